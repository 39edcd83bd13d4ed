// Defines the element <onboard-customer>. The address of this file is the same in all versions. It fetches nothing
// until an element is on the page; the first element loads the program for all.
//
// A host page may have changed the prototypes of arrays and strings, and JSON. So this script iterates by index and
// saves the functions that it needs when it is loaded.

import {
  carryOver,
  close,
  preferred,
  record,
  resellerControl,
  write,
  writeCountry,
  writeResellers,
} from "../early.js";

const { parse } = JSON;

/**
 * The controls that are shown before the program runs, written by the build, for each language and each
 * `resellerControl`. An array is an element: its name, its attributes, and its children.
 */
const FORMS = {};

/** Matches the program in a stack trace. */
const OURS = /element(_\w+)?-\w+\.wasm/;

const beside = (file) => new URL(file, import.meta.url).href;
const PROGRAM = beside("element.js");
const WASM = beside("element_bg.wasm");
const STYLE = beside("element.css");
const CONFIG = beside("config.json");
const WORDS = { en: beside("element.en.txt"), "pt-PT": beside("element.pt.txt") };

// Messages for failures of the program itself, so they cannot come from its language files.
const TROUBLE = {
  start: {
    en: "This form could not start. Reload the page. If that doesn’t help, contact your administrator.",
    pt: "Não foi possível iniciar este formulário. Recarregue a página. Se não resolver, contacte o seu administrador.",
  },
  crash: {
    en: "This form has stopped working. Copy what you typed, then reload the page.",
    pt: "Este formulário deixou de funcionar. Copie o que escreveu e recarregue a página.",
  },
};

const text = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return answer.text();
};

// An HTML page means that there is no configuration: some hosts answer every path with a page.
const configuration = async () => {
  const answer = await fetch(CONFIG);
  const isNone =
    answer.status === 404 ||
    answer.status === 410 ||
    /text\/html/.test(answer.headers.get("Content-Type"));
  if (!isNone && !answer.ok) {
    throw new Error(`${CONFIG}: ${answer.status}`);
  }
  return isNone ? undefined : answer.text();
};

let surroundings;
let program;

// Loads what the first controls need: the style and the configuration.
const prepare = () => {
  surroundings ??= fetchSurroundings().catch((error) => {
    surroundings = undefined;
    throw error;
  });
  return surroundings;
};

const fetchSurroundings = async () => {
  const style = text(STYLE);
  const config = await configuration();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await style);
  return { sheet, config };
};

const load = () => {
  program ??= start().catch((error) => {
    program = undefined;
    throw error;
  });
  return program;
};

// Sends all requests before it awaits the first.
const start = async () => {
  const around = prepare();
  const wasm = fetch(WASM);
  const module = await import(PROGRAM);
  await module.default({ module_or_path: wasm });
  const { sheet, config } = await around;
  return { module, sheet, config, words: {} };
};

/** The maximum depth of nesting, the same as in the program. */
const DEPTH_MAX = 100;

// Serializes without `toJSON`, which some pages add to arrays and strings. Throws if a value is cyclic or too deep, or
// if one of its getters throws.
const written = (value, depth = DEPTH_MAX) => {
  if (depth === 0) {
    throw new RangeError("The value is too deep, or in a circle");
  }
  if (typeof value === "string") {
    let quoted = '"';
    for (let at = 0; at < value.length; at++) {
      const code = value.charCodeAt(at);
      quoted +=
        code < 32 || code === 34 || code === 92
          ? `\\u00${code < 16 ? "0" : ""}${code.toString(16)}`
          : value[at];
    }
    return `${quoted}"`;
  }
  if (typeof value !== "object" || value === null) {
    return typeof value === "boolean" || Number.isFinite(value) ? `${value}` : "null";
  }
  const names = Object.keys(value);
  let members = "";
  for (let at = 0; at < names.length; at++) {
    const name = Array.isArray(value) ? "" : `${written(names[at])}:`;
    members += `${at > 0 ? "," : ""}${name}${written(value[names[at]], depth - 1)}`;
  }
  return Array.isArray(value) ? `[${members}]` : `{${members}}`;
};

// Returns an empty text if the value cannot be serialized: the program reports that as an error.
const readable = (value) => {
  try {
    return written(value);
  } catch (error) {
    console.error(error);
    return "";
  }
};

/** Creates the node that `node` describes: see `FORMS`. */
const made = (node) => {
  if (typeof node === "string") {
    return document.createTextNode(node);
  }
  const element = document.createElement(node[0]);
  const names = Object.keys(node[1]);
  for (let at = 0; at < names.length; at++) {
    element.setAttribute(names[at], node[1][names[at]]);
  }
  for (let at = 2; at < node.length; at++) {
    element.appendChild(made(node[at]));
  }
  return element;
};

/** Parses an object. Returns an empty one for other texts: the program reports their errors. */
const readObject = (text) => {
  try {
    return Object(parse(text ?? "{}"));
  } catch {
    return {};
  }
};

/** The controls for this configuration, with the values of the host. */
const controls = (config, locale, value) => {
  const tags = [locale ?? config.locale];
  for (let at = 0; at < navigator.languages.length; at++) {
    tags[at + 1] = navigator.languages[at];
  }
  const { tag, language } = preferred(tags, Object.keys(FORMS));
  const form = made(FORMS[language][resellerControl(config)]);
  writeResellers(form, config.resellers);
  writeCountry(form, config.defaultCountry, tag);
  const given = readObject(readable(value));
  const names = Object.keys(given);
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    if (name === "country") {
      writeCountry(form, given[name], tag);
    } else if (/^\w+$/.test(name)) {
      write(form, name, given[name]);
    }
  }
  return { form, language };
};

// Keys that a control of the form handles do not leave the element. The host page sees the element as their target, so
// its shortcuts cannot tell that the person is typing.

/** Keys that text controls handle, besides characters. */
const EDITING = /^(Arrow|Home|End|Page|Backspace|Delete|Insert|Enter|Dead|Process|Unidentified)/;

/** Keys that text controls handle with Ctrl or Command. */
const COMMANDS = /^([acvxyz]$|Arrow|Home|End|Backspace|Delete|Insert)/i;

const isUsed = (event) => {
  // Synthetic events may have no key.
  const { target, key = "", code, ctrlKey, metaKey, altKey } = event;
  if (event.defaultPrevented || event.isComposing) {
    return true;
  }
  if (key === "Escape") {
    return target.closest("dialog[open]") !== null;
  }
  // AltGr is Ctrl and Alt on some systems, and types characters.
  const isCommand = (ctrlKey || metaKey) && !altKey;
  if (target.matches("input:not([type=checkbox]), textarea, select")) {
    // Also by `code`: the `key` of a Cyrillic or Greek keyboard is another letter.
    const isEditing = COMMANDS.test(key) || /^Key[ACVXYZ]$/.test(code);
    return isCommand ? isEditing : key.length === 1 || EDITING.test(key);
  }
  return (
    !isCommand && (key === " " || key === "Enter") && target.matches("input, button, a, summary")
  );
};

const keepKeys = (shadow) => {
  // A `keyup` is stopped if its `keydown` was.
  const down = {};
  const keep = (event) => {
    const { type, code } = event;
    if (type === "keydown") {
      down[code] = isUsed(event);
    }
    if (down[code]) {
      event.stopPropagation();
    }
    if (type === "keyup") {
      delete down[code];
    }
  };
  shadow.addEventListener("keydown", keep);
  shadow.addEventListener("keypress", keep);
  shadow.addEventListener("keyup", keep);
};

// Rejects with a word of `TokenFailure` in the program.
const pull = (token, reason, seconds) =>
  new Promise((resolve, reject) => {
    if (token === undefined || token === null) {
      reject("missing");
      return;
    }
    const timer = setTimeout(reject, seconds * 1000, "silent");
    const answered = async () => (typeof token === "function" ? token({ reason }) : token);
    answered().then(
      (answer) => {
        clearTimeout(timer);
        resolve(answer);
      },
      (error) => {
        clearTimeout(timer);
        console.error(error);
        reject("failed");
      },
    );
  });

class OnboardCustomer extends HTMLElement {
  static observedAttributes = ["tenant", "api-base", "locale", "heading-level"];

  #token;
  #value;
  #isLoaded = true;
  #form;
  /** The element with the controls that are shown before the program runs. */
  #early;
  #earlyLocale;
  #earlyValue;
  #left;
  #shown;
  #isQueued = false;
  #shadow = this.attachShadow({ mode: "open" });

  // The interface of the program to the host page.
  #host = {
    token: (reason, seconds) => pull(this.#token, reason, seconds),
    // Deferred: the listener may do anything, for example remove this form.
    tell: (name, detail) => queueMicrotask(() => this.#tell(name, parse(detail))),
    settled: () => this.#changed(),
  };

  /** Write-only, so that no other script can read it. */
  get token() {
    return undefined;
  }

  set token(token) {
    this.#token = token;
    this.#offer();
  }

  get value() {
    return this.#value;
  }

  set value(value) {
    this.#value = value;
    this.#isLoaded = false;
    this.#changed();
  }

  constructor() {
    super();
    keepKeys(this.#shadow);
  }

  connectedCallback() {
    // The page may have set them before this script was loaded.
    this.#takeOwn("token");
    this.#takeOwn("value");
    addEventListener("error", this);
    addEventListener("unhandledrejection", this);
    this.#changed();
  }

  disconnectedCallback() {
    removeEventListener("error", this);
    removeEventListener("unhandledrejection", this);
    this.#changed();
  }

  // Moved by `moveBefore`: nothing has changed.
  connectedMoveCallback() {}

  attributeChangedCallback() {
    this.#changed();
  }

  /** A trap ends the program for all elements. The controls still contain the typed values. */
  handleEvent({ error, reason }) {
    const trap = error ?? reason;
    if (trap instanceof WebAssembly.RuntimeError && OURS.test(trap.stack) && this.#form) {
      this.#form = undefined;
      this.#say("crash", true);
    }
  }

  #offer() {
    if (this.#token !== undefined && this.#token !== null) {
      this.#form?.token_changed();
    }
  }

  #takeOwn(name) {
    if (Object.hasOwn(this, name)) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  // Batches changes: moving an element disconnects and connects it.
  #changed() {
    if (!this.#isQueued) {
      this.#isQueued = true;
      queueMicrotask(() => {
        this.#isQueued = false;
        this.#settle().catch((error) => {
          console.error(error);
          this.#say("start", false);
        });
      });
    }
  }

  async #settle() {
    if (!this.isConnected) {
      this.#left = this.#form?.leave(false) ?? this.#left;
      this.#form = undefined;
      this.#early = undefined;
      this.#shown = undefined;
      this.#shadow.textContent = "";
      return;
    }
    // A running submission keeps its form; the program calls `settled` at its end.
    if (this.#form?.is_busy()) {
      return;
    }
    const wanted = this.#attributes();
    if (wanted.key !== this.#shown) {
      await this.#show(wanted);
    }
    if (this.#form && !this.#isLoaded) {
      this.#isLoaded = true;
      this.#form.load(readable(this.#value));
    }
  }

  #attributes() {
    const value = (name) => this.getAttribute(name) ?? undefined;
    const tenant = value("tenant");
    const base = value("api-base");
    const locale = value("locale");
    const level = value("heading-level");
    return { tenant, base, locale, level, key: `${tenant}\n${base}\n${locale}\n${level}` };
  }

  /** Shows the controls while the program is loaded. */
  async #showEarly({ locale, key }) {
    const { sheet, config } = await prepare();
    const isWanted = this.isConnected && !this.#form && !this.#left;
    if (!isWanted || this.#attributes().key !== key) {
      return;
    }
    const before = this.#early;
    // Nothing else changes these controls. They stay the same elements, because the program may be adopting them.
    if (before && this.#earlyLocale === locale && this.#earlyValue === this.#value) {
      return;
    }
    const focused = this.#shadow.activeElement?.id;
    const { form, language } = controls(readObject(config), locale, this.#value);
    this.#earlyLocale = locale;
    this.#earlyValue = this.#value;
    const place = this.#place(language);
    place.appendChild(form);
    this.#early = place;
    this.#shadow.adoptedStyleSheets = [sheet];
    record(place);
    if (before) {
      carryOver(before, this.#shadow);
      this.#focus(focused);
    }
  }

  async #show(wanted) {
    const { tenant, base, locale, level, key } = wanted;
    const loading = load();
    // What fails here is reported where it is awaited.
    loading.catch(() => {});
    await this.#showEarly(wanted);
    const { module, sheet, config, words } = await loading;
    const tag = module.words_of(config, locale);
    words[tag] ??= await text(WORDS[tag]);
    const body = this.#isLoaded ? undefined : readable(this.#value);
    // The values of the host are in the controls already: the form adopts them together.
    const isGiven = body !== undefined && this.#early !== undefined && (await module.can_load());
    const early = this.#early?.lang === tag ? this.#early : undefined;
    if (early) {
      await module.adopt(early);
    }
    if (!this.isConnected || this.#attributes().key !== key || this.#form?.is_busy()) {
      this.#changed();
      return;
    }
    if (this.#shown === key) {
      return;
    }
    // They have been replaced in the meantime.
    if (early && early !== this.#early) {
      this.#changed();
      return;
    }
    const focused = this.#shadow.activeElement?.id;
    const left = this.#form?.leave(true) ?? this.#left;
    this.#left = undefined;
    this.#early = undefined;
    const place = early?.isConnected ? early : this.#place(tag);
    this.#shadow.adoptedStyleSheets = [sheet];
    if (isGiven) {
      this.#isLoaded = true;
    }
    this.#form = module.MountedElement.open(
      this.#shadow,
      place,
      this.#host,
      words[tag],
      config,
      tenant,
      base,
      locale,
      level,
      left,
      isGiven ? body : undefined,
    );
    if (!this.#form) {
      throw new Error(`${WORDS[tag]} is not of this version`);
    }
    this.#shown = key;
    this.#offer();
    if (place !== early) {
      this.#focus(focused);
    }
  }

  #focus(id) {
    if (id) {
      this.#shadow.getElementById(id)?.focus({ preventScroll: true });
    }
  }

  // Returns an empty element for the form, in a language.
  #place(tag) {
    const place = document.createElement("div");
    place.className = "onboard";
    place.lang = tag;
    this.#shadow.textContent = "";
    this.#shadow.appendChild(place);
    return place;
  }

  #say(trouble, keeps) {
    const tag = /^pt/i.test(this.getAttribute("locale") ?? navigator.language) ? "pt" : "en";
    const sentence = document.createElement("p");
    sentence.className = "summary";
    sentence.setAttribute("role", "alert");
    sentence.textContent = TROUBLE[trouble][tag];
    const kept = keeps || this.#early ? this.#shadow.firstElementChild : undefined;
    if (this.#early) {
      close(this.#early);
    }
    const place = kept ?? this.#place(tag);
    place.insertBefore(sentence, place.firstChild);
    this.#tell("failed", {
      status: 0,
      correlationId: null,
      description: sentence.textContent,
      errors: [],
    });
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`onboard:${name}`, { detail, bubbles: true }));
  }
}

if (!customElements.get("onboard-customer")) {
  customElements.define("onboard-customer", OnboardCustomer);
}
