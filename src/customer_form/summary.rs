//! All that is wrong, above the form.

use super::controls::suggestion_words;
use super::elements::{button, form_heading};
use super::host::Interaction;
use super::issue_list::IssueList;
use super::submitting::{Submitting, Trigger};
use super::{CREATE_ID, FORM_CHUNK, FormScope, assists, folding, submit};
use crate::browser::{focus, intl};
use crate::components::{SUMMARY_ID, SummaryItemProps, heard, item_id, summary, summary_list};
use crate::form_model::{LocatedIssue, ServerError};
use crate::i18n::{Words, fill};
use customer::{CountryCode, Property, Suggestion};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};

/// So many items are listed until a person asks for all: hundreds of entries have thousands.
const SHOWN_MAX: usize = 50;

/// The summary, while there is anything to list. It stays the same element while items leave it.
pub fn view(parts: &FormScope, submitting: &Submitting) -> View {
    let shown = {
        let (parts, listed_issues) = (parts.clone(), submitting.listed_issues.clone());
        // Which submit it is of.
        ArcMemo::new(move |_| match listed_issues.with(IssueList::is_nothing) {
            true => 0,
            false => parts.examined.get_untracked(),
        })
    };
    let (parts, submitting) = (parts.clone(), submitting.clone());
    dynamic(move || match shown.get() {
        0 => None,
        _ => {
            let chunk = FORM_CHUNK.get()?;
            Some(untrack(|| (chunk.summary)(&parts, &submitting)))
        }
    })
}

/// The summary of what keeps the form from being sent now, in the chunk.
pub fn contents(parts: &FormScope, submitting: &Submitting) -> HtmlElement {
    let words = parts.context.words;
    let heading = |text: &str| form_heading(&parts.context, "h2").child(text);
    let list = Listing {
        parts: parts.clone(),
        submitting: submitting.clone(),
        shows_all: ArcRwSignal::new(false),
    };
    let list = dynamic(move || list.contents());
    let listed_issues = submitting.listed_issues.clone();
    if !listed_issues.with(|it| matches!(it, IssueList::Warnings(_))) {
        let is_read = submitting.is_read.clone();
        return summary("summary", heading(words.problem_heading()), list)
            .attr("role", "alert")
            // It was read when it came. That an item leaves is not worth reading all again.
            .attr("aria-live", move || is_read.get().then(|| "off".to_owned()));
    }
    let text = move || {
        let is_note = |it: &LocatedIssue| it.rule.is_note();
        let text = match listed_issues.with(|it| it.issues().iter().all(is_note)) {
            true => words.notes_text(),
            false => words.warnings_text(),
        };
        text.to_owned()
    };
    let sending = submitting.clone();
    let anyway =
        button(words.create_anyway()).on(ev::click, move |_| sending.trigger(Trigger::Press));
    summary("summary warnings", heading(words.warnings_heading()), list)
        .attr("role", "group")
        .child(html::p().child(text))
        .child(anyway)
}

/// The list, with how many there are where not all are shown at once.
struct Listing {
    parts: FormScope,
    submitting: Submitting,
    shows_all: ArcRwSignal<bool>,
}

impl Listing {
    fn contents(&self) -> View {
        let shows_all = self.shows_all.get();
        // It decides on the words of the address.
        let country = self.parts.draft.country_code();
        self.submitting
            .listed_issues
            .with(|it| untrack(|| self.of(it, country, shows_all)))
    }

    fn of(&self, listed_issues: &IssueList, country: Option<CountryCode>, shows_all: bool) -> View {
        let words = self.parts.context.words;
        let number = |count: usize| intl::format_number(&self.parts.context.locale, count);
        let (issues, (server_errors, more)) =
            (listed_issues.issues(), listed_issues.server_errors());
        let listed = issues.len() + server_errors.len();
        let shown = if shows_all { listed } else { SHOWN_MAX };
        let issues = issues.iter().map(|it| self.issue(it, country));
        let server_errors = server_errors.iter().map(|it| server_error(words, it));
        let mut items: Vec<_> = issues.chain(server_errors).take(shown).collect();
        if more > 0 {
            items.push(SummaryItemProps {
                element_id: None,
                text: fill(words.and_more(), &[("count", &number(more))]),
                buttons: Vec::new(),
            });
        }
        let count = (listed + more > SHOWN_MAX).then(|| {
            let count = number(listed + more);
            html::p().child(fill(words.entry_problems(), &[("count", &count)]))
        });
        let all = (listed > shown).then(|| {
            let caption = fill(words.show_all(), &[("count", &number(listed))]);
            let (showing, tree) = (self.shows_all.clone(), self.parts.context.tree.clone());
            button(&caption).on(ev::click, move |_| {
                showing.set(true);
                focus::soon(&tree, item_id(SHOWN_MAX));
            })
        });
        let list = match items.is_empty() {
            true => View::default(),
            false => summary_list(items, &folding::lead(&self.parts)).into(),
        };
        View::Fragment(vec![count.into(), list, all.into()])
    }

    fn issue(&self, issue: &LocatedIssue, country: Option<CountryCode>) -> SummaryItemProps {
        let context = &self.parts.context;
        let names = |country| context.country_name(country);
        SummaryItemProps {
            element_id: Some(issue.element_id.clone()),
            text: issue.text(context.words, country, &names),
            buttons: self.fixes(issue),
        }
    }

    /// The buttons that take what the rule suggests. Its line leaves the list, so the list takes the focus,
    /// and the form's own button once the list is empty.
    fn fixes(&self, issue: &LocatedIssue) -> Vec<HtmlElement> {
        let Some(property) = issue.property else {
            return Vec::new();
        };
        let row = issue.section.text(self.parts.context.words);
        let fix = |suggestion: &Suggestion| {
            let (parts, submitting) = (self.parts.clone(), self.submitting.clone());
            let (suggestion, element_id) = (suggestion.clone(), issue.element_id.clone());
            let caption = suggestion_words(&parts, property, &suggestion);
            let press = button(&caption).attr("aria-label", heard(&caption, &row).as_deref());
            press.class("use").on(ev::click, move |event| {
                let field = match suggestion.property {
                    Property::Country => Some(parts.draft.fields.country.clone()),
                    _ => parts.draft.field_at(&element_id),
                };
                if let Some(field) = field {
                    field.set(suggestion.value.clone());
                }
                // The summary is no part of the form: its presses are not heard there.
                assists::follow(&parts, Some((Interaction::Pressed, &event)));
                submit::recheck(&submitting);
                let is_done = submitting
                    .listed_issues
                    .with_untracked(IssueList::is_nothing);
                let next = if is_done { CREATE_ID } else { SUMMARY_ID };
                focus::soon(&parts.context.tree, next.to_owned());
            })
        };
        issue.suggestions.iter().map(fix).collect()
    }
}

/// What the API said, behind the place it means: by the label of the control, else by the API's own
/// name for the property.
fn server_error(words: &'static Words, server_error: &ServerError) -> SummaryItemProps {
    let mut text = words.server_message(&server_error.message);
    let name = match server_error.property {
        Some(property) => words.property(property).label,
        None => &server_error.property_name,
    };
    for place in [name, &server_error.section.text(words)] {
        if !place.is_empty() {
            text = format!("{place}: {text}");
        }
    }
    SummaryItemProps {
        element_id: server_error.element_id.clone(),
        text,
        buttons: Vec::new(),
    }
}
