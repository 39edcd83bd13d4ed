//! A line of text with a list to choose from, where other texts may stand as well.

use super::controls::{Elsewhere, follows, leaving};
use super::{FORM_CHUNK, FormScope};
use crate::browser::intl;
use crate::components::{Choice, Combobox, ComboboxWords, Frame};
use crate::form_model::Field;
use crate::i18n::fill;
use leptos::prelude::untrack;
use leptos_erased::HtmlElement;
use std::sync::Arc;

/// The list; follows signals. Where it is empty, the control is a plain line of text.
pub type Choices = Arc<dyn Fn() -> Vec<Choice> + Send + Sync>;

/// The control. Of what is chosen, the key is its text. `elsewhere` is a rule between this field and others.
pub fn view(
    parts: &FormScope,
    frame: Frame,
    autocomplete: &'static str,
    field: &Field,
    elsewhere: Elsewhere,
    choices: Choices,
) -> HtmlElement {
    let words = parts.context.words;
    let (shown, typed, chosen) = (field.clone(), field.clone(), field.clone());
    let property = field.property();
    let listed = choices.clone();
    Combobox {
        on_leave: leaving(parts, field, elsewhere, follows(parts, property)),
        words: ComboboxWords {
            show_all: fill(
                words.show_list(),
                &[("what", words.property(property).noun)],
            ),
            none: words.no_match(),
            found: words.matches_found(),
        },
        frame,
        autocomplete,
        key: None,
        shown: Arc::new(move || shown.text()),
        has_list: Arc::new(move || !listed().is_empty()),
        search: Arc::new(move |text| {
            let choices = untrack(|| choices());
            FORM_CHUNK
                .get()
                .map_or_else(Vec::new, |chunk| (chunk.choices)(choices, text))
        }),
        when_ready: Arc::new(|open| FORM_CHUNK.when_loaded(move |_| open())),
        on_input: Arc::new(move |text| typed.set(text)),
        on_choose: Arc::new(move |key| chosen.set(key)),
        on_leave_typed: Arc::new(|_| ()),
    }
    .view()
}

/// How well a choice fits a text; the smaller the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Beginning,
    BeginningOfWord,
    Inside,
}

/// The choices that fit a text, best first and otherwise in their order; all for an empty one. In the chunk.
pub fn fitting(choices: Vec<Choice>, typed: &str) -> Vec<Choice> {
    let wanted = intl::fold(typed.trim());
    if wanted.is_empty() {
        return choices;
    }
    let mut found: Vec<(Fit, Choice)> = Vec::new();
    for choice in choices {
        let names = [&choice.key, &choice.label].map(|it| intl::fold(it));
        let aliases = choice.aliases.iter().map(|it| intl::fold(it));
        let fits = names.into_iter().chain(aliases);
        if let Some(fit) = fits.filter_map(|name| fit(&name, &wanted)).min() {
            let at = found.partition_point(|(other, _)| *other <= fit);
            found.insert(at, (fit, choice));
        }
    }
    found.into_iter().map(|(_, choice)| choice).collect()
}

fn fit(name: &str, wanted: &str) -> Option<Fit> {
    let compact = |text: &str| text.replace(char::is_whitespace, "");
    if compact(name) == compact(wanted) {
        return Some(Fit::Whole);
    }
    let at = name.find(wanted)?;
    let before = name.get(..at)?.chars().next_back();
    Some(match before {
        None => Fit::Beginning,
        Some(c) if !c.is_alphanumeric() => Fit::BeginningOfWord,
        Some(_) => Fit::Inside,
    })
}
