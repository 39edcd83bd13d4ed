//! Asking for a new token.

use super::state::{OnFailure, RenewalPrompt, RenewalReason};
use crate::browser::page as browser_page;
use crate::config::SignIn;
use crate::pages::broker_sign_in::sign_in_address;
use crate::pages::context::AppContext;
use crate::route::Route;
use customer::Guid;
use leptos::prelude::*;

/// Asks for a new token: a person, or the broker.
pub fn ask(app: &AppContext, reason: RenewalReason) {
    match &app.form.config.sign_in {
        SignIn::Token(_) => {
            let asking = &app.renewal.asking;
            // An open dialog stays as it is: another one would lose the text typed into it.
            if !asking.with_untracked(|it| matches!(it, RenewalPrompt::Token(_))) {
                asking.set(RenewalPrompt::Token(reason));
            }
        }
        SignIn::Broker(_) => fetch(app, None, OnFailure::Ask),
    }
}

/// The API did not accept the token for the submission of this correlation id.
pub fn refused(app: &AppContext, correlation: Guid) {
    let renewal = &app.renewal;
    let is_second = renewal.refused.get_untracked() == Some(correlation);
    renewal.refused.set(Some(correlation));
    renewal.is_refused.set(true);
    match &app.form.config.sign_in {
        SignIn::Broker(_) if is_second => renewal.asking.set(RenewalPrompt::NotAccepted),
        _ => ask(app, RenewalReason::Refused),
    }
}

/// Fetches a token from the broker, once the chunk is loaded.
pub fn fetch(app: &AppContext, connection: Option<String>, on_failure: OnFailure) {
    app.renewal.broker_asked_at.set(app.now.get_untracked());
    let app = app.clone();
    let chunk = app.chunk;
    chunk.when_loaded(move |chunk| (chunk.fetch_token)(&app, connection, on_failure));
}

/// Takes another of the person's connections at the gateway.
pub fn change_connection(app: &AppContext, name: String) {
    fetch(app, Some(name), OnFailure::Ask);
}

/// Leads to the broker's page, and back to the form.
pub fn sign_in_there(app: &AppContext) {
    if let SignIn::Broker(broker) = &app.form.config.sign_in {
        browser_page::replace_location(&sign_in_address(broker, &Route::NewCustomer));
    }
}
