//! A text control with a list to choose from, after the ARIA Authoring Practices: "Editable Combobox
//! With List Autocomplete". The focus stays in the text; the list is looked through with the arrows.

use super::control_element::ControlElement;
use super::{Frame, OnEvent, OnText, Text};
use crate::browser::tree::Tree;
use crate::browser::{controls, focus, press};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, dynamic, fragment, html};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// Something to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The value.
    pub key: String,
    /// The text shown.
    pub label: String,
    /// The text behind the label. May be empty.
    pub code: String,
    /// The effect of choosing it.
    pub kind: ChoiceKind,
}

/// The effect of choosing an entry of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceKind {
    /// Selects the value.
    #[default]
    Value,
    /// Loads more of the list.
    More,
}

/// The entries of the list that fit a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    /// The choices, best first.
    pub choices: Vec<Choice>,
    /// The status message, instead of the number of choices. May be empty.
    pub note: String,
}

impl From<Vec<Choice>> for Matches {
    fn from(choices: Vec<Choice>) -> Self {
        Self {
            choices,
            note: String::new(),
        }
    }
}

/// Returns what fits a text, best first. Everything for an empty text.
pub type Search = Arc<dyn Fn(&str) -> Matches + Send + Sync>;

/// Runs what is handed to it once the search can answer.
pub type WhenReady = Arc<dyn Fn(Box<dyn FnOnce()>) + Send + Sync>;

/// The words around the list.
#[derive(Clone, Copy)]
pub struct ComboboxWords {
    /// The name of the button that opens the list.
    pub show_all: &'static str,
    /// Nothing fits what was typed.
    pub none: &'static str,
    /// `{count}` choices fit.
    pub found: &'static str,
}

/// A text control with a list to choose from.
pub struct Combobox {
    /// Label, hint and findings.
    pub frame: Frame,
    /// The `autocomplete` tokens.
    pub autocomplete: &'static str,
    /// The chosen value, for those who drive the page by program; empty where none is chosen.
    pub key: Text,
    /// The text of the control unless the person is typing.
    pub shown: Text,
    /// The choices.
    pub search: Search,
    /// Runs what needs the search.
    pub when_ready: WhenReady,
    /// Notified when the search has other results for the same text: updates an open list.
    pub updated: Option<ArcTrigger>,
    /// Loads more of the list for this text.
    pub on_more: OnText,
    /// Something was typed.
    pub on_input: OnText,
    /// This value was chosen.
    pub on_choose: OnText,
    /// The control was left with this text typed and not chosen from the list.
    pub on_leave_typed: OnText,
    /// The control was left.
    pub on_leave: OnEvent,
    /// Words.
    pub words: ComboboxWords,
}

/// The state of the control. Its handlers share it.
#[derive(Clone)]
struct State {
    id: String,
    /// The text being typed. `None`: the value is shown.
    typed: ArcRwSignal<Option<String>>,
    /// The text that the control would show without `typed`. A change of it, such as by an undo, ends the typing.
    instead_of: ArcRwSignal<String>,
    /// The list, while it is open.
    open: ArcRwSignal<Option<Matches>>,
    /// The choice that the arrows have reached.
    active: ArcRwSignal<Option<usize>>,
    /// Whether the list opens once the search can answer.
    is_awaited: ArcRwSignal<bool>,
    shown: Text,
    search: Search,
    when_ready: WhenReady,
    on_input: OnText,
    on_choose: OnText,
    on_more: OnText,
}

impl State {
    /// The text in the control.
    fn text(&self) -> String {
        let shown = (self.shown)();
        match self.typed.get() {
            Some(typed) if self.instead_of.get_untracked() == shown => typed,
            _ => shown,
        }
    }

    /// The text being typed.
    fn typed(&self) -> Option<String> {
        let typed = self.typed.get_untracked()?;
        let shown = untrack(|| (self.shown)());
        (self.instead_of.get_untracked() == shown).then_some(typed)
    }

    /// Takes a text that is being typed.
    fn take(&self, text: String) {
        (self.on_input)(text.clone());
        self.instead_of.set(untrack(|| (self.shown)()));
        self.typed.set(Some(text));
    }

    /// Opens the list, if the control has the focus. Where something is typed, the best match is active.
    fn open(&self, tree: &Tree) {
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

    fn close(&self) {
        self.is_awaited.set(false);
        if self.open.with_untracked(Option::is_some) {
            self.active.set(None);
            self.open.set(None);
        }
    }

    /// Updates an open list with the current results of the search. The active choice stays.
    fn update(&self) {
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

    fn choose(&self, choice: &Choice) {
        if choice.kind == ChoiceKind::More {
            (self.on_more)(self.typed().unwrap_or_default());
            self.update();
            return;
        }
        self.close();
        self.typed.set(None);
        (self.on_choose)(choice.key.clone());
    }

    fn active_choice(&self) -> Option<Choice> {
        let at = self.active.get_untracked()?;
        self.open
            .with_untracked(|open| open.as_ref()?.choices.get(at).cloned())
    }

    /// Takes the best of what fits once the search can answer: the key was quicker than the list. Whether it will.
    fn choose_awaited(&self) -> bool {
        let typed = self.typed().filter(|it| !it.trim().is_empty());
        let Some(typed) = typed.filter(|_| self.is_awaited.get_untracked()) else {
            return false;
        };
        let state = self.clone();
        (self.when_ready)(Box::new(move || {
            // Something else may have been typed or chosen meanwhile. A code is shown by its name once the control is left.
            let now = state.typed();
            let now = now.unwrap_or_else(|| untrack(|| (state.shown)()));
            if now == typed
                && let Some(best) = (state.search)(&typed).choices.first()
            {
                state.choose(best);
            }
        }));
        true
    }

    /// The number of choices while the list is open.
    fn count(&self) -> Option<usize> {
        self.open
            .with_untracked(|open| Some(open.as_ref()?.choices.len()))
    }

    /// Moves by one and comes round at the ends.
    fn move_by(&self, step: isize, tree: &Tree) {
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
    fn key(&self, event: &KeyboardEvent) {
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
            "Enter" => self.choose_awaited(),
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
                    None => _ = self.choose_awaited(),
                }
                false
            }
            _ => false,
        };
        if ours {
            event.prevent_default();
        }
    }

    fn option_id(&self, at: usize) -> String {
        format!("{}-option-{at}", self.id)
    }
}

impl Combobox {
    /// The control on the page.
    pub fn view(self) -> HtmlElement {
        let Self {
            frame,
            autocomplete,
            key,
            shown,
            search,
            when_ready,
            updated,
            on_more,
            on_input,
            on_choose,
            on_leave_typed,
            on_leave,
            words,
        } = self;
        let state = State {
            id: frame.id.clone(),
            typed: ArcRwSignal::new(None),
            instead_of: ArcRwSignal::default(),
            open: ArcRwSignal::new(None),
            active: ArcRwSignal::new(None),
            is_awaited: ArcRwSignal::new(false),
            shown,
            search,
            when_ready,
            on_input,
            on_choose,
            on_more,
        };
        let list_id = list_id(&frame.id);
        let name = frame.name.clone();
        let value = {
            let state = state.clone();
            move || state.text()
        };
        let is_open = {
            let open = state.open.clone();
            move || open.with(Option::is_some)
        };
        let active_id = {
            let state = state.clone();
            move || state.active.get().map(|at| state.option_id(at))
        };
        let leave_typed = {
            let state = state.clone();
            move || {
                if let Some(text) = state.typed() {
                    on_leave_typed(text);
                }
                state.typed.set(None);
            }
        };
        let type_text = {
            let (state, leave_typed) = (state.clone(), leave_typed.clone());
            move |event: &Event| {
                let control = event.current_target().and_then(|it| it.dyn_into().ok());
                let Some(control): Option<Element> = control else {
                    return;
                };
                let text = controls::read_text(&control);
                state.take(text);
                // A program that writes here without the focus has left as soon as it has come.
                match controls::has_focus(&control) {
                    true => state.open(&Tree::around(event)),
                    false => leave_typed(),
                }
            }
        };
        let leave = {
            let state = state.clone();
            move |_| {
                state.close();
                let (leave_typed, on_leave) = (leave_typed.clone(), on_leave.clone());
                press::run_after(move || {
                    leave_typed();
                    on_leave();
                });
            }
        };
        let toggle = {
            let state = state.clone();
            move |event: &Event| {
                let tree = Tree::around(event);
                focus::by_id(&tree, &state.id);
                if state.open.with_untracked(Option::is_some) {
                    state.close();
                } else {
                    state.open(&tree);
                }
            }
        };
        let on_key = {
            let state = state.clone();
            move |event: KeyboardEvent| state.key(&event)
        };
        let followed = state.clone();
        let undone = {
            let state = state.clone();
            move || {
                let shown = (state.shown)();
                let is_typed = state.typed.with_untracked(Option::is_some);
                if is_typed && state.instead_of.get_untracked() != shown {
                    state.typed.set(None);
                    state.close();
                }
            }
        };
        let input = html::input()
            .attr("id", &frame.id)
            .attr("name", move || Some(name()))
            .attr("type", "text")
            .attr("role", "combobox")
            .attr("aria-autocomplete", "list")
            .attr("aria-expanded", move || Some(is_open().to_string()))
            .attr("aria-controls", &list_id)
            .attr("aria-activedescendant", active_id)
            .attr("autocomplete", autocomplete)
            .attr("spellcheck", "false")
            .attr("data-value", move || Some(key()))
            .value(Arc::new(value))
            .effect(undone)
            .effect(move || {
                if let Some(updated) = &updated {
                    updated.track();
                    untrack(|| followed.update());
                }
            })
            .on(ev::input, move |event| type_text(&event))
            .on(ev::keydown, on_key)
            .on(ev::blur, leave);
        let button = html::button()
            .class("open-list")
            .attr("type", "button")
            .attr("tabindex", "-1")
            .attr("aria-label", words.show_all)
            .on(ev::mousedown, |event| event.prevent_default())
            .on(ev::click, move |event| toggle(&event));
        let control = html::div()
            .class("combobox")
            .child(frame.describe(input))
            .child(button)
            .child(list(&state, &list_id, &frame.label));
        frame.around(count(&state, words, control))
    }
}

fn list_id(id: &str) -> String {
    format!("{id}-list")
}

/// The list, while it is open; its element is always there, for the control refers to it.
fn list(state: &State, list_id: &str, label: &str) -> HtmlElement {
    let open = state.open.clone();
    let state = state.clone();
    let options = dynamic(move || {
        let found = state.open.get().unwrap_or_default();
        let options = found
            .choices
            .into_iter()
            .enumerate()
            .map(|(at, choice)| option(&state, at, choice));
        fragment(options)
    });
    // A press on the list must not take the focus from the text.
    html::ul()
        .attr("role", "listbox")
        .attr("id", list_id)
        .attr("aria-label", label)
        .attr("hidden", move || {
            open.with(|open| open.as_ref().is_none_or(|it| it.choices.is_empty()))
        })
        .on(ev::mousedown, |event| event.prevent_default())
        .child(options)
}

fn option(state: &State, at: usize, choice: Choice) -> HtmlElement {
    let (active, choosing) = (state.active.clone(), state.clone());
    html::li()
        .attr("role", "option")
        .attr("id", state.option_id(at))
        .attr("aria-selected", move || {
            Some((active.get() == Some(at)).to_string())
        })
        .child(html::span().child(&choice.label))
        .child(
            html::span()
                .class("code")
                .attr("translate", "no")
                .child(&choice.code),
        )
        .on(ev::click, move |_| choosing.choose(&choice))
}

/// Adds the status message with the number of choices to `control`.
fn count(state: &State, words: ComboboxWords, control: HtmlElement) -> HtmlElement {
    let (open, nothing) = (state.open.clone(), state.open.clone());
    let said = move || {
        open.with(|open| match open {
            None => String::new(),
            Some(found) if !found.note.is_empty() => found.note.clone(),
            Some(found) if found.choices.is_empty() => words.none.to_owned(),
            Some(found) => {
                let count = found.choices.len().to_string();
                words.found.replace("{count}", &count)
            }
        })
    };
    let is_hidden =
        move || nothing.with(|open| open.as_ref().is_none_or(|it| !it.choices.is_empty()));
    let status = html::p()
        .class("visually-hidden")
        .attr("role", "status")
        .child(said.clone());
    let seen = html::p()
        .class("nothing-found")
        .attr("aria-hidden", "true")
        .attr("hidden", is_hidden)
        .child(said);
    control.child(status).child(seen)
}
