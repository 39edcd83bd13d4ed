// The form by hand: one listener for each kind of event, for any number of entries.

import * as countries from "./countries.js";
import { check, leave, say } from "./findings.js";
import { load, switchView } from "./loading.js";
import * as providers from "./providers.js";
import { made, numberAssociations, numberMargins, position } from "./rows.js";

const form = document.querySelector("form");
const OF_CONTACT = ["firstName", "lastName", "email", "phone"];
const BY_COUNTRY = ["taxId", "state", "zip"];

const isDomain = (control) => control.dataset.key === "providerCustomerData.Domain";
const isInstance = (control) =>
  control.closest(".entry .field")?.querySelector("[data-key=providerInstanceId]");

form.addEventListener("input", ({ target }) => {
  if (target.name === "country") {
    countries.typed();
  }
  if (target.type !== "checkbox") {
    check(target, isDomain(target) ? providers.proposal(target) : undefined);
  }
});

form.addEventListener("focusout", ({ target }) => {
  if (!target.matches("input:not([type=checkbox]), textarea")) {
    return;
  }
  if (target.name === "country") {
    countries.left();
    BY_COUNTRY.forEach((name) => check(form.elements[name]));
  }
  leave(target, isDomain(target) ? providers.proposal(target) : undefined);
  if (target.name === "companyName") {
    providers.companyLeft();
  } else if (OF_CONTACT.includes(target.name)) {
    providers.contactLeft();
  } else if (isInstance(target)) {
    providers.instanceChosen(target);
  }
});

form.addEventListener("change", ({ target }) => {
  if (target.localName === "select") {
    const typed = target.querySelector("[value=other]") ? providers.choose(target) : target;
    leave(typed);
    if (isInstance(typed)) {
      providers.instanceChosen(typed);
    }
  } else if (target.type === "checkbox") {
    check(target);
    if (target.dataset.key.endsWith("KeepPrimaryInformation")) {
      providers.followContact(target.closest(".entry"));
    }
  }
});

const ACTS = {
  countries: () => countries.openList(""),
  use(button) {
    const control = button.closest(".field").querySelector("input");
    control.value = button.value;
    control.focus();
    check(control);
  },
  "add-provider": () => providers.arrived(providers.insertProvider()),
  "duplicate-provider": (button) => providers.duplicateProvider(button.closest(".entry")),
  "remove-provider": (button) => providers.removeProvider(button.closest(".entry")),
  "switch-view": switchView,
  "add-offer-margin": (button) => addRow(button, "offer-margin"),
  "remove-offer-margin": removeRow,
  "add-association": (button) => addRow(button, "association"),
  "remove-association": removeRow,
};

form.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-act]");
  ACTS[button?.dataset.act]?.(button);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  for (const control of form.querySelectorAll("[name]")) {
    leave(control);
  }
});

function addRow(button, kind) {
  const row = made(kind);
  button.before(row);
  number(button.parentElement);
  say(`${row.querySelector("legend").textContent} added`);
  row.querySelector("input, select").focus();
}

function removeRow(button) {
  const row = button.closest(".row");
  const { parentElement, nextElementSibling } = row;
  say(`${row.querySelector("legend").textContent} removed`);
  row.remove();
  number(parentElement);
  (nextElementSibling.querySelector("input, select") ?? nextElementSibling).focus();
}

function number(list) {
  const entry = list.closest(".entry");
  if (entry) {
    numberMargins(list, position(entry));
  } else {
    numberAssociations(list);
  }
}

providers.insertProvider();

/** For those who drive the page by program: shows a request body. */
globalThis.load = load;
