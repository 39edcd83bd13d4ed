// *Paste a customer*: a signature, an address or a row becomes a proposal, in the dialog and in an untouched form.

import { expectAccessible } from "./fixtures/axe.mjs";
import { expect, test as base } from "./fixtures/test.mjs";

const WORDS = {
  "en-US": {
    tool: "Paste a customer",
    text: "Text",
    read: "Find the values",
    clipboard: "Read the clipboard",
    take: "Take over",
    cancel: "Cancel",
    close: "Close",
    change: "Change the text",
    onlyHere: "Paste into this field only",
    found: /^Values found: \d+/,
    nothing: /^No values were found/,
    same: "The form already has all values of this text.",
    rows: /^2 more rows were left out/,
    unsure: "unsure",
  },
  "pt-PT": {
    tool: "Colar um cliente",
    text: "Texto",
    read: "Procurar os valores",
    clipboard: "Ler a área de transferência",
    take: "Usar estes valores",
    cancel: "Cancelar",
    close: "Fechar",
    change: "Alterar o texto",
    onlyHere: "Colar só neste campo",
    found: /^Valores encontrados: \d+/,
    nothing: /^Não há valores/,
    same: "O formulário já tem todos os valores deste texto.",
    rows: /^Ficaram de fora mais 2 linhas/,
    unsure: "incerto",
  },
};

const SIGNATURE = `Com os melhores cumprimentos,

Ana Silva
Diretora de Compras
Contoso, Lda.
Rua Augusta, 100
1100-048 Lisboa
Portugal
Tel.: +351 210 000 001
ana.silva@contoso.example
NIF: 509 900 119`;

const VALUES = {
  companyName: "Contoso, Lda.",
  country: "Portugal",
  taxId: "PT509900119",
  addressLine1: "Rua Augusta, 100",
  zip: "1100-048",
  city: "Lisboa",
  firstName: "Ana",
  lastName: "Silva",
  email: "ana.silva@contoso.example",
  phone: "+351 210 000 001",
};

class PasteTool {
  constructor(page, words) {
    this.page = page;
    this.words = words;
    this.open = page.getByRole("button", { name: words.tool, exact: true });
    this.dialog = page.getByRole("dialog", { name: words.tool });
    this.text = this.dialog.getByLabel(words.text, { exact: true });
    this.rows = this.dialog.locator(".comparison tbody tr");
  }

  button(name) {
    return this.dialog.getByRole("button", { name: this.words[name], exact: true });
  }
}

const test = base.extend({
  tool: async ({ page, locale }, use) => {
    await use(new PasteTool(page, WORDS[locale]));
  },
});

/** Pastes a text where the focus is, as the browser does it. */
async function paste(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press("ControlOrMeta+V");
}

/** Waits until the part of the program that looks at what is pasted is there: the list of drafts is in it. */
async function secondPart(drafts) {
  await drafts.summary.click();
  await expect(drafts.name).toBeVisible();
  await drafts.summary.click();
}

async function expectValues(form, values) {
  for (const [name, value] of Object.entries(values)) {
    await expect(form.control(name).first(), name).toHaveValue(value);
  }
}

const EMPTY = Object.fromEntries(Object.keys(VALUES).map((name) => [name, ""]));

test.beforeEach(async ({ context, signInPage, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  // What this spec pastes never leaves the browser.
  await page.route("**/*", async (route) => {
    const { url, body } = { url: route.request().url(), body: route.request().postData() ?? "" };
    expect(decodeURIComponent(url) + body).not.toMatch(/Augusta|ana\.silva/);
    await route.fallback();
  });
  await signInPage.signIn();
});

for (const locale of Object.keys(WORDS)) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a signature fills in the form, by the keyboard alone, and one undo takes it back", async ({
      page,
      form,
      history,
      tool,
    }) => {
      await tool.open.focus();
      await page.keyboard.press("Enter");
      await expect(tool.text).toBeFocused();
      await expectAccessible(page);
      await paste(page, SIGNATURE);
      await expect(tool.dialog.getByText(tool.words.found)).toBeFocused();
      await expect(tool.rows).toHaveCount(10);
      await expectAccessible(page);
      await tool.button("take").focus();
      await page.keyboard.press("Enter");
      await expect(tool.dialog).toHaveCount(0);
      await expect(form.control("companyName")).toBeFocused();
      await expectValues(form, VALUES);
      await page.keyboard.press("ControlOrMeta+Z");
      await expectValues(form, EMPTY);
      await expect(history.undo).toHaveAttribute("aria-disabled", "true");
      await history.redo.click();
      await expectValues(form, VALUES);
    });

    test("what is no customer is said, and the text stays", async ({ page, tool }) => {
      await tool.open.click();
      await tool.text.fill("-- --");
      await tool.button("read").click();
      await expect(tool.dialog.getByText(tool.words.nothing)).toBeVisible();
      await expect(tool.text).toHaveValue("-- --");
      await page.keyboard.press("Escape");
      await expect(tool.dialog).toHaveCount(0);
      await expect(tool.open).toBeFocused();
    });

    test("of a table the first row is read, and that is said", async ({ form, tool }) => {
      await tool.open.click();
      await tool.text.fill("Company\tCity\nContoso Lda\tLisboa\nFabrikam Lda\tPorto\nA Lda\tFaro");
      await tool.button("read").click();
      await expect(tool.dialog.getByText(tool.words.rows)).toBeVisible();
      await tool.button("take").click();
      await expectValues(form, { companyName: "Contoso Lda", city: "Lisboa" });
    });

    test("a block pasted into an untouched form opens the proposal", async ({
      page,
      form,
      drafts,
      tool,
    }) => {
      await secondPart(drafts);
      await form.control("companyName").click();
      await paste(page, SIGNATURE);
      await expect(tool.dialog.getByText(tool.words.found)).toBeFocused();
      await expectAccessible(page);
      await tool.button("onlyHere").click();
      await expect(tool.dialog).toHaveCount(0);
      await expect(form.control("companyName")).toBeFocused();
      await expect(form.control("companyName")).toHaveValue(
        SIGNATURE.split(/\s+/).filter(Boolean).join(" "),
      );
      await expectValues(form, { ...EMPTY, companyName: SIGNATURE.split(/\s+/).join(" ") });
    });
  });
}

test("the chosen values alone are taken, and typed ones are compared", async ({ form, tool }) => {
  await form.put("companyName", "Fabrikam");
  await form.put("city", "Porto");
  await tool.open.click();
  await tool.text.fill(SIGNATURE);
  await tool.button("read").click();
  await expect(tool.rows.filter({ hasText: "Fabrikam" })).toContainText("Contoso, Lda.");
  await tool.rows.filter({ hasText: "Fabrikam" }).getByRole("checkbox").uncheck();
  await tool.button("take").click();
  await expectValues(form, { ...VALUES, companyName: "Fabrikam" });
});

test("the text can be changed, and what the form has already is said", async ({ form, tool }) => {
  await tool.open.click();
  await tool.text.fill("Contoso Lda\n1100-048 Lisboa");
  await tool.button("read").click();
  await tool.button("change").click();
  await expect(tool.text).toHaveValue("Contoso Lda\n1100-048 Lisboa");
  await tool.button("read").click();
  await tool.button("take").click();
  await expectValues(form, { companyName: "Contoso Lda", city: "Lisboa" });
  await tool.open.click();
  await tool.text.fill("Contoso Lda\n1100-048 Lisboa");
  await tool.button("read").click();
  await expect(tool.dialog.getByText(tool.words.same)).toBeVisible();
});

test("the clipboard is read where the browser allows it", async ({ page, context, tool }) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), SIGNATURE);
  await tool.open.click();
  await tool.button("clipboard").click();
  await expect(tool.rows).toHaveCount(10);
  await tool.button("change").click();
  await context.clearPermissions();
  await page.evaluate(() => {
    navigator.clipboard.readText = () => Promise.reject(new Error("refused"));
  });
  await tool.button("clipboard").click();
  await expect(tool.dialog.getByText(/^The browser does not let this page read/)).toBeVisible();
});

test("a name that only its place tells is marked as unsure", async ({ tool }) => {
  await tool.open.click();
  await tool.text.fill("Bruno Costa\nRua Augusta 100\n1100-048 Lisboa\nPortugal");
  await tool.button("read").click();
  await expect(tool.rows.filter({ hasText: "Bruno" })).toContainText(tool.words.unsure);
  await expect(tool.rows.filter({ hasText: "1100-048" })).not.toContainText(tool.words.unsure);
});

// What is typed or pasted into a control otherwise is none of the tool's business.
test("ordinary pasting stays as it is", async ({ page, form, tool }) => {
  const company = form.control("companyName");
  await company.click();
  for (const text of ["Contoso Lda", "Contoso Lda\r\n"]) {
    await paste(page, text);
    await expect(company).toHaveValue("Contoso Lda");
    await company.fill("");
  }
  await form.put("city", "Lisboa");
  await company.click();
  await paste(page, "Contoso\nLda");
  await expect(company).toHaveValue(/^Contoso ?Lda$/);
  await expect(tool.dialog).toHaveCount(0);
});

test("lines that are no customer go into the control", async ({ page, form, drafts, tool }) => {
  await secondPart(drafts);
  await form.control("addressLine1").click();
  await paste(page, "abc\ndef");
  await expect(form.control("addressLine1")).toHaveValue("abc def");
  await expect(form.control("addressLine1")).toBeFocused();
  await expect(tool.dialog).toHaveCount(0);
});

test("a block goes into the control where the tools cannot be loaded", async ({
  page,
  form,
  drafts,
  tool,
  watch,
}) => {
  await secondPart(drafts);
  await page.clock.install();
  watch.allowFailedRequests("/app_extras");
  watch.allowMessage(/Failed to fetch/);
  await page.route(/app_extras/, (route) => route.abort());
  await form.control("companyName").click();
  await form.control("city").click();
  await paste(page, "Contoso Lda\n1100-048 Lisboa");
  // Each attempt fails in the browser's time, and the next begins in that of the page.
  await expect(async () => {
    await page.clock.runFor(2_500);
    expect(await form.control("city").inputValue()).toBe("Contoso Lda 1100-048 Lisboa");
  }).toPass();
  await expect(tool.dialog).toHaveCount(0);
});
