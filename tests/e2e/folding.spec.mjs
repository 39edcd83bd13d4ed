// With more than eight entries those not in use fold into a line each.

import { expect, test } from "./fixtures/test.mjs";

const domain = (at) => `providerCustomers.${at}.providerCustomerData.Domain`;

/** Adds entries until there are so many, and names the domain of the first. */
async function entries(form, count) {
  await form.put(domain(0), "adventureworks");
  for (let at = 1; at < count; at += 1) {
    await form.addProvider.click();
    await expect(form.control(`providerCustomers.${at}.providerInstanceId`)).toBeFocused();
  }
}

test.beforeEach(async ({ signInPage }) => {
  await signInPage.signIn();
});

const lines = (page) => page.locator("button.fold:not(.unfold)[aria-expanded=false]");

test("eight stay open, nine do not", async ({ page, form }) => {
  await entries(form, 8);
  await expect(lines(page)).toHaveCount(0);
  await form.addProvider.click();
  // The two used last stay open.
  await expect(lines(page)).toHaveCount(7);
  await expect(lines(page).first()).toHaveText(/^Provider 1, .*adventureworks/);
  await expect(form.control(domain(0))).toHaveCount(0);
});

test("a press opens a line, and folds it again", async ({ page, form }) => {
  await entries(form, 10);
  await lines(page).first().press("Enter");
  const heading = page.locator("button.fold:not(.unfold)").first();
  await expect(heading).toHaveAttribute("aria-expanded", "true");
  await expect(heading).toBeFocused();
  await form.put(domain(0), "fabrikam");
  await heading.press("Enter");
  await expect(lines(page).first()).toHaveText(/fabrikam/);
  await expect(lines(page).first()).toBeFocused();
});

test("a line follows its number and what is undone", async ({ page, form, history, words }) => {
  await entries(form, 11);
  await lines(page).nth(1).click();
  await form.put(domain(1), "fabrikam");
  await page.locator("button.fold:not(.unfold)").nth(1).click();
  await expect(lines(page).nth(1)).toHaveText(/^Provider 2, .*fabrikam/);
  // What is undone opens, so that it is seen.
  await history.undo.click();
  await expect(form.control(domain(1))).toHaveValue("");
  await page.locator("button.fold:not(.unfold)").nth(1).click();
  await expect(lines(page).nth(1)).not.toHaveText(/fabrikam/);
  await history.redo.click();
  await expect(form.control(domain(1))).toHaveValue("fabrikam");
  await page.locator("button.fold:not(.unfold)").nth(1).click();
  await expect(lines(page).nth(1)).toHaveText(/^Provider 2, .*fabrikam/);

  await lines(page).first().click();
  await form.providerButton(0, words.removeProvider).click();
  await expect(lines(page).first()).toHaveText(/^Provider 1, .*fabrikam/);
  await expect(lines(page).nth(1)).toHaveText(/^Provider 2\b/);
});

test("a submit opens what it finds, and the lines of the others say how much", async ({
  page,
  form,
  words,
}) => {
  test.slow();
  await entries(form, 24);
  await form.create.click();
  await expect(form.summary).toBeFocused();
  // At most twenty are opened for it.
  const folded = lines(page);
  await expect(folded.first()).toHaveText(/, Problems: \d+$/);
  const [, found] = /(\d+)$/.exec(await folded.last().textContent());
  const count = await folded.count();
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(5);

  // The last two are in use, and open.
  const links = await form.summary.getByRole("link").all();
  await links.at(-1 - 2 * Number(found)).click();
  await expect(folded).toHaveCount(count - 1);
  await expect(page.locator(":focus")).toHaveAttribute("name", /^providerCustomers\.2\d\./);
  await expect(form.create).toHaveText(words.createCustomer);
});

test.describe("in a narrow window", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("a long list of what is found begins where it begins, as wide as the window", async ({
    page,
    form,
  }) => {
    await entries(form, 11);
    await form.create.click();
    await expect(form.summary).toBeFocused();
    await expect(form.summary.getByRole("heading")).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
