use crate::combobox::{Combobox, Country, option_id};
use leptos::prelude::*;

#[component]
pub fn Page() -> impl IntoView {
    let state = Combobox::new();
    view! {
        <div class="field">
            <label for="country">"Country"</label>
            <div class="combobox">
                <input
                    id="country"
                    type="text"
                    role="combobox"
                    aria-autocomplete="list"
                    aria-controls="country-list"
                    aria-expanded=move || state.is_open().to_string()
                    aria-activedescendant=move || state.active_id()
                    data-value=move || state.chosen.get().map(|(code, _)| code)
                    prop:value=state.text
                    on:input=move |event| state.set(event_target_value(&event))
                    on:keydown=move |event| state.key(&event)
                    on:blur=move |_| state.close()
                />
                <button
                    type="button"
                    tabindex="-1"
                    aria-label="Show all countries"
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| state.toggle()
                >
                    "▾"
                </button>
                <List state />
            </div>
            <p class="visually-hidden" role="status">{move || state.count()}</p>
        </div>
    }
}

#[component]
fn List(state: Combobox) -> impl IntoView {
    let options = move || {
        let countries = state.open.get().unwrap_or_default().into_iter().enumerate();
        countries
            .map(|(at, country)| view! { <Choice state at country /> })
            .collect_view()
    };
    // A press on the list does not take the focus from the control.
    view! {
        <ul
            id="country-list"
            role="listbox"
            aria-label="Country"
            hidden=move || state.is_empty()
            on:mousedown=|event| event.prevent_default()
        >
            {options}
        </ul>
    }
}

#[component]
fn Choice(state: Combobox, at: usize, country: Country) -> impl IntoView {
    view! {
        <li
            id=option_id(at)
            role="option"
            aria-selected=move || state.is_active(at).to_string()
            on:click=move |_| state.choose(country)
        >
            <span>{country.1}</span>
            <span class="code">{country.0}</span>
        </li>
    }
}
