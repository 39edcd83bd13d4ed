//! The provider instances returned by the API: requested once, and cached for five minutes for all tabs of a browser.

use super::desk::now;
use crate::assists::{Answer, News, Question, Slot, Wanted};
use crate::auth::Session;
use crate::browser::clock;
use crate::config::{Assist, ProviderInstance};
use crate::customer_form::FormScope;
use json_digits::Json;
use leptos::prelude::*;

const SLOT: Slot = Slot {
    assist: Assist::ProviderInstances,
    key: 0,
};

const KEY: &str = "instances";

/// The lifetime of the cache, in seconds.
const SECONDS: i64 = 5 * 60;

/// Requests the instances, unless they are known.
pub fn start(parts: &FormScope) {
    let context = &parts.context;
    let Some(session) = context.session.get_untracked() else {
        return;
    };
    if !context.config.uses(Assist::ProviderInstances) {
        return;
    }
    let wanted = {
        let mut desk = context.assists.desk();
        if desk.is_asked(SLOT, &Question::Instances) || desk.engine.is_off(SLOT.assist) {
            return;
        }
        desk.set_asked(SLOT, &Question::Instances);
        match kept(parts, &session) {
            Some(kept) => Wanted::Known(Answer::Instances(kept)),
            None => desk.engine.want(SLOT, Question::Instances, now()),
        }
    };
    if let Wanted::Known(Answer::Instances(found)) = wanted {
        take(parts, &found);
    }
}

/// Takes the result.
pub fn tell(parts: &FormScope, news: &News) {
    if let News::Answered(Answer::Instances(found)) = news {
        if let Some(session) = parts.context.session.get_untracked() {
            (parts.host.texts.keep)(
                KEY,
                &written(&session, found, &parts.context.config.api_base).to_text(),
            );
        }
        take(parts, found);
    }
}

/// Offers the instances as choices. If there is only one, it is selected.
fn take(parts: &FormScope, found: &[ProviderInstance]) {
    let config = &parts.context.config;
    config.set_found_instances(Some(found));
    if let [only] = config.instances().as_slice() {
        for entry in parts.draft.providers.snapshot() {
            if entry.fields.instance.is_blank() {
                entry.fields.instance.set(only.id.to_string());
            }
        }
    }
}

fn owner(session: &Session) -> String {
    let role = session.picks_resellers();
    format!("{} {role}", session.tenant().as_str())
}

/// The cached instances, if they are of the same tenant, role and API, and not expired.
fn kept(parts: &FormScope, session: &Session) -> Option<Vec<ProviderInstance>> {
    let kept = Json::read(&(parts.host.texts.recall)(KEY)?).ok()?;
    let Some(Json::Number(at)) = kept.get("at") else {
        return None;
    };
    let age = clock::now() - at.parse::<i64>().ok()?;
    let is_of = kept.text("of") == Some(&owner(session))
        && kept.text("api") == Some(&parts.context.config.api_base);
    if !is_of || !(0..SECONDS).contains(&age) {
        return None;
    }
    match Answer::read(&Question::Instances, &kept.get("list")?.to_text())? {
        Answer::Instances(found) => Some(found),
        _ => None,
    }
}

/// The instances for the cache, in the structure of the API's response.
fn written(session: &Session, found: &[ProviderInstance], api: &str) -> Json {
    let texts = |all: Option<Vec<&str>>| match all {
        Some(all) => Json::List(all.into_iter().map(Json::from).collect()),
        None => Json::Null,
    };
    let items = found.iter().map(|it| {
        let offers = it.offer_types.as_ref();
        let offers = offers.map(|all| all.iter().map(String::as_str).collect());
        let countries = it.supported_countries.as_ref();
        let countries = countries.map(|all| all.iter().map(|it| it.as_str()).collect());
        Json::object([
            ("id", it.id.to_string().as_str().into()),
            ("alias", it.name.as_str().into()),
            ("instanceProviderId", it.tenant_id.clone().into()),
            ("offerTypes", texts(offers)),
            ("supportedCountries", texts(countries)),
        ])
    });
    Json::object([
        ("of", owner(session).as_str().into()),
        ("api", api.into()),
        ("at", Json::Number(clock::now().to_string())),
        ("list", Json::List(items.collect())),
    ])
}
