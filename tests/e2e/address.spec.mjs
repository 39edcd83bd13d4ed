import { CONTOSO, FABRIKAM, smallCustomer } from "./fixtures/customers.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

test.describe("the address is called as the country calls it", () => {
  for (const [locale, rows] of Object.entries({
    "en-US": [
      [
        "",
        "State or region",
        "If there is no state, enter the city",
        "Postal code",
        "If there is no postal code",
      ],
      ["US", "State", "", "ZIP code", "For example, 12345"],
      ["CA", "Province", "", "Postal code", "For example, A1B 2C3"],
      ["AU", "State", "", "Postcode", "For example, 1234"],
      ["MX", "State", "", "Postal code", "For example, 12345"],
      ["GB", "County", "", "Postcode", "For example, SW1A 1AA"],
      ["IE", "County", "", "Eircode", "For example, D02 AF30"],
      ["PT", "District", "", "Postal code", "For example, 1234-567"],
      ["IN", "State", "", "PIN code", "For example, 123456"],
      ["BR", "State", "", "CEP", "For example, 12345-678"],
      ["JP", "Prefecture", "", "Postal code", "For example, 123-4567"],
      ["NL", "Province", "", "Postcode", "For example, 1234 AB"],
      ["CH", "Canton", "", "Postal code", "For example, 1234"],
      ["AE", "Emirate", "", "Postal code", "This country has no postal codes: enter 00000"],
      ["HK", "District", "", "Postal code", "This country has no postal codes: enter 00000"],
      [
        "SG",
        "State or region",
        "This country has no states: enter the city",
        "Postal code",
        "For example, 123456",
      ],
      ["GH", "Region", "", "Postal code", "If there is no postal code, enter 00000"],
    ],
    "pt-PT": [
      [
        "",
        "Distrito, estado ou região",
        "Se não existir, indique a cidade",
        "Código postal",
        "Se não existir",
      ],
      ["US", "Estado", "", "Código ZIP", "Por exemplo, 12345"],
      ["GB", "Condado", "", "Código postal", "Por exemplo, SW1A 1AA"],
      ["PT", "Distrito", "", "Código postal", "Por exemplo, 1234-567"],
      ["IE", "Condado", "", "Eircode", "Por exemplo, D02 AF30"],
      ["AE", "Emirado", "", "Código postal", "Este país não tem códigos postais: indique 00000"],
    ],
  })) {
    test.describe(`in a browser in ${locale}`, () => {
      test.use({ locale });

      for (const [country, state, stateHint, zip, zipHint] of rows) {
        test(country || "before a country is chosen", async ({ signInPage, form }) => {
          await signInPage.signIn();
          if (country) {
            await form.leave("country", country);
          }
          await expect(form.control("state")).toHaveAccessibleName(state);
          await expect(form.control("zip")).toHaveAccessibleName(zip);
          const described = (text) => (text ? new RegExp(`^${text.replace("?", "\\?")}`) : "");
          await expect(form.control("state")).toHaveAccessibleDescription(described(stateHint));
          await expect(form.control("zip")).toHaveAccessibleDescription(described(zipHint));
        });
      }
    });
  }

  test("follows a change of the country, and what is typed stays", async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.leave("country", "PT");
    await form.put("state", "Lisboa");
    await form.put("zip", "1100-048");
    await form.leave("country", "US");
    await expect(form.control("state")).toHaveAccessibleName("State");
    await expect(form.control("state")).toHaveValue("Lisboa");
    await expect(form.control("zip")).toHaveValue("1100-048");
    await form.leave("country", "");
    await expect(form.control("zip")).toHaveAccessibleName("Postal code");
  });

  for (const [country, state, zip] of [
    ["US", "Enter the state", "Enter the ZIP code"],
    ["GB", "Enter the county", "Enter the postcode"],
    ["PT", "Enter the district", "Enter the postal code"],
  ]) {
    test(`what is missing in ${country} is called by its name there`, async ({
      signInPage,
      form,
    }) => {
      await signInPage.signIn();
      const customer = smallCustomer();
      Object.assign(customer.controls, { country, state: "", zip: "" });
      await form.fill(customer);
      await form.create.click();
      await expect(form.summary.getByRole("link")).toHaveText([state, zip]);
      await expect(form.finding("state", "required")).toHaveText(state);
      await expect(form.finding("zip", "required")).toHaveText(zip);
    });
  }
});

test.describe("the states to choose from", () => {
  for (const [country, count, first, last] of [
    ["US", 51, ["AL", "Alabama"], ["WY", "Wyoming"]],
    ["CA", 13, ["AB", "Alberta"], ["YT", "Yukon"]],
    ["AU", 9, ["Australian Capital Territory", ""], ["Western Australia", ""]],
    ["MX", 32, ["Aguascalientes", ""], ["Zacatecas", ""]],
    ["PT", 0],
    ["GB", 0],
    ["", 0],
  ]) {
    test(`${country || "no country"}: ${count}`, async ({ signInPage, form }) => {
      await signInPage.signIn();
      await form.leave("country", country);
      const state = form.control("state");
      await expect(state).toHaveAttribute("type", "text");
      const offered = () =>
        state.evaluate((it) =>
          [...(it.list?.options ?? [])].map((option) => [option.value, option.textContent]),
        );
      await expect.poll(async () => (await offered()).length).toBe(count);
      const states = await offered();
      expect([states.at(0), states.at(-1)]).toEqual([first, last]);
    });
  }
});

test.describe("what is beyond doubt is written as it is sent, and says so", () => {
  for (const [country, name, typed, written] of [
    ["NL", "zip", "1234ab", "1234 AB"],
    ["NL", "zip", " 1234 ab ", "1234 AB"],
    ["NL", "zip", "NL-1234AB", "1234 AB"],
    ["GB", "zip", "sw1a1aa", "SW1A 1AA"],
    ["CA", "zip", "k1a0b1", "K1A 0B1"],
    ["IE", "zip", "d02af30", "D02 AF30"],
    ["PT", "zip", "1100048", "1100-048"],
    ["BR", "zip", "40301110", "40301-110"],
    ["PL", "zip", "00950", "00-950"],
    ["JP", "zip", "1540023", "154-0023"],
    ["DE", "zip", "D-10115", "10115"],
    ["US", "state", "california", "CA"],
    ["US", "state", "ca", "CA"],
    ["CA", "state", "quebec", "QC"],
    ["AU", "state", "nsw", "New South Wales"],
    ["MX", "state", "nuevo leon", "Nuevo León"],
    ["PT", "taxId", "pt 509 442 013", "PT509442013"],
    ["PT", "taxId", "509 000 070", "PT509000070"],
    ["PT", "taxId", "508123453", "PT508123453"],
    ["AD", "zip", "500", "AD500"],
    ["JP", "zip", "〒１５０－０００１", "150-0001"],
    ["JP", "zip", "150ー0001", "150-0001"],
    ["PT", "companyName", "Adven\u200bture\u00adWorks", "AdventureWorks"],
    ["PT", "city", "Lis\u200eboa", "Lisboa"],
    ["PT", "email", "ana＠contoso．example", "ana@contoso.example"],
    ["PT", "phone", "+351\u00a0921\u2011231\u2011231", "+351 921-231-231"],
    ["PT", "email", "Ana Silva <ana@adventure-works.example>", "ana@adventure-works.example"],
  ]) {
    test(`${country} ${name}: ${typed}`, async ({ signInPage, form, words }) => {
      await signInPage.signIn();
      await form.leave("country", country);
      await form.leave(name, typed);
      await expect(form.control(name)).toHaveValue(written);
      await expect(form.finding(name, "written")).toHaveText(words.writtenAs(written));
      expect(await form.findings(name)).toMatchObject([{ rule: "written", severity: "hint" }]);
      const said = form.statuses.filter({ hasText: words.writtenAs(written) });
      await expect(said).toBeAttached();
      await form.control(name).press("End");
      await form.control(name).pressSequentially("1");
      await expect(form.finding(name, "written")).toHaveCount(0);
    });
  }

  for (const [country, name, typed] of [
    ["NL", "zip", "1234 AB"],
    ["PT", "zip", "1100"],
    ["US", "state", "WA"],
    ["PT", "state", "lisboa"],
    ["GH", "zip", "ga-184"],
    ["", "zip", "1234ab"],
    ["PT", "companyName", "adventure works lda"],
  ]) {
    test(`nothing is rewritten: ${country} ${name}: ${typed}`, async ({ signInPage, form }) => {
      await signInPage.signIn();
      await form.leave("country", country);
      await form.leave(name, typed);
      await form.control("city").focus();
      await expect(form.control(name)).toHaveValue(typed);
      expect(await form.findings(name)).toEqual([]);
    });
  }

  for (const [country, name, typed, rule] of [
    ["NL", "zip", "1234", "postal-code"],
    ["US", "zip", "K1A 0B1", "postal-code-country"],
    ["US", "state", "Lisboa", "state"],
    ["CA", "state", "Washington", "state"],
  ]) {
    test(`what is not, stays and is a warning: ${country} ${name}: ${typed}`, async ({
      signInPage,
      form,
    }) => {
      await signInPage.signIn();
      await form.leave("country", country);
      await form.leave(name, typed);
      await expect(form.finding(name, rule)).toHaveAttribute("data-severity", "warning");
      await expect(form.control(name)).toHaveValue(typed);
      await expect(form.control(name)).not.toHaveAttribute("aria-invalid");
    });
  }

  for (const [typed, code, name] of [
    ["UK", "GB", "United Kingdom"],
    ["Alemanha", "DE", "Germany"],
    ["holland", "NL", "Netherlands"],
  ]) {
    test(`the country ${typed}`, async ({ signInPage, form, words }) => {
      await signInPage.signIn();
      await form.leave("country", typed);
      await expect(form.control("country")).toHaveValue(name);
      await expect(form.control("country")).toHaveAttribute("data-value", code);
      const written = form.finding("country", "written");
      await expect(written).toHaveAttribute("data-severity", "hint");
      await expect(written).toHaveText(words.writtenAs(name));
    });
  }

  test("also where Create customer is pressed out of the control", async ({
    sandbox,
    signInPage,
    form,
    createdPage,
  }) => {
    await signInPage.signIn();
    const customer = smallCustomer();
    Object.assign(customer.controls, { country: "holland", state: "Utrecht", zip: "3511 AB" });
    await form.fill(customer);
    await form.control("zip").fill("3511ab");
    await form.control("zip").press("Enter");
    await createdPage.opened();
    const [{ body }] = await sandbox.posts();
    expect(JSON.parse(body)).toMatchObject({ country: "NL", zip: "3511 AB" });
  });
});

test.describe("the countries that the provider instances offer", () => {
  const instances = (contoso, fabrikam) => ({
    providerInstances: [
      { id: CONTOSO, name: "Contoso CSP", kind: "microsoft", supportedCountries: contoso },
      { id: FABRIKAM, name: "Fabrikam Cloud", kind: "other", supportedCountries: fabrikam },
    ],
  });

  const listed = async (form) => {
    await form.control("country").fill("");
    await form.control("country").press("Alt+ArrowDown");
    await form.countries.first().waitFor();
    const codes = await form.countries.locator(".code").allTextContents();
    await form.control("country").press("Escape");
    return codes.sort();
  };

  test("narrow the list, together", async ({ page, signInPage, form, words }) => {
    await configure(page, instances(["PT", "ES"], ["ES", "FR"]));
    await signInPage.signIn();
    expect(await listed(form)).toHaveLength(250);
    await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
    expect(await listed(form)).toEqual(["ES", "PT"]);
    await form.addProvider.click();
    await form.put("providerCustomers.1.providerInstanceId", FABRIKAM);
    expect(await listed(form)).toEqual(["ES"]);
    await form.providerButton(0, words.removeProvider).click();
    expect(await listed(form)).toEqual(["ES", "FR"]);
  });

  test("an instance that says nothing narrows nothing", async ({ page, signInPage, form }) => {
    await configure(page, instances(null, ["ES"]));
    await signInPage.signIn();
    await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
    expect(await listed(form)).toHaveLength(250);
  });

  for (const [typed, code] of [
    ["DE", "DE"],
    ["germany", "DE"],
    ["uk", "GB"],
  ]) {
    test(`another one is selectable with a warning: ${typed}`, async ({
      page,
      sandbox,
      signInPage,
      form,
      createdPage,
    }) => {
      await configure(page, instances(["PT", "ES"], null));
      await signInPage.signIn();
      const customer = smallCustomer();
      const zip = code === "DE" ? "10115" : "SW1A 1AA";
      Object.assign(customer.controls, { country: "PT", zip });
      await form.fill(customer);
      await form.leave("country", typed);
      await expect(form.control("country")).toHaveAttribute("data-value", code);
      const finding = form.finding("country", "country-not-offered");
      await expect(finding).toHaveAttribute("data-severity", "warning");
      await expect(form.control("country")).not.toHaveAttribute("aria-invalid");
      await form.create.click();
      await expect(form.warnings).toBeFocused();
      await expect(form.warnings.getByRole("link")).toHaveCount(1);
      expect(await sandbox.posts()).toEqual([]);
      await form.create.click();
      await createdPage.opened();
      const [{ body }] = await sandbox.posts();
      expect(JSON.parse(body).country).toBe(code);
    });
  }

  test("the others can be found by typing, behind those offered", async ({
    page,
    signInPage,
    form,
  }) => {
    await configure(page, instances(["PT", "GN"], null));
    await signInPage.signIn();
    await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
    await form.control("country").pressSequentially("guinea");
    await expect(form.countries.first()).toContainText("GN");
    await form.countries.filter({ hasText: "GQ" }).click();
    await expect(form.control("country")).toHaveAttribute("data-value", "GQ");
  });

  test("a country that was fine before its instance was chosen gets its warning", async ({
    page,
    signInPage,
    form,
  }) => {
    await configure(page, instances(["PT"], null));
    await signInPage.signIn();
    await form.fill({ ...smallCustomer(), providers: [] });
    await form.leave("country", "Germany");
    await expect(form.control("country")).toHaveAttribute("data-value", "DE");
    expect(await form.findings("country")).toEqual([]);
    await form.fill({ controls: {}, providers: smallCustomer().providers });
    await form.create.click();
    await expect(form.warnings).toContainText("A chosen provider instance doesn’t offer it");
    await form.put("providerCustomers.0.providerInstanceId", FABRIKAM);
    await expect(form.finding("country", "country-not-offered")).toHaveCount(0);
  });
});
