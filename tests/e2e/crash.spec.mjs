// The program has stopped: every end of it is a trap of WebAssembly.

import { expectAccessible } from "./fixtures/axe.mjs";
import { smallCustomer } from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";
import { wordsOf } from "./fixtures/words.mjs";

/** A module whose one function, `f`, is `unreachable`. */
const TRAP = [
  [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  [0x01, 0x04, 0x01, 0x60, 0x00, 0x00],
  [0x03, 0x02, 0x01, 0x00],
  [0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00],
  [0x0a, 0x05, 0x01, 0x03, 0x00, 0x00, 0x0b],
].flat();

/** How a program ends: in a handler or timer, or in what it waits for. */
const ENDINGS = {
  "in a timer": (page) =>
    page.evaluate(async (bytes) => {
      const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
      setTimeout(instance.exports.f);
    }, TRAP),
  "in a task": (page) =>
    page.evaluate(async (bytes) => {
      const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
      Promise.resolve().then(instance.exports.f);
    }, TRAP),
};

const tell = (page, error) =>
  page.evaluate((made) => {
    const type = made === "trap" ? WebAssembly.RuntimeError : RangeError;
    window.dispatchEvent(new ErrorEvent("error", { error: new type("unreachable") }));
  }, error);

const panelOf = (page, words) =>
  page.getByRole("alert").filter({
    has: page.getByRole("heading", { name: words.crashed, exact: true }),
  });

test("a trap while a customer is being sent: its correlation id, and the form comes back", async ({
  page,
  watch,
  sandbox,
  signInPage,
  form,
  drafts,
  createdPage,
  words,
}) => {
  watch.allowMessage(/RuntimeError: unreachable/);
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await drafts.settled();
  await sandbox.fault({ delayMs: 3000 });
  await form.create.click();
  await expect.poll(async () => (await sandbox.posts()).length).toBe(1);
  await ENDINGS["in a timer"](page);
  const [{ headers, body }] = await sandbox.posts();
  const panel = panelOf(page, words);
  await expect(panel).toContainText(headers["x-correlation-id"]);
  const id = panel.getByText(headers["x-correlation-id"], { exact: true });
  await expect(id.filter({ visible: true })).toHaveAttribute("translate", "no");
  await panel.getByRole("link", { name: words.reload, exact: true }).click();
  // The outcome was unknown: the page looked the customer up, and it existed.
  expect(await createdPage.opened()).toBe(JSON.parse(body).id);
});

for (const [where, end] of Object.entries(ENDINGS)) {
  test(`a trap ${where} shows the panel above what was typed`, async ({
    page,
    watch,
    signInPage,
    form,
    words,
  }) => {
    watch.allowMessage(/RuntimeError: unreachable/);
    await signInPage.signIn();
    await form.fill(smallCustomer());
    const typed = await form.valuesFilledIn();
    const panel = panelOf(page, words);
    await expect(panel).toHaveCount(0);
    await end(page);
    await expect(panel).toBeInViewport();
    expect(await form.values()).toEqual(typed);
  });
}

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale });

    test("the panel speaks the page's language and is accessible", async ({
      page,
      signInPage,
      words,
    }) => {
      await signInPage.signIn();
      await tell(page, "trap");
      const panel = panelOf(page, words);
      await expect(panel).toBeVisible();
      await expect(panel.getByRole("heading")).toHaveCount(1);
      await expect(panel.getByRole("link")).toHaveAccessibleName(words.reload);
      const other = wordsOf(locale === "pt-PT" ? "en" : "pt");
      await expect(page.getByText(other.crashed)).toBeHidden();
      await expect(page.getByText(other.reload, { exact: true })).toBeHidden();
      await expectAccessible(page);
    });
  });
}

test("its link reloads the page, even if the address has a fragment", async ({
  page,
  signInPage,
  form,
  drafts,
  words,
}) => {
  await signInPage.signIn();
  await form.put("companyName", "Contoso");
  await drafts.settled();
  await page.evaluate(() => {
    location.hash = "somewhere";
    window.isOld = true;
  });
  await tell(page, "trap");
  await panelOf(page, words).getByRole("link").click();
  await expect(drafts.restored).toBeVisible();
  expect(await page.evaluate(() => window.isOld)).toBeUndefined();
  await expect(form.control("companyName")).toHaveValue("Contoso");
  await expect(panelOf(page, words)).toHaveCount(0);
});

test("another kind of error shows nothing", async ({ page, watch, signInPage, words }) => {
  watch.allowMessage(/harmless/);
  await signInPage.signIn();
  await tell(page, "other");
  const thrown = page.waitForEvent("pageerror");
  await page.evaluate(() => {
    setTimeout(() => {
      throw new TypeError("harmless");
    });
  });
  await thrown;
  await expect(page.getByText(words.crashed)).toBeHidden();
});
