//! Requests tokens from the host when the form needs one.

use super::host::{Host, HostError, TokenReason};
use super::session_error::SessionError;
use crate::auth::{Session, TokenLifetime};
use crate::browser::clock;
use crate::customer_form::FormContext;
use customer::{Guid, HostName};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The state of the token request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TokenRequest {
    /// There is no request.
    #[default]
    None,
    /// The host has not answered yet.
    Waiting,
    /// The request brought no usable token.
    Failed(SessionError),
}

/// Requests tokens. Clones share the state.
#[derive(Clone)]
pub struct TokenSource(Arc<Parts>);

struct Parts {
    context: FormContext,
    host: Host,
    request: ArcRwSignal<TokenRequest>,
    /// Whether the person or a submission waits for the token.
    is_needed: ArcRwSignal<bool>,
    /// The correlation id of the submission whose token the API refused.
    refused: ArcRwSignal<Option<Guid>>,
}

impl TokenSource {
    pub fn new(context: &FormContext, host: &Host) -> Self {
        Self(Arc::new(Parts {
            context: context.clone(),
            host: host.clone(),
            request: ArcRwSignal::default(),
            is_needed: ArcRwSignal::default(),
            refused: ArcRwSignal::default(),
        }))
    }

    /// The state of the token request.
    pub fn request(&self) -> &ArcRwSignal<TokenRequest> {
        &self.0.request
    }

    /// Whether the person or a submission waits for the token.
    pub fn is_needed(&self) -> &ArcRwSignal<bool> {
        &self.0.is_needed
    }

    /// Requests a token from the host, unless a request is running.
    pub fn start(&self, reason: TokenReason) {
        let parts = &self.0;
        if parts.request.get_untracked() == TokenRequest::Waiting {
            return;
        }
        parts.request.set(TokenRequest::Waiting);
        let parts = parts.clone();
        spawn_local(async move {
            let seconds = parts.context.config.timeout_seconds;
            let answer = parts.host.request_token(reason, seconds).await;
            let tenant = parts.context.config.tenant.as_ref();
            match sign_in(answer, tenant) {
                Ok(session) => {
                    parts.is_needed.set(false);
                    parts.request.set(TokenRequest::None);
                    parts.take(session);
                }
                Err(error) => parts.fail(error),
            }
        });
    }

    /// Handles a token that the API did not accept for the submission of this correlation id. A second refusal has
    /// another cause than expiry.
    pub fn handle_refusal(&self, correlation: Guid) {
        let parts = &self.0;
        if parts.refused.get_untracked() == Some(correlation) {
            parts.is_needed.set(true);
            parts.fail(SessionError::NotAccepted);
        } else {
            parts.refused.set(Some(correlation));
            self.retry();
        }
    }

    /// The host has set a token: requests it if there is no session.
    pub fn token_changed(&self) {
        if self.0.context.session.with_untracked(Option::is_none) {
            self.start(TokenReason::Start);
        }
    }

    /// Requests another token for a waiting person or submission.
    pub fn retry(&self) {
        self.0.is_needed.set(true);
        self.start(self.0.missing().unwrap_or(TokenReason::Refused));
    }
}

impl Parts {
    /// The reason to request a token; none while there is one that has not expired.
    fn missing(&self) -> Option<TokenReason> {
        let session = self.context.session.get_untracked();
        match session.map(|it| it.lifetime(clock::now())) {
            None => Some(TokenReason::Start),
            Some(TokenLifetime::Expired) => Some(TokenReason::Expired),
            Some(_) => None,
        }
    }

    fn take(&self, session: Session) {
        let context = &self.context;
        let had_resellers = context.picks_resellers();
        context.session.set(Some(session));
        if context.picks_resellers() != had_resellers {
            // Renders the same form with the controls of the new role.
            context.draft.set(context.draft.get_untracked());
        }
    }

    fn fail(&self, error: SessionError) {
        self.context.pending_press.set(false);
        error.report(&self.context, &self.host);
        self.request.set(TokenRequest::Failed(error));
    }
}

fn sign_in(
    answer: Result<String, HostError>,
    tenant: Option<&HostName>,
) -> Result<Session, SessionError> {
    let token = answer.map_err(SessionError::Host)?;
    let tenant = tenant.ok_or(SessionError::NoTenant)?;
    Session::sign_in(tenant.as_str(), &token, clock::read()).map_err(|problem| {
        problem
            .token
            .map_or(SessionError::NoTenant, SessionError::Unusable)
    })
}
