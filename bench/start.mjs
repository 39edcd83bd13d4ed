// How long it takes until the form can be typed into, and what the start does to page and device.

import { SLOW } from "./side.mjs";
import { longestTask } from "./tasks.mjs";

/** A cold visit. */
export async function start(side, browser) {
  const visit = await side.visit(browser);
  let requests = 0;
  visit.page.on("request", (request) => {
    requests += request.url().startsWith("data:") ? 0 : 1;
  });
  const { typeable } = await started(visit);
  await visit.close();
  return { "type.cold": typeable, requests };
}

/** The same with a phone on a hotel's network. */
export async function slowStart(side, browser) {
  const visit = await side.visit(browser, SLOW);
  const { typeable, shift } = await started(visit);
  await visit.close();
  return { "type.slow": typeable, shift };
}

/** The same, its tasks recorded: a visit of its own, for that takes time. */
export async function slowTasks(side, browser) {
  const visit = await side.visit(browser, SLOW);
  const longest = await longestTask(visit, () => started(visit));
  await visit.close();
  return { "task.longest": longest };
}

/** Opens the form, and waits for what may still shift it or keep the thread busy. */
async function started(visit) {
  await visit.openForm();
  await visit.page.waitForLoadState("networkidle");
  return visit.page.evaluate(() => globalThis.start);
}
