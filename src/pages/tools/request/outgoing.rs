//! The request that *Create customer* would send now.

use super::commands::CopiedRequest;
use crate::api::DescribedValue;
use crate::browser::page;
use crate::form_model::WouldSend;
use crate::pages::context::AppContext;
use crate::submission::Submission;
use customer::Guid;
use leptos::prelude::*;

/// The request, and which parts of it are not final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    pub request: CopiedRequest,
    /// Whether the form is complete.
    pub is_complete: bool,
    /// Whether the correlation ID is that of an earlier attempt, which this request continues.
    pub has_correlation: bool,
    /// Whether the customer gets another ID, because the last attempt was in another tenant.
    pub gets_new_id: bool,
    /// Whether the gateway adds the token.
    pub is_at_gateway: bool,
}

impl Outgoing {
    /// The request of the form as it is now. `None`: there is no session. Does not subscribe.
    pub fn of(app: &AppContext) -> Option<Self> {
        let form = &app.form;
        let session = form.session.get_untracked()?;
        let draft = form.draft.get_untracked();
        let would_send = draft.would_send(form.picks_resellers());
        let body = would_send.body().to_owned();
        let submission = form.status.submission.get_untracked();
        let earlier = match &submission {
            // The next customer is another.
            Submission::Created { .. } => None,
            submission => submission.intent(),
        };
        let tenant = session.tenant();
        let is_same = |id: Guid| id == draft.id.get_untracked();
        let correlation = earlier
            .filter(|it| is_same(it.id) && it.tenant == *tenant && it.body == body)
            .map(|it| it.correlation);
        let gets_new_id = earlier.is_some_and(|it| it.tenant != *tenant);
        let is_at_gateway = session.is_at_gateway();
        let request = form
            .client(session)
            .creation(body.clone(), correlation.unwrap_or_else(Guid::random));
        let base = page::document().and_then(|it| it.base_uri().ok().flatten());
        Some(Self {
            request: CopiedRequest {
                address: absolute(&request.address, &base.unwrap_or_default()),
                headers: request.described_headers(),
                body,
            },
            is_complete: matches!(would_send, WouldSend::Complete(_)),
            has_correlation: correlation.is_some(),
            gets_new_id,
            is_at_gateway,
        })
    }

    /// The request for a command: without an earlier attempt it gets a correlation ID of its own.
    pub fn to_copy(&self) -> CopiedRequest {
        let mut request = self.request.clone();
        for (name, value) in &mut request.headers {
            if !self.has_correlation && *name == CORRELATION {
                *value = DescribedValue::Text(Guid::random().to_string());
            }
        }
        request
    }
}

/// The header of the correlation ID.
pub const CORRELATION: &str = "X-Correlation-Id";

/// The whole address of a path on the page's own origin; others are whole already.
fn absolute(address: &str, base: &str) -> String {
    if !address.starts_with('/') {
        return address.to_owned();
    }
    let host = base.find("://").map_or(0, |at| at + 3);
    let rest = base.get(host..).unwrap_or_default();
    let end = rest.find('/').map_or(base.len(), |at| host + at);
    format!("{}{address}", base.get(..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_addresses() {
        for (address, base, expected) in [
            (
                "https://api.example/v1",
                "https://page.example/",
                "https://api.example/v1",
            ),
            ("/v1", "http://127.0.0.1:8080/", "http://127.0.0.1:8080/v1"),
            (
                "/v1",
                "https://page.example/onboard/",
                "https://page.example/v1",
            ),
            (
                "/proxy/v1",
                "https://page.example",
                "https://page.example/proxy/v1",
            ),
            ("/v1", "", "/v1"),
        ] {
            assert_eq!(absolute(address, base), expected);
        }
    }
}
