//! The view of the renewal, and when it starts by itself.

use super::renew;
use super::state::{OnFailure, RenewalReason};
use super::{dialog, notice};
use crate::auth::{Session, TokenLifetime, UnixSeconds};
use crate::config::SignIn;
use crate::pages::context::AppContext;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, html};

/// Before a broker that brought nothing is asked again for a token that still counts, in seconds.
const BROKER_PAUSE: UnixSeconds = 30;

/// The notice of an end that comes near, and the dialog; whatever they follow is followed here.
pub fn view(app: &AppContext) -> View {
    let watching = app.clone();
    let watch = move || {
        let now = watching.now.get();
        if let Some(session) = watching.form.session.get() {
            watch(&watching, &session, now);
        }
    };
    let rest: HtmlElement = html::div()
        .effect(watch)
        .child(notice::view(app))
        .child(dialog::view(app));
    rest.into()
}

fn watch(app: &AppContext, session: &Session, now: UnixSeconds) {
    let renewal = &app.renewal;
    let life = session.lifetime(now);
    match &app.form.config.sign_in {
        SignIn::Broker(_) => {
            let asked_at = renewal.broker_asked_at.get_untracked();
            let is_due = session.renewal_due(now).is_some() && now - asked_at >= BROKER_PAUSE;
            let on_failure = match life {
                TokenLifetime::Expired => OnFailure::Ask,
                _ => OnFailure::RetryLater,
            };
            if is_due && !renewal.is_asking() && !renewal.is_put_off.get_untracked() {
                renew::fetch(app, None, on_failure);
            }
        }
        SignIn::Token(_) => {
            if life == TokenLifetime::Expired
                && !renewal.is_asking()
                && !renewal.is_put_off.get_untracked()
            {
                renew::ask(app, RenewalReason::Over);
            }
        }
    }
}
