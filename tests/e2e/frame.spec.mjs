// The frame: who may have it, and what it answers.

import { HostPage } from "./fixtures/host-page.mjs";
import { configure, expect, test as base } from "./fixtures/test.mjs";

const test = base.extend({
  host: async ({ page, sandbox }, use) => {
    const host = new HostPage(page, sandbox);
    await host.open("<main></main>");
    await use(host);
  },
});

/** Shows the frame, and keeps what it says with the origin it says it from. */
async function frame(page, address = "embed.html") {
  await page.evaluate((address) => {
    window.heard = [];
    addEventListener("message", ({ origin, data }) => window.heard.push({ origin, ...data }));
    const frame = document.createElement("iframe");
    frame.src = address;
    document.querySelector("main").append(frame);
  }, address);
}

const send = (page, message) =>
  page.evaluate(
    (message) => document.querySelector("iframe").contentWindow.postMessage(message, "*"),
    message,
  );

const heard = (page, type) =>
  page.evaluate((type) => window.heard.filter((it) => it.type === type), type);

const START = { onboard: 1, type: "start", tenant: "portal.contoso.example", locale: "en" };

test("a page that begins to listen late is called again", async ({ page, host }) => {
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.src = "embed.html";
    document.querySelector("main").append(frame);
  });
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    window.heard = [];
    addEventListener("message", ({ data }) => window.heard.push(data));
  });
  await expect.poll(() => heard(page, "ready")).toHaveLength(1);
  await send(page, START);
  await expect(host.page.frameLocator("iframe").locator('[name="companyName"]')).toBeVisible();
});

test("a message that is not of the form counts for nothing", async ({
  page,
  host,
  sandbox,
  watch,
}) => {
  watch.allowMessage(/the page around has no token/);
  await frame(page);
  await expect.poll(() => heard(page, "ready")).toHaveLength(1);
  for (const message of [
    null,
    "start",
    7,
    [],
    {},
    { type: "start" },
    { ...START, onboard: 2 },
    { ...START, onboard: "1" },
    { ...START, type: "begin" },
    { ...START, tenant: 7 },
    { ...START, tenant: "x".repeat(256) },
    { ...START, locale: {} },
    { ...START, theme: "pink" },
    { ...START, value: "text" },
    { ...START, value: null },
  ]) {
    await send(page, message);
  }
  const element = page.frameLocator("iframe").locator("onboard-customer");
  await send(page, { ...START, tenant: undefined, theme: "dark" });
  await expect(element).toHaveAttribute("theme", "dark");
  expect(await element.getAttribute("tenant")).toBeNull();

  // It is asked for a token once, and takes no answer to another question.
  await expect.poll(() => heard(page, "tokenWanted")).toHaveLength(1);
  const [{ id, reason, origin }] = await heard(page, "tokenWanted");
  expect({ reason, origin }).toEqual({ reason: "start", origin: sandbox.origin });
  for (const message of [
    { onboard: 1, type: "token", id: id + 1, token: "x" },
    { onboard: 1, type: "token", id: "1", token: "x" },
    { onboard: 1, type: "token", id, token: 7 },
  ]) {
    await send(page, message);
  }
  expect(await heard(page, "failed")).toEqual([]);
  await send(page, { onboard: 1, type: "token", id });
  await expect.poll(() => heard(page, "failed")).toHaveLength(1);
  expect(host.sandbox).toBe(sandbox);
});

test("start again changes what it names, and keeps what was typed", async ({ page, host }) => {
  expect(await host.told("dirty")).toEqual([]);
  await frame(page);
  await expect.poll(() => heard(page, "ready")).toHaveLength(1);
  await send(page, { ...START, value: { companyName: "Contoso" } });
  const inside = page.frameLocator("iframe");
  await expect(inside.locator('[name="companyName"]')).toHaveValue("Contoso");
  await send(page, { onboard: 1, type: "start", locale: "pt-PT" });
  await expect(inside.getByRole("heading", { level: 1 })).toHaveText("Novo cliente");
  await expect(inside.locator('[name="companyName"]')).toHaveValue("Contoso");
  const heights = await heard(page, "height");
  expect(heights.at(-1).height).toBeGreaterThan(500);
});

for (const { name, embed } of [
  { name: "no page by default", embed: undefined },
  { name: "another origin alone", embed: { allowedOrigins: ["https://fabrikam.example"] } },
  { name: "what is no origin", embed: { allowedOrigins: ["*", "null", 7] } },
]) {
  test(`the form is shown to ${name}`, async ({ page, host }) => {
    await configure(page, { embed });
    expect(host.page).toBe(page);
    await frame(page);
    const inside = page.frameLocator("iframe");
    await inside.locator("#alone").waitFor({ state: "attached" });
    await send(page, START);
    // What comes after it in the frame has had its turn then.
    await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
    await page.waitForLoadState("networkidle");
    await expect(inside.locator("onboard-customer")).toHaveCount(0);
    expect(await page.evaluate(() => window.heard)).toEqual([]);
    if (embed?.allowedOrigins[0] !== "https://fabrikam.example") {
      await expect(inside.locator("#alone")).toBeVisible();
    }
  });
}

test("alone in a window, it says what it is for", async ({ page }) => {
  await page.goto("embed.html");
  await expect(page.locator("#alone")).toBeVisible();
});

test("a page of another origin is not let in by the browser either", async ({
  page,
  sandbox,
  watch,
}) => {
  watch.allowMessage(/frame-ancestors|Refused to frame|Content-Security-Policy|ERR_BLOCKED/);
  const answer = await page.request.get("embed.html");
  const policy = answer.headers()["content-security-policy"];
  expect(policy).toContain(`frame-ancestors 'self' ${sandbox.origin}`);
  const { port } = new URL(sandbox.origin);
  expect(policy).toContain(`http://localhost:${port}`);
});

test("of another origin that is allowed, it works all the same", async ({
  page,
  sandbox,
  words,
}) => {
  const { port } = new URL(sandbox.origin);
  const host = new HostPage(page, sandbox);
  await host.open("<main></main>", { origin: `http://localhost:${port}` });
  await frame(page, `${sandbox.address}embed.html`);
  await expect.poll(() => heard(page, "ready")).toHaveLength(1);
  await send(page, { ...START, locale: words.tag });
  await page.frameLocator("iframe").locator('[name="companyName"]').waitFor();
  await expect.poll(() => heard(page, "tokenWanted")).toHaveLength(1);
});

test("an element of another origin works all the same", async ({ page, sandbox, words }) => {
  const { port } = new URL(sandbox.origin);
  const host = new HostPage(page, sandbox);
  await host.open("<main></main>", { origin: `http://localhost:${port}` });
  await host.add({ into: "main", attributes: { "api-base": sandbox.origin } });
  await expect(page.getByRole("heading", { name: words.newCustomer })).toBeVisible();
});
