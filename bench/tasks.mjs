// The tasks of a page's main thread, by the time that is their own: what else the machine does is not in it.

const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"];

/** The milliseconds of the longest task while `act` is under way. */
export async function longestTask(visit, act) {
  const { cdp } = visit;
  const events = [];
  cdp.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  const complete = new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
  await cdp.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES },
  });
  await act();
  await cdp.send("Tracing.end");
  await complete;

  // Of several renderers it is the one that has loaded the page.
  const address = visit.side.address();
  const page = events.find((it) => it.name === "CommitLoad" && it.args.data?.url === address);
  const isMain = (it) => it.pid === page?.pid && it.tid === page.tid && it.name === "RunTask";
  const own = events.filter(isMain).map(({ tdur }) => tdur / 1_000);
  // A task that the record ends in has no time.
  const tasks = own.filter(Number.isFinite);
  if (tasks.length === 0) {
    throw new Error("The browser has told of no task of the page");
  }
  return Math.max(...tasks);
}
