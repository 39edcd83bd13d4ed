import { expect, test } from "./fixtures/test.mjs";
import {
  CONTOSO,
  FABRIKAM,
  microsoftEntry,
  NORTHWIND,
  otherEntry,
  smallCustomer,
  TAILSPIN,
  wholeCustomer,
} from "./fixtures/customers.mjs";

const THIRD = "9c1f4e5d-6a7b-4c8d-9e0f-1a2b3c4d5e6f";

test.beforeEach(async ({ signInPage }) => {
  await signInPage.signIn();
});

test("the first of three providers goes, the others stay and can be typed in", async ({
  page,
  form,
  words,
}) => {
  for (const at of [0, 1, 2]) {
    if (at > 0) {
      await form.addProvider.click();
      await expect(form.control(`providerCustomers.${at}.providerInstanceId`)).toBeFocused();
    }
    await form.put(`providerCustomers.${at}.providerCustomerData.Domain`, `domain${at}`);
    await form.put(`providerCustomers.${at}.margin.value`, String(at));
  }
  await form.providerButton(0, words.removeProvider).click();
  await expect(page.getByRole("heading", { name: /^Provider 1/ })).toBeFocused();
  await expect(form.statuses.filter({ hasText: "Provider 1 removed" })).toBeAttached();
  await expect(form.control("providerCustomers.2.margin.value")).toHaveCount(0);
  await expect(form.provider(2)).toHaveCount(0);
  for (const at of [0, 1]) {
    const domain = form.control(`providerCustomers.${at}.providerCustomerData.Domain`);
    await expect(domain).toHaveValue(`domain${at + 1}`);
    await domain.press("End");
    await domain.pressSequentially("xy");
    await expect(domain).toBeFocused();
    await expect(domain).toHaveValue(`domain${at + 1}xy`);
    await expect(form.control(`providerCustomers.${at}.margin.value`)).toHaveValue(`${at + 1}`);
  }
});

test("the last of three providers goes, and the one before takes the focus", async ({
  page,
  form,
  words,
}) => {
  await form.addProvider.click();
  await form.addProvider.click();
  await form.providerButton(2, words.removeProvider).click();
  await expect(page.getByRole("heading", { name: /^Provider 2/ })).toBeFocused();
});

test("a duplicate has everything but the instance", async ({
  sandbox,
  form,
  words,
  createdPage,
}) => {
  const customer = wholeCustomer();
  customer.providers.pop();
  await form.fill(customer);
  const first = new Map(await form.values());
  await form.providerButton(0, words.duplicateProvider).click();
  const instance = form.control("providerCustomers.1.providerInstanceId");
  await expect(instance).toBeFocused();
  await expect(instance).toHaveValue("");
  for (const [name, value] of first) {
    if (name.startsWith("providerCustomers.0.") && !name.endsWith("providerInstanceId")) {
      const twin = new Map(await form.values()).get(name.replace(".0.", ".1."));
      expect(twin, name).toBe(value);
    }
  }
  // The two are apart: what is typed in one is not typed in the other.
  await form.put("providerCustomers.1.offerTypeMargins.0.value", "99");
  await expect(form.control("providerCustomers.0.offerTypeMargins.0.value")).toHaveValue("10");
  await form.put("providerCustomers.1.providerInstanceId", "other");
  await form.put("providerCustomers.1.providerInstanceId", THIRD);
  await form.put("providerCustomers.1.providerCustomerData.Domain", "adventureworkstwo");
  await form.createThrough();
  // The sandbox knows no such instance, and says so.
  await expect.poll(async () => (await sandbox.posts()).length).toBe(1);
  const [{ body }] = await sandbox.posts();
  const sent = JSON.parse(body).providerCustomers;
  expect(Object.keys(sent)).toEqual([CONTOSO, THIRD]);
  expect(sent[THIRD].offerTypeMargins.Value.License.Value).toBe(99);
  expect(sent[CONTOSO].offerTypeMargins.Value.License.Value).toBe(10);
  await expect(form.summary.or(createdPage.id)).toBeVisible();
});

test("offer type margins come and go", async ({ form, words }) => {
  const prefix = "providerCustomers.0.offerTypeMargins.";
  const add = form.providerButton(0, words.addOfferMargin);
  for (const at of [0, 1, 2]) {
    await add.click();
    await expect(form.control(`${prefix}${at}.offerType`)).toBeFocused();
    await form.put(`${prefix}${at}.offerType`, `Type${at}`);
  }
  await form.offerMarginButton(0, 0).click();
  await expect(form.control(`${prefix}0.offerType`)).toBeFocused();
  await expect(form.control(`${prefix}0.offerType`)).toHaveValue("Type1");
  await expect(form.control(`${prefix}1.offerType`)).toHaveValue("Type2");
  await form.offerMarginButton(0, 1).click();
  await form.offerMarginButton(0, 0).click();
  await expect(add).toBeFocused();
  await expect(form.control(`${prefix}0.offerType`)).toHaveCount(0);
});

test("the second row of an offer type is an error", async ({ form, words }) => {
  const prefix = "providerCustomers.0.offerTypeMargins.";
  for (const at of [0, 1]) {
    await form.providerButton(0, words.addOfferMargin).click();
    await form.put(`${prefix}${at}.offerType`, "License");
    await form.control(`${prefix}${at}.offerType`).blur();
  }
  await expect(form.control(`${prefix}1.offerType`)).toHaveAttribute("aria-invalid", "true");
  expect(await form.findings(`${prefix}1.offerType`)).toMatchObject([
    { rule: "repeated-offer-type", severity: "error" },
  ]);
  expect(await form.findings(`${prefix}0.offerType`)).toEqual([]);
});

test("the configured offer types are suggested", async ({ form, words }) => {
  await form.put("providerCustomers.0.providerInstanceId", FABRIKAM);
  await form.providerButton(0, words.addOfferMargin).click();
  const suggested = await form
    .control("providerCustomers.0.offerTypeMargins.0.offerType")
    .evaluate((control) => [...control.list.options].map(({ value }) => value));
  expect(suggested).toEqual(["License"]);
});

test("associations come and go, and take the name of the chosen reseller", async ({
  page,
  form,
  words,
}) => {
  for (const [at, { id, name }] of [NORTHWIND, TAILSPIN].entries()) {
    await form.addAssociation.click();
    await expect(form.control(`customerAssociations.${at}.resellerId`)).toBeFocused();
    await form.put(`customerAssociations.${at}.resellerId`, id);
    await expect(form.control(`customerAssociations.${at}.name`)).toHaveValue(name);
  }
  await form.put("customerAssociations.1.name", "Tailspin Iberia");
  await form.put("customerAssociations.1.resellerId", NORTHWIND.id);
  await expect(form.control("customerAssociations.1.name")).toHaveValue("Tailspin Iberia");
  const remove = (n) => page.getByRole("button", { name: `${words.removeAssociation} ${n}` });
  await remove(1).click();
  await expect(form.control("customerAssociations.0.resellerId")).toBeFocused();
  await expect(form.control("customerAssociations.0.name")).toHaveValue("Tailspin Iberia");
  await remove(1).click();
  await expect(form.addAssociation).toBeFocused();
});

test("an empty association is an error that names it", async ({ form }) => {
  await form.fill(smallCustomer());
  await form.addAssociation.click();
  await form.create.click();
  await expect(form.summary.getByRole("link")).toHaveText([/^Association 1: /, /^Association 1: /]);
});

test("a repeated instance is an error on the second", async ({ sandbox, form, createdPage }) => {
  await form.fill({ ...smallCustomer(), providers: [microsoftEntry(), microsoftEntry()] });
  await form.create.click();
  await expect(form.summary).toBeFocused();
  await expect(form.summary.getByRole("link")).toHaveText([/^Provider 2: /]);
  const second = "providerCustomers.1.providerInstanceId";
  expect(await form.findings(second)).toMatchObject([
    { rule: "repeated-instance", severity: "error" },
  ]);
  expect(await form.findings("providerCustomers.0.providerInstanceId")).toEqual([]);
  expect(await sandbox.posts()).toEqual([]);

  await form.summary.getByRole("link").click();
  await expect(form.control(second)).toBeFocused();
  await form.putAll(otherEntry(), "providerCustomers.1.");
  await expect(form.control(second)).not.toHaveAttribute("aria-invalid");
  await form.create.click();
  await createdPage.opened();
});

test("the entry names its instance in its heading and buttons", async ({ page, form }) => {
  await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
  await expect(page.getByRole("heading", { name: "Provider 1, Contoso CSP" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove provider 1, Contoso CSP" })).toBeVisible();
});

test.describe("the buttons of entries and rows", () => {
  /** What is heard of each button of the form, and what is seen on it. */
  const buttons = (page) =>
    page.locator("form button").evaluateAll((all) =>
      all
        .filter((it) => it.checkVisibility())
        .map((it) => ({
          heard: it.ariaLabel ?? it.textContent.trim(),
          seen: it.textContent.trim(),
        })),
    );

  for (const locale of ["en-US", "pt-PT"]) {
    test.describe(`in ${locale}`, () => {
      test.use({ locale });

      test("each has a name of its own, which begins with what is seen", async ({
        page,
        form,
        words,
      }) => {
        await form.leave("companyName", "Contoso");
        await form.addProvider.click();
        await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
        await form.put("providerCustomers.1.providerInstanceId", "other");
        await form.put("providerCustomers.1.providerInstanceId", THIRD);
        const proposed = form.control("providerCustomers.0.providerCustomerData.Domain");
        await expect(proposed).toHaveValue("contoso");
        for (const at of [0, 1]) {
          const entry = `providerCustomers.${at}.`;
          await form.put(`${entry}providerCustomerData.Domain`, "");
          await form.leave(`${entry}margin.value`, "1,234");
          for (const row of [0, 1]) {
            await form.providerButton(at, words.addOfferMargin).click();
            await form.leave(`${entry}offerTypeMargins.${row}.value`, "1,234");
          }
          await form.addAssociation.click();
        }
        // It is filled in where no domain ever was: emptied, it is offered there too.
        await form.leave("companyName", "Fabrikam");
        await form.put("providerCustomers.1.providerCustomerData.Domain", "");
        await expect(form.domainSuggestion(0, "fabrikam")).toBeVisible();
        await expect(form.domainSuggestion(1, "fabrikam")).toBeVisible();
        const all = await buttons(page);
        const heard = all.map((it) => it.heard);
        expect(heard.filter((name, at) => heard.indexOf(name) !== at)).toEqual([]);
        expect(all.filter((it) => !it.heard.startsWith(it.seen))).toEqual([]);
        const inFirst = heard.filter((name) => name.endsWith(`, ${words.provider} 1, Contoso CSP`));
        const inSecond = heard.filter((name) => name.endsWith(`, ${words.provider} 2`));
        const beginnings = [
          words.showJson,
          words.addOfferMargin,
          `${words.removeOfferMargin} 1`,
          `${words.removeOfferMargin} 2`,
          words.useAsDomain("fabrikam"),
        ];
        for (const names of [inFirst, inSecond]) {
          for (const words of beginnings) {
            expect(names.filter((name) => name.startsWith(`${words}, `))).toHaveLength(1);
          }
        }
      });
    });
  }

  test("names follow their rows", async ({ page, form, words }) => {
    await form.addProvider.click();
    await form.put("providerCustomers.1.providerInstanceId", CONTOSO);
    const second = page.getByRole("button", { name: "Show as JSON, Provider 2, Contoso CSP" });
    await expect(second).toBeVisible();
    await expect(form.providerButton(1, "More")).toHaveAccessibleName(
      "More: locale, agreement, partner ID, qualifications, Provider 2, Contoso CSP",
    );
    await form.providerButton(0, words.removeProvider).click();
    await expect(second).toHaveCount(0);
    await form.providerButton(0, words.showJson).click();
    await expect(form.providerButton(0, words.showFields)).toHaveAccessibleName(
      "Show as fields, Provider 1, Contoso CSP",
    );
    await expect(form.providerButton(0, words.addOfferMargin)).toHaveAccessibleName(
      "Add offer type margin, Provider 1, Contoso CSP",
    );
  });
});

test("another GUID: the last entry of the list gives a control to type it in", async ({
  page,
  form,
}) => {
  const name = "providerCustomers.0.providerInstanceId";
  await form.put(name, "other");
  const typed = page.getByRole("textbox", { name: "Provider instance GUID" });
  await expect(typed).toHaveAttribute("name", name);
  await expect(form.control(name)).toHaveCount(1);
  await typed.fill(` {${CONTOSO.toUpperCase()}} `);
  await typed.blur();
  await expect(typed).not.toHaveAttribute("aria-invalid");

  await form.put("resellerId", "other");
  await form.put("resellerId", THIRD);
  await expect(page.getByRole("textbox", { name: "Reseller GUID" })).toHaveValue(THIRD);
});

test.describe("the data as JSON", () => {
  const json = "providerCustomers.0.providerCustomerData";

  test("there and back keeps everything", async ({ form, words }) => {
    const customer = wholeCustomer();
    customer.providers.pop();
    await form.fill(customer);
    const before = await form.values();
    await form.providerButton(0, words.showJson).click();
    await expect(form.providerButton(0, words.showFields)).toBeFocused();
    await expect(form.control(`${json}.Domain`)).toHaveCount(0);
    const shown = JSON.parse(await form.control(json).inputValue());
    expect(shown).toMatchObject({
      Domain: customer.providers[0]["providerCustomerData.Domain"],
      AcceptedMCA: true,
      AgreementDate: "2022-12-28T00:00:00Z",
      Qualifications: ["Education", "StateOwnedEntity"],
    });
    await form.providerButton(0, words.showFields).click();
    await expect(form.providerButton(0, words.showJson)).toBeFocused();
    expect(await form.values()).toEqual(before);
  });

  test("a change of the JSON is in the fields", async ({ form, words }) => {
    await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
    await form.providerButton(0, words.showJson).click();
    await form.put(json, '{"Domain":"northwind","EnableGDAP":true,"Phone":"921231231"}');
    await form.providerButton(0, words.showFields).click();
    await expect(form.control(`${json}.Domain`)).toHaveValue("northwind");
    await expect(form.control(`${json}.EnableGDAP`)).toBeChecked();
    await expect(form.control(`${json}.Phone`)).toHaveValue("921231231");
  });

  for (const [title, text, rule, says] of [
    [
      "a key the fields do not have",
      '{"Domain":"northwind","Surprise":1}',
      "json-stays",
      "“Surprise”",
    ],
    ["a value they cannot hold", '{"Qualifications":["Big"]}', "json-stays", "“Qualifications”"],
    ["a mistake", '{"Domain":', "json-stays", "with errors"],
    ["another value than an object", "[]", "json-stays", "object in braces"],
    [
      "a flag of another type",
      '{"AcceptedMCA":"yes"}',
      "json-type",
      "“AcceptedMCA” in the JSON as true",
    ],
    ["a text of another type", '{"Phone":921}', "json-type", "“Phone” in the JSON as text"],
  ]) {
    test(`JSON with ${title} stays as it is, and says why`, async ({ page, form, words }) => {
      await form.providerButton(0, words.showJson).click();
      await form.put(json, text);
      await form.providerButton(0, words.showFields).click();
      await expect(form.control(json)).toHaveValue(text);
      const finding = form.finding(json, rule);
      await expect(finding).toContainText(says);
      await expect(finding).toHaveAttribute("data-severity", "error");
      await expect(form.control(json)).toHaveAttribute("aria-invalid", "true");
      await form.put(json, '{"Domain":"northwind"}');
      await expect(page.locator(`[data-rule="${rule}"]`)).toHaveCount(0);
      await form.providerButton(0, words.showFields).click();
      await expect(form.control(`${json}.Domain`)).toHaveValue("northwind");
    });
  }

  test("a value of the wrong type is found before it is sent", async ({ sandbox, form, words }) => {
    await form.fill(smallCustomer());
    await form.providerButton(0, words.showJson).click();
    await form.put(json, '{"Domain":"northwind","AcceptedMCA":"yes"}');
    await form.create.click();
    await expect(form.summary.getByRole("link")).toHaveText([/“AcceptedMCA”/]);
    expect(await sandbox.posts()).toEqual([]);
  });

  test("JSON that the fields cannot show is sent to the letter", async ({
    sandbox,
    form,
    words,
    createdPage,
  }) => {
    const customer = smallCustomer();
    const { "providerCustomerData.Domain": domain, ...entry } = customer.providers[0];
    const text = `{ "Domain": "${domain}",\n  "Surprise": 1.50 }`;
    await form.putAll(customer.controls);
    await form.providerButton(0, words.showJson).click();
    await form.putAll({ ...entry, providerCustomerData: text }, "providerCustomers.0.");
    await form.create.click();
    await expect.poll(async () => (await sandbox.posts()).length).toBe(1);
    const [{ body }] = await sandbox.posts();
    expect(JSON.parse(body).providerCustomers[CONTOSO].providerCustomerData).toBe(text);
    await expect(form.summary.or(createdPage.id)).toBeVisible();
  });

  test("a mistake shows while it is typed, and goes with it", async ({ form }) => {
    await form.put("providerCustomers.0.providerInstanceId", FABRIKAM);
    const control = form.control(json);
    await control.pressSequentially('{"Account":');
    await expect(control).toBeFocused();
    await expect(control).toHaveAttribute("aria-invalid", "true");
    expect(await form.findings(json)).toMatchObject([{ rule: "json", severity: "error" }]);
    expect((await form.findings(json))[0].text).toContain("line 1");
    await control.pressSequentially("1}");
    await expect(control).not.toHaveAttribute("aria-invalid");
    expect(await form.findings(json)).toEqual([]);
  });

  for (const [title, instance, text, says] of [
    [
      "Microsoft’s",
      CONTOSO,
      '{"Domain":"a","Domain":"b"}',
      "Keep one “Domain” in the JSON: line 1, column 15 repeats it",
    ],
    [
      "another provider’s",
      FABRIKAM,
      '{"Domain":"a","Domain":"b"}',
      "Keep one “Domain” in the JSON: line 1, column 15 repeats it",
    ],
    [
      "on lines of its own",
      CONTOSO,
      '{\n  "Domain": "a",\n  "Phone": "1",\n  "Domain": "a"\n}',
      "Keep one “Domain” in the JSON: line 4, column 3 repeats it",
    ],
    [
      "written otherwise",
      CONTOSO,
      '{"Domain":"a","\\u0044omain":"b"}',
      "Keep one “Domain” in the JSON: line 1, column 15 repeats it",
    ],
    [
      "that no field has",
      FABRIKAM,
      '{"Account":{"a":1,"a":2}}',
      "Keep each key of the JSON once: line 1, column 19 repeats one",
    ],
  ]) {
    test(`a repeated key is named, and nothing is sent: ${title}`, async ({
      sandbox,
      form,
      words,
    }) => {
      const { controls, providers } = smallCustomer();
      const { "providerCustomerData.Domain": _, ...entry } = providers[0];
      await form.putAll(controls);
      await form.put("providerCustomers.0.providerInstanceId", instance);
      if (instance === CONTOSO) {
        await form.providerButton(0, words.showJson).click();
      }
      const values = { ...entry, providerInstanceId: instance, providerCustomerData: text };
      await form.putAll(values, "providerCustomers.0.");
      await form.create.click();
      await expect(form.summary).toBeFocused();
      await expect(form.summary.getByRole("link")).toHaveText([`Provider 1: ${says}`]);
      await expect(form.control(json)).toHaveAttribute("aria-invalid", "true");
      expect(await form.findings(json)).toEqual([
        { rule: "json-repeated-key", severity: "error", text: says },
      ]);
      await expect(form.control(json)).toHaveValue(text);
      expect(await sandbox.posts()).toEqual([]);
    });
  }

  test("another instance and back keeps what was typed for each", async ({ form }) => {
    const instance = "providerCustomers.0.providerInstanceId";
    await form.put(instance, CONTOSO);
    await form.put(`${json}.Domain`, "northwind");
    await form.put(instance, FABRIKAM);
    await form.put(json, '{"Account":"4711"}');
    await form.put(instance, CONTOSO);
    await expect(form.control(`${json}.Domain`)).toHaveValue("northwind");
    await form.put(instance, FABRIKAM);
    await expect(form.control(json)).toHaveValue('{"Account":"4711"}');
  });
});

test("eight providers are in the document, each with all of its controls", async ({ form }) => {
  for (let count = 1; count < 8; count += 1) {
    await form.addProvider.click();
    await expect(form.control(`providerCustomers.${count}.providerInstanceId`)).toBeFocused();
  }
  for (let at = 0; at < 8; at += 1) {
    const domain = form.control(`providerCustomers.${at}.providerCustomerData.Domain`);
    await domain.fill(`domain${at}`);
    await expect(domain).toHaveValue(`domain${at}`);
  }
});
