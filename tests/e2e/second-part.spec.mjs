// The program comes in two parts: the second once a person works in the form.

import { smallCustomer } from "./fixtures/customers.mjs";
import { SECOND, lose, withhold } from "./fixtures/second-part.mjs";
import { SHELLS } from "./fixtures/shells.mjs";
import { expect, test } from "./fixtures/test.mjs";

/** Lets the time of all attempts go by: the next one is in two seconds, and begins once the last was answered. */
async function letAttemptsPass(page, notice, words) {
  await expect(async () => {
    await page.clock.fastForward(2000);
    await expect(notice).toContainText(words.partMissing, { timeout: 100 });
  }).toPass();
}

/** How a person asks for more attempts. */
const ASKING = {
  "Try again": (form, notice, words) =>
    notice.getByRole("button", { name: words.tryAgain }).click(),
  "Create customer": (form) => form.create.click(),
};

for (const kind of SHELLS) {
  for (const [title, ask] of Object.entries(ASKING)) {
    test(`the ${kind}: a second part that is not found is said once, and loaded with ${title}`, async ({
      page,
      sandbox,
      words,
      watch,
      openShell,
    }) => {
      await page.clock.install();
      const restore = await lose(page, watch);
      const { form, root, host } = await openShell(kind);
      const notice = form.form.locator(".actions .notice");
      await form.fill(smallCustomer(words.decimal));
      const typed = await form.values();
      await form.create.click();
      await expect(root.getByText(words.partLoading)).toBeVisible();
      await letAttemptsPass(page, notice, words);
      await expect(notice).toHaveRole("alert");
      await page.clock.fastForward(60_000);
      await expect(notice).toBeVisible();
      expect(await form.values()).toEqual(typed);
      const sentence = await notice.locator("p").textContent();
      if (host) {
        expect(await host.told("failed")).toEqual([
          { status: 0, correlationId: null, description: sentence, errors: [] },
        ]);
      }
      expect(await sandbox.posts()).toEqual([]);

      await restore();
      await ask(form, notice, words);
      await expect(root.locator("[data-customer-id]")).toBeVisible();
      const posts = await sandbox.posts();
      expect(posts).toHaveLength(1);
      expect(JSON.parse(posts[0].body)).toMatchObject({ companyName: "Adventure Works Lda" });
      if (host) {
        expect(await host.told("failed")).toHaveLength(1);
        expect(await host.told("created")).toHaveLength(1);
      }
    });
  }

  test.describe(`the ${kind}`, () => {
    test("is shown with the first part alone", async ({ page, openShell }) => {
      const asked = [];
      page.on("request", (request) => asked.push(new URL(request.url()).pathname));
      const { form } = await openShell(kind);
      await expect(form.control("companyName")).toBeVisible();
      await page.waitForLoadState("networkidle");
      expect(asked.filter((path) => SECOND.test(path))).toEqual([]);
      const second = page.waitForRequest(SECOND);
      await form.control("companyName").press("A");
      await second;
      await form.control("companyName").press("B");
      await page.waitForLoadState("networkidle");
      const files = asked.filter((path) => SECOND.test(path));
      expect(files).toEqual([...new Set(files)]);
      expect(files.filter((path) => path.includes("_second-"))).toHaveLength(1);
    });

    test("what is pressed before the second part is there is done once it is", async ({
      page,
      sandbox,
      words,
      watch,
      openShell,
    }) => {
      const release = await withhold(page, watch);
      const { form, root } = await openShell(kind);
      await form.fill(smallCustomer(words.decimal));
      await form.create.click();
      await form.create.click();
      await expect(root.getByText(words.partLoading)).toBeVisible();
      await expect(form.control("companyName")).toHaveValue("Adventure Works Lda");
      await release();
      await expect(root.locator("[data-customer-id]")).toBeVisible();
      expect(await sandbox.posts()).toHaveLength(1);
    });

    const NEXT = {
      "who waits for a new row gets the focus there": ["customerAssociations.0.resellerId", null],
      "who has gone elsewhere keeps the focus": ["companyName", "companyName"],
    };
    for (const [name, [focused, visited]] of Object.entries(NEXT)) {
      test(name, async ({ page, watch, openShell }) => {
        const release = await withhold(page, watch);
        const { form } = await openShell(kind);
        await form.addAssociation.click();
        if (visited) {
          await form.control(visited).focus();
        }
        await release();
        await expect(form.control("customerAssociations.0.resellerId")).toBeVisible();
        // The focus moves in the frame after the row is there.
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        await expect(form.control(focused)).toBeFocused();
      });
    }
  });
}

test("a host that sends .wasm files under another type", async ({ page, openShell }) => {
  await page.route(/\.wasm$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-type": "application/octet-stream" };
    await route.fulfill({ response, headers });
  });
  const { form, root } = await openShell("page");
  await form.fill(smallCustomer());
  await form.create.click();
  await expect(root.locator("[data-customer-id]")).toBeVisible();
});

test("a customer's page waits for the second part", async ({ page, signInPage, words, watch }) => {
  await signInPage.signIn();
  const release = await withhold(page, watch);
  await page.goto("customers/3f0e7c1d-5a67-4a53-9a52-1c4d6a1b7e20");
  await expect(page.getByText(words.partLoading)).toBeVisible();
  await release();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
