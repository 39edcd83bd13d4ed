// Shows the controls before the program is there, keeps what happens to them, and starts the program. The build writes
// the controls into templates of the page, and the program's address into two links, so that the page contains no
// inline script and works with a strict Content-Security-Policy.

const root = document.documentElement;
const place = document.getElementById("app");
const program = document.querySelector('link[rel="modulepreload"]');
const wasm = document.querySelector('link[rel="preload"][type="application/wasm"]');
const languages = [...document.querySelectorAll("link[hreflang]")];

/** The first of these tags that is of a language of the page, with that language's link. */
const preferred = (tags) => {
  for (const tag of tags) {
    const [language] = String(tag).toLowerCase().split(/[-_]/);
    const words = languages.find(({ hreflang }) => hreflang.startsWith(language));
    if (words) {
      return { tag, words };
    }
  }
  return { tag: "en", words: languages[0] };
};

// Until the configuration is there.
root.lang = preferred(navigator.languages).words.hreflang;

// The program takes the same answer: `browser/http.rs`.
const answer = fetch("config.json");
globalThis.onboardConfig = answer;

/** The configuration, as far as it can be read: what is wrong with it is the program's to say. */
const configuration = async () => {
  try {
    return Object((await (await answer).clone().json()) ?? {});
  } catch {
    return {};
  }
};

/** The session of this tab, unless it is over. */
const session = () => {
  try {
    const stored = JSON.parse(sessionStorage.getItem("onboard.session"));
    const isOver = stored?.end && !stored.doubtful && stored.end * 1000 < Date.now();
    return isOver ? null : stored;
  } catch {
    return null;
  }
};

/** The template for this address: that of the sign-in, or that of the form; none for other pages. */
const templateOf = (config, isKnown, hasBroker) => {
  const { pathname } = new URL(document.baseURI);
  const path = location.pathname.slice(pathname.length - 1).replace(/\/+$/, "");
  if (path === "" || path === "/customers/new") {
    if (isKnown) {
      return config.resellers?.length ? "form-resellers" : "form";
    }
    return "sign-in";
  }
  if (path === "/sign-in" && !hasBroker) {
    return "sign-in";
  }
  return /^\/customers\/[^/]+$/.test(path) && !isKnown ? "sign-in" : undefined;
};

/** Writes what the configuration and the session say into the controls. */
const fill = (page, config, session, tag) => {
  const write = (name, value) => {
    const control = page.querySelector(`[name="${name}"]`);
    if (control && typeof value === "string") {
      control.defaultValue = value;
    }
    return control;
  };
  write("tenant", config.tenant);
  if (!config.signIn?.sample) {
    page.querySelector(".sample")?.remove();
  }
  const tenant = page.querySelector(".tenant");
  if (tenant && session) {
    tenant.textContent = session.tenant;
  } else {
    tenant?.parentElement.remove();
  }
  const country = config.defaultCountry;
  if (typeof country === "string") {
    try {
      write("country", new Intl.DisplayNames([tag], { type: "region" }).of(country));
    } catch {
      // The program says what is wrong with it.
    }
  }
  const reseller = page.querySelector("select[name=resellerId]");
  if (reseller) {
    const placeholder = reseller.options[1];
    for (const { id, name } of config.resellers) {
      const option = placeholder.cloneNode();
      option.value = String(id).toLowerCase();
      option.textContent = name;
      placeholder.before(option);
    }
    placeholder.remove();
  }
};

/**
 * Keeps what happens in the controls, for the program: which were left, what was pressed, whether an input method is
 * composing. It asks for no more than what the program sees by itself: the values and the focus.
 */
const record = () => {
  const over = new AbortController();
  const listen = (type, act) => place.addEventListener(type, act, { signal: over.signal });
  let count = 0;
  listen("focusout", ({ target }) => {
    if (target.matches("input, select")) {
      target.dataset.left = count += 1;
    }
  });
  listen("compositionstart", ({ target }) => {
    target.dataset.composing = "";
  });
  listen("compositionend", ({ target }) => {
    delete target.dataset.composing;
  });
  const press = (event, button) => {
    event.preventDefault();
    button.dataset.pressed = count += 1;
    if (button.type === "submit") {
      button.ariaDisabled = "true";
      button.form.ariaBusy = "true";
      button.form.querySelector("[role=status][hidden]")?.removeAttribute("hidden");
    }
  };
  listen("click", (event) => {
    const button = event.target.closest("button, summary");
    if (button) {
      press(event, button);
    }
  });
  listen("submit", (event) => press(event, event.target.querySelector("[type=submit]")));
  place.addEventListener("takeover", () => over.abort());
  return over.signal;
};

const taken = record();

const show = async () => {
  const config = await configuration();
  const { method } = Object(config.signIn);
  const hasBroker = method !== undefined && method !== "token";
  const stored = hasBroker ? null : session();
  const { tag, words } = preferred([config.locale, ...navigator.languages]);
  const early = document.createElement("link");
  Object.assign(early, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: words.href });
  document.head.append(early);
  if (taken.aborted) {
    return;
  }
  root.lang = words.hreflang;
  const name = templateOf(config, hasBroker || stored !== null, hasBroker);
  const template = document.getElementById(`${name}-${words.hreflang}`);
  if (template) {
    const page = document.importNode(template.content, true);
    fill(page, config, stored, tag);
    place.replaceChildren(page);
  }
};

/** Says that the program cannot run. The controls take nothing more; what is in them can still be read and copied. */
const cannotStart = () => {
  for (const control of place.querySelectorAll("input, select, button")) {
    control.ariaDisabled = "true";
    if (control.matches("input")) {
      control.readOnly = true;
    } else {
      control.disabled = true;
    }
  }
  const sentence = document.getElementById("cannot-start");
  place.querySelector("main > *")?.prepend(sentence);
  sentence.hidden = false;
};

// The words could not be loaded.
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
  const { default: init } = await import(program.href);
  await init({ module_or_path: wasm.href });
};

const [, started] = await Promise.allSettled([show(), start()]);
if (started.status === "rejected") {
  console.error(started.reason);
  cannotStart();
}
