// The main job with as few presses as it takes: a customer typed by keyboard alone.

import { CONTOSO, FABRIKAM } from "./fixtures/customers.mjs";
import { focusedName } from "./fixtures/journey.mjs";
import { configure, expect, test } from "./fixtures/test.mjs";

const ENTRY = "providerCustomers.0.";

const CUSTOMERS = {
  Portugal: {
    country: "port",
    addressLine1: "Rua Augusta 1",
    city: "Lisboa",
    state: "Lisboa",
    zip: "1100048",
    firstName: "Ana",
    lastName: "Silva",
    email: "ana@adventure-works.example",
    phone: "+351 921 231 231",
    sent: { country: "PT", zip: "1100-048", culture: "pt-PT", language: "pt" },
  },
  "the United States": {
    country: "united st",
    taxId: "12-3456789",
    addressLine1: "1 Microsoft Way",
    city: "Redmond",
    state: "WA",
    zip: "98052",
    firstName: "Mary",
    lastName: "Major",
    email: "mary@adventure-works.example",
    phone: "+1 425 555 0134",
    sent: { country: "US", zip: "98052", culture: "en-US", language: "en" },
  },
  "the Netherlands": {
    country: "nether",
    addressLine1: "Damrak 1",
    city: "Amsterdam",
    state: "Noord-Holland",
    zip: "1012AB",
    firstName: "Sanne",
    lastName: "de Vries",
    email: "sanne@adventure-works.example",
    phone: "+31 20 123 4567",
    sent: { country: "NL", zip: "1012 AB", culture: "nl-NL", language: "nl" },
  },
  Japan: {
    country: "jap",
    addressLine1: "1-1 Chiyoda",
    city: "Chiyoda",
    state: "Tokyo",
    zip: "1000001",
    firstName: "Hanako",
    lastName: "Yamada",
    email: "hanako@adventure-works.example",
    phone: "+81 3 1234 5678",
    sent: { country: "JP", zip: "100-0001", culture: "ja-JP", language: "ja" },
  },
  Brazil: {
    country: "bra",
    taxId: "11.222.333/0001-81",
    addressLine1: "Avenida Paulista 1",
    city: "São Paulo",
    state: "SP",
    zip: "01310100",
    firstName: "João",
    lastName: "Souza",
    email: "joao@adventure-works.example",
    phone: "+55 11 91234 5678",
    sent: { country: "BR", zip: "01310-100", culture: "pt-BR", language: "pt" },
  },
};

const ONE = [{ id: CONTOSO, name: "Contoso CSP", kind: "microsoft" }];
const TWO = [...ONE, { id: FABRIKAM, name: "Fabrikam", kind: "other" }];
const MARGIN = { rule: "markup", value: "10.60" };

/** What is configured, and how many presses besides letters it may take. */
const SETTINGS = [
  ["two instances", { providerInstances: TWO }, 29],
  ["one instance", { providerInstances: ONE }, 23],
  ["two instances and a margin", { providerInstances: TWO, defaultMargin: MARGIN }, 19],
  ["one instance and a margin", { providerInstances: ONE, defaultMargin: MARGIN }, 16],
];

/** A keyboard that counts every key that is no letter of a text. */
class Keyboard {
  presses = 0;

  constructor(page) {
    this.page = page;
  }

  async press(key) {
    this.presses += 1;
    await this.page.keyboard.press(key);
  }

  /** Tab by Tab to the control of this name, and types there. */
  async type(name, text) {
    do {
      await this.press("Tab");
      expect(this.presses, `on the way to ${name}`).toBeLessThan(80);
    } while ((await focusedName(this.page)) !== name);
    await this.page.keyboard.type(text);
  }
}

for (const [title, config, most] of SETTINGS) {
  for (const [country, { sent, ...texts }] of Object.entries(CUSTOMERS)) {
    test(`a customer in ${country}, with ${title}`, async ({
      page,
      sandbox,
      signInPage,
      form,
      createdPage,
    }) => {
      await configure(page, config);
      await signInPage.signIn();
      await expect(form.heading).toBeFocused();
      const keyboard = new Keyboard(page);
      const company = `Adventure ${Math.random().toString(36).slice(2, 9)}`;
      await keyboard.type("companyName", company);
      for (const [name, text] of Object.entries(texts)) {
        await keyboard.type(name, text);
      }
      if (config.providerInstances.length > 1) {
        await keyboard.type(`${ENTRY}providerInstanceId`, "Contoso");
        // Enter in a select sends nothing.
        await keyboard.press("Tab");
      }
      if (!config.defaultMargin) {
        await keyboard.type(`${ENTRY}margin.marginRule.name`, "Markup");
        await keyboard.type(`${ENTRY}margin.value`, "10.60");
      }
      await keyboard.press("Enter");
      await createdPage.opened();
      expect(keyboard.presses).toBeLessThanOrEqual(most);
      // The next customer is two presses away.
      await expect(createdPage.heading).toBeFocused();
      await page.keyboard.press("Tab");
      await expect(createdPage.again).toBeFocused();

      const [{ body }] = await sandbox.posts();
      const customer = JSON.parse(body);
      expect(customer).toMatchObject({
        companyName: company,
        country: sent.country,
        zip: sent.zip,
        firstName: texts.firstName,
      });
      expect(body).toContain('"value":10.60');
      const { margin, providerCustomerData } = customer.providerCustomers[CONTOSO];
      expect(margin.marginRule.name).toBe("markup");
      expect(JSON.parse(providerCustomerData)).toMatchObject({
        Domain: company.toLowerCase().replace(" ", ""),
        DefaultCulture: sent.culture,
        Language: sent.language,
        KeepPrimaryInformation: true,
        FirstName: texts.firstName,
        LastName: texts.lastName,
        Email: texts.email,
      });
    });
  }
}
