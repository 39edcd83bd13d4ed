//! What a person has chosen for this browser. It says nothing about customers, so it stays when they sign out.

use crate::browser::shortcut::Shortcut;
use crate::browser::tree::Tree;
use crate::browser::{controls, page, storage, target_of};
use crate::customer_form::CREATE_ID;
use crate::customer_form::form_keys::CREATE;
use leptos::prelude::*;
use web_sys::Event;

/// The id of *Actions*.
pub const ACTIONS_ID: &str = "actions";

/// Opens the palette.
pub const PALETTE: Shortcut = Shortcut::command("K");

/// A setting that is on or off. All are off at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The compact view. `boot.js` knows it too.
    Compact,
    /// Keyboard shortcuts are off.
    NoShortcuts,
    /// *Create customer* shows the answers first.
    Answers,
}

impl Setting {
    /// Its key. `storage::clear` leaves it alone.
    fn key(self) -> &'static str {
        match self {
            Self::Compact => "onboard-compact",
            Self::NoShortcuts => "onboard-no-shortcuts",
            Self::Answers => "onboard-answers",
        }
    }

    /// Whether it is on.
    pub fn is_on(self) -> bool {
        storage::local_get(self.key()).is_some_and(|it| !it.is_empty())
    }

    /// Switches it, and shows what follows from it.
    pub fn set(self, is_on: bool) {
        storage::local_set(self.key(), if is_on { "on" } else { "" });
        match self {
            Self::Compact => page::set_compact(is_on),
            Self::NoShortcuts => name_keys(!is_on),
            Self::Answers => (),
        }
    }
}

/// When the box of a setting is ticked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ticked {
    /// While the setting is on.
    On,
    /// While it is off.
    Off,
}

/// A box that switches a setting.
pub fn switch(setting: Setting, meaning: Ticked, label: &'static str) -> impl IntoView {
    let is_ticked = setting.is_on() == (meaning == Ticked::On);
    let change = move |event: Event| {
        let control = target_of(&event);
        let is_ticked = control.is_some_and(|it| controls::read_tick(&it));
        setting.set(is_ticked == (meaning == Ticked::On));
    };
    view! {
        <label class="box-and-label">
            <input type="checkbox" checked=is_ticked on:change=change />
            {label}
        </label>
    }
}

/// Names the shortcuts at their buttons, or does not.
fn name_keys(has_shortcuts: bool) {
    for (id, shortcut) in [(CREATE_ID, CREATE), (ACTIONS_ID, PALETTE)] {
        if let Some(button) = Tree::page().element(id) {
            _ = match has_shortcuts {
                true => button.set_attribute("aria-keyshortcuts", &shortcut.aria()),
                false => button.remove_attribute("aria-keyshortcuts"),
            };
        }
    }
}
