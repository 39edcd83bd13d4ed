//! The header: who is signed in, where, and for how long.

use super::context::AppContext;
use super::drafts::leaving;
use super::page::PRODUCT;
use super::sign_in::named;
use crate::auth::Session;
use crate::browser::tree::Tree;
use crate::browser::{address, focus, intl};
use crate::components::ControlElement;
use crate::customer_form::{HEADING_ID, button, lazy};
use crate::i18n::fill;
use crate::pages::words::PageWords;
use crate::route::Route;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, IntoView, View, dynamic, html};

/// The header of every page.
pub fn header(app: &AppContext) -> View {
    let words = app.form.words;
    let route = ArcMemo::new(|_| Route::parse(address::path().as_deref()));
    let skip = dynamic(move || {
        let is_form = matches!(route.get(), Some(Route::NewCustomer));
        is_form.then(|| {
            html::a()
                .class("skip")
                .attr("href", "#main")
                .child(words.skip_to_content())
                .on(ev::click, |event| {
                    event.prevent_default();
                    focus::by_id(&Tree::page(), HEADING_ID);
                })
        })
    });
    let app = app.clone();
    let signed_in = dynamic(move || {
        let session = app.form.session.get()?;
        let leaving = app.clone();
        let sign_out = button(words.sign_out())
            .class("quiet")
            .on(ev::click, move |_| leaving::sign_out(&leaving));
        let who = who(&app, &session);
        let choosing = app.clone();
        let choice = (session.connections().all.len() > 1).then(|| {
            lazy(words, app.chunk, move |chunk| {
                (chunk.connections)(&choosing, &session).into()
            })
        });
        Some((who, choice, sign_out).into_view())
    });
    let header = html::header()
        .class("page-header")
        .reads_controls()
        .child(html::p().class("product").child(PRODUCT))
        .child(signed_in);
    View::Fragment(vec![skip, header.into()])
}

/// Tenant, person and role as far as the token names them, and the time left.
fn who(app: &AppContext, session: &Session) -> HtmlElement {
    let words = app.form.words;
    let person = named(words, session);
    let tenant = html::span()
        .class("tenant")
        .attr("translate", "no")
        .child(session.tenant().as_str());
    let name = html::span()
        .class("visually-hidden")
        .child(format!("{} ", words.tenant()));
    html::p()
        .class("who")
        .child(html::span().child(name).child(tenant))
        .child((!person.is_empty()).then(|| html::span().child(&person)))
        .child(time_left(app, session.clone()))
}

/// The time until the token expires, in minutes unless it is long. Empty: unknown.
fn time_left(app: &AppContext, session: Session) -> HtmlElement {
    let (words, locale, now) = (app.form.words, app.form.locale.clone(), app.now.clone());
    let app = app.clone();
    let text = move || match session.seconds_left(now.get()) {
        // The API has the last word, whatever the token says.
        _ if app.renewal.is_refused() => words.session_over().to_owned(),
        0 => words.session_over().to_owned(),
        _ if session.uncertain_end().is_some() => String::new(),
        seconds => {
            // Rounded up: "0 min left" would say that it is over.
            let left = match seconds {
                ..7200 => intl::format_minutes(&locale, (seconds + 59) / 60),
                _ => intl::format_duration(&locale, seconds),
            };
            fill(words.time_left(), &[("minutes", &left)])
        }
    };
    // Said anew only where it reads otherwise.
    let text = ArcMemo::new(move |_| text());
    html::span().class("time-left").child(move || text.get())
}
