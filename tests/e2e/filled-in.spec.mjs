// What fills itself in, and what is folded away while it is not in use.

import { expectAccessible } from "./fixtures/axe.mjs";
import { CONTOSO, FABRIKAM, smallCustomer } from "./fixtures/customers.mjs";
import { HostPage } from "./fixtures/host-page.mjs";
import { withhold } from "./fixtures/second-part.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

const ENTRY = "providerCustomers.0.";
const DATA = `${ENTRY}providerCustomerData.`;

test.describe("culture and language", () => {
  test.beforeEach(async ({ signInPage }) => {
    await signInPage.signIn();
  });

  const expectTags = async (form, culture, language, prefix = DATA) => {
    await expect(form.control(`${prefix}DefaultCulture`)).toHaveValue(culture);
    await expect(form.control(`${prefix}Language`)).toHaveValue(language);
  };

  test("are the country's, and follow it until they are written", async ({ form }) => {
    await expectTags(form, "", "");
    for (const [country, culture, language] of [
      ["PT", "pt-PT", "pt"],
      ["Deutschland", "de-DE", "de"],
      ["united", "de-DE", "de"],
      ["US", "en-US", "en"],
      ["JP", "ja-JP", "ja"],
    ]) {
      await form.leave("country", country);
      await expectTags(form, culture, language);
    }
    await form.leave(`${DATA}DefaultCulture`, "en-US");
    await form.leave("country", "BR");
    await expectTags(form, "en-US", "pt");
    await form.leave(`${DATA}Language`, "");
    await form.leave("country", "NL");
    await expectTags(form, "en-US", "");
  });

  test("chosen from the list", async ({ form }) => {
    await form.control("country").pressSequentially("spa");
    await form.countries.filter({ hasText: "Spain" }).click();
    await expectTags(form, "es-ES", "es");
  });

  test("of an entry added later", async ({ form }) => {
    await form.leave("country", "PT");
    await form.addProvider.click();
    await expectTags(form, "pt-PT", "pt", "providerCustomers.1.providerCustomerData.");
  });

  test("undone with the country", async ({ form, history }) => {
    await form.leave("country", "PT");
    await form.leave("country", "JP");
    await history.undo.click();
    await expectTags(form, "pt-PT", "pt");
    await expect(form.control("country")).toHaveValue("Portugal");
    await form.leave("country", "DE");
    await expectTags(form, "de-DE", "de");
  });

  test("undone to a country that was left before the second part was there", async ({
    page,
    form,
    history,
    watch,
  }) => {
    const release = await withhold(page, watch);
    await form.leave("country", "PT");
    await form.leave("companyName", "Contoso");
    await form.leave("country", "JP");
    await release();
    await expectTags(form, "ja-JP", "ja");
    await history.undo.click();
    await expectTags(form, "pt-PT", "pt");
    await expect(form.control("country")).toHaveValue("Portugal");
    await history.redo.click();
    await expectTags(form, "ja-JP", "ja");
  });

  test("emptied, they are empty after a reload", async ({ page, form, drafts }) => {
    await form.leave("country", "PT");
    await expectTags(form, "pt-PT", "pt");
    await form.leave(`${DATA}DefaultCulture`, "");
    await drafts.settled();
    await page.reload();
    await expect(drafts.restored).toBeVisible();
    await form.leave("companyName", "Contoso");
    await expect(form.control(`${DATA}Domain`)).toHaveValue("contoso");
    await expectTags(form, "", "pt");
  });

  test("after a reload they follow on", async ({ page, form, drafts }) => {
    await form.leave("country", "PT");
    await form.leave("companyName", "Contoso");
    await drafts.settled();
    await page.reload();
    await expect(drafts.restored).toBeVisible();
    await expectTags(form, "pt-PT", "pt");
    await form.leave("country", "JP");
    await expectTags(form, "ja-JP", "ja");
    await form.leave("companyName", "Fabrikam");
    await expect(form.control(`${DATA}Domain`)).toHaveValue("fabrikam");
  });
});

test("what is typed replaces what was filled in under the caret", async ({
  page,
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  await form.leave("country", "PT");
  await form.control("companyName").fill("Contoso");
  // With the pointer: the control has the focus before the press ends, and nothing is filled in during a press.
  await form.control(`${DATA}Domain`).click();
  await expect(form.control(`${DATA}Domain`)).toHaveValue("contoso");
  await page.keyboard.type("fabrikam");
  await expect(form.control(`${DATA}Domain`)).toHaveValue("fabrikam");
});

test("a new form has the configured country and margin, and a draft replaces them", async ({
  page,
  signInPage,
  form,
  drafts,
}) => {
  await configure(page, { defaultCountry: "JP", defaultMargin: { rule: "margin", value: 7.5 } });
  await signInPage.signIn();
  await expect(form.control(`${ENTRY}margin.marginRule.name`)).toHaveValue("margin");
  await expect(form.control(`${ENTRY}margin.value`)).toHaveValue("7.5");
  await form.put(`${ENTRY}margin.value`, "");
  await expect(form.control(`${DATA}DefaultCulture`)).toHaveValue("ja-JP");
  await form.leave("companyName", "Contoso");
  await drafts.settled();
  await page.reload();
  await expect(drafts.restored).toBeVisible();
  await expect(form.control("companyName")).toHaveValue("Contoso");
  await expect(form.control(`${ENTRY}margin.value`)).toHaveValue("");
  await form.addProvider.click();
  await expect(form.control("providerCustomers.1.margin.value")).toHaveValue("7.5");
});

test("what a host hands over is followed by what follows from it", async ({
  page,
  sandbox,
  form,
}) => {
  const host = new HostPage(page, sandbox);
  await host.open();
  await host.add({ value: { companyName: "Contoso", country: "Brazil" } });
  await expect(form.control("country")).toHaveAttribute("data-value", "BR");
  await expect(form.control(`${DATA}DefaultCulture`)).toHaveValue("pt-BR");
  await expect(form.control(`${DATA}Domain`)).toHaveValue("contoso");
  expect(await host.told("dirty")).toEqual([]);
});

test.describe("folded away", () => {
  const FOLDED = ["AcceptedMCA", "AgreementDate", "AssociatedPartnerId", "DefaultCulture"];

  test.beforeEach(async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.put(`${ENTRY}providerInstanceId`, CONTOSO);
  });

  const height = (form, name) =>
    form.control(name).evaluate((control) => {
      const fold = control.closest(".folded-away");
      return fold === null ? "open" : "folded";
    });

  test("opens and folds by its button", async ({ page, form, words }) => {
    const more = form.provider(0).getByRole("button", { name: /^More/ });
    await expect(more).toHaveAttribute("aria-expanded", "false");
    const before = await page.evaluate(() => document.body.scrollHeight);
    await more.press("Enter");
    await expect(more).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("Tab");
    await expect(form.control(`${DATA}DefaultCulture`)).toBeFocused();
    expect(await page.evaluate(() => document.body.scrollHeight)).toBeGreaterThan(before + 100);
    await more.press("Space");
    await expect(more).toHaveAttribute("aria-expanded", "false");
    await page.keyboard.press("Tab");
    await expect(form.providerButton(0, words.showJson)).toBeFocused();
    expect(await page.evaluate(() => document.body.scrollHeight)).toBeLessThan(before + 100);
  });

  for (const [name, value] of [
    ["AcceptedMCA", true],
    ["AgreementDate", "2024-02-29"],
    ["AssociatedPartnerId", "4391227"],
    ["Qualifications", ["Education"]],
    ["DefaultCulture", "en-US"],
    ["LastName", "Costa"],
    ["Phone", "921231231"],
  ]) {
    test(`opens when a program fills ${name}`, async ({ form }) => {
      const control = form.control(DATA + name).first();
      const folded = () => control.evaluate((it) => it.closest(".folded-away") !== null);
      expect(await folded()).toBe(true);
      await form.put(DATA + name, value);
      expect(await folded()).toBe(false);
      await form.control("city").focus();
      expect(await folded()).toBe(false);
    });
  }

  test("a value written without an event opens as well", async ({ form }) => {
    const date = form.control(`${DATA}AgreementDate`);
    await date.evaluate((control) => {
      control.value = "2024-02-29";
      control.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await expect.poll(() => height(form, `${DATA}AgreementDate`)).toBe("open");
  });

  test("what is wrong in it is found and led to", async ({ form, words }) => {
    await form.fill(smallCustomer());
    await form.providerButton(0, words.showJson).click();
    await form.put(
      `${ENTRY}providerCustomerData`,
      '{"Domain":"contoso","AssociatedPartnerId":"x"}',
    );
    await form.providerButton(0, words.showFields).click();
    await expect.poll(() => height(form, `${DATA}AssociatedPartnerId`)).toBe("open");
    await form.create.click();
    await form.summary.getByRole("link").first().click();
    await expect(form.control(`${DATA}AssociatedPartnerId`)).toBeFocused();
  });

  test("the signatory is summed up in a line, and opens with the tick", async ({ page, form }) => {
    await form.putAll({ firstName: "Ana", lastName: "Silva", email: "ana@contoso.example" });
    await form.control("city").focus();
    const line = form.provider(0).getByText("Ana Silva, ana@contoso.example");
    await expect(line).toBeVisible();
    await form.control(`${DATA}KeepPrimaryInformation`).uncheck();
    await expect.poll(() => height(form, `${DATA}FirstName`)).toBe("open");
    await page.keyboard.press("Tab");
    await expect(form.control(`${DATA}FirstName`)).toBeFocused();
    await form.control(`${DATA}KeepPrimaryInformation`).check();
    await page.keyboard.press("Tab");
    await expect(form.control(`${DATA}FirstName`)).not.toBeFocused();
  });

  test("nothing of it is in the keyboard's way", async ({ page, form }) => {
    await form.control(`${DATA}Domain`).focus();
    const passed = [];
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press("Tab");
      passed.push(await page.evaluate(() => document.activeElement.name ?? ""));
    }
    for (const name of [...FOLDED, "FirstName", "LastName"]) {
      expect(passed).not.toContain(DATA + name);
    }
    expect(passed).toContain(`${ENTRY}margin.value`);
  });

  test("is accessible, folded and open", async ({ page, form }) => {
    await expectAccessible(page);
    await form.provider(0).getByRole("button", { name: /^More/ }).click();
    await expectAccessible(page);
  });
});

test.describe("before an instance is chosen", () => {
  test.beforeEach(async ({ signInPage }) => {
    await signInPage.signIn();
  });

  const isFolded = (form) =>
    form.control(`${DATA}Domain`).evaluate((control) => control.closest(".folded-away") !== null);

  test("Microsoft's fields wait, and can be filled all the same", async ({ form, words }) => {
    expect(await isFolded(form)).toBe(true);
    await form.leave("companyName", "Contoso");
    expect(await isFolded(form)).toBe(true);
    await form.put(`${ENTRY}providerInstanceId`, CONTOSO);
    await expect.poll(() => isFolded(form)).toBe(false);
    await expect(form.control(`${DATA}Domain`)).toHaveValue("contoso");
    await form.addProvider.click();
    const second = form.control("providerCustomers.1.providerCustomerData.Domain");
    await second.fill("northwind");
    await expect(second).toHaveValue("northwind");
    expect(words.tag).toBe("en");
  });

  test("a tick in them can be pressed", async ({ form }) => {
    await form.control(`${DATA}EnableGDAP`).check();
    await expect(form.control(`${DATA}EnableGDAP`)).toBeChecked();
    expect(await isFolded(form)).toBe(false);
  });

  test("the keyboard goes from the instance to the margin", async ({ page, form }) => {
    await form.control(`${ENTRY}providerInstanceId`).focus();
    await page.keyboard.press("Tab");
    await expect(form.control(`${ENTRY}margin.marginRule.name`)).toBeFocused();
  });

  test("another provider's JSON is there once it is chosen", async ({ form }) => {
    await form.put(`${ENTRY}providerInstanceId`, FABRIKAM);
    await expect(form.control(`${ENTRY}providerCustomerData`)).toBeVisible();
  });
});
