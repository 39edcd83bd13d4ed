// The values of controls. Password managers, macros and tests may write them without an event. Each control stores the
// value that the form wrote or read last, so that other values are found and reported as typed.

// Symbols, which cannot collide with properties of a page.
const WANTED = Symbol();
const SEEN = Symbol();
const TYPED = Symbol();

const CONTROLS = "input, select, textarea";

const shown = (control) => (control.type === "checkbox" ? control.checked : control.value);

/** Whether the control has the focus. */
const hasFocus = (control) => control.getRootNode().activeElement === control;

/** Writes a value, unless it is the one written or read last: then the value of the control is newer. */
const write = (control, value) => {
  if (control[WANTED] === value || control[TYPED]) {
    return;
  }
  control[WANTED] = value;
  if (control.type === "checkbox") {
    control.checked = value;
  } else if (control.value !== value) {
    const isFilled = !control.value && hasFocus(control);
    // Only if it differs: writing moves the caret.
    control.value = value;
    if (isFilled) {
      // What is typed next replaces what was filled in, as after Tab.
      control.select?.();
    }
    // The value is not among the options.
    if (control.selectedIndex < 0) {
      control.selectedIndex = 0;
    }
  }
  // The browser may change the value: a date control accepts dates only.
  control[SEEN] = shown(control);
};

/** Reads the value. */
const read = (control) => {
  control[TYPED] = false;
  control[WANTED] = control[SEEN] = shown(control);
  return control[WANTED];
};

const readAgain = (control) => {
  if (SEEN in control && control[SEEN] !== shown(control)) {
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
};

const told = (event) => readAgain(event.target);

/** Reads each control in `root` again when it changes or loses the focus, before other listeners run. */
const follow = (root) => {
  root.addEventListener("change", told, true);
  root.addEventListener("blur", told, true);
};

/** Reads all controls in `root` again. */
const readAll = (root) => {
  const controls = root.querySelectorAll(CONTROLS);
  // By index: a page may have changed the iterators of lists.
  for (let at = 0; at < controls.length; at++) {
    readAgain(controls[at]);
  }
};

/**
 * Folds or unfolds the content of an element. Folded controls stay in the document, inside a small scrolling box, so
 * that form fillers, which skip hidden controls, can fill them. They are not in the tab order.
 */
const fold = (root, isFolded) => {
  root.classList.toggle("folded-away", isFolded);
  const body = root.lastElementChild;
  body.scrollTop = body.scrollLeft = 0;
  const controls = root.querySelectorAll("input, select, textarea, button");
  for (let at = 0; at < controls.length; at++) {
    const control = controls[at];
    // The button that unfolds is inside the box. An element under construction has no parent yet.
    const inside = control.matches(".unfold") ? control.parentElement.parentElement : control;
    if (inside?.closest(".folded-away")) {
      control.setAttribute("tabindex", "-1");
    } else {
      control.removeAttribute("tabindex");
    }
  }
};

/** The value of a control before anything is typed. */
const initial = (control) => {
  if (control.type === "checkbox") {
    return control.defaultChecked;
  }
  return control.options ? control.options[0].value : control.defaultValue;
};

/**
 * Prepares the controls in `root` that were shown before the program: what was typed into them is not overwritten
 * before it is read. Resolves once no input method is composing in them.
 */
const adopt = async (root) => {
  while (root.querySelector("[data-composing]")) {
    await new Promise((resolve) => {
      root.addEventListener("compositionend", () => setTimeout(resolve), { once: true });
    });
  }
  root.dispatchEvent(new Event("takeover"));
  const buttons = root.querySelectorAll("[type=submit][data-pressed]");
  for (let at = 0; at < buttons.length; at++) {
    buttons[at].removeAttribute("aria-disabled");
    buttons[at].form.removeAttribute("aria-busy");
  }
  const controls = root.querySelectorAll(CONTROLS);
  for (let at = 0; at < controls.length; at++) {
    const control = controls[at];
    control[WANTED] = control[SEEN] = initial(control);
    control[TYPED] = control[SEEN] !== shown(control);
  }
};

/** Returns the element with the smallest number in this `data-` attribute, and removes the attribute. */
const takeFirst = (root, name) => {
  const found = root.querySelectorAll(`[data-${name}]`);
  let first = found[0];
  for (let at = 1; at < found.length; at++) {
    if (Number(found[at].dataset[name]) < Number(first.dataset[name])) {
      first = found[at];
    }
  }
  if (first) {
    delete first.dataset[name];
  }
  return first;
};

/** Completes `adopt`: reads what was typed, then repeats the recorded `blur` events and presses for the program. */
const replay = (root) => {
  readAll(root);
  let element;
  while ((element = takeFirst(root, "left"))) {
    if (!hasFocus(element)) {
      element.dispatchEvent(new FocusEvent("blur"));
      element.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    }
  }
  while ((element = takeFirst(root, "pressed"))) {
    element.click();
  }
};

// One export: separate imports would need one entry each in the import list of the program.
export const controls = { write, read, hasFocus, follow, readAll, fold, adopt, replay };
