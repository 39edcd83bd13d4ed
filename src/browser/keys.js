// Keyboard events. Most keys are characters of a text: they do not call the program, because the call costs more than
// its work.

/** Whether a key may be a shortcut: one with Ctrl or Command, or F8 without. */
const mayBeShortcut = ({ ctrlKey, metaKey, altKey, key }) =>
  (ctrlKey || metaKey) !== (key === "F8") && !altKey;

/** Calls `act` for each key on the page that may be a shortcut. Returns a function that stops it. */
const onCommand = (act) => {
  const pressed = (event) => {
    if (mayBeShortcut(event)) {
      act(event);
    }
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
};

/**
 * Calls `act` for each key in an element that may be a shortcut. A key that it takes reaches nothing else, neither its
 * press nor its end. Returns a function that stops it.
 */
const onShortcut = (element, act) => {
  let taken;
  const ended = (event) => {
    if (taken === event.key) {
      event.stopPropagation();
      forget();
    }
  };
  const forget = () => {
    taken = undefined;
    element.removeEventListener("keyup", ended);
  };
  const pressed = (event) => {
    if (taken) {
      forget();
    }
    if (mayBeShortcut(event) && act(event)) {
      taken = event.key;
      // Only now: a listener is called for each key.
      element.addEventListener("keyup", ended);
      event.preventDefault();
      event.stopPropagation();
    }
  };
  element.addEventListener("keydown", pressed);
  return () => {
    element.removeEventListener("keydown", pressed);
    forget();
  };
};

/**
 * Calls `begins` before each new run of edits: in another control, deleting instead of typing, at another caret position,
 * pasting or dropping, each composition of an input method. Then `steps(event, isRedo)` for each undo or redo of the
 * browser, such as from its menu. Returns a function that stops it.
 */
const onEdits = (begins, steps) => {
  let control;
  let kind;
  let caret;
  const begin = (target, what) => {
    control = target;
    kind = what;
    begins();
  };
  const before = (event) => {
    const { target, inputType, isComposing } = event;
    if (!isComposing) {
      const { selectionStart, selectionEnd } = target;
      const what = /^(insertText|delete(?!By))/.exec(inputType)?.[1];
      const goesOn = what && what === kind && target === control && selectionStart === caret;
      if (!goesOn || selectionStart !== selectionEnd) {
        begin(target, what);
      }
    }
    if (/^history/.test(inputType)) {
      steps(event, inputType === "historyRedo");
    }
  };
  const composing = ({ target }) => begin(target, "composition");
  const after = ({ target }) => {
    // A select, or a program that dispatches no `beforeinput`. The form has not read the value yet.
    if (target !== control) {
      begin(target);
    }
    caret = target.selectionStart;
  };
  const listeners = [
    ["beforeinput", before],
    ["compositionstart", composing],
    ["input", after],
  ];
  for (const [type, listener] of listeners) {
    addEventListener(type, listener, true);
  }
  return () => {
    for (const [type, listener] of listeners) {
      removeEventListener(type, listener, true);
    }
  };
};

let typedAt = 0;

/** Notes that a person types. */
const typed = () => {
  typedAt = performance.now();
};

/** Resolves once nothing was typed for so many milliseconds. Only then the program is called. */
const pause = (milliseconds) =>
  new Promise((resolve) => {
    const look = () => {
      const left = milliseconds - (performance.now() - typedAt);
      if (left > 0) {
        setTimeout(look, left);
      } else {
        resolve();
      }
    };
    look();
  });

// One export: see `controls.js`.
export const keys = { onCommand, onShortcut, onEdits, typed, pause };
