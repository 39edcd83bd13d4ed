// The element in an iframe: the parent page exchanges messages with it, protocol version 1.
//
// from the host   { onboard: 1, type: "start", tenant, locale, theme, value }   all but the tenant are optional; a
//                                                                             second message changes its members
//                 { onboard: 1, type: "token", id, token }                     no token: the host has none
// to the host     { onboard: 1, type: "ready" }                                repeated every second until it answers
//                 { onboard: 1, type: "tokenWanted", id, reason }
//                 { onboard: 1, type: "created" | "failed" | "dirty", detail }
//                 { onboard: 1, type: "height", height }                       in CSS pixels
//
// Only messages of the parent page from an allowed origin are read. Messages of another form are ignored.

import "./embed.js";

const VERSION = 1;
const LONGEST_TOKEN = 100_000;
const CALL_EVERY = 1000;

/** The origins that may embed the form, from `config.json`. */
const allowedOrigins = async () => {
  const answer = await fetch("config.json");
  const config = answer.ok ? await answer.json().catch(() => ({})) : {};
  const origins = config?.embed?.allowedOrigins;
  return Array.isArray(origins) ? origins.filter(isOrigin) : [];
};

const isOrigin = (text) => {
  const origin = typeof text === "string" && URL.parse(text)?.origin;
  return origin === text && text !== "null";
};

/** Parses a message of the protocol; undefined for all others. */
const read = ({ data }) => {
  if (typeof data !== "object" || data === null || data.onboard !== VERSION) {
    return undefined;
  }
  const { type, id, token, tenant, locale, theme, value } = data;
  const isText = (it, longest) =>
    it === undefined || (typeof it === "string" && it.length <= longest);
  switch (type) {
    case "start":
      return isText(tenant, 255) &&
        isText(locale, 35) &&
        [undefined, "light", "dark", "auto"].includes(theme) &&
        (value === undefined || (typeof value === "object" && value !== null))
        ? { type, attributes: { tenant, locale, theme }, value }
        : undefined;
    case "token":
      return Number.isInteger(id) && isText(token, LONGEST_TOKEN) ? { type, id, token } : undefined;
    default:
      return undefined;
  }
};

const allowed = await allowedOrigins();

if (parent === window || allowed.length === 0) {
  document.getElementById("alone").hidden = false;
} else {
  const element = document.createElement("onboard-customer");
  // This page has no other heading.
  element.setAttribute("heading-level", "1");
  const wanted = new Map();
  let host;

  const post = (message, origin = host) =>
    parent.postMessage({ onboard: VERSION, ...message }, origin);

  element.token = ({ reason }) =>
    new Promise((resolve, reject) => {
      const id = wanted.size + 1;
      wanted.set(id, { resolve, reject });
      post({ type: "tokenWanted", id, reason });
    });
  for (const type of ["created", "failed", "dirty"]) {
    element.addEventListener(`onboard:${type}`, ({ detail }) => post({ type, detail }));
  }

  const begin = ({ attributes, value }) => {
    for (const [name, text] of Object.entries(attributes)) {
      if (text !== undefined) {
        element.setAttribute(name, text);
      }
    }
    if (value !== undefined) {
      element.value = value;
    }
    if (!element.isConnected) {
      document.body.append(element);
      new ResizeObserver(() =>
        post({ type: "height", height: Math.ceil(element.getBoundingClientRect().height) }),
      ).observe(element);
    }
  };

  const answer = ({ id, token }) => {
    const { resolve, reject } = wanted.get(id) ?? {};
    if (token === undefined) {
      reject?.(new Error("the page around has no token"));
    } else {
      resolve?.(token);
    }
  };

  addEventListener("message", (event) => {
    if (event.source !== parent || !allowed.includes(event.origin)) {
      return;
    }
    const message = read(event);
    // The first message determines the host.
    if (message && (host ??= event.origin) === event.origin) {
      if (message.type === "start") {
        begin(message);
      } else {
        answer(message);
      }
    }
  });

  // Not all browsers tell the parent's origin. Without it the message, which contains no data, goes to each of them.
  const around = location.ancestorOrigins?.[0];
  const call = () => {
    for (const origin of allowed) {
      if (around === undefined || around === origin) {
        post({ type: "ready" }, origin);
      }
    }
  };
  // The parent page may add its listener later.
  const calling = setInterval(() => (host ? clearInterval(calling) : call()), CALL_EVERY);
  call();
}
