// What a key costs: the work of the main thread from one key to the next, in a steady hand.

const PACE_MILLISECONDS = 80;
const LETTERS = "adventureworksholdings";

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The milliseconds of each key in the control of this name, less what a pause without a key costs. */
export async function typing(visit, name, { keys = LETTERS.length, pauses = 6 } = {}) {
  const control = visit.page.locator(`[name="${name}"]`);
  await control.click();
  await control.fill("");
  await pause(1_200);
  const still = [];
  for (let at = 0; at < pauses; at += 1) {
    still.push(await visit.work(() => pause(PACE_MILLISECONDS)));
  }
  const idle = still.toSorted((one, other) => one - other)[Math.floor(pauses / 2)];
  const costs = [];
  for (const letter of LETTERS.slice(0, keys)) {
    const cost = await visit.work(async () => {
      const next = pause(PACE_MILLISECONDS);
      await visit.page.keyboard.press(letter);
      await next;
    });
    costs.push(Math.max(0, cost - idle));
  }
  await control.fill("");
  await control.blur();
  return costs;
}
