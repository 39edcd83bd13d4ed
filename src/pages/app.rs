//! Starts the page: reads the configuration, then shows the page of the address.

use super::app_form::new_customer_page;
use super::broker_sign_in::{self, broker_sign_in_page};
use super::context::{AppContext, Chunks, PageChunk};
use super::created::created_page;
use super::drafts::leaving;
use super::header::header;
use super::page as pages;
use super::renewal::watch as renewal;
use super::sign_in::sign_in_page;
use crate::auth::BrokerError;
use crate::browser::address::HistoryChange;
use crate::browser::http::{self, HttpRequest};
use crate::browser::{address, clock, controls, page};
use crate::config::{Config, ConfigError, Expected, SignIn};
use crate::customer_form::lazy;
use crate::i18n::preferred_language;
use crate::i18n::{Language, Words};
use crate::route::Route;
use gloo_net::http::Method;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html, hydrate_to};
use std::time::Duration;

/// Reads `config.json` and shows the app. It takes over the controls of the page, with their texts and the recorded events.
/// Resolves once that is done.
pub async fn start(chunks: Chunks) {
    let config = load_config().await;
    let configured = config.as_ref().ok().cloned().unwrap_or_default();
    let (language, locale) = preferred_language::find(configured.locale.as_deref());
    let Some(words) = load_words(language).await else {
        page::report_start_error();
        return;
    };
    let app = AppContext::new(configured, words, locale, chunks);
    page::set_language(app.form.words.language.tag());
    let guest = open_session(&app).await;
    let Some(place) = page::mount_point() else {
        return;
    };
    // What follows is work enough for a task of its own.
    clock::sleep_millis(0).await;
    controls::adopt(&place).await;
    if config.is_ok() && guest.is_ok() {
        // At once: only the view that is mounted first takes the controls over.
        while let Some(other) = instead_of(&app, current_route().as_ref()) {
            pages::go(&other, HistoryChange::Replace);
        }
    }
    let (now, every) = (app.now.clone(), Duration::from_secs(5));
    set_interval(move || now.set(clock::now()), every);
    let context = app.clone();
    let page = move || match (&config, &guest) {
        (Ok(_), Ok(())) => layout(&app),
        (Err(problem), _) => {
            let (shown, problem) = (app.clone(), problem.clone());
            alone(&app, move |chunk| (chunk.config_error)(&shown, &problem))
        }
        (_, Err(problem)) => {
            let (shown, problem) = (app.clone(), problem.clone());
            alone(&app, move |chunk| (chunk.broker_problem)(&shown, &problem))
        }
    };
    hydrate_to(&place, move || {
        provide_context(context);
        dynamic(page)
    })
    .forget();
    controls::replay(&place);
}

/// A page of the chunk without the app around it: nothing can be done here but what it says.
fn alone(app: &AppContext, body: impl Fn(&PageChunk) -> HtmlElement + 'static) -> View {
    pages::alone(lazy(app.form.words, app.chunk, move |chunk| {
        body(chunk).into()
    }))
}

/// Requests the session from the token broker, if one is configured. Not being signed in is no error.
async fn open_session(app: &AppContext) -> Result<(), BrokerError> {
    let SignIn::Broker(broker) = &app.form.config.sign_in else {
        return Ok(());
    };
    match app.ask_broker(broker, None).await {
        Ok(session) => {
            broker_sign_in::arrived();
            app.form.session.set(Some(session));
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
    language.read(&http::fetch_text(&address).await?).ok()
}

/// The app: the header and the page of the address.
fn layout(app: &AppContext) -> View {
    let pages = {
        let app = app.clone();
        // Only another page is another view: a query or a fragment is not.
        let route = ArcMemo::new(|_| current_route());
        dynamic(move || {
            let route = route.get();
            untrack(|| view_of(&app, route))
        })
    };
    let main = html::main().attr("id", "main").child(pages);
    let region = app.form.announcer.region();
    View::Fragment(vec![
        header(app),
        renewal::view(app),
        leaving::view(app),
        main.into(),
        region.into(),
    ])
}

fn current_route() -> Option<Route> {
    Route::parse(address::path().as_deref())
}

/// The page to show in the place of this one. Without a session every page leads to the sign-in page, which leads back.
fn instead_of(app: &AppContext, route: Option<&Route>) -> Option<Route> {
    let is_guest = app.form.session.with_untracked(Option::is_none);
    match route? {
        Route::SignIn(_) => None,
        Route::Home if is_guest => Some(Route::SignIn(None)),
        Route::Home => Some(Route::NewCustomer),
        wanted if is_guest => Some(Route::SignIn(Some(Box::new(wanted.clone())))),
        _ => None,
    }
}

/// The page of an address.
fn view_of(app: &AppContext, route: Option<Route>) -> View {
    if let Some(other) = instead_of(app, route.as_ref()) {
        return redirect(other);
    }
    match route {
        None => {
            let shown = app.clone();
            lazy(app.form.words, app.chunk, move |chunk| {
                (chunk.not_found)(&shown).into()
            })
        }
        Some(Route::SignIn(_)) => match &app.form.config.sign_in {
            SignIn::Token(sample) => sign_in_page(app, sample.as_ref()),
            SignIn::Broker(broker) => broker_sign_in_page(app, broker),
        },
        Some(Route::Home | Route::NewCustomer) => new_customer_page(app),
        Some(Route::Customer(id)) => created_page(app, id),
    }
}

/// Redirects without an entry in the browser's history.
fn redirect(route: Route) -> View {
    request_animation_frame(move || pages::go(&route, HistoryChange::Replace));
    View::default()
}
