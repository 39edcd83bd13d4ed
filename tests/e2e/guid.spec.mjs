// A GUID that is in no list: typed, pasted and undone like every other text, wherever it is asked for.

import { CONTOSO } from "./fixtures/customers.mjs";
import { HostPage } from "./fixtures/host-page.mjs";
import { expect, test } from "./fixtures/test.mjs";

const GUID = "9c1f4e5d-6a7b-4c8d-9e0f-1a2b3c4d5e6f";
const NAMES = [
  "providerCustomers.0.providerInstanceId",
  "resellerId",
  "customerAssociations.0.resellerId",
];

/** Opens the form with an association in it, in the app or in the element. */
const PLACES = {
  "the app": async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.addAssociation.click();
  },
  "the element": async ({ page, sandbox, form }) => {
    const host = new HostPage(page, sandbox);
    await host.open();
    await host.add();
    await form.addAssociation.click();
  },
};

for (const [place, open] of Object.entries(PLACES)) {
  test.describe(`in ${place}`, () => {
    for (const name of NAMES) {
      test(`${name} is typed by keys`, async ({ page, signInPage, sandbox, form }) => {
        await open({ page, signInPage, sandbox, form });
        const control = form.control(name);
        await control.focus();
        await control.selectOption("other");
        await page.keyboard.press("Tab");
        await expect(control).toBeFocused();
        await expect(control).toHaveJSProperty("localName", "input");
        await control.evaluate((it) => (it.dataset.same = "yes"));

        await page.keyboard.type(GUID);
        await expect(control).toHaveValue(GUID);
        await expect(control).toBeFocused();
        await expect(control, "it is not made again").toHaveAttribute("data-same", "yes");
        await page.keyboard.press("Tab");
        await expect(control).not.toHaveAttribute("aria-invalid");

        // Emptied, and a listed one on the way to another: it stays where it is.
        await control.focus();
        await page.keyboard.press("Control+a");
        await page.keyboard.press("Delete");
        await page.keyboard.insertText(CONTOSO);
        await page.keyboard.press("Backspace");
        await expect(control).toHaveValue(CONTOSO.slice(0, -1));
        await expect(control).toBeFocused();
        await expect(control).toHaveAttribute("data-same", "yes");
      });
    }
  });
}

test("a GUID that was pasted is undone and done again", async ({
  page,
  signInPage,
  form,
  history,
}) => {
  await signInPage.signIn();
  const control = form.control("resellerId");
  await control.selectOption("other");
  await control.focus();
  await page.keyboard.insertText(GUID);
  await expect(control).toBeFocused();
  await form.control("city").focus();
  await history.undo.click();
  await expect(control).not.toHaveValue(GUID);
  await history.redo.click();
  await expect(control).toHaveValue(GUID);
});
