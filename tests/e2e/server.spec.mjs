import { configure, expect, test } from "./fixtures/test.mjs";
import {
  COMPANY,
  CONTOSO,
  NORTHWIND,
  smallCustomer,
  UUID,
  wholeCustomer,
} from "./fixtures/customers.mjs";
import { TENANT } from "./fixtures/sandbox.mjs";

/** An answer in the shape of the specification. */
const refusal = (errors, description = "The customer is not valid.") => ({
  status: 400,
  body: {
    statusCode: 400,
    type: "ValidationError",
    description,
    correlationId: "7d9f6a52-5a0f-4f3e-9a51-0f6a3c1d2b4e",
    errors,
  },
});

test.beforeEach(async ({ watch }) => {
  watch.allowFailedRequests("/v1/Customers");
});

test.describe("a customer that the API refuses", () => {
  test.beforeEach(async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.fill(smallCustomer());
  });

  for (const propertyName of ["CompanyName", "companyName"]) {
    test(`${propertyName} lands at its control and in the summary`, async ({
      page,
      sandbox,
      form,
      createdPage,
    }) => {
      await sandbox.fault(refusal([{ propertyName, description: ["This name is taken."] }]));
      const before = await form.valuesFilledIn();
      await form.create.click();
      await expect(form.summary).toBeFocused();
      await expect(page).toHaveTitle(/^Error: /);
      const link = form.summary.getByRole("link", { name: /This name is taken\./ });
      await link.click();
      const control = form.control("companyName");
      await expect(control).toBeFocused();
      await expect(control).toHaveAttribute("aria-invalid", "true");
      const findings = await form.findings("companyName");
      expect(findings).toMatchObject([{ rule: "server", severity: "error" }]);
      expect(findings[0].text).toContain("This name is taken.");
      expect(await form.values()).toEqual(before);

      await control.fill("Adventure Works Iberia Lda");
      await expect(control).not.toHaveAttribute("aria-invalid");
      await form.create.click();
      await createdPage.opened();
      const ids = (await sandbox.posts()).map(({ body }) => JSON.parse(body).id);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });
  }

  test("several sentences and properties are in the order of the page", async ({
    sandbox,
    form,
  }) => {
    await sandbox.fault(
      refusal([
        { propertyName: "Phone", description: ["Too short.", "Not from here."] },
        { propertyName: "CompanyName", description: ["Taken."] },
        { propertyName: "Zip", description: ["Unknown."] },
      ]),
    );
    await form.create.click();
    const links = form.summary.getByRole("link");
    await expect(links).toHaveText([/Taken\./, /Unknown\./, /Too short\./, /Not from here\./]);
    expect(await form.findings("phone")).toHaveLength(2);
  });

  test("a property without a control is shown in full", async ({ sandbox, form }) => {
    const propertyName = "ProviderCustomers[cb3cd15b].Surprise";
    await sandbox.fault(refusal([{ propertyName, description: ["Nobody expects this."] }]));
    await form.create.click();
    await expect(form.summary).toBeFocused();
    await expect(form.summary).toContainText(propertyName);
    await expect(form.summary).toContainText("Nobody expects this.");
  });

  test("a refusal that names no property is shown in a panel", async ({ sandbox, form }) => {
    await sandbox.fault(refusal([], "This tenant is closed."));
    await form.create.click();
    await expect(form.panel).toBeFocused();
    await expect(form.panel).toContainText("This tenant is closed.");
    await expect(form.panel).toContainText("7d9f6a52-5a0f-4f3e-9a51-0f6a3c1d2b4e");
  });

  test("a new answer replaces all that an older one said", async ({ sandbox, form }) => {
    await sandbox.fault(
      refusal([
        { propertyName: "Zip", description: ["Unknown."] },
        { propertyName: "City", description: ["Closed."] },
      ]),
      refusal([{ propertyName: "Phone", description: ["Too short."] }]),
      { status: 403 },
    );
    await form.create.click();
    await expect(form.finding("zip", "server")).toBeVisible();
    await form.create.click();
    await expect(form.summary.getByRole("link")).toHaveText([/Too short\./]);
    await expect(form.finding("phone", "server")).toBeVisible();
    for (const name of ["zip", "city"]) {
      await expect(form.finding(name, "server")).toHaveCount(0);
      await expect(form.control(name)).not.toHaveAttribute("aria-invalid");
    }
    await form.create.click();
    await expect(form.panel).toContainText("You can’t create customers");
    await expect(form.finding("phone", "server")).toHaveCount(0);
    await expect(form.summary).toHaveCount(0);
  });

  test("half of a letter loses nothing", async ({ sandbox, form }) => {
    const body = String.raw`{"description":"Bad \ud83d","errors":[
      {"propertyName":"Zip","description":["\udc00 Unknown."]}]}`;
    await sandbox.fault({ status: 400, body });
    await form.create.click();
    await expect(form.finding("zip", "server")).toContainText("\u{fffd} Unknown.");
    await expect(form.panel).toContainText("Bad \u{fffd}");
  });

  test("of an answer of five megabytes no more is shown than people read", async ({
    page,
    sandbox,
    form,
  }) => {
    const long = "It is not valid. ".repeat(200);
    const errors = Array.from({ length: 1400 }, (_, at) => ({
      propertyName: at % 2 ? "Zip" : `Surprise${at} ${long.slice(0, 500)}`,
      description: [`${at}: ${long}`],
    }));
    await sandbox.fault(refusal(errors, long.repeat(10)));
    await form.create.click();
    // Five megabytes take their time on the way.
    await expect(form.summary).toBeFocused({ timeout: 20_000 });
    await expect(form.summary.getByRole("listitem")).toHaveCount(51);
    await expect(form.summary.getByRole("listitem").last()).toHaveText("And 1,350 more");
    for (const place of [form.panel, form.summary.getByRole("listitem").first()]) {
      expect((await place.textContent()).length).toBeLessThan(1500);
    }
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height).toBeLessThan(20_000);
  });

  test("markup in a message is text", async ({ page, sandbox, form }) => {
    const markup = '<img src="x" onerror="alert(1)"><b>bold</b>';
    await sandbox.fault(
      refusal(
        [
          { propertyName: "City", description: [markup] },
          { propertyName: markup, description: [markup] },
        ],
        markup,
      ),
    );
    await form.create.click();
    await expect(form.summary).toContainText(markup);
    await expect(page.locator("main img, main b")).toHaveCount(0);
    expect((await form.findings("city"))[0].text).toContain(markup);
  });
});

test.describe("a sentence lands at its control, however the path is spelled", () => {
  const entry = "providerCustomers.0.";
  const DATA = `${entry}providerCustomerData.`;
  const ROW = `${entry}offerTypeMargins.1.`;
  const spellings = [
    ["COMPANYNAME", "companyName"],
    ["customer.CompanyName", "companyName"],
    ["$.companyName", "companyName"],
    ["#/companyName", "companyName"],
    ["/address_line1", "addressLine1"],
    ["Request.Customer.Zip", "zip"],
    [`providerCustomers[${CONTOSO}].margin.value`, `${entry}margin.value`],
    [
      `ProviderCustomers[${CONTOSO.toUpperCase()}].Margin.MarginRule.Name`,
      `${entry}margin.marginRule.name`,
    ],
    [`ProviderCustomers[${CONTOSO}].Value.ProviderCustomerData.Domain`, `${DATA}Domain`],
    [
      `providerCustomers.${CONTOSO}.providerCustomerData.credentialsEmail`,
      `${DATA}CredentialsEmail`,
    ],
    [
      `$.providerCustomers['${CONTOSO}'].providerCustomerData.AgreementDate`,
      `${DATA}AgreementDate`,
    ],
    [`/providerCustomers/${CONTOSO}/providerInstanceId`, `${entry}providerInstanceId`],
    [`providerCustomers[${CONTOSO}].offerTypeMargins.Value.AzurePlan.Value`, `${ROW}value`],
    ["customerAssociations[0].resellerId", "customerAssociations.0.resellerId"],
    ["CustomerAssociations[0].Name", "customerAssociations.0.name"],
  ];

  test("all of them at once, and none is dropped", async ({ sandbox, signInPage, form }) => {
    const errors = spellings.map(([propertyName], at) => ({
      propertyName,
      description: [`Sentence ${at}.`],
    }));
    await signInPage.signIn();
    await form.fill(wholeCustomer());
    await sandbox.fault(refusal(errors));
    await form.createThrough();
    await expect(form.summary).toBeFocused();
    await expect(form.summary.getByRole("link")).toHaveCount(spellings.length);
    for (const [at, [propertyName, name]] of spellings.entries()) {
      const says = `Sentence ${at}.`;
      const findings = await form.findings(name);
      const [finding] = findings.filter(({ text }) => text.includes(says));
      expect.soft(finding, propertyName).toMatchObject({ rule: "server", severity: "error" });
      const link = form.summary.getByRole("link", { name: new RegExp(`Sentence ${at}\\.`) });
      await link.click();
      await expect.soft(form.control(name).first(), propertyName).toBeFocused();
      const invalid = form.control(name).first();
      await expect.soft(invalid, propertyName).toHaveAttribute("aria-invalid", "true");
    }
  });

  test("in the entry of its GUID, not in the one that is first", async ({
    sandbox,
    signInPage,
    form,
  }) => {
    await signInPage.signIn();
    const customer = wholeCustomer();
    customer.providers.reverse();
    await form.fill(customer);
    const propertyName = `ProviderCustomers[${CONTOSO}].Value.ProviderCustomerData.Domain`;
    await sandbox.fault(refusal([{ propertyName, description: ["Taken."] }]));
    await form.createThrough();
    await form.summary.getByRole("link").click();
    await expect(form.control("providerCustomers.1.providerCustomerData.Domain")).toBeFocused();
    await expect(form.summary.getByRole("link")).toHaveText([/^Provider 2: /]);
  });

  for (const propertyName of [
    "",
    "Tenant",
    "Surprise.Inside[3]",
    `providerCustomers[${NORTHWIND.id}].surprise`,
    "<img src=x onerror=alert(1)>",
  ]) {
    test(`a property without a control is shown in full: ${propertyName}`, async ({
      page,
      sandbox,
      signInPage,
      form,
    }) => {
      await signInPage.signIn();
      await form.fill(smallCustomer());
      const description = ["Nobody expects this.", "<b>Nor this.</b>"];
      await sandbox.fault(refusal([{ propertyName, description }]));
      await form.create.click();
      await expect(form.summary).toBeFocused();
      for (const text of [propertyName, ...description]) {
        await expect(form.summary).toContainText(text);
      }
      await expect(page.locator("main img, main b")).toHaveCount(0);
      await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);
    });
  }
});

test.describe("bodies of other services", () => {
  const says = { CompanyName: "Too plain.", "$.zip": "Too short." };
  const trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";
  for (const [title, body] of Object.entries({
    "ASP.NET's dictionary": {
      type: "https://tools.ietf.org/html/rfc9110#section-15.5.1",
      title: "One or more validation errors occurred.",
      status: 400,
      errors: { CompanyName: ["Too plain."], "$.zip": ["Too short."] },
      traceId: trace,
    },
    "RFC 9457": {
      type: "https://problems.example/validation",
      title: "One or more validation errors occurred.",
      errors: [
        { detail: "Too plain.", pointer: "#/companyName" },
        { detail: "Too short.", pointer: "#/zip" },
      ],
      traceId: trace,
    },
    "the model state alone": { CompanyName: ["Too plain."], Zip: ["Too short."] },
    "a bare list": [
      { propertyName: "companyName", errorMessage: "Too plain." },
      { propertyName: "zip", errorMessage: "Too short." },
    ],
  })) {
    test(title, async ({ sandbox, signInPage, form }) => {
      await signInPage.signIn();
      await form.fill(smallCustomer());
      await sandbox.fault({ status: 400, body, contentType: "application/problem+json" });
      await form.create.click();
      await expect(form.summary).toBeFocused();
      await expect(form.summary.getByRole("link")).toHaveCount(2);
      for (const [name, text] of [
        ["companyName", says.CompanyName],
        ["zip", says["$.zip"]],
      ]) {
        await expect(form.finding(name, "server")).toContainText(text);
        await expect(form.summary).toContainText(text);
      }
      if (body.traceId) {
        await expect(form.panel).toContainText(trace);
      }
      if (body.title) {
        await expect(form.panel).toContainText(body.title);
      }
    });
  }

  for (const [title, status, body, contentType, shown] of [
    ["a page of a gateway", 400, "<h1>Bad Request</h1><img src=x>", "text/html", []],
    ["plain text", 400, "Upstream said no", "text/plain", ["Upstream said no"]],
    ["no body", 400, "", "text/plain", []],
    ["broken JSON", 422, '{"errors":', "application/json", []],
    ["a page of a gateway", 502, "<h1>Bad Gateway</h1>", "text/html", []],
  ]) {
    test(`${status} with ${title}: the status and the correlation id`, async ({
      page,
      sandbox,
      signInPage,
      form,
    }) => {
      await signInPage.signIn();
      await form.fill(smallCustomer());
      await sandbox.fault({ status, body, contentType });
      await form.create.click();
      await expect(form.panel).toBeFocused();
      const [{ headers }] = await sandbox.posts();
      for (const text of [String(status), headers["x-correlation-id"], ...shown]) {
        await expect(form.panel).toContainText(text);
      }
      await expect(page.locator("main img")).toHaveCount(0);
    });
  }
});

test.describe("no customer and no sentence about one", () => {
  const report = { statusCode: 500, type: "Error", description: "Boiler room on fire", errors: [] };
  for (const [title, { fault, heading, says, config = {}, asks, ...shown }] of Object.entries({
    403: {
      fault: { status: 403 },
      heading: "You can’t create customers in this tenant",
      says: TENANT,
      asks: "Sign in again",
    },
    "403 with a body": {
      fault: {
        status: 403,
        body: { ...report, statusCode: 403, correlationId: "4d6e-of-the-api" },
      },
      heading: "You can’t create customers in this tenant",
      says: "CloudCockpit says: Boiler room on fire",
      correlation: "4d6e-of-the-api",
      asks: "Sign in again",
    },
    "404 without a word": {
      fault: { status: 404 },
      heading: "The customer was rejected",
      says: "There is no API at the configured address",
    },
    "405 of a static host": {
      fault: { status: 405, body: "<h1>Not Allowed</h1>", contentType: "text/html" },
      heading: "The customer was rejected",
      says: "The response was a web page",
    },
    "409 without a word": {
      fault: { status: 409 },
      heading: "The customer was rejected",
      says: "a similar customer already exists",
    },
    "413 of a gateway": {
      fault: { status: 413 },
      heading: "The customer was rejected",
      says: "too large to be sent at once",
    },
    "400 without a word": {
      fault: { status: 400 },
      heading: "The customer was rejected",
      says: "without a reason",
    },
    "a sign-in page": {
      fault: { status: 200, body: "<!doctype html><h1>Sign in</h1>", contentType: "text/html" },
      heading: "We don’t know yet whether the customer was created",
      says: "The response didn’t come from CloudCockpit. It may be a sign-in page",
      asks: "Send again",
    },
    "plain words with the status of a success": {
      fault: { status: 201, body: "Signed out", contentType: "text/plain" },
      heading: "We don’t know yet whether the customer was created",
      says: "The response says: Signed out",
      asks: "Send again",
    },
    "an error with the status of a success": {
      fault: { status: 200, body: { error: "invalid_session" } },
      heading: "We don’t know yet whether the customer was created",
      says: "returned 200 without a customer ID",
      asks: "Send again",
    },
    "500 with a body": {
      fault: { status: 500, body: report },
      heading: "We don’t know yet whether the customer was created",
      says: "Boiler room on fire",
    },
    "500 without one": {
      fault: { status: 500 },
      heading: "We don’t know yet whether the customer was created",
      says: "error 500",
    },
    "503 from a gateway that wants to be left alone": {
      fault: {
        status: 503,
        body: "<h1>Unavailable</h1>",
        contentType: "text/html",
        retryAfter: 3600,
      },
      heading: "CloudCockpit is busy",
      says: "asks you to wait 60 min",
      title: "CloudCockpit is busy",
      asks: "Send again",
    },
    "dropped before the commit": {
      fault: { drop: "before" },
      heading: "We don’t know yet whether the customer was created",
      says: "The connection to CloudCockpit failed",
    },
    "dropped after the commit": {
      fault: { drop: "after" },
      heading: "We don’t know yet whether the customer was created",
      says: "The connection to CloudCockpit failed",
    },
    "no answer in time": {
      fault: { delayMs: 8000 },
      config: { timeoutSeconds: 1 },
      heading: "We don’t know yet whether the customer was created",
      says: "didn’t respond within 1 s",
    },
  })) {
    test(title, async ({ page, sandbox, signInPage, form }) => {
      await configure(page, { assists: { status: false }, ...config });
      await signInPage.signIn();
      await form.fill(smallCustomer());
      const before = await form.valuesFilledIn();
      await sandbox.fault(fault);
      await form.create.click();
      await expect(form.panel).toBeFocused();
      await expect(form.panel.getByRole("heading")).toHaveText(heading);
      await expect(form.panel).toContainText(says);
      await expect(page).toHaveTitle(shown.title ?? /^Error: /);
      const posts = await sandbox.posts();
      expect(posts).toHaveLength(1);
      expect(posts[0].headers["x-correlation-id"]).toMatch(UUID);
      const correlation = shown.correlation ?? posts[0].headers["x-correlation-id"];
      await expect(form.panel.locator("[data-correlation-id]")).toHaveText(correlation);
      if (asks) {
        await expect(form.panel.getByRole("button", { name: asks })).toHaveClass("primary");
      }
      // A page for people is never shown as one.
      await expect(form.panel.getByRole("heading")).toHaveCount(1);
      expect(await form.values()).toEqual(before);
      await expect(form.create).not.toHaveAttribute("aria-disabled", "true");
      await expect(form.form).not.toHaveAttribute("aria-busy", "true");
    });
  }

  test("a second attempt after a 500 names the same customer", async ({
    sandbox,
    signInPage,
    form,
    createdPage,
  }) => {
    await signInPage.signIn();
    await form.fill(smallCustomer());
    await sandbox.fault({ status: 500 });
    await form.create.click();
    await expect(form.panel).toBeFocused();
    await form.create.click();
    const id = await createdPage.opened();
    const posts = await sandbox.posts();
    const bodies = posts.map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toBe(bodies[0]);
    const [first, second] = posts.map(({ headers }) => headers["x-correlation-id"]);
    expect(second).toBe(first);
    expect(JSON.parse(bodies[0]).id).toBe(id);
    await expect(form.panel).toHaveCount(0);
  });
});

/** The border of a control: what is busy is not red. */
const NEUTRAL = "rgb(123, 132, 148)";

/** As in `Sunday, 06-Nov-94 08:49:37 GMT`. */
function rfc850(date) {
  const [, day, month, year, time] = date.toUTCString().split(" ");
  const weekday = date.toLocaleString("en", { weekday: "long", timeZone: "UTC" });
  return `${weekday}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
}

test.describe("a busy API", () => {
  test.beforeEach(async ({ signInPage, form }) => {
    await signInPage.signIn();
    await form.fill(smallCustomer());
  });

  test("is asked again when it says", async ({ sandbox, form, createdPage }) => {
    await sandbox.fault({ status: 429, retryAfter: 2 }, { status: 503, retryAfter: 1 });
    await form.create.click();
    await expect(form.progress).toBeFocused();
    await expect(form.progress).toContainText("Retrying in 2 s");
    await expect(form.progress).toHaveCSS("border-top-color", NEUTRAL);
    await expect(form.progress.locator("[data-correlation-id]")).toHaveCount(0);
    await expect(form.progress).toContainText("Retrying in 1 s");
    await expect(form.submit).toHaveAttribute("aria-disabled", "true");
    const id = await createdPage.opened();
    const posts = await sandbox.posts();
    expect(posts).toHaveLength(3);
    expect(new Set(posts.map(({ body }) => body)).size).toBe(1);
    expect(new Set(posts.map(({ headers }) => headers["x-correlation-id"])).size).toBe(1);
    expect(JSON.parse(posts[0].body).id).toBe(id);
  });

  for (const [title, ahead, written] of [
    ["an hour ahead", 3_600_000, (date) => date.toUTCString()],
    ["an hour behind", -3_600_000, (date) => date.toUTCString()],
    ["an hour ahead, and the date in the form of RFC 850", 3_600_000, rfc850],
  ]) {
    test(`says when as a date, and this computer's clock is ${title}`, async ({
      page,
      sandbox,
      form,
      createdPage,
    }) => {
      await page.clock.install({ time: Date.now() + ahead });
      await sandbox.fault({ status: 429, retryAfter: written(new Date(Date.now() + 30_000)) });
      await form.create.click();
      await expect(form.progress).toContainText(/Retrying in (2|3)\d s/);
      expect(await sandbox.posts()).toHaveLength(1);
      await page.clock.runFor("00:31");
      await createdPage.opened();
      expect(await sandbox.posts()).toHaveLength(2);
    });
  }

  for (const [retryAfter, wait] of [
    [301, "6 min"],
    [7200, "2 hr"],
    [86_400_000, "1,000 days"],
  ]) {
    test(`wants to be left alone for ${wait}`, async ({ page, sandbox, form, createdPage }) => {
      await sandbox.fault({ status: 503, retryAfter });
      await form.create.click();
      await expect(form.panel).toBeFocused();
      await expect(form.panel).toContainText(`asks you to wait ${wait}:`);
      await expect(form.panel).toHaveCSS("border-top-color", NEUTRAL);
      await expect(page).toHaveTitle("CloudCockpit is busy");
      await form.panelButton("Send again").click();
      await createdPage.opened();
    });
  }

  test("is left alone after Stop, and asked again by hand", async ({
    sandbox,
    form,
    createdPage,
  }) => {
    await sandbox.fault({ status: 503, retryAfter: 120 });
    const before = await form.valuesFilledIn();
    await form.create.click();
    await form.panelButton("Stop").click();
    await expect(form.panel.getByRole("heading")).toHaveText("Sending stopped");
    expect(await form.values()).toEqual(before);
    expect(await sandbox.posts()).toHaveLength(1);
    await form.panelButton("Send again").click();
    await createdPage.opened();
    const [first, second] = await sandbox.posts();
    expect(second.headers["x-correlation-id"]).toBe(first.headers["x-correlation-id"]);
  });
});

test.describe("an attempt with an unknown outcome", () => {
  for (const [title, fault] of [
    ["a 500 after the commit", { status: 500, commit: true }],
    ["a connection dropped after the commit", { drop: "after" }],
    ["a page in place of an answer", { status: 200, body: "<!doctype html>", commit: true }],
    ["an error in place of an id", { status: 200, body: { error: "expired" }, commit: true }],
    ["no id", { status: 201, body: "null", commit: true }],
    ["another text in place of an id", { status: 201, body: '"Signed out"', commit: true }],
    ["an empty answer", { status: 201, body: "", commit: true }],
  ]) {
    test(`${title} is found out by looking up`, async ({
      sandbox,
      signInPage,
      form,
      createdPage,
    }) => {
      await signInPage.signIn();
      await form.fill(smallCustomer());
      await sandbox.fault({ method: "POST", ...fault });
      await form.create.click();
      const id = await createdPage.opened();
      const [{ body }, ...others] = await sandbox.posts();
      expect(others).toHaveLength(0);
      expect(JSON.parse(body).id).toBe(id);
      expect((await sandbox.customer(id)).companyName).toBe(COMPANY.companyName);
    });
  }

  test("it does not exist, and is sent again", async ({
    sandbox,
    signInPage,
    form,
    createdPage,
  }) => {
    await signInPage.signIn();
    await form.fill(smallCustomer());
    await sandbox.fault({ method: "POST", drop: "before" });
    await form.create.click();
    await expect(form.progress.getByRole("heading")).toHaveText(
      "Checking whether the customer exists in CloudCockpit…",
    );
    await expect(form.progress.locator("[data-correlation-id]")).toHaveCount(0);
    await expect(form.panel.getByRole("heading")).toHaveText("The customer is not in CloudCockpit");
    await expect(form.panel).toContainText("there will be one customer");
    await expect(form.panelButton("Send again")).toHaveClass("primary");
    await form.panelButton("Send again").click();
    const id = await createdPage.opened();
    const posts = await sandbox.posts();
    expect(posts.map(({ body }) => JSON.parse(body).id)).toEqual([id, id]);
  });

  test("it cannot be looked up at first", async ({ sandbox, signInPage, form, createdPage }) => {
    await signInPage.signIn();
    await form.fill(smallCustomer());
    await sandbox.fault({ method: "POST", drop: "after" }, { method: "GET", status: 500 });
    await form.create.click();
    await expect(form.panel).toContainText("We couldn’t check in CloudCockpit");
    await expect(form.panelButton("Send again")).toHaveCount(0);
    await form.panelButton("Check again").click();
    await createdPage.opened();
    expect(await sandbox.posts()).toHaveLength(1);
  });

  test("without the right to look it up, what exists already counts as created", async ({
    page,
    sandbox,
    signInPage,
    form,
    createdPage,
  }) => {
    await configure(page, { assists: { status: false } });
    await signInPage.signIn();
    await form.fill(smallCustomer());
    await sandbox.fault({ status: 500, commit: true });
    await form.create.click();
    await expect(form.panel).toContainText("there will be one customer");
    await expect(form.panelButton("Check again")).toHaveCount(0);
    await form.panelButton("Send again").click();
    const id = await createdPage.opened();
    const posts = await sandbox.posts();
    expect(posts.map(({ body }) => JSON.parse(body).id)).toEqual([id, id]);
    expect(posts.map(({ answered }) => answered)).toEqual([500, 400]);
  });

  test("without a connection it waits for one", async ({
    page,
    context,
    sandbox,
    signInPage,
    form,
    createdPage,
  }) => {
    await signInPage.signIn();
    await form.fill(smallCustomer());
    await context.setOffline(true);
    await form.create.click();
    await expect(form.progress.getByRole("heading")).toHaveText("You are offline");
    await expect(page).toHaveTitle("You are offline");
    expect(await sandbox.posts()).toHaveLength(0);
    await context.setOffline(false);
    await createdPage.opened();
    expect(await sandbox.posts()).toHaveLength(1);
  });
});

test.describe("one request per press", () => {
  test.beforeEach(async ({ signInPage, form, sandbox }) => {
    await signInPage.signIn();
    await form.fill(smallCustomer());
    await sandbox.fault({ delayMs: 800 });
  });

  test("a double press", async ({ sandbox, form, createdPage }) => {
    await form.create.dblclick();
    await createdPage.opened();
    expect(await sandbox.posts()).toHaveLength(1);
  });

  test("Enter, a press, and Enter again", async ({ sandbox, form, createdPage }) => {
    await form.control("companyName").press("Enter");
    // By force: a button that is `aria-disabled` is not one that Playwright presses otherwise.
    await form.submit.click({ force: true });
    await form.control("city").press("Enter");
    await createdPage.opened();
    expect(await sandbox.posts()).toHaveLength(1);
  });

  test("what is being done is seen and announced", async ({ form, createdPage, words }) => {
    await form.create.click();
    await expect(form.form).toHaveAttribute("aria-busy", "true");
    await expect(form.submit).toHaveAttribute("aria-disabled", "true");
    await expect(form.submit).toHaveText(words.creating);
    await expect(form.submit).toBeFocused();
    await expect(form.statuses.filter({ hasText: words.creating })).toBeAttached();
    await createdPage.opened();
    await expect(form.statuses.filter({ hasText: words.created })).toBeAttached();
  });
});
