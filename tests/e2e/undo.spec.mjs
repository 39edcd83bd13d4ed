// Undo and redo over the whole form.

import { expectAccessible } from "./fixtures/axe.mjs";
import { microsoftEntry, otherEntry, smallCustomer } from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";

test("texts, one after another, by buttons and by keys", async ({
  page,
  signInPage,
  form,
  history,
}) => {
  await signInPage.signIn();
  await expect(history.undo).toHaveAttribute("aria-disabled", "true");
  for (const [name, text] of [
    ["companyName", "Adventure Works Lda"],
    ["city", "Lisboa"],
  ]) {
    await form.control(name).click();
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await history.undo.click();
  await expect(form.control("city")).toHaveValue("");
  await expect(form.control("companyName")).toHaveValue("Adventure Works Lda");
  await expect(history.undo).toBeFocused();
  await history.redo.click();
  await expect(form.control("city")).toHaveValue("Lisboa");
  await form.heading.focus();
  await page.keyboard.press("Control+z");
  await expect(form.control("city")).toHaveValue("");
  await page.keyboard.press("Control+Shift+z");
  await expect(form.control("city")).toHaveValue("Lisboa");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  await expect(form.control("city")).toHaveValue("Lisboa");
});

test("a provider that was removed comes back whole, in its place", async ({
  signInPage,
  form,
  history,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.providers.push(otherEntry());
  await form.fill(customer);
  await form.addProvider.click();
  await form.put("providerCustomers.2.providerCustomerData.Domain", "third");
  await form.control("city").focus();
  const before = await form.values();
  await form.providerButton(1, form.words.removeProvider).click();
  await expect(form.provider(2)).toHaveCount(0);
  await expect(form.control("providerCustomers.1.providerCustomerData.Domain")).toHaveValue(
    "third",
  );
  await history.undo.click();
  await expect(form.provider(2)).toHaveCount(1);
  expect(await form.values()).toEqual(before);
  await history.redo.click();
  await expect(form.provider(2)).toHaveCount(0);
});

test("a tick, a choice, an added row", async ({ signInPage, form, history }) => {
  await signInPage.signIn();
  await form.control("providerCustomers.0.providerCustomerData.EnableGDAP").check();
  await form.control("providerCustomers.0.margin.marginRule.name").selectOption("markup");
  await form.addAssociation.click();
  const gdap = form.control("providerCustomers.0.providerCustomerData.EnableGDAP");
  await history.undo.click();
  await expect(form.control("customerAssociations.0.name")).toHaveCount(0);
  await history.undo.click();
  await expect(form.control("providerCustomers.0.margin.marginRule.name")).toHaveValue("");
  await expect(gdap).toBeChecked();
  await history.undo.click();
  await expect(gdap).not.toBeChecked();
  await expect(history.undo).toHaveAttribute("aria-disabled", "true");
});

test("inside a text the keys are the text's own", async ({ page, signInPage, form }) => {
  await signInPage.signIn();
  await form.control("companyName").click();
  await page.keyboard.type("Adventure Works");
  await page.keyboard.press("Tab");
  await form.control("city").click();
  await page.keyboard.type("Lisboa");
  await page.keyboard.press("Control+z");
  await expect(form.control("companyName")).toHaveValue("Adventure Works");
});

test("a created customer leaves nothing to undo", async ({
  signInPage,
  form,
  createdPage,
  history,
}) => {
  await signInPage.signIn();
  await form.fill({ controls: smallCustomer().controls, providers: [microsoftEntry()] });
  await form.create.click();
  await createdPage.opened();
  await createdPage.again.click();
  await expect(history.undo).toHaveAttribute("aria-disabled", "true");
  await expect(form.control("companyName")).toHaveValue("");
});

test.describe("at 320 px, in Portuguese", () => {
  test.use({ locale: "pt-PT", colorScheme: "dark", viewport: { width: 320, height: 800 } });

  test("the buttons are there and accessible", async ({ page, signInPage, form, history }) => {
    await signInPage.signIn();
    await form.put("companyName", "Adventure Works Lda");
    await history.undo.focus();
    await expect(history.undo).toBeVisible();
    await expectAccessible(page);
  });
});
