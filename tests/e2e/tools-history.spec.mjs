// The receipt on the page of a created customer, and the list of the customers created last.

import { expectAccessible } from "./fixtures/axe.mjs";
import {
  CONTOSO,
  FABRIKAM,
  NORTHWIND,
  freeDomain,
  smallCustomer,
  wholeCustomer,
} from "./fixtures/customers.mjs";
import { Reuse } from "./fixtures/reuse.mjs";
import { TENANT } from "./fixtures/sandbox.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

const NAME = "Adventure Works Lda";
const DOMAIN = "providerCustomers.0.providerCustomerData.Domain";

/** The ids of the created customers that this browser keeps, of all persons. */
function keptCustomers(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("onboard");
        request.onsuccess = () => {
          const database = request.result;
          const keys = database.transaction("drafts").objectStore("drafts").getAllKeys();
          keys.onsuccess = () => {
            database.close();
            resolve(keys.result.filter((id) => id.startsWith("created-")));
          };
        };
      }),
  );
}

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale, permissions: ["clipboard-read", "clipboard-write"] });

    test("the receipt is copied as text, prints on one sheet and has no token", async ({
      page,
      signInPage,
      createdPage,
      words,
      create,
    }) => {
      const reuse = new Reuse(page, locale);
      const token = await signInPage.signIn({ name: "Ana Silva" });
      const customer = wholeCustomer(words.decimal);
      const id = await create(customer);
      await expect(createdPage.statuses).toHaveText([words.ready, words.ready]);
      await expect(reuse.made).toContainText("Ana Silva");
      await expectAccessible(page);

      await reuse.copyText.click();
      await expect(
        page.getByRole("button", { name: reuse.words.copied, exact: true }),
      ).toBeVisible();
      const text = await page.evaluate(() => navigator.clipboard.readText());
      const correlation = await createdPage.correlation.textContent();
      const domain = `${customer.providers[0]["providerCustomerData.Domain"]}.onmicrosoft.com`;
      for (const part of [
        NAME,
        `: ${id}\n`,
        `: ${correlation}\n`,
        `: ${TENANT}\n`,
        `: ${domain}\n`,
        "Ana Silva",
        `- Contoso CSP (${CONTOSO}): ${words.ready}\n`,
        `- Fabrikam Cloud (${FABRIKAM}): ${words.ready}\n`,
        "it@adventure-works.example",
      ]) {
        expect(text).toContain(part);
      }
      expect(text).not.toContain(token);
      expect(text).not.toMatch(/[{}]/);

      await page.evaluate(() => (globalThis.print = () => (globalThis.prints = 1)));
      await reuse.print.click();
      expect(await page.evaluate(() => globalThis.prints)).toBe(1);
      await page.emulateMedia({ media: "print" });
      await expect(page.getByRole("button")).toHaveCount(0);
      await expect(reuse.kept).toBeHidden();
      await expect(reuse.made).toBeVisible();
      await expect(createdPage.id).toBeVisible();
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    });

    test("the list names the customers created last, and starts a form with one", async ({
      page,
      signInPage,
      form,
      drafts,
      createdPage,
      words,
      create,
    }) => {
      const reuse = new Reuse(page, locale);
      await signInPage.signIn();
      const id = await create(wholeCustomer(words.decimal));
      await expect(createdPage.statuses).toHaveText([words.ready, words.ready]);
      await createdPage.again.click();
      await form.fill({
        ...smallCustomer(words.decimal),
        controls: { ...smallCustomer().controls, companyName: "Fabrikam Lda" },
      });
      await form.createThrough();
      await createdPage.opened();
      await expect(createdPage.statuses).toHaveText([words.ready]);
      await page.reload();
      await reuse.openHistory.click();
      await expect(reuse.rows).toHaveCount(2);
      await expect(reuse.rows.nth(0)).toContainText("Fabrikam Lda");
      for (const text of [NAME, id, TENANT, words.ready]) {
        await expect(reuse.rows.nth(1)).toContainText(text);
      }
      await expectAccessible(page);

      // Its page says what it said after the creation.
      await reuse.rows.nth(1).getByRole("link").click();
      await expect(createdPage.id).toHaveText(id);
      await expect(createdPage.heading).toContainText(NAME);
      await reuse.openHistory.click();
      await reuse.rows.nth(1).getByRole("button").click();
      await expect(form.heading).toBeFocused();
      await expect(reuse.begun).toContainText(NAME);
      for (const [name, value] of [
        ["companyName", ""],
        ["taxId", ""],
        ["internalIdentifier", ""],
        [DOMAIN, ""],
        ["providerCustomers.0.providerCustomerData.AgreementDate", ""],
        ["providerCustomers.1.providerCustomerData", ""],
        ["country", "Portugal"],
        ["city", "Lisboa"],
        ["email", "ana@adventure-works.example"],
        ["resellerId", NORTHWIND.id],
        ["providerCustomers.0.providerInstanceId", CONTOSO],
        ["providerCustomers.0.margin.value", words.decimal("10.6")],
        ["providerCustomers.0.providerCustomerData.CredentialsEmail", "it@adventure-works.example"],
        ["providerCustomers.0.providerCustomerData.LastName", "Costa"],
        ["customerAssociations.0.name", "Tailspin Toys Iberia"],
      ]) {
        await expect(form.control(name)).toHaveValue(value);
      }
      await expectAccessible(page);
      // It is a draft: a reload brings it back.
      await drafts.settled();
      await page.reload();
      await expect(form.control("city")).toHaveValue("Lisboa");
    });
  });
}

test("a start does not lose the form that is open", async ({
  page,
  sandbox,
  signInPage,
  form,
  drafts,
  createdPage,
  create,
}) => {
  const reuse = new Reuse(page);
  await signInPage.signIn();
  const first = await create();
  await createdPage.again.click();
  await form.leave("companyName", "Fabrikam");
  await page.goBack();
  await reuse.openHistory.click();
  await reuse.rows.getByRole("button").click();
  await expect(form.control("city")).toHaveValue("Lisboa");
  await expect(drafts.summary).toHaveText("Drafts (1)");
  await form.leave("companyName", "Second Lda");
  await form.leave(DOMAIN, freeDomain());
  await form.createThrough();
  const second = await createdPage.opened();
  expect(second).not.toBe(first);
  const { providerCustomers } = await sandbox.customer(second);
  expect(providerCustomers[CONTOSO].margin.value).toBe(10.6);
  await createdPage.again.click();
  await drafts.summary.click();
  await drafts.open("Fabrikam").click();
  await expect(form.control("companyName")).toHaveValue("Fabrikam");
});

test.describe("signing out deletes the list", () => {
  for (const answer of [undefined, "Keep drafts and sign out", "Delete drafts and sign out"]) {
    test(
      answer ?? "without drafts",
      async ({ page, sandbox, signInPage, form, drafts, createdPage, create }) => {
        const reuse = new Reuse(page);
        await signInPage.signIn({ name: "Ana Silva" });
        const id = await create();
        await expect.poll(() => keptCustomers(page)).toEqual([`created-${id}`]);
        const { text } = await drafts.contents();
        for (const secret of [NAME, "Ana", "Lisboa"]) {
          expect(text).not.toContain(secret);
        }
        // On its own page, opened by its address, as well.
        await page.reload();
        await expect(createdPage.id).toHaveText(id);
        if (answer) {
          await createdPage.again.click();
          await form.leave("companyName", "Fabrikam");
        }
        await signInPage.signOut.click();
        if (answer) {
          await drafts.leaving.getByRole("button", { name: answer }).click();
        }
        await expect(page).toHaveURL(/\/sign-in$/);
        await expect.poll(() => keptCustomers(page)).toEqual([]);
        await signInPage.signInWith(await sandbox.token({ name: "Ana Silva" }));
        await form.heading.waitFor();
        await page.goto(`customers/${id}`);
        await reuse.openHistory.click();
        await expect(reuse.dialog).toContainText("No customer has been created here yet.");
      },
    );
  }
});

test("the list is the person's own, and seven days old at most", async ({
  page,
  sandbox,
  signInPage,
  form,
  create,
}) => {
  const reuse = new Reuse(page);
  await signInPage.signIn({ name: "Ana Silva" });
  const id = await create();
  await expect.poll(() => keptCustomers(page)).toHaveLength(1);
  for (const [name, days, count] of [
    ["Rui Costa", 0, 0],
    ["Ana Silva", 6, 1],
    ["Ana Silva", 8, 0],
  ]) {
    await page.clock.setSystemTime(Date.now() + days * 24 * 60 * 60 * 1000);
    await page.evaluate(() => sessionStorage.clear());
    await page.goto("sign-in");
    await signInPage.signInWith(await sandbox.token({ name, life: 10 * 24 * 60 * 60 }));
    await form.heading.waitFor();
    await page.goto(`customers/${id}`);
    await reuse.openHistory.click();
    await expect(reuse.dialog.locator(".hint").first()).toBeVisible();
    await expect(reuse.rows).toHaveCount(count);
  }
});

test("the status is asked again on request", async ({
  page,
  signInPage,
  watch,
  createdPage,
  create,
}) => {
  const reuse = new Reuse(page);
  await signInPage.signIn();
  watch.allowFailedRequests("/v1/Customers/");
  let reads = 0;
  await page.route("**/v1/Customers/*", (route) => {
    reads += 1;
    return route.fulfill({ status: 404, body: "" });
  });
  await create();
  await expect(createdPage.statuses).toHaveText(["Unknown"]);
  await reuse.openHistory.click();
  await expect(reuse.rows).toContainText(["Unknown"]);
  const before = reads;
  await reuse.askAgain.click();
  const statuses = page.getByRole("status");
  await expect(statuses.filter({ hasText: "Some statuses are not available here" })).toHaveCount(1);
  expect(reads).toBe(before + 1);
  await page.unroute("**/v1/Customers/*");
  await reuse.askAgain.click();
  await expect(reuse.rows).toContainText(["Ready"]);
  await expect(statuses.filter({ hasText: "All statuses are up to date" })).toHaveCount(1);
  await reuse.close.click();
  await page.reload();
  await reuse.openHistory.click();
  await expect(reuse.rows).toContainText(["Ready"]);
});

test("where the status is not to be asked, nothing asks for it", async ({
  page,
  sandbox,
  signInPage,
  create,
}) => {
  const reuse = new Reuse(page);
  await configure(page, { assists: { status: false } });
  await signInPage.signIn();
  await create();
  await reuse.openHistory.click();
  await expect(reuse.rows).toHaveCount(1);
  await expect(reuse.askAgain).toHaveCount(0);
  const reads = (await sandbox.requests()).filter(({ method }) => method === "GET");
  expect(reads).toEqual([]);
});
