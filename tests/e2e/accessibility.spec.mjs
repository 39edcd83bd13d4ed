import { expectAccessible } from "./fixtures/axe.mjs";
import {
  CONTOSO,
  FABRIKAM,
  REQUIRED,
  smallCustomer,
  wholeCustomer,
} from "./fixtures/customers.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

test.slow();

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale });

    test("signing in", async ({ page, signInPage }) => {
      await signInPage.open();
      await signInPage.tenant.waitFor();
      await expectAccessible(page);
    });

    test("signing in with errors", async ({ page, signInPage }) => {
      await signInPage.open();
      await signInPage.submit.click();
      await expect(signInPage.summary).toBeFocused();
      await expectAccessible(page);
    });

    test("the empty form", async ({ page, signInPage }) => {
      await signInPage.signIn();
      await expectAccessible(page);
    });

    test("the form with errors", async ({ page, signInPage, form }) => {
      await signInPage.signIn();
      await form.fill({ controls: { email: "nobody" } });
      await form.addAssociation.click();
      await form.create.click();
      await expect(form.summary).toBeFocused();
      await expectAccessible(page);
    });

    test("the filled form", async ({ page, signInPage, form, words }) => {
      await signInPage.signIn();
      await form.fill(wholeCustomer(words.decimal));
      await expectAccessible(page);
    });

    test("the customer created", async ({ page, signInPage, form, createdPage, words }) => {
      await signInPage.signIn();
      await form.fill(wholeCustomer(words.decimal));
      await form.createThrough();
      await createdPage.opened();
      await expect(createdPage.statuses).toHaveText([words.ready, words.ready]);
      await expectAccessible(page);
    });
  });
}

test("the form while the request is under way", async ({ page, signInPage, form, createdPage }) => {
  let answer;
  const held = new Promise((resolve) => {
    answer = resolve;
  });
  await page.route("**/v1/Customers", async (route) => {
    await held;
    await route.continue();
  });
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await form.create.click();
  await expect(form.form).toHaveAttribute("aria-busy", "true");
  await expectAccessible(page);
  answer();
  await createdPage.opened();
});

for (const [title, fault] of [
  ["403", { status: 403 }],
  ["500", { status: 500 }],
  ["no answer", { drop: "before" }],
]) {
  test(`the panel after ${title}`, async ({ page, sandbox, signInPage, form, watch }) => {
    watch.allowFailedRequests("/v1/Customers");
    await signInPage.signIn();
    await form.fill(smallCustomer());
    await sandbox.fault(fault);
    await form.create.click();
    await expect(form.panel).toBeFocused();
    await expectAccessible(page);
  });
}

test("what the API refuses", async ({ page, sandbox, signInPage, form, watch }) => {
  watch.allowFailedRequests("/v1/Customers");
  await signInPage.signIn();
  await form.fill(smallCustomer());
  const propertyName = "ProviderCustomers[cb3cd15b-1d6e-45be-b493-c71549cbfd87].Surprise";
  const errors = [
    { propertyName: "CompanyName", description: ["Taken."] },
    { propertyName, description: ["Nobody expects this."] },
  ];
  const description = "The customer is not valid.";
  await sandbox.fault({ status: 400, body: { statusCode: 400, description, errors } });
  await form.create.click();
  await expect(form.summary).toBeFocused();
  await expectAccessible(page);
});

test("the list of countries", async ({ page, signInPage, form }) => {
  await signInPage.signIn();
  await form.control("country").pressSequentially("po");
  await form.control("country").press("ArrowDown");
  await expect(form.countries.first()).toBeVisible();
  await expectAccessible(page);
  await form.control("country").fill("Atlantis");
  await expectAccessible(page);
});

test("the data as JSON, with a mistake", async ({ page, signInPage, form, words }) => {
  await signInPage.signIn();
  await form.providerButton(0, words.showJson).click();
  await form.put("providerCustomers.0.providerCustomerData", '{"Domain":');
  await form.providerButton(0, words.showFields).click();
  await expectAccessible(page);
});

test("GUIDs typed by hand", async ({ page, signInPage, form }) => {
  await configure(page, { providerInstances: [], resellers: [] });
  await signInPage.signIn();
  await form.addAssociation.click();
  await expectAccessible(page);
});

test("a customer that only its address names", async ({ page, signInPage, watch, createdPage }) => {
  watch.allowFailedRequests("/v1/Customers/");
  await signInPage.signIn();
  await page.goto("customers/4f1c2d3e-0a1b-4c2d-8e3f-5a6b7c8d9e0f");
  await expect(createdPage.id).toBeVisible();
  await expectAccessible(page);
});

test("a page that does not exist", async ({ page, words }) => {
  await page.goto("nowhere");
  await expect(page.getByRole("heading", { name: words.notFound })).toBeVisible();
  await expectAccessible(page);
});

test("a configuration that is wrong", async ({ page }) => {
  await configure(page, { providerInstances: [{ id: "cb3cd15b", name: "Contoso CSP" }] });
  await page.goto("./");
  await expect(page.getByText("providerInstances[0].id")).toBeVisible();
  await expectAccessible(page);
});

test("the page before the program runs", async ({ page, words }) => {
  // With its configuration the page shows the controls of the sign-in, also without the program.
  for (const file of ["*.wasm", "config.json"]) {
    await page.route(`**/${file}`, () => {});
  }
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.getByText(words.loading)).toBeVisible();
  // Which heading there will be, the program decides.
  await expectAccessible(page, { without: ["page-has-heading-one"] });
});

test("nothing is cut off with forced colours and without motion", async ({
  page,
  signInPage,
  form,
}) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await signInPage.signIn();
  await form.create.click();
  await expect(form.summary).toBeFocused();
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === "running").length,
  );
  expect(moving).toBe(0);
  await expectAccessible(page, { looks: [{ width: 1440, height: 900, colorScheme: "light" }] });
});

test("every control is at least 24 pixels high and has a name", async ({
  page,
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  await form.addAssociation.click();
  const small = await page
    .locator("button, select, textarea, input:not([type=checkbox])")
    .evaluateAll((all) =>
      all
        .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 24)
        .map((it) => it.outerHTML.slice(0, 100)),
    );
  expect(small).toEqual([]);
});

test.describe("what has to be filled in says so", () => {
  const ENTRY = "providerCustomers.0.";
  const DATA = `${ENTRY}providerCustomerData.`;

  /** Which of these controls are required. */
  async function required(form, names) {
    const found = [];
    for (const name of names) {
      if ((await form.control(name).first().getAttribute("aria-required")) === "true") {
        found.push(name);
      }
    }
    return found;
  }

  test("when signing in", async ({ signInPage }) => {
    await signInPage.open();
    await expect(signInPage.tenant).toHaveAttribute("aria-required", "true");
    await expect(signInPage.token).toHaveAttribute("aria-required", "true");
  });

  test("in the form", async ({ signInPage, form, words }) => {
    await signInPage.signIn();
    await form.put(`${ENTRY}providerInstanceId`, CONTOSO);
    await form.control(`${DATA}Domain`).waitFor();
    await form.providerButton(0, words.addOfferMargin).click();
    await form.addAssociation.click();
    await form.control("customerAssociations.0.name").waitFor();
    await form.control(`${ENTRY}offerTypeMargins.0.value`).waitFor();
    const names = (await form.values()).map(([name]) => name);
    const offer = `${ENTRY}offerTypeMargins.0.`;
    expect(await required(form, [...new Set(names)])).toEqual([
      ...REQUIRED,
      `${offer}offerType`,
      `${offer}marginRule.name`,
      `${offer}value`,
      "customerAssociations.0.resellerId",
      "customerAssociations.0.name",
    ]);
    await form.put(`${ENTRY}providerInstanceId`, FABRIKAM);
    await expect(form.control(`${ENTRY}providerCustomerData`)).toHaveAttribute(
      "aria-required",
      "true",
    );
    // A GUID typed by hand is asked for where the choice is.
    for (const [name, isRequired] of [
      [`${ENTRY}providerInstanceId`, true],
      ["resellerId", false],
    ]) {
      await form.put(name, "other");
      await expect(form.control(name)).toHaveAttribute("type", "text");
      expect(await required(form, [name]), name).toEqual(isRequired ? [name] : []);
    }
  });

  test("the tax ID, where the country asks for it", async ({ signInPage, form }) => {
    await signInPage.signIn();
    const taxId = form.control("taxId");
    for (const [country, isAsked] of [
      ["PT", false],
      ["US", true],
      ["DE", false],
      ["BR", true],
    ]) {
      await form.leave("country", country);
      const marked = expect(taxId, country);
      await (isAsked ? marked : marked.not).toHaveAttribute("aria-required", "true");
    }
  });

  test("what an accepted agreement asks for, while it does", async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.put(`${ENTRY}providerInstanceId`, CONTOSO);
    const names = ["FirstName", "LastName", "Email", "Phone", "AgreementDate"];
    const asked = (...all) => all.map((name) => DATA + name);
    for (const [country, accepted, same, expected] of [
      ["PT", false, false, []],
      ["PT", true, true, ["AgreementDate"]],
      ["PT", true, false, ["FirstName", "LastName", "Email", "AgreementDate"]],
      ["UA", true, false, names],
      ["UA", false, false, []],
    ]) {
      await form.leave("country", country);
      await form.put(`${DATA}AcceptedMCA`, accepted);
      await form.put(`${DATA}KeepPrimaryInformation`, same);
      await expect
        .poll(() => required(form, asked(...names)), `${country} ${accepted} ${same}`)
        .toEqual(asked(...expected));
    }
  });
});

test("the sections of the form are its only landmarks, however many entries there are", async ({
  page,
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  await form.addProvider.click();
  await form.addAssociation.click();
  const regions = page.getByRole("region");
  const sections = ["Company", "Address", "Contact", "Providers", "Associations"];
  await expect(regions).toHaveCount(sections.length);
  for (const name of sections) {
    await expect(page.getByRole("region", { name, exact: true })).toHaveCount(1);
  }
  for (const at of [0, 1]) {
    await expect(form.provider(at)).toHaveCount(1);
  }
  await form.create.click();
  await expect(form.summary).toBeFocused();
  await expect(regions).toHaveCount(sections.length);
});
