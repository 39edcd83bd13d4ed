// Expiry is not logout: what was typed and what was being sent outlives the token.

import { expectAccessible } from "./fixtures/axe.mjs";
import { CONTOSO, FABRIKAM, otherEntry, smallCustomer } from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";

/** An instance that is not configured. */
const THIRD = "7c1e0b60-0f0d-4c3f-8a53-53b7b0a4e2d3";

/** Opens the form with a token of this life, in seconds, and a clock that the test turns. */
async function signInFor(life, { page, signInPage }) {
  await page.clock.install();
  await signInPage.signIn({ life, name: "Ana Silva" });
}

test("a token that ends in the middle of typing three providers", async ({
  page,
  sandbox,
  signInPage,
  form,
  renewal,
  createdPage,
}) => {
  await signInFor(600, { page, signInPage });
  const customer = smallCustomer();
  customer.providers.push(otherEntry());
  await form.fill(customer);
  await form.addProvider.click();
  await form.put("providerCustomers.2.providerCustomerData.Domain", "halfway");
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const control = form.control("providerCustomers.2.providerCustomerData.Domain");
  await control.focus();
  const [before, scrolled] = [await form.valuesFilledIn(), await page.evaluate(() => scrollY)];

  await page.clock.runFor("10:10");
  await expect(renewal.dialog).toBeVisible();
  await expect(renewal.token).toBeFocused();
  await renewal.paste(await sandbox.token({ name: "Ana Silva" }));
  await expect(renewal.dialog).toBeHidden();
  await expect(control).toBeFocused();
  expect(await form.values()).toEqual(before);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);

  await form.put("providerCustomers.2.providerInstanceId", "other");
  await form.putAll(
    {
      providerInstanceId: THIRD,
      "margin.marginRule.name": "markup",
      "margin.value": "7.5",
    },
    "providerCustomers.2.",
  );
  await form.createThrough();
  const id = await createdPage.opened();
  const { companyName, providerCustomers } = await sandbox.customer(id);
  expect(companyName).toBe(customer.controls.companyName);
  expect(new Set(Object.keys(providerCustomers))).toEqual(new Set([CONTOSO, FABRIKAM, THIRD]));
  expect(providerCustomers[THIRD].providerCustomerData).toContain("halfway");
});

test("a token that the API refuses in the middle of a save", async ({
  watch,
  sandbox,
  signInPage,
  form,
  renewal,
  createdPage,
}) => {
  await signInPage.signIn({ name: "Ana Silva" });
  await form.fill(smallCustomer());
  watch.allowFailedRequests("/v1/Customers");
  await sandbox.fault({ status: 401 });
  await form.create.click();
  await expect(renewal.token).toBeFocused();
  const token = await sandbox.token({ name: "Ana Silva" });
  await renewal.paste(token);
  const id = await createdPage.opened();
  const posts = await sandbox.posts();
  expect(posts).toHaveLength(2);
  const [first, second] = posts;
  expect(second.body).toBe(first.body);
  expect(second.headers["x-correlation-id"]).toBe(first.headers["x-correlation-id"]);
  expect(second.headers.authorization).toBe(`Bearer ${token}`);
  expect(JSON.parse(second.body).id).toBe(id);
});

test("a notice from five minutes before the end takes no focus", async ({
  page,
  sandbox,
  signInPage,
  form,
  renewal,
}) => {
  await signInFor(900, { page, signInPage });
  await form.control("companyName").focus();
  await page.clock.runFor("09:50");
  await expect(renewal.notice).toHaveCount(0);
  await page.clock.runFor("00:20");
  await expect(page.getByRole("status").filter({ has: renewal.notice })).toContainText(
    "Your session expires on",
  );
  await expect(form.control("companyName")).toBeFocused();
  await renewal.renew.click();
  await renewal.paste(await sandbox.token({ name: "Ana Silva" }));
  await expect(renewal.dialog).toBeHidden();
  await expect(renewal.notice).toHaveCount(0);
});

test("put off with Escape, and opened again", async ({
  page,
  sandbox,
  signInPage,
  form,
  renewal,
}) => {
  await signInFor(600, { page, signInPage });
  await form.put("companyName", "Adventure Works Lda");
  await page.clock.runFor("10:10");
  await expect(renewal.token).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(renewal.dialog).toBeHidden();
  await page.clock.runFor("01:00");
  await expect(renewal.dialog).toBeHidden();
  await form.put("city", "Lisboa");
  await renewal.renew.click();
  await renewal.notNow.click();
  await expect(renewal.dialog).toBeHidden();
  await renewal.renew.click();
  await renewal.paste(await sandbox.token({ name: "Ana Silva" }));
  await expect(renewal.dialog).toBeHidden();
  await expect(form.control("companyName")).toHaveValue("Adventure Works Lda");
  await expect(form.control("city")).toHaveValue("Lisboa");
});

for (const [title, pasted, says] of [
  ["nothing", "", "Enter the access token"],
  ["no token", "password", "three parts"],
]) {
  test(`pasted into the dialog: ${title}`, async ({ page, signInPage, renewal }) => {
    await signInFor(600, { page, signInPage });
    await page.clock.runFor("10:10");
    await renewal.paste(pasted);
    await expect(renewal.token).toBeFocused();
    await expect(renewal.token).toHaveAttribute("aria-invalid", "true");
    await expect(renewal.dialog.locator('[data-rule="token"]')).toContainText(says);
    await expectAccessible(page);
  });
}

test("a token of another person requires confirmation", async ({
  page,
  sandbox,
  signInPage,
  form,
  renewal,
}) => {
  await signInFor(600, { page, signInPage });
  await form.put("companyName", "Adventure Works Lda");
  await page.clock.runFor("10:10");
  const token = await sandbox.token({ name: "Rui Costa", role: "reseller" });
  await renewal.paste(token);
  await expect(renewal.dialog).toContainText("Rui Costa · Reseller");
  await expect(renewal.dialog).toContainText("Ana Silva · CSP admin");
  await expectAccessible(page);
  await renewal.another.click();
  await renewal.paste(token);
  await renewal.accept.click();
  await expect(renewal.dialog).toBeHidden();
  await expect(signInPage.header).toContainText("Rui Costa");
  await expect(form.control("companyName")).toHaveValue("Adventure Works Lda");
  await expect(form.control("resellerId")).toHaveCount(0);
});

for (const [locale, colorScheme, width] of [
  ["en-US", "light", 1440],
  ["pt-PT", "dark", 320],
]) {
  test.describe(`in ${locale}, ${colorScheme}, ${width} px`, () => {
    test.use({ locale, colorScheme, viewport: { width, height: 800 } });

    test("notice and dialog are accessible", async ({ page, signInPage, renewal }) => {
      await signInFor(900, { page, signInPage });
      await page.clock.runFor("10:10");
      await expect(renewal.notice).toBeVisible();
      await expectAccessible(page);
      await page.clock.runFor("05:10");
      await expect(renewal.token).toBeFocused();
      await expectAccessible(page);
      const overflows = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(overflows).toBe(false);
    });
  });
}
