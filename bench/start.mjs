// How long it takes until the form can be typed into, and what the start does to page and device.

/** A cold visit; `slow` as in `side.mjs`, or none. */
export async function start(side, browser, slow) {
  const visit = await side.visit(browser, slow);
  let requests = 0;
  visit.page.on("request", (request) => {
    requests += request.url().startsWith("data:") ? 0 : 1;
  });
  await visit.openForm();
  const early = await visit.page.evaluate(() => globalThis.start.typeable);
  // What is still to come may shift the form or keep the thread busy.
  await visit.page.waitForLoadState("networkidle");
  const { shift, longestTask } = await visit.page.evaluate(() => globalThis.start);
  await visit.close();
  return slow
    ? { "type.slow": early, shift, "task.longest": longestTask }
    : { "type.cold": early, requests };
}
