// Measures the page and the floor in turns, and writes what was found. Called by `cargo xtask bench`.

import { writeFileSync } from "node:fs";
import { LAUNCH, chromium } from "../tests/e2e/fixtures/chromium.mjs";
import { entries, keys, withEntries } from "./entries.mjs";
import { loading } from "./loading.mjs";
import { Side } from "./side.mjs";
import { slowStart, slowTasks, start } from "./start.mjs";

const MOST_ENTRIES = 500;

/** Keys with so many entries: both sides are open, and are typed into by turns. */
const keysWith = (count) => ({
  title: `keys with ${count} ${count === 1 ? "entry" : "entries"}`,
  times: 5,
  open: (side) => withEntries(side, browser, count),
  together: (visits) => keys(visits, count),
});

/** Keys in a page that sends requests to the API during typing. A dead API breaks every connection. */
const keysAsking = (title, name, isDead) => ({
  title,
  times: 5,
  open: (side) =>
    withEntries(side, browser, 1, async (visit) => {
      if (side.isPage) {
        await visit.askWhileTyping(isDead);
      }
    }),
  together: (visits) => keys(visits, 1, name),
});

/** Each measurement, with how often it is taken: short ones often, for they are the least steady. */
const MEASUREMENTS = [
  { title: "start", times: 7, take: (side) => start(side, browser) },
  { title: "slow start", times: 5, take: (side) => slowStart(side, browser) },
  { title: "tasks of a slow start", times: 5, take: (side) => slowTasks(side, browser) },
  keysWith(1),
  keysWith(100),
  keysWith(MOST_ENTRIES),
  keysAsking("keys with all assists on", "assists", false),
  keysAsking("keys with all assists dead", "dead", true),
  {
    title: "entries",
    times: 3,
    take: (side, round) => entries(side, browser, MOST_ENTRIES, round === 1),
  },
  { title: "loading", times: 3, take: (side) => loading(side, browser, MOST_ENTRIES) },
];

const { ONBOARD_DIST, ONBOARD_FLOOR, ONBOARD_SAMPLES, ONBOARD_QUICK } = process.env;

const samples = [];
const browser = await chromium.launch(LAUNCH);
const sides = [await Side.floor(ONBOARD_FLOOR), await Side.page(ONBOARD_DIST)];

/** One after another: each has the machine for itself. */
async function inOrder(order, act) {
  const found = [];
  for (const at of order) {
    found.push(await act(at));
  }
  return found;
}

function record({ name }, found) {
  for (const [figure, values] of Object.entries(found)) {
    samples.push({ figure, side: name, values: [values].flat() });
  }
}

try {
  for (const { title, times, open, together, take } of MEASUREMENTS) {
    const visits = open ? await inOrder([0, 1], (at) => open(sides[at])) : [];
    const rounds = ONBOARD_QUICK ? 1 : times;
    for (let round = 1; round <= rounds; round += 1) {
      console.log(`${title}, ${round} of ${rounds}`);
      // The first of a round finds the caches of the round before: they take turns in that too.
      const order = round % 2 ? [0, 1] : [1, 0];
      const found = together
        ? await together(order.map((at) => visits[at]))
        : await inOrder(order, (at) => take(sides[at], round));
      order.forEach((at, turn) => record(sides[at], found[turn]));
    }
    await Promise.all(visits.map((visit) => visit.close()));
  }
} finally {
  await Promise.all(sides.map((side) => side.stop()));
  await browser.close();
}
writeFileSync(ONBOARD_SAMPLES, JSON.stringify({ browser: browser.version(), samples }));
