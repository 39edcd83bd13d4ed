import { expectAccessible } from "./fixtures/axe.mjs";
import { hold } from "./fixtures/before-program.mjs";
import { ALL, AssistedForm, INSTANCE, PATHS, switchOn, test } from "./fixtures/assists.mjs";
import { COMPANY, CONTOSO, NORTHWIND, freeDomain, smallCustomer } from "./fixtures/customers.mjs";
import { SHELLS } from "./fixtures/shells.mjs";
import { configure, expect } from "./fixtures/test.mjs";

// axe looks at each state four times.
test.slow();

const WARNED = '[data-rule="domain-taken"]';
const FREE = "This domain is free";

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale });

    test("a domain that is taken, with another that is free", async ({
      page,
      assisted,
      openAtMicrosoft,
      form,
      words,
    }) => {
      await openAtMicrosoft(["domain"]);
      await assisted.domain.pressSequentially("contoso");
      await expect(assisted.domainTaken).toBeVisible();
      await expectAccessible(page);
      await form.domainSuggestion(0, "contoso2").click();
      await expect(assisted.domain).toHaveValue("contoso2");
      await expect(assisted.domainState).toHaveText(words.domainFree);
      await expectAccessible(page);
    });

    test("an address that is not accepted, and one that is", async ({
      page,
      assisted,
      openAtMicrosoft,
      form,
      words,
    }) => {
      await openAtMicrosoft(["address"]);
      await assisted.fillAddress();
      await expect(assisted.addressState).toHaveText(words.addressAccepted);
      await page.route("**/validations/address?*", (route) => route.fulfill({ json: false }));
      await form.leave("city", "Porto");
      await expect(form.finding("zip", "address-not-accepted")).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: words.useAsWritten }).click();
      await expect(assisted.addressState).toHaveText(words.usedAsWritten);
      await expect(form.control("city")).toHaveValue("Porto");
    });

    test("a customer that exists", async ({
      page,
      assisted,
      openWith,
      form,
      createdPage,
      words,
    }) => {
      const name = `Litware ${freeDomain()}`;
      const customer = smallCustomer(words.decimal);
      customer.controls.companyName = name;
      await openWith(["duplicates"]);
      await form.fill(customer);
      await form.create.click();
      await createdPage.opened();
      await createdPage.again.click();
      await form.leave("companyName", name);
      await expect(assisted.existing.getByRole("link", { name })).toBeVisible();
      await expect(assisted.existing).toContainText(COMPANY.city);
      await expectAccessible(page);
      // It goes with a key, and comes back with the text.
      await form.control("companyName").press("End");
      await form.control("companyName").press("x");
      await expect(assisted.existing).toBeHidden();
      await form.control("companyName").press("Backspace");
      await form.control("companyName").blur();
      await assisted.existing.getByRole("button", { name: words.anotherCompany }).click();
      await expect(assisted.existing).toBeHidden();
      await expect(form.control("companyName")).toBeFocused();
    });

    test("resellers to choose from", async ({ page, assisted, openAtMicrosoft }) => {
      await openAtMicrosoft(["resellers"]);
      await assisted.reseller.pressSequentially("nor");
      await expect(assisted.options).toHaveText([/Northwind Traders/]);
      await expectAccessible(page);
      await page.keyboard.press("Enter");
      await expect(assisted.reseller).toHaveValue(NORTHWIND.name);
      await expect(assisted.reseller).toHaveAttribute("data-value", NORTHWIND.id);
      await expectAccessible(page);
    });

    for (const name of ALL) {
      test(`${name} is switched off, and the form goes on`, async ({
        page,
        sandbox,
        watch,
        assisted,
        signInPage,
        form,
        createdPage,
        words,
      }) => {
        watch.allowFailedRequests("/v1/");
        await switchOn(page, ALL);
        const searches = name === "duplicates" ? { query: "searchField=" } : {};
        await sandbox.fault({
          method: "GET",
          path: PATHS[name],
          ...searches,
          status: 403,
          always: true,
        });
        await signInPage.signIn();
        const customer = smallCustomer(words.decimal);
        customer.controls.companyName = `Proseware ${freeDomain()}`;
        await form.fill(customer);
        if (name === "resellers") {
          await assisted.reseller.press("ArrowDown");
        }
        const said = form.statuses.filter({ hasText: words.switchedOff[name] });
        await expect(said).toHaveCount(1);
        await expectAccessible(page, { looks: [{ width: 320, height: 800, colorScheme: "dark" }] });
        await form.createThrough();
        await createdPage.opened();
        expect(await sandbox.posts()).toHaveLength(1);
      });
    }
  });
}

test("twenty keys in two seconds are at most two requests", async ({
  sandbox,
  assisted,
  openAtMicrosoft,
}) => {
  await openAtMicrosoft(["domain"]);
  await assisted.domain.pressSequentially("contosocontosocontos", { delay: 100 });
  await expect(assisted.domainState).toHaveText(FREE);
  const asked = await sandbox.reads(PATHS.domain);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThanOrEqual(2);
});

test("the state of the domain changes at the key, and an answer that comes late is not shown", async ({
  page,
  assisted,
  openAtMicrosoft,
  form,
}) => {
  await openAtMicrosoft(["domain"]);
  const held = [];
  await page.route("**/validations/domain?*", (route) => held.push(route));
  const checking = assisted.domainState.filter({ hasText: "Checking" });
  await assisted.domain.pressSequentially("contoso");
  await expect(checking).toBeVisible();
  await expect.poll(() => held.length).toBe(1);
  await assisted.domain.press("x");
  await expect(checking).toBeVisible();
  await expect.poll(() => held.length).toBe(2);
  await held[1].fulfill({ json: true });
  await expect(assisted.domainState).toHaveText(FREE);
  await held[0].fulfill({ json: false }).catch(() => {});
  await form.control("companyName").click();
  await expect(page.locator(WARNED)).toHaveCount(0);
  // Back to a value that was asked: the answer is known.
  await assisted.domain.press("2");
  await assisted.domain.press("Backspace");
  await expect(assisted.domainState).toHaveText(FREE);
  expect(held).toHaveLength(2);
});

test("a taken domain is asked about once before the customer is sent", async ({
  sandbox,
  assisted,
  openWith,
  form,
  createdPage,
}) => {
  await openWith(["domain"]);
  const customer = smallCustomer();
  await form.fill(customer);
  await form.create.click();
  await createdPage.opened();
  await createdPage.again.click();
  await form.fill(customer);
  await form.create.click();
  await expect(form.warnings).toContainText("this one is already taken at Microsoft");
  expect(await sandbox.posts()).toHaveLength(1);
  const proposal = form.warnings.getByRole("button", { name: /^Use \w+pt as the domain/ });
  await proposal.click();
  await expect(assisted.domainState).toHaveText(FREE);
  await form.create.click();
  await createdPage.opened();
});

test("the form waits two seconds for an answer, and is sent without it", async ({
  page,
  sandbox,
  openWith,
  form,
  createdPage,
}) => {
  await page.route("**/validations/domain?*", () => {});
  await openWith(["domain"]);
  await form.fill(smallCustomer());
  await form.create.click();
  await expect(form.submit).toHaveText("Checking…");
  await createdPage.opened();
  expect(await sandbox.posts()).toHaveLength(1);
});

test("nothing is asked before the person types", async ({
  page,
  sandbox,
  assisted,
  openWith,
  form,
}) => {
  await openWith(["domain", "address", "duplicates"]);
  await assisted.fillAddress();
  await expect(assisted.addressState).toBeVisible();
  await page.waitForLoadState("networkidle");
  await page.reload();
  await expect(form.control("city")).toHaveValue(COMPANY.city);
  await sandbox.clear();
  await page.waitForLoadState("networkidle");
  expect((await sandbox.requests()).filter(({ method }) => method === "GET")).toEqual([]);
});

test("instances that the API names are choices, and narrow the countries", async ({
  page,
  sandbox,
  openWith,
  form,
}) => {
  await page.route("**/v1/Providers/Instances?*", async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    body.items[0].supportedCountries = ["PT"];
    await route.fulfill({ response: answer, json: body });
  });
  await openWith(["providerInstances"], { providerInstances: [] });
  const instance = form.control(INSTANCE);
  await expect(instance.getByRole("option")).toContainText([
    "Choose",
    "Contoso CSP",
    "Fabrikam Cloud",
  ]);
  await instance.selectOption(CONTOSO);
  await form.leave("country", "DE");
  await expect(form.finding("country", "country-not-offered")).toBeVisible();
  await page.reload();
  await expect(instance).toHaveValue(CONTOSO);
  // Other tabs and later pages are not asked again.
  expect(await sandbox.reads(PATHS.providerInstances)).toHaveLength(1);
});

test("resellers are searched for also where the typing was quicker than the program", async ({
  page,
  assisted,
  openAtMicrosoft,
}) => {
  const release = await hold(page, { address: /\/app_assists-\w+\.wasm$/ });
  await openAtMicrosoft(["resellers"]);
  await assisted.reseller.pressSequentially("nor");
  release();
  await expect(assisted.options).toHaveText([/Northwind Traders/]);
  await expect(assisted.reseller).toBeFocused();
  await expect(assisted.reseller).toHaveValue("nor");
  await expect(assisted.reseller).not.toHaveAttribute("aria-invalid");
  await page.keyboard.press("Enter");
  await expect(assisted.reseller).toHaveValue(NORTHWIND.name);
});

test("instances that come while a GUID is typed wait until the control is left", async ({
  page,
  openWith,
  form,
}) => {
  const [start, end] = ["cb3cd15b-1d6e-45be-", "b493-c71549cbfd88"];
  const release = await hold(page, { address: "**/v1/Providers/Instances?*" });
  await openWith(["providerInstances"], { providerInstances: [] });
  const instance = form.control(INSTANCE);
  await instance.pressSequentially(start);
  const answered = page.waitForResponse("**/v1/Providers/Instances?*");
  release();
  await (await answered).finished();
  await page.keyboard.type(end);
  await expect(instance).toHaveValue(start + end);
  await expect(instance).not.toHaveAttribute("aria-invalid");
  await form.control("city").focus();
  await expect(page.getByRole("option", { name: "Contoso CSP" })).toHaveCount(1);
  await expect(instance).toHaveValue(start + end);
  await expect(form.control("city")).toBeFocused();
});

test("a name that cannot be found leaves the id", async ({
  page,
  watch,
  assisted,
  openAtMicrosoft,
  form,
}) => {
  watch.allowFailedRequests("/v1/Resellers/");
  await openAtMicrosoft(["resellers"]);
  const unknown = "9c1f4e5d-6a7b-4c8d-9e0f-1a2b3c4d5e6f";
  const answered = page.waitForResponse(`**/v1/Resellers/${unknown}`);
  await form.leave("resellerId", unknown);
  expect((await answered).status()).toBe(404);
  await expect(assisted.reseller).toHaveValue(unknown);
  await expect(assisted.reseller).toHaveAttribute("data-value", unknown);
  await form.leave("resellerId", NORTHWIND.id);
  await expect(assisted.reseller).toHaveValue(NORTHWIND.name);
});

test("the MPN id of the reseller is offered, and the association takes the name", async ({
  assisted,
  openAtMicrosoft,
  form,
}) => {
  await openAtMicrosoft(["resellers"]);
  await assisted.reseller.pressSequentially("nor");
  await assisted.options.filter({ hasText: NORTHWIND.name }).click();
  await form
    .provider(0)
    .getByRole("button", { name: /^More: locale/ })
    .click();
  await form.suggestion("1000002").click();
  const partner = form.control("providerCustomers.0.providerCustomerData.AssociatedPartnerId");
  await expect(partner).toHaveValue("1000002");
  await form.addAssociation.click();
  await form.control("customerAssociations.0.resellerId").pressSequentially("nor");
  await assisted.options.filter({ hasText: NORTHWIND.name }).click();
  await expect(form.control("customerAssociations.0.name")).toHaveValue(NORTHWIND.name);
  // The one used last comes first.
  await form.control("customerAssociations.0.resellerId").fill("");
  await expect(assisted.options.first()).toContainText(NORTHWIND.name);
});

test("a reseller asks for no resellers", async ({ page, sandbox, assisted, signInPage }) => {
  await switchOn(page, ALL);
  await signInPage.signIn({ role: "reseller" });
  await assisted.fillAddress();
  await expect(assisted.addressState).toBeVisible();
  expect(await sandbox.reads(PATHS.resellers)).toEqual([]);
});

for (const [what, fault, said] of [
  ["a wrong body", { status: 200, body: "<h1>Sign in</h1>" }, /Could not check/],
  ["an error", { status: 500 }, /Could not check/],
  ["429", { status: 429, retryAfter: 1 }, /This domain is free/],
]) {
  test(`${what} is no answer, and nothing is switched off`, async ({
    page,
    sandbox,
    watch,
    assisted,
    openAtMicrosoft,
  }) => {
    watch.allowFailedRequests("/v1/");
    await openAtMicrosoft(["domain"]);
    await sandbox.fault({ path: PATHS.domain, ...fault });
    await assisted.domain.fill("contosopt");
    await expect(assisted.domainState).toHaveText(said);
    await expect(page.locator(".assists-off")).toHaveText("");
    await assisted.domain.press("2");
    await expect(assisted.domainState).toHaveText(/This domain is free/);
  });
}

test("a token that has ended is renewed, and the question is asked again", async ({
  page,
  sandbox,
  watch,
  openShell,
  words,
}) => {
  watch.allowFailedRequests("/v1/");
  await configure(page, { assists: { domain: true } });
  const { form, root } = await openShell("element", { tokens: [{}, {}] });
  const assisted = new AssistedForm(form, words, root);
  await form.put(INSTANCE, CONTOSO);
  await sandbox.fault({ path: PATHS.domain, status: 401 });
  await assisted.domain.fill("contosopt");
  await expect(assisted.domainState).toHaveText(FREE);
  expect(await sandbox.reads(PATHS.domain)).toHaveLength(2);
});

for (const kind of SHELLS) {
  test(`all of them in the ${kind}`, async ({ page, openShell, words }) => {
    await switchOn(page, ALL);
    const { form, root } = await openShell(kind);
    const assisted = new AssistedForm(form, words, root);
    await form.put(INSTANCE, CONTOSO);
    await assisted.domain.pressSequentially("contoso");
    await expect(assisted.domainTaken).toBeVisible();
    await assisted.fillAddress();
    await expect(assisted.addressState).toBeVisible();
    await assisted.reseller.pressSequentially("nor");
    await expect(assisted.options).toHaveText([/Northwind Traders/]);
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(kept.includes("Contoso CSP")).toBe(kind === "page");
  });
}

test("a tab that nobody sees does not ask how far the providers are", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(document, "hidden", { get: () => globalThis.isCovered ?? false });
  });
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await page.evaluate(() => (globalThis.isCovered = true));
  await form.create.click();
  const id = await createdPage.opened();
  await expect(createdPage.statuses).toHaveText(["Setting up"]);
  expect(await sandbox.reads(`/v1/Customers/${id}`)).toEqual([]);
  await page.evaluate(() => (globalThis.isCovered = false));
  await expect(createdPage.statuses).toHaveText(["Ready"]);
});
