//! The state of a combobox, and its keys.

use super::choice::{Choice, ChoiceKind, Matches, Search, WhenReady};
use super::{OnText, Text};
use crate::browser::tree::Tree;
use crate::browser::{controls, focus, press};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The state of the control. Its handlers share it.
#[derive(Clone)]
pub(super) struct ComboboxState {
    pub(super) id: String,
    /// The text being typed. `None`: the value is shown.
    pub(super) typed: ArcRwSignal<Option<String>>,
    /// The text that the control would show without `typed`. A change of it, such as by an undo, ends the typing.
    pub(super) instead_of: ArcRwSignal<String>,
    /// The list, while it is open.
    pub(super) open: ArcRwSignal<Option<Matches>>,
    /// The choice that the arrows have reached.
    pub(super) active: ArcRwSignal<Option<usize>>,
    /// Whether the list opens once the search can answer.
    pub(super) is_awaited: ArcRwSignal<bool>,
    pub(super) shown: Text,
    pub(super) search: Search,
    pub(super) when_ready: WhenReady,
    pub(super) on_input: OnText,
    pub(super) on_choose: OnText,
    pub(super) on_more: OnText,
}

impl ComboboxState {
    /// The text in the control.
    pub(super) fn text(&self) -> String {
        let shown = (self.shown)();
        match self.typed.get() {
            Some(typed) if self.instead_of.get_untracked() == shown => typed,
            _ => shown,
        }
    }

    /// The text being typed.
    pub(super) fn typed(&self) -> Option<String> {
        let typed = self.typed.get_untracked()?;
        let shown = untrack(|| (self.shown)());
        (self.instead_of.get_untracked() == shown).then_some(typed)
    }

    /// Takes a text that is being typed.
    pub(super) fn take(&self, text: String) {
        (self.on_input)(text.clone());
        self.instead_of.set(untrack(|| (self.shown)()));
        self.typed.set(Some(text));
    }

    /// Opens the list, if the control has the focus. Where something is typed, the best match is active.
    pub(super) fn open(&self, tree: &Tree) {
        let (state, tree) = (self.clone(), tree.clone());
        self.is_awaited.set(true);
        (self.when_ready)(Box::new(move || {
            // The list was closed or opened in the meantime.
            if !state.is_awaited.get_untracked() {
                return;
            }
            state.is_awaited.set(false);
            let control = tree.element(&state.id);
            if !control.is_some_and(|it| controls::has_focus(&it)) {
                return;
            }
            let typed = state.typed().unwrap_or_default();
            // A text typed before the search was there is taken as one typed after it.
            if !typed.is_empty() && untrack(|| (state.shown)()) == typed {
                state.take(typed.clone());
            }
            let found = (state.search)(&typed);
            let has_best = !typed.trim().is_empty() && !found.choices.is_empty();
            state.open.set(Some(found));
            state.active.set(has_best.then_some(0));
            focus::reveal_soon(&tree, list_id(&state.id));
        }));
    }

    pub(super) fn close(&self) {
        self.is_awaited.set(false);
        if self.open.with_untracked(Option::is_some) {
            self.active.set(None);
            self.open.set(None);
        }
    }

    /// Updates an open list with the current results of the search. The active choice stays.
    pub(super) fn update(&self) {
        if self.open.with_untracked(Option::is_none) {
            return;
        }
        let typed = self.typed().unwrap_or_default();
        let found = untrack(|| (self.search)(&typed));
        if self.open.with_untracked(|it| it.as_ref() == Some(&found)) {
            return;
        }
        let count = found.choices.len();
        let has_best = !typed.trim().is_empty() && count > 0;
        let active = self.active.get_untracked().filter(|at| *at < count);
        self.open.set(Some(found));
        self.active.set(active.or(has_best.then_some(0)));
    }

    pub(super) fn choose(&self, choice: &Choice) {
        if choice.kind == ChoiceKind::More {
            (self.on_more)(self.typed().unwrap_or_default());
            self.update();
            return;
        }
        self.close();
        self.typed.set(None);
        (self.on_choose)(choice.key.clone());
    }

    pub(super) fn active_choice(&self) -> Option<Choice> {
        let at = self.active.get_untracked()?;
        self.open
            .with_untracked(|open| open.as_ref()?.choices.get(at).cloned())
    }

    /// Takes the best of what fits once the search can answer: the key was quicker than the list. Where nothing fits,
    /// `otherwise` is called. Whether the key is awaited.
    pub(super) fn choose_awaited(&self, otherwise: impl FnOnce() + 'static) -> bool {
        let typed = self.typed().filter(|it| !it.trim().is_empty());
        let Some(typed) = typed.filter(|_| self.is_awaited.get_untracked()) else {
            return false;
        };
        let state = self.clone();
        (self.when_ready)(Box::new(move || {
            // Something else may have been typed or chosen meanwhile. A code is shown by its name once the control is left.
            let now = state.typed();
            let now = now.unwrap_or_else(|| untrack(|| (state.shown)()));
            if now == typed {
                match (state.search)(&typed).choices.first() {
                    Some(best) => state.choose(best),
                    None => otherwise(),
                }
            }
        }));
        true
    }

    /// Sends the form of the control as Enter does, if the control has the focus.
    fn send(&self, tree: &Tree) {
        let control = tree.element(&self.id).filter(|it| controls::has_focus(it));
        if let Some(control) = control {
            press::submit_around(&control);
        }
    }

    /// The number of choices while the list is open.
    pub(super) fn count(&self) -> Option<usize> {
        self.open
            .with_untracked(|open| Some(open.as_ref()?.choices.len()))
    }

    /// Moves by one and comes round at the ends.
    pub(super) fn move_by(&self, step: isize, tree: &Tree) {
        let Some(count) = self.count() else {
            self.open(tree);
            return;
        };
        if count == 0 {
            return;
        }
        let last = count - 1;
        let next = match (self.active.get_untracked(), step > 0) {
            (None, true) => 0,
            (None, false) => last,
            (Some(at), true) => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
        };
        self.active.set(Some(next));
        focus::reveal(tree, &self.option_id(next));
    }

    /// The keys of the pattern; all others are the text's own. Those of an input method are all its own (229: some
    /// browsers say of the last one that the composition is over).
    pub(super) fn key(&self, event: &KeyboardEvent) {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let is_open = self.count().is_some_and(|count| count > 0);
        let ours = match event.key().as_str() {
            "ArrowDown" if event.alt_key() => {
                self.open(&Tree::around(event));
                true
            }
            "ArrowUp" if event.alt_key() => {
                self.close();
                true
            }
            "ArrowDown" => {
                self.move_by(1, &Tree::around(event));
                true
            }
            "ArrowUp" => {
                self.move_by(-1, &Tree::around(event));
                true
            }
            // An open list takes the key; the form is sent with the next one.
            "Enter" if is_open => {
                match self.active_choice() {
                    Some(choice) => self.choose(&choice),
                    None => self.close(),
                }
                true
            }
            "Enter" => {
                let (state, tree) = (self.clone(), Tree::around(event));
                self.choose_awaited(move || state.send(&tree))
            }
            // Also closes an empty list, and one that is still loading.
            "Escape"
                if self.is_awaited.get_untracked() || self.open.with_untracked(Option::is_some) =>
            {
                self.close();
                true
            }
            "Tab" => {
                match self.active_choice() {
                    Some(choice) if choice.kind == ChoiceKind::More => self.close(),
                    Some(choice) => self.choose(&choice),
                    None => _ = self.choose_awaited(|| ()),
                }
                false
            }
            _ => false,
        };
        if ours {
            event.prevent_default();
        }
    }

    pub(super) fn option_id(&self, at: usize) -> String {
        format!("{}-option-{at}", self.id)
    }
}

/// The id of the list of the control with this id.
pub(super) fn list_id(id: &str) -> String {
    format!("{id}-list")
}
