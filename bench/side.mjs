// The two sides of every comparison: the page, and the floor that is written by hand.

import { readFileSync } from "node:fs";
import { Sandbox, TENANT } from "../tests/e2e/fixtures/sandbox.mjs";

const script = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

/** A phone on a hotel's network. */
export const SLOW = { latency: 150, kilobits: 1_600, cpu: 4 };

export class Side {
  #sandbox;
  #session;

  constructor(name, sandbox, session) {
    this.name = name;
    this.#sandbox = sandbox;
    this.#session = session;
  }

  /** The page after the sign-in. */
  static async page(dist) {
    const sandbox = await Sandbox.start("/", { dist });
    const session = JSON.stringify({ tenant: TENANT, token: await sandbox.token() });
    return new Side("page", sandbox, session);
  }

  /** The floor, from the same server with the same headers. */
  static async floor(folder) {
    return new Side("floor", await Sandbox.start("/", { dist: folder }));
  }

  async stop() {
    await this.#sandbox.stop();
  }

  get isPage() {
    return this.#session !== undefined;
  }

  /** Where the form is, and other pages of the side. */
  address(path = this.isPage ? "customers/new" : "") {
    return this.#sandbox.address + path;
  }

  /** The tab of a browser that was never here, so with an empty cache; `slow` is like {@link SLOW}. */
  async visit(browser, slow) {
    const context = await browser.newContext({ locale: "en-US", timezoneId: "Europe/Lisbon" });
    await context.addInitScript(script("./observer.js"));
    await context.addInitScript(script("./driver.js"));
    if (this.isPage) {
      const keep = (session) => sessionStorage.setItem("onboard.session", session);
      await context.addInitScript(keep, this.#session);
    }
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    if (slow) {
      const perSecond = (slow.kilobits * 1_000) / 8;
      await cdp.send("Network.enable");
      await cdp.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: slow.latency,
        downloadThroughput: perSecond,
        uploadThroughput: perSecond,
      });
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: slow.cpu });
    }
    return new Visit(this, context, page, cdp);
  }
}

/** One visit, with what can be read off it. */
export class Visit {
  constructor(side, context, page, cdp) {
    Object.assign(this, { side, context, page, cdp });
  }

  async close() {
    await this.context.close();
  }

  /** Opens the form, and waits until it can be typed into. */
  async openForm() {
    await this.page.goto(this.side.address());
    await this.page.waitForFunction(() => globalThis.start.typeable);
  }

  /** Opens the form, and waits until its buttons work. */
  async openWorkingForm() {
    await this.openForm();
    await this.page.waitForFunction(() => globalThis.start.takenOver);
  }

  /** Switches on all requests that the page sends during typing. A dead API breaks every connection. */
  async askWhileTyping(isDead) {
    await this.page.route("**/config.json", async (route) => {
      const answer = await route.fetch();
      const config = await answer.json();
      for (const name of Object.keys(config.assists)) {
        config.assists[name] = true;
      }
      await route.fulfill({ response: answer, json: config });
    });
    if (isDead) {
      await this.page.route("**/v1/**", (route) => route.abort());
    }
  }

  /** Calls a function of `driver.js` in the page. */
  async drive(name, ...given) {
    const call = ([name, given]) => globalThis.driver[name](...given);
    return this.page.evaluate(call, [name, given]);
  }

  async metrics() {
    // Times of the main thread are its own: what else the machine does is not in them.
    await this.cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const { metrics } = await this.cdp.send("Performance.getMetrics");
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  /** How many milliseconds the main thread works while `act` is under way. */
  async work(act) {
    const before = await this.metrics();
    await act();
    const after = await this.metrics();
    return (after.TaskDuration - before.TaskDuration) * 1_000;
  }
}
