// The examples, as `cargo xtask run` serves them.

import { expectAccessible } from "./fixtures/axe.mjs";
import { CustomerForm } from "./fixtures/customer-form.mjs";
import { smallCustomer } from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";

const EXAMPLES = [
  { name: "A plain page", root: (page) => page },
  { name: "A page made with React", root: (page) => page },
  { name: "A page with a frame", root: (page) => page.frameLocator("iframe") },
];

for (const { name, root } of EXAMPLES) {
  test(`${name} creates a customer and hears of it`, async ({ page, sandbox, words }) => {
    await page.goto(`${sandbox.origin}/examples/`);
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
    const form = new CustomerForm(root(page), words);
    await form.fill(smallCustomer(words.decimal));
    await expect(page.locator("#events")).toContainText('{"dirty":true}');
    await form.createThrough();
    const id = await root(page).locator("[data-customer-id]").getAttribute("data-customer-id");
    await expect(page.locator("#events")).toContainText(id);
    expect(await sandbox.customer(id)).toMatchObject({ companyName: "Adventure Works Lda" });
    await expectAccessible(page, { looks: [{ width: 320, height: 800, colorScheme: "dark" }] });
  });
}

test("React's state is the theme of the element", async ({ page, sandbox }) => {
  await page.goto(`${sandbox.origin}/examples/host/react/`);
  const name = page.locator('[name="companyName"]');
  await name.fill("Adventure Works Lda");
  await page.getByLabel("Theme").selectOption("dark");
  await expect(page.locator(".onboard")).toHaveCSS("background-color", "rgb(20, 23, 28)");
  await expect(name).toHaveValue("Adventure Works Lda");
});
