import { smallCustomer } from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";
import { TENANT } from "./fixtures/sandbox.mjs";

const CUSTOMER = "customers/4f1c2d3e-0a1b-4c2d-8e3f-5a6b7c8d9e0f";

/** An unsigned token with these claims. */
function unsigned(claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}.c2lnbmF0dXJl`;
}

test.describe("coming in", () => {
  test("the sample session takes one press", async ({ page, signInPage, form }) => {
    await page.goto("./");
    await expect(page).toHaveURL(/\/sign-in$/);
    await signInPage.sample.click();
    await expect(form.heading).toBeVisible();
    await expect(page).toHaveURL(/\/customers\/new$/);
  });

  for (const [title, pasted] of [
    ["the token alone", (token) => token],
    ["with Bearer", (token) => `Bearer ${token}`],
    ["with bearer in small letters and spaces around", (token) => `  bearer  ${token} `],
    ["with line breaks from a mail", (token) => token.replace(/(.{60})/g, "$1\r\n")],
    ["with quotation marks", (token) => `"${token}"`],
    ["as a header", (token) => `Authorization: Bearer ${token}`],
    ["with a semicolon", (token) => `${token};`],
    ["in a query", (token) => `access_token=${token}&token_type=Bearer`],
    ["as a line of JSON", (token) => `"access_token":"${token}",`],
    [
      "in the answer of its address",
      (token) => JSON.stringify({ token_type: "Bearer", expires_in: 3599, access_token: token }),
    ],
    ["in a sentence", (token) => `The token is ${token} and lasts an hour.`],
  ]) {
    test(`a tenant and a token: ${title}`, async ({ page, sandbox, signInPage, form }) => {
      const token = await sandbox.token();
      await signInPage.open();
      await signInPage.signInWith(pasted(token));
      await expect(form.heading).toBeVisible();
      const stored = JSON.stringify(await signInPage.stored());
      expect(stored).toContain(token);
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
    });
  }

  const inAnHour = Math.floor(Date.now() / 1000) + 3600;
  for (const [title, exp] of [
    ["seconds as text", `${inAnHour}`],
    ["milliseconds", inAnHour * 1000],
    ["a fraction as text", `${inAnHour}.5`],
    ["milliseconds as text", `${inAnHour}000`],
  ]) {
    test(`a token with its expiry in ${title}`, async ({ signInPage }) => {
      await signInPage.open();
      await signInPage.signInWith(unsigned({ exp, role: "csp" }));
      await expect(signInPage.header).toContainText(/(59|60) min left/);
    });
  }

  for (const [title, ahead] of [
    ["two hours ahead", 7_200_000],
    ["two hours behind", -7_200_000],
  ]) {
    test(`this computer's clock is ${title}: a good token counts`, async ({
      page,
      sandbox,
      signInPage,
      form,
      renewal,
      createdPage,
    }) => {
      await page.clock.install({ time: Date.now() + ahead });
      await signInPage.signIn({ life: 3600 });
      const doubt = renewal.notice.filter({ hasText: "According to this computer’s clock" });
      await expect(doubt).toHaveCount(ahead > 0 ? 1 : 0);
      await page.clock.runFor("20:00");
      await expect(renewal.dialog).toBeHidden();
      await page.reload();
      await expect(form.heading).toBeVisible();
      await form.fill(smallCustomer());
      await form.createThrough();
      await createdPage.opened();
      expect(await sandbox.posts()).toHaveLength(1);
    });
  }

  test("a tenant pasted with the address around it", async ({ sandbox, signInPage }) => {
    await signInPage.open();
    await signInPage.signInWith(await sandbox.token(), ` HTTPS://${TENANT}/customers?page=2 `);
    await expect(signInPage.header.getByText(TENANT, { exact: true })).toBeVisible();
  });

  for (const [title, role] of [
    ["in capitals", "CSP"],
    ["among others", ["reader", "csp"]],
    ["of which the token says nothing", null],
  ]) {
    test(`a role ${title}`, async ({ signInPage, form }) => {
      await signInPage.signIn({ role });
      await expect(form.control("resellerId")).toBeVisible();
    });
  }

  test("Enter in a control signs in", async ({ sandbox, signInPage, form }) => {
    await signInPage.open();
    await signInPage.tenant.fill(TENANT);
    await signInPage.token.fill(await sandbox.token());
    await signInPage.token.press("Enter");
    await expect(form.heading).toBeVisible();
  });
});

test.describe("refused", () => {
  const good = (sandbox) => sandbox.token();
  const inAnHour = Math.floor(Date.now() / 1000) + 3600;
  for (const [title, { tenant = TENANT, token, control = "token", rule, says }] of Object.entries({
    "nothing typed": {
      tenant: "",
      token: () => "",
      control: "tenant",
      rule: "required",
      says: "Enter the tenant",
    },
    "no token": { token: () => "", rule: "token", says: "Enter the access token" },
    "a tenant that is no host name": {
      tenant: "contoso",
      token: good,
      control: "tenant",
      rule: "host-name",
      says: "Enter the tenant as a host name",
    },
    "an expired token": {
      token: (sandbox) => sandbox.token({ life: -60 }),
      rule: "token",
      says: "This token expired on ",
    },
    "half a token": {
      token: async (sandbox) => (await sandbox.token()).split(".")[0],
      rule: "token",
      says: "Paste the complete token",
    },
    "a password": { token: () => "correct horse", rule: "token", says: "Paste the complete token" },
    "several tokens": {
      token: async (sandbox) => `${await sandbox.token()} ${await sandbox.token({ life: 60 })}`,
      rule: "token",
      says: "This contains several tokens",
    },
    "the answer that gave none": {
      token: () => '{"error":"invalid_client"}',
      rule: "token",
      says: "Paste the complete token",
    },
    "a token of parts that are nothing": {
      token: () => "a.b.c",
      rule: "token",
      says: "Paste the complete token",
    },
    "a token without an end": {
      token: () => unsigned({ role: "csp" }),
      rule: "token",
      says: "This token has no expiry",
    },
    "a token of another role": {
      token: (sandbox) => sandbox.token({ role: "reader" }),
      rule: "token",
      says: "This token has the role reader.",
    },
    "a token of other roles": {
      token: () => unsigned({ roles: ["reader", "auditor"], exp: inAnHour }),
      rule: "token",
      says: "This token has the role reader, auditor.",
    },
  })) {
    test(title, async ({ page, sandbox, signInPage, form, words }) => {
      await signInPage.open();
      await signInPage.signInWith(await token(sandbox), tenant);
      await expect(signInPage.summary).toBeFocused();
      await expect(signInPage.summary.getByRole("link").first()).toContainText(says);
      await expect(page).toHaveTitle(new RegExp(`^${words.errorPrefix}`));
      await expect(form.control(control)).toHaveAttribute("aria-invalid", "true");
      const [finding] = await form.findings(control);
      expect(finding).toMatchObject({ rule, severity: "error" });
      expect(finding.text).toContain(says);
      await signInPage.summary.getByRole("link").first().click();
      await expect(form.control(control)).toBeFocused();
      await expect(signInPage.tenant).toHaveValue(tenant);
      expect(await signInPage.stored()).toEqual({});
      expect(await sandbox.requests()).toEqual([]);
      await expect(page).toHaveURL(/\/sign-in$/);
    });
  }

  test("the message goes with the first key", async ({ signInPage, form }) => {
    await signInPage.open();
    await signInPage.signInWith("abc");
    await expect(form.control("token")).toHaveAttribute("aria-invalid", "true");
    await signInPage.token.press("x");
    await expect(form.control("token")).not.toHaveAttribute("aria-invalid");
    expect(await form.findings("token")).toEqual([]);
  });
});

test.describe("where they were going", () => {
  for (const path of ["customers/new", CUSTOMER]) {
    test(`/${path} waits behind the sign-in`, async ({ page, sandbox, signInPage, watch }) => {
      watch.allowFailedRequests("/v1/Customers/");
      await page.goto(path);
      await expect(signInPage.tenant).toBeVisible();
      await expect(page.locator("[name=companyName], [data-customer-id]")).toHaveCount(0);
      await expect(page).toHaveURL(({ pathname }) => pathname === "/sign-in");
      await signInPage.signInWith(await sandbox.token());
      await expect(page).toHaveURL(new RegExp(`/${path}$`));
    });
  }

  for (const next of [
    "https://evil.example/customers/new",
    "//evil.example/customers/new",
    "/\\evil.example",
    "javascript:alert(1)",
    "/sign-in",
    "/nowhere",
    "/../customers/new",
    "",
  ]) {
    test(`a foreign next is ignored: ${next || "(empty)"}`, async ({
      page,
      sandbox,
      signInPage,
      form,
    }) => {
      await signInPage.open(`?next=${encodeURIComponent(next)}`);
      await signInPage.signInWith(await sandbox.token());
      await expect(form.heading).toBeVisible();
      await expect(page).toHaveURL(`${sandbox.address}customers/new`);
    });
  }

  test("a page that does not exist says so, with the way back", async ({ page, words, form }) => {
    await page.goto("nowhere");
    await expect(page.getByRole("heading", { name: words.notFound })).toBeVisible();
    await page.goto("sign-in");
    await page.getByRole("button", { name: words.useSample }).click();
    await expect(form.heading).toBeVisible();
    await page.goto("customers");
    await page.getByRole("button", { name: words.toTheForm }).click();
    await expect(form.heading).toBeVisible();
  });
});

test.describe("signed in", () => {
  test("the header says tenant, person, role and the time left", async ({ page, signInPage }) => {
    await page.clock.install();
    await signInPage.signIn({ name: "Ana Silva", life: 3600 });
    for (const said of [TENANT, "Ana Silva", "CSP admin"]) {
      await expect(signInPage.header).toContainText(said);
    }
    await expect(signInPage.header).toContainText(/(59|60) min left/);
    await page.clock.runFor("30:00");
    await expect(signInPage.header).toContainText(/(29|30) min left/);
    await page.clock.runFor("31:00");
    await expect(signInPage.header).toContainText("Session expired");
  });

  test("a reload keeps the session", async ({ page, signInPage, form }) => {
    await signInPage.signIn();
    await page.reload();
    await expect(form.heading).toBeVisible();
    await expect(signInPage.header).toContainText(TENANT);
  });

  test("another tab has a session of its own", async ({ context, signInPage }) => {
    await signInPage.signIn();
    const other = await context.newPage();
    await other.goto(new URL("customers/new", signInPage.sandbox.address).href);
    await expect(other).toHaveURL(/\/sign-in\?next=/);
  });

  test("an expired session does not come back with a reload", async ({ page, signInPage }) => {
    await page.clock.install();
    await signInPage.signIn({ life: 600 });
    await page.clock.runFor("11:00");
    await page.reload();
    await expect(page).toHaveURL(/\/sign-in\?next=/);
  });

  test("signing out forgets all the app stored, and nothing else", async ({
    page,
    signInPage,
    form,
  }) => {
    await signInPage.signIn();
    await form.put("companyName", "Adventure Works");
    await page.evaluate(() => {
      localStorage.setItem("onboard.countries", "PT");
      localStorage.setItem("neighbour", "stays");
    });
    await signInPage.signOut.click();
    await page.getByRole("button", { name: "Delete drafts and sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    expect(await signInPage.stored()).toEqual({ neighbour: "stays" });
    await expect(signInPage.header).not.toContainText(TENANT);

    await page.goBack();
    await expect(page).toHaveURL(/\/sign-in/);
    await signInPage.signInWith(await signInPage.sandbox.token());
    await expect(form.control("companyName")).toHaveValue("");
  });

  test("the token is nowhere but in the storage of the tab", async ({
    page,
    context,
    signInPage,
    form,
    watch,
  }) => {
    const addresses = [];
    context.on("request", (request) => addresses.push(request.url()));
    const token = await signInPage.signIn();
    const secret = token.split(".")[2];
    await form.create.click();
    await expect(form.summary).toBeVisible();
    await page.reload();
    await expect(form.heading).toBeVisible();
    const markup = await page.evaluate(() => document.documentElement.outerHTML);
    const values = await page.evaluate(() =>
      [...document.querySelectorAll("input, textarea")].map(({ value }) => value).join(" "),
    );
    const cookies = JSON.stringify(await context.cookies());
    const shown = [markup, values, page.url(), await page.title(), cookies].join("\n");
    for (const text of [shown, addresses.join("\n"), watch.said.join("\n")]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(token);
    }
  });
});
