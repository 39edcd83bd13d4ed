//! All that is wrong, above the form.

use super::controls::suggestion_words;
use super::submit::{Obstacles, Submitting, Trigger};
use super::{CREATE_ID, FORM_CHUNK, FormParts, folding};
use crate::domain::{Property, Suggestion};
use crate::form::{Fault, Refusal};
use crate::pages::page::{button, form_heading};
use crate::platform::focus;
use crate::text::{Words, fill};
use crate::ui::{SUMMARY_ID, SummaryItem, Tag, View, error_summary, live, warning_summary};
use leptos::prelude::*;

/// The summary, while there is anything to list.
pub fn view(parts: &FormParts, submitting: &Submitting) -> View {
    let (parts, submitting) = (parts.clone(), submitting.clone());
    live(move || {
        submitting.obstacles.with(|obstacles| match obstacles {
            Obstacles::None => None,
            obstacles => (FORM_CHUNK.get()?.summary)(&parts, &submitting, obstacles),
        })
    })
}

/// The list, in the chunk.
pub fn contents(parts: &FormParts, submitting: &Submitting, obstacles: &Obstacles) -> Option<Tag> {
    let words = parts.desk.words;
    let lead = folding::lead(parts);
    let names = |country| parts.desk.country_name(country);
    let country = untrack(|| parts.draft.country_code());
    let line = |fault: &Fault| SummaryItem {
        element_id: Some(fault.element_id.clone()),
        text: words.fault(fault, country, &names),
        buttons: Vec::new(),
    };
    let heading = |text: &str| form_heading(&parts.desk, "h2").text(text);
    let items = match obstacles {
        Obstacles::None => return None,
        Obstacles::Faults(faults) => faults.iter().map(line).collect(),
        Obstacles::Warnings(faults) => {
            let items = faults.iter().map(|fault| SummaryItem {
                buttons: fixes(parts, submitting, fault),
                ..line(fault)
            });
            let text = match faults.iter().all(|it| it.problem.is_note()) {
                true => words.notes_text(),
                false => words.warnings_text(),
            };
            let sending = submitting.clone();
            let anyway =
                button(words.create_anyway()).on("click", move |_| sending.trigger(Trigger::Press));
            let items = items.collect();
            return Some(warning_summary(
                heading(words.warnings_heading()),
                text,
                items,
                &lead,
                anyway,
            ));
        }
        Obstacles::Refusals(all, more) => {
            let more = (*more > 0).then(|| SummaryItem {
                element_id: None,
                text: fill(words.and_more(), &[("count", &more.to_string())]),
                buttons: Vec::new(),
            });
            let items = all.iter().map(|it| refusal(words, it));
            items.chain(more).collect()
        }
    };
    error_summary(heading(words.problem_heading()), items, &lead)
}

/// The buttons that take what the warning suggests. Its line leaves the list, so the list takes the focus,
/// and the form's own button once the list is empty.
fn fixes(parts: &FormParts, submitting: &Submitting, fault: &Fault) -> Vec<Tag> {
    let Some(property) = fault.property else {
        return Vec::new();
    };
    let fix = |suggestion: &Suggestion| {
        let (parts, submitting) = (parts.clone(), submitting.clone());
        let (suggestion, element_id) = (suggestion.clone(), fault.element_id.clone());
        let caption = suggestion_words(&parts, property, &suggestion);
        button(&caption).class("use").on("click", move |_| {
            let field = match suggestion.property {
                Property::Country => Some(parts.draft.country.clone()),
                _ => parts.draft.field_at(&element_id),
            };
            if let Some(field) = field {
                field.set(suggestion.value.clone());
            }
            submitting.recheck();
            let obstacles = &submitting.obstacles;
            let is_done = obstacles.with_untracked(|it| *it == Obstacles::None);
            let next = if is_done { CREATE_ID } else { SUMMARY_ID };
            focus::soon(&parts.desk.tree, next.to_owned());
        })
    };
    fault.suggestions.iter().map(fix).collect()
}

/// What the API said, behind the place it means: by the label of the control, else by the API's own
/// name for the property.
fn refusal(words: &'static Words, refusal: &Refusal) -> SummaryItem {
    let mut text = words.refusal(&refusal.message);
    let name = match refusal.property {
        Some(property) => words.property(property).label,
        None => &refusal.property_name,
    };
    for place in [name, &words.section(refusal.section)] {
        if !place.is_empty() {
            text = format!("{place}: {text}");
        }
    }
    SummaryItem {
        element_id: refusal.element_id.clone(),
        text,
        buttons: Vec::new(),
    }
}
