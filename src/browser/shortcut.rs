//! Keyboard shortcuts: which key presses they are, and how they are written.

use super::window;
use web_sys::KeyboardEvent;

/// The keys held down with a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    pub shift: bool,
    pub alt: bool,
}

/// A keyboard shortcut. All but those of function keys have Ctrl, or Command on a Mac: a single character belongs to
/// the text, to the browser and to screen readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// The key as `KeyboardEvent.key` names it: a letter in capitals.
    key: &'static str,
    held: Held,
}

/// How keys are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    Pc,
    Mac,
}

impl Keyboard {
    /// The keyboard of this computer.
    pub fn own() -> Self {
        let platform = window().and_then(|it| it.navigator().platform().ok());
        let names = ["Mac", "iPhone", "iPad"];
        match platform.is_some_and(|it| names.iter().any(|name| it.starts_with(name))) {
            true => Self::Mac,
            false => Self::Pc,
        }
    }
}

impl Shortcut {
    /// This key with Ctrl or Command.
    pub const fn command(key: &'static str) -> Self {
        let (shift, alt) = (false, false);
        let held = Held {
            command: true,
            shift,
            alt,
        };
        Self { key, held }
    }

    /// A key alone: a function key.
    pub const fn alone(key: &'static str) -> Self {
        let (shift, alt) = (false, false);
        let held = Held {
            command: false,
            shift,
            alt,
        };
        Self { key, held }
    }

    /// The same with Shift.
    pub const fn with_shift(self) -> Self {
        let held = Held {
            shift: true,
            ..self.held
        };
        Self { held, ..self }
    }

    fn is(self, key: &str, held: Held) -> bool {
        key.eq_ignore_ascii_case(self.key) && held == self.held
    }

    /// Whether an event is this shortcut, by what its key is called. The keys of an input method never are (229: some browsers say of the last one
    /// that the composition is over).
    pub fn is_pressed(self, event: &KeyboardEvent) -> bool {
        let is_of_text = event.is_composing() || event.key_code() == 229;
        let held = Held {
            command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        !is_of_text && self.is(&event.key(), held)
    }

    /// The value of `aria-keyshortcuts`.
    pub fn aria(self) -> String {
        let key = match self.held.shift {
            true => format!("Shift+{}", self.key),
            false => self.key.to_owned(),
        };
        match self.held.command {
            true => format!("Control+{key} Meta+{key}"),
            false => key,
        }
    }

    /// The keys, as they are written on this keyboard.
    pub fn keys(self, keyboard: Keyboard) -> Vec<&'static str> {
        let (command, shift) = match keyboard {
            Keyboard::Pc => ("Ctrl", "Shift"),
            Keyboard::Mac => ("⌘", "⇧"),
        };
        let mut keys = Vec::new();
        // A Mac writes Shift first.
        if self.held.shift && keyboard == Keyboard::Mac {
            keys.push(shift);
        }
        if self.held.command {
            keys.push(command);
        }
        if self.held.shift && keyboard == Keyboard::Pc {
            keys.push(shift);
        }
        keys.push(self.key);
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMAND: Held = Held {
        command: true,
        shift: false,
        alt: false,
    };
    const NONE: Held = Held {
        command: false,
        ..COMMAND
    };
    const SHIFT: Held = Held {
        shift: true,
        ..COMMAND
    };

    #[test]
    fn which_presses_are_a_shortcut() {
        let (k, enter, f8) = (
            Shortcut::command("K"),
            Shortcut::command("Enter"),
            Shortcut::alone("F8"),
        );
        let alt = Held {
            alt: true,
            ..COMMAND
        };
        for (shortcut, key, held, is_it) in [
            (k, "k", COMMAND, true),
            // With Caps Lock.
            (k, "K", COMMAND, true),
            // The browser's own.
            (k, "K", SHIFT, false),
            (k, "k", NONE, false),
            (k, "k", alt, false),
            (k, "t", COMMAND, false),
            (enter, "Enter", COMMAND, true),
            (enter, "Enter", NONE, false),
            (enter, "Enter", SHIFT, false),
            (enter.with_shift(), "Enter", SHIFT, true),
            (enter.with_shift(), "Enter", COMMAND, false),
            (f8, "F8", NONE, true),
            (f8, "F8", COMMAND, false),
        ] {
            assert_eq!(shortcut.is(key, held), is_it, "{key} {held:?}");
        }
    }

    #[test]
    fn how_a_shortcut_is_written() {
        for (shortcut, aria, pc, mac) in [
            (
                Shortcut::command("K"),
                "Control+K Meta+K",
                &["Ctrl", "K"][..],
                &["⌘", "K"][..],
            ),
            (
                Shortcut::command("Enter").with_shift(),
                "Control+Shift+Enter Meta+Shift+Enter",
                &["Ctrl", "Shift", "Enter"],
                &["⇧", "⌘", "Enter"],
            ),
            (Shortcut::alone("F8"), "F8", &["F8"], &["F8"]),
            (
                Shortcut::alone("F8").with_shift(),
                "Shift+F8",
                &["Shift", "F8"],
                &["⇧", "F8"],
            ),
        ] {
            assert_eq!(shortcut.aria(), aria);
            assert_eq!(shortcut.keys(Keyboard::Pc), pc);
            assert_eq!(shortcut.keys(Keyboard::Mac), mac);
        }
    }
}
