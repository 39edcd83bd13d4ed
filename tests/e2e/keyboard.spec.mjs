import { expect, test } from "./fixtures/test.mjs";
import { COMPANY, CONTOSO, FABRIKAM, PROPERTIES, freeDomain } from "./fixtures/customers.mjs";
import { focusedName, tabTo } from "./fixtures/journey.mjs";
import { TENANT } from "./fixtures/sandbox.mjs";

// Other properties may come in between.
const ORDER = [
  "companyName",
  "country",
  "taxId",
  "internalIdentifier",
  "resellerId",
  "addressLine1",
  "addressLine2",
  "city",
  "state",
  "zip",
  "firstName",
  "middleName",
  "lastName",
  "email",
  "phone",
];

test("from signing in to the customer's id by keyboard alone", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
  words,
}) => {
  const keys = page.keyboard;
  await page.goto("./");
  await signInPage.tenant.waitFor();
  await tabTo(signInPage.tenant);
  await keys.type(TENANT);
  await keys.press("Tab");
  await keys.insertText(await sandbox.token());
  await keys.press("Enter");
  await expect(form.heading).toBeFocused();

  const texts = { ...COMPANY, country: "Portugal" };
  const names = [];
  while (names.length < Object.keys(PROPERTIES).length) {
    await keys.press("Tab");
    const name = await focusedName(page);
    names.push(name);
    await keys.type(texts[name] ?? "");
  }
  expect(names.toSorted()).toEqual(Object.keys(PROPERTIES).toSorted());
  expect(names.filter((name) => ORDER.includes(name))).toEqual(ORDER);
  await tabTo(form.control("providerCustomers.0.providerInstanceId"));
  await keys.type("Contoso");
  await tabTo(form.control("providerCustomers.0.providerCustomerData.Domain"));
  await keys.type(freeDomain());
  await tabTo(form.control("providerCustomers.0.providerCustomerData.EnableGDAP"));
  await keys.press("Space");
  await tabTo(form.control("providerCustomers.0.margin.marginRule.name"));
  await keys.type("Markup");
  await keys.press("Tab");
  await keys.type("10.6");

  await tabTo(form.addProvider);
  await keys.press("Enter");
  const instance = form.control("providerCustomers.1.providerInstanceId");
  await expect(instance).toBeFocused();
  await expect(page.getByRole("status").filter({ hasText: "Provider 2 added" })).toBeAttached();
  await keys.type("Fabrikam");
  await expect(instance).toHaveValue(FABRIKAM);
  await keys.press("Tab");
  await expect(form.control("providerCustomers.1.providerCustomerData")).toBeFocused();
  await keys.type('{"Account":"4711"}');
  await tabTo(form.control("providerCustomers.1.margin.marginRule.name"));
  await keys.type("Margin");
  await keys.press("Tab");
  await keys.type("5");
  await tabTo(form.create);
  await keys.press("Space");

  const id = await createdPage.opened();
  await expect(createdPage.heading).toBeFocused();
  const customer = await sandbox.customer(id);
  expect(customer).toMatchObject(COMPANY);
  expect(Object.keys(customer.providerCustomers).sort()).toEqual([FABRIKAM, CONTOSO].sort());
  const data = JSON.parse(customer.providerCustomers[CONTOSO].providerCustomerData);
  expect(data.EnableGDAP).toBe(true);

  await keys.press("Tab");
  await expect(createdPage.again).toBeFocused();
  await keys.press("Enter");
  await expect(form.heading).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(`^${words.newCustomer}`));
});

test("the way past the header leads to the heading", async ({ page, signInPage, form, drafts }) => {
  await signInPage.signIn();
  await page.reload();
  await form.heading.waitFor();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the form" })).toBeFocused();
  await expect(page.getByRole("link", { name: "Skip to the form" })).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(form.heading).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await focusedName(page)).toBe("companyName");
  for (const name of ["Actions", "Templates", "Paste a customer"]) {
    await page.keyboard.press("Shift+Tab");
    await expect(page.getByRole("button", { name, exact: true })).toBeFocused();
  }
  await page.keyboard.press("Shift+Tab");
  await expect(drafts.summary).toBeFocused();
});

test("in an entry, what few people need comes after the margins", async ({
  page,
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
  await expect(form.control("providerCustomers.0.providerCustomerData.Domain")).toBeVisible();
  await form.control("providerCustomers.0.providerInstanceId").focus();
  const stops = [];
  do {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const { name, textContent } = document.activeElement;
      return name ? name.replace(/^providerCustomers\.0\./, "") : textContent;
    });
    stops.push(stop);
  } while (!stops.includes("Add provider") && stops.length < 30);
  expect(stops).toEqual([
    "providerCustomerData.Domain",
    "providerCustomerData.CredentialsEmail",
    "providerCustomerData.EnableGDAP",
    "providerCustomerData.KeepPrimaryInformation",
    "margin.marginRule.name",
    "margin.value",
    "Add offer type margin",
    "More: locale, agreement, partner ID, qualifications",
    "Show as JSON",
    "Duplicate",
    "Remove",
    "Add provider",
  ]);
});

test("everything that can be focused shows it", async ({ page, signInPage, form }) => {
  await signInPage.signIn();
  await form.put("companyName", "Adventure Works");
  await form.control("companyName").focus();
  for (let presses = 0; presses < 45; presses += 1) {
    await page.keyboard.press("Tab");
    const { shown, markup } = await page.evaluate(() => {
      const element = document.activeElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      const hasOutline = outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
      return {
        // The parts of a date are the browser's own, and show it themselves.
        shown:
          element === document.body ||
          element.type === "date" ||
          hasOutline ||
          boxShadow !== "none",
        markup: element.outerHTML.slice(0, 120),
      };
    });
    expect(shown, markup).toBe(true);
  }
});

test.describe("the country's combobox", () => {
  test.beforeEach(async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.control("country").focus();
  });

  test("arrows and Enter choose", async ({ page, form }) => {
    const country = form.control("country");
    await page.keyboard.type("port");
    await expect(country).toHaveAttribute("aria-expanded", "true");
    const active = page.locator('[role="option"][aria-selected="true"]');
    await expect(active).toContainText("Portugal");
    await expect(country).toHaveAttribute("aria-activedescendant", await active.getAttribute("id"));
    await page.keyboard.press("ArrowDown");
    await expect(active).not.toContainText("Portugal");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(country).toHaveAttribute("data-value", "PT");
    await expect(country).toHaveValue("Portugal");
    await expect(country).toHaveAttribute("aria-expanded", "false");
    await expect(country).not.toHaveAttribute("aria-activedescendant");
    await expect(country).toBeFocused();
    await expect(form.summary).toHaveCount(0);
  });

  test("the arrows go round, and the active option is in view", async ({ page, form }) => {
    const country = form.control("country");
    await page.keyboard.press("ArrowDown");
    await expect(form.countries).toHaveCount(250);
    await page.keyboard.press("ArrowUp");
    await expect(form.countries.last()).toHaveAttribute("aria-selected", "true");
    await expect(form.countries.last()).toBeInViewport();
    await page.keyboard.press("ArrowDown");
    await expect(form.countries.first()).toHaveAttribute("aria-selected", "true");
    await expect(form.countries.first()).toBeInViewport();
    await expect(form.page.locator('[aria-selected="true"]')).toHaveCount(1);
    await expect(country).toBeFocused();
  });

  test("Escape closes and keeps what is typed", async ({ page, form }) => {
    const country = form.control("country");
    await page.keyboard.type("spa");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    await expect(country).toHaveAttribute("aria-expanded", "false");
    await expect(country).toHaveValue("spa");
    await expect(country).toHaveAttribute("data-value", "");
    await expect(form.countries.filter({ visible: true })).toHaveCount(0);
  });

  test("Tab takes the active option and goes on", async ({ page, form }) => {
    await page.keyboard.type("spa");
    await page.keyboard.press("Tab");
    await expect(form.control("country")).toHaveAttribute("data-value", "ES");
    await expect(form.control("taxId")).toBeFocused();
  });

  test("Alt with an arrow opens and closes without choosing", async ({ page, form }) => {
    const country = form.control("country");
    await page.keyboard.press("Alt+ArrowDown");
    await expect(country).toHaveAttribute("aria-expanded", "true");
    await expect(country).not.toHaveAttribute("aria-activedescendant");
    await page.keyboard.press("Alt+ArrowUp");
    await expect(country).toHaveAttribute("aria-expanded", "false");
    await expect(country).toHaveAttribute("data-value", "");
  });

  test("Enter on a closed list sends the form", async ({ page, form }) => {
    await page.keyboard.type("PT");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await expect(form.summary).toBeFocused();
  });

  test("Enter in an open list does not", async ({ page, form }) => {
    await page.keyboard.type("PT");
    await page.keyboard.press("Enter");
    await expect(form.control("country")).toHaveAttribute("aria-expanded", "false");
    await expect(form.summary).toHaveCount(0);
  });

  test("how many fit is announced", async ({ page }) => {
    const said = page.getByRole("status");
    await page.keyboard.type("portugal");
    await expect(said.filter({ hasText: /^Countries found: 1$/ })).toBeAttached();
    await page.keyboard.type("x");
    await expect(said.filter({ hasText: "No country matches" })).toBeAttached();
  });
});
