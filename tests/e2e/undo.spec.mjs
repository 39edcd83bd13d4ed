// Undo and redo over the whole form.

import { expectAccessible } from "./fixtures/axe.mjs";
import {
  CONTOSO,
  microsoftEntry,
  NORTHWIND,
  otherEntry,
  smallCustomer,
} from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";

const NAME = "Adventure Works Lda";

test("texts, one after another, by buttons and by keys", async ({
  page,
  signInPage,
  form,
  history,
}) => {
  await signInPage.signIn();
  await expect(history.undo).toHaveAttribute("aria-disabled", "true");
  for (const [name, text] of [
    ["companyName", "Adventure Works Lda"],
    ["city", "Lisboa"],
  ]) {
    await form.control(name).click();
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await history.undo.click();
  await expect(form.control("city")).toHaveValue("");
  await expect(form.control("companyName")).toHaveValue("Adventure Works Lda");
  await expect(history.undo).toBeFocused();
  await history.redo.click();
  await expect(form.control("city")).toHaveValue("Lisboa");
  await form.heading.focus();
  await page.keyboard.press("Control+z");
  await expect(form.control("city")).toHaveValue("");
  await page.keyboard.press("Control+Shift+z");
  await expect(form.control("city")).toHaveValue("Lisboa");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  await expect(form.control("city")).toHaveValue("Lisboa");
});

test("what came back is said as the page says it", async ({
  page,
  signInPage,
  form,
  history,
  words,
}) => {
  await signInPage.signIn();
  const entry = "providerCustomers.0.";
  const said = (text) => page.getByRole("status").filter({ hasText: text });
  for (const [act, undone, redone] of [
    [
      () => form.put(`${entry}providerInstanceId`, CONTOSO),
      "Provider 1, Provider instance: empty",
      "Provider 1, Provider instance: Contoso CSP",
    ],
    [
      () => form.put(`${entry}providerCustomerData.EnableGDAP`, true),
      "Provider 1, Request delegated administration (GDAP): not ticked",
      "Provider 1, Request delegated administration (GDAP): ticked",
    ],
    [
      () => form.put(`${entry}providerCustomerData.Qualifications`, ["Education"]),
      "Provider 1, Qualifications: empty",
      "Provider 1, Qualifications: Education",
    ],
    [
      () => form.put(`${entry}margin.marginRule.name`, "splitMargin"),
      "Provider 1, Margin rule: empty",
      "Provider 1, Margin rule: Split margin",
    ],
    [() => form.put("resellerId", NORTHWIND.id), "Reseller: empty", "Reseller: Northwind Traders"],
    [() => form.leave("country", "PT"), "Country: empty", "Country: Portugal"],
    [
      () => form.providerButton(0, words.showJson).click(),
      "Provider 1 shown as fields",
      "Provider 1 shown as JSON",
    ],
    [() => form.addProvider.click(), "Provider 2 removed", "Provider 2 is back"],
    [() => form.addAssociation.click(), "Association 1 removed", "Association 1 is back"],
  ]) {
    await act();
    await history.undo.click();
    await expect(said(`Undone. ${undone}`)).toBeAttached();
    await history.redo.click();
    await expect(said(`Redone. ${redone}`)).toBeAttached();
  }
});

test.describe("what came back is framed and in view", () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  /** Whether it is framed, and how much of the window is free above the bar of the form, below it. */
  const shown = (locator) =>
    locator.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      const bar = document.querySelector(".actions").getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        frame: `${outlineStyle} ${outlineWidth}`,
        isAboveBar: bottom + 100 < bar.top,
        isBelowTop: top > 0,
      };
    });
  const SHOWN = { frame: "solid 3px", isAboveBar: true, isBelowTop: true };

  for (const reducedMotion of ["no-preference", "reduce"]) {
    test.describe(`with motion: ${reducedMotion}`, () => {
      test.use({ contextOptions: { reducedMotion } });

      for (const [title, undo] of [
        ["by keys", ({ page }) => page.keyboard.press("Control+z")],
        ["by the button", ({ history }) => history.undo.click()],
      ]) {
        test(title, async ({ page, signInPage, form, history, words }) => {
          await signInPage.signIn();
          for (const count of [1, 2, 3]) {
            await form.addProvider.click();
            await form.put(`providerCustomers.${count}.margin.value`, String(count));
          }
          const domain = "providerCustomers.3.providerCustomerData.Domain";
          await form.put(domain, "contoso");
          await form.put("companyName", NAME);
          await form.providerButton(2, words.removeProvider).click();
          await form.heading.scrollIntoViewIfNeeded();
          await undo({ page, history });
          const heading = page.getByRole("heading", { name: /^Provider 3/ });
          await expect.poll(() => shown(heading)).toEqual(SHOWN);
          await undo({ page, history });
          await expect.poll(() => shown(form.control("companyName"))).toEqual(SHOWN);
          await undo({ page, history });
          await expect.poll(() => shown(form.control(domain))).toEqual(SHOWN);
          // Not for good.
          const frame = async () => (await shown(form.control(domain))).frame;
          await expect.poll(frame, { timeout: 6000 }).not.toBe(SHOWN.frame);
        });
      }
    });
  }
});

test("a provider that was removed comes back whole, in its place", async ({
  signInPage,
  form,
  history,
}) => {
  await signInPage.signIn();
  const customer = smallCustomer();
  customer.providers.push(otherEntry());
  await form.fill(customer);
  await form.addProvider.click();
  await form.put("providerCustomers.2.providerCustomerData.Domain", "third");
  await form.control("city").focus();
  const before = await form.valuesFilledIn();
  await form.providerButton(1, form.words.removeProvider).click();
  await expect(form.provider(2)).toHaveCount(0);
  await expect(form.control("providerCustomers.1.providerCustomerData.Domain")).toHaveValue(
    "third",
  );
  await history.undo.click();
  await expect(form.provider(2)).toHaveCount(1);
  expect(await form.values()).toEqual(before);
  await history.redo.click();
  await expect(form.provider(2)).toHaveCount(0);
});

test("a tick, a choice, an added row", async ({ signInPage, form, history }) => {
  await signInPage.signIn();
  await form.control("providerCustomers.0.providerCustomerData.EnableGDAP").check();
  await form.control("providerCustomers.0.margin.marginRule.name").selectOption("markup");
  await form.addAssociation.click();
  const gdap = form.control("providerCustomers.0.providerCustomerData.EnableGDAP");
  await history.undo.click();
  await expect(form.control("customerAssociations.0.name")).toHaveCount(0);
  await history.undo.click();
  await expect(form.control("providerCustomers.0.margin.marginRule.name")).toHaveValue("");
  await expect(gdap).toBeChecked();
  await history.undo.click();
  await expect(gdap).not.toBeChecked();
  await expect(history.undo).toHaveAttribute("aria-disabled", "true");
});

test.describe("by keys", () => {
  test.beforeEach(async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.leave("country", "PT");
  });

  const undo = (page) => page.keyboard.press("Control+z");
  const redo = (page) => page.keyboard.press("Control+Shift+z");

  const REWRITTEN = [
    ["zip", "1200169", "1200-169", "Postal code"],
    ["zip", " 1200 169 ", "1200-169", "Postal code"],
    ["providerCustomers.0.providerCustomerData.Domain", "contoso.onmicrosoft.com", "contoso"],
  ];
  for (const [name, typed, written, label] of REWRITTEN) {
    test(`a rewriting is a step: ${typed}`, async ({ page, form }) => {
      const control = form.control(name);
      await control.click();
      await page.keyboard.type(typed);
      await page.keyboard.press("Tab");
      await expect(control).toHaveValue(written);
      await undo(page);
      await expect(control).toHaveValue(typed);
      await expect(control).toBeFocused();
      if (label) {
        const said = page.getByRole("status").filter({ hasText: `Undone. ${label}: ${typed}` });
        await expect(said).toBeAttached();
      }
      // Whoever took it back wants it so.
      await page.keyboard.press("Tab");
      await expect(control).toHaveValue(typed);
      await undo(page);
      await expect(control).toHaveValue("");
      await expect(control).toBeFocused();
      await redo(page);
      await expect(control).toHaveValue(typed);
      await redo(page);
      await expect(control).toHaveValue(written);
    });
  }

  test("in the order of events, wherever the focus is", async ({ page, form, words }) => {
    const row = "providerCustomers.0.offerTypeMargins.0.";
    const email = form.control("email");
    await form.put("city", "Lisboa");
    await form.providerButton(0, words.addOfferMargin).click();
    await form.putAll({ offerType: "License", value: "7" }, row);
    await form.offerMarginButton(0, 0).click();
    await expect(form.control(`${row}value`)).toHaveCount(0);
    await email.click();
    await page.keyboard.type("ana@contoso.example");
    await undo(page);
    await expect(email).toHaveValue("");
    await undo(page);
    await expect(form.control(`${row}value`)).toHaveValue("7");
    await expect(form.control(`${row}offerType`)).toBeFocused();
    const said = (text) => page.getByRole("status").filter({ hasText: text });
    await expect(said("Undone. Provider 1, offer type margin 1 is back")).toBeAttached();
    await undo(page);
    await expect(form.control(`${row}value`)).toHaveValue("");
    await undo(page);
    await expect(form.control(`${row}offerType`)).toHaveValue("");
    await undo(page);
    await expect(form.control(`${row}offerType`)).toHaveCount(0);
    await expect(said("Undone. Provider 1, offer type margin 1 removed")).toBeAttached();
    await expect(form.control("city")).toHaveValue("Lisboa");
    await undo(page);
    await expect(form.control("city")).toHaveValue("");
    for (let presses = 0; presses < 6; presses += 1) {
      await redo(page);
    }
    await expect(form.control(`${row}value`)).toHaveCount(0);
    await expect(email).toHaveValue("ana@contoso.example");
    await expect(email).toBeFocused();
  });

  for (const [name, act] of Object.entries({
    "providerCustomers.0.margin.marginRule.name": (control) => control.selectOption("markup"),
    "providerCustomers.0.providerCustomerData.EnableGDAP": (control) => control.check(),
    "providerCustomers.0.providerCustomerData.AgreementDate": (control) =>
      control.fill("2024-02-29"),
    "providerCustomers.0.margin.value": (control) => control.pressSequentially("7.5"),
  })) {
    test(`in ${name}`, async ({ page, form }) => {
      await form.put("city", "Lisboa");
      const control = form.control(name);
      const state = () => control.evaluate((it) => [it.value, it.checked]);
      const before = await state();
      await act(control);
      const after = await state();
      expect(after).not.toEqual(before);
      await undo(page);
      await expect.poll(state).toEqual(before);
      await expect(form.control("city")).toHaveValue("Lisboa");
      await undo(page);
      await expect(form.control("city")).toHaveValue("");
      await expect(form.control("city")).toBeFocused();
      await redo(page);
      await redo(page);
      await expect.poll(state).toEqual(after);
    });
  }

  test("a text goes back by what was done in it", async ({ page, form }) => {
    const city = form.control("city");
    const steps = [
      ["Lisbao", (keys) => keys.type("Lisbao")],
      ["Lisb", (keys) => keys.press("Backspace").then(() => keys.press("Backspace"))],
      ["Lisboa", (keys) => keys.type("oa")],
      ["NLisboa", (keys) => keys.press("Home").then(() => keys.type("N"))],
      ["NLisboa", (keys) => keys.press("End")],
      ["NLisboa, Porto", (keys) => keys.insertText(", Porto")],
      ["Faro", (keys) => keys.press("Control+a").then(() => keys.type("Faro"))],
    ];
    await city.click();
    const texts = [""];
    for (const [text, act] of steps) {
      await act(page.keyboard);
      await expect(city).toHaveValue(text);
      if (texts.at(-1) !== text) {
        texts.push(text);
      }
    }
    for (const text of texts.slice(0, -1).reverse()) {
      await undo(page);
      await expect(city).toHaveValue(text);
      await expect(city).toBeFocused();
    }
    for (const text of texts.slice(1)) {
      await redo(page);
      await expect(city).toHaveValue(text);
    }
    // What is typed now ends what could be done again.
    await undo(page);
    await page.keyboard.type("!");
    await redo(page);
    await expect(city).toHaveValue(/!$/);
  });

  test("a composition is a step", async ({ page, form }) => {
    const city = form.control("city");
    await city.click();
    const devtools = await page.context().newCDPSession(page);
    const compose = async (...texts) => {
      for (const text of texts) {
        const at = text.length;
        await devtools.send("Input.imeSetComposition", {
          text,
          selectionStart: at,
          selectionEnd: at,
        });
      }
      await devtools.send("Input.insertText", { text: texts.at(-1) });
    };
    await compose("と", "とう", "東", "東京");
    await compose("と", "都");
    await page.keyboard.type(" 1");
    await expect(city).toHaveValue("東京都 1");
    for (const text of ["東京都", "東京", ""]) {
      await undo(page);
      await expect(city).toHaveValue(text);
    }
  });

  test("pauses make no steps", async ({ page, form }) => {
    await page.clock.install();
    await form.control("city").click();
    for (const letter of "Lisboa") {
      await page.keyboard.type(letter);
      await page.clock.runFor(1100);
    }
    await undo(page);
    await expect(form.control("city")).toHaveValue("");
  });

  test("what follows by itself goes with what it followed from", async ({ page, form }) => {
    const signatory = form.control("providerCustomers.0.providerCustomerData.FirstName");
    for (const leave of [
      () => page.keyboard.press("Tab"),
      () => form.control("city").click(),
      () => form.heading.click(),
    ]) {
      await form.control("firstName").click();
      await page.keyboard.type("Ana");
      await leave();
      await expect(signatory).toHaveValue("Ana");
      await undo(page);
      await expect(form.control("firstName")).toHaveValue("");
      await expect(signatory).toHaveValue("");
    }
  });

  test("what was removed comes back with what is wrong with it", async ({ page, form, words }) => {
    await form.addProvider.click();
    await form.leave("providerCustomers.1.margin.value", "ten");
    await form.leave("providerCustomers.1.providerCustomerData.CredentialsEmail", "nobody");
    await form.providerButton(1, words.removeProvider).click();
    await undo(page);
    for (const name of ["margin.value", "providerCustomerData.CredentialsEmail"]) {
      const control = form.control(`providerCustomers.1.${name}`);
      await expect(control).toHaveAttribute("aria-invalid", "true");
    }
    await expect(page.getByRole("heading", { name: /^Provider 2/ })).toBeFocused();
    // Also what the first submit has found.
    await form.create.click();
    await form.providerButton(1, words.removeProvider).click();
    await undo(page);
    const instance = form.control("providerCustomers.1.providerInstanceId");
    await expect(instance).toHaveAttribute("aria-invalid", "true");
  });

  test("associations and margins come back with what is wrong with them", async ({
    page,
    form,
    words,
  }) => {
    await form.addAssociation.click();
    await form.addAssociation.click();
    await form.providerButton(0, words.addOfferMargin).click();
    await form.create.click();
    const first = page.getByRole("button", { name: `${words.removeAssociation} 1` });
    const name = form.control("customerAssociations.0.name");
    await form.put("customerAssociations.0.name", "Tailspin");
    await expect(name).not.toHaveAttribute("aria-invalid");
    await first.click();
    await undo(page);
    await expect(name).toHaveValue("Tailspin");
    await expect(form.control("customerAssociations.0.resellerId")).toHaveAttribute(
      "aria-invalid",
      "true",
    );
    await form.offerMarginButton(0, 0).click();
    await undo(page);
    const value = form.control("providerCustomers.0.offerTypeMargins.0.value");
    await expect(value).toHaveAttribute("aria-invalid", "true");
  });

  test("the name of a draft is no part of it", async ({ page, form, drafts }) => {
    await form.put("city", "Lisboa");
    await drafts.summary.click();
    await drafts.name.click();
    await page.keyboard.type("Mine");
    await undo(page);
    await expect(form.control("city")).toHaveValue("Lisboa");
  });

  test("nothing to undo is said", async ({ page, form }) => {
    await undo(page);
    await undo(page);
    await expect(form.control("country")).toHaveValue("");
    const said = page.getByRole("status").filter({ hasText: "Nothing to undo" });
    await expect(said).toBeAttached();
  });
});

test("inside a text the keys are the text's own", async ({ page, signInPage, form }) => {
  await signInPage.signIn();
  await form.control("companyName").click();
  await page.keyboard.type("Adventure Works");
  await page.keyboard.press("Tab");
  await form.control("city").click();
  await page.keyboard.type("Lisboa");
  await page.keyboard.press("Control+z");
  await expect(form.control("companyName")).toHaveValue("Adventure Works");
});

test("a created customer leaves nothing to undo", async ({
  signInPage,
  form,
  createdPage,
  history,
}) => {
  await signInPage.signIn();
  await form.fill({ controls: smallCustomer().controls, providers: [microsoftEntry()] });
  await form.create.click();
  await createdPage.opened();
  await createdPage.again.click();
  await expect(history.undo).toHaveAttribute("aria-disabled", "true");
  await expect(form.control("companyName")).toHaveValue("");
});

test.describe("at 320 px, in Portuguese", () => {
  test.use({ locale: "pt-PT", colorScheme: "dark", viewport: { width: 320, height: 800 } });

  test("the buttons are there and accessible", async ({ page, signInPage, form, history }) => {
    await signInPage.signIn();
    await form.put("companyName", "Adventure Works Lda");
    await history.undo.focus();
    await expect(history.undo).toBeVisible();
    await expectAccessible(page);
  });
});
