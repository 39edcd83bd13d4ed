// Check your answers: everything in words before the step that cannot be undone.

import { expectAccessible } from "./fixtures/axe.mjs";
import { CONTOSO, NORTHWIND, smallCustomer, wholeCustomer } from "./fixtures/customers.mjs";
import { Palette } from "./fixtures/palette.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";
import { toolWords } from "./fixtures/tool-words.mjs";

/** The answer with this label. */
const answer = (dialog, label) =>
  dialog
    .locator(".answers > div")
    .filter({ has: dialog.page().locator("dt").getByText(label, { exact: true }) });

/** Does this of the actions. */
const run = (page, own, action) => new Palette(page, own).run(action);

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale });

    test("everything is there in words, and each leads back", async ({
      page,
      sandbox,
      signInPage,
      form,
      words,
    }) => {
      const own = toolWords(words);
      await signInPage.signIn();
      const customer = wholeCustomer(words.decimal);
      await form.fill(customer);
      await run(page, own, own.checkAnswers);
      const dialog = page.getByRole("dialog", { name: own.checkAnswers });
      await expect(dialog).toBeVisible();
      for (const text of [
        customer.controls.companyName,
        own.country,
        NORTHWIND.name,
        `${customer.providers[0]["providerCustomerData.Domain"]}.onmicrosoft.com`,
        own.rule,
        words.decimal("10.6"),
        "portal.contoso.example",
        '{"Account":"4711"}',
      ]) {
        await expect(dialog).toContainText(text);
      }
      await expect(dialog).not.toContainText("true");
      await expectAccessible(page);
      await page.setViewportSize({ width: 1280, height: 720 });

      await answer(dialog, own.city).getByRole("button").click();
      await expect(dialog).toHaveCount(0);
      await expect(form.control("city")).toBeFocused();

      await run(page, own, own.checkAnswers);
      await dialog.getByRole("button", { name: own.back }).click();
      await expect(dialog).toHaveCount(0);
      await expect(form.control("city")).toBeFocused();
      expect(await sandbox.posts()).toEqual([]);
    });

    test("with the setting Create customer shows it first, and creates from there", async ({
      page,
      sandbox,
      signInPage,
      form,
      createdPage,
      words,
    }) => {
      const own = toolWords(words);
      await signInPage.signIn();
      await run(page, own, own.answersFirst);
      // Errors come before it.
      await form.create.click();
      await expect(form.summary).toBeFocused();
      const dialog = page.getByRole("dialog", { name: own.checkAnswers });
      await expect(dialog).toHaveCount(0);
      await form.fill(smallCustomer(words.decimal));
      await form.create.click();
      await form.warnings.or(dialog).first().waitFor();
      if (await form.warnings.isVisible()) {
        await form.create.click();
      }
      await expect(dialog).toBeVisible();
      expect(await sandbox.posts()).toEqual([]);
      await expect(answer(dialog, own.city)).toContainText("Lisboa");
      await expect(dialog.getByRole("checkbox", { name: own.answersSwitch })).toBeChecked();

      // What was changed is shown again.
      await answer(dialog, own.city).getByRole("button").click();
      await form.control("city").fill("Porto");
      await page.keyboard.press("Control+Enter");
      await expect(answer(dialog, own.city)).toContainText("Porto");
      await dialog.getByRole("button", { name: words.createCustomer }).click();
      await createdPage.opened();
      const [post, ...others] = await sandbox.posts();
      expect(others).toEqual([]);
      expect(JSON.parse(post.body).city).toBe("Porto");

      // Remembered, until it is switched off there.
      await createdPage.again.click();
      await form.control("companyName").waitFor();
      await form.fill(smallCustomer(words.decimal));
      await page.keyboard.press("Control+Enter");
      await form.warnings.or(dialog).first().waitFor();
      if (await form.warnings.isVisible()) {
        await page.keyboard.press("Control+Enter");
      }
      await dialog.getByRole("checkbox", { name: own.answersSwitch }).uncheck();
      await page.keyboard.press("Control+Enter");
      await createdPage.opened();
      expect(await sandbox.posts()).toHaveLength(2);
    });
  });
}

test("with eight providers, folded ones as well", async ({ page, signInPage, form, words }) => {
  const own = toolWords(words);
  const instances = Array.from({ length: 8 }, (_, at) => ({
    id: `00000000-0000-4000-8000-00000000000${at}`,
    name: `Instance ${at + 1}`,
  }));
  await configure(page, { providerInstances: instances });
  await signInPage.signIn();
  const { controls } = smallCustomer();
  await form.fill({ controls });
  for (const [at, { id }] of instances.entries()) {
    if (at > 0) {
      await form.addProvider.click();
    }
    const prefix = `providerCustomers.${at}.`;
    await form.put(`${prefix}providerInstanceId`, id);
    await form.put(`${prefix}margin.value`, `${at + 1}.5`);
  }
  await run(page, own, own.checkAnswers);
  const dialog = page.getByRole("dialog", { name: own.checkAnswers });
  for (const [at, { name }] of instances.entries()) {
    const title = `Provider ${at + 1}, ${name}`;
    const part = dialog.locator("section").filter({
      has: page.getByRole("heading", { name: title, exact: true }),
    });
    await expect(part).toContainText(`${at + 1}.5`);
    // Required and empty.
    await expect(answer(part, "Margin rule")).toContainText(own.empty);
  }
  await expectAccessible(page, { looks: [{ width: 320, height: 800, colorScheme: "light" }] });
  const change = dialog.getByRole("button", { name: "Change Value, Provider 8, Instance 8" });
  await change.click();
  await expect(form.control("providerCustomers.7.margin.value")).toBeFocused();
});

test("after a failed creation the same answers are not shown again", async ({
  page,
  sandbox,
  signInPage,
  form,
  createdPage,
  words,
  watch,
}) => {
  watch.allowFailedRequests("/v1/Customers");
  const own = toolWords(words);
  await signInPage.signIn();
  await run(page, own, own.answersFirst);
  await form.fill(smallCustomer());
  await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
  await form.create.click();
  const dialog = page.getByRole("dialog", { name: own.checkAnswers });
  await form.warnings.or(dialog).first().waitFor();
  if (await form.warnings.isVisible()) {
    await form.create.click();
  }
  await sandbox.fault({ status: 403 });
  await dialog.getByRole("button", { name: words.createCustomer }).click();
  await expect(form.panel).toBeFocused();
  await form.create.click();
  await createdPage.opened();
  await expect(dialog).toHaveCount(0);
});
