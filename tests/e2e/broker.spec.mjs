// A token broker signs the person in: no token is pasted, and the page stores none.

import { expectAccessible } from "./fixtures/axe.mjs";
import { hold, takenOver } from "./fixtures/before-program.mjs";
import { smallCustomer } from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";

test.use({ broker: true });

/** Comes in as this person: the page leads to the broker's sign-in, and that leads back. */
async function comeIn(page, form, person = "Ana Silva") {
  await page.goto("customers/new");
  await page.getByRole("button", { name: person }).click();
  await expect(form.heading).toBeVisible();
  // The form shows before the program has asked the broker.
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}

test.beforeEach(async ({ sandbox, watch }) => {
  // The response without a session is 401.
  watch.allowFailedRequests("/session/token");
  await sandbox.broker({ life: null });
});

test("the form shows before the program is there, and no other control", async ({
  page,
  form,
  words,
}) => {
  await comeIn(page, form);
  const names = new Set();
  await page.exposeFunction("shown", (name) => names.add(name));
  await page.addInitScript(() => {
    new MutationObserver(() => {
      for (const { name } of document.querySelectorAll("input, select")) {
        globalThis.shown(name);
      }
    }).observe(document, { childList: true, subtree: true });
  });
  const release = await hold(page);
  await page.goto("./", { waitUntil: "commit" });
  await form.control("companyName").pressSequentially("Contoso");
  release();
  await takenOver(page, words.newCustomer);
  await expect(form.control("companyName")).toHaveValue("Contoso");
  expect(names).not.toContain("token");
});

test("a link with values waits for the sign-in, and no server gets it", async ({ page, form }) => {
  page.on("request", (request) => {
    const sent = decodeURIComponent(request.url()) + (request.postData() ?? "");
    expect(sent).not.toContain("Contoso Lda");
  });
  await page.goto("customers/new#companyName=Contoso%20Lda&country=PT");
  const person = page.getByRole("button", { name: "Ana Silva" });
  await expect(person).toBeVisible();
  expect(page.url()).not.toContain("Contoso");
  await person.click();
  await expect(form.control("companyName")).toHaveValue("Contoso Lda");
  await expect(form.control("country")).toHaveValue("Portugal");
  expect(new URL(page.url()).hash).toBe("");
});

test("no token is pasted and none is stored", async ({
  page,
  context,
  sandbox,
  form,
  createdPage,
  signInPage,
}) => {
  await comeIn(page, form);
  await expect(signInPage.header).toContainText("Ana Silva");
  expect(await signInPage.stored()).toEqual({});
  const [cookie] = (await context.cookies()).filter(({ httpOnly }) => httpOnly);
  expect(cookie.sameSite).toBe("Strict");
  await page.reload();
  await expect(form.heading).toBeVisible();
  await form.fill(smallCustomer());
  await form.create.click();
  await createdPage.opened();
  const [post] = await sandbox.posts();
  const token = post.headers.authorization.replace("Bearer ", "");
  expect(JSON.stringify(await signInPage.stored())).not.toContain(token.split(".")[2]);
});

test("a token is renewed by itself before it ends", async ({
  page,
  sandbox,
  form,
  renewal,
  signInPage,
}) => {
  await page.clock.install();
  await sandbox.broker({ life: 900 });
  await comeIn(page, form);
  await form.put("companyName", "Adventure Works Lda");
  await page.clock.runFor("09:00");
  await expect(signInPage.header).toContainText(/6 min left/);
  const renewed = page.waitForResponse("**/session/token");
  await page.clock.runFor("01:10");
  expect((await renewed).status()).toBe(200);
  await expect(renewal.dialog).toBeHidden();
  await expect(form.control("companyName")).toHaveValue("Adventure Works Lda");
});

test("401 in the middle of a save: another token, the same submission", async ({
  page,
  watch,
  sandbox,
  form,
  createdPage,
}) => {
  watch.allowFailedRequests("/v1/Customers");
  await comeIn(page, form);
  await form.fill(smallCustomer());
  await sandbox.fault({ status: 401 });
  await form.create.click();
  await createdPage.opened();
  const [first, second] = await sandbox.posts();
  expect(second.body).toBe(first.body);
  expect(second.headers["x-correlation-id"]).toBe(first.headers["x-correlation-id"]);
});

test("401 twice is not the token's age", async ({ page, watch, sandbox, form, renewal }) => {
  watch.allowFailedRequests("/v1/Customers");
  await comeIn(page, form);
  await form.fill(smallCustomer());
  await sandbox.fault({ status: 401 }, { status: 401 });
  await form.create.click();
  await expect(renewal.dialog).toContainText("doesn’t accept the token");
  await expect(renewal.dialog.getByRole("button", { name: "Sign in" })).toBeVisible();
  expect(await sandbox.posts()).toHaveLength(2);
  await expectAccessible(page);
});

test("a broker that is down is said so, and asked again", async ({
  page,
  watch,
  sandbox,
  form,
  renewal,
  createdPage,
}) => {
  watch.allowFailedRequests("/v1/Customers");
  await comeIn(page, form);
  await form.fill(smallCustomer());
  await sandbox.fault({ path: "/v1", status: 401 }, { path: "/session/token", status: 503 });
  await form.create.click();
  await expect(renewal.dialog).toContainText("error 503");
  await expectAccessible(page);
  await renewal.dialog.getByRole("button", { name: "Try again" }).click();
  await createdPage.opened();
  expect(await sandbox.posts()).toHaveLength(2);
});

test("signed out at the broker: through its sign-in, back to everything typed", async ({
  page,
  watch,
  sandbox,
  form,
  drafts,
  renewal,
}) => {
  watch.allowFailedRequests("/v1/Customers");
  await comeIn(page, form);
  await form.fill(smallCustomer());
  await drafts.settled();
  const before = await form.valuesFilledIn();
  await sandbox.broker({ endSessions: true });
  await sandbox.fault({ path: "/v1", status: 401 });
  await form.create.click();
  await renewal.dialog.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Ana Silva" }).click();
  await expect(drafts.restored).toBeVisible();
  expect(await form.values()).toEqual(before);
});

test("a broker that is down at the start is said so, with a way to try again", async ({
  page,
  sandbox,
  form,
}) => {
  await comeIn(page, form);
  await sandbox.fault({ path: "/session/token", status: 503 });
  await page.reload();
  await expect(page.getByText("error 503")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(form.heading).toBeVisible();
});
