//! The outcomes of `POST /v1/Customers` and `GET /v1/Customers/{id}`.

use super::retry_after::RetryAfter;
use super::transport::Response;
use super::{ErrorReport, TransportError};
use customer::{Guid, matches_key};
use json_digits::Json;

/// The outcome of an attempt to create a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Creation {
    /// Created with this id.
    Created(Guid),
    /// A customer with this id exists already.
    Exists,
    /// 429 or 503: not executed, and may be retried.
    Busy(ErrorReport, Option<RetryAfter>),
    /// 401: the token is missing, expired or not accepted.
    SessionEnded(ErrorReport),
    /// 403: the person has no permission in this tenant.
    NotAllowed(ErrorReport),
    /// Any other error response.
    Refused(ErrorReport),
    /// It is unknown whether the request was executed.
    UnknownOutcome(UnknownOutcome),
}

/// The reason why it is unknown whether an attempt was executed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownOutcome {
    /// There is no response.
    NoAnswer(TransportError),
    /// The response does not tell: a server may fail after it has written, a gateway may time out while the server
    /// still works, and a success without an id may come from another service.
    Answered(ErrorReport),
    /// The page was closed before the response.
    Interrupted,
}

/// The outcome of looking up a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookUp {
    /// The customer exists.
    Found,
    /// The customer does not exist.
    Absent,
    /// 401.
    SessionEnded,
    /// The response does not tell.
    Unanswered,
}

impl Creation {
    /// Classifies a response.
    pub(super) fn from_response(response: Result<Response, TransportError>) -> Self {
        let response = match response {
            Ok(response) => response,
            Err(error) => return Self::UnknownOutcome(UnknownOutcome::NoAnswer(error)),
        };
        let header = response.correlation_id.as_deref();
        let report = ErrorReport::read(response.status, &response.body).with_correlation_id(header);
        let busy = |report| {
            let date = response.date.as_deref();
            let retry_after = response.retry_after.as_deref();
            let retry_after = retry_after.and_then(|it| RetryAfter::read(it, date));
            Self::Busy(report, retry_after)
        };
        match response.outcome.as_deref() {
            Some("not-sent") => return busy(report),
            Some("unknown") => return Self::UnknownOutcome(UnknownOutcome::Answered(report)),
            _ => {}
        }
        match response.status {
            200..=299 => match created_id(&response.body) {
                Some(id) if report.property_errors.is_empty() => Self::Created(id),
                _ => Self::UnknownOutcome(UnknownOutcome::Answered(report)),
            },
            401 => Self::SessionEnded(report),
            403 => Self::NotAllowed(report),
            429 | 503 => busy(report),
            400 | 409 if reports_existing_id(&report) => Self::Exists,
            // 408: the proxy that timed out does not know the state of the server behind it. 3xx: the request has
            // gone to another address.
            300..=399 | 408 | 500.. => Self::UnknownOutcome(UnknownOutcome::Answered(report)),
            _ => Self::Refused(report),
        }
    }
}

impl LookUp {
    /// Classifies a response for the customer of this id.
    pub(super) fn from_response(response: Result<Response, TransportError>, id: Guid) -> Self {
        let Ok(response) = response else {
            return Self::Unanswered;
        };
        let body = Json::read(&response.body).ok();
        match response.status {
            200 if body.as_ref().is_some_and(|it| is_customer(it, id)) => Self::Found,
            // A host without this path answers 404 as well, with an HTML page.
            404 if body.is_some() || response.body.trim().is_empty() => Self::Absent,
            401 => Self::SessionEnded,
            _ => Self::Unanswered,
        }
    }
}

/// Returns the id in a success. The specification returns a JSON string, the GUID. Anything else does not confirm a
/// customer: an expired session, an error, the fallback page of a host.
fn created_id(body: &str) -> Option<Guid> {
    match Json::read(body) {
        Ok(value) => find_id(&value),
        Err(_) => parse_id(body),
    }
}

/// Returns the id in a JSON string, in one that is encoded as JSON twice, or in an object.
fn find_id(value: &Json) -> Option<Guid> {
    match value {
        Json::Text(text) => parse_id(text).or_else(|| match Json::read(text).ok()? {
            Json::Text(inner) => parse_id(&inner),
            inner => parse_id(id_member(&inner)?.as_str()?),
        }),
        _ => parse_id(id_member(value)?.as_str()?),
    }
}

/// .NET services write the nil GUID for a missing one.
fn parse_id(text: &str) -> Option<Guid> {
    Guid::parse(text).ok().filter(|id| !id.is_nil())
}

fn id_member(object: &Json) -> Option<&Json> {
    let mut members = object.members().iter();
    members
        .find(|(name, _)| matches_key(name, "id"))
        .map(|(_, id)| id)
}

/// Whether the API reports errors of the customer's `id` only. The id is a valid [`Guid`], so the only possible
/// error is that a customer has it already.
fn reports_existing_id(report: &ErrorReport) -> bool {
    let is_the_id = |name: &str| {
        let name = name.strip_prefix("$.").unwrap_or(name);
        name.eq_ignore_ascii_case("id")
    };
    !report.property_errors.is_empty()
        && report
            .property_errors
            .iter()
            .all(|it| is_the_id(&it.property_name))
}

/// Whether a body is the customer with this id. A body without an id counts if it has the customer's properties.
pub(super) fn is_customer(body: &Json, id: Guid) -> bool {
    match id_member(body) {
        Some(Json::Text(named)) => Guid::parse(named) == Ok(id),
        Some(_) => false,
        None => {
            let is_of_a_customer = |(name, _): &(String, Json)| {
                ["companyName", "providerCustomers"]
                    .iter()
                    .any(|it| matches_key(name, it))
            };
            body.members().iter().any(is_of_a_customer)
        }
    }
}

#[cfg(test)]
mod tests;
