//! The token, pulled from the host whenever one is needed.

use super::host::{Host, Reason, Silence};
use crate::domain::{Guid, HostName};
use crate::pages::Desk;
use crate::platform::clock;
use crate::session::{Life, Session, TokenProblem};
use crate::signal::Source;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Why there is no token that could be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The host handed over none.
    Host(Silence),
    /// What it handed over is no token of use.
    Unusable(TokenProblem),
    /// The host does not say for which tenant.
    NoTenant,
    /// The API refused two in a row.
    NotAccepted,
}

/// How far the asking is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Asking {
    /// Nothing is asked.
    #[default]
    Nothing,
    /// The host has been asked.
    Waiting,
    /// It was of no use.
    Failed(Trouble),
}

/// Pulls tokens. Its clones share how far it is.
#[derive(Clone)]
pub struct Pulling(Arc<Parts>);

struct Parts {
    desk: Desk,
    host: Host,
    asking: Source<Asking>,
    /// Somebody waits for it: they pressed, or something is half sent.
    is_needed: Source<bool>,
    /// *Create customer* was pressed meanwhile.
    is_pressed: Source<bool>,
    /// The submission that the API has refused a token for.
    refused: Source<Option<Guid>>,
}

impl Pulling {
    /// Nothing has been asked yet.
    pub fn new(desk: &Desk, host: &Host) -> Self {
        Self(Arc::new(Parts {
            desk: desk.clone(),
            host: host.clone(),
            asking: Source::default(),
            is_needed: Source::default(),
            is_pressed: Source::default(),
            refused: Source::default(),
        }))
    }

    /// How far the asking is.
    pub fn asking(&self) -> &Source<Asking> {
        &self.0.asking
    }

    /// Whether somebody waits for the token.
    pub fn is_needed(&self) -> &Source<bool> {
        &self.0.is_needed
    }

    /// Asks the host, unless it has been asked already.
    pub fn start(&self, reason: Reason) {
        let parts = &self.0;
        if parts.asking.get_untracked() == Asking::Waiting {
            return;
        }
        parts.asking.set(Asking::Waiting);
        let parts = parts.clone();
        spawn_local(async move {
            let seconds = parts.desk.config.timeout_seconds;
            let answer = parts.host.pull(reason, seconds).await;
            let tenant = parts.desk.config.tenant.as_ref();
            match session_of(answer, tenant) {
                Ok(session) => {
                    parts.is_needed.set(false);
                    parts.asking.set(Asking::Nothing);
                    parts.take(session);
                }
                Err(trouble) => parts.fail(trouble),
            }
        });
    }

    /// *Create customer* was pressed: whether there is a token to send it with. If not, one is pulled,
    /// and then it is as if it were pressed again.
    pub fn is_ready(&self) -> bool {
        let parts = &self.0;
        let session = parts.desk.session.get_untracked();
        let reason = match session.map(|it| it.life(clock::now())) {
            None => Reason::Start,
            Some(Life::Over) => Reason::Expired,
            Some(_) => return true,
        };
        parts.is_pressed.set(true);
        self.need(reason);
        false
    }

    /// Whether *Create customer* was pressed while there was no token; told once.
    pub fn take_press(&self) -> bool {
        let is_pressed = self.0.is_pressed.get_untracked();
        if is_pressed {
            self.0.is_pressed.set(false);
        }
        is_pressed
    }

    /// The API did not accept the token for the submission of this correlation id. A second time it is
    /// not the token's age.
    pub fn refused(&self, correlation: Guid) {
        let parts = &self.0;
        if parts.refused.get_untracked() == Some(correlation) {
            parts.is_needed.set(true);
            parts.fail(Trouble::NotAccepted);
        } else {
            parts.refused.set(Some(correlation));
            self.again();
        }
    }

    /// The host has a token to give, or another one: it is asked where there is none that counts.
    pub fn offered(&self) {
        if self.0.desk.session.with_untracked(Option::is_none) {
            self.start(Reason::Start);
        }
    }

    /// Asks once more, for somebody who waits.
    pub fn again(&self) {
        let session = self.0.desk.session.get_untracked();
        self.need(match session.map(|it| it.life(clock::now())) {
            None => Reason::Start,
            Some(Life::Over) => Reason::Expired,
            Some(_) => Reason::Refused,
        });
    }

    fn need(&self, reason: Reason) {
        self.0.is_needed.set(true);
        self.start(reason);
    }
}

impl Parts {
    fn take(&self, session: Session) {
        let desk = &self.desk;
        let had_resellers = desk.picks_resellers();
        desk.session.set(Some(session));
        if desk.picks_resellers() != had_resellers {
            // The same form, with the controls that this person has.
            desk.draft.set(desk.draft.get_untracked());
        }
    }

    fn fail(&self, trouble: Trouble) {
        self.is_pressed.set(false);
        super::notice::report(&self.desk, &self.host, &trouble);
        self.asking.set(Asking::Failed(trouble));
    }
}

fn session_of(
    answer: Result<String, Silence>,
    tenant: Option<&HostName>,
) -> Result<Session, Trouble> {
    let token = answer.map_err(Trouble::Host)?;
    let tenant = tenant.ok_or(Trouble::NoTenant)?;
    Session::sign_in(tenant.as_str(), &token, clock::all())
        .map_err(|problem| problem.token.map_or(Trouble::NoTenant, Trouble::Unusable))
}
