//! Checks whether a domain is free, while it is typed.

use super::desk::now;
use crate::assists::{Answer, News, Question, Slot, Wanted};
use crate::config::{Assist, ProviderKind};
use crate::customer_form::FormScope;
use crate::customer_form::controls::say;
use crate::form_model::{Check, DataView, Draft, ProviderDraft, Row};
use customer::{DomainPrefix, Issue, Property, Rule, Suggestion};
use leptos::prelude::untrack;

/// The delay of a request after the last key, in milliseconds.
const PAUSE: u64 = 500;

fn slot(entry: &ProviderDraft) -> Slot {
    Slot {
        assist: Assist::Domain,
        key: entry.place().key(),
    }
}

/// The request for the domain of an entry. `None` while it breaks a rule, or the instance's id at the provider is not
/// known.
fn question(parts: &FormScope, entry: &ProviderDraft) -> Option<Question> {
    if entry.shown_view() != DataView::Controls || !entry.uses_data() {
        return None;
    }
    let config = &parts.context.config;
    let instance = config.find_instance(&entry.fields.instance.kept_text())?;
    if instance.kind != ProviderKind::Microsoft {
        return None;
    }
    let text = entry.microsoft.domain.kept_text().to_ascii_lowercase();
    Some(Question::Domain {
        tenant_id: instance.tenant_id.clone()?,
        prefix: DomainPrefix::parse(&text).ok()?,
    })
}

/// The text of the control of this element was changed.
pub fn typed(parts: &FormScope, element_id: &str) {
    if !parts.context.config.uses(Assist::Domain) {
        return;
    }
    let entries = parts.draft.providers.snapshot();
    let is_it = |it: &&ProviderDraft| it.microsoft.domain.element_id() == element_id;
    if let Some(entry) = entries.iter().find(is_it) {
        look(parts, entry, now() + PAUSE);
    }
}

/// Requests all checks that are missing, without a delay.
pub fn look_all(parts: &FormScope) {
    if !parts.context.config.uses(Assist::Domain) {
        return;
    }
    let entries = parts.draft.providers.snapshot();
    for entry in &entries {
        look(parts, entry, now());
    }
    let keys: Vec<u32> = entries.iter().map(|it| it.place().key()).collect();
    let mut desk = parts.context.assists.desk();
    desk.engine.keep_slots(Assist::Domain, &keys);
}

fn look(parts: &FormScope, entry: &ProviderDraft, due: u64) {
    let (slot, field) = (slot(entry), &entry.microsoft.domain);
    let Some(question) = untrack(|| question(parts, entry)) else {
        parts.context.assists.desk().forget(slot);
        field.set_check(None);
        return;
    };
    let is_shown = untrack(|| field.check()).is_some();
    let wanted = {
        let mut desk = parts.context.assists.desk();
        if is_shown && desk.is_asked(slot, &question) && desk.engine.asks(slot).is_none() {
            return;
        }
        desk.ask(slot, question, due)
    };
    match wanted {
        Wanted::Known(answer) => settle(parts, entry, &answer),
        Wanted::Asking => field.set_check(Some(Check::Asking)),
        Wanted::Off => field.set_check(None),
    }
}

/// Takes the result for an entry, unless it is stale.
pub fn tell(parts: &FormScope, of: Slot, asked: &Question, news: &News) {
    let entries = parts.draft.providers.snapshot();
    let Some(entry) = entries.iter().find(|it| slot(it) == of) else {
        return;
    };
    if question(parts, entry).as_ref() != Some(asked) {
        return;
    }
    match news {
        News::Answered(answer) => settle(parts, entry, answer),
        News::Unanswered => {
            entry.microsoft.domain.set_check(Some(Check::NotChecked));
            say(parts, &entry.microsoft.domain, &|| None);
        }
        News::Off => entry.microsoft.domain.set_check(None),
    }
}

fn settle(parts: &FormScope, entry: &ProviderDraft, answer: &Answer) {
    let field = &entry.microsoft.domain;
    let check = match answer {
        Answer::Boolean(true) => Check::Passed,
        Answer::Boolean(false) => Check::Warning(Issue {
            rule: Rule::DomainTaken,
            suggestions: proposals(&parts.draft, &field.kept_text()),
        }),
        _ => return,
    };
    if field.check().as_ref() != Some(&check) {
        field.set_check(Some(check));
        say(parts, field, &|| None);
    }
}

/// Two other domains: with a digit, and with the country. They are checked when they are chosen.
fn proposals(draft: &Draft, taken: &str) -> Vec<Suggestion> {
    let taken = DomainPrefix::without_suffix(taken);
    let (base, number) = match taken.char_indices().next_back() {
        Some((at, last @ '2'..='8')) => (&taken[..at], last as u32 - '0' as u32 + 1),
        _ => (taken, 2),
    };
    let country = draft.country_code().map_or("online", |it| it.as_str());
    let country = country.to_ascii_lowercase();
    let second = match base.strip_suffix(&*country) {
        Some(_) => (number + 1).to_string(),
        None => country,
    };
    [number.to_string(), second]
        .iter()
        .map(|end| {
            let room = DomainPrefix::MAX - end.len();
            let value = format!("{}{end}", &base[..base.len().min(room)]);
            Suggestion {
                property: Property::Domain,
                value,
            }
        })
        .collect()
}
