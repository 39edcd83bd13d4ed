//! The audit log: JSON lines, only ever appended. Who, when, by which connection, with which ids, and what came of it;
//! no body, no token, nothing of the customer but its id.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::clock::Seconds;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// Somebody signed in.
    SignIn,
    /// The provider knows somebody whom no grant lets in.
    SignInRefused,
    /// Somebody signed out.
    SignOut,
    /// The provider signed somebody out.
    ProviderSignOut,
    /// Somebody took another of their connections.
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
    /// What happened.
    pub event: Event,
    /// The person's identifier at the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<&'a str>,
    /// What the person is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<&'a str>,
    /// By which connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection: Option<&'a str>,
    /// In which tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant: Option<&'a str>,
    /// What the attempt is known by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correlation_id: Option<&'a str>,
    /// The customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<&'a str>,
    /// What came of it: `created`, `refused`, `not-sent`, `unknown`, or why not.
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

/// Writes lines.
pub struct Audit {
    path: Option<PathBuf>,
    file: Mutex<Option<File>>,
}

impl Audit {
    /// Opens the file for appending; without one there is no audit log.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn open(path: Option<PathBuf>) -> Result<Self, String> {
        let file = path.as_ref().map(opened).transpose()?;
        Ok(Self {
            path,
            file: Mutex::new(file),
        })
    }

    /// Opens it anew, so that a program which moves logs away can.
    ///
    /// # Errors
    /// It cannot be opened: the old one goes on.
    pub fn reopen(&self) -> Result<(), String> {
        let file = self.path.as_ref().map(opened).transpose()?;
        *self.file.lock().unwrap_or_else(PoisonError::into_inner) = file;
        Ok(())
    }

    /// Appends a line, whole.
    pub fn write(&self, line: &Line<'_>) {
        let Ok(mut text) = serde_json::to_vec(line) else {
            return;
        };
        text.push(b'\n');
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = file.as_mut()
            && let Err(error) = file.write_all(&text)
        {
            metrics::counter!("onboard_audit_failures_total").increment(1);
            tracing::error!(%error, "the audit log cannot be written");
        }
    }
}

fn opened(path: &PathBuf) -> Result<File, String> {
    OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o640)
        .open(path)
        .map_err(|error| {
            format!(
                "The audit log {} cannot be opened: {error}.",
                path.display()
            )
        })
}
