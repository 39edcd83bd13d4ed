// Thousands of resellers and customers.

import { DOMAIN, INSTANCE, PATHS, openForm, switchOn } from "./fixtures/assists.mjs";
import { COMPANY, CONTOSO, freeDomain, smallCustomer } from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";

test.use({ fill: true });

const ALL = Object.keys(PATHS);

test("a reseller among 5,000 is found by three letters and the keyboard", async ({
  page,
  sandbox,
  signInPage,
  form,
}) => {
  await switchOn(page, ["resellers"], { resellers: [] });
  await signInPage.signIn();
  await form.control("internalIdentifier").focus();
  await page.keyboard.press("Tab");
  await expect(form.control("resellerId")).toBeFocused();
  await page.keyboard.type("fun");
  const options = page.locator("li[role=option]");
  await expect(options).toHaveCount(20);
  const third = await options.nth(2).locator("span").first().textContent();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(form.control("resellerId")).toHaveValue(third);
  const asked = await sandbox.reads(PATHS.resellers);
  expect(asked.length).toBeLessThanOrEqual(2);
});

test("the list of resellers goes on, and says how many there are", async ({
  page,
  signInPage,
  form,
  words,
}) => {
  await switchOn(page, ["resellers"], { resellers: [] });
  await signInPage.signIn();
  await form.control("resellerId").pressSequentially("lis");
  const more = page.locator("li[role=option]", { hasText: words.moreResellers });
  await expect(more).toHaveText("Show more: 25 of 57 shown");
  await more.click();
  await expect(more).toHaveText("Show more: 50 of 57 shown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await more.click();
  await expect(more).toBeHidden();
  await expect(page.locator("li[role=option]")).toHaveCount(57);
});

test("what goes wrong today is known before anything is sent", async ({
  page,
  sandbox,
  signInPage,
  form,
  words,
}) => {
  await switchOn(page, ALL);
  const headers = {
    authorization: `Bearer ${await sandbox.token()}`,
    "x-tenant": "portal.contoso.example",
  };
  const answer = await fetch(`${sandbox.origin}/v1/Customers?includeDeleted=false&pageSize=1`, {
    headers,
  });
  const [there] = (await answer.json()).items;
  await openForm(signInPage, form);
  await form.leave("companyName", there.companyName);
  const group = page.getByRole("group", { name: words.existing });
  await expect(group.first()).toContainText(there.companyName);
  await form.control(DOMAIN).fill("");
  await form.control(DOMAIN).pressSequentially("contoso");
  await expect(form.finding(DOMAIN, "domain-taken")).toBeVisible();
  await form.put(INSTANCE, CONTOSO);
  await form.putAll({ ...COMPANY, companyName: there.companyName, zip: "1" });
  expect(await sandbox.posts()).toEqual([]);
});

test("deleted customers are not shown, and another company is remembered", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
  words,
}) => {
  await switchOn(page, ["duplicates"]);
  const name = `Wingtip ${freeDomain()}`;
  await signInPage.signIn();
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
  const group = page.getByRole("group", { name: words.existing });
  await expect(group.getByRole("listitem")).toHaveCount(1);
  await group.getByRole("button", { name: words.anotherCompany }).click();
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
  await expect(group).toHaveCount(0);
});
