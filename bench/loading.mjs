// A form filled from a request body with many providers.
//
// The page fills its form from a body where a customer was refused: the page after creation reads what the API
// gives back, and *Correct and create again* opens the form with it. Both are measured, and so is the list of
// the providers that is shown between them. The floor is handed the text of the same body.

import { CUSTOMER_ID, customer, domainOf } from "./customer.mjs";

export async function loading(side, browser, count) {
  const visit = await side.visit(browser);
  const body = JSON.stringify(customer(count));
  const load = side.isPage ? await byCorrection(visit, body) : await byHand(visit, body);
  const last = count - 1;
  const typed = await visit.page.evaluate(async (last) => {
    await globalThis.driver.open(last);
    return globalThis.driver.named(globalThis.driver.domain(last)).value;
  }, last);
  if (typed !== domainOf(last)) {
    throw new Error(`The last of ${count} domains is ${typed}`);
  }
  await visit.close();
  return { load };
}

async function byCorrection(visit, body) {
  const { page } = visit;
  let answer;
  const asked = new Promise((resolve) => {
    const held = new Promise((release) => {
      answer = release;
    });
    page.route("**/v1/Customers/*", async (route) => {
      resolve();
      await held;
      await route.fulfill({ contentType: "application/json", body });
    });
  });
  await page.goto(visit.side.address(`customers/${CUSTOMER_ID}`));
  await asked;
  const correct = page.getByRole("button", { name: "Correct and create again", exact: true });
  const reading = await visit.work(async () => {
    answer();
    await correct.waitFor();
    await visit.drive("painted");
  });
  const press = await correct.elementHandle();
  const building = await visit.work(() => press.evaluate((it) => globalThis.driver.fill(it)));
  return reading + building;
}

async function byHand(visit, body) {
  await visit.openForm();
  return visit.work(() => visit.page.evaluate((body) => globalThis.driver.load(body), body));
}
