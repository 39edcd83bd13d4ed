//! Checks whether Microsoft accepts the address, when a control of it is left and it is complete.

use super::desk::now;
use crate::assists::{Address, Answer, News, Question, Slot, Wanted};
use crate::config::{Assist, ProviderKind};
use crate::customer_form::FormScope;
use crate::customer_form::controls::say;
use crate::form_model::{Check, Field};
use customer::{Rule, Severity};
use leptos::prelude::untrack;

const SLOT: Slot = Slot {
    assist: Assist::Address,
    key: 0,
};

/// The request. `None` while a part is missing or breaks a rule, or no instance's id at the provider is known.
fn question(parts: &FormScope) -> Option<Question> {
    let fields = &parts.draft.fields;
    let required = [
        &fields.address_line1,
        &fields.city,
        &fields.state,
        &fields.zip,
    ];
    let is_wrong = |field: &Field| {
        let issue = field.issue();
        issue.is_some_and(|it| {
            it.rule != Rule::AddressNotAccepted && it.rule.severity() != Severity::Hint
        })
    };
    let is_complete = required.iter().all(|it| !it.is_blank() && !is_wrong(it))
        && !is_wrong(&fields.address_line2)
        && !is_wrong(&fields.country);
    let text = |field: &Field| field.kept_text().trim().to_owned();
    if !is_complete {
        return None;
    }
    Some(Question::Address(Box::new(Address {
        tenant_id: tenant_id(parts)?,
        line1: text(&fields.address_line1),
        line2: text(&fields.address_line2),
        city: text(&fields.city),
        state: text(&fields.state),
        zip: text(&fields.zip),
        country: parts.draft.country_code()?,
    })))
}

/// The id at the provider of the first chosen instance of Microsoft's, or of the first known one.
fn tenant_id(parts: &FormScope) -> Option<String> {
    let config = &parts.context.config;
    let entries = parts.draft.providers.snapshot();
    let chosen = entries
        .iter()
        .filter_map(|it| config.find_instance(&it.fields.instance.kept_text()));
    let mut all = chosen.chain(config.instances());
    all.find_map(|it| match it.kind {
        ProviderKind::Microsoft => it.tenant_id.clone(),
        ProviderKind::Other => None,
    })
}

/// Requests the check if the address is complete and not checked yet.
pub fn look(parts: &FormScope) {
    if !parts.context.config.uses(Assist::Address) {
        return;
    }
    let zip = &parts.draft.fields.zip;
    let Some(question) = untrack(|| question(parts)) else {
        parts.context.assists.desk().forget(SLOT);
        zip.set_check(None);
        return;
    };
    let is_shown = untrack(|| zip.check()).is_some();
    let wanted = {
        let mut desk = parts.context.assists.desk();
        if is_shown && desk.is_asked(SLOT, &question) {
            return;
        }
        desk.ask(SLOT, question, now())
    };
    match wanted {
        Wanted::Known(answer) => settle(parts, &answer),
        Wanted::Asking => zip.set_check(Some(Check::Asking)),
        Wanted::Off => zip.set_check(None),
    }
}

/// Takes the result, unless it is stale.
pub fn tell(parts: &FormScope, asked: &Question, news: &News) {
    if question(parts).as_ref() != Some(asked) {
        return;
    }
    let zip = &parts.draft.fields.zip;
    match news {
        News::Answered(answer) => settle(parts, answer),
        News::Unanswered => zip.set_check(Some(Check::NotChecked)),
        News::Off => zip.set_check(None),
    }
}

fn settle(parts: &FormScope, answer: &Answer) {
    let zip = &parts.draft.fields.zip;
    let check = match answer {
        Answer::Boolean(true) => Check::Passed,
        Answer::Boolean(false) => Check::Warning(Rule::AddressNotAccepted.into()),
        _ => return,
    };
    let is_warning = matches!(check, Check::Warning(_));
    zip.set_check(Some(check));
    if is_warning {
        say(parts, zip, &|| None);
    }
}
