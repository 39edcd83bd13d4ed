// The keyboard: shortcuts of the form and of its page, the palette, the list of shortcuts.

import { expectAccessible } from "./fixtures/axe.mjs";
import { COMPANY, smallCustomer } from "./fixtures/customers.mjs";
import { Palette } from "./fixtures/palette.mjs";
import { SHELLS } from "./fixtures/shells.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";
import { toolWords } from "./fixtures/tool-words.mjs";

const LANGUAGES = ["en-US", "pt-PT"];

/** Leaves a finding. The keys of the form come with the second part of the program, as the finding does. */
async function leaveWrongEmail(form) {
  await form.leave("email", "nobody");
  await expect(form.control("email")).toHaveAttribute("aria-invalid", "true");
}

for (const kind of SHELLS) {
  test(`in the ${kind} Ctrl or Command with Enter creates the customer`, async ({
    page,
    sandbox,
    words,
    openShell,
  }) => {
    const { form, root } = await openShell(kind);
    await form.fill(smallCustomer(words.decimal));
    await expect(form.submit).toHaveAttribute("aria-keyshortcuts", "Control+Enter Meta+Enter");
    // Not from a text alone.
    await form.control("providerCustomers.0.margin.marginRule.name").focus();
    await page.keyboard.press("Meta+Enter");
    const end = root.locator("[data-customer-id]").or(form.warnings);
    await end.first().waitFor();
    if (await form.warnings.isVisible()) {
      await page.keyboard.press("Control+Enter");
    }
    await root.locator("[data-customer-id]").waitFor();
    expect(await sandbox.posts()).toHaveLength(1);
  });

  test(`in the ${kind} F8 goes from finding to finding, errors first`, async ({
    page,
    words,
    openShell,
  }) => {
    const { form } = await openShell(kind);
    const customer = smallCustomer(words.decimal);
    await form.fill(customer);
    // A warning above the errors.
    await form.leave("companyName", "Ltd");
    await form.leave("zip", "1".repeat(31));
    await leaveWrongEmail(form);
    await form.control("city").focus();
    for (const [key, name] of [
      ["F8", "zip"],
      ["F8", "email"],
      ["F8", "companyName"],
      ["F8", "zip"],
      ["Shift+F8", "companyName"],
      ["Shift+F8", "email"],
    ]) {
      await page.keyboard.press(key);
      await expect(form.control(name)).toBeFocused();
    }
  });
}

test("an element keeps its keys to itself, and no others", async ({ page, words, openShell }) => {
  const { form, host } = await openShell("element");
  await host.page.evaluate(() => {
    window.heard = [];
    for (const type of ["keydown", "keyup"]) {
      document.addEventListener(type, ({ key }) => window.heard.push(`${type} ${key}`));
    }
    const input = document.createElement("input");
    input.id = "own";
    document.body.append(input);
  });
  const heard = () => page.evaluate(() => window.heard.splice(0));
  const press = async (...keys) => {
    await heard();
    for (const key of keys) {
      await page.keyboard.press(key);
    }
    return heard();
  };
  await leaveWrongEmail(form);
  await form.control("city").focus();
  // What the form takes.
  expect(await press("F8")).toEqual([]);
  await expect(form.control("email")).toBeFocused();
  expect(await press("Control+Enter")).toEqual(["keydown Control", "keyup Control"]);
  await expect(form.summary).toBeFocused();
  await form.control("country").focus();
  expect(await press("ArrowDown")).not.toContain("keydown ArrowDown");
  expect(await press("Escape")).not.toContain("keydown Escape");
  // What it does not: a list that is closed, other keys, and no finding.
  for (const key of ["Escape", "F9", "Control+k", "Alt+F8", "Control+F8"]) {
    const last = key.split("+").at(-1);
    expect(await press(key), key).toContain(`keydown ${last}`);
  }
  await form.fill(smallCustomer(words.decimal));
  await form.control("city").focus();
  expect(await press("F8")).toEqual(["keydown F8", "keyup F8"]);
  // In the host's own control the keys are the host's.
  await page.locator("#own").focus();
  expect(await press("F8", "Control+Enter")).toContain("keydown Enter");
  await expect(page.locator("#own")).toBeFocused();
  expect(await host.told("created")).toEqual([]);
  expect(await host.told("failed")).toEqual([]);
});

test("an element that was removed listens to nothing", async ({ page, openShell }) => {
  const { form, host } = await openShell("element");
  await leaveWrongEmail(form);
  await form.control("city").focus();
  await host.element.evaluate((element) => {
    const { documentElement } = document;
    element.remove();
    documentElement.dispatchEvent(
      new KeyboardEvent("keydown", { key: "F8", bubbles: true, cancelable: true }),
    );
  });
  await expect(host.element).toHaveCount(0);
});

test("no shortcut acts during a composition", async ({
  page,
  sandbox,
  signInPage,
  form,
  words,
}) => {
  await signInPage.signIn();
  await form.fill(smallCustomer(words.decimal));
  await leaveWrongEmail(form);
  await form.control("city").focus();
  for (const extra of [{ isComposing: true }, { keyCode: 229 }]) {
    const untaken = await form.control("city").evaluate((control, extra) => {
      const keys = [
        { key: "Enter", ctrlKey: true },
        { key: "k", code: "KeyK", ctrlKey: true },
        { key: "F8" },
      ];
      return keys.map((key) =>
        control.dispatchEvent(
          new KeyboardEvent("keydown", { ...key, ...extra, bubbles: true, cancelable: true }),
        ),
      );
    }, extra);
    expect(untaken, JSON.stringify(extra)).toEqual([true, true, true]);
    await expect(form.control("city")).toBeFocused();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  expect(await sandbox.posts()).toEqual([]);
});

for (const locale of LANGUAGES) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale });

    test("the palette finds actions, fields and drafts", async ({
      page,
      signInPage,
      form,
      drafts,
      words,
    }) => {
      const own = toolWords(words);
      const palette = new Palette(page, own);
      await signInPage.signIn();
      await form.put("companyName", "Adventure Works");
      await drafts.settled();
      await drafts.summary.click();
      await drafts.another.click();
      await expect(form.control("companyName")).toHaveValue("");
      await expect(page.getByRole("button", { name: own.actions, exact: true })).toHaveAttribute(
        "aria-keyshortcuts",
        "Control+K Meta+K",
      );

      // A field, in capitals and without accents.
      await palette.open();
      const plain = own.domain.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      await palette.input.fill(plain.toUpperCase());
      await expect(palette.active).toContainText(own.domain);
      await page.keyboard.press("Enter");
      await expect(form.control("providerCustomers.0.providerCustomerData.Domain")).toBeFocused();

      // The arrows come round at the ends.
      await palette.open();
      const count = await palette.options.count();
      await page.keyboard.press("ArrowUp");
      await expect(palette.options.nth(count - 1)).toHaveAttribute("aria-selected", "true");
      await page.keyboard.press("ArrowDown");
      await expect(palette.options.first()).toHaveAttribute("aria-selected", "true");
      const active = await palette.input.getAttribute("aria-activedescendant");
      await expect(palette.active).toHaveAttribute("id", active);
      await palette.input.fill("xyzzy");
      await expect(palette.options).toHaveCount(0);
      await expect(palette.dialog.getByRole("status")).toHaveText(own.nothingFound);
      await expectAccessible(page, { looks: [{ width: 320, height: 800, colorScheme: "dark" }] });
      await palette.input.fill("");
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await expect(form.control("providerCustomers.0.providerCustomerData.Domain")).toBeFocused();

      // An action.
      await palette.run(words.addProvider);
      await expect(form.control("providerCustomers.1.providerInstanceId")).toBeFocused();

      // A draft.
      await palette.run("adventure");
      await expect(form.control("companyName")).toHaveValue("Adventure Works");
    });

    test("the list says every shortcut, and its switch turns them off", async ({
      page,
      sandbox,
      signInPage,
      form,
      words,
    }) => {
      const own = toolWords(words);
      const palette = new Palette(page, own);
      await signInPage.signIn();
      await palette.run(own.showShortcuts);
      const dialog = page.getByRole("dialog", { name: own.shortcuts });
      for (const keys of ["CtrlK", "CtrlEnter", "CtrlShiftEnter", "F8", "ShiftF8"]) {
        await expect(dialog.locator("dd").getByText(keys, { exact: true }).first()).toBeVisible();
      }
      await expectAccessible(page);
      await page.setViewportSize({ width: 1280, height: 720 });
      await dialog.getByRole("checkbox", { name: own.useShortcuts }).uncheck();
      await dialog.getByRole("button", { name: own.close }).click();
      const off = async () => {
        await leaveWrongEmail(form);
        await form.control("city").focus();
        await page.keyboard.press("Control+k");
        await page.keyboard.press("F8");
        await page.keyboard.press("Control+Enter");
        await expect(form.control("city")).toBeFocused();
        await expect(page.getByRole("dialog")).toHaveCount(0);
        await expect(form.summary).toHaveCount(0);
      };
      await off();
      // Remembered, also after signing out.
      await page.reload();
      await off();
      await expect(form.submit).not.toHaveAttribute("aria-keyshortcuts");
      await expect(
        page.getByRole("button", { name: own.actions, exact: true }),
      ).not.toHaveAttribute("aria-keyshortcuts");
      await page.getByRole("button", { name: own.actions, exact: true }).click();
      await palette.input.fill(own.shortcutsOn);
      await page.keyboard.press("Enter");
      // The dialog gives the focus back when it closes.
      await expect(palette.input).toHaveCount(0);
      await form.control("city").focus();
      await page.keyboard.press("F8");
      await expect(form.control("email")).toBeFocused();
      expect(await sandbox.posts()).toEqual([]);
    });
  });
}

test("the palette knows every control of every entry, folded ones as well", async ({
  page,
  signInPage,
  form,
  words,
}) => {
  const own = toolWords(words);
  const palette = new Palette(page, own);
  const instances = Array.from({ length: 10 }, (_, at) => ({
    id: `00000000-0000-4000-8000-0000000000${10 + at}`,
    name: `Instance ${at + 1}`,
  }));
  await configure(page, { providerInstances: instances });
  await signInPage.signIn();
  for (const [at, { id }] of instances.entries()) {
    if (at > 0) {
      await form.addProvider.click();
    }
    await form.put(`providerCustomers.${at}.providerInstanceId`, id);
  }
  // Entries that are not in use are folded.
  await expect(page.locator("h3.folded").first()).toBeVisible();
  await palette.open();
  await palette.input.fill("domain provider 2 instance");
  await expect(palette.active).toContainText("Provider 2, Instance 2");
  await page.keyboard.press("Enter");
  const control = form.control("providerCustomers.1.providerCustomerData.Domain");
  await expect(control).toBeFocused();
});

test("outside of the form the page listens, behind a dialog it does not", async ({
  page,
  sandbox,
  signInPage,
  form,
  words,
}) => {
  const own = toolWords(words);
  const palette = new Palette(page, own);
  await signInPage.signIn();
  await form.heading.focus();
  await page.keyboard.press("F8");
  await expect(form.statuses.filter({ hasText: own.noFinding })).toBeAttached();
  await leaveWrongEmail(form);
  await signInPage.signOut.focus();
  await page.keyboard.press("F8");
  await expect(form.control("email")).toBeFocused();
  await palette.open();
  for (const key of ["F8", "Control+Enter", "Control+k"]) {
    await page.keyboard.press(key);
    await expect(palette.input).toBeFocused();
  }
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Control+Enter");
  await expect(form.summary).toBeFocused();
  // The name of a draft is not part of the form.
  await page.locator(".drafts summary").click();
  await page.locator("#draft-name").focus();
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("F8");
  await expect(page.locator("#draft-name")).toBeFocused();
  expect(await sandbox.posts()).toEqual([]);
});

test("the keys of the browser and of screen readers stay theirs", async ({
  page,
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  await form.put("companyName", COMPANY.companyName);
  await form.control("city").focus();
  const taken = await form.control("city").evaluate((control) => {
    const taken = [];
    const letters = [..."abcdefghijlmnopqrstuvwx"];
    const keys = [
      ...letters.map((key) => ({ key, code: `Key${key.toUpperCase()}`, ctrlKey: true })),
      ...[..."abcdefghijklmnopqrstuvwxyz1234567890?/"].map((key) => ({ key })),
      ...["ctrlKey", "altKey", "metaKey"].map((held) => ({ key: "F8", [held]: true })),
      { key: "K", code: "KeyK", ctrlKey: true, shiftKey: true },
      { key: "k", code: "KeyK", ctrlKey: true, altKey: true },
      { key: "Enter", altKey: true },
      ...[1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12].map((at) => ({ key: `F${at}` })),
      ...["Insert", "Home", "End", "PageUp", "PageDown", "ArrowDown"].map((key) => ({ key })),
    ];
    for (const key of keys) {
      const event = new KeyboardEvent("keydown", { ...key, bubbles: true, cancelable: true });
      if (!control.dispatchEvent(event)) {
        taken.push(JSON.stringify(key));
      }
    }
    return taken;
  });
  expect(taken).toEqual([]);
});

test("a press of Ctrl+K before the tools are loaded opens them", async ({
  page,
  signInPage,
  words,
}) => {
  const palette = new Palette(page, toolWords(words));
  let go;
  const held = new Promise((resolve) => {
    go = resolve;
  });
  await page.route("**/*extras*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await signInPage.signIn();
  await page.keyboard.press("Control+k");
  await expect(palette.dialog).toHaveCount(0);
  go();
  await expect(palette.input).toBeFocused();
});

test.describe("on a Mac", () => {
  test("the keys have their names there", async ({ page, signInPage, words }) => {
    const own = toolWords(words);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "platform", { get: () => "MacIntel" });
    });
    const palette = new Palette(page, own);
    await signInPage.signIn();
    await page.keyboard.press("Meta+k");
    await expect(palette.input).toBeFocused();
    await palette.input.fill(own.showShortcuts);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: own.shortcuts });
    await expect(dialog.locator("dd").getByText("⇧⌘Enter", { exact: true })).toBeVisible();
    await expect(dialog).toContainText("Fn");
  });
});
