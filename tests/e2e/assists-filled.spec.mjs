// Thousands of resellers and customers.

import { ALL, INSTANCE, PATHS, test } from "./fixtures/assists.mjs";
import { COMPANY, CONTOSO, freeDomain, smallCustomer } from "./fixtures/customers.mjs";
import { expect } from "./fixtures/test.mjs";

test.use({ fill: true });

test("a reseller among 5,000 is found by three letters and the keyboard", async ({
  page,
  sandbox,
  assisted,
  openWith,
  form,
}) => {
  await openWith(["resellers"], { resellers: [] });
  await form.control("internalIdentifier").focus();
  await page.keyboard.press("Tab");
  await expect(assisted.reseller).toBeFocused();
  await page.keyboard.type("fun");
  await expect(assisted.options).toHaveCount(20);
  const third = await assisted.options.nth(2).locator("span").first().textContent();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(assisted.reseller).toHaveValue(third);
  const asked = await sandbox.reads(PATHS.resellers);
  expect(asked.length).toBeLessThanOrEqual(2);
});

test("the list of resellers goes on, and says how many there are", async ({
  page,
  assisted,
  openWith,
  words,
}) => {
  await openWith(["resellers"], { resellers: [] });
  await assisted.reseller.pressSequentially("lis");
  const more = assisted.options.filter({ hasText: words.moreResellers });
  await expect(more).toHaveText("Show more: 25 of 57 shown");
  await more.click();
  await expect(more).toHaveText("Show more: 50 of 57 shown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await more.click();
  await expect(more).toBeHidden();
  await expect(assisted.options).toHaveCount(57);
});

test("what goes wrong today is known before anything is sent", async ({
  sandbox,
  assisted,
  openAtMicrosoft,
  form,
}) => {
  const headers = {
    authorization: `Bearer ${await sandbox.token()}`,
    "x-tenant": "portal.contoso.example",
  };
  const answer = await fetch(`${sandbox.origin}/v1/Customers?includeDeleted=false&pageSize=1`, {
    headers,
  });
  const [there] = (await answer.json()).items;
  await openAtMicrosoft(ALL);
  await form.leave("companyName", there.companyName);
  await expect(assisted.existing.first()).toContainText(there.companyName);
  await assisted.domain.fill("");
  await assisted.domain.pressSequentially("contoso");
  await expect(assisted.domainTaken).toBeVisible();
  await form.put(INSTANCE, CONTOSO);
  await form.putAll({ ...COMPANY, companyName: there.companyName, zip: "1" });
  expect(await sandbox.posts()).toEqual([]);
});

test("deleted customers are not shown, and another company is remembered", async ({
  page,
  sandbox,
  assisted,
  openWith,
  form,
  createdPage,
  words,
}) => {
  const name = `Wingtip ${freeDomain()}`;
  await openWith(["duplicates"]);
  const ids = [];
  for (let at = 0; at < 2; at += 1) {
    const customer = smallCustomer();
    await form.fill({ ...customer, controls: { ...COMPANY, companyName: name } });
    await form.createThrough();
    ids.push(await createdPage.opened());
    await createdPage.again.click();
  }
  await sandbox.deleteCustomer(ids[0]);
  await form.leave("companyName", name);
  await expect(assisted.existing.getByRole("listitem")).toHaveCount(1);
  await assisted.existing.getByRole("button", { name: words.anotherCompany }).click();
  await form.leave("city", "Porto");
  await page.reload();
  await expect(form.control("city")).toHaveValue("Porto");
  await form.control("companyName").press("End");
  await form.control("companyName").press("Space");
  await form.control("companyName").press("Backspace");
  const answered = page.waitForResponse("**/v1/Customers?*");
  await form.control("companyName").blur();
  await answered;
  await form.control("city").click();
  await expect(assisted.existing).toHaveCount(0);
});
