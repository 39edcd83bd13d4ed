// What a key costs: the work of the main thread from one key to the next, in a steady hand.

const PACE_MILLISECONDS = 80;
const LETTERS = "adventureworksholdings";
const PAUSES = 6;

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What a pause without a key costs, in milliseconds. */
async function idle(visit) {
  const costs = [];
  for (let at = 0; at < PAUSES; at += 1) {
    costs.push(await visit.work(() => pause(PACE_MILLISECONDS)));
  }
  return costs.toSorted((one, other) => one - other)[Math.floor(PAUSES / 2)];
}

/**
 * The milliseconds of each key in the control of this name, less what a pause without a key costs, for each of the
 * visits. A letter is typed into one, then into the next: a slow moment of the machine slows them all.
 */
export async function typing(visits, name) {
  const idles = [];
  for (const visit of visits) {
    const control = visit.page.locator(`[name="${name}"]`);
    await control.click();
    await control.fill("");
    await pause(1_200);
    idles.push(await idle(visit));
  }
  const costs = visits.map(() => []);
  for (const letter of LETTERS) {
    for (const [at, visit] of visits.entries()) {
      const cost = await visit.work(async () => {
        const next = pause(PACE_MILLISECONDS);
        await visit.page.keyboard.press(letter);
        await next;
      });
      costs[at].push(Math.max(0, cost - idles[at]));
    }
  }
  for (const visit of visits) {
    const control = visit.page.locator(`[name="${name}"]`);
    await control.fill("");
    await control.blur();
  }
  return costs;
}
