// Links with values: they fill in what nobody has typed, send nothing, and leave no trace in the address.

import { expectAccessible } from "./fixtures/axe.mjs";
import { HeldPage, hold } from "./fixtures/before-program.mjs";
import { configure, expect, test as base } from "./fixtures/test.mjs";

const test = base.extend({
  heldPage: async ({ page, signInPage, words }, use) => {
    await use(new HeldPage(page, signInPage, words));
  },
  notice: async ({ page }, use) => {
    await use(page.locator(".link-notice"));
  },
});

const LINK = "customers/new#companyName=Contoso%20Lda&country=PT&city=Lisboa";

/** Opens a link as a new page. */
async function open(page, link) {
  await page.goto("about:blank");
  await page.goto(link);
}

async function expectValues(form, values) {
  for (const [name, value] of Object.entries(values)) {
    await expect(form.control(name).first(), name).toHaveValue(value);
  }
}

test.beforeEach(({ page }) => {
  // No server gets the values.
  page.on("request", (request) => {
    const sent = decodeURIComponent(request.url()) + (request.postData() ?? "");
    expect(sent).not.toContain("Contoso Lda");
    expect(JSON.stringify(request.headers())).not.toContain("Contoso");
  });
});

for (const [locale, filled, kept, personal, close] of [
  [
    "en-US",
    /^Filled in by a link: Company name, Country, City\. Nothing has been sent/,
    /^Kept as you typed: City/,
    /^“email” was left out: links have no data of people/,
    "Close",
  ],
  [
    "pt-PT",
    /^Preenchido por uma ligação: Nome da empresa, País, Cidade\. Nada foi enviado/,
    /^Ficou como escreveu: Cidade/,
    /^“email” ficou de fora: as ligações não têm dados de pessoas/,
    "Fechar",
  ],
]) {
  test.describe(locale, () => {
    test.use({ locale });

    test("a link fills in the form, says so, and is gone from the address", async ({
      page,
      sandbox,
      signInPage,
      form,
      history,
      notice,
    }) => {
      await signInPage.signIn();
      await open(page, `${LINK}&email=ana@contoso.example`);
      await expectValues(form, {
        companyName: "Contoso Lda",
        country: "Portugal",
        city: "Lisboa",
        email: "",
      });
      await expect(notice.getByText(filled)).toBeVisible();
      await expect(notice.getByText(personal)).toBeVisible();
      expect(new URL(page.url()).hash).toBe("");
      expect(await sandbox.posts()).toEqual([]);
      await expectAccessible(page);
      await history.undo.click();
      await expectValues(form, { companyName: "", country: "", city: "" });
      await history.redo.click();
      await expectValues(form, { companyName: "Contoso Lda", city: "Lisboa" });
      await notice.getByRole("button", { name: close }).focus();
      await page.keyboard.press("Enter");
      await expect(notice).toHaveCount(0);
    });

    test("what is typed before the program is there wins", async ({
      page,
      signInPage,
      heldPage,
      form,
      notice,
    }) => {
      await signInPage.signIn();
      await page.goto("about:blank");
      await heldPage.open(LINK, "companyName");
      await form.control("city").pressSequentially("Porto");
      await heldPage.run();
      await expectValues(form, { companyName: "Contoso Lda", country: "Portugal", city: "Porto" });
      await expect(notice.getByText(kept)).toBeVisible();
      await expect(form.control("city")).toBeFocused();
    });
  });
}

test("what is typed while the tools are loaded wins as well, and no draft comes between", async ({
  page,
  signInPage,
  form,
  drafts,
  notice,
}) => {
  await signInPage.signIn();
  await form.put("companyName", "Fabrikam");
  await drafts.settled();
  await page.goto("about:blank");
  const release = await hold(page, { address: /app_extras/ });
  await page.goto(LINK);
  await expect(page.getByText("Drafts (1)")).toBeVisible();
  await expect(form.control("companyName")).toHaveValue("");
  await form.control("city").pressSequentially("Porto");
  release();
  await expect(notice).toBeVisible();
  await expectValues(form, { companyName: "Contoso Lda", city: "Porto" });
});

test("a reload does not fill in the link again", async ({
  page,
  signInPage,
  form,
  drafts,
  notice,
}) => {
  await signInPage.signIn();
  await open(page, LINK);
  await expect(notice).toBeVisible();
  await form.put("city", "Porto");
  await drafts.settled();
  await page.reload();
  await expect(drafts.restored).toBeVisible();
  await expectValues(form, { companyName: "Contoso Lda", city: "Porto" });
  await expect(notice).toHaveCount(0);
});

test("a draft is not overwritten: the link is a draft of its own", async ({
  page,
  signInPage,
  form,
  drafts,
}) => {
  await signInPage.signIn();
  await form.put("companyName", "Fabrikam");
  await drafts.settled();
  await open(page, LINK);
  await expectValues(form, { companyName: "Contoso Lda", city: "Lisboa" });
  await expect(page.getByText("Drafts (1)")).toBeVisible();
  await drafts.settled();
  expect(await drafts.count()).toBe(2);
  await drafts.summary.click();
  await drafts.open("Fabrikam").click();
  await expectValues(form, { companyName: "Fabrikam", city: "" });
});

test("in an open page the link begins a new form, and the draft is kept", async ({
  page,
  signInPage,
  form,
  drafts,
  notice,
}) => {
  await signInPage.signIn();
  await form.control("companyName").pressSequentially("Fabrikam");
  await page.evaluate((hash) => {
    location.hash = hash;
  }, new URL(LINK, page.url()).hash);
  await expect(notice).toBeVisible();
  await expectValues(form, { companyName: "Contoso Lda", city: "Lisboa" });
  expect(new URL(page.url()).hash).toBe("");
  await drafts.summary.click();
  await expect(drafts.open("Fabrikam")).toBeVisible();
});

test("a link waits for the sign-in", async ({ page, sandbox, signInPage, form, notice }) => {
  await page.goto(LINK);
  await expect(signInPage.token).toBeVisible();
  expect(page.url()).not.toContain("Contoso");
  await signInPage.signInWith(await sandbox.token());
  await expectValues(form, { companyName: "Contoso Lda", country: "Portugal", city: "Lisboa" });
  await expect(notice).toBeVisible();
  expect(page.url()).not.toContain("Contoso");
});

test("configured defaults give way to a link", async ({ page, signInPage, form }) => {
  await configure(page, { defaultCountry: "DE" });
  await signInPage.signIn();
  await expectValues(form, { country: "Germany" });
  await open(page, LINK);
  await expectValues(form, { country: "Portugal" });
});

test("parts that a link cannot have are named", async ({ page, signInPage, form, notice }) => {
  await signInPage.signIn();
  const parts =
    "country=Nowhere&colour=red&token=secret&AcceptedMCA=true&city=Lisboa&city=Porto&%3Cb%3E=1";
  await open(page, `customers/new#${parts}`);
  await expectValues(form, { city: "Lisboa", country: "" });
  await expect(notice.locator("li")).toHaveText([
    "“country” was left out: the form does not accept its value.",
    "“colour” was left out: a link can’t fill it in.",
    "“token” was left out: a link can’t fill it in.",
    "“AcceptedMCA” was left out: a link can’t fill it in.",
    "“city” was left out: it is in the link twice.",
    "“<b>” was left out: a link can’t fill it in.",
  ]);
});

test("anchors of the page are no links with values", async ({ page, signInPage, form, notice }) => {
  await signInPage.signIn();
  await open(page, "customers/new#contact");
  await expect(form.heading).toBeVisible();
  expect(new URL(page.url()).hash).toBe("#contact");
  await expect(notice).toHaveCount(0);
});

test("a copied link makes the same form, without the data of people", async ({
  page,
  context,
  signInPage,
  form,
  notice,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInPage.signIn();
  await form.put("companyName", "Adventure Works & Söhne");
  await form.put("country", "Portugal");
  await form.put("firstName", "Ana");
  await form.put("email", "ana@contoso.example");
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByText("Copy link to this form", { exact: true }).click();
  await expect(notice.getByText(/^The link to this form was copied/)).toBeVisible();
  await expect(notice.getByText("The data of people is not in it.")).toBeVisible();
  await expectAccessible(page);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(
    "/customers/new#companyName=Adventure%20Works%20%26%20S%C3%B6hne&country=PT",
  );
  expect(link).not.toContain("ana");
  await open(page, link);
  await expectValues(form, {
    companyName: "Adventure Works & Söhne",
    country: "Portugal",
    firstName: "",
    email: "",
  });
});

test("a link that cannot be copied is shown", async ({ page, signInPage, form, notice }) => {
  await signInPage.signIn();
  await form.put("companyName", "Fabrikam");
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByText("Copy link to this form", { exact: true }).click();
  await expect(notice.getByLabel("Link to this form")).toHaveValue(/#companyName=Fabrikam$/);
});
