import { CONTOSO, COMPANY, freeDomain, NORTHWIND } from "./fixtures/customers.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

const instance = { id: CONTOSO, name: "Contoso CSP", kind: "microsoft" };

test.describe("a wrong configuration stops with a page that names the key", () => {
  for (const [key, changes] of [
    ["timeoutSecond", { timeoutSecond: 30 }],
    ["timeoutSeconds", { timeoutSeconds: "30" }],
    ["timeoutSeconds", { timeoutSeconds: 0 }],
    ["sandbox", { sandbox: "yes" }],
    ["apiBase", { apiBase: "//evil.example" }],
    ["apiBase", { apiBase: "http://api.example" }],
    ["apiBase", { apiBase: "https://person:secret@api.example" }],
    ["apiBase", { apiBase: "https://api.example?x=1" }],
    ["apiBase", { apiBase: "https://api.example/#f" }],
    ["locale", { locale: "Portuguese!" }],
    ["tenant", { tenant: "contoso" }],
    ["defaultCountry", { defaultCountry: "UK" }],
    ["offerTypeMargins", { offerTypeMargins: "nested" }],
    ["signIn.method", { signIn: { method: "password" } }],
    ["providerInstances", { providerInstances: {} }],
    ["providerInstances[0].id", { providerInstances: [{ ...instance, id: "cb3cd15b" }] }],
    ["providerInstances[1].name", { providerInstances: [instance, { id: NORTHWIND.id }] }],
    ["providerInstances[0].kind", { providerInstances: [{ ...instance, kind: "google" }] }],
    ["resellers[0].nmae", { resellers: [{ id: NORTHWIND.id, nmae: "Northwind Traders" }] }],
    ["assists.satus", { assists: { satus: true } }],
    ["marginRules[0]", { marginRules: [7] }],
  ]) {
    test(`${key}: ${JSON.stringify(changes)}`, async ({ page }) => {
      await configure(page, changes);
      await page.goto("customers/new");
      const heading = page.getByRole("heading", { name: "This page is not set up correctly" });
      await expect(heading).toBeVisible();
      await expect(page.getByRole("main")).toContainText(key);
      await expect(page.getByText(key, { exact: true })).toHaveAttribute("translate", "no");
      await expect(page.locator("input")).toHaveCount(0);
    });
  }

  for (const [title, answer, says] of [
    [
      "it is no JSON",
      { body: '{"apiBase":', contentType: "application/json" },
      "must be valid JSON",
    ],
    ["it is a list", { json: [] }, "config.json"],
    [
      "a key that is there twice",
      { body: '{"apiBase":"","apiBase":"/api"}' },
      "apiBase is there twice",
    ],
    ["the server fails", { status: 500, body: "" }, "The server returned an error for this file."],
  ]) {
    test(title, async ({ page, watch }) => {
      watch.allowFailedRequests("/config.json");
      await page.route("**/config.json", (route) => route.fulfill(answer));
      await page.goto("./");
      await expect(page.getByRole("main")).toContainText(says);
    });
  }

  test("markup in it is text", async ({ page }) => {
    await configure(page, { "<img src=x onerror=alert(1)>": 1 });
    await page.goto("./");
    await expect(page.getByRole("main")).toContainText("<img src=x onerror=alert(1)>");
    await expect(page.locator("main img")).toHaveCount(0);
  });
});

for (const [title, answer] of [
  ["absent", { status: 404, body: "" }],
  ["answered with the page itself", { body: "<!doctype html>", contentType: "text/html" }],
  ["empty", { json: {} }],
]) {
  test(`a configuration that is ${title} means the defaults: GUIDs are typed`, async ({
    page,
    sandbox,
    signInPage,
    form,
    createdPage,
    watch,
  }) => {
    watch.allowFailedRequests("/config.json");
    await page.route("**/config.json", (route) => route.fulfill(answer));
    await signInPage.open();
    await expect(signInPage.tenant).toHaveValue("");
    await expect(signInPage.sample).toHaveCount(0);
    await signInPage.signInWith(await sandbox.token());
    await expect(form.heading).toBeVisible();
    await form.addAssociation.click();
    for (const name of [
      "resellerId",
      "providerCustomers.0.providerInstanceId",
      "customerAssociations.0.resellerId",
    ]) {
      await expect(form.control(name)).toHaveAttribute("type", "text");
    }
    await form.fill({
      controls: { ...COMPANY, resellerId: NORTHWIND.id },
      providers: [
        {
          providerInstanceId: CONTOSO,
          "providerCustomerData.Domain": freeDomain(),
          "margin.marginRule.name": "splitMargin",
          "margin.value": "0",
        },
      ],
    });
    await form.putAll(
      { resellerId: NORTHWIND.id, name: NORTHWIND.name },
      "customerAssociations.0.",
    );
    await form.create.click();
    const id = await createdPage.opened();
    expect(await sandbox.requests(), "no status is asked for").toHaveLength(1);
    expect((await sandbox.customer(id)).resellerId).toBe(NORTHWIND.id);
  });
}

test("the configured language comes before the browser's", async ({ page }) => {
  await configure(page, { locale: "pt-PT" });
  await page.goto("./");
  await expect(page.getByRole("heading", { name: "Iniciar sessão" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "pt-PT");
});

test("the configured tenant is in the form already", async ({ page, signInPage }) => {
  await configure(page, { tenant: "portal.fabrikam.example" });
  await signInPage.open();
  await expect(signInPage.tenant).toHaveValue("portal.fabrikam.example");
});

test("the only instance there is, is chosen", async ({ page, signInPage, form }) => {
  await configure(page, { providerInstances: [instance] });
  await signInPage.signIn();
  await expect(form.control("providerCustomers.0.providerInstanceId")).toHaveValue(CONTOSO);
});

test("the configured margin rules are offered", async ({ page, signInPage, form }) => {
  await configure(page, { marginRules: ["markup", "houseRule"] });
  await signInPage.signIn();
  const rules = form.control("providerCustomers.0.margin.marginRule.name").locator("option");
  const values = await rules.evaluateAll((all) => all.map(({ value }) => value).filter(Boolean));
  expect(values).toEqual(["markup", "houseRule"]);
});
