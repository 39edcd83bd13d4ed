// Pages that may send no forms (`sandbox` without `allow-forms`): the browser tells nothing of `submit` there.

import { smallCustomer } from "./fixtures/customers.mjs";
import { CustomerForm } from "./fixtures/customer-form.mjs";
import { HostPage } from "./fixtures/host-page.mjs";
import { Renewal } from "./fixtures/renewal.mjs";
import { SignInPage } from "./fixtures/sign-in-page.mjs";
import { TENANT } from "./fixtures/sandbox.mjs";
import { SHELLS } from "./fixtures/shells.mjs";
import { expect, test } from "./fixtures/test.mjs";

const ALLOWS = "allow-scripts allow-same-origin";

/** What Chromium writes for a form that may not be sent. */
const BLOCKED = /the 'allow-forms' permission is not set/;

/** How a person sends what is typed. */
const SENDING = {
  "a click": {
    signIn: ({ submit }) => submit.click(),
    create: (form) => form.create.click(),
    renew: ({ goOn }) => goOn.click(),
  },
  Enter: {
    signIn: ({ token }) => token.press("Enter"),
    create: (form) => form.control("city").press("Enter"),
    renew: ({ token }) => token.press("Enter"),
  },
};

/** Where our own pages may send no forms. Each shows the sign-in page. */
const PLACES = {
  "with such a policy": async (page) => {
    await page.route(/\/sign-in$/, async (route) => {
      const response = await route.fetch();
      const policy = response.headers()["content-security-policy"];
      const headers = {
        ...response.headers(),
        "content-security-policy": `${policy}; sandbox ${ALLOWS}`,
      };
      await route.fulfill({ response, headers });
    });
    await page.goto("sign-in");
    return page;
  },
  "in such a frame": async (page, sandbox) => {
    await new HostPage(page, sandbox).open("<main></main>");
    await page.evaluate((allows) => {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", allows);
      frame.title = "Onboard";
      frame.width = "100%";
      frame.height = "800";
      frame.src = "sign-in";
      document.querySelector("main").append(frame);
    }, ALLOWS);
    return page.frameLocator("iframe");
  },
};

test.beforeEach(({ watch }) => {
  watch.allowFailedRequests("/v1/Customers");
  watch.allowMessage(BLOCKED);
});

/** The browser tells nothing of a form that is sent here. */
async function expectNoForms(root) {
  const isTold = await root.locator("body").evaluate((body) => {
    let isTold = false;
    const form = document.createElement("form");
    form.addEventListener("submit", (event) => {
      isTold = true;
      event.preventDefault();
    });
    body.append(form);
    form.requestSubmit();
    form.remove();
    return isTold;
  });
  expect(isTold, "submit").toBe(false);
}

for (const [title, send] of Object.entries(SENDING)) {
  for (const [place, open] of Object.entries(PLACES)) {
    test(`a page ${place} signs in, creates and renews the session by ${title}`, async ({
      page,
      sandbox,
      words,
    }) => {
      const root = await open(page, sandbox);
      const signIn = new SignInPage(root, sandbox, words);
      await signIn.tenant.fill(TENANT);
      await expectNoForms(root);
      await signIn.token.fill(await sandbox.token({ life: 3000 }));
      await send.signIn(signIn);
      const form = new CustomerForm(root, words);
      await expect(form.heading).toBeVisible();
      expect(await sandbox.posts()).toEqual([]);

      await form.fill(smallCustomer());
      await sandbox.fault({ status: 401 });
      await send.create(form);
      const renewal = new Renewal(root, words);
      await renewal.token.fill(await sandbox.token({ life: 3500 }));
      expect(await sandbox.posts()).toHaveLength(1);
      await send.renew(renewal);
      await expect(root.locator("[data-customer-id]")).toBeVisible();
      expect(await sandbox.posts()).toHaveLength(2);

      await root.getByRole("button", { name: words.createAnother }).click();
      await form.fill(smallCustomer());
      await send.create(form);
      await expect(root.locator("[data-customer-id]")).toBeVisible();
      expect(await sandbox.posts()).toHaveLength(3);
    });
  }

  test(`the form in such a frame creates by ${title}`, async ({ sandbox, words, openShell }) => {
    const { form, root, host } = await openShell("frame", { allows: ALLOWS });
    await expectNoForms(root);
    await form.fill(smallCustomer(words.decimal));
    await send.create(form);
    await expect(root.locator("[data-customer-id]")).toBeVisible();
    expect(await sandbox.posts()).toHaveLength(1);
    expect(await host.told("created")).toHaveLength(1);
  });
}

for (const kind of SHELLS) {
  test(`the ${kind}, where forms may be sent: a press sends once`, async ({
    sandbox,
    openShell,
    words,
  }) => {
    const { form, root } = await openShell(kind);
    for (const [at, { create }] of Object.values(SENDING).entries()) {
      await form.fill(smallCustomer(words.decimal));
      await create(form);
      await expect(root.locator("[data-customer-id]")).toBeVisible();
      expect(await sandbox.posts()).toHaveLength(at + 1);
      await root.getByRole("button", { name: words.createAnother }).click();
    }
  });
}
