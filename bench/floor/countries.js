// The country: an editable combobox with a list, after the ARIA Authoring Practices.

const input = document.getElementById("country");
const list = document.getElementById("country-list");
const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const OTHERWISE = { UK: "GB", EL: "GR" };
let countries;
let active = -1;

/** Every code that has a name of its own, with that name; gathered when it is first needed. */
function all() {
  if (!countries) {
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const codes = letters.flatMap((one) => letters.map((other) => one + other));
    const named = codes.map((code) => ({ code, name: names.of(code) }));
    const is = ({ code, name }) =>
      name && !["EU", "EZ", "UN", "UK", "XA", "XB", "ZZ"].includes(code);
    countries = named.filter(is).sort((one, other) => one.name.localeCompare(other.name));
  }
  return countries;
}

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

function fitting(text) {
  const wanted = folded(text);
  return all().filter(
    ({ code, name }) => code.toLowerCase() === wanted || folded(name).includes(wanted),
  );
}

/** Opens the list with what fits the text. */
export function openList(text) {
  list.replaceChildren(
    ...fitting(text).map(({ code, name }, at) => {
      const option = document.createElement("li");
      option.role = "option";
      option.id = `country-${at}`;
      option.dataset.code = code;
      option.append(name);
      return option;
    }),
  );
  list.hidden = false;
  input.ariaExpanded = "true";
  active = -1;
}

function close() {
  list.hidden = true;
  list.replaceChildren();
  input.ariaExpanded = "false";
  input.removeAttribute("aria-activedescendant");
}

/** Chooses by code; without one nothing is chosen and what was typed stays. */
export function choose(code) {
  input.dataset.value = code ?? "";
  if (code) {
    input.value = names.of(code);
  }
  close();
}

/** Something was typed. */
export function typed() {
  input.dataset.value = "";
  openList(input.value);
}

/** The control was left: a code or a name selects. */
export function left() {
  const text = input.value.trim();
  const upper = text.toUpperCase();
  const code = OTHERWISE[upper] ?? upper;
  const found = all().find((it) => it.code === code || folded(it.name) === folded(text));
  choose(input.dataset.value || found?.code);
}

input.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const options = list.children;
  if (step && list.hidden) {
    openList(input.value);
  } else if (step && options.length > 0) {
    options[active]?.removeAttribute("aria-selected");
    active = (active + step + options.length) % options.length;
    options[active].ariaSelected = "true";
    options[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].id);
  } else if (["Enter", "Tab"].includes(event.key) && options[active]) {
    choose(options[active].dataset.code);
  } else if (event.key === "Escape") {
    close();
  } else {
    return;
  }
  if (event.key !== "Tab") {
    event.preventDefault();
  }
});

list.addEventListener("mousedown", (event) => {
  event.preventDefault();
  choose(event.target.closest("li")?.dataset.code);
});
