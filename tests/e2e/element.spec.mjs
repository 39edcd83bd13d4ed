// The element on a host page: no styles and events come in or get out but its own.

import { COMPANY, smallCustomer } from "./fixtures/customers.mjs";
import { HostPage, STRICT_POLICY } from "./fixtures/host-page.mjs";
import { configure, expect, test as base } from "./fixtures/test.mjs";

const test = base.extend({
  host: async ({ page, sandbox }, use) => {
    await use(new HostPage(page, sandbox));
  },
});

test.beforeEach(({ watch }) => {
  watch.allowFailedRequests("/v1/Customers");
});

const created = (page) => page.locator("[data-customer-id]");

test.describe("isolation", () => {
  /** What a host's style sheet may do to everything. */
  const HOSTILE_STYLE = `<style>
    html { font-size: 40px }
    * { font-size: 33px !important; color: red !important; letter-spacing: 8px !important; text-transform: uppercase !important;
        line-height: 3 !important; font-family: monospace !important; text-align: right !important; visibility: visible }
    input, button { border: 9px solid lime !important; padding: 30px !important; width: 10px !important }
    .field, .notes, .entry, .summary { display: none !important }
    label::before { content: "host" }
  </style>`;

  /** How the form looks, by what a style sheet would change. */
  const look = (page) =>
    page.locator("onboard-customer").evaluate((element) => {
      const told = [
        "fontSize",
        "color",
        "letterSpacing",
        "textTransform",
        "lineHeight",
        "fontFamily",
      ];
      told.push("textAlign", "display", "paddingTop", "borderTopWidth", "borderTopColor", "height");
      return ["h2", "label", "input", "button.primary", ".entry", ".hint"].map((selector) => {
        const style = getComputedStyle(element.shadowRoot.querySelector(selector));
        return told.map((name) => style[name]);
      });
    });

  /** The entries of the providers come after the other controls. */
  const isComplete = (page) =>
    page.locator('[name="providerCustomers.0.providerInstanceId"]').waitFor();

  test("the styles of a host do not reach in, and the form's do not get out", async ({
    page,
    host,
  }) => {
    const body = '<main><p class="field hint">A paragraph</p></main>';
    const paragraph = () =>
      page
        .locator("p.field")
        .first()
        .evaluate((it) => JSON.stringify({ ...getComputedStyle(it) }));
    await host.open(body);
    const before = await paragraph();
    await host.add({ into: "main" });
    await isComplete(page);
    const expected = await look(page);
    expect(await paragraph()).toBe(before);

    await host.open(body, { head: HOSTILE_STYLE });
    await host.add({ into: "main" });
    await isComplete(page);
    expect(await look(page)).toEqual(expected);
  });

  test("a host that has changed what arrays, strings and JSON do", async ({
    page,
    host,
    form,
    words,
  }) => {
    const head = `<script>
      Object.defineProperty(Object.prototype, "polluted", { value: 1, enumerable: true, configurable: true });
      Array.prototype.toJSON = function () { return "array"; };
      String.prototype.toJSON = function () { return "string"; };
      // The tests' own tools are spared.
      const { apply } = Reflect;
      const spoil = (owner, names) => {
        for (const name of names) {
          const own = owner[name];
          owner[name] = function (...all) {
            if (/embed\\.js|element-/.test(new Error().stack)) {
              console.error("the host's own " + name);
              throw new Error("the host's own " + name);
            }
            return apply(own, this, all);
          };
        }
      };
      spoil(Array.prototype, ["map", "forEach", "filter", "find", "some", "every", "join", "concat", "slice", "includes"]);
      spoil(String.prototype, ["trim", "startsWith", "split", "replace", "includes", "match", "toString"]);
      spoil(Function.prototype, ["bind"]);
      spoil(JSON, ["stringify"]);
      spoil(Promise, ["all", "race"]);
      spoil(Object, ["entries", "assign"]);
    </script>`;
    await host.open("", { head });
    const token = await host.sandbox.token();
    await page.evaluate((token) => {
      const element = document.createElement("onboard-customer");
      element.setAttribute("tenant", "portal.contoso.example");
      element.token = token;
      element.value = { companyName: 'Fabrikam "Lda"\\n', customerAssociations: [] };
      document.body.append(element);
    }, token);
    await expect(page.locator('[name="companyName"]')).toHaveValue('Fabrikam "Lda"\\n');
    await page.evaluate(() => delete Object.prototype.polluted);
    await form.fill(smallCustomer(words.decimal));
    await form.createThrough();
    await expect(created(page)).toBeVisible();
  });

  test("a strict policy with Trusted Types", async ({ page, host, form, words, watch }) => {
    await host.open("", { policy: STRICT_POLICY });
    await host.add();
    await form.fill(smallCustomer(words.decimal));
    await form.createThrough();
    await expect(created(page)).toBeVisible();
    expect(watch.problems).toEqual([]);
  });

  test("the host's links, history, storage and globals are left alone", async ({
    page,
    host,
    form,
    words,
  }) => {
    await host.open('<a href="/elsewhere-of-the-host">Elsewhere</a>');
    const globals = () => page.evaluate(() => Object.keys(window).sort());
    const [before, steps] = [await globals(), await page.evaluate(() => history.length)];
    await host.add();
    await form.fill(smallCustomer(words.decimal));
    await form.createThrough();
    await expect(created(page)).toBeVisible();
    expect(await globals()).toEqual(before);
    expect(await page.evaluate(() => history.length)).toBe(steps);
    expect(await page.title()).toBe("Host");
    const stored = await page.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      document.cookie,
    ]);
    expect(stored).toEqual([0, 0, 0, ""]);
    await page.getByRole("link", { name: "Elsewhere" }).click();
    await page.waitForURL("**/elsewhere-of-the-host");
  });

  test("the keyboard goes in and out in the order of the page", async ({ page, host }) => {
    await host.open(
      '<a id="before" href="#x">Before</a><div></div><a id="after" href="#x">After</a>',
    );
    await host.add({ into: "div" });
    await page.locator('[name="companyName"]').waitFor();
    await page.locator("#before").focus();
    await page.keyboard.press("Tab");
    await expect(page.locator('[name="companyName"]')).toBeFocused();
    await page.locator('button[type="submit"]').focus();
    await page.keyboard.press("Tab");
    await expect(page.locator("#after")).toBeFocused();
  });

  test("nothing is fetched before there is an element", async ({ page, host }) => {
    const fetched = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await host.open("<p>No form here</p>");
    await page.waitForFunction(() => customElements.get("onboard-customer"));
    expect(fetched).toEqual(["/host-of-a-test.html", "/embed.js"]);
    await host.add();
    await host.add();
    await expect(page.locator('[name="companyName"]')).toHaveCount(2);
    expect(fetched.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
  });
});

test.describe("keys", () => {
  const ENTRY = "providerCustomers.0.";

  /** What a page does with keys: it leaves those of its own controls alone, and takes the others. */
  const SHORTCUTS = `<script>
    window.heard = [];
    const hear = (event) => {
      const { target, key, ctrlKey } = event;
      if (target.matches("input, textarea, select")) {
        return;
      }
      const name = (ctrlKey && key !== "Control" ? "Control+" : "") + key;
      if (window.heard.at(-1) !== name) {
        window.heard.push(name);
      }
      if (["/", "e", "?", "Delete", "Escape", "Control+s"].includes(name)) {
        event.preventDefault();
      }
    };
    for (const type of ["keydown", "keypress", "keyup"]) {
      document.addEventListener(type, hear);
    }
  </script>`;

  /** What the page has heard since it was asked last. */
  const heard = (page) => page.evaluate(() => window.heard.splice(0));

  const PASSED = ["Control+s", "F2", "F9"];
  /** The page hears of Control by itself as well. */
  const PASSED_AND_HEARD = ["Control", "Control+s", "Control", "F2", "F9"];

  async function openWithShortcuts(page, host, { tokens } = {}) {
    await host.open('<main></main><input id="own" aria-label="Search">', { head: SHORTCUTS });
    await host.add({ into: "main", tokens });
    await page.locator('[name="companyName"]').waitFor();
  }

  async function press(control, ...keys) {
    for (const key of keys) {
      await control.press(key);
    }
  }

  test("of a text are its own", async ({ page, host, form }) => {
    await openWithShortcuts(page, host);
    const address = form.control("addressLine1");
    await address.pressSequentially("Rua 1/2, e/s?");
    await expect(address).toHaveValue("Rua 1/2, e/s?");
    await press(address, "Home", "Delete", "End", "Backspace", "ArrowLeft", "Insert");
    await expect(address).toHaveValue("ua 1/2, e/s");
    await press(address, "Control+a", "Control+Home", "Control+ArrowRight", "Shift+Home");
    expect(await heard(page)).toEqual(["Control", "Shift"]);
    await press(address, ...PASSED, "Escape");
    expect(await heard(page)).toEqual([...PASSED_AND_HEARD, "Escape"]);
    await expect(address).toHaveValue("ua 1/2, e/s");
  });

  test("of the list of countries are its own while it is open", async ({ page, host, form }) => {
    await openWithShortcuts(page, host);
    const country = form.control("country");
    await country.pressSequentially("zel/e");
    await press(country, "Backspace", "Backspace", "Home", "Delete", "End");
    await expect(country).toHaveValue("el");
    for (const typed of ["port", "zzz"]) {
      await country.fill(typed);
      await expect(country).toHaveAttribute("aria-expanded", "true");
      await press(country, "ArrowDown", "Escape");
      await expect(country).toHaveAttribute("aria-expanded", "false");
      expect(await heard(page), typed).toEqual([]);
      await press(country, "Escape");
      expect(await heard(page), typed).toEqual(["Escape"]);
    }
    await country.fill("nether");
    await expect(form.countries.first()).toBeVisible();
    await press(country, "Enter");
    await expect(country).toHaveAttribute("data-value", "NL");
    expect(await heard(page)).toEqual([]);
    await press(country, ...PASSED);
    expect(await heard(page)).toEqual(PASSED_AND_HEARD);
    await press(country, "Tab");
    expect(await heard(page)).toEqual(["Tab"]);
  });

  test("of a select are its own", async ({ page, host, form }) => {
    await openWithShortcuts(page, host);
    const rule = form.control(`${ENTRY}margin.marginRule.name`);
    await press(rule, "e");
    await expect(rule).toHaveValue("erpMinusDiscount");
    await press(rule, "Home", "End", "/", "?");
    expect(await heard(page)).toEqual([]);
    await press(rule, ...PASSED, "Escape");
    expect(await heard(page)).toEqual([...PASSED_AND_HEARD, "Escape"]);
  });

  test("of the JSON text are its own", async ({ page, host, form, words }) => {
    await openWithShortcuts(page, host);
    await form.providerButton(0, words.showJson).click();
    const json = form.control(`${ENTRY}providerCustomerData`);
    await json.fill("");
    await json.pressSequentially('{"e/s?":');
    await press(json, "Enter", "1", "}", "Enter", "Delete", "ArrowUp", "ArrowDown", "Backspace");
    await expect(json).toHaveValue('{"e/s?":\n1}');
    expect(await heard(page)).toEqual([]);
    await press(json, ...PASSED, "Escape");
    expect(await heard(page)).toEqual([...PASSED_AND_HEARD, "Escape"]);
  });

  test("of a tick box and of a button are its own, and letters are not", async ({
    page,
    host,
    form,
  }) => {
    await openWithShortcuts(page, host);
    const box = form.control(`${ENTRY}providerCustomerData.EnableGDAP`);
    await press(box, "Space");
    await expect(box).toBeChecked();
    await press(form.addAssociation, "Enter");
    await expect(form.control("customerAssociations.0.resellerId")).toBeFocused();
    expect(await heard(page)).toEqual([]);
    for (const control of [box, form.addAssociation]) {
      await press(control, "e", "/", "?", "Delete", "Escape", ...PASSED);
      expect(await heard(page)).toEqual(["e", "/", "?", "Delete", "Escape", ...PASSED_AND_HEARD]);
    }
    await expect(box).toBeChecked();
    // A heading uses none.
    await press(page.locator("#page-heading"), "e", " ");
    expect(await heard(page)).toEqual(["e", " "]);
  });

  test("of a dialog are its own", async ({ page, host, form, words }) => {
    await openWithShortcuts(page, host, { tokens: null });
    await form.fill(smallCustomer(words.decimal));
    const dialog = page.getByRole("dialog", { name: words.sessionMissing });
    await heard(page);
    for (const close of ["Escape", "Enter", "Space"]) {
      await form.create.click();
      await expect(dialog).toBeVisible();
      if (close === "Escape") {
        await page.keyboard.press("Escape");
      } else {
        await press(dialog.getByRole("button").last(), close);
      }
      await expect(dialog).toBeHidden();
      expect(await heard(page), close).toEqual([]);
    }
    await press(form.create, "Escape");
    expect(await heard(page)).toEqual(["Escape"]);
  });

  test("of the page stay the page's, and a program may name none", async ({ page, host, form }) => {
    await openWithShortcuts(page, host);
    // As password managers do.
    await form.control("city").evaluate((control) => {
      control.value = "Porto";
      for (const type of ["keydown", "keypress", "keyup", "input"]) {
        control.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      }
    });
    await heard(page);
    await page.locator("#own").fill("e/s");
    await page.locator("#own").blur();
    await page.keyboard.press("e");
    expect(await heard(page)).toEqual(["e"]);
    await form.control("city").press("e");
    await expect(form.control("city")).toHaveValue(/e/);
    expect(await heard(page)).toEqual([]);
  });
});

test.describe("the token", () => {
  test("is asked for once, and stored nowhere", async ({ page, host, sandbox, form, words }) => {
    await host.open();
    const token = await sandbox.token();
    await host.add({ tokens: [token] });
    await form.fill(smallCustomer(words.decimal));
    await form.createThrough();
    await expect(created(page)).toBeVisible();
    expect(await host.told("token")).toEqual(["start"]);
    const readable = await host.element.evaluate((element) => [
      element.token,
      element.outerHTML + element.shadowRoot.innerHTML,
      JSON.stringify(element) + Object.keys(element).join(),
    ]);
    expect(readable[0]).toBeUndefined();
    expect(readable.join()).not.toContain(token.split(".")[2]);
  });

  test("one that has ended is followed by another before anything is sent", async ({
    page,
    host,
    sandbox,
    form,
    words,
  }) => {
    await page.clock.install();
    await host.open();
    await host.add({ tokens: [{ life: 60 }, { life: 3600 }] });
    await form.fill(smallCustomer(words.decimal));
    await page.clock.fastForward("02:00");
    await form.createThrough();
    await expect(created(page)).toBeVisible();
    expect(await host.told("token")).toEqual(["start", "expired"]);
    expect(await sandbox.posts()).toHaveLength(1);
  });

  for (const [title, given] of [
    ["behind Bearer", (token) => `Bearer ${token}`],
    ["as the text of a broker's answer", (token) => JSON.stringify({ access_token: token })],
    ["with a line break", (token) => `${token}\n`],
  ]) {
    test(`handed over ${title}`, async ({ page, host, sandbox, form, words }) => {
      await host.open();
      const token = await sandbox.token();
      await host.add({ tokens: [given(token)] });
      await form.fill(smallCustomer(words.decimal));
      await form.createThrough();
      await expect(created(page)).toBeVisible();
      const [{ headers }] = await sandbox.posts();
      expect(headers.authorization).toBe(`Bearer ${token}`);
    });
  }

  test("a clock that is two hours ahead refuses no good one", async ({
    page,
    host,
    sandbox,
    form,
    words,
  }) => {
    await page.clock.install({ time: Date.now() + 7_200_000 });
    await host.open();
    await host.add({ tokens: [{ life: 3600 }] });
    await form.fill(smallCustomer(words.decimal));
    await form.createThrough();
    await expect(created(page)).toBeVisible();
    expect(await host.told("failed")).toEqual([]);
    expect(await host.told("token")).toEqual(["start"]);
    expect(await sandbox.posts()).toHaveLength(1);
  });

  for (const [title, fault, expected] of [
    [
      "403",
      {
        status: 403,
        body: { statusCode: 403, description: "Closed.", correlationId: "4d6e-of-the-api" },
      },
      { status: 403, correlationId: "4d6e-of-the-api", description: "Closed." },
    ],
    [
      "500",
      {
        status: 500,
        body: { statusCode: 500, description: "On fire.", correlationId: "4d6e-of-the-api" },
      },
      { status: 500, correlationId: "4d6e-of-the-api", description: "On fire." },
    ],
  ]) {
    test(`what the API says with a ${title} goes to the host`, async ({
      page,
      host,
      sandbox,
      form,
      words,
    }) => {
      await configure(page, { assists: { status: false } });
      await host.open();
      await host.add();
      await form.fill(smallCustomer(words.decimal));
      await sandbox.fault(fault);
      await form.createThrough();
      await expect(form.panel).toContainText(expected.description);
      await expect(form.panel.locator("[data-correlation-id]")).toHaveText("4d6e-of-the-api");
      expect(await host.told("failed")).toEqual([{ ...expected, errors: [] }]);
    });
  }

  const TROUBLES = [
    {
      name: "says nothing of tokens",
      source: null,
      sentence: "hostMissing",
      isSilentAtFirst: true,
    },
    { name: "throws", source: "throws", sentence: "hostFailed" },
    { name: "rejects", source: "rejects", sentence: "hostFailed" },
    { name: "gives no text", source: "number", sentence: "hostFailed" },
    { name: "gives nonsense", source: "nonsense", sentence: "hostUnusable" },
    { name: "never answers", source: "never", sentence: "hostSilent" },
    { name: "names no tenant", source: "good", tenant: null, sentence: "hostNoTenant" },
  ];
  for (const { name, source, tenant, sentence, isSilentAtFirst } of TROUBLES) {
    for (const locale of ["en-US", "pt-PT"]) {
      test.describe(`in ${locale}`, () => {
        test.use({ locale });

        test(`a host that ${name}`, async ({ page, host, sandbox, form, words, watch }) => {
          watch.allowMessage(/the host's own trouble/);
          await configure(page, { timeoutSeconds: 1 });
          await host.open("<main></main>");
          await host.add({ tenant, tokens: null, into: "main" });
          const good = await sandbox.token();
          await host.element.evaluate(
            (element, { source, good }) => {
              const sources = {
                throws: () => {
                  throw new Error("the host's own trouble");
                },
                rejects: async () => {
                  throw new Error("the host's own trouble");
                },
                number: () => 4711,
                nonsense: "nonsense",
                never: () => new Promise(() => undefined),
                good,
              };
              element.token = sources[source];
            },
            { source, good },
          );
          const notice = page.locator(".notice");
          if (isSilentAtFirst) {
            await page.locator('[name="companyName"]').waitFor();
            await expect(notice).toBeHidden();
          } else {
            await expect(notice).toContainText(words[sentence]);
            await expect(page.getByRole("dialog")).toBeHidden();
          }
          await form.fill(smallCustomer(words.decimal));
          await form.create.click();
          await form.warnings.or(page.getByRole("dialog")).first().waitFor();
          const dialog = page.getByRole("dialog", { name: words.sessionMissing });
          await expect(dialog).toContainText(words[sentence]);
          await expect(form.control("companyName")).toHaveValue(COMPANY.companyName);
          const failed = await host.told("failed");
          expect(failed.length).toBeGreaterThan(0);
          expect(failed.at(-1)).toMatchObject({ status: 0, errors: [] });
          expect(failed.at(-1).description).toContain(words[sentence]);
          expect(await sandbox.posts()).toEqual([]);

          // Closed by the keyboard, nothing is lost; with a token at last, the press goes on.
          await page.keyboard.press("Escape");
          await expect(dialog).toBeHidden();
          await host.element.evaluate((element, good) => {
            element.setAttribute("tenant", "portal.contoso.example");
            element.token = good;
          }, good);
          await expect(notice).toBeHidden();
          await form.createThrough();
          await expect(created(page)).toBeVisible();
        });
      });
    }
  }

  test("a second 401 ends in a sentence, and a third token goes on", async ({
    page,
    host,
    sandbox,
    form,
    words,
  }) => {
    await host.open("<main></main>");
    await host.add({ tokens: [{}, { life: 3000 }, { life: 3500 }], into: "main" });
    await form.fill(smallCustomer(words.decimal));
    await sandbox.fault({ status: 401 }, { status: 401 });
    await form.create.click();
    await form.warnings.or(page.getByRole("dialog")).first().waitFor();
    if (await form.warnings.isVisible()) {
      await form.create.click();
    }
    const dialog = page.getByRole("dialog", { name: words.sessionMissing });
    await expect(dialog).toBeVisible();
    expect((await host.told("failed")).at(-1)).toMatchObject({ status: 401 });
    await dialog.getByRole("button", { name: words.tryAgain }).click();
    await expect(created(page)).toBeVisible();
    const posts = await sandbox.posts();
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1);
    expect(await sandbox.posts()).toHaveLength(3);
  });
});

test.describe("life", () => {
  test("what was typed outlives a move, a while elsewhere, and another language", async ({
    page,
    host,
  }) => {
    await host.open('<main id="one"></main><section id="two"></section>');
    await host.add({ into: "#one", attributes: { locale: "en" } });
    const name = page.locator('[name="companyName"]');
    await name.fill("Adventure Works Lda");
    const move = (how) => host.element.evaluate(how);
    await move((element) => document.querySelector("#two").append(element));
    await expect(name).toHaveValue("Adventure Works Lda");
    await page.evaluate(() => {
      window.kept = document.querySelector("onboard-customer");
      window.kept.remove();
    });
    await page.waitForFunction(() => window.kept.shadowRoot.childElementCount === 0);
    await page.evaluate(() => document.querySelector("#one").append(window.kept));
    await expect(name).toHaveValue("Adventure Works Lda");
    await move((element) => element.setAttribute("locale", "pt-PT"));
    await expect(page.getByRole("heading", { name: "Novo cliente" })).toBeVisible();
    await expect(name).toHaveValue("Adventure Works Lda");
    expect((await host.told("dirty")).length).toBe(1);
  });

  test("a submission that was under way when the element went is reported, and shown when it comes back", async ({
    page,
    host,
    sandbox,
    form,
    words,
  }) => {
    await host.open("<main></main>");
    await host.add({ into: "main" });
    await form.fill(smallCustomer(words.decimal));
    await sandbox.fault({ delayMs: 1500 });
    await form.create.click();
    await expect.poll(async () => (await sandbox.posts()).length).toBeGreaterThan(0);
    await page.evaluate(() => {
      window.kept = document.querySelector("onboard-customer");
      window.kept.remove();
    });
    await page.waitForFunction(() => window.kept.shadowRoot.childElementCount === 0);
    await page.evaluate(() => {
      window.kept.addEventListener("onboard:created", ({ detail }) => {
        window.told.push({ type: "created", detail });
      });
      document.querySelector("main").append(window.kept);
    });
    await expect(created(page)).toBeVisible();
    const [{ id }] = await host.told("created");
    await expect(created(page)).toHaveAttribute("data-customer-id", id);
    expect(await sandbox.posts()).toHaveLength(1);
  });

  test("a margin typed in one language is read in the other", async ({
    page,
    host,
    sandbox,
    form,
  }) => {
    await host.open();
    await host.add({ attributes: { locale: "en" } });
    const customer = smallCustomer();
    await form.fill(customer);
    await host.element.evaluate((element) => element.setAttribute("locale", "pt-PT"));
    await page.getByRole("heading", { name: "Novo cliente" }).waitFor();
    await form.put("providerCustomers.0.margin.value", "7,5");
    await page.getByRole("button", { name: "Criar cliente" }).click();
    await page.locator("[data-customer-id]").or(page.locator(".warnings")).first().waitFor();
    if (await page.locator(".warnings").isVisible()) {
      await page.getByRole("button", { name: "Criar cliente" }).click();
    }
    await created(page).waitFor();
    const [{ body }] = await sandbox.posts();
    expect(Object.values(JSON.parse(body).providerCustomers)[0].margin.value).toBe(7.5);
  });

  test("a margin typed in one language stays the same number in the other", async ({
    page,
    host,
    form,
  }) => {
    await host.open();
    await host.add({ attributes: { locale: "pt-PT" } });
    const value = form.control("providerCustomers.0.margin.value");
    for (const [typed, shown] of [
      ["12,5", "12.5"],
      ["12.5", "12.5"],
      ["1 000,25", "1000.25"],
      ["dez", "dez"],
    ]) {
      await host.element.evaluate((element) => element.setAttribute("locale", "pt-PT"));
      await page.getByRole("heading", { name: "Novo cliente" }).waitFor();
      await value.fill(typed);
      await host.element.evaluate((element) => element.setAttribute("locale", "en"));
      await page.getByRole("heading", { name: "New customer" }).waitFor();
      await expect(value, typed).toHaveValue(shown);
    }
  });

  test("several elements on a page are independent", async ({ page, host, sandbox, words }) => {
    await host.open("<main></main>");
    await host.add({ into: "main", attributes: { locale: "en" } });
    await host.add({
      into: "main",
      tenant: "portal.fabrikam.example",
      attributes: { locale: "pt-PT" },
      tokens: [{ tenant: "portal.fabrikam.example" }],
    });
    const [first, second] = [host.element.nth(0), host.element.nth(1)];
    await first.locator('[name="companyName"]').fill("Adventure Works Lda");
    await expect(second.locator('[name="companyName"]')).toHaveValue("");
    await expect(second.getByRole("heading", { level: 2 }).first()).toHaveText("Novo cliente");
    await first.getByRole("button", { name: words.createCustomer }).click();
    await expect(first.locator("#error-summary")).toBeFocused();
    await expect(second.locator("#error-summary")).toHaveCount(0);
    await first.locator("#error-summary").getByRole("link").first().click();
    await expect(first.locator('[name="country"]')).toBeFocused();
    expect(await sandbox.posts()).toEqual([]);
  });

  test("a value starts the form, at any time", async ({ page, host }) => {
    await host.open();
    await host.add({ value: { companyName: "Contoso", country: "PT", providerCustomers: {} } });
    const name = page.locator('[name="companyName"]');
    await expect(name).toHaveValue("Contoso");
    await expect(page.locator('[name="country"]')).toHaveAttribute("data-value", "PT");
    await host.element.evaluate((element) => (element.value = { companyName: "Fabrikam" }));
    await expect(name).toHaveValue("Fabrikam");
    await expect(page.locator('[name="country"]')).toHaveAttribute("data-value", "");
    expect(await host.told("dirty")).toEqual([]);
  });

  test("an attribute with a malformed address is shown and reported", async ({ page, host }) => {
    await host.open();
    await host.add({ attributes: { "api-base": "api.example" } });
    for (const base of [
      "http://api.example",
      "https://person:secret@api.example",
      "https://api.example?x=1",
      "https://api.example/#f",
      "//api.example",
    ]) {
      await expect(page.locator(".summary")).toContainText("api-base");
      await host.element.evaluate((element, base) => element.setAttribute("api-base", base), base);
      await expect(page.locator(".summary")).toContainText(base);
    }
    const failed = await host.told("failed");
    expect(failed.length).toBe(6);
    for (const { status, description } of failed) {
      expect(status).toBe(0);
      expect(description).toContain("api-base must be an address");
    }
    await host.element.evaluate((element) => element.removeAttribute("api-base"));
    await page.locator('[name="companyName"]').waitFor();
  });

  for (const [title, make] of [
    [
      "is in a circle",
      () => {
        const value = { companyName: "Contoso" };
        value.self = [value];
        return value;
      },
    ],
    [
      "throws",
      () => ({
        get companyName() {
          throw new Error("the host's own trouble");
        },
      }),
    ],
    [
      "is 50,000 levels deep",
      () => {
        let value = {};
        for (let level = 0; level < 50_000; level++) {
          value = { value };
        }
        return value;
      },
    ],
  ]) {
    test(`a value that ${title} is refused with a sentence`, async ({ page, host, watch }) => {
      watch.allowMessage(/too deep, or in a circle|the host's own trouble/);
      await host.open();
      await host.add();
      const name = page.locator('[name="companyName"]');
      await name.fill("Adventure Works Lda");
      await page.evaluate((make) => {
        const element = document.querySelector("onboard-customer");
        element.value = new Function(`return (${make})()`)();
      }, `${make}`);
      await expect.poll(() => host.told("failed")).toMatchObject([{ status: 0 }]);
      const [{ description }] = await host.told("failed");
      expect(description).toContain("can’t be read");
      await expect(name).toHaveValue("Adventure Works Lda");
      await host.element.evaluate((element) => (element.value = { companyName: "Fabrikam" }));
      await expect(name).toHaveValue("Fabrikam");
    });
  }

  test("200 come and go, and leave nothing", async ({ page, host }) => {
    test.setTimeout(120_000);
    await host.open("<main></main>");
    await host.add({ into: "main" });
    await page.locator('[name="companyName"]').waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("HeapProfiler.enable");
    await devtools.send("Performance.enable");
    const round = (count) =>
      page.evaluate(async (count) => {
        for (let at = 0; at < count; at++) {
          const element = document.createElement("onboard-customer");
          element.setAttribute("tenant", "portal.contoso.example");
          document.querySelector("main").append(element);
          while (!element.shadowRoot.querySelector('[name="companyName"]')) {
            await new Promise(requestAnimationFrame);
          }
          element.remove();
          await new Promise(requestAnimationFrame);
        }
      }, count);
    const measure = async () => {
      for (let at = 0; at < 3; at++) {
        await devtools.send("HeapProfiler.collectGarbage");
        await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
      }
      const { metrics } = await devtools.send("Performance.getMetrics");
      const of = (name) => metrics.find((it) => it.name === name).value;
      return { nodes: of("Nodes"), listeners: of("JSEventListeners"), heap: of("JSHeapUsedSize") };
    };
    await round(20);
    const before = await measure();
    await round(200);
    const after = await measure();
    for (const what of ["nodes", "listeners", "heap"]) {
      expect(after[what] / before[what], `${what}: ${before[what]} → ${after[what]}`).toBeLessThan(
        1.05,
      );
    }
  });
});

test.describe("theme", () => {
  test("properties of the host change colours, radius, font and spacing", async ({
    page,
    host,
  }) => {
    const head = `<style>
      onboard-customer { --onboard-accent: rgb(1, 2, 3); --onboard-radius: 13px; --onboard-font: Georgia, serif;
        --onboard-space: 2px; --onboard-rem: 20px }
    </style>`;
    await host.open("", { head });
    await host.add({ attributes: { theme: "light" } });
    const button = page.locator("button.primary");
    await expect(button).toHaveCSS("background-color", "rgb(1, 2, 3)");
    await expect(button).toHaveCSS("border-radius", "13px");
    await expect(page.locator("#page-heading")).toHaveCSS("font-family", /Georgia/);
    await expect(page.locator("#page-heading")).toHaveCSS("font-size", "30px");
    await expect(page.locator(".onboard")).toHaveCSS("padding", "8px");
  });

  test("a narrow place is laid out as a narrow page", async ({ page, host }) => {
    await host.open('<main id="narrow"></main>', {
      head: "<style>#narrow { width: 320px }</style>",
    });
    await host.add({ into: "main" });
    await page.locator('[name="companyName"]').waitFor();
    const { width, wide } = await host.element.evaluate((element) => {
      const place = element.getBoundingClientRect();
      const inside = [...element.shadowRoot.querySelectorAll("*")].map((it) =>
        it.getBoundingClientRect(),
      );
      return {
        width: place.width,
        wide: inside.filter(({ right }) => right > place.right + 0.5).length,
      };
    });
    expect(width).toBe(320);
    expect(wide).toBe(0);
  });
});
