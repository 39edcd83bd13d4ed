// Templates: a form without the customer's own data, under a name.

import { readFile } from "node:fs/promises";
import { expectAccessible } from "./fixtures/axe.mjs";
import { COMPANY, CONTOSO, NORTHWIND, wholeCustomer } from "./fixtures/customers.mjs";
import { Reuse } from "./fixtures/reuse.mjs";
import { expect, test } from "./fixtures/test.mjs";

const NAME = "Northwind PT";
const DOMAIN = "providerCustomers.0.providerCustomerData.Domain";

/** What a template of the whole customer brings into an empty form. */
const SHARED = {
  resellerId: NORTHWIND.id,
  "providerCustomers.0.providerInstanceId": CONTOSO,
  "providerCustomers.0.margin.marginRule.name": "markup",
  "providerCustomers.0.offerTypeMargins.1.offerType": "AzurePlan",
  "providerCustomers.0.providerCustomerData.DefaultCulture": "pt-PT",
  "providerCustomers.0.providerCustomerData.AssociatedPartnerId": "4391227",
  "providerCustomers.1.margin.marginRule.name": "margin",
  "customerAssociations.0.name": "Tailspin Toys Iberia",
};

/** What it leaves out. */
const OWN = [
  "companyName",
  "taxId",
  "addressLine1",
  "city",
  "firstName",
  "email",
  "internalIdentifier",
  DOMAIN,
  "providerCustomers.0.providerCustomerData.CredentialsEmail",
  "providerCustomers.0.providerCustomerData.LastName",
  "providerCustomers.0.providerCustomerData.AgreementDate",
  "providerCustomers.1.providerCustomerData",
];

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale });

    test("the form without the customer's own data comes back under its name", async ({
      page,
      signInPage,
      form,
      drafts,
      history,
      words,
    }) => {
      const reuse = new Reuse(page, locale);
      await signInPage.signIn();
      await form.fill(wholeCustomer(words.decimal));
      await reuse.save(NAME);
      await expect(reuse.rows).toHaveCount(1);
      await expectAccessible(page);
      await reuse.close.click();
      await drafts.summary.click();
      await drafts.another.click();
      await expect(form.control("companyName")).toHaveValue("");

      // What is the customer's own stays; the template fills in the rest, in one step.
      await form.put("companyName", "Fabrikam Lda");
      await form.leave("city", "Porto");
      const before = await form.values();
      await reuse.openTemplates.click();
      await reuse.rowButton(reuse.words.apply, NAME).click();
      await expect(reuse.dialog).toHaveCount(0);
      await expect(form.control("country")).toHaveValue("Portugal");
      for (const [name, value] of Object.entries(SHARED)) {
        await expect(form.control(name)).toHaveValue(value);
      }
      await expect(form.control("providerCustomers.0.margin.value")).toHaveValue(
        words.decimal("10.6"),
      );
      const education = form.control("providerCustomers.0.providerCustomerData.Qualifications");
      await expect(education.first()).toBeChecked();
      await expect(form.control("companyName")).toHaveValue("Fabrikam Lda");
      await expect(form.control("city")).toHaveValue("Porto");
      await expect(form.control(DOMAIN)).toHaveValue("fabrikam");
      for (const name of OWN.filter((it) => !["companyName", "city", DOMAIN].includes(it))) {
        await expect(form.control(name)).toHaveValue("");
      }
      await expect(
        form.control("providerCustomers.0.providerCustomerData.AcceptedMCA"),
      ).not.toBeChecked();

      await history.undo.click();
      await expect.poll(() => form.values()).toEqual(before);
      await history.redo.click();
      await expect(form.control("resellerId")).toHaveValue(NORTHWIND.id);
    });
  });
}

test("templates are kept through a reload and a sign-out, for their person alone", async ({
  page,
  sandbox,
  signInPage,
  form,
  drafts,
}) => {
  const reuse = new Reuse(page);
  await signInPage.signIn({ name: "Ana Silva" });
  await form.fill({ controls: { country: "PT", resellerId: NORTHWIND.id } });
  await reuse.save(NAME);
  const { text } = await drafts.contents();
  expect(text).not.toContain(NAME);
  await page.reload();
  await reuse.openTemplates.click();
  await expect(reuse.rows).toHaveCount(1);
  await reuse.close.click();
  await signInPage.signOut.click();
  await drafts.leaving.getByRole("button", { name: "Delete drafts and sign out" }).click();
  await signInPage.signInWith(await sandbox.token({ name: "Rui Costa" }));
  await reuse.openTemplates.click();
  await expect(reuse.templateName).toBeVisible();
  await expect(reuse.rows).toHaveCount(0);
  await reuse.close.click();
  await signInPage.signOut.click();
  await signInPage.signInWith(await sandbox.token({ name: "Ana Silva" }));
  await reuse.openTemplates.click();
  await expect(reuse.rows).toContainText([NAME]);
});

test("after many days a template is still there", async ({ page, sandbox, signInPage, form }) => {
  const reuse = new Reuse(page);
  await signInPage.signIn({ name: "Ana Silva" });
  await form.put("country", "PT");
  await reuse.save(NAME);
  await page.clock.setSystemTime(Date.now() + 60 * 24 * 60 * 60 * 1000);
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  const token = await sandbox.token({ name: "Ana Silva", life: 90 * 24 * 60 * 60 });
  await signInPage.signInWith(token);
  await reuse.openTemplates.click();
  await expect(reuse.rows).toContainText([NAME]);
});

test("renamed, deleted and brought back by keyboard", async ({ page, signInPage, form }) => {
  const reuse = new Reuse(page);
  const { words } = reuse;
  await signInPage.signIn();
  await form.put("country", "PT");
  await reuse.save("First");
  await reuse.close.click();
  await reuse.save("Second");
  await expect(reuse.rows).toHaveText([/^First/, /^Second/]);

  await reuse.rowButton(words.rename, "First").press("Enter");
  const name = page.getByRole("textbox", { name: words.newName });
  await expect(name).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(name).toHaveCount(0);
  await expect(reuse.dialog).toBeVisible();
  await expect(reuse.rowButton(words.rename, "First")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(name).toBeFocused();
  await page.keyboard.type("Third");
  await page.keyboard.press("Enter");
  await expect(reuse.rowButton(words.rename, "Third")).toBeFocused();
  await expect(reuse.rows).toHaveText([/^Second/, /^Third/]);

  await reuse.rowButton(words.remove, "Second").press("Enter");
  await expect(reuse.rows).toHaveText([/^Third/]);
  await expect(reuse.rowButton(words.apply, "Third")).toBeFocused();
  await reuse.rowButton(words.remove, "Third").press("Enter");
  await expect(reuse.templateName).toBeFocused();
  await expect(reuse.deleted).toHaveCount(2);
  await reuse.deleted.filter({ hasText: "Second" }).getByRole("button").press("Enter");
  await expect(reuse.rows).toHaveText([/^Second/]);
  await expect(reuse.rowButton(words.apply, "Second")).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(reuse.dialog).toHaveCount(0);
  await expect(reuse.openTemplates).toBeFocused();
  await page.reload();
  await reuse.openTemplates.click();
  await expect(reuse.rows).toHaveText([/^Second/]);
});

test("a name is asked for, and one that exists is replaced", async ({ page, signInPage, form }) => {
  const reuse = new Reuse(page);
  await signInPage.signIn();
  await form.put("country", "PT");
  await reuse.openTemplates.click();
  await reuse.saveTemplate.click();
  await expect(reuse.templateName).toBeFocused();
  await expect(reuse.templateName).toHaveAttribute("aria-invalid", "true");
  await expect(reuse.templateName).toHaveAccessibleDescription("Enter a name");
  await reuse.templateName.fill(NAME);
  await reuse.saveTemplate.click();
  await expect(reuse.rows).toHaveCount(1);
  await reuse.close.click();
  await form.leave("country", "ES");
  await reuse.save(NAME);
  await expect(reuse.deleted).toHaveCount(1);
  await expect(reuse.rows).toHaveCount(1);
  await reuse.close.click();
  await form.leave("country", "FR");
  await reuse.openTemplates.click();
  await reuse.rowButton(reuse.words.apply, NAME).click();
  await expect(form.control("country")).toHaveValue("Spain");
});

test("exported, and imported by another person", async ({ page, sandbox, signInPage, form }) => {
  const reuse = new Reuse(page);
  await signInPage.signIn({ name: "Ana Silva" });
  await form.fill(wholeCustomer());
  await reuse.save(NAME);
  const download = page.waitForEvent("download");
  await reuse.exportAll.click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("onboard-templates.json");
  const text = await readFile(await file.path(), "utf8");
  const [template] = JSON.parse(text).templates;
  expect(template.name).toBe(NAME);
  expect(template.customer).toEqual({ country: "PT", resellerId: NORTHWIND.id });
  expect(template.providers[0].entry["margin.value"]).toBe("10.6");
  for (const own of [COMPANY.companyName, COMPANY.email, "4711", "2022-12-28", "rui@"]) {
    expect(text).not.toContain(own);
  }

  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await signInPage.signInWith(await sandbox.token({ name: "Rui Costa" }));
  await reuse.openTemplates.click();
  await expect(reuse.rows).toHaveCount(0);
  const imported = reuse.dialog.getByRole("status");
  for (const [content, said] of [
    ["name;country", "this one is not JSON"],
    ['{"companyName":"Contoso"}', "this one has no templates of this page"],
    [`{"more":"${"a".repeat(1_000_000)}"}`, "this one is larger than 1 MB"],
  ]) {
    await reuse.importFile.setInputFiles({
      name: "any.json",
      mimeType: "application/json",
      buffer: Buffer.from(content),
    });
    await expect(imported).toContainText(said);
  }
  await expect(reuse.rows).toHaveCount(0);
  const changed = JSON.parse(text);
  changed.templates[0].customer.companyName = "Contoso";
  changed.templates[0].colour = "<b>red</b>";
  await reuse.importFile.setInputFiles({
    name: "onboard-templates.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(changed)),
  });
  await expect(imported).toContainText("Templates imported: 1");
  await expect(imported.getByRole("listitem")).toHaveText([
    `${NAME}: colour`,
    `${NAME}: customer.companyName`,
  ]);
  await expectAccessible(page);
  await reuse.rowButton(reuse.words.apply, NAME).click();
  await expect(form.control("resellerId")).toHaveValue(NORTHWIND.id);
});

test("a customer is created from a template", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
}) => {
  const reuse = new Reuse(page);
  await signInPage.signIn();
  await form.fill({
    controls: { country: "PT", resellerId: NORTHWIND.id },
    providers: [
      {
        providerInstanceId: CONTOSO,
        "margin.marginRule.name": "markup",
        "margin.value": "10.60",
      },
    ],
  });
  await reuse.save(NAME);
  await reuse.close.click();
  await page.reload();
  await form.putAll({ ...COMPANY });
  await reuse.openTemplates.click();
  await reuse.rowButton(reuse.words.apply, NAME).click();
  await form.createThrough();
  const customer = await sandbox.customer(await createdPage.opened());
  expect(customer).toMatchObject({ ...COMPANY, resellerId: NORTHWIND.id });
  const [{ body }] = await sandbox.posts();
  expect(body).toContain('"margin":{"marginRule":{"name":"markup"},"value":10.60}');
});
