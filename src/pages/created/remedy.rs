//! The form of a customer that a provider refused, filled in to be corrected.

use crate::api::wire::LoadedCustomer;
use crate::api::{CreationError, CreationStatus, ProviderStatus};
use crate::browser::address::HistoryChange;
use crate::form_model::{DataView, Draft, Field, LocatedIssue, ProviderDraft, RULES, Section};
use crate::pages::context::AppContext;
use crate::pages::drafts::open;
use crate::pages::page::go;
use crate::pages::words::PageWords;
use crate::route::Route;
use customer::Guid;
use leptos::prelude::*;

/// The maximum length in bytes of a body that is loaded into the form.
const BODY_MAX: usize = 1_000_000;

/// The maximum number of its entries and rows.
const ENTRIES_MAX: usize = 1_000;

/// A draft of the refused customer, under a new id.
pub struct Remedy {
    draft: Draft,
    /// The control to correct.
    element_id: String,
    /// The broken rules that are probably the reason.
    causes: Vec<LocatedIssue>,
}

impl Remedy {
    /// Makes the draft from the request's `body`, if one of the providers failed.
    pub fn of(app: &AppContext, statuses: &[ProviderStatus], body: &str) -> Option<Self> {
        let (instance, error) = statuses.iter().find_map(|it| match it.status {
            CreationStatus::Failed(error) => Some((it.instance.as_str(), error)),
            _ => None,
        })?;
        let mut loaded = read_body(body)?;
        // The next attempt creates another customer, here and at the provider.
        loaded.id = None;
        for entry in loaded.providers.iter_mut().flatten() {
            entry.provider_customer_id = None;
        }
        let draft = app.form.empty_draft();
        draft.use_rules(&RULES);
        draft.load(loaded);
        let mut causes = draft.warnings(app.form.picks_resellers());
        causes.retain(|it| it.section == Section::Customer && error != CreationError::DomainExists);
        let mut element_id = match causes.first() {
            Some(cause) => cause.element_id.clone(),
            None => draft.fields.company_name.element_id(),
        };
        if error == CreationError::DomainExists
            && let Some(entry) = entry_of(&draft, instance)
        {
            let domain = domain_of(&entry);
            domain.object("server", app.form.words.domain_taken());
            element_id = domain.element_id();
        }
        Some(Self {
            draft,
            element_id,
            causes,
        })
    }
}

/// Reads a body. `None`: it is not a customer, or too large.
pub fn read_body(body: &str) -> Option<LoadedCustomer> {
    if body.len() > BODY_MAX {
        return None;
    }
    let loaded = LoadedCustomer::read(body).ok()?;
    (loaded.count_entries() <= ENTRIES_MAX).then_some(loaded)
}

fn entry_of(draft: &Draft, instance: &str) -> Option<ProviderDraft> {
    let wanted = Guid::parse(instance).ok();
    let mut entries = draft.providers.snapshot().into_iter();
    entries.find(|entry| Guid::parse(&entry.fields.instance.text()).ok() == wanted)
}

/// The control of the entry's domain.
fn domain_of(entry: &ProviderDraft) -> Field {
    match entry.shown_view() {
        DataView::Controls => entry.microsoft.domain.clone(),
        DataView::Json => entry.fields.data.clone(),
    }
}

/// The rules that were probably broken, and *Correct and create again*. `second_record` says what becomes of the first
/// customer.
#[component]
pub fn RemedyView(remedy: Remedy, second_record: Option<&'static str>) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let words = app.form.words;
    let country = remedy.draft.country_code();
    let names = |country| app.form.country_name(country);
    let causes = remedy.causes.iter();
    let causes = causes.map(|cause| cause.text(words, country, &names));
    let causes: Vec<_> = causes
        .map(|text| view! { <li prop:textContent=text></li> })
        .collect();
    let causes = (!causes.is_empty()).then(|| {
        view! {
            <div>
                <p>{words.probable_causes()}</p>
                <ul>{causes}</ul>
            </div>
        }
    });
    let correct = move |_| {
        app.form.status.reset();
        app.focus_next.set(Some(remedy.element_id.clone()));
        app.form.draft.set(remedy.draft.clone());
        open::filled(&app);
        go(&Route::NewCustomer, HistoryChange::Push);
    };
    view! {
        <div class="remedy">
            {causes} {second_record.map(|text| view! { <p prop:textContent=text></p> })}
            <button type="button" class="primary" on:click=correct>
                {words.correct_and_create()}
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(count: usize, item: impl Fn(usize) -> String) -> String {
        let items: Vec<_> = (0..count).map(item).collect();
        items.join(",")
    }

    /// A body of so many entries, each with so many offer type margins, and so many associations.
    fn body(entries: usize, margins: usize, associations: usize) -> String {
        let margins = list(margins, |at| format!(r#""Type{at}":{{"Value":1}}"#));
        let entry = |at| format!(r#""{at}":{{"offerTypeMargins":{{"Value":{{{margins}}}}}}}"#);
        let entries = list(entries, entry);
        let associations = list(associations, |_| "{}".to_owned());
        format!(r#"{{"providerCustomers":{{{entries}}},"customerAssociations":[{associations}]}}"#)
    }

    #[test]
    fn a_body_of_many_entries() {
        for (entries, margins, associations, is_read) in [
            (0, 0, 0, true),
            (1, 2, 1, true),
            (1_000, 0, 0, true),
            (1_001, 0, 0, false),
            (0, 0, 1_000, true),
            (0, 0, 1_001, false),
            (1, 999, 0, true),
            (1, 1_000, 0, false),
            (500, 1, 0, true),
            (500, 1, 1, false),
            (40_000, 0, 0, false),
        ] {
            let body = body(entries, margins, associations);
            let counts = format!("{entries} {margins} {associations}");
            assert_eq!(read_body(&body).is_some(), is_read, "{counts}");
        }
    }

    #[test]
    fn a_long_body() {
        let frame = r#"{"companyName":""}"#.len();
        for (length, is_read) in [
            (100, true),
            (BODY_MAX, true),
            (BODY_MAX + 1, false),
            (20_000_000, false),
        ] {
            let name = "a".repeat(length - frame);
            let body = format!(r#"{{"companyName":"{name}"}}"#);
            assert_eq!(read_body(&body).is_some(), is_read, "{length}");
        }
    }

    #[test]
    fn no_body() {
        let deep = format!("{}1{}", r#"{"a":"#.repeat(50_000), "}".repeat(50_000));
        for body in ["", "null", "[]", "\"text\"", "{", "<!doctype html>", &deep] {
            assert_eq!(read_body(body), None);
        }
    }
}
