import { expectAccessible } from "./fixtures/axe.mjs";
import { freeDomain, smallCustomer, wholeCustomer } from "./fixtures/customers.mjs";
import { tabTo } from "./fixtures/journey.mjs";
import { expect, test } from "./fixtures/test.mjs";

const DOMAIN = "providerCustomers.0.providerCustomerData.Domain";
/** A domain that is taken before the sandbox starts. */
const TAKEN = "contoso";

/** Lets the API say of the next customers that every provider refused them so. */
async function refuseAtProviders(page, customerCreationError) {
  await page.route("**/v1/Customers/*", async (route) => {
    const answer = await route.fetch();
    const json = await answer.json();
    for (const entry of Object.values(json.providerCustomers)) {
      Object.assign(entry, { status: "Failed", customerCreationError });
    }
    await route.fulfill({ response: answer, json });
  });
}

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`a domain that is taken, in a browser in ${locale}`, () => {
    test.use({ locale });

    test("is corrected and created again", async ({
      page,
      sandbox,
      signInPage,
      form,
      createdPage,
      words,
    }) => {
      await signInPage.signIn();
      const customer = wholeCustomer(words.decimal);
      customer.providers[0]["providerCustomerData.Domain"] = TAKEN;
      await form.fill(customer);
      const sent = await form.values();
      await form.createThrough();
      const first = await createdPage.opened();
      const refused = createdPage.statuses.filter({ hasText: words.notCreated });
      await expect(refused).toHaveCount(1);

      await tabTo(createdPage.correct);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/customers/new");
      await expect(form.control(DOMAIN)).toBeFocused();
      await expect(form.control(DOMAIN)).toBeInViewport();
      await expect(form.control(DOMAIN)).toHaveAttribute("aria-invalid", "true");
      expect(await form.findings(DOMAIN)).toMatchObject([{ severity: "error" }]);
      expect(await form.values()).toEqual(sent);

      await form.control(DOMAIN).fill(freeDomain());
      await expect(form.control(DOMAIN)).not.toHaveAttribute("aria-invalid");
      await form.createThrough();
      await expect.poll(async () => (await sandbox.posts()).length).toBe(2);
      await expect(createdPage.statuses).toHaveText([words.ready, words.ready]);
      const second = await createdPage.opened();
      const posts = await sandbox.posts();
      const bodies = posts.map(({ body }) => JSON.parse(body));
      expect(bodies.map(({ id }) => id)).toEqual([first, second]);
      expect(second).not.toBe(first);
      const [one, other] = posts.map(({ headers }) => headers["x-correlation-id"]);
      expect(other).not.toBe(one);
      const withoutDomain = (body) =>
        JSON.stringify({ ...body, id: null }).replace(/\\"Domain\\":\\"\w+\\"/, "");
      expect(withoutDomain(bodies[1])).toBe(withoutDomain(bodies[0]));
    });
  });
}

test("the domain is named, and no rule of the company is blamed for it", async ({
  page,
  signInPage,
  form,
  createdPage,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.providers[0]["providerCustomerData.Domain"] = TAKEN;
  await form.fill(customer);
  await form.create.click();
  await createdPage.opened();
  await expect(page.getByText("This domain is already taken.")).toBeVisible();
  await expect(createdPage.correct).toBeVisible();
  // Heading, lead, steps and buttons say one thing.
  await expect(createdPage.heading).toHaveText("Adventure Works Lda was saved, but not set up");
  await expect(page).toHaveTitle("Adventure Works Lda was saved, but not set up");
  const main = page.getByRole("main");
  await expect(main).toContainText("setup was rejected, so there is no tenant");
  await expect(main).toContainText("adds a second record in CloudCockpit");
  for (const text of ["was created", "under way", "Next steps", "Send the customer"]) {
    await expect(main).not.toContainText(text);
  }
  await expect(createdPage.correct).toHaveClass("primary");
  await expect(createdPage.again).not.toHaveClass("primary");
  await expect(page.getByText("This is probably why")).toHaveCount(0);
});

test("the company's details: the rules probably broken are listed, and the first is focused", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  Object.assign(customer.controls, { zip: "12", lastName: "Test" });
  await form.fill(customer);
  const sent = await form.valuesFilledIn();
  await form.createThrough();
  const first = await createdPage.opened();
  await expect(createdPage.statuses).toHaveText(["Not created"]);
  const main = page.getByRole("main");
  await expect(main).toContainText("rejected the company’s details");
  await expect(main.getByText("Enter the postal code in the format 1234-567")).toBeVisible();
  await expect(main.getByText("Enter the person’s real name")).toBeVisible();
  await expectAccessible(page);

  await createdPage.correct.click();
  await page.waitForURL("**/customers/new");
  await expect(form.control("zip")).toBeFocused();
  await expect(form.finding("zip", "postal-code")).toBeVisible();
  await expect(form.finding("lastName", "person-name-placeholder")).toBeVisible();
  expect(await form.values()).toEqual(sent);

  await form.putAll({
    zip: "1100-048",
    lastName: "Silva",
    [DOMAIN]: freeDomain(),
  });
  await form.create.click();
  await expect.poll(async () => (await sandbox.posts()).length).toBe(2);
  const [, { body }] = await sandbox.posts();
  expect(JSON.parse(body).id).not.toBe(first);
  await expect(createdPage.statuses).toHaveText(["Ready"]);
});

test("a refusal that no rule of ours explains leads to the company's name", async ({
  page,
  signInPage,
  form,
  createdPage,
}) => {
  await refuseAtProviders(page, "InvalidCompanyInfo");
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await form.create.click();
  await createdPage.opened();
  await createdPage.correct.click();
  await page.waitForURL("**/customers/new");
  await expect(form.control("companyName")).toBeFocused();
  await expect(page.locator("[data-severity=warning]")).toHaveCount(0);
});

test("a reload keeps the way to correct it", async ({ page, signInPage, form, createdPage }) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.providers[0]["providerCustomerData.Domain"] = TAKEN;
  await form.fill(customer);
  const sent = await form.valuesFilledIn();
  await form.create.click();
  await createdPage.opened();
  await page.reload();
  await createdPage.correct.click();
  await page.waitForURL("**/customers/new");
  await expect(form.control(DOMAIN)).toBeFocused();
  expect(await form.values()).toEqual(sent);
});

test("of two providers the one that refused is corrected", async ({
  page,
  signInPage,
  form,
  createdPage,
}) => {
  await signInPage.signIn();
  const customer = wholeCustomer();
  customer.providers.reverse();
  customer.providers[1]["providerCustomerData.Domain"] = TAKEN;
  await form.fill(customer);
  await form.createThrough();
  await createdPage.opened();
  await expect(createdPage.statuses.filter({ hasText: "Not created" })).toHaveCount(1);
  await expect(createdPage.heading).toHaveText(
    "Adventure Works Lda was created, but not at every provider",
  );
  const main = page.getByRole("main");
  await expect(main).toContainText("In the form, remove the providers that are ready.");
  await expect(main).not.toContainText("under way");
  await createdPage.correct.click();
  await page.waitForURL("**/customers/new");
  await expect(form.control("providerCustomers.1.providerCustomerData.Domain")).toBeFocused();
});

test("what has succeeded offers no correction", async ({ page, signInPage, form, createdPage }) => {
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await form.create.click();
  await createdPage.opened();
  await expect(createdPage.statuses).toHaveText(["Ready"]);
  await expect(createdPage.correct).toHaveCount(0);
  await expect(createdPage.heading).toHaveText("Adventure Works Lda was created");
  await expect(page.getByText("setup is complete.")).toBeVisible();
  await expect(page.getByText("Wait until setup is complete")).toHaveCount(0);
  await expect(createdPage.again).toHaveClass("primary");
});

test("Create another stays empty after a failure", async ({ signInPage, form, createdPage }) => {
  await signInPage.signIn();
  const empty = await form.values();
  const customer = smallCustomer();
  customer.providers[0]["providerCustomerData.Domain"] = TAKEN;
  await form.fill(customer);
  await form.create.click();
  await createdPage.opened();
  await expect(createdPage.correct).toBeVisible();
  await createdPage.again.click();
  await expect(form.heading).toBeFocused();
  expect(await form.values()).toEqual(empty);
});
