import { configure, expect, test } from "./fixtures/test.mjs";
import {
  COMPANY,
  CONTOSO,
  FABRIKAM,
  PROPERTIES,
  smallCustomer,
  TAILSPIN,
  UUID,
  wholeCustomer,
} from "./fixtures/customers.mjs";
import { TENANT } from "./fixtures/sandbox.mjs";

/** The request that `wholeCustomer` has to become, letter by letter. */
function bodyOf({ providers: [{ "providerCustomerData.Domain": domain }] }, id) {
  const data = JSON.stringify({
    Domain: domain,
    CredentialsEmail: "it@adventure-works.example",
    AcceptedMCA: true,
    AgreementDate: "2022-12-28T00:00:00Z",
    KeepPrimaryInformation: false,
    FirstName: "Rui",
    LastName: "Costa",
    Email: "rui@adventure-works.example",
    Phone: "921231231",
    DefaultCulture: "pt-PT",
    Language: "pt",
    AssociatedPartnerId: "4391227",
    Qualifications: ["Education", "StateOwnedEntity"],
    EnableGDAP: true,
  });
  return JSON.stringify({
    id,
    ...PROPERTIES,
    providerCustomers: {
      [CONTOSO]: {
        providerInstanceId: CONTOSO,
        providerCustomerId: null,
        providerCustomerData: data,
        margin: { marginRule: { name: "markup" }, value: 10.6 },
        offerTypeMargins: {
          Value: {
            License: { MarginRule: { Name: "markup" }, Value: 10 },
            AzurePlan: { MarginRule: { Name: "erpMinusDiscount" }, Value: 0.125 },
          },
        },
      },
      [FABRIKAM]: {
        providerInstanceId: FABRIKAM,
        providerCustomerId: null,
        providerCustomerData: '{"Account":"4711"}',
        margin: { marginRule: { name: "margin" }, value: 5 },
        offerTypeMargins: null,
      },
    },
    customerAssociations: [{ resellerId: TAILSPIN.id, name: "Tailspin Toys Iberia" }],
  });
}

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale });

    test("a customer with two providers, created and read back", async ({
      page,
      sandbox,
      signInPage,
      form,
      createdPage,
      words,
    }) => {
      const token = await signInPage.signIn();
      await expect(page.locator("html")).toHaveAttribute("lang", words.tag);
      const customer = wholeCustomer(words.decimal);
      await form.fill(customer);
      await expect(form.control("country")).toHaveValue("Portugal");
      await form.createThrough();

      const id = await createdPage.opened();
      expect(id).toMatch(UUID);
      await expect(createdPage.id).toHaveText(id);
      await expect(createdPage.id).toHaveAttribute("data-customer-id", id);
      await expect(createdPage.heading).toContainText(words.wasCreated);
      await expect(createdPage.heading).toBeFocused();
      await expect(page).toHaveTitle(new RegExp(`^${words.created}`));

      const posts = await sandbox.posts();
      expect(posts).toHaveLength(1);
      const [{ headers, body, path, query }] = posts;
      expect(path + query).toBe("/v1/Customers");
      expect(headers["x-tenant"]).toBe(TENANT);
      expect(headers.authorization).toBe(`Bearer ${token}`);
      expect(headers["content-type"]).toBe("application/json");
      expect(headers["x-correlation-id"]).toMatch(UUID);
      expect(body).toBe(bodyOf(customer, id));
      await expect(createdPage.correlation).toHaveText(headers["x-correlation-id"]);

      const kept = await sandbox.customer(id);
      expect(kept.companyName).toBe("Adventure Works Lda");
      expect(Object.keys(kept.providerCustomers).sort()).toEqual([FABRIKAM, CONTOSO].sort());

      await expect(createdPage.statuses).toHaveText([words.ready, words.ready]);
      await expect(page.getByText("Contoso CSP")).toBeVisible();
      await expect(page.getByText("Fabrikam Cloud")).toBeVisible();

      await createdPage.again.click();
      await expect(form.heading).toBeVisible();
      await expect(form.control("companyName")).toHaveValue("");
    });

    test("decimals are read as this language writes them", async ({
      sandbox,
      signInPage,
      form,
      createdPage,
      words,
    }) => {
      await signInPage.signIn();
      const customer = smallCustomer(words.decimal);
      customer.providers[0]["margin.value"] = words.decimal("10.60");
      await form.fill(customer);
      await form.create.click();
      await createdPage.opened();
      const [{ body }] = await sandbox.posts();
      expect(body).toContain('"margin":{"marginRule":{"name":"markup"},"value":10.60}');
    });
  });
}

test("the least there can be: everything optional is null", async ({
  sandbox,
  signInPage,
  form,
  createdPage,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.controls = {
    ...customer.controls,
    companyName: "  Adventure Works Lda ",
    country: "pt",
    taxId: "   ",
  };
  await form.fill(customer);
  await form.create.click();
  await createdPage.opened();
  const [{ body }] = await sandbox.posts();
  const sent = JSON.parse(body);
  const optional = Object.keys(PROPERTIES).filter((name) => !(name in COMPANY));
  expect(sent).toMatchObject({
    companyName: "Adventure Works Lda",
    country: "PT",
    ...Object.fromEntries(optional.map((name) => [name, null])),
    customerAssociations: [],
  });
  const entry = sent.providerCustomers[CONTOSO];
  expect(entry.offerTypeMargins).toBeNull();
  expect(JSON.parse(entry.providerCustomerData)).toMatchObject({
    CredentialsEmail: null,
    AcceptedMCA: false,
    AgreementDate: null,
    KeepPrimaryInformation: true,
    FirstName: "Ana",
    LastName: "Silva",
    Email: "ana@adventure-works.example",
    Phone: "+351 921 231 231",
    AssociatedPartnerId: null,
    Qualifications: [],
    EnableGDAP: false,
  });
});

test("flat offer type margins by configuration", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
}) => {
  await configure(page, { offerTypeMargins: "flat" });
  await signInPage.signIn();
  await form.fill(wholeCustomer());
  await form.createThrough();
  await createdPage.opened();
  const [{ body }] = await sandbox.posts();
  expect(JSON.parse(body).providerCustomers[CONTOSO].offerTypeMargins).toEqual({
    License: { marginRule: { name: "markup" }, value: 10 },
    AzurePlan: { marginRule: { name: "erpMinusDiscount" }, value: 0.125 },
  });
});

test("Create another begins an empty form with a new id", async ({
  sandbox,
  signInPage,
  form,
  createdPage,
}) => {
  await signInPage.signIn();
  const empty = await form.values();
  await form.fill(smallCustomer());
  await form.create.click();
  const first = await createdPage.opened();
  await createdPage.again.click();
  await expect(form.heading).toBeFocused();
  expect(await form.values()).toEqual(empty);

  await form.fill(smallCustomer());
  await form.create.click();
  await expect.poll(async () => (await sandbox.posts()).length).toBe(2);
  const second = await createdPage.opened();
  expect(second).not.toBe(first);
  const posts = await sandbox.posts();
  expect(posts.map(({ body }) => JSON.parse(body).id)).toEqual([first, second]);
  const correlations = new Set(posts.map(({ headers }) => headers["x-correlation-id"]));
  expect(correlations.size).toBe(2);
});

test("a reload of the page after creation still knows the customer", async ({
  page,
  signInPage,
  form,
  createdPage,
  words,
}) => {
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await form.create.click();
  const id = await createdPage.opened();
  const correlation = await createdPage.correlation.textContent();
  await page.reload();
  await expect(createdPage.id).toHaveText(id);
  await expect(createdPage.correlation).toHaveText(correlation);
  await expect(createdPage.statuses).toHaveText([words.ready]);
});

test("a domain that is taken is shown with what to do", async ({
  page,
  signInPage,
  form,
  createdPage,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.providers[0]["providerCustomerData.Domain"] = "contoso";
  await form.fill(customer);
  await form.create.click();
  await createdPage.opened();
  await expect(createdPage.statuses).toHaveText(["Not created"]);
  await expect(page.getByText("This domain is already taken.")).toBeVisible();
});

test("both ids can be copied", async ({ page, context, signInPage, form, createdPage }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await form.create.click();
  const id = await createdPage.opened();
  const correlation = await createdPage.correlation.textContent();
  for (const [name, expected] of [
    ["Copy Customer id", id],
    ["Copy Correlation id", correlation],
  ]) {
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(expected);
  }
});
