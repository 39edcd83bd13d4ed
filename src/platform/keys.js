// Keys with Ctrl or Command. Most keys are letters of a text, and the way into the program costs more than all
// that is done for those: it is not taken for them.

/** Calls for each such key on the page, and returns what ends it. */
export const onCommand = (act) => {
  const pressed = (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey) {
      act(event);
    }
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
};
