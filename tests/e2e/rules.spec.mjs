import { expectAccessible } from "./fixtures/axe.mjs";
import { smallCustomer } from "./fixtures/customers.mjs";
import { focusedName, tabTo } from "./fixtures/journey.mjs";
import { withhold } from "./fixtures/second-part.mjs";
import { expect, test } from "./fixtures/test.mjs";

const DATA = "providerCustomers.0.providerCustomerData.";
const MARGIN = "providerCustomers.0.margin.value";
const NARROW = { width: 320, height: 640 };

test.describe("what is said of a control that was left, at 320 px", () => {
  test.use({ viewport: NARROW });

  for (const [name, typed, country, rule, severity, says] of [
    ["email", "nobody", "PT", "email", "error", "Enter an email address"],
    ["phone", "call me", "PT", "phone", "warning", "Enter a phone number"],
    [`${DATA}Domain`, "adventure-works", "PT", "domain-prefix", "error", "letters a to z"],
    ["companyName", "A", "PT", "company-name-short", "warning", "full company name"],
    ["companyName", "&$^#", "PT", "company-name-signs", "warning", "letters or digits"],
    ["companyName", "999", "PT", "company-name-repeats", "warning", "one repeated character"],
    ["companyName", "1 2 3", "PT", "company-name-spaced", "warning", "Remove the spaces"],
    ["companyName", "GmbH", "DE", "company-name-legal-form", "warning", "before the legal form"],
    ["firstName", "A", "PT", "person-name-short", "warning", "Enter the first name in full"],
    ["firstName", "nobody", "PT", "person-name-placeholder", "warning", "the person’s real name"],
    ["lastName", "x".repeat(41), "PT", "person-name-long", "warning", "40 characters"],
    ["lastName", "123", "PT", "person-name-signs", "warning", "Use letters in the last name"],
    ["email", "ana@microsoft.com", "PT", "email-microsoft", "warning", "the customer’s own"],
    ["country", "Cuba", "", "country-not-served", "warning", "doesn’t serve customers there"],
    ["state", "Lisboa", "US", "state", "warning", "Choose the state from the country’s list"],
    ["zip", "12", "PT", "postal-code", "warning", "Enter the postal code in the format 1234-567"],
    ["zip", "1234", "NL", "postal-code", "warning", "Enter the postcode in the format 1234 AB"],
    ["taxId", "509", "PT", "tax-id", "warning", "Enter the tax ID in the format PT123456789"],
    ["taxId", "PT509442031", "PT", "tax-id-check", "warning", "its check digit doesn’t match"],
    [
      "zip",
      "BT7 1ZZ",
      "IE",
      "postal-code-country",
      "warning",
      "this format belongs to United Kingdom",
    ],
    ["zip", "JE2 3AB", "GB", "postal-code-country", "warning", "this format belongs to Jersey"],
    ["email", "ana@example.u", "PT", "email-domain", "warning", "the part after @"],
    ["email", "o’neil@example.com", "PT", "email-name", "warning", "the part before @"],
    [MARGIN, "1,234", "PT", "number-ambiguous", "warning", "decimals or thousands"],
    [MARGIN, "10,5", "PT", "number", "error", "as a number, for example 10.6"],
    [MARGIN, "1E+05", "PT", "number", "error", "as a number, for example 10.6"],
    [`${DATA}DefaultCulture`, "Portuguese", "PT", "culture", "hint", "for example pt-PT"],
    [`${DATA}Language`, "Portuguese", "PT", "language", "hint", "for example pt"],
    ["zip", "1234ab", "NL", "written", "hint", "Changed to 1234 AB"],
    ["phone", "tel:+351921231231", "PT", "written", "hint", "Changed to +351921231231"],
  ]) {
    test(`${severity} ${rule}: ${[...typed].slice(0, 20).join("")}`, async ({
      page,
      signInPage,
      form,
    }) => {
      await signInPage.signIn();
      if (country) {
        await form.leave("country", country);
      }
      const control = form.control(name);
      await control.focus();
      await page.keyboard.type(typed);
      await page.keyboard.press("Tab");

      const finding = form.finding(name, rule);
      await expect(finding).toHaveAttribute("data-severity", severity);
      await expect(finding).toContainText(says);
      await expect(finding).toBeVisible();
      expect(await form.findings(name)).toMatchObject([{ rule, severity }]);
      expect(await control.getAttribute("aria-invalid")).toBe(severity === "error" ? "true" : null);
      await expect(form.statuses.filter({ hasText: says }), "it is announced").toBeAttached();
      const { left, right } = await finding.evaluate((it) => it.getBoundingClientRect());
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(NARROW.width);
    });
  }

  test("the severities differ by more than colour", async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.leave("country", "PT");
    const marks = new Set();
    for (const [name, typed, rule] of [
      ["email", "nobody", "email"],
      ["companyName", "A", "company-name-short"],
      [`${DATA}Language`, "Portuguese", "language"],
    ]) {
      await form.leave(name, typed);
      const finding = form.finding(name, rule);
      await expect(finding).toBeVisible();
      marks.add(await finding.evaluate((it) => getComputedStyle(it, "::before").content));
    }
    expect([...marks].filter((mark) => mark !== "none")).toHaveLength(3);
  });
});

test("a warning waits until the control is left, and goes while it is mended", async ({
  page,
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  const name = form.control("firstName");
  await name.pressSequentially("test");
  expect(await form.findings("firstName")).toEqual([]);
  await name.blur();
  await expect(form.finding("firstName", "person-name-placeholder")).toBeVisible();
  await name.press("End");
  await page.keyboard.type("a");
  await expect(name).toBeFocused();
  await expect(form.finding("firstName", "person-name-placeholder")).toHaveCount(0);
});

test("an empty field that Microsoft asks for is a warning after the first press", async ({
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  Object.assign(customer.controls, { country: "US", state: "WA", zip: "98052" });
  await form.fill(customer);
  await form.control("taxId").focus();
  await form.control("city").focus();
  await expect(form.finding("taxId", "tax-id-asked")).toHaveCount(0);
  await form.create.click();
  await expect(form.warnings.getByRole("link")).toHaveText([/^Enter the tax ID\. /]);
  await expect(form.finding("taxId", "tax-id-asked")).toBeVisible();
});

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`warnings in a browser in ${locale}`, () => {
    test.use({ locale, viewport: NARROW });

    test("are asked about once, by keyboard alone", async ({
      page,
      sandbox,
      signInPage,
      form,
      createdPage,
      words,
    }) => {
      await signInPage.signIn();
      const customer = smallCustomer(words.decimal);
      Object.assign(customer.controls, { zip: "12", lastName: "Test" });
      await form.fill(customer);
      await tabTo(form.create);
      await page.keyboard.press("Space");

      await expect(form.warnings).toBeFocused();
      await expect(form.warnings).toBeInViewport();
      await expect(form.warnings).toContainText(words.createAnyway);
      await expect(form.summary).toHaveCount(0);
      await expect(page).not.toHaveTitle(new RegExp(`^${words.errorPrefix}`));
      await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);
      const links = form.warnings.getByRole("link");
      await expect(links).toHaveCount(2);
      for (const [at, name] of ["zip", "lastName"].entries()) {
        const [{ severity, text }] = await form.findings(name);
        expect(severity).toBe("warning");
        await expect(links.nth(at)).toContainText(text);
        await tabTo(links.nth(at));
        await page.keyboard.press("Enter");
        expect(await focusedName(page)).toBe(name);
        await expect(form.control(name)).toBeInViewport();
        await form.warnings.focus();
      }
      expect(await sandbox.posts()).toEqual([]);

      await tabTo(form.create);
      await page.keyboard.press("Space");
      await createdPage.opened();
      const [{ body }] = await sandbox.posts();
      expect(JSON.parse(body)).toMatchObject({ zip: "12", lastName: "Test" });
    });
  });
}

test.describe("asking once", () => {
  const customer = () => {
    const it = smallCustomer();
    it.controls.firstName = "admin";
    return it;
  };

  test.beforeEach(async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.fill(customer());
    await form.create.click();
    await expect(form.warnings).toBeFocused();
    await expect(form.warnings.getByRole("link")).toHaveCount(1);
  });

  test("other warnings are asked about again", async ({ sandbox, form, createdPage }) => {
    await form.put("zip", "12");
    await form.create.click();
    await expect(form.warnings).toBeFocused();
    await expect(form.warnings.getByRole("link")).toHaveCount(2);
    expect(await sandbox.posts()).toEqual([]);
    await form.create.click();
    await createdPage.opened();
  });

  test("the same rule at another control is another warning", async ({ sandbox, form }) => {
    await form.put("firstName", "Ana");
    await form.put("lastName", "admin");
    await form.create.click();
    await expect(form.warnings).toBeFocused();
    await expect(form.warnings.getByRole("link")).toHaveText([/last name|real name/]);
    await form.warnings.getByRole("link").click();
    await expect(form.control("lastName")).toBeFocused();
    expect(await sandbox.posts()).toEqual([]);
  });

  for (const [title, name, value] of [
    ["what gives no warning may change", "city", "Porto"],
    ["a mended warning is not asked about", "firstName", "Ana"],
  ]) {
    test(`${title}: the next press creates`, async ({ sandbox, form, createdPage }) => {
      await form.put(name, value);
      await form.create.click();
      await createdPage.opened();
      const [{ body }] = await sandbox.posts();
      expect(JSON.parse(body)[name]).toBe(value);
    });
  }

  test("Enter in a control is a press, too", async ({ sandbox, form, createdPage }) => {
    await form.control("city").press("Enter");
    await createdPage.opened();
    expect(await sandbox.posts()).toHaveLength(1);
  });

  test("errors come first, and the warnings wait behind them", async ({ sandbox, form }) => {
    await form.put("email", "nobody");
    await form.put("zip", "12");
    await form.create.click();
    await expect(form.summary).toBeFocused();
    await expect(form.summary.getByRole("link")).toHaveCount(1);
    await expect(form.warnings).toHaveCount(0);
    await form.put("email", "ana@adventure-works.example");
    await form.create.click();
    await expect(form.warnings).toBeFocused();
    expect(await sandbox.posts()).toEqual([]);
  });

  test("an attempt that failed is not asked about again", async ({
    sandbox,
    form,
    createdPage,
    watch,
  }) => {
    watch.allowFailedRequests("/v1/Customers");
    await sandbox.fault({ status: 500 });
    await form.create.click();
    await expect(form.panel).toBeFocused();
    await expect(form.warnings).toHaveCount(0);
    await form.create.click();
    await createdPage.opened();
    expect(await sandbox.posts()).toHaveLength(2);
  });
});

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`a suggestion is one press away in a browser in ${locale}`, () => {
    test.use({ locale, viewport: NARROW });

    for (const [name, typed, country, value, rule] of [
      ["email", "o’neil@example.com", "PT", "o'neil@example.com", "email-name"],
      ["email", "ana @example.com", "PT", "ana@example.com", "email"],
      [`${DATA}DefaultCulture`, "Portuguese", "PT", "en-US", "culture"],
      [`${DATA}Language`, "pt-PT", "PT", "pt", "language"],
      [`${DATA}Domain`, "adventure-works", "PT", "adventureworks", "domain-prefix"],
      [
        `${DATA}Domain`,
        "adventureworksiberiaportugalspain",
        "PT",
        "adventureworksiberiaportuga",
        "domain-prefix-too-long",
      ],
    ]) {
      test(`${typed} becomes ${value}`, async ({ page, signInPage, form }) => {
        await signInPage.signIn();
        await form.leave("country", country);
        const control = form.control(name);
        const button = name.endsWith("Domain")
          ? form.domainSuggestion(0, value)
          : form.suggestion(value);
        await control.fill("");
        await page.keyboard.type(typed);
        await control.blur();
        await expect(form.finding(name, rule)).toBeVisible();
        await expect(button).toBeVisible();

        await control.focus();
        await page.keyboard.press("Tab");
        await expect(button).toBeFocused();
        await page.keyboard.press("Enter");
        await expect(control).toHaveValue(value);
        await expect(control).toBeFocused();
        await expect(button).toHaveCount(0);
        await expect(form.finding(name, rule)).toHaveCount(0);
        await expect(control).not.toHaveAttribute("aria-invalid");
        await expect(form.summary).toHaveCount(0);
      });
    }
  });
}

// Both leave the same choice, whether the second part of the program arrives before the text or after it.
for (const first of ["the text", "the rules"]) {
  test(`UK means GB while it is typed: ${first} first`, async ({
    page,
    signInPage,
    form,
    watch,
  }) => {
    const giveBack = await withhold(page, watch);
    await signInPage.signIn();
    const country = form.control("country");
    await country.focus();
    if (first === "the rules") {
      await giveBack();
      await country.pressSequentially("U");
      await expect(country).toHaveAttribute("aria-expanded", "true");
      await country.pressSequentially("K");
    } else {
      await country.pressSequentially("UK");
      await giveBack();
    }
    await expect(country).toHaveAttribute("data-value", "GB");
    await expect(country).toHaveValue("UK");
    await expect(form.suggestion("GB")).toHaveCount(0);
    await country.press("Escape");
    await country.blur();
    await expect(country).toHaveValue("United Kingdom");
    await expect(country).toHaveAttribute("data-value", "GB");
  });
}

test("Use 1234 AB: a press writes the postal code as the country does", async ({
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  await form.leave("country", "NL");
  await form.leave("zip", "12");
  await expect(form.finding("zip", "postal-code")).toBeVisible();
  await form.control("zip").fill("1234ab");
  await form.suggestion("1234 AB").click();
  await expect(form.control("zip")).toHaveValue("1234 AB");
  await expect(form.control("zip")).toBeFocused();
  await expect(form.finding("zip", "postal-code")).toHaveCount(0);
});

test("Use Jersey: a press chooses the country whose postcode it is", async ({
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  await form.leave("country", "GB");
  await form.leave("zip", "je23ab");
  await expect(form.control("zip")).toHaveValue("JE2 3AB");
  await form.suggestion("Jersey").click();
  await expect(form.control("country")).toHaveAttribute("data-value", "JE");
  await expect(form.control("zip")).toBeFocused();
  await expect(form.finding("zip", "postal-code-country")).toHaveCount(0);
});

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`a number that can mean two is asked about in a browser in ${locale}`, () => {
    test.use({ locale });

    for (const meant of ["1.234", "1234"]) {
      test(`and is ${meant}`, async ({ sandbox, signInPage, form, createdPage, words }) => {
        await signInPage.signIn();
        await form.fill(smallCustomer(words.decimal));
        const typed = locale === "pt-PT" ? "1.234" : "1,234";
        await form.leave(MARGIN, typed);
        await expect(form.control(MARGIN), "it is not rewritten").toHaveValue(typed);
        const finding = form.finding(MARGIN, "number-ambiguous");
        await expect(finding).toHaveAttribute("data-severity", "warning");
        await form.suggestion(words.decimal(meant)).click();
        await expect(finding).toHaveCount(0);
        await form.create.click();
        await createdPage.opened();
        const [{ body }] = await sandbox.posts();
        expect(body).toContain(`"value":${meant}}`);
      });
    }
  });
}

test.describe("a date", () => {
  for (const [title, keys, rule] of [
    ["that does not exist", "02292025", "date"],
    ["without its year", "0228", "date"],
    ["in the year 202", "02280202", "date-year"],
    ["in the year 26", "02280026", "date-year"],
    ["in the year 1999", "02281999", "date-year"],
    ["in a year to come", "02282999", "date-year"],
    ["that exists", "02282025", null],
  ]) {
    for (const isLeft of [true, false]) {
      const how = isLeft ? "and left" : "and sent at once";
      test(`${title}, typed ${how}`, async ({ page, sandbox, signInPage, form, createdPage }) => {
        await signInPage.signIn();
        await form.fill(smallCustomer());
        const name = `${DATA}AgreementDate`;
        await form.control(name).focus();
        await page.keyboard.type(keys);
        if (isLeft) {
          await form.control("city").focus();
          const found = async () => (await form.findings(name)).map((it) => it.rule);
          await expect.poll(found).toEqual(rule ? [rule] : []);
          await form.create.click();
        } else {
          await page.keyboard.press("Enter");
        }
        if (rule) {
          await expect(form.summary).toBeFocused();
          await expect(form.summary.getByRole("link")).toHaveCount(1);
          expect(await sandbox.posts()).toEqual([]);
          await form.control(name).fill("2025-02-28");
          await form.create.click();
        }
        await createdPage.opened();
        expect(await sandbox.posts()).toHaveLength(1);
      });
    }
  }
});

test("a tax number that Microsoft asks for is not called optional", async ({
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  await form.leave("country", "PT");
  await expect(form.control("taxId")).toHaveAccessibleName("Tax ID (optional)");
  await form.leave("country", "US");
  await expect(form.control("taxId")).toHaveAccessibleName("Tax ID");
  await expect(form.control("taxId")).toHaveAccessibleDescription("");
  await form.fill({
    controls: { ...smallCustomer().controls, country: "US", state: "WA", zip: "98052" },
  });
  await form.create.click();
  await expect(form.control("taxId")).toHaveAccessibleDescription(
    /Enter the tax ID\. Microsoft asks for it in this country$/,
  );
});

test("a control that corrects itself while it is left does not swallow the focus", async ({
  page,
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  await form.leave("country", "NL");
  await form.leave("zip", "12");
  await expect(form.finding("zip", "postal-code")).toBeVisible();
  await form.control("zip").fill("1234ab");
  await expect(form.suggestion("1234 AB")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(form.control("zip")).toHaveValue("1234 AB");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  expect(["zip", "firstName"]).toContain(await focusedName(page));
});

test.describe("axe finds nothing", () => {
  test.slow();

  for (const locale of ["en-US", "pt-PT"]) {
    test.describe(`in a browser in ${locale}`, () => {
      test.use({ locale });

      test("while all severities and suggestions show", async ({
        page,
        signInPage,
        form,
        words,
      }) => {
        await signInPage.signIn();
        for (const [name, text] of [
          ["country", "NL"],
          ["companyName", "A"],
          ["zip", "1234ab"],
          ["taxId", "509"],
          ["firstName", "nobody"],
          ["email", "nobody"],
          [`${DATA}Domain`, "adventure-works"],
          [`${DATA}DefaultCulture`, "Portuguese"],
          [`${DATA}Language`, "pt-PT"],
        ]) {
          await form.leave(name, text);
        }
        await form.put(`${DATA}AcceptedMCA`, true);
        await form.put(`${DATA}Qualifications`, ["Education"]);
        await form.addProvider.click();
        await form.leave("companyName", "Adventure Works");
        // The second entry is not edited: it is filled in there.
        const second = form.control("providerCustomers.1.providerCustomerData.Domain");
        await expect(second).toHaveValue("adventureworks");
        await expect(form.domainSuggestion(0, "adventureworks")).toBeVisible();
        await expect(form.suggestion("en-US")).toBeVisible();
        await expect(form.finding("zip", "written")).toHaveText(words.writtenAs("1234 AB"));
        await expectAccessible(page);
      });

      test("while the warnings are asked about", async ({ page, signInPage, form, words }) => {
        await signInPage.signIn();
        const customer = smallCustomer(words.decimal);
        Object.assign(customer.controls, { companyName: "999", country: "US", firstName: "x" });
        customer.providers[0]["providerCustomerData.AcceptedMCA"] = true;
        await form.fill(customer);
        await form.create.click();
        await expect(form.warnings).toBeFocused();
        await expectAccessible(page);
      });
    });
  }
});
