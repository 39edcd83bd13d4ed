//! Starts the page: reads the configuration, then shows the page of the address.

use super::app_form::new_customer_page;
use super::broker_problem::broker_problem_page;
use super::broker_sign_in::{self, broker_sign_in_page};
use super::config_error::config_error_page;
use super::created::created_page;
use super::drafts::leaving;
use super::header::header;
use super::not_found::not_found_page;
use super::page as pages;
use super::page_chunk::PageChunk;
use super::renewal;
use super::shared::Shared;
use super::sign_in::sign_in_page;
use crate::auth::BrokerError;
use crate::browser::address::HistoryChange;
use crate::browser::chunk::Chunk;
use crate::browser::http::{self, HttpRequest};
use crate::browser::{address, clock, controls, page};
use crate::config::{Config, ConfigError, Expected, SignIn};
use crate::i18n::preferred_language;
use crate::i18n::{Language, Words};
use crate::route::Route;
use gloo_net::http::Method;
use leptos::prelude::*;
use leptos_erased::{View, dynamic, html, hydrate_to};
use std::time::Duration;

/// Reads `config.json` and shows the app. It takes over the controls that stand in the page, with what was done there.
/// Resolves once that is done.
pub async fn start(chunk: &'static Chunk<PageChunk>) {
    let config = load_config().await;
    let configured = config.as_ref().ok().cloned().unwrap_or_default();
    let (language, locale) = preferred_language::find(configured.locale.as_deref());
    let Some(words) = load_words(language).await else {
        page::report_start_error();
        return;
    };
    let shared = Shared::new(configured, words, locale, chunk);
    page::set_language(shared.words.language.tag());
    let guest = open_session(&shared).await;
    let Some(place) = page::mount_point() else {
        return;
    };
    // What follows is work enough for a task of its own.
    clock::sleep_millis(0).await;
    controls::adopt(&place).await;
    if config.is_ok() && guest.is_ok() {
        // At once: only the view that is mounted first takes the controls over.
        while let Some(other) = instead_of(&shared, current_route().as_ref()) {
            pages::go(&other, HistoryChange::Replace);
        }
    }
    let (now, every) = (shared.now.clone(), Duration::from_secs(5));
    set_interval(move || now.set(clock::now()), every);
    let page = move || match (&config, &guest) {
        (Ok(_), Ok(())) => app(&shared),
        (Err(problem), _) => config_error_page(&shared, problem),
        (_, Err(problem)) => broker_problem_page(&shared, problem),
    };
    hydrate_to(&place, move || dynamic(page)).forget();
    controls::replay(&place);
}

/// Asks the token broker who is there, where the configuration names one. It may not know: then
/// whoever it is, is a guest.
async fn open_session(shared: &Shared) -> Result<(), BrokerError> {
    let SignIn::Broker(broker) = &shared.config.sign_in else {
        return Ok(());
    };
    match shared.ask_broker(broker, None).await {
        Ok(session) => {
            broker_sign_in::arrived();
            shared.session.set(Some(session));
            Ok(())
        }
        Err(BrokerError::SignedOut) => Ok(()),
        Err(problem) => Err(problem),
    }
}

/// The configuration. A file that is absent means the defaults.
async fn load_config() -> Result<Config, Box<ConfigError>> {
    let unreadable = |found: String| {
        Box::new(ConfigError {
            key: String::new(),
            expected: Expected::File,
            found,
        })
    };
    let response = match http::early_config().await {
        Some(response) => response,
        None => HttpRequest::new(Method::GET, "config.json").send().await,
    };
    let response = response.map_err(|error| unreadable(error.code().to_owned()))?;
    // A host that answers every path with index.html has no config.json either.
    let is_page = response
        .header("Content-Type")
        .is_some_and(|kind| kind.contains("text/html"));
    match response.status {
        404 | 410 => Ok(Config::default()),
        200..=299 if is_page => Ok(Config::default()),
        200..=299 => Config::parse(
            &response
                .body
                .map_err(|error| unreadable(error.code().to_owned()))?,
        ),
        status => Err(unreadable(status.to_string())),
    }
}

/// The words of a language, from the file that the page names for it.
async fn load_words(language: Language) -> Option<&'static Words> {
    let address = page::words_address(language.tag())?;
    let response = HttpRequest::new(Method::GET, &address).send().await.ok()?;
    language.read(&response.body.ok()?).ok()
}

/// The app: the header and the page of the address.
fn app(shared: &Shared) -> View {
    let pages = {
        let shared = shared.clone();
        // Only another page is another view: a query or a fragment is not.
        let route = ArcMemo::new(|_| current_route());
        dynamic(move || {
            let route = route.get();
            untrack(|| view_of(&shared, route))
        })
    };
    let main = html::main().attr("id", "main").child(pages);
    let region = shared.announcer.region();
    View::Fragment(vec![
        header(shared),
        renewal::view(shared),
        leaving::view(shared).into(),
        main.into(),
        region.into(),
    ])
}

fn current_route() -> Option<Route> {
    Route::parse(address::path().as_deref())
}

/// The page that is shown in the place of this one. Only somebody who is signed in sees more than signing in; others are
/// led there, and come back afterwards.
fn instead_of(shared: &Shared, route: Option<&Route>) -> Option<Route> {
    let is_guest = shared.session.with_untracked(Option::is_none);
    match route? {
        Route::SignIn(_) => None,
        Route::Home if is_guest => Some(Route::SignIn(None)),
        Route::Home => Some(Route::NewCustomer),
        wanted if is_guest => Some(Route::SignIn(Some(Box::new(wanted.clone())))),
        _ => None,
    }
}

/// The page of an address.
fn view_of(shared: &Shared, route: Option<Route>) -> View {
    if let Some(other) = instead_of(shared, route.as_ref()) {
        return redirect(other);
    }
    match route {
        None => not_found_page(shared),
        Some(Route::SignIn(_)) => match &shared.config.sign_in {
            SignIn::Token(sample) => sign_in_page(shared, sample.as_ref()),
            SignIn::Broker(broker) => broker_sign_in_page(shared, broker),
        },
        Some(Route::Home | Route::NewCustomer) => new_customer_page(shared),
        Some(Route::Customer(id)) => created_page(shared, id),
    }
}

/// Goes elsewhere, and leaves no step in the history.
fn redirect(route: Route) -> View {
    request_animation_frame(move || pages::go(&route, HistoryChange::Replace));
    View::default()
}
