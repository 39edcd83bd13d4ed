// The controls before the program runs: their language, the values that the configuration gives, and a record of what is
// done in them. For the page (`boot.js`) and the element (`embed/embed.js`). The host page of an element may have changed
// the prototypes of arrays and strings, so this iterates by index.

/** The first of these tags that is of one of these languages, and that language; else the first language. */
export const preferred = (tags, languages) => {
  for (let at = 0; at < tags.length; at++) {
    const [, language] = /^([a-z]+)([-_]|$)/i.exec(tags[at]) ?? [];
    for (let which = 0; language && which < languages.length; which++) {
      if (languages[which].slice(0, 2) === language.toLowerCase()) {
        return { tag: tags[at], language: languages[which] };
      }
    }
  }
  return { tag: languages[0], language: languages[0] };
};

/** Sets the default value of the control of this name, which does not count as typed. */
export const write = (page, name, value) => {
  const control = page.querySelector(`input[name="${name}"]`);
  if (control && typeof value === "string") {
    control.defaultValue = value;
  }
};

/** The same for the country of this code, which its control shows by its name. */
export const writeCountry = (page, code, tag) => {
  // Loading the names of countries takes time.
  if (typeof code !== "string") {
    return;
  }
  try {
    write(page, "country", new Intl.DisplayNames([tag], { type: "region" }).of(code));
  } catch {
    // It is not a code. The program reports that.
  }
};

/**
 * The control of a reseller, by its place in `skeleton_configs` (`customer_form/skeleton.rs`): a text, a list of the
 * configured resellers, or a search.
 */
export const resellerControl = ({ assists, resellers }) =>
  assists?.resellers === true ? 2 : resellers?.length > 0 ? 1 : 0;

/** Replaces the option of a reseller that the build has written with the configured resellers. */
export const writeResellers = (page, resellers) => {
  const choice = page.querySelector("select[name=resellerId]");
  if (choice) {
    const placeholder = choice.options[1];
    for (let at = 0; at < resellers.length; at++) {
      const { id, name } = Object(resellers[at]);
      const option = placeholder.cloneNode();
      option.value = `${id}`.toLowerCase();
      option.textContent = name;
      choice.insertBefore(option, placeholder);
    }
    placeholder.remove();
  }
};

/**
 * Records what is done in the controls below `place` until the program takes over: which were left, what was pressed,
 * whether an input method is composing. The program reads the values and the focus from the document.
 */
export const record = (place) => {
  const over = new AbortController();
  const listen = (type, act) => place.addEventListener(type, act, { signal: over.signal });
  let count = 0;
  listen("focusout", ({ target }) => {
    if (target.matches("input, select")) {
      target.dataset.left = count += 1;
    }
  });
  listen("compositionstart", ({ target }) => {
    target.dataset.composing = "";
  });
  listen("compositionend", ({ target }) => {
    delete target.dataset.composing;
  });
  const press = (event, button) => {
    event.preventDefault();
    button.dataset.pressed = count += 1;
    if (button.type === "submit") {
      button.ariaDisabled = "true";
      button.form.ariaBusy = "true";
      button.form.querySelector("[role=status][hidden]")?.removeAttribute("hidden");
    }
  };
  listen("click", (event) => {
    const button = event.target.closest("button, summary");
    if (button) {
      press(event, button);
    }
  });
  listen("submit", (event) => press(event, event.target.querySelector("[type=submit]")));
  place.addEventListener("takeover", () => over.abort());
  return over.signal;
};

/** Copies what was typed from one set of controls to another. */
export const carryOver = (from, to) => {
  const typed = from.querySelectorAll("input");
  for (let at = 0; at < typed.length; at++) {
    const { id, value, defaultValue, dataset } = typed[at];
    const control = to.getElementById(id);
    if (control && value !== defaultValue) {
      control.value = value;
    }
    if (control && dataset.left) {
      control.dataset.left = dataset.left;
    }
  }
};

/** Ends the input: text controls become read-only, so that their values can still be selected and copied. */
export const close = (place) => {
  const controls = place.querySelectorAll("input, select, button");
  for (let at = 0; at < controls.length; at++) {
    const control = controls[at];
    control.ariaDisabled = "true";
    if (control.localName === "input") {
      control.readOnly = true;
    } else {
      control.disabled = true;
    }
  }
};
