//! Requests tokens from the host when the form needs one.

use super::host::{Host, TokenFailure, TokenReason};
use crate::auth::{Session, TokenLifetime, TokenProblem};
use crate::browser::clock;
use crate::customer_form::FormContext;
use customer::{Guid, HostName};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The reason why there is no usable token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// The host returned none.
    Host(TokenFailure),
    /// The host returned a text without a usable token.
    Unusable(TokenProblem),
    /// The element has no tenant.
    NoTenant,
    /// The API refused two tokens in a row.
    NotAccepted,
}

/// The state of the token request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TokenRequest {
    /// There is no request.
    #[default]
    Nothing,
    /// The host has not answered yet.
    Waiting,
    /// The request brought no usable token.
    Failed(TokenError),
}

/// Requests tokens. Clones share the state.
#[derive(Clone)]
pub struct TokenSource(Arc<Parts>);

struct Parts {
    context: FormContext,
    host: Host,
    asking: ArcRwSignal<TokenRequest>,
    /// Whether the person or a submission waits for the token.
    is_needed: ArcRwSignal<bool>,
    /// Whether *Create customer* was pressed during the request.
    is_pressed: ArcRwSignal<bool>,
    /// The correlation id of the submission whose token the API refused.
    refused: ArcRwSignal<Option<Guid>>,
}

impl TokenSource {
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

    /// The state of the token request.
    pub fn asking(&self) -> &ArcRwSignal<TokenRequest> {
        &self.0.asking
    }

    /// Whether the person or a submission waits for the token.
    pub fn is_needed(&self) -> &ArcRwSignal<bool> {
        &self.0.is_needed
    }

    /// Requests a token from the host, unless a request is running.
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

    /// Returns whether there is a token for a submission. If not, requests one and remembers the press of *Create
    /// customer*.
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

    /// Returns whether *Create customer* was pressed while there was no token, and resets it.
    pub fn take_press(&self) -> bool {
        let is_pressed = self.0.is_pressed.get_untracked();
        if is_pressed {
            self.0.is_pressed.set(false);
        }
        is_pressed
    }

    /// Handles a token that the API did not accept for the submission of this correlation id. A second refusal has
    /// another cause than expiry.
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

    /// The host has set a token: requests it if there is no session.
    pub fn offered(&self) {
        if self.0.context.session.with_untracked(Option::is_none) {
            self.start(TokenReason::Start);
        }
    }

    /// Requests another token for a waiting person or submission.
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
            // Renders the same form with the controls of the new role.
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
