// What a person sees: what stays in view, what fits, what belongs together.

import { COMPANY, CONTOSO, smallCustomer, wholeCustomer } from "./fixtures/customers.mjs";
import { HostPage } from "./fixtures/host-page.mjs";
import { expect, test } from "./fixtures/test.mjs";

const SIZES = [
  { width: 320, height: 640 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
];

/** The controls of a form whose text does not fit, by name. */
const clipped = (form) =>
  form.evaluate((form) =>
    [...form.querySelectorAll("input:not([type=checkbox]), select")]
      .filter((it) => it.checkVisibility() && it.scrollWidth > it.clientWidth + 1)
      .map((it) => it.name),
  );

for (const { width, height } of SIZES) {
  test(`at ${width} pixels nothing is cut off and nothing runs out of the page`, async ({
    page,
    signInPage,
    form,
    words,
  }) => {
    await page.setViewportSize({ width, height });
    await signInPage.signIn();
    await form.fill(wholeCustomer(words.decimal));
    const room = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(room).toBeLessThanOrEqual(0);
    if (width >= 768) {
      expect(await clipped(form.form)).toEqual([]);
    }
  });

  test(`at ${width} pixels no control with the focus is below the bar`, async ({
    page,
    signInPage,
    form,
  }) => {
    await page.setViewportSize({ width, height });
    await signInPage.signIn();
    if (width >= 640) {
      await expect(form.create).toBeInViewport({ ratio: 1 });
    }
    await form.control("companyName").focus();
    const covered = [];
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const it = document.activeElement;
        const bar = document.querySelector(".actions");
        const isBelow =
          !bar.contains(it) &&
          it.closest("form") &&
          it.getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1;
        return { name: it.name ?? it.textContent, isBelow, isBar: bar.contains(it) };
      });
      if (at.isBelow) {
        covered.push(at.name);
      }
      if (at.isBar) {
        break;
      }
    }
    expect(covered).toEqual([]);
    await expect(form.create).toBeFocused();
  });
}

for (const width of [320, 768, 1440]) {
  test(`at ${width} pixels the links of an entry are in line with its labels`, async ({
    page,
    signInPage,
    form,
    words,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await signInPage.signIn();
    await form.put("providerCustomers.0.providerInstanceId", CONTOSO);
    await expect(form.providerButton(0, words.showJson)).toBeVisible();
    const { label, links, wrapped } = await form.provider(0).evaluate((entry) => {
      const seen = (selector) =>
        [...entry.querySelectorAll(selector)].filter((it) => it.checkVisibility());
      const left = (it) => it.getBoundingClientRect().left;
      const buttons = seen("button.quiet:not(.use)");
      // Several in a line: the first of them counts.
      const lines = new Map();
      for (const button of [...buttons, ...seen("button.unfold")]) {
        const { bottom } = button.getBoundingClientRect();
        lines.set(bottom, Math.min(left(button), lines.get(bottom) ?? Infinity));
      }
      const linesOf = (button) => {
        button.style.inlineSize = "min-content";
        const range = document.createRange();
        range.selectNodeContents(button);
        return [...range.getClientRects()].map((it) => it.left - left(button));
      };
      return {
        label: Math.min(...seen(".label").map(left)),
        links: [...lines.values()],
        wrapped: buttons.map(linesOf),
      };
    });
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) {
      expect(Math.abs(link - label), `${links} beside ${label}`).toBeLessThan(1);
    }
    // Also where their words take several lines: each line begins at the edge.
    expect(wrapped.some((lines) => lines.length > 1)).toBe(true);
    for (const lines of wrapped) {
      expect(Math.max(...lines), `${lines}`).toBeLessThan(2);
    }
  });

  test(`at ${width} pixels there is room below the summary`, async ({ page, signInPage, form }) => {
    await page.setViewportSize({ width, height: 900 });
    await signInPage.signIn();
    await form.create.click();
    await expect(form.summary).toBeFocused();
    const { margin, room } = await form.summary.evaluate((summary) => {
      const heading = document.querySelector("#page-heading").getBoundingClientRect();
      return {
        margin: parseFloat(getComputedStyle(summary).marginBottom),
        room: heading.top - summary.getBoundingClientRect().bottom,
      };
    });
    expect(margin).toBeGreaterThan(0);
    expect(room).toBeGreaterThanOrEqual(margin);
  });
}

for (const colorScheme of ["light", "dark"]) {
  test.describe(`what is busy is not red, in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test.beforeEach(({ watch }) => {
      watch.allowFailedRequests("/v1/Customers");
    });

    for (const [title, fault, isRed] of [
      ["429, asked again soon", { status: 429, retryAfter: 120 }, false],
      ["429, to be left alone for long", { status: 429, retryAfter: 86_400 }, false],
      ["503, asked again soon", { status: 503, retryAfter: 120 }, false],
      ["503, to be left alone for long", { status: 503, retryAfter: 86_400 }, false],
      ["403", { status: 403, body: { statusCode: 403, description: "Closed." } }, true],
    ]) {
      test(title, async ({ sandbox, signInPage, form }) => {
        await signInPage.signIn();
        await form.fill(smallCustomer());
        await sandbox.fault(fault);
        await form.create.click();
        const panel = form.panel.or(form.progress);
        await expect(panel).toBeVisible();
        const { shown, red } = await panel.evaluate((panel) => {
          const style = getComputedStyle(panel);
          const sides = ["Top", "Right", "Bottom", "Left"];
          const shown = sides.map((side) => style[`border${side}Color`]);
          shown.push(style.backgroundColor);
          const probe = panel.appendChild(document.createElement("i"));
          const colour = (token) => {
            probe.style.color = `var(${token})`;
            return getComputedStyle(probe).color;
          };
          const red = ["--error", "--error-ground"].map(colour);
          probe.remove();
          return { shown, red };
        });
        expect(new Set(red).size, "two colours of their own").toBe(2);
        expect(shown.filter((it) => red.includes(it))).toEqual(isRed ? shown : []);
      });
    }
  });
}

for (const [title, width, height] of [
  ["low", 960, 360],
  ["narrow", 320, 640],
]) {
  test(`a ${title} window is not taken by the bar`, async ({ page, signInPage, form }) => {
    await page.setViewportSize({ width, height });
    await signInPage.signIn();
    await expect(form.create).not.toBeInViewport();
  });
}

test("the frame of the focus fits a heading", async ({ page, signInPage, form }) => {
  await signInPage.signIn();
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  await expect(form.heading).toBeFocused();
  const { width } = await form.heading.boundingBox();
  const words = await form.heading.evaluate((heading) => {
    const range = document.createRange();
    range.selectNodeContents(heading);
    return range.getBoundingClientRect().width;
  });
  expect(Math.abs(width - words)).toBeLessThan(2);
});

test("the link to the form is where there is a form to skip to", async ({
  page,
  signInPage,
  form,
}) => {
  const skip = page.locator(".skip");
  await signInPage.open();
  await signInPage.tenant.waitFor();
  await expect(skip).toHaveCount(0);
  await signInPage.signIn();
  await expect(skip).toHaveCount(1);
  await form.fill(smallCustomer());
  await form.createThrough();
  await page.locator("[data-customer-id]").waitFor();
  await expect(skip).toHaveCount(0);
  await page.goto("nowhere");
  await page.locator("h1").waitFor();
  await expect(skip).toHaveCount(0);
});

test("all lists have one arrow", async ({ page, signInPage }) => {
  await signInPage.signIn();
  const arrow = (selector) =>
    page
      .locator(selector)
      .first()
      .evaluate((it) => getComputedStyle(it).backgroundImage);
  expect(await arrow("select")).toContain("linear-gradient");
  expect(await arrow("select")).toBe(await arrow(".open-list"));
});

test("the buttons of an entry name what they remove", async ({ page, signInPage, form }) => {
  await signInPage.signIn();
  const name = /^Remove provider 1/;
  await expect(page.getByRole("button", { name })).toHaveText("Remove");
  await expect(page.getByRole("button", { name: /^Duplicate provider 1/ })).toHaveText("Duplicate");
  await form.providerButton(0, "Add offer type margin").click();
  await expect(form.offerMarginButton(0, 0)).toHaveText("Remove");
});

test.describe("what is asked for is not called optional", () => {
  for (const [country, isAsked] of [
    ["PT", false],
    ["US", true],
    ["DE", false],
    ["BR", true],
    ["IN", true],
  ]) {
    test(`the tax ID in ${country}`, async ({ page, signInPage, form }) => {
      await signInPage.signIn();
      await form.leave("country", country);
      const label = page.locator("label").filter({ hasText: "Tax ID" });
      const optional = label.locator(".optional");
      await expect(optional).toBeVisible({ visible: !isAsked });
    });
  }

  test("the signatory of an accepted agreement", async ({ page, signInPage, form }) => {
    const data = "providerCustomers.0.providerCustomerData.";
    await signInPage.signIn();
    await form.put(`${data}KeepPrimaryInformation`, false);
    const optional = page
      .locator(".field")
      .filter({ has: form.control(`${data}FirstName`) })
      .locator(".optional");
    await expect(optional).toBeVisible();
    await form.put(`${data}AcceptedMCA`, true);
    await expect(optional).toBeHidden();
  });
});

test.describe("warnings are solved where they are listed", () => {
  /** What Microsoft will probably reject. */
  const doubtful = { ...COMPANY, companyName: "Ltd", country: "US", state: "Washington" };

  test("what is solved leaves the list", async ({ page, sandbox, signInPage, form }) => {
    await signInPage.signIn();
    const customer = smallCustomer();
    Object.assign(customer.controls, doubtful, { zip: "1234567890", taxId: "12-3456789" });
    await form.fill(customer);
    await form.create.click();
    await expect(form.warnings).toBeFocused();
    const links = form.warnings.getByRole("link");
    const before = await links.count();
    expect(before).toBeGreaterThan(1);
    await form.leave("companyName", "Adventure Works Ltd");
    await expect(links).toHaveCount(before - 1);
    await form.leave("zip", "98052");
    await expect(form.warnings).toHaveCount(0);
    expect(await sandbox.posts()).toEqual([]);
    await form.create.click();
    await page.locator("[data-customer-id]").waitFor();
  });

  test("wrong again is said where the person is", async ({ page, signInPage, form }) => {
    await signInPage.signIn();
    const customer = smallCustomer();
    customer.controls.zip = "12";
    await form.fill(customer);
    await form.create.click();
    await expect(form.warnings).toBeFocused();
    await form.leave("zip", "13");
    const said = page.locator('p.visually-hidden[role="status"]').filter({
      hasText: "Enter the postal code in the format 1234-567",
    });
    await expect(said).toHaveCount(1);
    await expect(form.warnings.getByRole("link")).toHaveCount(1);
  });

  test("one press puts it right, and the button of the form takes the focus", async ({
    page,
    sandbox,
    signInPage,
    form,
  }) => {
    await signInPage.signIn();
    const customer = smallCustomer();
    // A postal code of Jersey: the country is what is wrong.
    Object.assign(customer.controls, { country: "GB", state: "Jersey", zip: "JE2 3AB" });
    await form.fill(customer);
    await form.create.click();
    await expect(form.warnings).toBeFocused();
    await form.warnings.getByRole("button", { name: "Use Jersey" }).click();
    await expect(form.warnings).toHaveCount(0);
    await expect(form.create).toBeFocused();
    await expect(form.control("country")).toHaveAttribute("data-value", "JE");
    expect(await sandbox.posts()).toEqual([]);
    await page.keyboard.press("Enter");
    await page.locator("[data-customer-id]").waitFor();
  });

  test("created anyway", async ({ page, sandbox, signInPage, form, words }) => {
    await signInPage.signIn();
    const customer = smallCustomer();
    customer.controls.companyName = "Ltd";
    await form.fill(customer);
    await form.create.click();
    await form.warnings.getByRole("button", { name: words.createAnyway }).click();
    await page.locator("[data-customer-id]").waitFor();
    expect(await sandbox.posts()).toHaveLength(1);
  });

  test("a note alone is no refusal", async ({ signInPage, form }) => {
    await signInPage.signIn();
    const customer = smallCustomer();
    customer.providers[0]["providerCustomerData.Qualifications"] = ["Education"];
    await form.fill(customer);
    await form.create.click();
    await expect(form.warnings).toContainText("They can’t be removed later");
    await expect(form.warnings).not.toContainText("reject");
  });
});

test("signing out counts the drafts, and a press of Enter loses nothing", async ({
  page,
  signInPage,
  form,
  drafts,
}) => {
  await signInPage.signIn();
  await form.put("companyName", "Adventure Works Lda");
  await drafts.settled();
  await signInPage.signOut.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("heading")).toHaveText("You have an unfinished customer");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(dialog.getByRole("button", { name: "Delete drafts and sign out" })).toHaveClass(
    /danger/,
  );
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(form.control("companyName")).toHaveValue("Adventure Works Lda");
});

test("the page after creation is worth printing", async ({
  page,
  signInPage,
  form,
  createdPage,
}) => {
  await signInPage.signIn();
  await form.fill(smallCustomer());
  await form.createThrough();
  await createdPage.opened();
  await page.emulateMedia({ media: "print" });
  const main = page.locator("main");
  for (const text of [
    "portal.contoso.example",
    ".onmicrosoft.com",
    "Ana Silva, ana@adventure-works.example",
  ]) {
    await expect(main.getByText(text).first()).toBeVisible();
  }
  await expect(page.locator("button:visible")).toHaveCount(0);
});

test.describe("on another page", () => {
  for (const [attribute, levels] of [
    [undefined, [2, 3, 4]],
    ["1", [1, 2, 3]],
    ["3", [3, 4, 5]],
    ["5", [5, 6, 6]],
    ["6", [6, 6, 6]],
    ["none", [2, 3, 4]],
  ]) {
    test(`headings from level ${attribute}`, async ({ page, sandbox }) => {
      const host = new HostPage(page, sandbox);
      await host.open("<h1>Dashboard</h1>");
      await host.add({ attributes: attribute ? { "heading-level": attribute } : {} });
      for (const [name, level] of [
        ["New customer", levels[0]],
        ["Company", levels[1]],
        ["Provider 1", levels[2]],
      ]) {
        await expect(page.getByRole("heading", { name, level, exact: true })).toBeVisible();
      }
    });
  }

  test("the level may change, and what was typed stays", async ({ page, sandbox }) => {
    const host = new HostPage(page, sandbox);
    await host.open();
    await host.add();
    const name = page.locator('[name="companyName"]');
    await name.fill("Adventure Works Lda");
    await host.element.evaluate((element) => element.setAttribute("heading-level", "4"));
    await expect(page.getByRole("heading", { name: "New customer", level: 4 })).toBeVisible();
    await expect(name).toHaveValue("Adventure Works Lda");
  });

  for (const [theme, ground] of [
    [undefined, "rgba(0, 0, 0, 0)"],
    ["light", "rgb(246, 247, 249)"],
    ["dark", "rgb(20, 23, 28)"],
  ]) {
    test(`the ground with the theme ${theme}`, async ({ page, sandbox }) => {
      const host = new HostPage(page, sandbox);
      await host.open();
      await host.add({ attributes: theme ? { theme } : {} });
      await expect(page.locator(".onboard")).toHaveCSS("background-color", ground);
    });
  }

  for (const [scheme, text] of [
    ["light", "rgb(27, 31, 38)"],
    ["dark", "rgb(232, 234, 238)"],
  ]) {
    test(`without a theme it is ${scheme} on a ${scheme} page`, async ({ page, sandbox }) => {
      // The person's system says the opposite.
      await page.emulateMedia({ colorScheme: scheme === "dark" ? "light" : "dark" });
      const host = new HostPage(page, sandbox);
      await host.open("", { head: `<style>:root { color-scheme: only ${scheme} }</style>` });
      await host.add();
      await expect(page.locator(".onboard")).toHaveCSS("color", text);
    });
  }

  test("a colour of the host's own is a ground", async ({ page, sandbox }) => {
    const host = new HostPage(page, sandbox);
    await host.open("", { head: "<style>onboard-customer { --onboard-ground: #ffe }</style>" });
    await host.add();
    await expect(page.locator(".onboard")).toHaveCSS("background-color", "rgb(255, 255, 238)");
  });

  test("the frame is as high as what is in it", async ({ page, sandbox }) => {
    await page.goto(`${sandbox.origin}/examples/host/frame/`);
    const root = page.frameLocator("iframe");
    const height = () => page.locator("iframe").evaluate((frame) => frame.clientHeight);
    const inner = () =>
      root
        .locator("onboard-customer")
        .evaluate((it) => Math.ceil(it.getBoundingClientRect().height));
    await root.locator('[name="companyName"]').waitFor();
    await expect.poll(async () => (await height()) - (await inner())).toBe(0);
    const before = await height();
    await root.getByRole("button", { name: "Add provider", exact: true }).click();
    await expect.poll(height).toBeGreaterThan(before + 200);
  });
});
