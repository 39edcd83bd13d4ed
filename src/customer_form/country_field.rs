//! The country: a text control that finds countries.

use super::chunk::FormChunk;
use super::controls::{frame_with_rule, leaving, no_prefix};
use super::{FORM_CHUNK, FormEvent, FormScope};
use crate::browser::controls;
use crate::browser::intl::{self, Names};
use crate::components::{Combobox, ComboboxWords};
use customer::CountryCode;
use leptos::prelude::untrack;
use leptos_erased::HtmlElement;
use std::sync::Arc;

/// The control. The field holds the code once a country is chosen, and before that what is typed.
pub fn view(parts: &FormScope) -> HtmlElement {
    let words = parts.context.words;
    let field = parts.draft.fields.country.clone();
    let locale = parts.context.locale.clone();
    let key = {
        let field = field.clone();
        move || {
            CountryCode::from_code(&field.text())
                .map_or("", CountryCode::as_str)
                .to_owned()
        }
    };
    let shown = {
        let (field, locale) = (field.clone(), locale.clone());
        move || {
            let text = field.text();
            match CountryCode::from_code(&text) {
                Some(country) => Names::of_countries(&locale).of(country.as_str()),
                None => text,
            }
        }
    };
    let (typed, chosen) = (field.clone(), field.clone());
    let not_offered = {
        let draft = parts.draft.clone();
        move || draft.country_not_offered()
    };
    let following = parts.draft.clone();
    let on_leave = leaving(
        parts,
        &field,
        Arc::new(not_offered.clone()),
        Some(Arc::new(move |chunk| (chunk.follow_country)(&following))),
    );
    let (offered, used) = (parts.draft.clone(), parts.host.used_countries);
    let (left, choosing, arriving) = (parts.clone(), parts.clone(), parts.clone());
    // A name that was there before the chunk becomes a country, unless its control has the focus.
    let when_loaded = move || {
        if arriving.chunk().is_some() {
            let id = arriving.draft.fields.country.element_id();
            let control = arriving.context.tree.element(&id);
            if !control.is_some_and(|it| controls::has_focus(&it)) {
                untrack(|| take_shown(&arriving));
            }
        }
    };
    Combobox {
        frame: frame_with_rule(parts, &no_prefix(), &field, not_offered),
        autocomplete: "section-customer country-name",
        key: Arc::new(key),
        shown: Arc::new(shown),
        search: Arc::new(move |text| {
            let offered = untrack(|| offered.supported_countries());
            let used = used();
            let chunk = FORM_CHUNK.get();
            let found = chunk.map(|it| (it.countries)(&locale, text, offered.as_deref(), &used));
            found.unwrap_or_default().into()
        }),
        when_ready: Arc::new(|open| FORM_CHUNK.when_loaded(move |_| open())),
        updated: None,
        on_more: Arc::new(|_| ()),
        on_input: Arc::new(move |text| typed.set(text)),
        on_choose: Arc::new(move |code| {
            chosen.set(code);
            if let Some(chunk) = FORM_CHUNK.get() {
                (chunk.follow_country)(&choosing.draft);
            }
        }),
        on_leave_typed: Arc::new(move |text| {
            let left = left.clone();
            FORM_CHUNK.when_loaded(move |_| take(&left, &text));
        }),
        on_leave,
        words: ComboboxWords {
            show_all: words.show_countries(),
            none: words.no_country(),
            found: words.countries_found(),
        },
    }
    .view()
    .effect(when_loaded)
}

/// Takes the country that the text in the control means beyond doubt, unless it is a country already.
pub fn take_shown(parts: &FormScope) {
    let text = parts.draft.fields.country.kept_text();
    if CountryCode::from_code(&text).is_none() {
        take(parts, &text);
    }
}

/// Takes the country that a typed text means beyond doubt, if the control still holds that text or its code.
fn take(parts: &FormScope, typed: &str) {
    let locale = &parts.context.locale;
    let meant = |chunk: &FormChunk| (chunk.country_meant)(locale, typed);
    let Some(country) = FORM_CHUNK.get().and_then(meant) else {
        return;
    };
    let field = &parts.draft.fields.country;
    let (text, code) = (field.kept_text(), country.as_str().to_owned());
    if text != code {
        if text != typed {
            return;
        }
        (parts.host.on)(FormEvent::StepEnded);
    }
    // The control shows the name in the page's language. Another name is reported as rewritten; the code is not.
    let typed = typed.trim();
    let name = Names::of_countries(locale).of(&code);
    let is_same = typed.eq_ignore_ascii_case(&code) || intl::fold(typed) == intl::fold(&name);
    match is_same {
        true => field.set(code),
        false => field.rewrite(code),
    }
}
