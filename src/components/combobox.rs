//! A text control with a list to choose from, after the ARIA Authoring Practices: "Editable Combobox
//! With List Autocomplete". The focus stays in the text; the list is looked through with the arrows.

use super::choice::{Choice, Search, WhenReady};
use super::combobox_state::{ComboboxState, list_id};
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

/// The words around the list.
#[derive(Clone, Copy)]
pub struct ComboboxWords {
    /// The name of the button that opens the list.
    pub show_all: &'static str,
    /// Nothing fits the typed text.
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
        let state = ComboboxState {
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

/// The list, while it is open; its element is always there, for the control refers to it.
fn list(state: &ComboboxState, list_id: &str, label: &str) -> HtmlElement {
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

fn option(state: &ComboboxState, at: usize, choice: Choice) -> HtmlElement {
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
fn count(state: &ComboboxState, words: ComboboxWords, control: HtmlElement) -> HtmlElement {
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
