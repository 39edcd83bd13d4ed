use super::show_value;
use crate::combobox::{Combobox, Country, option_id};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::html::{button, div, input, label, li, p, span, ul};
use leptos_erased::{HtmlElement, dynamic, fragment};

pub fn page() -> HtmlElement {
    let state = Combobox::new();
    let control = input()
        .id("country")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", "country-list")
        .attr("aria-expanded", move || state.is_open().to_string())
        .attr("aria-activedescendant", move || state.active_id())
        .attr("data-value", move || {
            state.chosen.get().map(|(code, _)| code)
        })
        .element_effect(show_value(state.text))
        .on(ev::input, move |event| {
            state.set(event_target_value(&event))
        })
        .on(ev::keydown, move |event| state.key(&event))
        .on(ev::blur, move |_| state.close());
    let toggle = button()
        .attr("type", "button")
        .attr("tabindex", "-1")
        .attr("aria-label", "Show all countries")
        .on(ev::mousedown, |event| event.prevent_default())
        .on(ev::click, move |_| state.toggle())
        .child("▾");
    div()
        .class("field")
        .child(label().attr("for", "country").child("Country"))
        .child(
            div()
                .class("combobox")
                .child(control)
                .child(toggle)
                .child(list(state)),
        )
        .child(
            p().class("visually-hidden")
                .attr("role", "status")
                .child(move || state.count()),
        )
}

fn list(state: Combobox) -> HtmlElement {
    ul().id("country-list")
        .attr("role", "listbox")
        .attr("aria-label", "Country")
        .attr("hidden", move || state.is_empty())
        // A press on the list does not take the focus from the control.
        .on(ev::mousedown, |event| event.prevent_default())
        .child(dynamic(move || {
            let countries = state.open.get().unwrap_or_default().into_iter().enumerate();
            fragment(countries.map(|(at, country)| option(state, at, country)))
        }))
}

fn option(state: Combobox, at: usize, country: Country) -> HtmlElement {
    li().id(option_id(at))
        .attr("role", "option")
        .attr("aria-selected", move || state.is_active(at).to_string())
        .on(ev::click, move |_| state.choose(country))
        .child(span().child(country.1))
        .child(span().class("code").child(country.0))
}
