//! Customers that already exist, found by the company's name, the domain and the internal identifier.

use super::desk::now;
use super::state::{FoundCustomers, Place};
use crate::assists::{Answer, Existing, News, Question, SearchField, Slot, Wanted};
use crate::browser::{focus, intl};
use crate::config::Assist;
use crate::customer_form::FormScope;
use crate::customer_form::elements::button;
use crate::customer_form::host::FormEvent;
use crate::form_model::{Check, DataView, Field, Row};
use crate::i18n::{Words, fill};
use crate::signal::scoped_memo;
use customer::{DomainPrefix, Rule, Severity};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};

/// The minimum length of a search term: a shorter one is in too many names.
const CHARACTERS_MIN: usize = 2;

/// The keys of the slots: two for the company, then those of the entries.
const COMPANY_NAME: u32 = 0;
const INTERNAL_IDENTIFIER: u32 = 1;
const ENTRIES: u32 = 2;

fn slot(key: u32) -> Slot {
    Slot {
        assist: Assist::Duplicates,
        key,
    }
}

/// A control whose text identifies a customer.
struct Source {
    slot: Slot,
    place: Place,
    field: Field,
    search: SearchField,
}

fn sources(parts: &FormScope) -> Vec<Source> {
    let fields = &parts.draft.fields;
    let company = |key, field: &Field, search| Source {
        slot: slot(key),
        place: Place::Company,
        field: field.clone(),
        search,
    };
    let mut all = vec![
        company(COMPANY_NAME, &fields.company_name, SearchField::CompanyName),
        company(
            INTERNAL_IDENTIFIER,
            &fields.internal_identifier,
            SearchField::InternalIdentifier,
        ),
    ];
    for entry in parts.draft.providers.snapshot() {
        if entry.shown_view() == DataView::Controls && entry.uses_data() {
            let key = entry.place().key();
            all.push(Source {
                slot: slot(key.saturating_add(ENTRIES)),
                place: Place::Entry(key),
                field: entry.microsoft.domain.clone(),
                search: SearchField::Domain,
            });
        }
    }
    all
}

impl Source {
    fn question(&self) -> Option<Question> {
        let text = self.field.kept_text();
        let value = match self.search {
            SearchField::Domain => {
                let prefix = DomainPrefix::parse(&text.to_ascii_lowercase()).ok()?;
                prefix.as_str().to_owned()
            }
            _ => text.trim().to_owned(),
        };
        let is_error = |rule: Rule| rule.severity() == Severity::Error;
        let is_wrong = self.field.issue().is_some_and(|it| is_error(it.rule));
        let is_asked = value.chars().count() >= CHARACTERS_MIN && !is_wrong;
        let field = self.search;
        is_asked.then_some(Question::Customers { field, value })
    }
}

/// The text of the control of this element was changed: removes the customers found for the old text.
pub fn typed(parts: &FormScope, element_id: &str) {
    if !parts.context.config.uses(Assist::Duplicates) {
        return;
    }
    let is_at = |field: &Field| field.element_id() == element_id;
    let key = if is_at(&parts.draft.fields.company_name) {
        Some(COMPANY_NAME)
    } else if is_at(&parts.draft.fields.internal_identifier) {
        Some(INTERNAL_IDENTIFIER)
    } else {
        let entries = parts.draft.providers.snapshot();
        let entry = entries.iter().find(|it| is_at(&it.microsoft.domain));
        entry.map(|it| it.place().key().saturating_add(ENTRIES))
    };
    let Some(slot) = key.map(slot) else {
        return;
    };
    let assists = &parts.context.assists;
    assists.desk().forget(slot);
    let is_it = |it: &FoundCustomers| it.slot == slot;
    if assists
        .existing()
        .with_untracked(|all| all.iter().any(is_it))
    {
        assists.existing().update(|all| all.retain(|it| !is_it(it)));
    }
}

/// Requests all searches that are missing.
pub fn look_all(parts: &FormScope) {
    if !parts.context.config.uses(Assist::Duplicates) {
        return;
    }
    let sources = untrack(|| sources(parts));
    for source in &sources {
        look(parts, source);
    }
    let keys: Vec<u32> = sources.iter().map(|it| it.slot.key).collect();
    let mut desk = parts.context.assists.desk();
    desk.engine.keep_slots(Assist::Duplicates, &keys);
}

fn look(parts: &FormScope, source: &Source) {
    let Some(question) = untrack(|| source.question()) else {
        parts.context.assists.desk().forget(source.slot);
        show(parts, source, Vec::new());
        return;
    };
    let wanted = {
        let mut desk = parts.context.assists.desk();
        if desk.is_asked(source.slot, &question) {
            return;
        }
        desk.ask(source.slot, question, now())
    };
    match wanted {
        Wanted::Known(Answer::Customers(found)) => show(parts, source, found),
        _ => show(parts, source, Vec::new()),
    }
}

/// Takes the result for a control, unless it is stale.
pub fn tell(parts: &FormScope, of: Slot, asked: &Question, news: &News) {
    let sources = sources(parts);
    let source = sources.iter().find(|it| it.slot == of);
    let source = source.filter(|it| it.question().as_ref() == Some(asked));
    if let (Some(source), News::Answered(Answer::Customers(found))) = (source, news) {
        show(parts, source, found.clone());
    }
}

/// Replaces the customers shown for a control. One with the same name or identifier is a warning, which has to be
/// confirmed before the form is sent.
fn show(parts: &FormScope, source: &Source, mut customers: Vec<Existing>) {
    let text = source.field.kept_text();
    let own = parts.draft.id.get_untracked();
    let others = parts.draft.others.get_untracked();
    customers.retain(|it| it.id != own && !others.contains(&it.id));
    let is_same = match source.search {
        SearchField::CompanyName => customers
            .iter()
            .any(|it| intl::fold(it.name.trim()) == intl::fold(text.trim())),
        SearchField::InternalIdentifier => !customers.is_empty(),
        // The check of the domain shows the warning.
        SearchField::Domain => false,
    };
    if source.search != SearchField::Domain {
        let check = is_same.then(|| Check::Warning(Rule::CustomerExists.into()));
        source.field.set_check(check);
    }
    let existing = parts.context.assists.existing();
    let is_shown = existing.with_untracked(|all| all.iter().any(|it| it.slot == source.slot));
    if customers.is_empty() && !is_shown {
        return;
    }
    let said = customers.first().map(|it| it.name.clone());
    existing.update(|all| {
        all.retain(|it| it.slot != source.slot);
        if !customers.is_empty() {
            all.push(FoundCustomers {
                slot: source.slot,
                place: source.place,
                field: source.field.clone(),
                text,
                customers,
            });
        }
    });
    if let Some(name) = said {
        let context = &parts.context;
        let sentence = fill(context.words.existing_said(), &[("name", &name)]);
        context.announcer.say(&sentence);
    }
}

/// The customers found for the controls of a place, while their texts are unchanged.
pub fn view(parts: &FormScope, place: Place) -> View {
    let parts = parts.clone();
    let shown = {
        let parts = parts.clone();
        scoped_memo(move || found_at(&parts, place))
    };
    dynamic(move || {
        let (field, customers) = shown.get()?;
        Some(untrack(|| block(&parts, &field, &customers)))
    })
}

/// The element id of the first control with results, and the customers.
fn found_at(parts: &FormScope, place: Place) -> Option<(String, Vec<Existing>)> {
    let others = parts.draft.others.get();
    let found = parts.context.assists.existing().get();
    let mut customers: Vec<Existing> = Vec::new();
    let mut first = None;
    for found in found.iter().filter(|it| it.place == place) {
        if found.field.text() != found.text {
            continue;
        }
        for customer in &found.customers {
            let is_listed = customers.iter().any(|it| it.id == customer.id);
            if !is_listed && !others.contains(&customer.id) {
                first.get_or_insert_with(|| found.field.element_id());
                customers.push(customer.clone());
            }
        }
    }
    Some((first?, customers))
}

fn block(parts: &FormScope, element_id: &str, customers: &[Existing]) -> HtmlElement {
    let words = parts.context.words;
    let heading_id = format!("{element_id}-existing");
    let items = customers.iter().map(|it| item(parts, it));
    let list = html::ul().attr("class", "existing-list").children(items);
    let (pressed, ids) = (
        parts.clone(),
        customers.iter().map(|it| it.id).collect::<Vec<_>>(),
    );
    let back = element_id.to_owned();
    let other = button(words.another_company()).on(ev::click, move |_| {
        pressed.draft.others.update(|all| all.extend(&ids));
        let fields = &pressed.draft.fields;
        fields.company_name.set_check(None);
        fields.internal_identifier.set_check(None);
        focus::soon(&pressed.context.tree, back.clone());
    });
    html::div()
        .class("existing")
        .attr("role", "group")
        .attr("aria-labelledby", &heading_id)
        .child(
            html::p()
                .attr("id", &heading_id)
                .child(words.existing_heading()),
        )
        .child(list)
        .child(other)
}

/// A customer: name, city, date of creation, status.
fn item(parts: &FormScope, customer: &Existing) -> HtmlElement {
    let words = parts.context.words;
    let id = customer.id.to_string();
    let name = match (parts.host.customer_address)(&id) {
        Some(address) => {
            let host = parts.host.clone();
            html::a()
                .attr("href", &address)
                .child(&customer.name)
                .on(ev::click, move |event| {
                    let is_elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
                    if !is_elsewhere {
                        event.prevent_default();
                        (host.on)(FormEvent::CustomerOpened(&id));
                    }
                })
        }
        None => html::strong().child(&customer.name),
    };
    let date = intl::format_day(&parts.context.locale, &customer.created);
    let state = state(words, &customer.statuses);
    let details = [customer.city.as_str(), &date, state];
    let details: Vec<&str> = details.into_iter().filter(|it| !it.is_empty()).collect();
    let rest =
        (!details.is_empty()).then(|| html::span().child(format!(" · {}", details.join(" · "))));
    html::li().child(name.attr("translate", "no")).child(rest)
}

/// The status of all providers together.
fn state(words: &Words, statuses: &[String]) -> &'static str {
    let has = |word: &str| statuses.iter().any(|it| it.eq_ignore_ascii_case(word));
    match () {
        () if has("Failed") => words.existing_failed(),
        () if has("Processing") => words.existing_processing(),
        () if has("Success") => words.existing_success(),
        () => "",
    }
}
