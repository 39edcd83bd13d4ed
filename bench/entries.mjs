// One long visit: entries are added by the button, typed into, removed.

import { memory } from "./memory.mjs";
import { typing } from "./typing.mjs";

/** Typing at each of these counts; `emptied` says whether all but the first entry are removed at the end. */
export async function entries(side, browser, counts, emptied) {
  const visit = await side.visit(browser);
  await visit.openForm();
  const found = { ...(await memory(visit, "1")) };
  let adding = 0;
  let there = 1;
  for (const count of counts) {
    adding += await visit.work(() => visit.drive("addUpTo", count, there));
    there = count;
    Object.assign(found, await keys(visit, count));
  }
  found.add = adding;
  Object.assign(found, await memory(visit, String(there)));
  found.remove = await removingTheFirst(visit, there);
  if (emptied) {
    await visit.drive("removeAllButFirst", there - 1);
    Object.assign(found, await memory(visit, "after"));
  }
  await visit.close();
  return found;
}

/** Typing into the form as it opens: a short visit, to be made often, for such a key is hardly more than noise. */
export async function firstKeys(side, browser) {
  const visit = await side.visit(browser);
  await visit.openForm();
  const found = await keys(visit, 1);
  await visit.close();
  return found;
}

async function keys(visit, count) {
  const company = await typing(visit, "companyName");
  await visit.drive("open", count - 1);
  const last = `providerCustomers.${count - 1}.providerCustomerData.Domain`;
  const domain = await typing(visit, last);
  return { [`key.companyName.${count}`]: company, [`key.domain.${count}`]: domain };
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
