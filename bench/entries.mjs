// Many entries: added by the button, typed into, removed.

import { memory } from "./memory.mjs";
import { typing } from "./typing.mjs";

/** A visit whose form has so many entries. `prepare` is called with it before it opens the form. */
export async function withEntries(side, browser, count, prepare = async () => {}) {
  const visit = await side.visit(browser);
  await prepare(visit);
  await visit.openWorkingForm();
  await visit.drive("addUpTo", count, 1);
  await visit.drive("open", count - 1);
  return visit;
}

/** A word in the first control, and one in the last entry, for each of the visits. */
export async function keys(visits, count, name = String(count)) {
  const company = await typing(visits, "companyName");
  const domain = await typing(visits, `providerCustomers.${count - 1}.providerCustomerData.Domain`);
  return visits.map((_, at) => ({
    [`key.companyName.${name}`]: company[at],
    [`key.domain.${name}`]: domain[at],
  }));
}

/** Adding so many; `emptied` says whether all but the first entry are removed at the end. */
export async function entries(side, browser, count, emptied) {
  const visit = await side.visit(browser);
  await visit.openWorkingForm();
  const found = { ...(await memory(visit, "1")) };
  found.add = await visit.work(() => visit.drive("addUpTo", count, 1));
  Object.assign(found, await memory(visit, String(count)));
  found.remove = await removingTheFirst(visit, count);
  if (emptied) {
    await visit.drive("removeAllButFirst", count - 1);
    Object.assign(found, await memory(visit, "after"));
  }
  await visit.close();
  return found;
}

async function removingTheFirst(visit, count) {
  const press = await visit.page.evaluateHandle(() => globalThis.driver.removal(0));
  const cost = await visit.work(() => press.evaluate((it) => globalThis.driver.removeFirst(it)));
  const left = await visit.page.evaluate(
    (count) => Boolean(globalThis.driver.button(`Remove provider ${count}`)),
    count,
  );
  if (left) {
    throw new Error(`The first of ${count} providers was pressed away and is still there`);
  }
  return cost;
}
