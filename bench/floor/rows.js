// Rows made from templates: provider entries, offer type margins, associations.

/** The template of this name, without the blank text between its tags: that would be a third of its nodes. */
function template(id) {
  const { content } = document.querySelector(`template#${id}`);
  const blank = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (blank.nextNode()) {
    texts.push(blank.currentNode);
  }
  texts.filter((text) => text.data.trim() === "").forEach((text) => text.remove());
  return content.firstElementChild;
}

const TEMPLATES = Object.fromEntries(
  ["provider", "guid", "json", "offer-margin", "association"].map((id) => [id, template(id)]),
);

let next = 0;

/** A new row, its labels and hints tied to its controls; not in the document yet. */
export function made(id) {
  const row = TEMPLATES[id].cloneNode(true);
  const key = (next += 1);
  let at = 0;
  for (const control of row.querySelectorAll("input, select, textarea")) {
    control.id = `control-${key}-${(at += 1)}`;
    const field = control.closest(".field");
    const label = control.closest(".box-and-label, .field").querySelector("label");
    label.htmlFor = control.id;
    const hint = field.querySelector(".hint");
    if (hint) {
      hint.id ||= `${control.id}-hint`;
      control.setAttribute("aria-describedby", hint.id);
    }
  }
  return row;
}

/** The rows of a list, without the button behind them. */
export function rowsOf(list) {
  return [...list.children].filter((child) => !child.matches("button"));
}

/** The position of a row on the screen, from 0. */
export function position(row) {
  return Array.prototype.indexOf.call(row.parentElement.children, row);
}

/** Gives the controls of a row the names of its place. */
function place(row, prefix, at) {
  for (const control of row.querySelectorAll("[data-key]")) {
    const margins = control.closest(".row");
    if (margins === null || margins === row) {
      control.name = `${prefix}.${at}.${control.dataset.key}`;
    }
  }
}

/** Numbers this entry, at this position, and all behind it. */
export function numberProviders(entry, at) {
  for (; entry; entry = entry.nextElementSibling, at += 1) {
    place(entry, "providerCustomers", at);
    title(entry, at);
    numberMargins(entry.querySelector(".offer-margins"), at);
  }
}

/** The heading of an entry and the names of its buttons, which name its instance as well. */
export function title(entry, at) {
  const chosen = entry.querySelector("select").selectedOptions[0];
  const suffix = chosen?.value && chosen.value !== "other" ? `, ${chosen.text}` : "";
  entry.querySelector("h3").textContent = `Provider ${at + 1}${suffix}`;
  for (const button of entry.querySelectorAll(".entry-actions button")) {
    const words = button.dataset.act === "remove-provider" ? "Remove" : "Duplicate";
    button.textContent = `${words} provider ${at + 1}`;
    button.ariaLabel = `${words} provider ${at + 1}${suffix}`;
  }
}

/** Numbers the offer type margins of the entry at this position. */
export function numberMargins(list, entry) {
  numberRows(list, `providerCustomers.${entry}.offerTypeMargins`, "offer type margin");
}

/** Numbers the associations. */
export function numberAssociations(list) {
  numberRows(list, "customerAssociations", "association");
}

function numberRows(list, prefix, words) {
  rowsOf(list).forEach((row, at) => {
    place(row, prefix, at);
    row.querySelector("legend").textContent = `${words} ${at + 1}`;
    row.lastElementChild.textContent = `Remove ${words} ${at + 1}`;
  });
}
