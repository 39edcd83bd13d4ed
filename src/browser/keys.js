// Keys with Ctrl or Command. Most keys are letters of a text, and the way into the program costs more than all
// that is done for those: it is not taken for them.

/** Calls for each such key on the page, and returns what ends it. */
const onCommand = (act) => {
  const pressed = (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      act(event);
    }
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
};

/**
 * Calls when a person begins to do something else in a text: another text, deleting instead of typing, typing at
 * another place, what is pasted or dropped, each composition of an input method. Returns what ends it.
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
    // A choice, or a program that sends no `beforeinput`. The form has not read the value yet.
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

/** Calls for each undo or redo of the browser itself, from a menu say, and whether it is a redo. Returns what ends it. */
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

// One name for all: see `controls.js`.
export const keys = { onCommand, onRun, onHistory };
