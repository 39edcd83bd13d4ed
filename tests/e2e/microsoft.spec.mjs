import { COMPANY, CONTOSO, smallCustomer } from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";

const DATA = "providerCustomers.0.providerCustomerData.";
const SECOND = "providerCustomers.1.providerCustomerData.";
const CONTACT = {
  firstName: COMPANY.firstName,
  lastName: COMPANY.lastName,
  email: COMPANY.email,
  phone: COMPANY.phone,
};
const SIGNATORY = {
  FirstName: CONTACT.firstName,
  LastName: CONTACT.lastName,
  Email: CONTACT.email,
  Phone: CONTACT.phone,
};

test.describe("the domain", () => {
  test.beforeEach(async ({ signInPage }) => {
    await signInPage.signIn();
  });

  for (const [company, domain] of [
    ["Contoso", "contoso"],
    ["Adventure Works, Lda.", "adventureworks"],
    ["Associação dos Revendedores de Tecnologia", "associacaodosrevendedores"],
    ["Contoso Consulting e Serviços de Informática Ltda", "contosoconsultingeservicos"],
    ["Müller & Söhne GmbH", "mullersohne"],
    ["Łódź Cloud", "lodzcloud"],
    ["3M", "3m"],
    ["Contoso 株式会社", "contoso"],
  ]) {
    test(`is proposed from the company's name: ${company}`, async ({ sandbox, form }) => {
      const control = form.control(`${DATA}Domain`);
      await form.leave("companyName", company);
      const finding = form.finding(`${DATA}Domain`, "domain-proposal");
      await expect(finding).toHaveAttribute("data-severity", "hint");
      expect(await form.findings(`${DATA}Domain`)).toMatchObject([{ rule: "domain-proposal" }]);
      await expect(control).toHaveValue(domain);
      await expect(form.domainSuggestion(0, domain)).toHaveCount(0);

      // Written over, it is the person's own.
      await control.fill("northwind");
      await control.blur();
      await expect(finding).toHaveCount(0);
      await form.leave("companyName", `${company} 2`);
      await expect(control).toHaveValue("northwind");
      expect(await sandbox.posts()).toEqual([]);
    });
  }

  for (const company of ["", "株式会社", "& &"]) {
    test(`is not proposed from nothing: ${company}`, async ({ form }) => {
      await form.leave("companyName", company);
      await form.control("city").focus();
      await expect(form.finding(`${DATA}Domain`, "domain-proposal")).toHaveCount(0);
    });
  }

  test("is proposed for the current name, until another is written", async ({ form }) => {
    const domain = form.control(`${DATA}Domain`);
    await form.leave("companyName", "Contoso");
    await expect(domain).toHaveValue("contoso");
    await form.leave("companyName", "Fabrikam");
    await expect(domain).toHaveValue("fabrikam");
    await form.leave("companyName", "");
    await expect(domain).toHaveValue("");
    await form.leave("companyName", "Tailspin");
    await expect(domain).toHaveValue("tailspin");
    await form.put(`${DATA}Domain`, "northwind");
    await form.leave("companyName", "Contoso");
    await expect(domain).toHaveValue("northwind");
    await expect(form.domainSuggestion(0, "contoso")).toHaveCount(0);
    await form.put(`${DATA}Domain`, "");
    await expect(form.domainSuggestion(0, "contoso")).toBeVisible();
    await form.leave("companyName", "Fabrikam");
    await expect(domain).toHaveValue("");
    await expect(form.domainSuggestion(0, "fabrikam")).toBeVisible();
  });

  test("is filled in in one entry, and offered in others", async ({ form }) => {
    await form.addProvider.click();
    await form.leave("companyName", "Contoso");
    await expect(form.control(`${DATA}Domain`)).toHaveValue("contoso");
    await expect(form.control(`${SECOND}Domain`)).toHaveValue("");
    await form.put("providerCustomers.1.providerInstanceId", CONTOSO);
    await form.domainSuggestion(1, "contoso").click();
    await expect(form.control(`${SECOND}Domain`)).toHaveValue("contoso");
  });

  test("that is missing is an error beside its proposal", async ({ form }) => {
    const customer = smallCustomer();
    customer.providers[0]["providerCustomerData.Domain"] = "northwind";
    await form.fill(customer);
    await form.put(`${DATA}Domain`, "");
    await form.create.click();
    await expect(form.summary).toBeFocused();
    await expect(form.summary.getByRole("link")).toHaveCount(1);
    await expect(form.finding(`${DATA}Domain`, "required")).toBeVisible();
    await form.domainSuggestion(0, "adventureworks").click();
    await expect(form.control(`${DATA}Domain`)).not.toHaveAttribute("aria-invalid");
  });

  for (const [pasted, prefix] of [
    ["contoso.onmicrosoft.com", "contoso"],
    [" Contoso.OnMicrosoft.COM ", "Contoso"],
  ]) {
    test(`is stripped when it is left: ${pasted}`, async ({ form, words }) => {
      const name = `${DATA}Domain`;
      await form.leave(name, pasted);
      await expect(form.control(name)).toHaveValue(prefix);
      await expect(form.finding(name, "written")).toHaveText(words.writtenAs(prefix));
      expect(await form.findings(name)).toMatchObject([{ rule: "written", severity: "hint" }]);
    });
  }

  for (const pasted of ["contoso.pt", "contoso.onmicrosoft.com.pt", "contoso-pt.onmicrosoft.com"]) {
    test(`stays as it is, with an error: ${pasted}`, async ({ form }) => {
      await form.leave(`${DATA}Domain`, pasted);
      await expect(form.finding(`${DATA}Domain`, "domain-prefix")).toBeVisible();
      await expect(form.control(`${DATA}Domain`)).toHaveValue(pasted);
    });
  }

  test("has its fixed end beside it, and says that it stays", async ({ form }) => {
    await expect(form.provider(0)).toContainText(".onmicrosoft.com");
    const domain = form.control(`${DATA}Domain`);
    await expect(domain).toHaveAccessibleDescription(/It can’t be changed later/);
  });
});

test.describe("the signatory", () => {
  test.beforeEach(async ({ signInPage }) => {
    await signInPage.signIn();
  });

  const expectSignatory = async (form, expected, prefix = DATA) => {
    for (const [key, value] of Object.entries(expected)) {
      await expect(form.control(prefix + key), key).toHaveValue(value);
    }
  };

  test("is the company's contact once that is left, and follows it", async ({ form }) => {
    const same = form.control(`${DATA}KeepPrimaryInformation`);
    await expect(same).toBeChecked();
    for (const [name, key] of [
      ["firstName", "FirstName"],
      ["lastName", "LastName"],
      ["email", "Email"],
      ["phone", "Phone"],
    ]) {
      await form.control(name).fill(CONTACT[name]);
      await expect(form.control(DATA + key), "while it is typed").toHaveValue("");
      await form.control(name).blur();
      await expect(form.control(DATA + key)).toHaveValue(CONTACT[name]);
    }
    await form.leave("email", "silva@adventure-works.example");
    await form.leave("firstName", "Maria");
    await expectSignatory(form, {
      ...SIGNATORY,
      FirstName: "Maria",
      Email: "silva@adventure-works.example",
    });
    await form.leave("phone", "");
    await expect(form.control(`${DATA}Phone`)).toHaveValue("");
    await expect(same).toBeChecked();
  });

  test("edited by hand stops following, until both are said to be the same again", async ({
    form,
  }) => {
    const same = form.control(`${DATA}KeepPrimaryInformation`);
    await form.putAll(CONTACT);
    await form.control("city").focus();
    await expectSignatory(form, SIGNATORY);
    await form.leave(`${DATA}LastName`, "Costa");
    await form.leave("lastName", "Souza");
    await expectSignatory(form, { ...SIGNATORY, LastName: "Costa" });

    await same.uncheck();
    await same.check();
    await expectSignatory(form, { ...SIGNATORY, LastName: "Souza" });
    await form.leave("lastName", "Santos");
    await expectSignatory(form, { ...SIGNATORY, LastName: "Santos" });
  });

  test("of its own is filled by nothing, until both are said to be the same", async ({ form }) => {
    const same = form.control(`${DATA}KeepPrimaryInformation`);
    await same.uncheck();
    await form.putAll(CONTACT);
    await form.control("city").focus();
    await expectSignatory(form, { FirstName: "", LastName: "", Email: "", Phone: "" });
    await same.check();
    await expectSignatory(form, SIGNATORY);
    await same.uncheck();
    await expectSignatory(form, SIGNATORY);
    await form.leave("firstName", "Maria");
    await expectSignatory(form, SIGNATORY);
  });

  test("of an entry added later is filled as well", async ({ form }) => {
    await form.putAll(CONTACT);
    await form.addProvider.click();
    await expectSignatory(form, SIGNATORY, SECOND);
    await form.leave("firstName", "Maria");
    await expectSignatory(form, { ...SIGNATORY, FirstName: "Maria" }, SECOND);
    await expectSignatory(form, { ...SIGNATORY, FirstName: "Maria" });
  });

  test("takes over no mistake: that is shown once, where it was typed", async ({ page, form }) => {
    await form.leave("email", "nobody");
    await expect(form.finding("email", "email")).toBeVisible();
    await expect(form.control(`${DATA}Email`)).toHaveValue("");
    await expect(page.locator('[aria-invalid="true"]')).toHaveCount(1);
    await form.leave("firstName", "test");
    await expect(form.control(`${DATA}FirstName`)).toHaveValue("test");
    await expect(page.locator('[data-rule="person-name-placeholder"]')).toHaveCount(1);
  });

  test("goes into the request", async ({ sandbox, form, createdPage }) => {
    await form.fill(smallCustomer());
    await form.create.click();
    await createdPage.opened();
    const [{ body }] = await sandbox.posts();
    const data = JSON.parse(body).providerCustomers[CONTOSO].providerCustomerData;
    expect(JSON.parse(data)).toMatchObject({ KeepPrimaryInformation: true, ...SIGNATORY });
  });
});

test.describe("the agreement", () => {
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  test("is never ticked by the program", async ({ sandbox, signInPage, form, createdPage }) => {
    await signInPage.signIn();
    const customer = smallCustomer();
    customer.providers[0]["providerCustomerData.AgreementDate"] = "2022-12-28";
    await form.fill(customer);
    await expect(form.control(`${DATA}AcceptedMCA`)).not.toBeChecked();
    await form.createThrough();
    await createdPage.opened();
    const [{ body }] = await sandbox.posts();
    const data = JSON.parse(body).providerCustomers[CONTOSO].providerCustomerData;
    expect(JSON.parse(data)).toMatchObject({ AcceptedMCA: false });
  });

  for (const [title, { data, country = "PT", expected }] of Object.entries({
    "with neither a date nor a signatory": {
      data: { KeepPrimaryInformation: false },
      expected: [
        ["FirstName", "agreement-signatory"],
        ["LastName", "agreement-signatory"],
        ["Email", "agreement-signatory"],
        ["AgreementDate", "agreement-date"],
      ],
    },
    "where Microsoft asks for the phone": {
      data: { KeepPrimaryInformation: false, AgreementDate: "2022-12-28" },
      country: "AM",
      expected: [
        ["FirstName", "agreement-signatory"],
        ["LastName", "agreement-signatory"],
        ["Email", "agreement-signatory"],
        ["Phone", "phone-asked"],
      ],
    },
    "by the company's contact, without a date": {
      data: {},
      expected: [["AgreementDate", "agreement-date"]],
    },
    "by the company's contact, with a date": {
      data: { AgreementDate: "2022-12-28" },
      expected: [],
    },
    "on a day since customers accept through a link": {
      data: { AgreementDate: "2026-01-02" },
      expected: [["AgreementDate", "agreement-link"]],
    },
  })) {
    test(`ticked ${title}`, async ({ sandbox, signInPage, form, createdPage }) => {
      await signInPage.signIn();
      const customer = smallCustomer();
      Object.assign(customer.controls, { country, taxId: "PT509442013" });
      if (country === "AM") {
        Object.assign(customer.controls, { zip: "0010", taxId: "12345678" });
      }
      // The choice of the signatory first: what is typed in the contact would be copied.
      await form.putAll(data, DATA);
      await form.fill(customer);
      await form.put(`${DATA}AcceptedMCA`, true);
      // For whom the tick counts is said beside it, and not in answer to it.
      expect(await form.findings(`${DATA}AcceptedMCA`)).toEqual([]);
      await form.create.click();
      if (expected.length > 0) {
        await expect(form.warnings).toBeFocused();
        await expect(form.warnings.getByRole("link")).toHaveCount(expected.length);
        for (const [at, [key, rule]] of expected.entries()) {
          const finding = form.finding(DATA + key, rule);
          await expect(finding, key).toHaveAttribute("data-severity", "warning");
          await form.warnings.getByRole("link").nth(at).click();
          await expect(form.control(DATA + key)).toBeFocused();
        }
        expect(await sandbox.posts()).toEqual([]);
        await form.create.click();
      }
      await createdPage.opened();
    });
  }

  test("unticked asks for nothing", async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.put(`${DATA}AcceptedMCA`, true);
    const box = form.control(`${DATA}AcceptedMCA`);
    await expect(box).toHaveAccessibleDescription(/accepted before January 2026/);
    expect(await form.findings(`${DATA}AcceptedMCA`)).toEqual([]);
    await form.put(`${DATA}AcceptedMCA`, false);
    expect(await form.findings(`${DATA}AcceptedMCA`)).toEqual([]);
  });

  test("qualifications stay, and say so while one is ticked", async ({
    page,
    signInPage,
    form,
  }) => {
    await signInPage.signIn();
    const finding = page.locator('[data-rule="qualifications-stay"]');
    await form.put(`${DATA}Qualifications`, ["Education"]);
    await expect(finding).toHaveAttribute("data-severity", "warning");
    await page.locator(`[name="${DATA}Qualifications"][value="Education"]`).uncheck();
    await expect(finding).toHaveCount(0);
  });

  // Each is the day after or before in UTC: it is the person's own day that counts.
  for (const [timezoneId, hour, today] of [
    ["Europe/Lisbon", "12:00:00Z", 0],
    ["Pacific/Auckland", "13:00:00Z", 1],
    ["America/Los_Angeles", "03:00:00Z", -1],
  ]) {
    test.describe(`dated in ${timezoneId}`, () => {
      test.use({ timezoneId });

      for (const [title, later, warns] of [
        ["yesterday", -1, false],
        ["today", 0, false],
        ["tomorrow", 1, true],
      ]) {
        test(title, async ({ page, sandbox, signInPage, form, createdPage }) => {
          await page.clock.setFixedTime(`${day(0)}T${hour}`);
          const token = await sandbox.token({ life: 172_800 });
          await signInPage.open();
          await signInPage.signInWith(token);
          await expect(form.heading).toBeVisible();
          const date = day(today + later);
          const customer = smallCustomer();
          customer.providers[0]["providerCustomerData.AgreementDate"] = date;
          await form.fill(customer);
          await form.control("city").focus();
          const finding = form.finding(`${DATA}AgreementDate`, "agreement-date-future");
          await expect(finding).toHaveCount(warns ? 1 : 0);
          await form.create.click();
          if (warns) {
            await expect(form.warnings.getByRole("link")).toHaveCount(1);
            await expect(finding).toHaveAttribute("data-severity", "warning");
            await form.create.click();
          }
          await createdPage.opened();
          const [{ body }] = await sandbox.posts();
          const data = JSON.parse(body).providerCustomers[CONTOSO].providerCustomerData;
          expect(JSON.parse(data).AgreementDate).toBe(`${date}T00:00:00Z`);
        });
      }
    });
  }
});

test.describe("culture and language", () => {
  for (const [country, culture, language] of [
    ["PT", "pt-PT", "pt"],
    ["DE", "de-DE", "de"],
    ["BR", "pt-BR", "pt"],
    ["JP", "ja-JP", "ja"],
  ]) {
    test(`of ${country} are suggested by their names`, async ({ signInPage, form }) => {
      await signInPage.signIn();
      await form.leave("country", country);
      for (const [key, tags] of [
        ["DefaultCulture", [culture, "en-US"]],
        ["Language", [language, "en"]],
      ]) {
        const offered = () =>
          form
            .control(DATA + key)
            .evaluate((control) =>
              [...control.list.options].map((it) => [it.value, it.textContent.length > 2]),
            );
        await expect.poll(offered).toEqual(tags.map((tag) => [tag, true]));
      }
    });
  }
});
