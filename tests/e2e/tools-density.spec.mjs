// The compact view, and the mark of a sandbox.

import { expectAccessible } from "./fixtures/axe.mjs";
import { CONTOSO } from "./fixtures/customers.mjs";
import { Palette } from "./fixtures/palette.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";
import { toolWords } from "./fixtures/tool-words.mjs";

/** Does this of the actions. */
const run = (page, own, action) => new Palette(page, own).run(action);

/** What can be pressed or typed into, with less than 24 pixels. */
const tooSmall = (page) =>
  page.evaluate(() => {
    const targets = "a[href], button, input, select, textarea, summary, [role=option]";
    const isSeen = (element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest(".folded-away .foldable-body, .skip");
    return [...document.querySelectorAll(targets)].filter(isSeen).flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const name = element.name || element.id || element.textContent;
      // WCAG 2.5.8 spares links in a line of text.
      const isInText = element.localName === "a" && element.closest("p, li");
      return (width < 23.95 || height < 23.95) && !isInText
        ? [`${name}: ${width} × ${height}`]
        : [];
    });
  });

/** All layout shifts from now on. */
const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (!hadRecentInput) {
          window.shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
        }
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

for (const locale of ["en-US", "pt-PT"]) {
  test.describe(`in a browser in ${locale}`, () => {
    test.use({ locale, viewport: { width: 1920, height: 1080 } });

    test("compact, the whole form with one provider is seen at once", async ({
      page,
      signInPage,
      form,
      words,
    }) => {
      const own = toolWords(words);
      await signInPage.signIn();
      await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
      await form.put("country", "PT");
      await form.control("city").focus();
      const height = () => page.evaluate(() => document.documentElement.scrollHeight);
      expect(await height()).toBeGreaterThan(1080);
      expect(await tooSmall(page)).toEqual([]);
      await run(page, own, own.compact);
      // Its style is there: all bottoms are in the window, above them nothing is scrolled away.
      await expect.poll(height).toBe(1080);
      const bottoms = await page.evaluate(() => {
        scrollTo(0, 0);
        const seen = [...document.querySelectorAll("form [name], form button, .actions, header")];
        const shown = seen.filter((it) => it.checkVisibility() && !it.closest(".folded-away"));
        return shown.map((it) => it.getBoundingClientRect().bottom);
      });
      expect(bottoms.length).toBeGreaterThan(25);
      expect(Math.max(...bottoms)).toBeLessThanOrEqual(1080);
      const covered = await page.evaluate(() => {
        const bar = document.querySelector(".actions").getBoundingClientRect();
        const controls = [...document.querySelectorAll("form section [name], form section button")];
        const below = controls.filter(
          (it) => it.checkVisibility() && it.getBoundingClientRect().bottom > bar.top,
        );
        return below.filter((it) => !it.closest(".folded-away, .further")).length;
      });
      expect(covered).toBe(0);
      expect(await tooSmall(page)).toEqual([]);

      // Also with everything opened.
      await form.providerButton(0, /\S+: /.source).first().click();
      await expect(form.control("providerCustomers.0.providerCustomerData.Language")).toBeVisible();
      await expect.poll(height).toBe(1080);
      expect(await tooSmall(page)).toEqual([]);

      // And back.
      await run(page, own, own.comfortable);
      await expect.poll(height).toBeGreaterThan(1080);
    });

    test("it is remembered, and nothing shifts when the page opens", async ({
      page,
      signInPage,
      form,
      words,
    }) => {
      const own = toolWords(words);
      await signInPage.signIn();
      await run(page, own, own.compact);
      // From here on the tab remembers that this is a sandbox.
      await page.reload();
      await form.addProvider.waitFor();
      await watchShifts(page);
      await page.reload();
      await form.control("companyName").waitFor();
      await expect(page.locator("html")).toHaveAttribute("data-compact");
      await expect(form.addProvider).toBeVisible();
      await expect(page.getByText(own.sandbox)).toBeVisible();
      const shifts = await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(shifts)))),
      );
      const sum = shifts.reduce((sum, [value]) => sum + value, 0);
      expect(sum, JSON.stringify(shifts)).toBeLessThan(0.005);
      // Nor is it forgotten with the session.
      await signInPage.signOut.click();
      await signInPage.tenant.waitFor();
      await expect(page.locator("html")).toHaveAttribute("data-compact");
      await signInPage.signIn();
      await expect(page.locator("html")).toHaveAttribute("data-compact");
    });

    test("compact, the page is as accessible", async ({ page, signInPage, form, words }) => {
      const own = toolWords(words);
      await signInPage.signIn();
      await run(page, own, own.compact);
      await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
      await form.create.click();
      await expect(form.summary).toBeFocused();
      await expectAccessible(page, {
        looks: [
          { width: 1920, height: 1080, colorScheme: "light" },
          { width: 1920, height: 1080, colorScheme: "dark" },
          { width: 1000, height: 800, colorScheme: "light" },
          { width: 320, height: 800, colorScheme: "light" },
          { width: 320, height: 800, colorScheme: "dark" },
        ],
      });
      for (const width of [320, 1000, 1920]) {
        await page.setViewportSize({ width, height: 1080 });
        expect(await tooSmall(page), `${width}`).toEqual([]);
      }
    });

    test("every page of a sandbox says so", async ({ page, signInPage, words }) => {
      const { sandbox } = toolWords(words);
      const mark = page.getByText(sandbox, { exact: true });
      await watchShifts(page);
      await signInPage.open();
      await signInPage.tenant.waitFor();
      await expect(mark).toBeVisible();
      const shifts = await page.evaluate(() => window.shifts);
      expect(shifts).toEqual([]);
      await expectAccessible(page, { looks: [{ width: 320, height: 800, colorScheme: "dark" }] });
      await signInPage.signIn();
      for (const path of ["customers/new", "nowhere", "customers/4711"]) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await expect(mark).toBeVisible();
      }
      await configure(page, { timeoutSeconds: 0 });
      await page.goto("customers/new");
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expect(mark).toBeVisible();
    });
  });
}

for (const changes of [{ sandbox: false }, { sandbox: null }, null]) {
  test(`a page with ${JSON.stringify(changes)} is none of a sandbox`, async ({
    page,
    words,
    watch,
  }) => {
    watch.allowFailedRequests("/config.json");
    await configure(page, changes);
    await page.goto("sign-in");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expect(page.getByText(toolWords(words).sandbox)).toBeHidden();
  });
}
