// Works inside the measured page, on either side: everything is found by the names of controls and the words
// of buttons, which both have in common. A classic script, for it is brought in before the page's own.

globalThis.driver = (() => {
  const named = (name) => document.querySelector(`[name="${name}"]`);
  const domain = (at) => `providerCustomers.${at}.providerCustomerData.Domain`;
  const instance = (at) => `providerCustomers.${at}.providerInstanceId`;

  /** After the next frame has been laid out and painted. */
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  const wordsOf = (button) => (button.ariaLabel ?? button.textContent).trim();

  /** The button with these words, with or without the name of an instance behind them. */
  function button(words, more = "button") {
    const is = (it) => wordsOf(it) === words || wordsOf(it).startsWith(`${words}, `);
    return [...document.querySelectorAll(more)].find(is);
  }

  /** Looks once a frame, so that waiting is hardly any work for the page. */
  async function until(holds, what) {
    const end = performance.now() + 30_000;
    do {
      await painted();
      if (performance.now() > end) {
        throw new Error(`waited for ${what}, in vain`);
      }
    } while (!holds());
  }

  /** Presses *Add provider* until there are `count`, each time until the new one is painted and has the focus. */
  async function addUpTo(count, from) {
    const add = button("Add provider");
    for (let at = from; at < count; at += 1) {
      add.click();
      await until(() => document.activeElement?.name === instance(at), `provider ${at + 1}`);
    }
  }

  /** Unfolds an entry that is folded. */
  async function open(at) {
    if (!named(domain(at))) {
      const folded = document.querySelectorAll("button[aria-expanded=false]");
      const heading = new RegExp(`\\bprovider ${at + 1}\\b`, "i");
      [...folded].find((it) => heading.test(wordsOf(it)))?.click();
      await until(() => named(domain(at)), `the domain of provider ${at + 1}`);
    }
  }

  /** *Remove provider* of the entry at this position. */
  async function removal(at) {
    const words = `Remove provider ${at + 1}`;
    if (!button(words)) {
      await open(at);
    }
    return button(words);
  }

  /** Presses *Remove provider* of the first, and waits until the page without it is painted. */
  async function removeFirst(press) {
    press.click();
    await painted();
    await painted();
  }

  /** Presses what opens a filled form, and waits until it is painted. */
  async function fill(press) {
    press.click();
    await until(() => named("companyName")?.value, "the filled form");
    await painted();
  }

  /** Hands the floor a request body, and waits until it is painted. */
  async function load(body) {
    globalThis.load(body);
    await painted();
  }

  /** Removes the last entry until one is left. */
  async function removeAllButFirst(count) {
    for (let at = count - 1; at > 0; at -= 1) {
      (await removal(at)).click();
      // What follows from it is done before the next task.
      await new Promise((resolve) => setTimeout(resolve));
    }
    await until(() => !named(instance(1)) && !button("Remove provider 2"), "the removals");
  }

  /** The number of elements and texts in the document. */
  function nodes() {
    const walker = document.createTreeWalker(
      document,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    );
    let count = 0;
    while (walker.nextNode()) {
      count += 1;
    }
    return count;
  }

  return {
    addUpTo,
    button,
    domain,
    fill,
    load,
    named,
    nodes,
    open,
    painted,
    removal,
    removeAllButFirst,
    removeFirst,
  };
})();
