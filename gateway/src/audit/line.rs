//! The fields of a line of the audit log.

use serde::Serialize;

use crate::clock::Seconds;

/// The kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// A person signed in.
    SignIn,
    /// The provider knows the person, and no grant lets them in.
    SignInRefused,
    /// A person signed out.
    SignOut,
    /// The provider signed a person out.
    ProviderSignOut,
    /// A person chose another of their connections.
    ConnectionChanged,
    /// A token was handed out to a page.
    TokenHandedOut,
    /// A customer was sent to the API.
    Create,
    /// The gateway refused to send something.
    Refused,
}

/// A line.
#[derive(Clone, Debug, Serialize)]
pub struct Line<'a> {
    /// Seconds since 1970.
    pub time: Seconds,
    /// The kind of event.
    pub event: Event,
    /// The person's identifier at the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<&'a str>,
    /// The person's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<&'a str>,
    /// By which connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection: Option<&'a str>,
    /// In which tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant: Option<&'a str>,
    /// The correlation ID of the attempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<&'a str>,
    /// The customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<&'a str>,
    /// The outcome: `created`, `refused`, `not-sent`, `unknown`, or the reason of a failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<&'a str>,
    /// The status that the API answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// How long it took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milliseconds: Option<u128>,
}

impl Line<'_> {
    /// A line with nothing but what happened.
    #[must_use]
    pub fn new(time: Seconds, event: Event) -> Self {
        Self {
            time,
            event,
            subject: None,
            person: None,
            connection: None,
            tenant: None,
            correlation_id: None,
            customer_id: None,
            outcome: None,
            status: None,
            milliseconds: None,
        }
    }
}
