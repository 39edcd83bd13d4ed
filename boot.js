// Shows the controls before the program runs, records what is done in them, and starts the program. The build writes
// the controls into templates of the page, and the program's address into two links, so that the page contains no
// inline script and works with a strict Content-Security-Policy.

import {
  carryOver,
  close,
  preferred,
  record,
  resellerControl,
  write,
  writeCountry,
  writeResellers,
} from "./early.js";

/**
 * Moves the values of a link, `#companyName=…`, from the address of a new customer into the storage of this tab, where
 * the form takes them, also after a sign-in. Returns whether there are some.
 */
const keepLink = () => {
  if (/=/.test(location.hash) && /\/customers\/new\/?$/.test(location.pathname)) {
    try {
      sessionStorage.setItem("onboard.link", location.hash);
      history.replaceState(history.state, "", location.pathname + location.search);
      return true;
    } catch {
      // Without storage there is no draft either that could be lost: the values stay in the address.
    }
  }
};

keepLink();
// In a page that is open already: the form begins anew, and its draft is kept.
addEventListener("hashchange", () => keepLink() && location.reload());

const root = document.documentElement;
const place = document.getElementById("app");
const program = document.querySelector("link[rel=modulepreload]");
const wasm = document.querySelector('link[rel=preload][type="application/wasm"]');
const links = [...document.querySelectorAll("link[hreflang]")];
const tags = links.map(({ hreflang }) => hreflang);

// Until the configuration is loaded, which may name another language.
const likely = preferred(navigator.languages, tags);
root.lang = likely.language;

// The program reads the same response: `browser/http.rs`.
const answer = fetch("config.json");
globalThis.onboardConfig = answer;

/** The configuration, or an empty one if it cannot be read. The program reports its errors. */
const configuration = async () => {
  try {
    return Object((await (await answer).clone().json()) ?? {});
  } catch {
    return {};
  }
};

/** The session of this tab, unless it has expired. */
const session = () => {
  try {
    const stored = JSON.parse(sessionStorage.getItem("onboard.session"));
    const isOver = stored?.end && !stored.doubtful && stored.end * 1000 < Date.now();
    return isOver ? null : stored;
  } catch {
    return null;
  }
};

/** The names of the templates of the form. */
const FORMS = ["form", "form-resellers", "form-search"];

/** The name of the template for this address. `undefined`: neither the sign-in nor the form is shown there. */
const templateOf = (config, isKnown, hasBroker) => {
  const { pathname } = new URL(document.baseURI);
  const path = location.pathname.slice(pathname.length - 1).replace(/\/+$/, "");
  if (path === "" || path === "/customers/new") {
    if (isKnown) {
      return FORMS[resellerControl(config)];
    }
    return "sign-in";
  }
  if (path === "/sign-in" && !hasBroker) {
    return "sign-in";
  }
  return /^\/customers\/[^/]+$/.test(path) && !isKnown ? "sign-in" : undefined;
};

/** Writes the values of the configuration and of the session into the page. */
const fill = (page, config, session, tag) => {
  write(page, "tenant", config.tenant);
  writeCountry(page, config.defaultCountry, tag);
  writeResellers(page, config.resellers);
  if (!config.signIn?.sample) {
    page.querySelector(".sample")?.remove();
  }
  const tenant = page.querySelector(".tenant");
  if (tenant && session) {
    tenant.textContent = session.tenant;
  } else {
    tenant?.parentElement.remove();
  }
};

const mark = document.getElementById("sandbox");

/** Shows what this browser remembers of the page's look, before anything else is shown. */
const dress = async () => {
  try {
    // The configuration says so as well, when the form may be shown already.
    mark.hidden = !sessionStorage.getItem("onboard.sandbox");
    // `Setting` in the program. The style is that of the tools.
    if (localStorage.getItem("onboard-compact")) {
      root.dataset.compact = "";
      const style = document.querySelector("[data-tools=style]");
      await new Promise((settled) => {
        style.onload = style.onerror = settled;
        style.rel = "stylesheet";
      });
    }
  } catch {
    // The browser keeps nothing.
  }
};

const taken = record(place);
await dress();

/** The template whose controls are shown. */
let shown;

/** Shows the controls of a template, with what was typed into those before them. */
const present = (name, language) => {
  const template = document.getElementById(`${name}-${language}`);
  // An input method would lose its text.
  if (!template || template === shown || place.querySelector("[data-composing]")) {
    return;
  }
  const page = document.importNode(template.content, true);
  const { id } = document.activeElement;
  if (shown) {
    carryOver(place, page);
  }
  place.replaceChildren(page);
  shown = template;
  if (id) {
    document.getElementById(id)?.focus();
  }
};

// Who is signed in sees the form at once. The configuration may show other controls in it, and hardly ever does.
const known = session();
if (known && templateOf({}, true, false) === "form") {
  present("form", likely.language);
  fill(place, {}, known, likely.tag);
}

const show = async () => {
  const config = await configuration();
  const { method } = Object(config.signIn);
  const hasBroker = method !== undefined && method !== "token";
  const stored = hasBroker ? null : known;
  const { tag, language } = preferred([config.locale, ...navigator.languages], tags);
  const words = links[tags.indexOf(language)];
  const early = document.createElement("link");
  Object.assign(early, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: words.href });
  document.head.append(early);
  mark.hidden = config.sandbox !== true;
  if (stored) {
    sessionStorage.setItem("onboard.sandbox", mark.hidden ? "" : "1");
  }
  if (taken.aborted) {
    return;
  }
  root.lang = language;
  present(templateOf(config, hasBroker || stored !== null, hasBroker), language);
  fill(place, config, stored, tag);
};

/** Shows that the program cannot run. */
const cannotStart = () => {
  close(place);
  const sentence = document.getElementById("cannot-start");
  place.querySelector("main > *")?.prepend(sentence);
  sentence.hidden = false;
};

// Dispatched by the program if its words cannot be loaded.
place.addEventListener("cannot-start", cannotStart);

// A panic of the program is a trap, as is running out of memory. The program has ended then, but the controls
// still contain the typed values.
for (const event of ["error", "unhandledrejection"]) {
  addEventListener(event, ({ error, reason }) => {
    const panel = document.getElementById("crashed");
    if (panel?.hidden && (error ?? reason) instanceof WebAssembly.RuntimeError) {
      for (const link of panel.querySelectorAll("a")) {
        link.href = location.pathname + location.search;
      }
      const { sending } = root.dataset;
      for (const line of panel.querySelectorAll("[data-id]")) {
        line.hidden = !sending;
        line.querySelector("code").textContent = sending;
      }
      // Not earlier: the first link of the page must be the one that skips to the form.
      document.body.prepend(panel);
      panel.hidden = false;
    }
  });
}

const start = async () => {
  const answer = fetch(wasm.href);
  // What fails is reported where it is awaited.
  answer.catch(() => {});
  const { default: init } = await import(program.href);
  await init({ module_or_path: answer });
};

const [, started] = await Promise.allSettled([show(), start()]);
if (started.status === "rejected") {
  console.error(started.reason);
  cannotStart();
}
