// The program comes in two parts: the second once somebody works in the form.

import { smallCustomer } from "./fixtures/customers.mjs";
import { SHELLS } from "./fixtures/shells.mjs";
import { expect, test } from "./fixtures/test.mjs";

const SECOND = /\/(app|element)_second-\w+\.wasm$/;

/** The second part is not to be had before the promise that this gives is kept. */
async function withhold(page, watch) {
  watch.allowFailedRequests("/");
  watch.allowMessage(/Failed to fetch/);
  await page.route(SECOND, (route) => route.abort());
  return async () => page.unroute(SECOND);
}

for (const kind of SHELLS) {
  test.describe(`the ${kind}`, () => {
    test("is shown with the first part alone", async ({ page, openShell }) => {
      const asked = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      const { form } = await openShell(kind);
      await expect(form.control("companyName")).toBeVisible();
      await page.waitForLoadState("networkidle");
      expect(asked.filter((path) => SECOND.test(path))).toEqual([]);
      const second = page.waitForRequest(SECOND);
      await form.control("companyName").press("A");
      await second;
      await form.control("companyName").press("B");
      await page.waitForLoadState("networkidle");
      expect(asked.filter((path) => SECOND.test(path))).toHaveLength(1);
    });

    test("what is pressed before the second part is there is done once it is", async ({
      page,
      sandbox,
      words,
      watch,
      openShell,
    }) => {
      const release = await withhold(page, watch);
      const { form, root } = await openShell(kind);
      await form.fill(smallCustomer(words.decimal));
      await form.create.click();
      await form.create.click();
      await expect(root.getByText(words.partLoading)).toBeVisible();
      await expect(form.control("companyName")).toHaveValue("Adventure Works Lda");
      await release();
      await expect(root.locator("[data-customer-id]")).toBeVisible();
      expect(await sandbox.posts()).toHaveLength(1);
    });
  });
}

test("a host that sends .wasm files under another type", async ({ page, openShell }) => {
  await page.route(/\.wasm$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-type": "application/octet-stream" };
    await route.fulfill({ response, headers });
  });
  const { form, root } = await openShell("page");
  await form.fill(smallCustomer());
  await form.create.click();
  await expect(root.locator("[data-customer-id]")).toBeVisible();
});

test("a customer's page waits for the second part", async ({ page, signInPage, words, watch }) => {
  await signInPage.signIn();
  const release = await withhold(page, watch);
  await page.goto("customers/3f0e7c1d-5a67-4a53-9a52-1c4d6a1b7e20");
  await expect(page.getByText(words.partLoading)).toBeVisible();
  await release();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
