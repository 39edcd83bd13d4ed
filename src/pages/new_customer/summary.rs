//! All that is wrong, above the form.

use super::submit::{Obstacles, Submitting};
use super::{FORM_CHUNK, FormParts, folding};
use crate::domain::CountryCode;
use crate::form::{Fault, Refusal};
use crate::pages::desk::Desk;
use crate::text::{Words, fill};
use crate::ui::{OnText, SummaryItem, Tag, View, error_summary, live, warning_summary};
use leptos::prelude::*;

/// The summary, while there is anything to list.
pub fn view(parts: &FormParts, submitting: &Submitting) -> View {
    let obstacles = submitting.obstacles.clone();
    let (desk, draft) = (parts.desk.clone(), parts.draft.clone());
    let lead = folding::lead(parts);
    live(move || {
        obstacles.with(|obstacles| match obstacles {
            Obstacles::None => None,
            obstacles => {
                let country = untrack(|| draft.country_code());
                (FORM_CHUNK.get()?.summary)(&desk, obstacles, country, &lead)
            }
        })
    })
}

/// The list, in the chunk.
pub fn contents(
    desk: &Desk,
    obstacles: &Obstacles,
    country: Option<CountryCode>,
    lead: &OnText,
) -> Option<Tag> {
    let words = desk.words;
    let names = |country| desk.country_name(country);
    let lines = |faults: &[Fault]| -> Vec<SummaryItem> {
        let line = |fault: &Fault| SummaryItem {
            element_id: Some(fault.element_id.clone()),
            text: words.fault(fault, country, &names),
        };
        faults.iter().map(line).collect()
    };
    let items = match obstacles {
        Obstacles::None => return None,
        Obstacles::Faults(faults) => lines(faults),
        Obstacles::Warnings(faults) => {
            return Some(warning_summary(
                words.warnings_heading(),
                words.warnings_text(),
                lines(faults),
                lead,
            ));
        }
        Obstacles::Refusals(all, more) => {
            let more = (*more > 0).then(|| SummaryItem {
                element_id: None,
                text: fill(words.and_more(), &[("count", &more.to_string())]),
            });
            let items = all.iter().map(|it| refusal(words, it));
            items.chain(more).collect()
        }
    };
    error_summary(words.problem_heading(), items, lead)
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
    }
}
