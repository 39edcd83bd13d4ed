// What is created is what the form shows, or the page says what is missing and keeps it.

import { expectAccessible } from "./fixtures/axe.mjs";
import { COMPANY, smallCustomer } from "./fixtures/customers.mjs";
import { SHELLS } from "./fixtures/shells.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

const SENT = COMPANY.city;
const NOW = "Porto";

const TEXTS = {
  "en-US": {
    stopped: "Sending stopped because you changed the form",
    inDoubt: "You changed the form after it was sent.",
    sendAgain: "“Send again” sends it as it is now.",
    lacks: "The customer doesn’t include these changes:",
    earlier:
      "An earlier attempt had already created this customer. It doesn’t include these changes:",
    again: "Send again",
    city: "City",
    problem: "There is a problem",
  },
  "pt-PT": {
    stopped: "O envio parou porque alterou o formulário",
    inDoubt: "Alterou o formulário depois do envio.",
    sendAgain: "“Enviar novamente” envia-o como está agora.",
    lacks: "O cliente não inclui estas alterações:",
    earlier: "Uma tentativa anterior já tinha criado este cliente. Não inclui estas alterações:",
    again: "Enviar novamente",
    city: "Cidade",
    problem: "Há um problema",
  },
};

/** The cities and the ids of all that was sent. */
async function sent(sandbox) {
  const bodies = (await sandbox.posts()).map(({ body }) => JSON.parse(body));
  const correlations = (await sandbox.posts()).map((it) => it.headers["x-correlation-id"]);
  return {
    cities: bodies.map(({ city }) => city),
    ids: new Set(bodies.map(({ id }) => id)).size,
    correlations: new Set(correlations).size,
  };
}

for (const locale of ["en-US", "pt-PT"]) {
  const texts = TEXTS[locale];
  test.describe(`in ${locale}, an edit`, () => {
    test.use({ locale });

    test.beforeEach(async ({ watch, signInPage, form, words }) => {
      watch.allowFailedRequests("/v1/Customers");
      await signInPage.signIn();
      await form.fill(smallCustomer(words.decimal));
    });

    test("without a connection: nothing is sent until the next press", async ({
      context,
      sandbox,
      form,
      createdPage,
      words,
    }) => {
      await context.setOffline(true);
      await form.create.click();
      await expect(form.progress).toBeFocused();
      await form.leave("city", NOW);
      await expect(form.panel.getByRole("heading")).toHaveText(texts.stopped);
      await expect(form.note).toHaveText(texts.stopped);
      await expect(form.submit).toHaveText(words.createCustomer);
      // The person works in the form: the panel takes no focus from it.
      await expect(form.panel).not.toBeFocused();
      await context.setOffline(false);
      await form.create.click();
      await createdPage.opened();
      expect(await sent(sandbox)).toEqual({ cities: [NOW], ids: 1, correlations: 1 });
      await expect(createdPage.changes).toHaveCount(0);
    });

    test("in the middle of which the connection is back: half a text is not sent", async ({
      context,
      sandbox,
      form,
      createdPage,
    }) => {
      await context.setOffline(true);
      await form.create.click();
      await expect(form.progress).toBeFocused();
      await form.control("city").fill("Por");
      await context.setOffline(false);
      await expect(form.panel.getByRole("heading")).toHaveText(texts.stopped);
      await expect(form.control("city")).toBeFocused();
      expect(await sandbox.posts()).toHaveLength(0);
      await form.control("city").pressSequentially("to");
      await expect(form.control("city")).toHaveValue(/to$/);
      await form.put("city", NOW);
      await form.create.click();
      await createdPage.opened();
      expect((await sent(sandbox)).cities).toEqual([NOW]);
    });

    test("and back: it goes on as if nothing had happened", async ({
      context,
      sandbox,
      form,
      createdPage,
    }) => {
      await context.setOffline(true);
      await form.create.click();
      await expect(form.progress).toBeFocused();
      await form.control("city").fill(NOW);
      await form.control("city").fill(SENT);
      await form.control("city").blur();
      await expect(form.progress).toBeVisible();
      await context.setOffline(false);
      await createdPage.opened();
      expect((await sent(sandbox)).cities).toEqual([SENT]);
    });

    test("after a lost response: Send again sends the form as it is", async ({
      sandbox,
      form,
      createdPage,
    }) => {
      await sandbox.fault({ method: "POST", drop: "before" });
      await form.create.click();
      await expect(form.panelButton(texts.again)).toBeVisible();
      await form.leave("city", NOW);
      await expect(form.panel).toContainText(texts.sendAgain);
      await expect(form.note).toContainText(texts.sendAgain);
      // It is checked as any press is.
      await form.leave("zip", "");
      await form.panelButton(texts.again).click();
      await expect(form.summary).toBeFocused();
      expect((await sent(sandbox)).cities).toEqual([SENT]);
      await form.put("zip", COMPANY.zip);
      await form.panelButton(texts.again).click();
      await createdPage.opened();
      expect(await sent(sandbox)).toEqual({ cities: [SENT, NOW], ids: 1, correlations: 2 });
      await expect(createdPage.changes).toHaveCount(0);
    });

    test("while a busy API is waited for stops the wait", async ({
      sandbox,
      form,
      createdPage,
    }) => {
      await sandbox.fault({ status: 429, retryAfter: 2 });
      await form.create.click();
      await expect(form.progress).toBeFocused();
      await form.leave("city", NOW);
      await expect(form.panel.getByRole("heading")).toHaveText(texts.stopped);
      await form.create.click();
      await createdPage.opened();
      expect(await sent(sandbox)).toEqual({ cities: [SENT, NOW], ids: 1, correlations: 2 });
    });

    test("during a slow response is noted, and listed on the page after creation", async ({
      page,
      sandbox,
      form,
      createdPage,
    }) => {
      await sandbox.fault({ method: "POST", delayMs: 2500 });
      await form.create.click();
      await expect(form.form).toHaveAttribute("aria-busy", "true");
      await form.leave("city", NOW);
      await expect(form.note).toContainText(texts.inDoubt);
      await form.control("lastName").fill("Sil");
      const id = await createdPage.opened();
      expect((await sandbox.customer(id)).city).toBe(SENT);
      for (const reload of [false, true]) {
        if (reload) {
          await page.reload();
        }
        await expect(createdPage.changes).toContainText(texts.lacks);
        await expect(createdPage.changes.locator("dt").first()).toHaveText(texts.city);
        const values = createdPage.changes.locator("dd");
        await expect(values).toHaveText([`${SENT} → ${NOW}`, "Silva → Sil"]);
      }
      await expectAccessible(page);
    });

    test("after an attempt that has created the customer: what it lacks is listed", async ({
      page,
      sandbox,
      form,
      createdPage,
    }) => {
      await sandbox.fault({ method: "POST", drop: "after" }, { method: "GET", status: 500 });
      await form.create.click();
      await expect(form.panel).toBeFocused();
      await form.leave("city", NOW);
      await expect(form.note).toContainText(texts.inDoubt);
      // The draft keeps what was sent and what was changed since.
      await expect(page.locator("[data-kept=true]")).toBeAttached();
      await form.create.click();
      await createdPage.opened();
      expect((await sent(sandbox)).cities).toEqual([SENT]);
      await expect(createdPage.changes).toContainText(texts.earlier);
      await expect(createdPage.changes.locator("dd")).toHaveText([`${SENT} → ${NOW}`]);
    });
  });
}

for (const kind of SHELLS) {
  test(`the ${kind}: what was edited during a slow response is listed`, async ({
    watch,
    sandbox,
    openShell,
    words,
  }) => {
    watch.allowFailedRequests("/v1/Customers");
    const { form, root } = await openShell(kind);
    await form.fill(smallCustomer(words.decimal));
    await sandbox.fault({ method: "POST", status: 503, retryAfter: 60 });
    await form.create.click();
    await form.leave("firstName", "Eva");
    await expect(form.panel.getByRole("heading")).toHaveText(TEXTS["en-US"].stopped);
    await sandbox.fault({ method: "POST", delayMs: 1500 });
    await form.create.click();
    await form.leave("city", NOW);
    await expect(form.note).toContainText(TEXTS["en-US"].inDoubt);
    await expect(root.locator(".changes dd")).toHaveText([`${SENT} → ${NOW}`]);
    const bodies = (await sandbox.posts()).map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ firstName }) => firstName)).toEqual([COMPANY.firstName, "Eva"]);
  });
}

for (const isEdited of [true, false]) {
  test(`a reload before the answer, ${isEdited ? "after" : "without"} an edit`, async ({
    page,
    watch,
    sandbox,
    signInPage,
    form,
    createdPage,
  }) => {
    watch.allowFailedRequests("/v1/Customers");
    await signInPage.signIn();
    await form.fill(smallCustomer());
    await sandbox.fault({ method: "POST", delayMs: 3000 });
    await form.create.click();
    await expect.poll(async () => (await sandbox.posts()).length).toBe(1);
    if (isEdited) {
      await form.leave("city", NOW);
    }
    await expect(page.locator("[data-kept=true]")).toBeAttached();
    // The look-up waits until its text was seen.
    let go;
    const seen = new Promise((resolve) => (go = resolve));
    await page.route(/\/v1\/Customers\/[^/?]+$/, async (route) => {
      await seen;
      await route.continue();
    });
    await page.reload();
    await expect(form.submit).toHaveText("Checking…");
    go();
    await createdPage.opened();
    const expected = isEdited ? [`${SENT} → ${NOW}`] : [];
    await expect(createdPage.changes.locator("dd")).toHaveText(expected);
  });
}

test("an edit before the session is renewed is not sent with the old text", async ({
  watch,
  sandbox,
  signInPage,
  form,
  renewal,
  createdPage,
}) => {
  watch.allowFailedRequests("/v1/Customers");
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await sandbox.fault({ status: 401 });
  await form.create.click();
  await expect(renewal.token).toBeFocused();
  await expect(renewal.dialog.getByText("Your entries are kept")).toHaveCount(1);
  await expect(signInPage.header).toContainText("Session expired");
  await renewal.notNow.click();
  await form.leave("city", NOW);
  await expect(form.note).toContainText("Renew the session, then select “Create customer”");
  await form.panelButton("Renew session").click();
  await renewal.paste(await sandbox.token());
  await expect(form.panel.getByRole("heading")).toHaveText(TEXTS["en-US"].stopped);
  await expect(signInPage.header).toContainText("min left");
  await form.create.click();
  await createdPage.opened();
  expect((await sent(sandbox)).cities).toEqual([SENT, NOW]);
});

test("the contact and the steps are still there after a reload", async ({
  page,
  signInPage,
  form,
  createdPage,
}) => {
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await form.createThrough();
  await createdPage.opened();
  const texts = () => page.locator("main dt, main dd, main li").allTextContents();
  await expect(createdPage.statuses).toHaveText(["Ready"]);
  const before = await texts();
  expect(before.join()).toContain(COMPANY.email);
  await page.reload();
  await expect(createdPage.statuses).toHaveText(["Ready"]);
  expect(await texts()).toEqual(before);
});

test("once all that was refused is changed, the panel names no list", async ({
  watch,
  page,
  sandbox,
  signInPage,
  form,
}) => {
  watch.allowFailedRequests("/v1/Customers");
  await configure(page, {});
  await signInPage.signIn();
  await form.fill(smallCustomer());
  const errors = [{ propertyName: "City", description: ["Not served."] }];
  await sandbox.fault({ status: 400, body: { statusCode: 400, errors } });
  await form.create.click();
  await expect(form.panel).toContainText("Fix the fields listed above");
  await form.leave("city", NOW);
  await expect(form.summary).toHaveCount(0);
  await expect(form.panel).not.toContainText("listed above");
  await expect(form.panel).toContainText("You have changed what it named");
});
