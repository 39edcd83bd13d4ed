// Behind the gateway people sign in at an identity provider, and no token of the API reaches the browser.

import { smallCustomer } from "./fixtures/customers.mjs";
import { ANA, Gateway, RUI, SECRETS, signInAs } from "./fixtures/gateway.mjs";
import { RequestTools } from "./fixtures/request-tools.mjs";
import { test as base, expect } from "./fixtures/test.mjs";

const test = base.extend({
  gateway: [
    async ({ sandbox }, use) => {
      const gateway = await Gateway.start(sandbox);
      await use(gateway);
      await gateway.stop();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ gateway }, use) => {
    await use(gateway.address);
  },
});

test.beforeEach(async ({ watch }) => {
  // The response without a session is 401.
  watch.allowFailedRequests("/session");
});

/** Comes in as this person: the page leads to the provider, and that leads back. */
async function comeIn(page, form, person = ANA) {
  await page.goto("customers/new");
  await signInAs(page, person);
  await expect(form.heading).toBeVisible();
}

test("a link with values waits for the sign-in, and no server gets it", async ({ page, form }) => {
  page.on("request", (request) => {
    const sent = decodeURIComponent(request.url()) + (request.postData() ?? "");
    expect(sent).not.toContain("Contoso Lda");
  });
  await page.goto("customers/new#companyName=Contoso%20Lda&country=PT");
  await signInAs(page, ANA);
  await expect(form.control("companyName")).toHaveValue("Contoso Lda");
  await expect(form.control("country")).toHaveValue("Portugal");
  expect(new URL(page.url()).hash).toBe("");
});

test("a person signs in, creates a customer and signs out, and no token reaches the browser", async ({
  page,
  context,
  gateway,
  sandbox,
  form,
  createdPage,
  signInPage,
}) => {
  // Each is a promise: bodies are read while the page goes on.
  const seen = [];
  page.on("request", (request) => {
    seen.push(`${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ""}`);
  });
  const read = async (response) => {
    const isText = /json|text|javascript/.test(response.headers()["content-type"] ?? "");
    const body = isText ? await response.text().catch(() => "") : "";
    return `${JSON.stringify(response.headers())} ${body}`;
  };
  page.on("response", (response) => {
    if (response.url().startsWith(gateway.address)) {
      seen.push(read(response));
    }
  });
  await comeIn(page, form);
  await expect(signInPage.header).toContainText("Ana Silva");
  await expect(page.getByText("Sandbox – nothing is really created")).toBeVisible();
  await form.fill(smallCustomer());
  await form.create.click();
  await createdPage.opened();
  const [post] = await sandbox.posts();
  expect(post.headers.authorization).toMatch(/^Bearer eyJ/);
  expect(post.headers["x-tenant"]).toBe("portal.contoso.example");
  expect(post.headers.cookie).toBeUndefined();
  const token = post.headers.authorization.slice("Bearer ".length);

  const stored = JSON.stringify(await signInPage.stored());
  const cookies = (await context.cookies(gateway.address)).filter(({ name }) =>
    /^onboard-/.test(name),
  );
  expect(cookies).toHaveLength(1);
  expect(cookies[0]).toMatchObject({ httpOnly: true, sameSite: "Strict" });
  const texts = await Promise.all(seen);
  expect(texts.some((text) => text.includes('"person":"Ana Silva"'))).toBe(true);
  for (const text of [...texts, stored]) {
    for (const secret of [token, ...SECRETS]) {
      expect(text).not.toContain(secret);
    }
  }
  const line = (await gateway.audit()).findLast(({ event }) => event === "create");
  expect(line).toMatchObject({
    person: "Ana Silva",
    outcome: "created",
    connection: "Contoso CSP",
  });
  expect(line.correlation_id).toBe(post.headers["x-correlation-id"]);

  await signInPage.signOut.click();
  await expect(page).toHaveURL(new RegExp(`^${gateway.provider}/session/end`));
  await page.getByRole("button", { name: "Sign out here as well" }).click();
  // Back at the app, which leads to the sign-in: the provider has no session any more.
  await expect(page.getByLabel("Password")).toBeVisible();
});

test("signing out at the provider ends the session here", async ({ page, form, gateway }) => {
  await comeIn(page, form);
  const session = () => page.request.get(`${gateway.address}session`);
  expect((await session()).status()).toBe(200);
  await page.goto(`${gateway.provider}/session/end`);
  await page.getByRole("button", { name: "Sign out here as well" }).click();
  await expect(page.getByRole("heading", { name: "Signed out" })).toBeVisible();
  await expect.poll(async () => (await session()).status()).toBe(401);
  const line = (await gateway.audit()).findLast(({ event }) => event === "provider-sign-out");
  expect(line).toMatchObject({ subject: "ana" });
});

test("a reseller has no reseller to choose, and one connection", async ({
  page,
  form,
  signInPage,
}) => {
  await comeIn(page, form, RUI);
  await expect(signInPage.header).toContainText("Rui Costa");
  await expect(signInPage.header.getByRole("combobox")).toHaveCount(0);
  await expect(page.locator("[name=resellerId]")).toHaveCount(0);
});

test("a wrong password is said at the provider", async ({ page, form }) => {
  await page.goto("customers/new");
  await signInAs(page, { ...ANA, password: "wrong" });
  await expect(page.getByRole("alert")).toContainText("do not belong together");
  await signInAs(page, ANA);
  await expect(form.heading).toBeVisible();
});

test("a person with two connections sees and changes which one is in use", async ({
  page,
  form,
  signInPage,
  sandbox,
  createdPage,
}) => {
  await comeIn(page, form);
  const choice = signInPage.header.getByRole("combobox", { name: "Connection" });
  await expect(choice).toHaveValue("Contoso CSP");
  await choice.selectOption("Fabrikam CSP");
  await expect(signInPage.header).toContainText("portal.fabrikam.example");
  await form.fill(smallCustomer());
  await form.create.click();
  await createdPage.opened();
  const [post] = await sandbox.posts();
  expect(post.headers["x-tenant"]).toBe("portal.fabrikam.example");
});

for (const type of ["change", "blur"]) {
  test(`a connection that a program writes is in use after its ${type}`, async ({
    page,
    form,
    signInPage,
  }) => {
    await comeIn(page, form);
    const choice = signInPage.header.getByRole("combobox", { name: "Connection" });
    await choice.evaluate((select, type) => {
      select.value = "Fabrikam CSP";
      select.dispatchEvent(new Event(type, { bubbles: type === "change" }));
    }, type);
    await expect(signInPage.header).toContainText("portal.fabrikam.example");
    await expect(choice).toHaveValue("Fabrikam CSP");
  });
}

test("another tab has changed the connection: nothing is sent, and the page asks", async ({
  page,
  context,
  form,
  watch,
  sandbox,
}) => {
  watch.allowFailedRequests("/v1/Customers");
  await comeIn(page, form);
  await form.fill(smallCustomer());
  const other = await context.newPage();
  await other.goto("customers/new");
  await other.getByRole("combobox", { name: "Connection" }).selectOption("Fabrikam CSP");
  await expect(other.locator("header")).toContainText("portal.fabrikam.example");
  await form.create.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("portal.fabrikam.example");
  expect(await sandbox.posts()).toHaveLength(0);
});

test("a session that is over asks for the sign-in, and the draft is there afterwards", async ({
  page,
  context,
  form,
  watch,
}) => {
  watch.allowFailedRequests("/v1/Customers");
  await comeIn(page, form);
  await form.fill(smallCustomer());
  await context.clearCookies({ name: /^onboard-/ });
  await form.create.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Sign in" }).click();
  // The provider still knows the person.
  await expect(form.heading).toBeVisible();
  await expect(page.locator("[name=companyName]")).not.toHaveValue("");
});

test("an API that is down is not asked twice", async ({ page, form, sandbox, watch }) => {
  watch.allowFailedRequests("/v1/Customers");
  await comeIn(page, form);
  await form.fill(smallCustomer());
  await sandbox.fault({ drop: "after" });
  await form.create.click();
  await expect(page.getByRole("button", { name: /Send again|Create another/ })).toBeVisible({
    timeout: 20_000,
  });
  expect(await sandbox.posts()).toHaveLength(1);
});

test("the policies hold: no inline script, no frame, Trusted Types", async ({
  page,
  form,
  gateway,
  watch,
}) => {
  watch.allowMessage(/require-trusted-types-for|TrustedHTML/);
  await comeIn(page, form);
  const answer = await page.request.get(gateway.address);
  const headers = answer.headers();
  expect(headers["content-security-policy"]).toContain("require-trusted-types-for 'script'");
  expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
  const refused = await page.evaluate(() => {
    try {
      document.createElement("div").innerHTML = "<b>x</b>";
      return false;
    } catch (error) {
      return error instanceof TypeError;
    }
  });
  expect(refused).toBe(true);
});

test("the request in sight has no Authorization, and neither has a copied command", async ({
  page,
  context,
  gateway,
  form,
  words,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await comeIn(page, form);
  const tools = new RequestTools(page, words);
  await form.fill(smallCustomer());
  await tools.show();
  await expect(tools.request).toContainText(`POST ${gateway.address}v1/Customers`);
  await expect(tools.request).toContainText("The gateway adds the token");
  await expect(tools.request).toContainText("X-Requested-With");
  await expect(tools.request).not.toContainText("Authorization");
  for (const kind of ["bash", "powershell", "cmd"]) {
    expect(await tools.copy(kind)).not.toContain("Authorization");
  }
});
