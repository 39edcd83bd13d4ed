// The request in sight: what is shown is what is sent, and each copied command sends it too.

import { expectAccessible } from "./fixtures/axe.mjs";
import { smallCustomer, UUID, wholeCustomer } from "./fixtures/customers.mjs";
import { bash, test } from "./fixtures/request-tools.mjs";
import { TENANT } from "./fixtures/sandbox.mjs";
import { expect } from "./fixtures/test.mjs";

test.use({ viewport: { width: 1440, height: 900 } });

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("what is shown beside the form is what is sent", async ({
      page,
      sandbox,
      signInPage,
      form,
      createdPage,
      tools,
      words,
    }) => {
      const token = await signInPage.signIn();
      await form.fill(wholeCustomer(words.decimal));
      await tools.show();
      await expect(tools.beside).toBeVisible();
      await expect(tools.beside).toContainText(`POST ${sandbox.origin}/v1/Customers`);
      await expect(tools.beside).toContainText(TENANT);
      await expect(tools.beside).not.toContainText(tools.words.incomplete);
      const shown = await tools.saved();
      expect(JSON.parse(await tools.body.textContent())).toEqual(JSON.parse(shown));
      const copied = await tools.copy("json");
      expect(copied).toBe(await tools.body.textContent());
      expect(await page.content()).not.toContain(token);
      // It lies on nothing of the form.
      const left = (await tools.beside.boundingBox()).x;
      for (const control of await form.form.locator("input, select, button").all()) {
        const box = await control.boundingBox();
        expect(box === null || box.x + box.width <= left).toBe(true);
      }
      await form.createThrough();
      await createdPage.opened();
      const posts = await sandbox.posts();
      expect(posts.map(({ body }) => body)).toEqual([shown]);
      await expect(tools.beside).toBeHidden();
      await createdPage.again.click();
      await expect(tools.beside).toContainText(tools.words.incomplete);
    });

    test("it is accessible, beside the form and in a dialog", async ({
      page,
      signInPage,
      form,
      tools,
    }) => {
      await signInPage.signIn();
      await form.fill(smallCustomer());
      await tools.show();
      await expectAccessible(page);
      await page.setViewportSize({ width: 1440, height: 900 });
      await tools.button(tools.words.close).click();
      await expect(tools.beside).toBeHidden();
      await page.setViewportSize({ width: 1000, height: 800 });
      await tools.show();
      await expect(tools.dialog).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await expect(tools.dialog).toBeHidden();
    });
  });
}

/** A name with all that shells care for. */
const HOSTILE = `O'Neil & Søn! "A\\B" $HOME \`id\` %PATH% $(id) 日本 😀`;

for (const [what, company] of [
  ["plain values", "Adventure Works Lda"],
  ["values that shells care for", HOSTILE],
]) {
  test(`the command for bash creates the customer: ${what}`, async ({
    sandbox,
    signInPage,
    form,
    tools,
  }) => {
    const token = await signInPage.signIn();
    const customer = wholeCustomer();
    await form.fill({ ...customer, controls: { ...customer.controls, companyName: company } });
    await tools.show();
    const sent = await tools.saved();
    const command = await tools.copy("bash");
    expect(command).not.toContain(token);
    expect(command).toContain(`"Authorization: Bearer $ONBOARD_TOKEN"`);
    const printed = await bash(command, { ONBOARD_TOKEN: token });
    const { id } = JSON.parse(sent);
    expect(JSON.parse(printed)).toBe(id);
    const [{ body, headers }] = await sandbox.posts();
    expect(body).toBe(sent);
    expect(headers["x-correlation-id"]).toMatch(UUID);
    expect((await sandbox.customer(id)).companyName).toBe(company);
  });
}

test("no copy holds a token", async ({ page, signInPage, form, tools }) => {
  const token = await signInPage.signIn();
  await form.fill(smallCustomer());
  await tools.show();
  for (const [kind, variable] of [
    ["json", ""],
    ["bash", "Bearer $ONBOARD_TOKEN"],
    ["powershell", "Bearer $env:ONBOARD_TOKEN"],
    ["cmd", "Bearer %ONBOARD_TOKEN%"],
  ]) {
    const copied = await tools.copy(kind);
    expect(copied).toContain(variable);
    for (const part of token.split(".")) {
      expect(copied).not.toContain(part);
    }
  }
  const html = await page.content();
  for (const part of token.split(".")) {
    expect(html).not.toContain(part);
  }
});

test("it follows the form, and does nothing once it is closed", async ({
  page,
  signInPage,
  form,
  history,
  tools,
}) => {
  // How long each frame's work takes.
  await page.addInitScript(() => {
    const request = window.requestAnimationFrame.bind(window);
    window.frames_took = [];
    window.requestAnimationFrame = (act) =>
      request((time) => {
        const began = performance.now();
        act(time);
        window.frames_took.push(performance.now() - began);
      });
  });
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await tools.show();
  await page.evaluate(() => (window.frames_took = []));
  await form.control("city").click();
  await page.keyboard.press("Control+a");
  for (const letter of "Vila Nova de Gaia") {
    await page.keyboard.type(letter);
    await expect(tools.body).toContainText(`${await form.control("city").inputValue()}`.trim());
  }
  const took = await page.evaluate(() => window.frames_took);
  expect(took.length).toBeGreaterThan(10);
  took.sort((one, other) => one - other);
  expect(took[Math.floor(took.length / 2)]).toBeLessThan(16);
  // An error keeps all other values.
  await form.leave("email", "ana@");
  await expect(tools.request).toContainText(tools.words.incomplete);
  await expect(tools.body).toContainText('"email": "ana@"');
  await expect(tools.body).toContainText('"city": "Vila Nova de Gaia"');
  await history.undo.click();
  await expect(tools.request).not.toContainText(tools.words.incomplete);
  // Closed by the key, it is gone, and the focus is back.
  await tools.button(tools.words.copies.json).focus();
  await page.keyboard.press("Escape");
  await expect(tools.beside).toBeHidden();
  await page.evaluate(() => (window.frames_took = []));
  await form.control("city").fill("Porto");
  await expect(form.control("city")).toHaveValue("Porto");
  await expect(tools.body).toHaveCount(0);
});

test("after an attempt it has that attempt's correlation ID", async ({
  watch,
  sandbox,
  signInPage,
  form,
  tools,
}) => {
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await tools.show();
  await expect(tools.request).toContainText("(a new one for each submission)");
  watch.allowFailedRequests("/v1/Customers");
  const description = "Not today.";
  await sandbox.fault({ status: 400, body: { statusCode: 400, description, errors: [] } });
  await form.createThrough();
  await expect(form.panel).toContainText(description);
  const [{ headers }] = await sandbox.posts();
  await expect(tools.request).toContainText(headers["x-correlation-id"]);
  // Another body is another submission.
  await form.leave("city", "Porto");
  await expect(tools.request).toContainText("(a new one for each submission)");
});
