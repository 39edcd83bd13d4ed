// The values of controls. A password manager, a macro or a test may write one without an event. Each control keeps the
// value that the form wrote or read last, so that such a value is found and reported as typed.

// Names of our own, which no page can meet.
const WANTED = Symbol();
const SEEN = Symbol();

const shown = (control) => (control.type === "checkbox" ? control.checked : control.value);

/** Shows a value, unless it is the one that was written or read last: then what stands there is newer. */
const write = (control, value) => {
  if (control[WANTED] === value) {
    return;
  }
  control[WANTED] = value;
  if (control.type === "checkbox") {
    control.checked = value;
  } else if (control.value !== value) {
    // Only where it differs: the caret stays.
    control.value = value;
    // A choice that is none of the options.
    if (control.selectedIndex < 0) {
      control.selectedIndex = 0;
    }
  }
  // The browser may show something else: a date control takes no other text.
  control[SEEN] = shown(control);
};

/** What stands there. */
const read = (control) => {
  control[WANTED] = control[SEEN] = shown(control);
  return control[WANTED];
};

const readAgain = (control) => {
  if (SEEN in control && control[SEEN] !== shown(control)) {
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const told = (event) => readAgain(event.target);

/** Whether the control has the focus. */
const hasFocus = (control) => control.getRootNode().activeElement === control;

/** Reads each control in `root` again when it changes and when it is left, before anybody else hears of that. */
const follow = (root) => {
  root.addEventListener("change", told, true);
  root.addEventListener("blur", told, true);
};

/** Reads all controls in `root` again. */
const readAll = (root) => {
  const controls = root.querySelectorAll("input, select, textarea");
  // By number: a page may have changed what lists do.
  for (let at = 0; at < controls.length; at++) {
    readAgain(controls[at]);
  }
};

/**
 * Folds what is in an element away, or not. The controls stay where programs find and fill them, and look whether they
 * are to be seen: a small window shows them. The keyboard passes over them.
 */
const fold = (root, isFolded) => {
  root.classList.toggle("folded-away", isFolded);
  const body = root.lastElementChild;
  body.scrollTop = body.scrollLeft = 0;
  const controls = root.querySelectorAll("input, select, textarea, button");
  for (let at = 0; at < controls.length; at++) {
    const control = controls[at];
    // What opens a fold is in its window. An element that is being built stands in nothing yet.
    const inside = control.matches(".unfold") ? control.parentElement.parentElement : control;
    if (inside?.closest(".folded-away")) {
      control.setAttribute("tabindex", "-1");
    } else {
      control.removeAttribute("tabindex");
    }
  }
};

// One name for all: an import of its own for each would stand in the program's list under one key.
export const controls = { write, read, hasFocus, follow, readAll, fold };
