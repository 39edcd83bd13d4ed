// Measures the page and the floor in turns, and writes what was found. Called by `cargo xtask bench`.

import { writeFileSync } from "node:fs";
import { LAUNCH, chromium } from "../tests/e2e/fixtures/chromium.mjs";
import { entries, firstKeys } from "./entries.mjs";
import { loading } from "./loading.mjs";
import { Side } from "./side.mjs";
import { slowStart, slowTasks, start } from "./start.mjs";

const COUNTS = [1, 100, 500];

/** Each measurement, with how often it is taken: short ones often, for they are the least steady. */
const MEASUREMENTS = [
  { title: "start", times: 7, take: (side) => start(side, browser) },
  { title: "slow start", times: 5, take: (side) => slowStart(side, browser) },
  { title: "tasks of a slow start", times: 5, take: (side) => slowTasks(side, browser) },
  { title: "first keys", times: 5, take: (side) => firstKeys(side, browser) },
  {
    title: "entries",
    times: 3,
    take: (side, round) => entries(side, browser, COUNTS, round === 1),
  },
  { title: "loading", times: 3, take: (side) => loading(side, browser, COUNTS.at(-1)) },
];

const { ONBOARD_DIST, ONBOARD_FLOOR, ONBOARD_SAMPLES, ONBOARD_QUICK } = process.env;

const samples = [];
const browser = await chromium.launch(LAUNCH);
const sides = [await Side.floor(ONBOARD_FLOOR), await Side.page(ONBOARD_DIST)];
try {
  for (const { title, times, take } of MEASUREMENTS) {
    const rounds = ONBOARD_QUICK ? 1 : times;
    for (let round = 1; round <= rounds; round += 1) {
      console.log(`${title}, ${round} of ${rounds}`);
      // Whoever comes first finds the machine as the one before has left it: they take turns in that too.
      for (const side of round % 2 ? sides : sides.toReversed()) {
        const found = await take(side, round);
        for (const [figure, values] of Object.entries(found)) {
          samples.push({ figure, side: side.name, values: [values].flat() });
        }
      }
    }
  }
} finally {
  await Promise.all(sides.map((side) => side.stop()));
  await browser.close();
}
writeFileSync(ONBOARD_SAMPLES, JSON.stringify({ browser: browser.version(), samples }));
