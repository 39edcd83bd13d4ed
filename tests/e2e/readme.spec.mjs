// What the README shows is what works.

import { readFileSync } from "node:fs";
import { smallCustomer } from "./fixtures/customers.mjs";
import { expect, test } from "./fixtures/test.mjs";

const README = new URL("../../README.md", import.meta.url);

test.use({ broker: true });

test("the lines under Embedding", async ({ page, sandbox, form, words, watch }) => {
  watch.allowFailedRequests("/session/token");
  const [, section] = readFileSync(README, "utf8").split("\n## Embedding\n");
  const [, lines] = /```html\n([^]*?)```/.exec(section);
  const body = lines.replace("https://apps.example/onboard/", sandbox.address);
  expect(body).not.toBe(lines);
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await page.route("**/host-of-the-readme.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><title>Host</title>${body}` }),
  );
  // The broker that the README names knows the person by the cookie of its sign-in.
  await page.goto("customers/new");
  await page.getByRole("button", { name: "Ana Silva" }).click();
  await expect(form.heading).toBeVisible();
  await page.goto(`${sandbox.origin}/host-of-the-readme.html`);
  await expect(form.control("companyName")).toHaveValue("Contoso");
  await form.fill(smallCustomer(words.decimal));
  await form.createThrough();
  const id = await page.locator("[data-customer-id]").getAttribute("data-customer-id");
  await expect.poll(() => said).toContain(`created ${id}`);
});
