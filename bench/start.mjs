// How long it takes until the form can be typed into, and what the start does to page and device.

import { SLOW } from "./side.mjs";
import { longestTask } from "./tasks.mjs";

/** The files of the program that the first key loads: all but its first part. */
const CHUNK = /\/app_[^_]*\.wasm$/;

/** A cold visit. */
export async function start(side, browser) {
  const visit = await side.visit(browser);
  const counts = { requests: 0, "requests.later": 0 };
  visit.page.on("request", (request) => {
    if (!request.url().startsWith("data:")) {
      counts[CHUNK.test(request.url()) ? "requests.later" : "requests"] += 1;
    }
  });
  const { typeable, takenOver } = await started(visit);
  await visit.close();
  return { "type.cold": typeable, "program.cold": takenOver, ...counts };
}

/** The same with a phone on a hotel's network. */
export async function slowStart(side, browser) {
  const visit = await side.visit(browser, SLOW);
  const { typeable, takenOver, shift } = await started(visit);
  await visit.close();
  return { "type.slow": typeable, "program.slow": takenOver, shift };
}

/** The same, its tasks recorded: a visit of its own, for that takes time. */
export async function slowTasks(side, browser) {
  const visit = await side.visit(browser, SLOW);
  const longest = await longestTask(visit, () => started(visit));
  await visit.close();
  return { "task.longest": longest };
}

/**
 * Opens the form, types at once, and waits for what may still shift it or keep the thread busy. Checks that the form could
 * be typed into: the typed letter is still there, and a wrong e-mail address has its mark.
 */
async function started(visit) {
  const { page } = visit;
  await visit.openForm();
  const control = (name) => page.locator(`[name="${name}"]`);
  await control("companyName").focus();
  await page.keyboard.type("A");
  await control("email").focus();
  await page.keyboard.type("nobody");
  await control("companyName").focus();
  await page.waitForFunction(() => globalThis.start.takenOver);
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => {
    const { ariaInvalid } = document.querySelector('[name="email"]');
    return ariaInvalid === "true";
  });
  const typed = await control("companyName").inputValue();
  if (typed !== "A") {
    throw new Error(`An A was typed into the form, and ${JSON.stringify(typed)} is there`);
  }
  return page.evaluate(() => globalThis.start);
}
