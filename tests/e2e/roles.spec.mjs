import { expect, test } from "./fixtures/test.mjs";
import { NORTHWIND, smallCustomer } from "./fixtures/customers.mjs";

test("a reseller sees no reseller choice and sends none", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
}) => {
  await signInPage.signIn({ role: "reseller" });
  await expect(signInPage.header).toContainText("Reseller");
  await expect(form.control("resellerId")).toHaveCount(0);
  await expect(form.addAssociation).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Associations" })).toHaveCount(0);
  await form.fill(smallCustomer());
  await form.create.click();
  await createdPage.opened();
  const [{ body }] = await sandbox.posts();
  expect(body).toContain('"resellerId":null');
  expect(body).toContain('"customerAssociations":[]');
});

test("a reseller who signs in over an admin's form sends none of its resellers", async ({
  sandbox,
  signInPage,
  form,
  createdPage,
  watch,
}) => {
  watch.allowFailedRequests("/v1/Customers");
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.controls = { ...customer.controls, resellerId: NORTHWIND.id };
  customer.associations = [{ resellerId: NORTHWIND.id, name: NORTHWIND.name }];
  await form.fill(customer);
  await sandbox.fault({ status: 403 });
  await form.create.click();
  await form.panel.getByRole("button", { name: "Sign in again" }).click();
  await signInPage.signInWith(await sandbox.token({ role: "reseller" }));
  await expect(form.control("companyName")).toHaveValue(customer.controls.companyName);
  await expect(form.control("resellerId")).toHaveCount(0);
  await form.create.click();
  await createdPage.opened();
  const { body } = (await sandbox.posts()).at(-1);
  expect(JSON.parse(body)).toMatchObject({ resellerId: null, customerAssociations: [] });
});

test("an admin chooses a reseller by name", async ({ sandbox, signInPage, form, createdPage }) => {
  await signInPage.signIn({ role: "csp" });
  await form.fill(smallCustomer());
  await form.control("resellerId").selectOption({ label: NORTHWIND.name });
  await form.create.click();
  await createdPage.opened();
  const [{ body }] = await sandbox.posts();
  expect(JSON.parse(body).resellerId).toBe(NORTHWIND.id);
});
