//! All that is wrong, above the form.

use super::FormParts;
use super::submit::{Obstacles, Submitting};
use crate::form::{Fault, Refusal};
use crate::text::Words;
use crate::ui::{SummaryItem, View, error_summary, live};
use leptos::prelude::*;

/// The summary, while there is anything to list.
pub fn view(parts: &FormParts, submitting: &Submitting) -> View {
    let words = parts.shared.words;
    let obstacles = submitting.obstacles.clone();
    live(move || {
        let items = match obstacles.get() {
            Obstacles::None => Vec::new(),
            Obstacles::Faults(faults) => faults.iter().map(|it| fault(words, it)).collect(),
            Obstacles::Refusals(all) => all.into_iter().map(|it| refusal(words, it)).collect(),
        };
        error_summary(words.problem_heading(), items)
    })
}

/// The same sentence as at the control, behind the place where the control stands in a list.
fn fault(words: &'static Words, fault: &Fault) -> SummaryItem {
    let sentence = words.problem(fault.problem, fault.property);
    let place = words.section(fault.section);
    SummaryItem {
        element_id: Some(fault.element_id.clone()),
        text: match place.as_str() {
            "" => sentence,
            place => format!("{place}: {sentence}"),
        },
    }
}

/// What the API said, behind the place it means: by the label of the control, else by the API's own
/// name for the property.
fn refusal(words: &'static Words, refusal: Refusal) -> SummaryItem {
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
        element_id: refusal.element_id,
        text,
    }
}
