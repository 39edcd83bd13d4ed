//! Whether a domain is free, while it is typed.

use super::desk::now;
use crate::assists::{Answer, News, Question, Slot, Wanted};
use crate::config::{Assist, ProviderKind};
use crate::customer_form::FormScope;
use crate::customer_form::controls::say;
use crate::form_model::{Check, DataView, Draft, ProviderDraft, Row};
use customer::{DomainPrefix, Issue, Property, Rule, Suggestion};
use leptos::prelude::untrack;

/// It is asked so many milliseconds after the last key.
const PAUSE: u64 = 500;

fn slot(entry: &ProviderDraft) -> Slot {
    Slot {
        assist: Assist::Domain,
        key: entry.place().key(),
    }
}

/// The question on the domain of an entry; none while it breaks a rule, or nobody knows whom to ask.
fn question(parts: &FormScope, entry: &ProviderDraft) -> Option<Question> {
    let is_typed = entry.shown_view() == DataView::Controls && entry.uses_data();
    if !is_typed || !parts.context.config.uses(Assist::Domain) {
        return None;
    }
    let config = &parts.context.config;
    let instance = config.find_instance(&entry.fields.instance.kept_text())?;
    let text = entry.microsoft.domain.kept_text().to_ascii_lowercase();
    (instance.kind == ProviderKind::Microsoft).then_some(())?;
    Some(Question::Domain {
        tenant_id: instance.tenant_id.clone()?,
        prefix: DomainPrefix::parse(&text).ok()?,
    })
}

/// A key in the control of this element.
pub fn typed(parts: &FormScope, element_id: &str) {
    let entries = parts.draft.providers.snapshot();
    let is_it = |it: &&ProviderDraft| it.microsoft.domain.element_id() == element_id;
    if let Some(entry) = entries.iter().find(is_it) {
        look(parts, entry, now() + PAUSE);
    }
}

/// Asks what was not asked yet, at once.
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
        let wanted = desk.engine.want(slot, question.clone(), due);
        desk.set_asked(slot, &question);
        wanted
    };
    match wanted {
        Wanted::Known(answer) => settle(parts, entry, &answer),
        Wanted::Asking => field.set_check(Some(Check::Asking)),
        Wanted::Off => field.set_check(None),
    }
}

/// News on a question of an entry, if it asks that still.
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

/// Two others to take, which are asked about when they are pressed: with a digit, and with the country.
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
