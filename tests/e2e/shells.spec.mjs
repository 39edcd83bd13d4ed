// One form, three shells: each does the same.

import { expectAccessible } from "./fixtures/axe.mjs";
import { smallCustomer } from "./fixtures/customers.mjs";
import { TENANT } from "./fixtures/sandbox.mjs";
import { SHELLS } from "./fixtures/shells.mjs";
import { expect, test } from "./fixtures/test.mjs";

/** Our own page has its own tests of this. */
const NARROW = [{ width: 320, height: 800, colorScheme: "light" }];

for (const kind of SHELLS) {
  test.describe(`the ${kind}`, () => {
    test.beforeEach(({ watch }) => {
      watch.allowFailedRequests("/v1/Customers");
    });

    test("creates a customer, then another", async ({ sandbox, words, openShell }) => {
      const { form, root, host } = await openShell(kind);
      const customer = smallCustomer(words.decimal);
      await form.fill(customer);
      await form.createThrough();
      const id = await root.locator("[data-customer-id]").getAttribute("data-customer-id");
      const [post, ...others] = await sandbox.posts();
      expect(others).toEqual([]);
      expect(post.headers["x-tenant"]).toBe(TENANT);
      expect(JSON.parse(post.body)).toMatchObject({ id, companyName: "Adventure Works Lda" });
      // What a translating browser leaves alone.
      for (const exact of [
        root.locator("[data-customer-id]"),
        root.locator("[data-correlation-id]"),
        root.getByText(TENANT, { exact: true }).last(),
        root.getByText(/^\w+\.onmicrosoft\.com$/).last(),
      ]) {
        await expect(exact).toHaveAttribute("translate", "no");
      }
      const correlation = root.locator("[data-correlation-id]");
      await expect(correlation).toHaveAttribute(
        "data-correlation-id",
        post.headers["x-correlation-id"],
      );
      if (host) {
        const [detail] = await host.told("created");
        expect(detail).toEqual({
          id,
          correlationId: post.headers["x-correlation-id"],
          customer: JSON.parse(post.body),
        });
        expect((await host.told("dirty")).map(({ dirty }) => dirty)).toEqual([true, false]);
      }

      await root.getByRole("button", { name: words.createAnother }).click();
      await expect(form.control("companyName")).toHaveValue("");
      await form.fill(smallCustomer(words.decimal));
      await form.createThrough();
      await expect(root.locator("[data-customer-id]")).not.toHaveAttribute("data-customer-id", id);
      expect(await sandbox.posts()).toHaveLength(2);
    });

    test("says what is wrong, and leads there", async ({ page, sandbox, openShell }) => {
      const { form } = await openShell(kind);
      await form.create.click();
      await expect(form.summary).toBeFocused();
      const links = form.summary.getByRole("link");
      expect(await links.count()).toBeGreaterThan(10);
      await links.first().click();
      const control = form.control("companyName");
      await expect(control).toBeFocused();
      await expect(control).toHaveAttribute("aria-invalid", "true");
      expect(await form.findings("companyName")).toMatchObject([
        { rule: "required", severity: "error" },
      ]);
      expect(await sandbox.posts()).toEqual([]);
      if (kind !== "page") {
        // The first heading of the page is the host's.
        const without = kind === "element" ? ["page-has-heading-one"] : [];
        await expectAccessible(page, { looks: NARROW, without });
      }
    });

    test("shows what the API refuses", async ({ sandbox, words, openShell }) => {
      const { form, host } = await openShell(kind);
      await form.fill(smallCustomer(words.decimal));
      const said = { propertyName: "companyName", description: "This name is taken." };
      await sandbox.fault({
        status: 400,
        body: {
          statusCode: 400,
          type: "ValidationError",
          description: "The customer is not valid.",
          correlationId: "7d9f6a52-5a0f-4f3e-9a51-0f6a3c1d2b4e",
          errors: [{ ...said, description: [said.description] }],
        },
      });
      await form.createThrough();
      await form.summary.getByRole("link", { name: /This name is taken\./ }).click();
      await expect(form.control("companyName")).toBeFocused();
      expect(await form.findings("companyName")).toMatchObject([{ rule: "server" }]);
      if (host) {
        expect(await host.told("failed")).toEqual([
          {
            status: 400,
            correlationId: "7d9f6a52-5a0f-4f3e-9a51-0f6a3c1d2b4e",
            description: "The customer is not valid.",
            errors: [said],
          },
        ]);
      }
      await form.put("companyName", "Adventure Works Iberia Lda");
      await form.createThrough();
      await expect.poll(async () => (await sandbox.posts()).length).toBe(2);
    });

    test("goes on with the same submission after a 401", async ({ sandbox, words, openShell }) => {
      const shell = await openShell(kind, { tokens: [{ life: 3000 }, { life: 3500 }] });
      const { form, root, host } = shell;
      await form.fill(smallCustomer(words.decimal));
      await sandbox.fault({ status: 401 });
      await form.create.click();
      if (await form.warnings.isVisible()) {
        await form.create.click();
      }
      await shell.renew();
      await root.locator("[data-customer-id]").waitFor();
      const posts = await sandbox.posts();
      expect(posts).toHaveLength(2);
      expect(posts[1].body).toBe(posts[0].body);
      expect(posts[1].headers["x-correlation-id"]).toBe(posts[0].headers["x-correlation-id"]);
      expect(posts[1].headers.authorization).not.toBe(posts[0].headers.authorization);
      if (host) {
        expect(await host.told("token")).toEqual(["start", "refused"]);
      }
    });

    test("is light or dark", async ({ openShell }) => {
      for (const [theme, ground] of [
        ["light", "rgb(246, 247, 249)"],
        ["dark", "rgb(20, 23, 28)"],
      ]) {
        const { around } = await openShell(kind, { theme });
        await expect(around).toHaveCSS("background-color", ground);
      }
    });

    test.describe("in Portuguese", () => {
      test.use({ locale: "pt-PT" });

      test("creates a customer", async ({ sandbox, words, openShell }) => {
        const { form, root } = await openShell(kind);
        await expect(form.heading).toBeVisible();
        await form.fill(smallCustomer(words.decimal));
        await form.createThrough();
        const level = kind === "element" ? 2 : 1;
        await expect(root.getByRole("heading", { level }).first()).toContainText(words.wasCreated);
        const [{ body }] = await sandbox.posts();
        const [entry] = Object.values(JSON.parse(body).providerCustomers);
        expect(entry.margin.value).toBe(10.6);
      });
    });
  });
}
