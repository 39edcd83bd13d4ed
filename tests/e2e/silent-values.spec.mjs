// Password managers, macros and tests write into controls without an event: what is seen is what is sent.

import { CONTOSO, FABRIKAM, freeDomain, smallCustomer } from "./fixtures/customers.mjs";
import { SHELLS } from "./fixtures/shells.mjs";
import { TENANT } from "./fixtures/sandbox.mjs";
import { expect, test } from "./fixtures/test.mjs";

const ENTRY = "providerCustomers.0.";
const DATA = `${ENTRY}providerCustomerData.`;

/** Writes into the control of this name as a program does, and sends these events, if any. */
async function write(form, name, value, ...events) {
  await form
    .control(name)
    .first()
    .evaluate(
      (control, { value, events }) => {
        if (typeof value === "boolean") {
          control.checked = value;
        } else {
          control.value = value;
        }
        for (const type of events) {
          control.dispatchEvent(new Event(type, { bubbles: type === "change" }));
        }
      },
      { value, events },
    );
}

/** How a person or a program sends the form. */
const SENDING = {
  "a click": (form) => form.create.click(),
  "Enter in a text": (form) => form.control("city").press("Enter"),
  "a program's click": (form) => form.submit.evaluate((button) => button.click()),
  "a program's submit": (form) => form.form.evaluate((it) => it.requestSubmit()),
};

for (const kind of SHELLS) {
  for (const [title, send] of Object.entries(SENDING)) {
    test(`${kind}: what was written is what is created by ${title}`, async ({
      sandbox,
      words,
      openShell,
    }) => {
      const { form, root } = await openShell(kind);
      await form.fill(smallCustomer(words.decimal));
      const domain = freeDomain();
      const written = {
        companyName: "Fabrikam Lda",
        city: "Porto",
        zip: "4000-123",
        email: "rui@fabrikam.example",
        country: "Portugal",
        [`${DATA}Domain`]: domain,
        [`${DATA}KeepPrimaryInformation`]: false,
        [`${DATA}EnableGDAP`]: true,
        [`${DATA}AgreementDate`]: "2024-02-29",
        [`${ENTRY}margin.marginRule.name`]: "margin",
        [`${ENTRY}margin.value`]: words.decimal("7.5"),
      };
      for (const [name, value] of Object.entries(written)) {
        await write(form, name, value);
      }
      await send(form);
      await expect(root.locator("[data-customer-id]")).toBeVisible();
      const [{ body }] = await sandbox.posts();
      const { companyName, city, zip, email, country, providerCustomers } = JSON.parse(body);
      expect({ companyName, city, zip, email, country }).toEqual({
        companyName: "Fabrikam Lda",
        city: "Porto",
        zip: "4000-123",
        email: "rui@fabrikam.example",
        country: "PT",
      });
      const { margin, providerCustomerData } = providerCustomers[CONTOSO];
      expect(margin).toEqual({ marginRule: { name: "margin" }, value: 7.5 });
      expect(JSON.parse(providerCustomerData)).toMatchObject({
        Domain: domain,
        KeepPrimaryInformation: false,
        EnableGDAP: true,
        AgreementDate: "2024-02-29T00:00:00Z",
      });
    });
  }
}

test("what is written into an empty form stays, and what is missing is shown", async ({
  signInPage,
  form,
}) => {
  await signInPage.signIn();
  const written = {
    companyName: "Fabrikam Lda",
    city: "Porto",
    country: "Brazil",
    email: "rui@fabrikam.example",
  };
  for (const [name, value] of Object.entries(written)) {
    await write(form, name, value);
  }
  await form.create.click();
  await expect(form.summary).toBeFocused();
  for (const [name, value] of Object.entries(written)) {
    await expect(form.control(name)).toHaveValue(value);
    await expect(form.control(name)).not.toHaveAttribute("aria-invalid");
  }
  await expect(form.control("country")).toHaveAttribute("data-value", "BR");
});

test("a choice and JSON that were written are sent", async ({ sandbox, signInPage, form }) => {
  await signInPage.signIn();
  const { controls } = smallCustomer();
  await form.putAll(controls);
  await form.put(`${ENTRY}providerInstanceId`, FABRIKAM);
  await write(form, `${ENTRY}providerCustomerData`, '{"Account":"4711"}');
  await write(form, `${ENTRY}margin.marginRule.name`, "margin");
  await write(form, `${ENTRY}margin.value`, "5");
  await form.create.click();
  await expect.poll(async () => (await sandbox.posts()).length).toBe(1);
  const [{ body }] = await sandbox.posts();
  const entry = JSON.parse(body).providerCustomers[FABRIKAM];
  expect(entry.providerCustomerData).toBe('{"Account":"4711"}');
  expect(entry.margin).toEqual({ marginRule: { name: "margin" }, value: 5 });
});

test.describe("without sending it is taken", () => {
  /** A wrong or noteworthy value of each kind of control, and the rule that names it once it is known. */
  const KINDS = {
    "a text": ["email", "nobody", "email"],
    "a number": [`${ENTRY}margin.value`, "ten", "number"],
    "a phone number": ["phone", "no phone", "phone"],
    "a country": ["country", "Atlantis", "country"],
    "a tick of a group": [`${DATA}Qualifications`, true, "qualifications-stay"],
    "a date": [`${DATA}AgreementDate`, "2199-01-01", "date-year"],
  };

  test.beforeEach(async ({ signInPage }) => {
    await signInPage.signIn();
  });

  for (const [title, [name, value, rule]] of Object.entries(KINDS)) {
    test(`${title}, by the event change alone`, async ({ form }) => {
      const control = form.control(name).first();
      await write(form, name, value, "change");
      // Errors wait until the control is left.
      await control.focus();
      await control.blur();
      const found = async () => (await form.findings(name)).map((it) => it.rule);
      await expect.poll(found).toContain(rule);
    });

    test(`${title}, when it is left`, async ({ form }) => {
      const control = form.control(name).first();
      await control.focus();
      await write(form, name, value);
      await control.blur();
      const found = async () => (await form.findings(name)).map((it) => it.rule);
      await expect.poll(found).toContain(rule);
      if (typeof value === "string") {
        await expect(control).toHaveValue(value);
      }
    });
  }

  test("a tick", async ({ form }) => {
    const date = form.control(`${DATA}AgreementDate`);
    await expect(date).toHaveAccessibleName(/optional/);
    await write(form, `${DATA}AcceptedMCA`, true, "change");
    await expect(date).not.toHaveAccessibleName(/optional/);
  });

  test("a choice", async ({ page, form }) => {
    const name = `${ENTRY}providerInstanceId`;
    await write(form, name, CONTOSO, "change");
    await expect(page.getByRole("heading", { name: "Provider 1, Contoso CSP" })).toBeVisible();
    await form.control(name).focus();
    await write(form, name, FABRIKAM);
    await form.control(name).blur();
    await expect(form.control(`${ENTRY}providerCustomerData`)).toBeVisible();
  });

  test("JSON", async ({ form }) => {
    const name = `${ENTRY}providerCustomerData`;
    await form.put(`${ENTRY}providerInstanceId`, FABRIKAM);
    await form.control(name).focus();
    await write(form, name, "{");
    await form.control(name).blur();
    await expect(form.finding(name, "json")).toBeVisible();
  });

  test("before another view of the same data takes its place", async ({ form, words }) => {
    await form.put(`${ENTRY}providerInstanceId`, CONTOSO);
    await write(form, `${DATA}Domain`, "northwind");
    await write(form, `${DATA}EnableGDAP`, true);
    await form.providerButton(0, words.showJson).evaluate((button) => button.click());
    const shown = JSON.parse(await form.control(`${ENTRY}providerCustomerData`).inputValue());
    expect(shown).toMatchObject({ Domain: "northwind", EnableGDAP: true });
    await write(form, `${ENTRY}providerCustomerData`, '{"Domain":"tailspin"}');
    await form.providerButton(0, words.showFields).evaluate((button) => button.click());
    await expect(form.control(`${DATA}Domain`)).toHaveValue("tailspin");
  });

  test("before an entry is duplicated", async ({ form, words }) => {
    await write(form, `${ENTRY}margin.value`, "7.5");
    await form.providerButton(0, words.duplicateProvider).evaluate((button) => button.click());
    await expect(form.control("providerCustomers.1.margin.value")).toHaveValue("7.5");
  });
});

test("it outlives a reload", async ({ page, signInPage, form, drafts }) => {
  await page.clock.install();
  await signInPage.signIn();
  await write(form, "city", "Lisboa");
  await page.clock.runFor(1000);
  await expect.poll(() => drafts.count()).toBe(1);
  await page.reload();
  await expect(drafts.restored).toBeVisible();
  await expect(form.control("city")).toHaveValue("Lisboa");
});

test("the element in another language", async ({ page, words, openShell }) => {
  const { form, host } = await openShell("element");
  await write(form, "companyName", "Adventure Works Lda");
  await host.element.evaluate((element) => element.setAttribute("locale", "pt-PT"));
  await page.getByRole("heading", { name: "Novo cliente" }).waitFor();
  await expect(form.control("companyName")).toHaveValue("Adventure Works Lda");
  expect(words.tag).toBe("en");
});

for (const [title, press] of [
  ["a click", (signInPage) => signInPage.submit.click()],
  ["Enter", (signInPage) => signInPage.token.press("Enter")],
]) {
  test(`signing in by ${title} with what a password manager wrote`, async ({
    page,
    sandbox,
    signInPage,
  }) => {
    await signInPage.open();
    const values = { tenant: TENANT, token: await sandbox.token() };
    for (const [name, value] of Object.entries(values)) {
      await signInPage[name].evaluate((control, value) => (control.value = value), value);
    }
    await press(signInPage);
    await page.waitForURL("**/customers/new");
  });
}

test("renewing the session with what a password manager wrote", async ({
  page,
  sandbox,
  signInPage,
  renewal,
}) => {
  await page.clock.install();
  await signInPage.signIn({ life: 600, name: "Ana Silva" });
  await page.clock.runFor("10:10");
  await expect(renewal.dialog).toBeVisible();
  const token = await sandbox.token({ name: "Ana Silva" });
  await renewal.token.evaluate((control, value) => (control.value = value), token);
  await renewal.goOn.click();
  await expect(renewal.dialog).toBeHidden();
});
