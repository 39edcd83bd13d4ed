// The summary above the form follows what is put right in it, row by row.

import { expectAccessible } from "./fixtures/axe.mjs";
import { COMPANY, CONTOSO, FABRIKAM, otherEntry, smallCustomer } from "./fixtures/customers.mjs";
import { HostPage } from "./fixtures/host-page.mjs";
import { expect, test } from "./fixtures/test.mjs";

const THIRD = "9c1f4e5d-6a7b-4c8d-9e0f-1a2b3c4d5e6f";

const entry = (at) => `providerCustomers.${at}.`;

/** A link of each of these rows, in order. */
async function lists(summary, ...rows) {
  const texts = rows.map((row) => new RegExp(`^${row}: `));
  await expect(summary.getByRole("link")).toHaveText(texts);
}

test.describe("with the second and the third provider wrong", () => {
  test.beforeEach(async ({ signInPage, form }) => {
    await signInPage.signIn();
    const customer = smallCustomer();
    customer.providers.push({ ...otherEntry(), providerCustomerData: "{" });
    await form.fill(customer);
    await form.addProvider.click();
    await form.put(`${entry(2)}providerInstanceId`, "other");
    await form.put(`${entry(2)}providerInstanceId`, THIRD);
    await form.putAll(
      {
        "providerCustomerData.Domain": "adventure-works",
        "margin.marginRule.name": "markup",
        "margin.value": "ten",
      },
      entry(2),
    );
    await form.create.click();
    await expect(form.summary).toBeFocused();
    await lists(form.summary, "Provider 2", "Provider 3", "Provider 3");
  });

  test("the second goes: its items leave, the third's are the second's", async ({
    page,
    form,
    words,
  }) => {
    await form.providerButton(1, words.removeProvider).click();
    await lists(form.summary, "Provider 2", "Provider 2");
    const links = form.summary.getByRole("link");
    for (const [at, name] of ["providerCustomerData.Domain", "margin.value"].entries()) {
      const control = form.control(entry(1) + name);
      await links.nth(at).click();
      await expect(control).toBeFocused();
      await expect(control).toHaveAttribute("aria-invalid", "true");
    }
    await form.leave(`${entry(1)}providerCustomerData.Domain`, "adventureworks");
    await lists(form.summary, "Provider 2");
    await expect(page).toHaveTitle(/^Error: /);
    await form.leave(`${entry(1)}margin.value`, "5");
    await expect(form.summary).toHaveCount(0);
    await expect(page).not.toHaveTitle(/^Error/);
  });

  test("the third goes, then the second", async ({ page, form, words }) => {
    await form.providerButton(2, words.removeProvider).press("Enter");
    await lists(form.summary, "Provider 2");
    await form.providerButton(1, words.removeProvider).press("Enter");
    await expect(form.summary).toHaveCount(0);
    await expect(page.getByRole("heading", { name: /^Provider 1/ })).toBeFocused();
  });

  test("what is removed and comes back is in it again", async ({ page, form, history, words }) => {
    await form.providerButton(1, words.removeProvider).click();
    await lists(form.summary, "Provider 2", "Provider 2");
    await history.undo.click();
    await lists(form.summary, "Provider 2", "Provider 3", "Provider 3");
    await history.redo.click();
    await lists(form.summary, "Provider 2", "Provider 2");
    await form.heading.focus();
    await page.keyboard.press("Control+z");
    await lists(form.summary, "Provider 2", "Provider 3", "Provider 3");
  });

  test("a duplicate comes before them", async ({ form, words }) => {
    await form.providerButton(0, words.duplicateProvider).click();
    await lists(form.summary, "Provider 3", "Provider 4", "Provider 4");
    await form.summary.getByRole("link").first().click();
    await expect(form.control(`${entry(2)}providerCustomerData`)).toBeFocused();
  });

  test("data shown the other way leaves no link to what is gone", async ({ form, words }) => {
    await form.providerButton(2, words.showJson).click();
    await lists(form.summary, "Provider 2", "Provider 3");
    await form.summary.getByRole("link").last().click();
    await expect(form.control(`${entry(2)}margin.value`)).toBeFocused();
  });

  test("wrong in another way: the sentence of now, as at the control", async ({ form }) => {
    const name = `${entry(2)}providerCustomerData.Domain`;
    for (const text of ["", "a".repeat(30)]) {
      await form.leave(name, text);
      const [{ text: sentence }] = await form.findings(name);
      await expect(form.summary.getByRole("link").nth(1)).toHaveText(`Provider 3: ${sentence}`);
    }
    await lists(form.summary, "Provider 2", "Provider 3", "Provider 3");
  });

  test("what is wrong only since then is shown at its control", async ({ form }) => {
    await form.leave("city", "a".repeat(256));
    await expect(form.control("city")).toHaveAttribute("aria-invalid", "true");
    await lists(form.summary, "Provider 2", "Provider 3", "Provider 3");
  });

  test("it stays the same element, and is not read again", async ({ page, form, words }) => {
    await form.summary.evaluate((it) => (it.dataset.same = "yes"));
    await expect(form.summary).not.toHaveAttribute("aria-live");
    await form.providerButton(1, words.removeProvider).click();
    await lists(form.summary, "Provider 2", "Provider 2");
    await expect(form.summary).toHaveAttribute("data-same", "yes");
    await expect(form.summary).toHaveAttribute("aria-live", "off");
    await expectAccessible(page, { looks: [{ width: 1440, height: 900, colorScheme: "light" }] });
    await form.create.click();
    await expect(form.summary).not.toHaveAttribute("data-same");
    await expect(form.summary).not.toHaveAttribute("aria-live");
  });
});

test("associations and offer margins", async ({ signInPage, form, page, words }) => {
  await signInPage.signIn();
  await form.fill(smallCustomer());
  const margins = `${entry(0)}offerTypeMargins.`;
  for (const at of [0, 1]) {
    await form.providerButton(0, words.addOfferMargin).click();
    const margin = { offerType: `Type${at}`, "marginRule.name": "markup", value: "ten" };
    await form.putAll(margin, `${margins}${at}.`);
    await form.addAssociation.click();
    await form.put(`customerAssociations.${at}.name`, `Reseller ${at}`);
  }
  await form.create.click();
  await expect(form.summary).toBeFocused();
  const margin = (n) => `Provider 1, offer type margin ${n}`;
  await lists(form.summary, margin(1), margin(2), "Association 1", "Association 2");
  await form.offerMarginButton(0, 0).click();
  await lists(form.summary, margin(1), "Association 1", "Association 2");
  await form.summary.getByRole("link").first().click();
  await expect(form.control(`${margins}0.value`)).toBeFocused();
  await page.getByRole("button", { name: `${words.removeAssociation} 1` }).click();
  await lists(form.summary, margin(1), "Association 1");
  await form.summary.getByRole("link").last().click();
  await expect(form.control("customerAssociations.0.resellerId")).toBeFocused();
  await form.providerButton(0, words.removeProvider).click();
  await lists(form.summary, "Association 1");
  await page.getByRole("button", { name: `${words.removeAssociation} 1` }).click();
  await expect(form.summary).toHaveCount(0);
});

test("no provider: solved by adding one", async ({ signInPage, form, words }) => {
  await signInPage.signIn();
  await form.fill({ controls: COMPANY });
  await form.providerButton(0, words.removeProvider).click();
  await form.create.click();
  await expect(form.summary.getByRole("link")).toHaveCount(1);
  await form.addProvider.click();
  await expect(form.summary).toHaveCount(0);
});

test("an empty entry: each link leads to its control", async ({ page, signInPage, form }) => {
  await signInPage.signIn();
  await form.addProvider.click();
  await form.create.click();
  await expect(form.summary).toBeFocused();
  for (const link of await form.summary.getByRole("link").all()) {
    await link.click();
    const invalid = await page.evaluate(() => document.activeElement.ariaInvalid);
    expect(invalid, await link.textContent()).toBe("true");
  }
});

test("warnings are called by the rows of now, and are asked about once", async ({
  sandbox,
  signInPage,
  form,
  createdPage,
  words,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.providers.push({ ...otherEntry(), "margin.value": "1,234" });
  await form.fill(customer);
  await form.create.click();
  await expect(form.warnings).toBeFocused();
  await lists(form.warnings, "Provider 2");
  const fix = form.warnings.getByRole("button", { name: words.useValue("1234") });
  await expect(fix).toHaveAccessibleName(`${words.useValue("1234")}, Provider 2`);
  await form.providerButton(0, words.removeProvider).click();
  await lists(form.warnings, "Provider 1");
  await expect(fix).toHaveAccessibleName(`${words.useValue("1234")}, Provider 1`);
  await form.create.click();
  await createdPage.opened();
  expect(await sandbox.posts()).toHaveLength(1);
});

test("what is typed right leaves at once, and nothing comes while it is typed", async ({
  page,
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  Object.assign(customer.controls, { city: "", addressLine1: "" });
  customer.providers[0]["margin.value"] = "8;5";
  await form.fill(customer);
  await form.create.click();
  await expect(form.summary).toBeFocused();
  const links = form.summary.getByRole("link");
  await expect(links).toHaveCount(3);
  await form.control("city").focus();
  await page.keyboard.type("P");
  await expect(links).toHaveCount(2);
  await expect(form.control("city")).toBeFocused();
  await page.keyboard.press("Backspace");
  await page.keyboard.type("  ");
  await expect(links, "not while it is typed").toHaveCount(2);
  await page.keyboard.press("Tab");
  await expect(links).toHaveCount(3);
  await form.leave("city", "Porto");
  await form.leave("addressLine1", "Rua Augusta 1");
  await expect(links).toHaveCount(1);
  const value = form.control(`${entry(0)}margin.value`);
  await value.fill("8");
  await expect(form.summary).toHaveCount(0);
  await expect(page).not.toHaveTitle(/^Error/);
});

test("an error's suggestion is one press away in the list as well", async ({
  sandbox,
  signInPage,
  form,
  createdPage,
  words,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.providers[0]["margin.value"] = "8,5";
  await form.fill(customer);
  await form.create.click();
  await expect(form.summary).toBeFocused();
  const fix = form.summary.getByRole("button", { name: words.useValue("8.5") });
  await expect(fix).toHaveAccessibleName(`${words.useValue("8.5")}, Provider 1`);
  await fix.click();
  await expect(form.summary).toHaveCount(0);
  await expect(form.create).toBeFocused();
  await expect(form.control(`${entry(0)}margin.value`)).toHaveValue("8.5");
  await form.create.click();
  await createdPage.opened();
  expect(await sandbox.posts()).toHaveLength(1);
});

test("what the API refuses follows its rows and goes with the text", async ({
  sandbox,
  signInPage,
  form,
  watch,
  words,
}) => {
  watch.allowFailedRequests("/v1/Customers");
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.providers.push(otherEntry());
  await form.fill(customer);
  const errors = [
    { propertyName: "City", description: ["Closed."] },
    { propertyName: `ProviderCustomers[${FABRIKAM}].Margin.Value`, description: ["Too low."] },
    { propertyName: `ProviderCustomers[${FABRIKAM}].Surprise`, description: ["Odd."] },
  ];
  await sandbox.fault({
    status: 400,
    body: { statusCode: 400, description: "The customer is not valid.", errors },
  });
  await form.create.click();
  await expect(form.summary).toBeFocused();
  const links = form.summary.getByRole("link");
  await expect(links).toHaveText([/Closed\./, /^Provider 2: .*Too low\./, /^Provider 2: .*Odd\./]);
  await form.providerButton(0, words.removeProvider).click();
  await expect(links).toHaveText([/Closed\./, /^Provider 1: .*Too low\./, /^Provider 1: .*Odd\./]);
  await form.leave("city", "Porto");
  await expect(links).toHaveText([/^Provider 1: .*Too low\./, /^Provider 1: .*Odd\./]);
  await form.leave(`${entry(0)}margin.value`, "6");
  await expect(links).toHaveText([/^Provider 1: .*Odd\./]);
  await form.providerButton(0, words.removeProvider).click();
  await expect(form.summary).toHaveCount(0);
});

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`1,511 problems in ${locale}`, () => {
    test.use({ locale });
    test.slow();

    /** Five hundred entries without domain and margin, one of them without a GUID, and no customer. */
    function manyEntries() {
      const providerCustomers = {};
      for (let at = 0; at < 500; at += 1) {
        const id = at ? `cb3cd15b-1d6e-45be-b493-${String(at).padStart(12, "0")}` : "no GUID";
        providerCustomers[id] = { providerCustomerData: "{}" };
      }
      return { providerCustomers };
    }

    test("fifty are listed until all are asked for", async ({ page, sandbox, form, words }) => {
      const host = new HostPage(page, sandbox);
      await host.open();
      await host.add({ attributes: { locale: words.tag }, value: manyEntries() });
      await form.create.click();
      await expect(form.summary).toBeFocused();
      const number = (count) => new Intl.NumberFormat(words.tag).format(count);
      const links = form.summary.getByRole("link");
      await expect(links).toHaveCount(50);
      await expect(form.summary).toContainText(`${words.problems} ${number(1511)}`);
      await expect(form.showAll).toHaveText(new RegExp(` ${number(1511)}$`));

      // The next one takes the place of what is solved.
      await form.leave("city", "Lisboa");
      await expect(form.showAll).toHaveText(new RegExp(` ${number(1510)}$`));
      await expect(links).toHaveCount(50);

      await form.showAll.press("Enter");
      await expect(links).toHaveCount(1510);
      await expect(links.nth(50)).toBeFocused();
      await expect(links.nth(50)).toBeInViewport();
      await expect(form.showAll).toHaveCount(0);
      await links.last().click();
      await expect(form.control(`${entry(499)}margin.value`)).toBeFocused();
      await form.leave(`${entry(499)}margin.value`, "5");
      await expect(links).toHaveCount(1509);
    });
  });
}

test("fewer than fifty are listed as they are", async ({ page, sandbox, form }) => {
  const host = new HostPage(page, sandbox);
  await host.open();
  const associations = Array.from({ length: 18 }, () => ({ resellerId: "", name: "" }));
  const data = JSON.stringify({ Domain: "contoso" });
  await host.add({
    value: {
      providerCustomers: { [CONTOSO]: { providerCustomerData: data } },
      customerAssociations: associations,
    },
  });
  await form.create.click();
  await expect(form.summary).toBeFocused();
  // Ten of the customer, two of the margin, two of each association.
  await expect(form.summary.getByRole("link")).toHaveCount(48);
  await expect(form.showAll).toHaveCount(0);
});
