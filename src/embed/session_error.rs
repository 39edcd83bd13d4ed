//! The reasons for a missing token, in words.

use super::host::{Host, HostError};
use crate::auth::TokenError;
use crate::browser::intl;
use crate::customer_form::FormContext;
use crate::i18n::fill;
use leptos::prelude::*;

/// The reason why there is no usable token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionError {
    /// The host returned none.
    Host(HostError),
    /// The host returned a text without a usable token.
    Unusable(TokenError),
    /// The element has no tenant.
    NoTenant,
    /// The API refused two tokens in a row.
    NotAccepted,
}

impl SessionError {
    /// The text for the person and the host.
    pub(super) fn text(&self, context: &FormContext) -> String {
        let words = context.words;
        match self {
            Self::Host(HostError::Missing) => words.host_missing().to_owned(),
            Self::Host(HostError::Failed) => words.host_failed().to_owned(),
            Self::Host(HostError::TimedOut) => {
                let seconds = context.config.timeout_seconds.to_string();
                fill(words.host_silent(), &[("seconds", &seconds)])
            }
            Self::Unusable(TokenError::Expired(at)) => {
                let moment = intl::format_time(&context.locale, *at);
                fill(words.host_over(), &[("moment", &moment)])
            }
            Self::Unusable(TokenError::OtherRoles(roles)) => {
                fill(words.broker_other_role(), &[("roles", &roles.join(", "))])
            }
            Self::Unusable(_) => words.host_unusable().to_owned(),
            Self::NoTenant => words.host_no_tenant().to_owned(),
            Self::NotAccepted => words.host_not_accepted().to_owned(),
        }
    }

    /// Dispatches `onboard:failed`.
    pub(super) fn report(&self, context: &FormContext, host: &Host) {
        let status = match self {
            Self::NotAccepted => 401,
            _ => 0,
        };
        let correlation = context
            .status
            .submission
            .with_untracked(|it| it.intent().map(|it| it.correlation.to_string()));
        host.report_failure(status, correlation, Some(self.text(context)), Vec::new());
    }
}
