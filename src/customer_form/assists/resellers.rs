//! The search for resellers, page by page.

use super::desk::{ResellerList, now};
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

/// The delay of a search after the last key, in milliseconds.
const PAUSE: u64 = 300;

/// The minimum length of a search term: a shorter one finds too much.
const CHARACTERS_MIN: usize = 2;

/// The maximum number of known resellers shown while a search is under way.
const SHOWN_MEANWHILE: usize = 25;

/// The maximum number of cached lists.
const LISTS_MAX: usize = 30;

/// The storage key of the resellers used last.
const USED_KEY: &str = "resellers";
const USED_MAX: usize = 5;

/// Added to the keys of slots that request the name of a reseller. Searches have the keys of their controls.
const NAMES: u32 = 0x8000_0000;

fn slot(field: &Field) -> Slot {
    let id = field.element_id();
    let key = id.rsplit('-').next().and_then(|it| it.parse().ok());
    Slot {
        assist: Assist::Resellers,
        key: key.unwrap_or_default(),
    }
}

/// The search term for a typed text. Empty: all resellers.
fn term(typed: &str) -> String {
    let typed = typed.trim();
    let is_short = typed.chars().count() < CHARACTERS_MIN;
    match is_short || Guid::parse(typed).is_ok() {
        true => String::new(),
        false => typed.to_lowercase(),
    }
}

/// The state of a search.
enum Search {
    /// The API has answered. `total`: the number of resellers on all pages, if there are more pages.
    Listed {
        found: Vec<FoundReseller>,
        total: Option<usize>,
    },
    /// The request waits or is under way.
    Asking,
    /// The request failed, or the assist is off.
    Unanswered,
}

/// Returns the resellers that fit a typed text, as far as they are known. [`super::state::AssistsParts::lists`] is notified
/// when there are more.
pub fn search(parts: &FormScope, field: &Field, typed: &str) -> Matches {
    let term = term(typed);
    let search = look_up(parts, field, &term);
    let words = parts.context.words;
    let folded = intl::fold(typed.trim());
    let fits = |it: &FoundReseller| intl::fold(&it.name).contains(&folded);
    let known = || [used(parts), configured(parts)].concat().into_iter();
    let (found, total, is_asking): (Vec<_>, _, _) = match search {
        Search::Listed { found, total } if term.is_empty() => {
            (known().chain(found).filter(fits).collect(), total, false)
        }
        Search::Listed { found, total } => (found, total, false),
        Search::Asking if !term.is_empty() => {
            let named = parts.context.assists.resellers().get_untracked();
            let named = named.into_iter().filter(fits).take(SHOWN_MEANWHILE);
            (known().filter(fits).chain(named).collect(), None, true)
        }
        Search::Asking => (known().filter(fits).collect(), None, true),
        Search::Unanswered => (known().filter(fits).collect(), None, false),
    };
    let mut seen: Vec<Guid> = Vec::new();
    let mut choices: Vec<Choice> = Vec::new();
    for reseller in found {
        if !seen.contains(&reseller.id) {
            seen.push(reseller.id);
            choices.push(choice(reseller));
        }
    }
    let mut note = String::new();
    if is_asking {
        note = words.resellers_asking().to_owned();
    }
    if let Some(total) = total {
        let shown = choices.len();
        let number = |count: usize| intl::format_number(&parts.context.locale, count);
        let (shown, total) = (number(shown), number(total.max(shown)));
        let of_total = |template: &str| fill(template, &[("shown", &shown), ("total", &total)]);
        note = of_total(words.resellers_shown());
        choices.push(Choice {
            key: String::new(),
            label: of_total(words.more_resellers()),
            code: String::new(),
            kind: ChoiceKind::More,
        });
    }
    Matches { choices, note }
}

/// Returns the state of the search for a term, and sends the request if that was not done yet.
fn look_up(parts: &FormScope, field: &Field, term: &str) -> Search {
    let mut desk = parts.context.assists.desk();
    let slot = slot(field);
    let is_other = |it: &Question| match it {
        Question::Resellers { search, .. } => search != term,
        _ => false,
    };
    if desk.engine.asks(slot).is_some_and(is_other) {
        desk.engine.drop_slot(slot);
    }
    if desk.failed_search.as_ref().is_some_and(|it| it != term) {
        desk.failed_search = None;
    }
    if let Some(list) = desk.lists.iter().find(|it| it.search == term) {
        return Search::Listed {
            found: list.found.clone(),
            total: list.next_page.map(|_| list.total),
        };
    }
    if desk.failed_search.is_some() || desk.engine.is_off(Assist::Resellers) {
        return Search::Unanswered;
    }
    let pause = if term.is_empty() { 0 } else { PAUSE };
    let question = Question::Resellers {
        search: term.to_owned(),
        page: 1,
    };
    let wanted = desk.engine.want(slot, question.clone(), now() + pause);
    drop(desk);
    match wanted {
        Wanted::Known(answer) => {
            tell(parts, &question, &News::Answered(answer));
            look_up(parts, field, term)
        }
        _ => Search::Asking,
    }
}

fn choice(reseller: FoundReseller) -> Choice {
    Choice {
        key: reseller.id.to_string(),
        label: reseller.name,
        code: reseller.mpn_id.unwrap_or_default(),
        kind: ChoiceKind::Value,
    }
}

/// Requests the next page of a list.
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
}

/// Takes the result of a search, or the name of a reseller.
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
                // The page is known: two controls have requested it.
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

/// Keeps the names.
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

/// Requests the names of the resellers in the form.
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
    for (slot, id) in unknown {
        if let Some(used) = known.iter().find(|it| it.id == id) {
            learn(parts, std::slice::from_ref(used));
            continue;
        }
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

/// Takes a reseller that was chosen from a list. `name` is the control for its name, which is filled in unless the
/// person has typed another.
pub fn choose(parts: &FormScope, field: &Field, name: Option<&Field>, id: Guid) {
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

/// Takes the text with which the control was left, if it is a GUID or the whole name of one known reseller.
pub fn choose_named(parts: &FormScope, field: &Field, name: Option<&Field>, typed: &str) {
    let found = all_known(parts);
    let folded = intl::fold(typed.trim());
    let mut named = found.iter().filter(|it| intl::fold(&it.name) == folded);
    let id = match (Guid::parse(typed), named.next(), named.next()) {
        (Ok(id), ..) => id,
        (Err(_), Some(only), None) => only.id,
        _ => return,
    };
    choose(parts, field, name, id);
    resolve(parts);
}

/// The resellers returned by the API, those of `config.json`, and those used last.
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
