//! Fetches a token from the broker, and takes a new session. In the chunk.

use super::state::{OnFailure, RenewalPrompt};
use crate::auth::{self, Session};
use crate::config::SignIn;
use crate::pages::context::AppContext;
use crate::pages::drafts::open;
use crate::pages::words::PageWords;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Fetches a token from the broker; at the gateway, optionally for another connection.
pub fn request(app: &AppContext, connection: Option<String>, on_failure: OnFailure) {
    let app = app.clone();
    spawn_local(async move {
        let SignIn::Broker(broker) = &app.form.config.sign_in else {
            return;
        };
        let is_chosen = connection.is_some();
        match app.ask_broker(broker, connection).await {
            // The person has chosen it.
            Ok(session) if is_chosen => accept(&app, session),
            Ok(session) => offer(&app, session),
            Err(problem) if on_failure == OnFailure::Ask => {
                if is_chosen {
                    // The choice shows the connection in use again.
                    app.form.session.set(app.form.session.get_untracked());
                }
                app.renewal.asking.set(RenewalPrompt::Broker(problem));
            }
            Err(_) => (),
        }
    });
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

/// Takes a new session. The form stays, with the controls of the new role.
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
