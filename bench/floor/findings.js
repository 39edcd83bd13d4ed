// What is said at a control: below it, tied to it, and no more often than it changes.

import { finding } from "./rules.js";

const country = document.getElementById("country");
const said = document.getElementById("said");
const today = new Date().toLocaleDateString("sv");

/** The controls whose errors and warnings show: they were left once with content that is wrong. */
const revealed = new WeakSet();

/** What each control says now. */
const shown = new WeakMap();

/** The text of a control as its rule reads it. */
function textOf(control) {
  if (control.type === "checkbox") {
    return control.checked ? "true" : "";
  }
  return control === country ? country.dataset.value || country.value : control.value;
}

function own(control) {
  const key = control.dataset.key ?? control.name;
  return finding(key, textOf(control), { code: country.dataset.value, today });
}

/** Hints show at once, as does what is ticked: all of it is there. The rest waits until a control is left. */
function isDue(control, of) {
  return revealed.has(control) || of.severity === "hint" || control.type === "checkbox";
}

/** Shows what is to be said of a control now; `more` is what others have to say of it. */
export function check(control, more) {
  show(
    control,
    [own(control), more].find((of) => of && isDue(control, of)),
  );
}

/** The control was left: what is wrong with its content shows from now on, and is said. */
export function leave(control, more) {
  const of = own(control) ?? more;
  if (of && of.severity !== "hint" && textOf(control).trim() !== "") {
    revealed.add(control);
  }
  check(control, more);
  if (shown.has(control)) {
    say(shown.get(control).text);
  }
}

/** Says a sentence to those who do not see the page change. */
export function say(sentence) {
  said.textContent = said.textContent === sentence ? `${sentence}\u00a0` : sentence;
}

function show(control, wanted) {
  const before = shown.get(control);
  if (before?.text === wanted?.text && before?.suggestion === wanted?.suggestion) {
    return;
  }
  const notes = control.closest(".field").querySelector(".notes");
  const id = `${control.id}-finding`;
  notes.querySelectorAll(":scope > :not(.hint)").forEach((old) => old.remove());
  if (!wanted) {
    shown.delete(control);
    control.ariaInvalid = null;
    describe(control, notes, "");
    return;
  }
  shown.set(control, wanted);
  const line = document.createElement("p");
  line.className = "finding";
  line.id = id;
  line.dataset.severity = wanted.severity;
  line.dataset.rule = wanted.rule;
  line.textContent = wanted.text;
  notes.prepend(line);
  if (wanted.suggestion) {
    const use = document.createElement("button");
    use.className = "quiet use";
    use.type = "button";
    use.dataset.act = "use";
    use.value = wanted.suggestion;
    use.textContent = wanted.words ?? `Use ${wanted.suggestion}`;
    line.after(use);
  }
  control.ariaInvalid = wanted.severity === "error" ? "true" : null;
  describe(control, notes, id);
}

function describe(control, notes, id) {
  const ids = [id, notes.querySelector(".hint")?.id].filter(Boolean).join(" ");
  if (ids) {
    control.setAttribute("aria-describedby", ids);
  } else {
    control.removeAttribute("aria-describedby");
  }
}
