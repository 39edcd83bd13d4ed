//! Resellers: found by the server, a page at a time.

use super::desk::now;
use super::runner;
use crate::assists::{Answer, FoundReseller, News, Question, Slot, Wanted};
use crate::browser::intl;
use crate::components::{Choice, ChoiceKind, Matches};
use crate::config::Assist;
use crate::customer_form::FormScope;
use crate::form_model::Field;
use crate::i18n::fill;
use customer::Guid;
use json_digits::Json;
use leptos::prelude::*;

/// A search begins so many milliseconds after the last key.
const PAUSE: u64 = 300;

/// A shorter text finds too much.
const CHARACTERS_MIN: usize = 2;

/// So many are shown while a search is under way.
const SHOWN_MEANWHILE: usize = 25;

/// So many lists are remembered.
const LISTS_MAX: usize = 30;

/// The resellers used last.
const USED_KEY: &str = "resellers";
const USED_MAX: usize = 5;

/// The slots for names come behind those of the controls, which are the keys of elements.
const NAMES: u32 = 0x8000_0000;

/// What the API has listed for a search.
pub struct ResellerList {
    search: String,
    found: Vec<FoundReseller>,
    total: usize,
    next_page: Option<u32>,
}

fn slot(field: &Field) -> Slot {
    let id = field.element_id();
    let key = id.rsplit('-').next().and_then(|it| it.parse().ok());
    Slot {
        assist: Assist::Resellers,
        key: key.unwrap_or_default(),
    }
}

/// What is searched for a typed text.
fn term(typed: &str) -> String {
    let typed = typed.trim();
    let is_short = typed.chars().count() < CHARACTERS_MIN;
    match is_short || Guid::parse(typed).is_ok() {
        true => String::new(),
        false => typed.to_lowercase(),
    }
}

/// What fits a typed text: what is known now. [`super::AssistsParts::lists`] tells when there is more.
pub fn search(parts: &FormScope, field: &Field, typed: &str) -> Matches {
    let (assists, words) = (&parts.context.assists, parts.context.words);
    let term = term(typed);
    let mut known = None;
    let (mut found, rest, is_asking) = {
        let mut desk = assists.desk();
        let is_other = |it: &Question| match it {
            Question::Resellers { search, .. } => *search != term,
            _ => false,
        };
        if desk.engine.asks(slot(field)).is_some_and(is_other) {
            desk.engine.drop_slot(slot(field));
        }
        if desk.failed_search.as_ref().is_some_and(|it| *it != term) {
            desk.failed_search = None;
        }
        let has_failed = desk.failed_search.is_some();
        let list = desk.lists.iter().find(|it| it.search == term);
        match list {
            Some(list) => {
                let rest = list.next_page.map(|_| list.total);
                (list.found.clone(), Some((list.total, rest)), false)
            }
            None if has_failed || desk.engine.is_off(Assist::Resellers) => {
                (Vec::new(), None, false)
            }
            None => {
                let due = if term.is_empty() {
                    now()
                } else {
                    now() + PAUSE
                };
                let question = Question::Resellers {
                    search: term.clone(),
                    page: 1,
                };
                let wanted = desk.engine.want(slot(field), question.clone(), due);
                if let Wanted::Known(answer) = wanted {
                    known = Some((question, answer));
                }
                (Vec::new(), None, true)
            }
        }
    };
    if let Some((question, answer)) = known {
        tell(parts, &question, &News::Answered(answer));
        return search(parts, field, typed);
    }
    runner::run(parts);
    let folded = intl::fold(typed.trim());
    let fits = |it: &FoundReseller| intl::fold(&it.name).contains(&folded);
    if is_asking && !term.is_empty() {
        // What is known already, until the answer is there.
        found = assists.resellers().get_untracked();
        found.retain(|it| fits(it));
        found.truncate(SHOWN_MEANWHILE);
    }
    if term.is_empty() || rest.is_none() {
        let mut first: Vec<_> = used(parts);
        first.extend(configured(parts));
        first.retain(|it| fits(it));
        found.retain(|it| fits(it) && !first.iter().any(|first| first.id == it.id));
        found.splice(0..0, first);
    }
    let mut seen: Vec<Guid> = Vec::new();
    found.retain(|it| {
        let is_new = !seen.contains(&it.id);
        seen.push(it.id);
        is_new
    });
    let shown = found.len();
    let mut choices: Vec<Choice> = found.into_iter().map(choice).collect();
    let number = |count: usize| intl::format_number(&parts.context.locale, count);
    let of_total = |template: &str, total: usize| {
        let total = number(total.max(shown));
        fill(template, &[("shown", &number(shown)), ("total", &total)])
    };
    let mut note = String::new();
    match rest {
        _ if is_asking => note = words.resellers_asking().to_owned(),
        Some((total, Some(_))) => {
            note = of_total(words.resellers_shown(), total);
            choices.push(Choice {
                key: String::new(),
                label: of_total(words.more_resellers(), total),
                code: String::new(),
                kind: ChoiceKind::More,
            });
        }
        _ => (),
    }
    Matches { choices, note }
}

fn choice(reseller: FoundReseller) -> Choice {
    Choice {
        key: reseller.id.to_string(),
        label: reseller.name,
        code: reseller.mpn_id.unwrap_or_default(),
        kind: ChoiceKind::Value,
    }
}

/// Asks for the next page of a list.
pub fn more(parts: &FormScope, field: &Field, typed: &str) {
    let term = term(typed);
    {
        let mut desk = parts.context.assists.desk();
        let list = desk.lists.iter().find(|it| it.search == term);
        let Some(page) = list.and_then(|it| it.next_page) else {
            return;
        };
        let question = Question::Resellers { search: term, page };
        desk.engine.want(slot(field), question, now());
    }
    runner::run(parts);
}

/// News on a list or a name.
pub fn tell(parts: &FormScope, question: &Question, news: &News) {
    let assists = &parts.context.assists;
    match (question, news) {
        (Question::Resellers { search, .. }, News::Answered(Answer::Resellers(page))) => {
            learn(parts, &page.resellers);
            let mut desk = assists.desk();
            let next_page = page.has_next.then_some(page.page + 1);
            match desk.lists.iter_mut().find(|it| it.search == *search) {
                Some(list) if list.next_page == Some(page.page) => {
                    list.found.extend(page.resellers.iter().cloned());
                    list.total = page.total;
                    list.next_page = next_page;
                }
                // Two controls have asked the same.
                Some(_) => (),
                None => {
                    if desk.lists.len() == LISTS_MAX {
                        desk.lists.remove(0);
                    }
                    desk.lists.push(ResellerList {
                        search: search.clone(),
                        found: page.resellers.clone(),
                        total: page.total,
                        next_page,
                    });
                }
            }
        }
        (Question::Resellers { search, .. }, _) => {
            assists.desk().failed_search = Some(search.clone());
        }
        (Question::Reseller(_), News::Answered(Answer::Reseller(found))) => {
            learn(parts, std::slice::from_ref(found));
        }
        (Question::Reseller(id), _) => assists.desk().unknown_resellers.push(*id),
        _ => (),
    }
    assists.lists.notify();
}

/// Remembers the names.
fn learn(parts: &FormScope, found: &[FoundReseller]) {
    let resellers = parts.context.assists.resellers();
    let is_new = |all: &Vec<FoundReseller>, it: &FoundReseller| !all.contains(it);
    if resellers.with_untracked(|all| found.iter().any(|it| is_new(all, it))) {
        resellers.update(|all| {
            for reseller in found {
                all.retain(|it| it.id != reseller.id);
                all.push(reseller.clone());
            }
        });
    }
}

/// Asks for the names of the resellers that the form holds.
pub fn resolve(parts: &FormScope) {
    let is_used = parts.context.config.uses(Assist::Resellers) && parts.picks_resellers;
    if !is_used || parts.context.session.with_untracked(Option::is_none) {
        return;
    }
    let draft = &parts.draft;
    let rows = draft.associations.snapshot();
    let fields = rows.iter().map(|it| &it.fields.reseller_id);
    let mut unknown = Vec::new();
    for field in fields.chain([&draft.fields.reseller_id]) {
        let Ok(id) = Guid::parse(&field.kept_text()) else {
            continue;
        };
        let is_it = |all: &Vec<FoundReseller>| all.iter().any(|it| it.id == id);
        if !parts.context.assists.resellers().with_untracked(is_it) {
            unknown.push((slot(field), id));
        }
    }
    if unknown.is_empty() {
        return;
    }
    let known = used(parts);
    let mut wanted = Vec::new();
    for (slot, id) in unknown {
        match known.iter().find(|it| it.id == id) {
            Some(used) => learn(parts, std::slice::from_ref(used)),
            None => wanted.push((slot, id)),
        }
    }
    for (slot, id) in wanted {
        let mut desk = parts.context.assists.desk();
        if desk.unknown_resellers.contains(&id) {
            continue;
        }
        let slot = Slot {
            key: slot.key | NAMES,
            ..slot
        };
        let wanted = desk.engine.want(slot, Question::Reseller(id), now());
        drop(desk);
        if let Wanted::Known(Answer::Reseller(found)) = wanted {
            learn(parts, &[found]);
        }
    }
}

/// The resellers of `config.json`.
fn configured(parts: &FormScope) -> Vec<FoundReseller> {
    let all = parts.context.config.resellers.iter();
    all.map(|it| FoundReseller {
        id: it.id,
        name: it.name.clone(),
        mpn_id: None,
    })
    .collect()
}

/// This reseller was chosen from a list. `name` is the control for its name, which follows where a person has not
/// written another.
pub fn choose(parts: &FormScope, field: &Field, name: Option<&Field>, key: &str) {
    let Ok(id) = Guid::parse(key) else {
        return;
    };
    let found = all_known(parts);
    field.set(id.to_string());
    let Some(chosen) = found.iter().find(|it| it.id == id) else {
        return;
    };
    if let Some(name) = name {
        let written = name.kept_text();
        let is_ours = written.trim().is_empty() || found.iter().any(|it| it.name == written);
        if is_ours {
            name.set(chosen.name.clone());
        }
    }
    remember(parts, chosen);
    learn(parts, std::slice::from_ref(chosen));
}

/// The control was left with this text: a GUID, or the whole name of one that is known.
pub fn choose_named(parts: &FormScope, field: &Field, name: Option<&Field>, typed: &str) {
    let found = all_known(parts);
    let folded = intl::fold(typed.trim());
    let mut named = found.iter().filter(|it| intl::fold(&it.name) == folded);
    let id = match (Guid::parse(typed), named.next(), named.next()) {
        (Ok(id), ..) => id,
        (Err(_), Some(only), None) => only.id,
        _ => return,
    };
    choose(parts, field, name, &id.to_string());
    resolve(parts);
    runner::run(parts);
}

/// Those that the API has named, those of `config.json`, and those used last.
fn all_known(parts: &FormScope) -> Vec<FoundReseller> {
    let mut all = parts.context.assists.resellers().get_untracked();
    for reseller in configured(parts).into_iter().chain(used(parts)) {
        if all.iter().all(|it| it.id != reseller.id) {
            all.push(reseller);
        }
    }
    all
}

/// The resellers used last in this tenant, newest first.
fn used(parts: &FormScope) -> Vec<FoundReseller> {
    let kept = (parts.host.texts.recall)(USED_KEY);
    let kept = Json::read(&kept.unwrap_or_default()).unwrap_or_default();
    let tenant = parts.context.session.get_untracked();
    let tenant = tenant
        .map(|it| it.tenant().as_str().to_owned())
        .unwrap_or_default();
    if kept.text("of") != Some(&tenant) {
        return Vec::new();
    }
    let items = kept.get("list").map(Json::items).unwrap_or_default();
    let reseller = |it: &Json| {
        Some(FoundReseller {
            id: Guid::parse(it.text("id")?).ok()?,
            name: it.text("name")?.to_owned(),
            mpn_id: it.text("mpnId").map(str::to_owned),
        })
    };
    items.iter().filter_map(reseller).collect()
}

fn remember(parts: &FormScope, chosen: &FoundReseller) {
    let Some(session) = parts.context.session.get_untracked() else {
        return;
    };
    let mut all = used(parts);
    all.retain(|it| it.id != chosen.id);
    all.insert(0, chosen.clone());
    all.truncate(USED_MAX);
    let list = all.iter().map(|it| {
        Json::object([
            ("id", it.id.to_string().as_str().into()),
            ("name", it.name.as_str().into()),
            ("mpnId", it.mpn_id.clone().into()),
        ])
    });
    let kept = Json::object([
        ("of", session.tenant().as_str().into()),
        ("list", Json::List(list.collect())),
    ]);
    (parts.host.texts.keep)(USED_KEY, &kept.to_text());
}
