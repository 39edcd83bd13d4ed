// What is in line, what has room, what goes into one line: measured on the page.

import { CONTOSO, smallCustomer } from "./fixtures/customers.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

const DATA = "providerCustomers.0.providerCustomerData.";
const LONG_NAME = "Irmãos Albuquerque de Vasconcelos, S.A.";
const GUID = "9c1f4e5d-6a7b-4c8d-9e0f-1a2b3c4d5e6f";

/** An entry at Microsoft with all of its controls open. */
async function openEntry(page, form) {
  await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
  await form.providerButton(0, "More").click();
  await expect(form.control(`${DATA}DefaultCulture`)).toBeInViewport();
}

const boxOf = (locator) => locator.evaluate((it) => it.getBoundingClientRect().toJSON());

for (const width of [320, 768, 1440]) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("what is said of a box is in line with its label", async ({ page, signInPage, form }) => {
      await signInPage.signIn();
      await openEntry(page, form);
      const field = page.locator(".field").filter({ has: form.control(`${DATA}AcceptedMCA`) });
      const label = await boxOf(field.locator("label"));
      const hint = await field.locator(".notes").evaluate((notes) => {
        const range = document.createRange();
        range.selectNodeContents(notes);
        return range.getBoundingClientRect().left;
      });
      expect(Math.abs(hint - label.left)).toBeLessThan(1);
    });

    test("there is room between a button and what it opens", async ({ page, signInPage, form }) => {
      await signInPage.signIn();
      await openEntry(page, form);
      const button = form.providerButton(0, "More");
      const field = page.locator(".field").filter({ has: form.control(`${DATA}DefaultCulture`) });
      const [above, below] = [await boxOf(button), await boxOf(field)];
      // The frame of the focus reaches four pixels out of the button.
      expect(below.top - above.bottom).toBeGreaterThanOrEqual(8);
      expect(Math.abs(above.left - below.left)).toBeLessThan(1);
    });

    test("what concerns the whole entry is apart from its last group", async ({
      page,
      signInPage,
      form,
    }) => {
      await signInPage.signIn();
      await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
      const actions = form.provider(0).locator(".entry-actions");
      await expect(actions).toHaveCSS("border-top-width", "1px");
      await expect(actions.getByRole("button")).toHaveText(["Show as JSON", "Duplicate", "Remove"]);
    });

    test("the frame of the focus fits a heading of several lines", async ({
      page,
      signInPage,
      form,
      createdPage,
    }) => {
      await signInPage.signIn();
      const customer = smallCustomer();
      customer.controls.companyName = `${LONG_NAME} ${LONG_NAME}`;
      await form.fill(customer);
      await form.create.focus();
      await page.keyboard.press("Enter");
      await createdPage.opened();
      await expect(createdPage.heading).toBeFocused();
      await expect(createdPage.heading).toHaveCSS("outline-style", "none");
      const words = createdPage.heading.locator("span");
      await expect(words).toHaveCSS("outline-style", "solid");
      await expect(words).toHaveCSS("display", "inline");
      expect(await words.evaluate((it) => it.getClientRects().length)).toBeGreaterThan(1);
    });
  });
}

test.describe("at 320 pixels", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("the longest domain is seen as a whole", async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
    const domain = form.control(`${DATA}Domain`);
    await domain.fill("adventureworksconsultingsup");
    expect(await domain.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
  });

  test("a domain breaks before what all domains end with", async ({
    page,
    signInPage,
    form,
    createdPage,
  }) => {
    await signInPage.signIn();
    const customer = smallCustomer();
    await form.fill(customer);
    await form.createThrough();
    await createdPage.opened();
    const domain = customer.providers[0]["providerCustomerData.Domain"];
    const text = page.locator(".ids dd").filter({ hasText: ".onmicrosoft.com" });
    await expect(text).toHaveText(`${domain}.onmicrosoft.com`);
    const lines = await text.evaluate((it) => {
      const range = document.createRange();
      range.selectNodeContents(it.lastChild);
      return range.getClientRects().length;
    });
    expect(lines).toBe(1);
  });

  for (const locale of ["en-US", "pt-PT"]) {
    test.describe(locale, () => {
      test.use({ locale });

      test("undo and redo are in one line", async ({ signInPage, history }) => {
        await signInPage.signIn();
        const [undo, redo] = [await boxOf(history.undo), await boxOf(history.redo)];
        expect(undo.top).toBe(redo.top);
      });
    });
  }
});

test.describe("the rows of a section are full", () => {
  const another = (form) => async () => {
    await form.page.getByLabel("Reseller (optional)").selectOption("other");
    await form.put("resellerId", GUID);
  };
  for (const [title, config, role, begin] of [
    ["a reseller of the list", {}, "csp", () => async () => {}],
    ["another reseller", {}, "csp", another],
    ["no list of resellers", { resellers: [] }, "csp", () => async () => {}],
    ["a reseller's own form", {}, "reseller", () => async () => {}],
  ]) {
    test(title, async ({ page, signInPage, form }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await configure(page, config);
      await signInPage.signIn({ role });
      await begin(form)();
      for (const id of ["company", "address", "contact"]) {
        const ends = await page.locator(`#${id} .section-body`).evaluate((body) => {
          const rows = new Map();
          for (const it of body.querySelectorAll(":scope > *")) {
            const { top, right } = it.getBoundingClientRect();
            rows.set(top, Math.max(rows.get(top) ?? 0, right));
          }
          const { paddingRight, borderRightWidth } = getComputedStyle(body);
          const inner = parseFloat(paddingRight) + parseFloat(borderRightWidth);
          const end = body.getBoundingClientRect().right - inner;
          return [...rows.values()].map((right) => Math.round(end - right));
        });
        expect(ends, id).toEqual(ends.map(() => 0));
      }
    });
  }
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("a box is of the colours of the page", async ({ page, signInPage, form }) => {
      await signInPage.signIn();
      await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
      const ground = (locator) =>
        locator.evaluate((it) => {
          const { backgroundColor, borderTopColor } = getComputedStyle(it);
          return [backgroundColor, borderTopColor];
        });
      const unticked = form.control(`${DATA}EnableGDAP`);
      const line = form.control(`${DATA}Domain`);
      expect(await ground(unticked)).toEqual(await ground(line));
      const [accent] = await ground(form.create);
      expect(await ground(form.control(`${DATA}KeepPrimaryInformation`))).toEqual([accent, accent]);
    });
  });
}
