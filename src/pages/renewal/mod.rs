//! Expiry is not logout: a session is renewed over the page, and what was going on goes on.

pub mod dialog;
mod notice;

use super::broker_sign_in::sign_in_address;
use super::drafts;
use super::shared::Shared;
use crate::auth::{self, BrokerError, Session, TokenLifetime, UnixSeconds};
use crate::browser::page as browser_page;
use crate::config::{Broker, SignIn};
use crate::route::Route;
use customer::Guid;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, html};

/// Before a broker that brought nothing is asked again for a token that still counts, in seconds.
const BROKER_PAUSE: UnixSeconds = 30;

/// Why a new token is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewalReason {
    /// The person wants to, before it has to be.
    Wanted,
    /// The token has ended.
    Over,
    /// The API answered 401.
    Refused,
}

/// What is asked about the session, over the page.
#[derive(Clone, Default)]
pub enum RenewalPrompt {
    /// Nothing.
    #[default]
    Nothing,
    /// A new token, to be pasted.
    Token(RenewalReason),
    /// Whether to go on as somebody else.
    Another(Box<Session>),
    /// To try again, or to sign in at the broker's: it brought no session.
    Broker(BrokerError),
    /// To sign in at the broker's: the API does not accept its token.
    NotAccepted,
}

/// How far the renewal of the session is.
#[derive(Default)]
pub struct RenewalState {
    asking: ArcRwSignal<RenewalPrompt>,
    /// The person has closed the dialog: it opens again when they want it to.
    is_put_off: ArcRwSignal<bool>,
    /// When the broker was asked last.
    broker_asked_at: ArcRwSignal<UnixSeconds>,
    /// Whether the API has refused the token in use, however long it was to last.
    is_refused: ArcRwSignal<bool>,
    /// The submission whose 401 the broker has been asked for: a second one is not the token's age.
    refused: ArcRwSignal<Option<Guid>>,
}

impl RenewalState {
    /// Asks nothing any more.
    pub fn reset(&self) {
        self.asking.set(RenewalPrompt::Nothing);
        self.is_put_off.set(false);
        self.is_refused.set(false);
        self.refused.set(None);
    }

    /// Whether the API has refused the token in use.
    pub fn is_refused(&self) -> bool {
        self.is_refused.get()
    }

    fn is_asking(&self) -> bool {
        self.asking
            .with_untracked(|it| !matches!(it, RenewalPrompt::Nothing))
    }
}

/// The notice of an end that comes near, and the dialog; whatever they follow is followed here.
pub fn view(shared: &Shared) -> View {
    let watching = shared.clone();
    let watch = move || {
        let now = watching.now.get();
        if let Some(session) = watching.session.get() {
            watch(&watching, &session, now);
        }
    };
    let rest: HtmlElement = html::div()
        .effect(watch)
        .child(notice::view(shared))
        .child(dialog::view(shared));
    rest.into()
}

fn watch(shared: &Shared, session: &Session, now: UnixSeconds) {
    let renewal = &shared.renewal;
    let life = session.lifetime(now);
    match &shared.config.sign_in {
        SignIn::Broker(broker) => {
            let asked_at = renewal.broker_asked_at.get_untracked();
            let is_due = session.renewal_due(now).is_some() && now - asked_at >= BROKER_PAUSE;
            if is_due && !renewal.is_asking() && !renewal.is_put_off.get_untracked() {
                fetch(shared, broker, None, life == TokenLifetime::Expired);
            }
        }
        SignIn::Token(_) => {
            if life == TokenLifetime::Expired
                && !renewal.is_asking()
                && !renewal.is_put_off.get_untracked()
            {
                ask(shared, RenewalReason::Over);
            }
        }
    }
}

/// Asks for a new token: a person, or the broker.
pub fn ask(shared: &Shared, reason: RenewalReason) {
    match &shared.config.sign_in {
        SignIn::Token(_) => {
            let asking = &shared.renewal.asking;
            // An open dialog stays as it is: another one would lose what is being typed into it.
            if !asking.with_untracked(|it| matches!(it, RenewalPrompt::Token(_))) {
                asking.set(RenewalPrompt::Token(reason));
            }
        }
        SignIn::Broker(broker) => fetch(shared, broker, None, true),
    }
}

/// The API did not accept the token for the submission of this correlation id.
pub fn refused(shared: &Shared, correlation: Guid) {
    let renewal = &shared.renewal;
    let is_second = renewal.refused.get_untracked() == Some(correlation);
    renewal.refused.set(Some(correlation));
    renewal.is_refused.set(true);
    match &shared.config.sign_in {
        SignIn::Broker(_) if is_second => renewal.asking.set(RenewalPrompt::NotAccepted),
        _ => ask(shared, RenewalReason::Refused),
    }
}

/// Fetches a token. Where it is not needed yet, a broker that brings none is asked again later.
fn fetch(shared: &Shared, broker: &Broker, connection: Option<String>, is_needed: bool) {
    shared
        .renewal
        .broker_asked_at
        .set(shared.now.get_untracked());
    let (shared, broker) = (shared.clone(), broker.clone());
    leptos::task::spawn_local(async move {
        let is_chosen = connection.is_some();
        match shared.ask_broker(&broker, connection).await {
            // The person has chosen it.
            Ok(session) if is_chosen => accept(&shared, session),
            Ok(session) => offer(&shared, session),
            Err(problem) if is_needed => {
                if is_chosen {
                    // The choice shows again what is in use.
                    shared.session.set(shared.session.get_untracked());
                }
                shared.renewal.asking.set(RenewalPrompt::Broker(problem));
            }
            Err(_) => (),
        }
    });
}

/// Takes another of the person's connections at the gateway.
pub fn change_connection(shared: &Shared, name: String) {
    if let SignIn::Broker(broker) = &shared.config.sign_in {
        fetch(shared, broker, Some(name), true);
    }
}

/// Goes on with a new session; one of somebody else, or for another tenant, wants a yes.
fn offer(shared: &Shared, new: Session) {
    let Some(old) = shared.session.get_untracked() else {
        return;
    };
    if new.has_same_identity(&old) {
        accept(shared, new);
    } else {
        shared
            .renewal
            .asking
            .set(RenewalPrompt::Another(Box::new(new)));
    }
}

fn accept(shared: &Shared, new: Session) {
    let Some(old) = shared.session.get_untracked() else {
        return;
    };
    if old.tenant() != new.tenant() {
        // What was being sent was for the other tenant.
        shared.status.reset();
    }
    auth::store(&new);
    if !new.has_same_identity(&old) {
        drafts::hand_over(shared, &new);
    }
    let has_other_controls = old.picks_resellers() != new.picks_resellers();
    shared.renewal.asking.set(RenewalPrompt::Nothing);
    shared.renewal.is_put_off.set(false);
    shared.renewal.is_refused.set(false);
    shared.session.set(Some(new));
    if has_other_controls {
        // The same form, with the controls that this person has.
        shared.draft.set(shared.draft.get_untracked());
    }
    shared.announcer.say(shared.words.renewed());
}

/// Leads to the broker's page, and back to the form.
fn sign_in_there(shared: &Shared) {
    if let SignIn::Broker(broker) = &shared.config.sign_in {
        browser_page::replace_location(&sign_in_address(broker, &Route::NewCustomer));
    }
}
