//! Fetching a token, and taking a new session.

use super::state::{RenewalPrompt, RenewalReason};
use crate::auth::{self, Session};
use crate::browser::page as browser_page;
use crate::config::{Broker, SignIn};
use crate::pages::broker_sign_in::sign_in_address;
use crate::pages::context::AppContext;
use crate::pages::drafts::open;
use crate::pages::words::PageWords;
use crate::route::Route;
use customer::Guid;
use leptos::prelude::*;

/// Asks for a new token: a person, or the broker.
pub fn ask(app: &AppContext, reason: RenewalReason) {
    match &app.form.config.sign_in {
        SignIn::Token(_) => {
            let asking = &app.renewal.asking;
            // An open dialog stays as it is: another one would lose what is being typed into it.
            if !asking.with_untracked(|it| matches!(it, RenewalPrompt::Token(_))) {
                asking.set(RenewalPrompt::Token(reason));
            }
        }
        SignIn::Broker(broker) => fetch(app, broker, None, OnFailure::Ask),
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

/// What follows if the broker returns no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFailure {
    /// The dialog opens: the token is needed now.
    Ask,
    /// The token in use is still valid: the broker is asked again later.
    RetryLater,
}

/// Fetches a token from the broker.
pub fn fetch(app: &AppContext, broker: &Broker, connection: Option<String>, on_failure: OnFailure) {
    app.renewal.broker_asked_at.set(app.now.get_untracked());
    let (app, broker) = (app.clone(), broker.clone());
    leptos::task::spawn_local(async move {
        let is_chosen = connection.is_some();
        match app.ask_broker(&broker, connection).await {
            // The person has chosen it.
            Ok(session) if is_chosen => accept(&app, session),
            Ok(session) => offer(&app, session),
            Err(problem) if on_failure == OnFailure::Ask => {
                if is_chosen {
                    // The choice shows again what is in use.
                    app.form.session.set(app.form.session.get_untracked());
                }
                app.renewal.asking.set(RenewalPrompt::Broker(problem));
            }
            Err(_) => (),
        }
    });
}

/// Takes another of the person's connections at the gateway.
pub fn change_connection(app: &AppContext, name: String) {
    if let SignIn::Broker(broker) = &app.form.config.sign_in {
        fetch(app, broker, Some(name), OnFailure::Ask);
    }
}

/// Takes a new session. Another person or tenant requires confirmation.
pub fn offer(app: &AppContext, new: Session) {
    let Some(old) = app.form.session.get_untracked() else {
        return;
    };
    if new.has_same_identity(&old) {
        accept(app, new);
    } else {
        app.renewal
            .asking
            .set(RenewalPrompt::Another(Box::new(new)));
    }
}

pub fn accept(app: &AppContext, new: Session) {
    let Some(old) = app.form.session.get_untracked() else {
        return;
    };
    if old.tenant() != new.tenant() {
        // What was being sent was for the other tenant.
        app.form.status.reset();
    }
    auth::store(&new);
    if !new.has_same_identity(&old) {
        open::hand_over(app, &new);
    }
    let has_other_controls = old.picks_resellers() != new.picks_resellers();
    app.renewal.asking.set(RenewalPrompt::Nothing);
    app.renewal.is_put_off.set(false);
    app.renewal.is_refused.set(false);
    app.form.session.set(Some(new));
    if has_other_controls {
        // The same form, with the controls that this person has.
        app.form.draft.set(app.form.draft.get_untracked());
    }
    app.form.announcer.say(app.form.words.renewed());
}

/// Leads to the broker's page, and back to the form.
pub fn sign_in_there(app: &AppContext) {
    if let SignIn::Broker(broker) = &app.form.config.sign_in {
        browser_page::replace_location(&sign_in_address(broker, &Route::NewCustomer));
    }
}
