import { expect, test } from "./fixtures/test.mjs";
import { CONTOSO, FABRIKAM, MISSING, smallCustomer, wholeCustomer } from "./fixtures/customers.mjs";

/** A name of this many characters that no rule objects to. */
const longName = (length) => "Contoso Associação ".repeat(14).slice(0, length);

test.beforeEach(async ({ signInPage }) => {
  await signInPage.signIn();
});

test.describe("an empty form", () => {
  test("leads to a summary with a link for each error in the order of the page", async ({
    page,
    sandbox,
    form,
  }) => {
    await form.create.click();
    await expect(form.summary).toBeFocused();
    await expect(form.summary.getByRole("heading")).toHaveText("There is a problem");
    await expect(page).toHaveTitle(/^Error: /);
    const links = form.summary.getByRole("link");
    await expect(links).toHaveCount(MISSING.length);
    for (const [at, name] of MISSING.entries()) {
      const control = form.control(name);
      await links.nth(at).click();
      await expect(control, name).toBeFocused();
      await expect(control).toBeInViewport();
      await expect(control).toHaveAttribute("aria-invalid", "true");
      const findings = await form.findings(name);
      expect(findings, name).toMatchObject([{ rule: "required", severity: "error" }]);
      expect(await links.nth(at).textContent()).toContain(findings[0].text);
    }
    const inOrder = await page
      .locator('form [aria-invalid="true"]')
      .evaluateAll((all) => all.map((control) => control.name));
    expect(inOrder).toEqual(MISSING);
    expect(await sandbox.requests()).toEqual([]);
  });

  test("the keyboard opens the links too", async ({ page, form }) => {
    await form.create.click();
    await expect(form.summary).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(form.control("companyName")).toBeFocused();
  });

  test("shows no error before anything is typed", async ({ page, form }) => {
    for (const name of MISSING) {
      await form.control(name).focus();
    }
    await form.create.focus();
    await expect(page.locator("[data-severity]")).toHaveCount(0);
    await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);
  });

  test("sends once everything is mended, and the title is mended with it", async ({
    page,
    form,
    createdPage,
  }) => {
    await form.create.click();
    await expect(form.summary).toBeFocused();
    await form.fill(smallCustomer());
    await expect(page.locator('form [aria-invalid="true"]')).toHaveCount(0);
    await form.create.click();
    await createdPage.opened();
    await expect(page).not.toHaveTitle(/^Error/);
  });
});

test.describe("a message comes when a control is left and goes while it is mended", () => {
  const entry = "providerCustomers.0.";
  for (const [name, wrong, rule, right] of [
    ["companyName", longName(256), "too-long", longName(255)],
    ["companyName", "ã".repeat(256), "too-long", `Irmã ${"ã".repeat(250)}`],
    ["zip", "1".repeat(31), "too-long", "1".repeat(30)],
    ["country", "Atlantis", "country", "Portugal"],
    ["email", "ana@", "email", "ana@adventure-works.example"],
    ["email", "ana@localhost", "email", "ana@adventure-works.example"],
    ["companyName", `A${"😀".repeat(128)}`, "too-long", `A${"😀".repeat(127)}`],
    [`${entry}providerCustomerData.Domain`, "adventure-works", "domain-prefix", "adventureworks"],
    [
      `${entry}providerCustomerData.Domain`,
      "a".repeat(28),
      "domain-prefix-too-long",
      "a".repeat(27),
    ],
    [`${entry}providerCustomerData.CredentialsEmail`, "it", "email", "it@adventure-works.example"],
    [`${entry}providerCustomerData.AssociatedPartnerId`, "MPN 1", "partner-id", "4391227"],
    [`${entry}margin.value`, "ten", "number", "10"],
    [`${entry}margin.value`, "10,6,1", "number", "10.6"],
  ]) {
    test(`${name}: ${[...wrong].slice(0, 20).join("")}`, async ({ form }) => {
      const control = form.control(name);
      const letters = [...wrong];
      await control.pressSequentially(letters.slice(0, -1).join(""));
      await control.pressSequentially(letters.at(-1));
      expect(await form.findings(name), "while it is typed").toEqual([]);
      await control.blur();
      await expect(control).toHaveAttribute("aria-invalid", "true");
      expect(await form.findings(name)).toMatchObject([{ rule, severity: "error" }]);
      await expect(control).toHaveValue(wrong);
      await control.fill(right);
      await expect(control).toBeFocused();
      if (name !== "country") {
        await expect(control).not.toHaveAttribute("aria-invalid");
        expect(await form.findings(name), "once it is right").toEqual([]);
      }
      await control.blur();
      await expect(control).not.toHaveAttribute("aria-invalid");
    });
  }

  test("an emptied control says so only once it was wrong", async ({ form }) => {
    const email = form.control("email");
    await email.fill("ana");
    await email.fill("");
    await email.blur();
    await expect(email).not.toHaveAttribute("aria-invalid");
  });
});

test("nothing that was typed is cleared by an error", async ({ form }) => {
  const customer = wholeCustomer();
  customer.controls.email = "nobody";
  customer.providers[1].providerCustomerData = '{"Account":';
  await form.fill(customer);
  const before = await form.values();
  await form.create.click();
  await expect(form.summary).toBeFocused();
  await expect(form.summary.getByRole("link")).toHaveCount(2);
  expect(await form.values()).toEqual(before);
});

test("the summary names the entry of an error", async ({ form }) => {
  const customer = smallCustomer();
  customer.providers.push({ providerInstanceId: FABRIKAM, providerCustomerData: "{" });
  await form.fill(customer);
  await form.create.click();
  const texts = await form.summary.getByRole("link").allTextContents();
  expect(texts).toHaveLength(3);
  for (const text of texts) {
    expect(text).toMatch(/^Provider 2: /);
  }
});

test("no provider at all is an error with a link", async ({ page, form, words }) => {
  await form.fill({ controls: smallCustomer().controls });
  await form.providerButton(0, words.removeProvider).click();
  await expect(form.addProvider).toBeFocused();
  await form.create.click();
  await expect(form.summary).toBeFocused();
  await form.summary.getByRole("link").click();
  await expect(page.getByRole("heading", { name: "Providers" })).toBeInViewport();
});

test.describe("a press counts although it is what brings the error up", () => {
  /** Presses as a person does: between down and up the page has the time to draw what has changed. */
  async function press(button) {
    const page = button.page();
    const { x, y, width, height } = await button.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    expect(await button.boundingBox(), "it stays under the pointer").toEqual({
      x,
      y,
      width,
      height,
    });
    await page.mouse.up();
  }

  for (const [width, height] of [
    [1440, 900],
    [390, 844],
    [1440, 3600],
  ]) {
    for (const [name, wrong] of [
      ["email", "nobody"],
      ["providerCustomers.0.margin.value", "ten"],
    ]) {
      test(`${name} at ${width} × ${height}`, async ({ page, form }) => {
        await page.setViewportSize({ width, height });
        const customer = smallCustomer();
        delete customer.controls.email;
        delete customer.providers[0]["margin.value"];
        await form.fill(customer);
        await form.control(name).pressSequentially(wrong);
        await form.create.scrollIntoViewIfNeeded();
        expect(await form.findings(name)).toEqual([]);
        await press(form.create);
        await expect(form.summary).toBeFocused();
        expect(await form.findings(name)).toMatchObject([{ severity: "error" }]);
      });
    }
  }

  test("what it solves does not move it", async ({ page, form }) => {
    await page.setViewportSize({ width: 1440, height: 3600 });
    const customer = smallCustomer();
    customer.controls.email = "nobody";
    await form.fill(customer);
    await form.create.click();
    await expect(form.summary).toBeFocused();
    // The list is done with it as soon as the text is right, before the press.
    await form.control("email").fill("ana@adventure-works.example");
    await expect(form.summary).toHaveCount(0);
    await press(form.addProvider);
    await expect(form.control("providerCustomers.1.providerInstanceId")).toBeFocused();
  });

  test("a press on Add provider, too", async ({ page, form }) => {
    await page.setViewportSize({ width: 1440, height: 3600 });
    await form.put("email", "nobody");
    await press(form.addProvider);
    await expect(form.control("email")).toHaveAttribute("aria-invalid", "true");
    await expect(form.control("providerCustomers.1.providerInstanceId")).toBeFocused();
  });
});

test("a GUID of one's own is checked where it is typed", async ({ form }) => {
  const name = "providerCustomers.0.providerInstanceId";
  await form.put(name, "other");
  const guid = form.control(name);
  await expect(guid).toHaveAttribute("type", "text");
  await guid.fill("cb3cd15b");
  await guid.blur();
  await expect(guid).toHaveAttribute("aria-invalid", "true");
  expect(await form.findings(name)).toMatchObject([{ rule: "guid", severity: "error" }]);
  await guid.fill(CONTOSO.replace("c", "d"));
  await expect(guid).not.toHaveAttribute("aria-invalid");
});
