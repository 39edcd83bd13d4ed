//! What to change after a provider refused the customer, and the way to create it again.

use crate::api::wire::LoadedCustomer;
use crate::api::{CreationError, CreationStatus, ProviderStatus};
use crate::domain::Guid;
use crate::form::{DataView, Draft, Fault, Field, ProviderDraft, RULES, Section};
use crate::pages::drafts;
use crate::pages::page::{button, go};
use crate::pages::shared::Shared;
use crate::route::Route;
use crate::ui::{Tag, tag};

/// The form filled with what was refused, under a new id.
pub struct Remedy {
    draft: Draft,
    /// The control to change.
    element_id: String,
    /// Our rules that were probably the reason.
    causes: Vec<Fault>,
}

impl Remedy {
    /// Where one of the providers has refused for a reason that another form can mend: its form, made
    /// from the request's `body`.
    pub fn of(shared: &Shared, statuses: &[ProviderStatus], body: &str) -> Option<Self> {
        let (instance, error) = statuses.iter().find_map(|it| match it.status {
            CreationStatus::Failed(error) => Some((it.instance.as_str(), error)),
            _ => None,
        })?;
        let mut loaded = LoadedCustomer::read(body).ok()?;
        // Another attempt is another customer, here and at the provider.
        loaded.id = None;
        for entry in loaded.providers.iter_mut().flatten() {
            entry.provider_customer_id = None;
        }
        let draft = shared.empty_draft();
        draft.use_rules(&RULES);
        draft.load(loaded);
        let mut causes = draft.warnings(shared.picks_resellers());
        causes.retain(|it| it.section == Section::Customer && error != CreationError::DomainExists);
        let mut element_id = match causes.first() {
            Some(cause) => cause.element_id.clone(),
            None => draft.company_name.element_id(),
        };
        if error == CreationError::DomainExists
            && let Some(entry) = entry_of(&draft, instance)
        {
            let domain = domain_of(shared, &entry);
            domain.object(shared.words.domain_taken());
            element_id = domain.element_id();
        }
        Some(Self {
            draft,
            element_id,
            causes,
        })
    }
}

fn entry_of(draft: &Draft, instance: &str) -> Option<ProviderDraft> {
    let wanted = Guid::required(instance).ok();
    let mut entries = draft.providers.snapshot().into_iter();
    entries.find(|entry| Guid::required(&entry.instance.text()).ok() == wanted)
}

/// The control in which the entry's domain is typed.
fn domain_of(shared: &Shared, entry: &ProviderDraft) -> Field {
    match entry.shown_view(&shared.config) {
        DataView::Controls => entry.microsoft.domain.clone(),
        DataView::Json => entry.json.clone(),
    }
}

/// The rules that were probably broken, and *Correct and create again*: the way on. `second_record` says what
/// becomes of the first.
pub fn view(shared: &Shared, remedy: Remedy, second_record: Option<&str>) -> Tag {
    let words = shared.words;
    let country = remedy.draft.country_code();
    let names = |country| shared.country_name(country);
    let sentence = |cause: &Fault| tag("li").text(&words.fault(cause, country, &names));
    let causes = (!remedy.causes.is_empty()).then(|| {
        tag("div")
            .child(tag("p").text(words.probable_causes()))
            .child(tag("ul").children(remedy.causes.iter().map(sentence)))
    });
    let shared = shared.clone();
    let again = move |_| {
        shared.course.reset();
        shared.focus_next.set(Some(remedy.element_id.clone()));
        shared.draft.set(remedy.draft.clone());
        drafts::filled(&shared);
        go(&Route::NewCustomer, false);
    };
    tag("div")
        .class("remedy")
        .child(causes)
        .child(second_record.map(|text| tag("p").text(text)))
        .child(
            button(words.correct_and_create())
                .class("primary")
                .on("click", again),
        )
}
