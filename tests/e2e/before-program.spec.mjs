// The form and the sign-in before the program runs: their controls are those of the program, and what is typed stays.

import { CUSTOMER_ID } from "../../bench/customer.mjs";
import { expectAccessible } from "./fixtures/axe.mjs";
import {
  HeldPage,
  PROGRAM,
  hold,
  slowDown,
  takenOver,
  watchControls,
  watched,
} from "./fixtures/before-program.mjs";
import { CustomerForm } from "./fixtures/customer-form.mjs";
import { smallCustomer } from "./fixtures/customers.mjs";
import { HostPage, STRICT_POLICY } from "./fixtures/host-page.mjs";
import { TENANT } from "./fixtures/sandbox.mjs";
import { test as base, configure, expect } from "./fixtures/test.mjs";
import { wordsOf } from "./fixtures/words.mjs";

const test = base.extend({
  heldPage: async ({ page, signInPage, words }, use) => {
    await use(new HeldPage(page, signInPage, words));
  },
});

/** What a person sees and a program reads of each control, in the order of the page. */
const controlsOf = (page, selector) =>
  page.locator(selector).evaluate((root) => {
    const start = root.getBoundingClientRect();
    return [...root.querySelectorAll("input, select, button, textarea, summary")].map((control) => {
      const text = (ids) =>
        (ids ?? "")
          .split(" ")
          .filter(Boolean)
          .map((id) => document.getElementById(id)?.textContent);
      const attributes = {};
      for (const name of [
        "name",
        "type",
        "role",
        "class",
        "autocomplete",
        "inputmode",
        "autocapitalize",
        "spellcheck",
        "aria-required",
        "aria-invalid",
        "aria-disabled",
        "aria-label",
        "aria-expanded",
        "aria-autocomplete",
        "data-value",
        "list",
      ]) {
        attributes[name] = control.getAttribute(name);
      }
      const { x, y, width, height } = control.getBoundingClientRect();
      return {
        ...attributes,
        element: control.localName,
        id: control.id,
        label: [...(control.labels ?? [])].map((it) => it.innerText),
        hint: text(control.getAttribute("aria-describedby")),
        words: control.localName === "select" ? control.innerText : control.textContent,
        // Within its section: what is far away is laid out late.
        place: [x - start.x, y - start.y, width, height].map(Math.round),
      };
    });
  });

/** The controls of the customer's own sections. */
async function controlsOfCustomer(page) {
  const controls = [];
  for (const section of ["#company", "#address", "#contact"]) {
    controls.push(...(await controlsOf(page, section)));
  }
  return controls;
}

async function expectValues(form, values) {
  for (const [name, value] of Object.entries(values)) {
    await expect(form.control(name)).toHaveValue(value);
  }
}

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale });

    test("the form is what the program shows, control by control", async ({
      page,
      form,
      words,
      heldPage,
    }) => {
      await heldPage.signInAndOpenForm();
      await expect(page.locator("html")).toHaveAttribute("lang", words.tag);
      await expectAccessible(page);
      const before = await controlsOfCustomer(page);
      expect(before.length).toBeGreaterThan(15);
      const actions = await controlsOf(page, ".actions");
      await heldPage.run();
      await expect(form.addProvider).toBeVisible();
      expect(await controlsOfCustomer(page)).toEqual(before);
      const others = ({ place: _, ...rest }) => rest;
      expect((await controlsOf(page, ".actions")).map(others)).toEqual(actions.map(others));
    });

    test("the sign-in is what the program shows, control by control", async ({
      page,
      words,
      heldPage,
    }) => {
      await heldPage.openSignIn();
      await expectAccessible(page);
      const before = await controlsOf(page, "main");
      expect(before.length).toBe(4);
      await heldPage.run(words.signIn);
      expect(await controlsOf(page, "main")).toEqual(before);
    });

    test("on a slow line nothing that is typed once the controls show is lost, doubled or moved", async ({
      page,
      signInPage,
      form,
      words,
    }) => {
      await signInPage.signIn();
      await watchControls(page);
      await slowDown(page);
      await page.goto("customers/new", { waitUntil: "commit" });
      const company = form.control("companyName");
      await company.waitFor();
      await company.focus();
      const typed = {
        companyName: "Adventure Works Lda",
        country: "Portugal",
        taxId: "",
        internalIdentifier: "",
        resellerId: "",
        addressLine1: "Rua Augusta 1",
        addressLine2: "",
        city: "Lisboa",
        state: "Lisboa",
        zip: "1100-048",
        firstName: "Ana",
        middleName: "",
        lastName: "Silva",
        email: "ana@adventure",
        phone: "+351 921 231 231",
      };
      for (const [name, text] of Object.entries(typed)) {
        // The button that opens the list of countries is not among those that Tab reaches.
        await expect(form.control(name)).toBeFocused();
        await page.keyboard.type(text, { delay: 10 });
        if (name !== "phone") {
          await page.keyboard.press("Tab");
        }
      }
      await takenOver(page, words.newCustomer);
      await expect(form.control("phone")).toBeFocused();
      await expect(form.finding("email", "email")).toBeVisible();
      await expectValues(form, typed);
      await expect(form.control("country")).toHaveAttribute("data-value", "PT");
      const { shift, doubled } = await watched(page);
      expect(shift).toBeLessThanOrEqual(0.02);
      expect(doubled).toEqual([]);
    });
  });
}

test("focus, caret, selection and the element itself stay", async ({ page, form, heldPage }) => {
  await heldPage.signInAndOpenForm();
  const city = form.control("city");
  await city.pressSequentially("Lisboa");
  await city.evaluate((control) => {
    control.setSelectionRange(1, 4, "backward");
    control.blurs = 0;
    control.addEventListener("blur", () => (control.blurs += 1));
  });
  await page.evaluate(() => scrollTo(0, 150));
  await heldPage.run();
  const state = await city.evaluate((control) => ({
    value: control.value,
    selection: [control.selectionStart, control.selectionEnd, control.selectionDirection],
    blurs: control.blurs,
    isFocused: document.activeElement === control,
    scroll: Math.round(scrollY),
  }));
  expect(state).toEqual({
    value: "Lisboa",
    selection: [1, 4, "backward"],
    blurs: 0,
    isFocused: true,
    scroll: 150,
  });
  await page.keyboard.type("x");
  await expect(city).toHaveValue("Lxoa");
});

test("a control that was left has its findings, one that is still typed in has none", async ({
  form,
  heldPage,
}) => {
  await heldPage.signInAndOpenForm();
  await form.control("email").fill("nobody");
  await form.control("zip").fill("1100-048");
  await form.control("phone").pressSequentially("no phone");
  await heldPage.run();
  await expect(form.finding("email", "email")).toBeVisible();
  expect(await form.findings("phone")).toEqual([]);
  await form.control("phone").blur();
  await expect(form.finding("phone", "phone")).toBeVisible();
});

test("undo takes back what was typed before the program, a control at a time", async ({
  form,
  history,
  heldPage,
}) => {
  await heldPage.signInAndOpenForm();
  await form.control("companyName").fill("Contoso");
  await form.control("city").fill("Lisboa");
  await heldPage.run();
  await history.undo.click();
  await expect(form.control("city")).toHaveValue("");
  await expect(form.control("companyName")).toHaveValue("Contoso");
  await history.undo.click();
  await expect(form.control("companyName")).toHaveValue("");
  await history.redo.click();
  await expect(form.control("companyName")).toHaveValue("Contoso");
});

test("what a password manager writes without events is taken", async ({
  page,
  form,
  drafts,
  heldPage,
}) => {
  await heldPage.signInAndOpenForm();
  const written = { companyName: "Fabrikam Lda", country: "Portugal", email: "rui@fabrikam" };
  for (const [name, value] of Object.entries(written)) {
    await form.control(name).evaluate((control, value) => (control.value = value), value);
  }
  await heldPage.run();
  await expect(form.control("country")).toHaveAttribute("data-value", "PT");
  await drafts.settled();
  await page.reload();
  await expect(drafts.restored).toBeVisible();
  await expect(form.control("companyName")).toHaveValue("Fabrikam Lda");
  await expect(form.control("email")).toHaveValue("rui@fabrikam");
});

test.describe("a stored draft", () => {
  test.beforeEach(async ({ signInPage, form, drafts, heldPage }) => {
    await signInPage.signIn();
    await form.put("companyName", "Contoso");
    await drafts.settled();
    await heldPage.openForm();
  });

  test("never replaces what is typed, and is listed", async ({ form, drafts, heldPage }) => {
    await form.control("companyName").pressSequentially("Fabrikam");
    await heldPage.run();
    await expect(drafts.summary).toContainText("1");
    await expect(form.control("companyName")).toHaveValue("Fabrikam");
    await drafts.settled();
    expect(await drafts.count()).toBe(2);
  });

  test("comes back where nothing is typed, and leaves the focus where it is", async ({
    form,
    drafts,
    heldPage,
  }) => {
    await form.control("city").focus();
    await heldPage.run();
    await expect(drafts.restored).toBeVisible();
    await expect(form.control("companyName")).toHaveValue("Contoso");
    await expect(form.control("city")).toBeFocused();
  });
});

test("the program waits for the end of a composition", async ({ page, form, words, heldPage }) => {
  await heldPage.signInAndOpenForm();
  const company = form.control("companyName");
  await company.focus();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Input.imeSetComposition", { text: "にほ", selectionStart: 2, selectionEnd: 2 });
  await company.evaluate((control) => {
    control.ends = [];
    control.addEventListener("compositionend", ({ data }) => control.ends.push(data));
  });
  const loaded = page.waitForResponse(PROGRAM);
  heldPage.release();
  await loaded;
  await page.waitForLoadState("networkidle");
  await expect(form.addProvider).toHaveCount(0);
  await cdp.send("Input.imeSetComposition", { text: "日本", selectionStart: 2, selectionEnd: 2 });
  await cdp.send("Input.insertText", { text: "日本" });
  await takenOver(page, words.newCustomer);
  await expect(form.addProvider).toBeVisible();
  await expect(company).toHaveValue("日本");
  await expect(company).toBeFocused();
  expect(await company.evaluate((control) => control.ends)).toEqual(["日本"]);
});

test("Create customer is accepted before the program is there", async ({
  page,
  sandbox,
  form,
  words,
  heldPage,
}) => {
  await heldPage.signInAndOpenForm();
  await form.putAll(smallCustomer().controls);
  await form.create.click();
  await expect(form.submit).toHaveAttribute("aria-disabled", "true");
  await expect(page.getByText(words.partLoading).filter({ visible: true })).not.toHaveCount(0);
  heldPage.release();
  await expect(form.summary).toBeFocused();
  await expect(form.submit).not.toHaveAttribute("aria-disabled");
  expect(await sandbox.posts()).toEqual([]);
});

for (const [title, press] of [
  ["a click", (signInPage) => signInPage.submit.click()],
  ["Enter", (signInPage) => signInPage.token.press("Enter")],
]) {
  test(`Sign in by ${title} is accepted before the program is there`, async ({
    page,
    sandbox,
    signInPage,
    form,
    heldPage,
  }) => {
    await heldPage.openSignIn();
    await signInPage.tenant.fill(TENANT);
    await signInPage.token.fill(await sandbox.token());
    await press(signInPage);
    await expect(signInPage.submit).toHaveAttribute("aria-disabled", "true");
    heldPage.release();
    await page.waitForURL("**/customers/new");
    await expect(form.addProvider).toBeVisible();
  });
}

test("a wrong sign-in pressed early can be pressed again", async ({ signInPage, heldPage }) => {
  await heldPage.openSignIn();
  await signInPage.submit.click();
  heldPage.release();
  await expect(signInPage.summary).toBeFocused();
  await expect(signInPage.submit).not.toHaveAttribute("aria-disabled");
});

const CONFIGURED = {
  "a language": { locale: "pt-PT" },
  "a tenant": { tenant: "portal.contoso.example" },
  "no sample session": { signIn: { method: "token" } },
};
for (const [title, changes] of Object.entries(CONFIGURED)) {
  test(`the sign-in with ${title} in the configuration`, async ({ page, signInPage, heldPage }) => {
    await configure(page, changes);
    await heldPage.openSignIn();
    const before = await controlsOf(page, "main");
    const value = await signInPage.tenant.inputValue();
    await heldPage.run(wordsOf(changes.locale ?? "en").signIn);
    expect(await controlsOf(page, "main")).toEqual(before);
    await expect(signInPage.tenant).toHaveValue(value);
    expect(value).toBe(changes.tenant ?? "");
  });
}

test("the configured country and resellers are there before the program", async ({
  page,
  form,
  heldPage,
}) => {
  const resellers = [{ id: "0D2A7F00-52A5-4A53-9D0B-3F5B8C1F2E10", name: "Fabrikam <b>" }];
  await configure(page, { defaultCountry: "PT", resellers });
  await heldPage.signInAndOpenForm();
  await expect(form.control("country")).toHaveValue("Portugal");
  await form.control("resellerId").selectOption("Fabrikam <b>");
  await heldPage.run();
  await expect(form.control("country")).toHaveAttribute("data-value", "PT");
  await expect(form.control("resellerId").locator("option:checked")).toHaveText("Fabrikam <b>");
});

test("a reseller that is searched for can be typed before the program", async ({
  page,
  form,
  heldPage,
}) => {
  await configure(page, { assists: { resellers: true } });
  await heldPage.signInAndOpenForm();
  const reseller = form.control("resellerId");
  await reseller.pressSequentially("nor");
  await heldPage.run();
  await expect(page.getByRole("option", { name: "Northwind Traders" })).toBeVisible();
  await expect(reseller).toBeFocused();
  await expect(reseller).toHaveValue("nor");
});

for (const [what, changes, heading] of [
  ["another language", { locale: "pt-PT" }, "Novo cliente"],
  ["resellers", { resellers: [{ id: CUSTOMER_ID, name: "Fabrikam" }] }, "New customer"],
]) {
  test(`what is typed before the configuration is there stays when it brings ${what}`, async ({
    page,
    form,
    signInPage,
    heldPage,
  }) => {
    await signInPage.signIn();
    await configure(page, changes);
    const release = await hold(page, { address: /\/config\.json$/, end: "fallback" });
    await heldPage.openForm();
    await form.control("companyName").fill("Contoso");
    await form.control("email").fill("nobody");
    await form.control("city").pressSequentially("Lisb");
    release();
    const main = page.getByRole("main");
    await expect(main.getByRole("heading", { level: 1 })).toHaveText(heading);
    // A text control until the configuration has named resellers.
    await form.control("resellerId").and(page.locator("select")).waitFor();
    await expect(form.control("city")).toBeFocused();
    await page.keyboard.type("oa");
    await heldPage.run(heading);
    await expectValues(form, { companyName: "Contoso", email: "nobody", city: "Lisboa" });
    await expect(form.control("email")).toHaveAttribute("aria-invalid", "true");
  });
}

test("the configured country can be typed over before the program", async ({
  page,
  form,
  heldPage,
}) => {
  await configure(page, { defaultCountry: "PT" });
  await heldPage.signInAndOpenForm();
  await form.control("country").fill("Brazil");
  await form.control("city").focus();
  await heldPage.run();
  await expect(form.control("country")).toHaveAttribute("data-value", "BR");
});

test("where the program cannot run, what was typed can be read and copied, and nothing is pressed in vain", async ({
  page,
  signInPage,
  form,
  words,
  watch,
  heldPage,
}) => {
  watch.allowFailedRequests("/");
  watch.allowMessage(/Failed to fetch|WebAssembly/);
  await signInPage.signIn();
  await heldPage.openForm({ end: "abort" });
  await form.control("companyName").fill("Contoso");
  await expect(page.getByText(words.cannotStart)).toBeHidden();
  heldPage.release();
  await expect(page.getByText(words.cannotStart)).toBeInViewport();
  await expect(form.control("companyName")).not.toBeEditable();
  await expect(form.control("companyName")).toHaveAttribute("aria-disabled", "true");
  await expect(form.create).toBeDisabled();
  await form.control("companyName").selectText();
  expect(await page.evaluate(() => getSelection().toString())).toBe("Contoso");
});

test("a page of neither kind shows none of the controls", async ({ page, signInPage, words }) => {
  await signInPage.signIn();
  const release = await hold(page);
  for (const path of ["customers/3f0e7c1d-5a67-4a53-9a52-1c4d6a1b7e20", "nowhere"]) {
    await page.goto(path, { waitUntil: "commit" });
    await expect(page.getByText(words.loading)).toBeVisible();
    await expect(page.locator("input")).toHaveCount(0);
  }
  release();
});

test.describe("the element", () => {
  const open = async (page, sandbox, { policy, end, ...options }) => {
    const host = new HostPage(page, sandbox);
    const release = await hold(page, { end });
    await host.open("<main></main>", { policy });
    await host.add({ ...options, into: "main" });
    await page.locator('[name="companyName"]').waitFor();
    return { host, release };
  };

  /** The program has taken over once it has the entries of providers. */
  const runs = (page, words) =>
    page.getByRole("button", { name: words.addProvider, exact: true }).waitFor();

  for (const locale of ["en", "pt-PT"]) {
    test(`in ${locale} shows the controls of the program, with what the host gives`, async ({
      page,
      sandbox,
    }) => {
      const words = wordsOf(locale);
      const form = new CustomerForm(page, words);
      const value = { companyName: "Contoso", country: "PT", city: "Lisboa", zip: "1100-048" };
      const options = { attributes: { locale }, value, policy: STRICT_POLICY };
      const { host, release } = await open(page, sandbox, options);
      const sections = "#company, #address, #contact";
      const before = await elementControls(page, sections);
      expect(before.length).toBeGreaterThan(15);
      await expect(form.control("companyName")).toHaveValue("Contoso");
      await expect(form.control("country")).toHaveValue("Portugal");
      await form.control("city").fill("Porto");
      await form.control("email").fill("nobody");
      await form.control("phone").pressSequentially("+351 9");
      release();
      await runs(page, words);
      await expect(form.control("phone")).toBeFocused();
      await page.keyboard.type("21");
      const values = {
        companyName: "Contoso",
        country: "Portugal",
        city: "Porto",
        zip: "1100-048",
        email: "nobody",
        phone: "+351 921",
      };
      await expectValues(form, values);
      await expect(form.finding("email", "email")).toBeVisible();
      await expect(form.control("country")).toHaveAttribute("data-value", "PT");
      expect(await host.told("dirty")).toEqual([{ dirty: true }]);
      expect(await elementControls(page, sections)).toEqual(before);
    });
  }

  test("that nobody has typed into is not dirty with what the host gives", async ({
    page,
    sandbox,
    words,
    form,
  }) => {
    const { host, release } = await open(page, sandbox, { value: { companyName: "Contoso" } });
    release();
    await runs(page, words);
    await expect(form.control("companyName")).toHaveValue("Contoso");
    expect(await host.told("dirty")).toEqual([]);
  });

  test("keeps what was typed where its language changes before the program is there", async ({
    page,
    sandbox,
    form,
  }) => {
    const { host, release } = await open(page, sandbox, { attributes: { locale: "en" } });
    await form.control("companyName").pressSequentially("Contoso");
    await host.element.evaluate((element) => element.setAttribute("locale", "pt-PT"));
    const portuguese = wordsOf("pt-PT");
    await page.getByRole("heading", { name: portuguese.newCustomer }).waitFor();
    await expect(form.control("companyName")).toHaveValue("Contoso");
    await expect(form.control("companyName")).toBeFocused();
    release();
    await runs(page, portuguese);
    await expect(form.control("companyName")).toHaveValue("Contoso");
    await expect(form.control("companyName")).toBeFocused();
  });

  test("keeps what was typed where its level changes while the program arrives", async ({
    page,
    sandbox,
    words,
    form,
  }) => {
    const { host, release } = await open(page, sandbox, { attributes: { "heading-level": "1" } });
    await form.control("companyName").pressSequentially("Contoso");
    await host.element.evaluate((element) => element.setAttribute("heading-level", "3"));
    release();
    await host.element.evaluate((element) => element.setAttribute("heading-level", "4"));
    await page.getByRole("heading", { name: words.newCustomer, level: 4 }).waitFor();
    await runs(page, words);
    await expect(form.control("companyName")).toHaveValue("Contoso");
    await expect(form.control("companyName")).toBeFocused();
  });

  test("takes nothing more where its program cannot run, and says why", async ({
    page,
    sandbox,
    form,
    watch,
  }) => {
    watch.allowFailedRequests("/");
    watch.allowMessage(/Failed to fetch|WebAssembly/);
    const { host, release } = await open(page, sandbox, { end: "abort" });
    await form.control("companyName").fill("Contoso");
    release();
    await expect(host.element.getByRole("alert")).toContainText("could not start");
    await expect(form.control("companyName")).not.toBeEditable();
    await expect(form.control("companyName")).toHaveValue("Contoso");
    await expect(form.create).toBeDisabled();
  });
});

/** The names, kinds and labels of the element's controls. */
const elementControls = (page, sections) =>
  page.locator("onboard-customer").evaluate(
    (element, sections) =>
      [...element.shadowRoot.querySelectorAll(sections)].flatMap((section) =>
        [...section.querySelectorAll("input, select, button")].map((control) => ({
          element: control.localName,
          name: control.getAttribute("name"),
          type: control.getAttribute("type"),
          autocomplete: control.getAttribute("autocomplete"),
          required: control.id && control.getAttribute("aria-required"),
        })),
      ),
    sections,
  );
