// What changes in a page goes on changing while the browser translates it.

import { smallCustomer } from "./fixtures/customers.mjs";
import { Palette } from "./fixtures/palette.mjs";
import { RequestTools } from "./fixtures/request-tools.mjs";
import { Reuse } from "./fixtures/reuse.mjs";
import { expect, test } from "./fixtures/test.mjs";
import { toolWords } from "./fixtures/tool-words.mjs";

test.use({ translated: true, permissions: ["clipboard-read", "clipboard-write"] });

test.beforeEach(async ({ page, signInPage }) => {
  await signInPage.signIn();
  await expect(page.locator("h1 font font")).toBeVisible();
});

test("the page of a customer, and what the next one keeps", async ({
  page,
  form,
  createdPage,
  words,
  create,
}) => {
  const reuse = new Reuse(page);
  await create();
  await expect(createdPage.statuses).toHaveText([words.ready]);
  await expect(reuse.keptSummary).toHaveText(`${reuse.words.keptNow} ${reuse.words.nothing}`);
  await reuse.keptSummary.click();
  await reuse.keepAll.click();
  const all = reuse.words.parts.join(", ");
  await expect(reuse.keptSummary).toHaveText(`${reuse.words.keptNow} ${all}`);
  await expect(reuse.keepNone).toBeVisible();
  await reuse.copyText.click();
  await expect(page.getByRole("button", { name: reuse.words.copied, exact: true })).toBeVisible();
  await createdPage.again.click();
  await expect(reuse.begun).toContainText("Adventure Works Lda");
  await form.fill({
    ...smallCustomer(),
    controls: { ...smallCustomer().controls, companyName: "Fabrikam Lda" },
  });
  await form.createThrough();
  await createdPage.opened();
  await createdPage.again.click();
  await expect(reuse.begun).toContainText("Fabrikam Lda");
  await expect(reuse.begun).not.toContainText("Adventure Works Lda");
});

test("a customer that the providers refuse", async ({ createdPage, words, create }) => {
  const customer = smallCustomer();
  customer.providers[0]["providerCustomerData.Domain"] = "contoso";
  await create(customer);
  await expect(createdPage.statuses).toHaveText([words.notCreated]);
  await expect(createdPage.heading).not.toContainText(words.wasCreated);
});

test("the list of created customers", async ({ page, watch, createdPage, words, create }) => {
  const reuse = new Reuse(page);
  watch.allowFailedRequests("/v1/Customers/");
  await page.route("**/v1/Customers/*", (route) => route.fulfill({ status: 404, body: "" }));
  await create();
  await expect(createdPage.statuses).toHaveText(["Unknown"]);
  await reuse.openHistory.click();
  await expect(reuse.rows).toContainText(["Unknown"]);
  await page.unroute("**/v1/Customers/*");
  await reuse.askAgain.click();
  await expect(reuse.rows.locator(".status")).toHaveText([words.ready]);
});

test("what the request says of itself", async ({ page, words }) => {
  const tools = new RequestTools(page, words);
  await tools.show();
  await tools.copy("json");
  await tools.copy("bash");
});

test("what the palette finds", async ({ page, words }) => {
  const { city, nothingFound } = toolWords(words);
  const palette = new Palette(page, toolWords(words));
  await palette.open();
  for (const [typed, names] of [
    [city, [city]],
    ["###", []],
    [words.country, [words.country]],
  ]) {
    await palette.input.fill(typed);
    await expect(palette.options.first()).toContainText(names);
    await expect(palette.dialog.getByText(nothingFound)).toHaveCount(names.length ? 0 : 1);
  }
});
