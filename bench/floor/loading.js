// From a request body to the controls, and Microsoft's data from controls to JSON and back.

import { choose as chooseCountry } from "./countries.js";
import { leave } from "./findings.js";
import { choose, contactLeft, control, insertProvider } from "./providers.js";
import { made, numberAssociations, numberMargins, position, title } from "./rows.js";

const form = document.querySelector("form");
const PREFIX = "providerCustomerData.";

/** Shows a request body: what it does not name stays as it is. */
export function load(text) {
  const { country, providerCustomers, customerAssociations, ...scalars } = JSON.parse(text);
  for (const [name, value] of Object.entries(scalars)) {
    const own = form.elements[name];
    if (own) {
      own.value = value ?? "";
    }
  }
  if (country) {
    chooseCountry(country);
  }
  if (providerCustomers) {
    document.getElementById("providers").replaceChildren();
    Object.values(providerCustomers).forEach(loadProvider);
  }
  if (customerAssociations) {
    loadAssociations(customerAssociations);
  }
}

function loadProvider(loaded) {
  const entry = insertProvider();
  select(control(entry, "providerInstanceId"), loaded.providerInstanceId);
  showControls(entry, JSON.parse(loaded.providerCustomerData));
  control(entry, "margin.marginRule.name").value = loaded.margin.marginRule.name;
  control(entry, "margin.value").value = loaded.margin.value;
  title(entry, position(entry));
  const list = entry.querySelector(".offer-margins");
  for (const [type, margin] of Object.entries(loaded.offerTypeMargins?.Value ?? {})) {
    const row = made("offer-margin");
    control(row, "offerType").value = type;
    control(row, "marginRule.name").value = margin.MarginRule.Name;
    control(row, "value").value = margin.Value;
    list.lastElementChild.before(row);
  }
  numberMargins(list, position(entry));
}

function loadAssociations(loaded) {
  const list = document.getElementById("associations");
  list.replaceChildren(list.lastElementChild);
  for (const { resellerId, name } of loaded) {
    const row = made("association");
    select(control(row, "resellerId"), resellerId);
    control(row, "name").value = name;
    list.lastElementChild.before(row);
  }
  numberAssociations(list);
}

/** Chooses a GUID in a list, or puts it where any other is typed. */
function select(list, id) {
  list.value = id;
  if (list.value !== id) {
    list.value = "other";
    choose(list).value = id;
  }
}

function showControls(entry, data) {
  for (const own of entry.querySelectorAll(`[data-key^="${PREFIX}"]`)) {
    const value = data[own.dataset.key.slice(PREFIX.length)];
    if (own.type === "checkbox") {
      own.checked = Array.isArray(value) ? value.includes(own.value) : value === true;
    } else {
      own.value = own.type === "date" ? (value ?? "").slice(0, 10) : (value ?? "");
    }
  }
}

function asJson(entry) {
  const data = {};
  for (const own of entry.querySelectorAll(`[data-key^="${PREFIX}"]`)) {
    const key = own.dataset.key.slice(PREFIX.length);
    if (key === "Qualifications") {
      data[key] = [...(data[key] ?? []), ...(own.checked ? [own.value] : [])];
    } else {
      data[key] = own.type === "checkbox" ? own.checked : own.value || null;
    }
  }
  return JSON.stringify(data, null, 2);
}

/** Shows Microsoft's data as JSON, or the JSON in the controls again. */
export function switchView(button) {
  const entry = button.closest(".entry");
  const area = control(entry, "providerCustomerData");
  if (area) {
    try {
      const data = JSON.parse(area.value || "{}");
      entry.querySelectorAll(".microsoft").forEach((group) => group.removeAttribute("hidden"));
      showControls(entry, data);
    } catch {
      leave(area);
      return;
    }
    area.closest(".field").remove();
    button.textContent = "Show as JSON";
    contactLeft();
  } else {
    const field = made("json");
    const json = field.querySelector("textarea");
    json.name = `providerCustomers.${position(entry)}.providerCustomerData`;
    json.value = asJson(entry);
    entry.querySelectorAll(".microsoft").forEach((group) => group.setAttribute("hidden", ""));
    button.parentElement.before(field);
    button.textContent = "Show as fields";
  }
}
