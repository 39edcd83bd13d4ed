//! The country: a text control that finds countries.

use super::FormParts;
use super::controls::{frame_with_rule, leaving, no_prefix};
use super::country_search::CountrySearch;
use crate::domain::CountryCode;
use crate::platform::intl::{self, Names};
use crate::ui::{Combobox, ComboboxWords, Tag};
use leptos::prelude::untrack;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// The control. The field holds the code once a country is chosen, and before that what is typed.
pub fn view(parts: &FormParts) -> Tag {
    let words = parts.desk.words;
    let field = parts.draft.country.clone();
    let locale = parts.desk.locale.clone();
    let key = {
        let field = field.clone();
        move || {
            CountryCode::of_code(&field.text())
                .map_or("", CountryCode::as_str)
                .to_owned()
        }
    };
    let shown = {
        let (field, locale) = (field.clone(), locale.clone());
        move || {
            let text = field.text();
            match CountryCode::of_code(&text) {
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
    let on_leave = leaving(
        parts,
        &field,
        Arc::new(not_offered.clone()),
        Arc::new(|| ()),
    );
    let (offered, shell) = (parts.draft.clone(), parts.shell.clone());
    let resolving = locale.clone();
    Combobox {
        frame: frame_with_rule(parts, &no_prefix(), &field, not_offered),
        autocomplete: "section-customer country-name",
        key: Arc::new(key),
        shown: Arc::new(shown),
        search: Arc::new(move |text| {
            let offered = untrack(|| offered.supported_countries());
            search(&locale).search(text, offered.as_deref(), &shell.used_countries())
        }),
        on_input: Arc::new(move |text| typed.set(text)),
        on_choose: Arc::new(move |code| chosen.set(code)),
        on_leave_typed: Arc::new(move |text| {
            if let Some(country) = search(&resolving).resolve(&text) {
                let code = country.as_str().to_owned();
                // Another name than the one that stands there now is worth a word; the code is not.
                let typed = text.trim();
                let name = Names::of_countries(&resolving).of(&code);
                let is_same =
                    typed.eq_ignore_ascii_case(&code) || intl::folded(typed) == intl::folded(&name);
                match is_same {
                    true => field.set(code),
                    false => field.rewrite(code),
                }
            }
        }),
        on_leave,
        words: ComboboxWords {
            show_all: words.show_countries(),
            none: words.no_country(),
            found: words.countries_found(),
        },
    }
    .view()
}

/// The names, gathered when they are first needed in this language.
fn search(locale: &str) -> Rc<CountrySearch> {
    type Gathered = Vec<(String, Rc<CountrySearch>)>;
    thread_local! {
        static GATHERED: RefCell<Gathered> = const { RefCell::new(Vec::new()) };
    }
    GATHERED.with_borrow_mut(|gathered| {
        if let Some((_, search)) = gathered.iter().find(|(it, _)| it == locale) {
            return search.clone();
        }
        let search = Rc::new(CountrySearch::new(locale));
        gathered.push((locale.to_owned(), search.clone()));
        search
    })
}
