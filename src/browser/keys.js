// Keyboard events. Most keys are characters of a text: they do not call the program, because the call costs more than
// its work.

/** Calls `act` for each key with Ctrl or Command on the page, and for F8 without. Returns a function that stops it. */
const onCommand = (act) => {
  const pressed = (event) => {
    if ((event.ctrlKey || event.metaKey) !== (event.key === "F8") && !event.altKey) {
      act(event);
    }
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
};

/**
 * Calls `act` before each new run of edits: in another control, deleting instead of typing, at another caret position,
 * pasting or dropping, each composition of an input method. Returns a function that stops it.
 */
const onRun = (act) => {
  let control;
  let kind;
  let caret;
  const begin = (target, what) => {
    control = target;
    kind = what;
    act();
  };
  const before = ({ target, inputType, isComposing }) => {
    if (isComposing) {
      return;
    }
    const { selectionStart, selectionEnd } = target;
    const what = /^(insertText|delete(?!By))/.exec(inputType)?.[1];
    const goesOn = what && what === kind && target === control && selectionStart === caret;
    if (!goesOn || selectionStart !== selectionEnd) {
      begin(target, what);
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

/** Calls `act(event, isRedo)` for each undo or redo of the browser, such as from its menu. Returns a function that stops it. */
const onHistory = (act) => {
  const before = (event) => {
    const [, which] = /^history(Undo|Redo)$/.exec(event.inputType) ?? [];
    if (which) {
      act(event, which === "Redo");
    }
  };
  addEventListener("beforeinput", before);
  return () => removeEventListener("beforeinput", before);
};

// One export: see `controls.js`.
export const keys = { onCommand, onRun, onHistory };
