// Create and next: what the next form keeps of the customer that was created.

import { expectAccessible } from "./fixtures/axe.mjs";
import {
  COMPANY,
  CONTOSO,
  FABRIKAM,
  NORTHWIND,
  freeDomain,
  smallCustomer,
  wholeCustomer,
} from "./fixtures/customers.mjs";
import { Reuse } from "./fixtures/reuse.mjs";
import { expect, test } from "./fixtures/test.mjs";

const INSTANCE = "providerCustomers.0.providerInstanceId";
const MARGIN = "providerCustomers.0.margin.value";
const DOMAIN = "providerCustomers.0.providerCustomerData.Domain";

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale });

    test("Create another keeps what was chosen, and says so", async ({
      page,
      signInPage,
      form,
      drafts,
      createdPage,
      words,
      create,
    }) => {
      const reuse = new Reuse(page, locale);
      await signInPage.signIn();
      await create(wholeCustomer(words.decimal));
      await expect(reuse.keptSummary).toHaveText(`${reuse.words.keptNow} ${reuse.words.nothing}`);
      await reuse.keptSummary.click();
      await reuse.keepAll.click();
      await expect(reuse.keptSummary).toHaveText(
        `${reuse.words.keptNow} ${reuse.words.parts.join(", ")}`,
      );
      await expectAccessible(page);
      await createdPage.again.click();

      await expect(form.heading).toBeFocused();
      await expect(reuse.begun).toContainText("Adventure Works Lda");
      await expect(reuse.begun).toContainText(reuse.words.parts.join(", "));
      await expect(form.control("country")).toHaveValue("Portugal");
      await expect(form.control("resellerId")).toHaveValue(NORTHWIND.id);
      await expect(form.control(INSTANCE)).toHaveValue(CONTOSO);
      await expect(form.control(MARGIN)).toHaveValue(words.decimal("10.6"));
      await expect(form.control("providerCustomers.1.providerInstanceId")).toHaveValue(FABRIKAM);
      await expect(form.control("customerAssociations.0.name")).toHaveValue("Tailspin Toys Iberia");
      for (const name of ["companyName", "taxId", "city", "email", DOMAIN]) {
        await expect(form.control(name)).toHaveValue("");
      }
      await expect(
        form.control("providerCustomers.0.providerCustomerData.AcceptedMCA"),
      ).not.toBeChecked();
      await expectAccessible(page);
      // Nobody has typed it: it is no draft.
      expect(await drafts.count()).toBe(0);

      await reuse.begun.getByRole("link").click();
      await createdPage.opened();
      await expect(createdPage.heading).toContainText("Adventure Works Lda");
    });
  });
}

test("only the chosen parts are kept", async ({ page, signInPage, form, createdPage, create }) => {
  const reuse = new Reuse(page);
  await signInPage.signIn();
  const empty = await form.values();
  await form.fill({
    ...smallCustomer(),
    controls: { ...smallCustomer().controls, resellerId: NORTHWIND.id },
  });
  await form.createThrough();
  await createdPage.opened();
  await reuse.keep(0, 3);
  await createdPage.again.click();
  await expect(form.control("country")).toHaveValue("Portugal");
  await expect(form.control(MARGIN)).toHaveValue("10.6");
  await expect(form.control(INSTANCE)).toHaveValue("");
  await expect(form.control("resellerId")).toHaveValue("");
  await expect(reuse.begun).toContainText(
    "Kept in this form from Adventure Works Lda: Country, Margins.",
  );

  // The choice can be changed from there, and is remembered; nothing chosen is an empty form.
  await reuse.begun.getByRole("button").click();
  await expect(reuse.dialog.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await expectAccessible(page);
  await reuse.keepAll.click();
  await reuse.keepNone.click();
  await reuse.close.click();
  await create();
  await expect(reuse.keptSummary).toContainText("nothing");
  await createdPage.again.click();
  await expect(form.heading).toBeFocused();
  expect(await form.values()).toEqual(empty);
  await expect(reuse.begun).toHaveCount(0);
});

test("the choice is remembered until the person signs out", async ({
  page,
  signInPage,
  form,
  createdPage,
  create,
}) => {
  const reuse = new Reuse(page);
  await signInPage.signIn();
  await create();
  await reuse.keep(0);
  await page.reload();
  await expect(reuse.keptSummary).toHaveText("Kept for the next customer: Country");
  // A reload has lost the request; the list of created customers has it.
  await createdPage.again.click();
  await expect(form.control("country")).toHaveValue("Portugal");
  await signInPage.signOut.click();
  await signInPage.signIn();
  await create();
  await expect(reuse.keptSummary).toContainText("nothing");
});

test("Ctrl+Shift+Enter creates and begins the next form in its place", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
  create,
}) => {
  const reuse = new Reuse(page);
  await signInPage.signIn();
  await create();
  await reuse.keep(0, 2, 3, 4);
  await createdPage.again.click();

  const own = ({ country: _, providerCustomers: __, ...texts }) => texts;
  for (const name of ["Fabrikam", "Contoso"]) {
    await form.putAll({ ...own(COMPANY), companyName: name, [DOMAIN]: freeDomain() });
    const press = () => form.control("companyName").press("Control+Shift+Enter");
    await form.createThrough({ press, end: reuse.begun.filter({ hasText: name }) });
    await expect(form.control("companyName")).toBeFocused();
    await expect(form.control("companyName")).toHaveValue("");
    await expect(form.control("country")).toHaveValue("Portugal");
    await expect(reuse.begun).toContainText(name);
    await expect(page).toHaveURL(/\/customers\/new$/);
  }
  expect(await sandbox.posts()).toHaveLength(3);
});

test("after Ctrl+Shift+Enter with an error Create customer leads to the customer", async ({
  sandbox,
  signInPage,
  form,
  createdPage,
}) => {
  const customer = smallCustomer();
  await signInPage.signIn();
  await form.fill(customer);
  await form.put("email", "nobody");
  await form.control("companyName").press("Control+Shift+Enter");
  await expect(form.summary).toBeFocused();
  expect(await sandbox.posts()).toHaveLength(0);
  await form.put("email", "ana@example.com");
  await form.createThrough();
  await createdPage.opened();
});

test("a form that was begun meanwhile stays as it is", async ({
  page,
  signInPage,
  form,
  createdPage,
  create,
}) => {
  const reuse = new Reuse(page);
  await signInPage.signIn();
  await create();
  await reuse.keep(0, 2, 3);
  await createdPage.again.click();
  await form.put("companyName", "Fabrikam");
  await form.leave("country", "Spain");
  await page.goBack();
  await createdPage.opened();
  await createdPage.again.click();
  await expect(form.control("companyName")).toHaveValue("Fabrikam");
  await expect(form.control("country")).toHaveValue("Spain");
});

test("where the tools cannot be loaded, the next form is empty", async ({
  page,
  signInPage,
  form,
  watch,
  createdPage,
  create,
}) => {
  const reuse = new Reuse(page);
  await page.clock.install();
  await signInPage.signIn();
  const empty = await form.values();
  await create();
  await reuse.keep(0);
  watch.allowFailedRequests("/");
  watch.allowMessage(/Failed to fetch/);
  await page.route(/app_extras-/, (route) => route.abort());
  await page.reload();
  await createdPage.again.click();
  await expect(async () => {
    await page.clock.runFor("00:03");
    await expect(form.heading).toBeFocused({ timeout: 100 });
  }).toPass();
  expect(await form.values()).toEqual(empty);
});

test("in the next form the domain, culture and signatory follow the new customer", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
  create,
}) => {
  const reuse = new Reuse(page);
  await signInPage.signIn();
  await create();
  await reuse.keep(0, 2, 3, 4);
  await createdPage.again.click();
  const domain = freeDomain();
  await form.putAll({
    companyName: domain,
    country: "Spain",
    addressLine1: "Calle Mayor 1",
    city: "Madrid",
    state: "Madrid",
    zip: "28013",
    firstName: "Eva",
    lastName: "Ruiz",
    email: "eva@example.com",
    phone: "+34 912 345 678",
  });
  await form.createThrough();
  const id = await createdPage.opened();
  const { providerCustomers } = await sandbox.customer(id);
  const data = JSON.parse(providerCustomers[CONTOSO].providerCustomerData);
  expect(data).toMatchObject({
    Domain: domain,
    DefaultCulture: "es-ES",
    Language: "es",
    FirstName: "Eva",
    LastName: "Ruiz",
  });
});
