//! The token, pulled from the host whenever one is needed.

use super::host::{Host, TokenFailure, TokenReason};
use crate::auth::{Session, TokenLifetime, TokenProblem};
use crate::browser::clock;
use crate::customer_form::FormContext;
use customer::{Guid, HostName};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Why there is no token that could be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// The host handed over none.
    Host(TokenFailure),
    /// What it handed over is no token of use.
    Unusable(TokenProblem),
    /// The host does not say for which tenant.
    NoTenant,
    /// The API refused two in a row.
    NotAccepted,
}

/// How far the asking is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TokenRequest {
    /// Nothing is asked.
    #[default]
    Nothing,
    /// The host has been asked.
    Waiting,
    /// It was of no use.
    Failed(TokenError),
}

/// Pulls tokens. Its clones share how far it is.
#[derive(Clone)]
pub struct TokenSource(Arc<Parts>);

struct Parts {
    context: FormContext,
    host: Host,
    asking: ArcRwSignal<TokenRequest>,
    /// Somebody waits for it: they pressed, or something is half sent.
    is_needed: ArcRwSignal<bool>,
    /// *Create customer* was pressed meanwhile.
    is_pressed: ArcRwSignal<bool>,
    /// The submission that the API has refused a token for.
    refused: ArcRwSignal<Option<Guid>>,
}

impl TokenSource {
    /// Nothing has been asked yet.
    pub fn new(context: &FormContext, host: &Host) -> Self {
        Self(Arc::new(Parts {
            context: context.clone(),
            host: host.clone(),
            asking: ArcRwSignal::default(),
            is_needed: ArcRwSignal::default(),
            is_pressed: ArcRwSignal::default(),
            refused: ArcRwSignal::default(),
        }))
    }

    /// How far the asking is.
    pub fn asking(&self) -> &ArcRwSignal<TokenRequest> {
        &self.0.asking
    }

    /// Whether somebody waits for the token.
    pub fn is_needed(&self) -> &ArcRwSignal<bool> {
        &self.0.is_needed
    }

    /// Asks the host, unless it has been asked already.
    pub fn start(&self, reason: TokenReason) {
        let parts = &self.0;
        if parts.asking.get_untracked() == TokenRequest::Waiting {
            return;
        }
        parts.asking.set(TokenRequest::Waiting);
        let parts = parts.clone();
        spawn_local(async move {
            let seconds = parts.context.config.timeout_seconds;
            let answer = parts.host.pull(reason, seconds).await;
            let tenant = parts.context.config.tenant.as_ref();
            match session_of(answer, tenant) {
                Ok(session) => {
                    parts.is_needed.set(false);
                    parts.asking.set(TokenRequest::Nothing);
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
        let session = parts.context.session.get_untracked();
        let reason = match session.map(|it| it.life(clock::now())) {
            None => TokenReason::Start,
            Some(TokenLifetime::Over) => TokenReason::Expired,
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
            parts.fail(TokenError::NotAccepted);
        } else {
            parts.refused.set(Some(correlation));
            self.again();
        }
    }

    /// The host has a token to give, or another one: it is asked where there is none that counts.
    pub fn offered(&self) {
        if self.0.context.session.with_untracked(Option::is_none) {
            self.start(TokenReason::Start);
        }
    }

    /// Asks once more, for somebody who waits.
    pub fn again(&self) {
        let session = self.0.context.session.get_untracked();
        self.need(match session.map(|it| it.life(clock::now())) {
            None => TokenReason::Start,
            Some(TokenLifetime::Over) => TokenReason::Expired,
            Some(_) => TokenReason::Refused,
        });
    }

    fn need(&self, reason: TokenReason) {
        self.0.is_needed.set(true);
        self.start(reason);
    }
}

impl Parts {
    fn take(&self, session: Session) {
        let context = &self.context;
        let had_resellers = context.picks_resellers();
        context.session.set(Some(session));
        if context.picks_resellers() != had_resellers {
            // The same form, with the controls that this person has.
            context.draft.set(context.draft.get_untracked());
        }
    }

    fn fail(&self, trouble: TokenError) {
        self.is_pressed.set(false);
        super::notice::report(&self.context, &self.host, &trouble);
        self.asking.set(TokenRequest::Failed(trouble));
    }
}

fn session_of(
    answer: Result<String, TokenFailure>,
    tenant: Option<&HostName>,
) -> Result<Session, TokenError> {
    let token = answer.map_err(TokenError::Host)?;
    let tenant = tenant.ok_or(TokenError::NoTenant)?;
    Session::sign_in(tenant.as_str(), &token, clock::all()).map_err(|problem| {
        problem
            .token
            .map_or(TokenError::NoTenant, TokenError::Unusable)
    })
}
