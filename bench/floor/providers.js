// The provider entries: added, duplicated, removed, and what follows from the customer's own controls.

import { check, leave, say } from "./findings.js";
import { made, numberProviders, position, rowsOf, title } from "./rows.js";
import { proposedDomain } from "./rules.js";

const list = document.getElementById("providers");
const company = document.getElementById("company-name");

/** The control of an entry by its key. */
export function control(entry, key) {
  return entry.querySelector(`[data-key="${key}"]`);
}

/** Puts a new entry behind this one, at the end without one, with what follows from the customer. */
export function insertProvider(neighbour) {
  const entry = made("provider");
  list.insertBefore(entry, neighbour?.nextElementSibling ?? null);
  numberProviders(entry, position(entry));
  followContact(entry);
  propose(entry);
  return entry;
}

/** A new entry takes the focus, and is announced. */
export function arrived(entry) {
  say(`Provider ${position(entry) + 1} added`);
  control(entry, "providerInstanceId").focus();
}

/** An entry with the same texts; the instance is left open. */
export function duplicateProvider(entry) {
  const twin = insertProvider(entry);
  const [from, to] = [entry, twin].map((it) => it.querySelectorAll("[data-key]"));
  to.forEach((own, at) => {
    if (own.dataset.key !== "providerInstanceId" && from[at]?.dataset.key === own.dataset.key) {
      own.value = from[at].value;
      own.checked = from[at].checked;
    }
  });
  arrived(twin);
}

/** Takes an entry away; its neighbour takes the focus. */
export function removeProvider(entry) {
  const at = position(entry);
  say(`Provider ${at + 1} removed`);
  const neighbour = entry.nextElementSibling ?? entry.previousElementSibling;
  entry.remove();
  numberProviders(list.children[at], at);
  const heading = neighbour?.querySelector("h3");
  (heading ?? document.querySelector("[data-act=add-provider]")).focus();
}

/** Another choice: the last one gives a control for any other GUID, which has the name from then on. */
export function choose(select) {
  const field = select.closest(".field");
  const typed = field.nextElementSibling?.matches(".guid") && field.nextElementSibling;
  if (select.value === "other" && !typed) {
    const guid = made("guid");
    const input = guid.querySelector("input");
    hand(select, input);
    field.after(guid);
    return input;
  }
  if (select.value !== "other" && typed) {
    hand(typed.querySelector("input"), select);
    typed.remove();
  }
  return select;
}

function hand(from, to) {
  to.name = from.name;
  from.removeAttribute("name");
  if (from.dataset.key) {
    to.dataset.key = from.dataset.key;
    delete from.dataset.key;
  }
}

const REPEATED = {
  severity: "error",
  rule: "repeated-instance",
  text: "Choose another provider instance: an entry above is for this one already",
};

/** An instance was chosen: the entry is called after it, and no other may be of the same. */
export function instanceChosen(changed) {
  const entry = changed.closest(".entry");
  title(entry, position(entry));
  const seen = new Set();
  for (const other of rowsOf(list)) {
    const instance = control(other, "providerInstanceId");
    const id = instance.value.toLowerCase();
    const tell = instance === changed ? leave : check;
    tell(instance, id !== "" && seen.has(id) ? REPEATED : undefined);
    seen.add(id);
  }
}

/** The company's contact by the keys of the signatory. */
const CONTACT = {
  FirstName: document.getElementById("first-name"),
  LastName: document.getElementById("last-name"),
  Email: document.getElementById("email"),
  Phone: document.getElementById("phone"),
};

/** If the signatory is the company's contact, its controls follow until they are edited. */
export function followContact(entry) {
  if (!control(entry, "providerCustomerData.KeepPrimaryInformation")?.checked) {
    return;
  }
  for (const [key, { value }] of Object.entries(CONTACT)) {
    const own = control(entry, `providerCustomerData.${key}`);
    if (value !== own.value && (own.value === "" || own.value === own.dataset.taken)) {
      own.value = value;
      own.dataset.taken = value;
    }
  }
}

/** The company's contact has changed. */
export function contactLeft() {
  rowsOf(list).forEach(followContact);
}

/** The company's name was left: it makes a domain for every entry that has none. */
export function companyLeft() {
  company.dataset.left = company.value;
  rowsOf(list).forEach(propose);
}

/** A domain for an entry that has none, made from the company's name. */
export function proposal(domain) {
  const made = domain.value === "" && proposedDomain(company.dataset.left ?? "");
  return made
    ? {
        severity: "hint",
        rule: "domain-proposal",
        text: "Made from the company’s name:",
        suggestion: made,
        words: `Use ${made} as the domain`,
      }
    : undefined;
}

function propose(entry) {
  const domain = control(entry, "providerCustomerData.Domain");
  if (domain) {
    check(domain, proposal(domain));
  }
}
