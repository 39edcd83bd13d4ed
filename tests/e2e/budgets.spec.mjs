// What the page may cost, where that can be counted: `cargo xtask bench` measures the rest.

import { fileURLToPath } from "node:url";
import { CUSTOMER_ID, customer, domainOf } from "../../bench/customer.mjs";
import { COMPANY } from "./fixtures/customers.mjs";
import { openFloor } from "./fixtures/floor.mjs";
import { SECOND } from "./fixtures/second-part.mjs";
import { expect, test } from "./fixtures/test.mjs";

// A trace would hold every one of the nodes.
test.use({ trace: "off", screenshot: "off" });

const DRIVER = fileURLToPath(new URL("../../bench/driver.js", import.meta.url));

/** The last `Domain` of a form, once it is unfolded. */
const lastDomain = (page, count) =>
  page.evaluate(async (at) => {
    await globalThis.driver.open(at);
    return globalThis.driver.named(globalThis.driver.domain(at)).value;
  }, count - 1);

test("500 providers take at most 0.3 of the nodes that a form by hand takes", async ({
  page,
  context,
  sandbox,
  signInPage,
  createdPage,
  form,
}) => {
  test.slow();
  const body = JSON.stringify(customer(500));
  await context.addInitScript({ path: DRIVER });
  const floor = await openFloor(context, sandbox.origin, body);
  const most = 0.3 * (await floor.evaluate(() => globalThis.driver.nodes()));
  expect(await lastDomain(floor, 500)).toBe(domainOf(499));

  await signInPage.signIn();
  await page.route(`**/v1/Customers/${CUSTOMER_ID}`, (route) =>
    route.fulfill({ contentType: "application/json", body }),
  );
  await page.goto(`customers/${CUSTOMER_ID}`);
  await createdPage.correct.click();
  await expect(form.control("companyName")).toHaveValue("Adventure Works");
  const nodes = await page.evaluate(() => globalThis.driver.nodes());
  expect(await lastDomain(page, 500)).toBe(domainOf(499));
  expect(nodes).toBeLessThanOrEqual(most);
});

test("typing, adding and removing asks the server for the second part of the program alone", async ({
  page,
  signInPage,
  form,
  words,
}) => {
  await signInPage.signIn();
  await page.waitForLoadState("networkidle");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await form.putAll(COMPANY);
  await form.addProvider.click();
  await form.put("providerCustomers.1.providerCustomerData.Domain", "adventureworks");
  await form.providerButton(1, words.addOfferMargin).click();
  await form.providerButton(0, words.removeProvider).click();
  await form.addAssociation.click();
  await expect(form.control("customerAssociations.0.name")).toBeVisible();
  expect(asked.filter((address) => !SECOND.test(address))).toEqual([]);
  expect(asked.filter((address) => address.includes("/app_second-"))).toHaveLength(1);
});
