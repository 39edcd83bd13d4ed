//! What comes of `POST /v1/Customers` and of asking for a customer.

use super::retry_after::RetryAfter;
use super::transport::Answer;
use super::{Report, Silence};
use crate::domain::Guid;
use crate::json::Json;

/// What came of an attempt to create a customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Creation {
    /// The API has created it and answered this id; an empty one: it named none.
    Created(String),
    /// A customer with the id that was sent exists already.
    Exists,
    /// 429 or 503: surely not carried out, and welcome later.
    Busy(Report, Option<RetryAfter>),
    /// 401: the token is missing, expired or not accepted.
    SessionEnded,
    /// 403: this person, in this tenant, may not.
    NotAllowed,
    /// Any other answer that says no.
    Refused(Report),
    /// Nobody knows whether it was carried out.
    Doubtful(Doubt),
}

/// Why nobody knows whether an attempt was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// No answer came.
    NoAnswer(Silence),
    /// An answer came that does not say it: a server may fail after it has written, and a gateway
    /// may give up on a server that has not.
    Answered(Report),
    /// The page ended before an answer came.
    Interrupted,
}

/// What the API says when it is asked for a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookUp {
    /// It exists.
    Found,
    /// It does not exist.
    Absent,
    /// 401.
    SessionEnded,
    /// It did not say.
    Unanswered,
}

impl Creation {
    /// Reads what came back.
    pub(super) fn of(answer: Result<Answer, Silence>) -> Self {
        let answer = match answer {
            Ok(answer) => answer,
            Err(silence) => return Self::Doubtful(Doubt::NoAnswer(silence)),
        };
        let mut report = Report::read(answer.status, &answer.body);
        report.correlation_id = report.correlation_id.or(answer.correlation_id);
        match answer.status {
            200..=299 => match created_id(&answer.body) {
                Some(id) => Self::Created(id),
                None => Self::Doubtful(Doubt::Answered(report)),
            },
            401 => Self::SessionEnded,
            403 => Self::NotAllowed,
            429 | 503 => {
                let retry_after = answer.retry_after.as_deref();
                Self::Busy(report, retry_after.and_then(RetryAfter::read))
            }
            400 | 409 if says_the_id_exists(&report) => Self::Exists,
            // 408: whoever gave up waiting cannot say what the server behind it does.
            408 | 500.. => Self::Doubtful(Doubt::Answered(report)),
            _ => Self::Refused(report),
        }
    }
}

impl LookUp {
    /// Reads what came back for the customer of this id.
    pub(super) fn of(answer: Result<Answer, Silence>, id: Guid) -> Self {
        let Ok(answer) = answer else {
            return Self::Unanswered;
        };
        let body = Json::read(&answer.body).ok();
        match answer.status {
            200 if names(body.as_ref(), id) => Self::Found,
            // A host that knows no such path says 404 as well, with a page for people.
            404 if body.is_some() || answer.body.trim().is_empty() => Self::Absent,
            401 => Self::SessionEnded,
            _ => Self::Unanswered,
        }
    }
}

/// The id in a success. The specification answers a JSON string and says no more: it is the id. Not
/// an answer of the API, but of a host that gives its page for every path: none at all.
fn created_id(body: &str) -> Option<String> {
    let body = body.trim();
    match Json::read(body) {
        Ok(Json::Text(id)) => Some(id),
        Ok(_) => Some(String::new()),
        Err(_) if body.is_empty() => Some(String::new()),
        Err(_) => Guid::required(body).ok().map(|_| body.to_owned()),
    }
}

/// Whether the API complains about the customer's `id`. It is a GUID for certain, being a [`Guid`], so
/// that nothing else can be wrong with it than that a customer has it.
fn says_the_id_exists(report: &Report) -> bool {
    report.refusals.iter().any(|refusal| {
        let name = refusal.property_name.as_str();
        let name = name.strip_prefix("$.").unwrap_or(name);
        name.eq_ignore_ascii_case("id")
    })
}

/// Whether a body is that of the customer with this id; one that names no id was asked for by it.
fn names(body: Option<&Json>, id: Guid) -> bool {
    match body {
        Some(body @ Json::Object(_)) => match body.text("id") {
            Some(named) => Guid::required(named) == Ok(id),
            None => true,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10";

    fn answer(status: u16, body: &str) -> Answer {
        Answer {
            status,
            body: body.to_owned(),
            ..Answer::default()
        }
    }

    /// The kind of a creation, with what matters of it.
    fn told(creation: Creation) -> String {
        match creation {
            Creation::Created(id) => format!("created {id}"),
            Creation::Exists => "exists".to_owned(),
            Creation::Busy(report, after) => format!("busy {} {after:?}", report.status),
            Creation::SessionEnded => "session ended".to_owned(),
            Creation::NotAllowed => "not allowed".to_owned(),
            Creation::Refused(report) => format!("refused {}", report.status),
            Creation::Doubtful(Doubt::Answered(report)) => format!("doubt {}", report.status),
            Creation::Doubtful(doubt) => format!("{doubt:?}"),
        }
    }

    #[test]
    fn creations() {
        let about = |name: &str| {
            format!(r#"{{"errors":[{{"propertyName":"{name}","description":["Said."]}}]}}"#)
        };
        let (id, id_in_capitals, id_by_path) = (about("Id"), about("ID"), about("$.id"));
        let (other, nested) = (about("ResellerId"), about("ProviderCustomers[x].Id"));
        for (status, body, expected) in [
            (201, "\"abc\"", "created abc"),
            (200, "\"abc\"", "created abc"),
            (201, "{\"id\":\"abc\"}", "created "),
            (204, "", "created "),
            (201, ID, "created 7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10"),
            (201, "\"abc", "doubt 201"),
            (200, "<!doctype html>", "doubt 200"),
            (400, &id, "exists"),
            (400, &id_in_capitals, "exists"),
            (400, &id_by_path, "exists"),
            (409, &id, "exists"),
            (422, &id, "refused 422"),
            (400, &other, "refused 400"),
            (400, &nested, "refused 400"),
            (400, "", "refused 400"),
            (409, "", "refused 409"),
            (404, "", "refused 404"),
            (413, "", "refused 413"),
            (422, "", "refused 422"),
            (401, "", "session ended"),
            (403, "", "not allowed"),
            (408, "", "doubt 408"),
            (429, "", "busy 429 None"),
            (503, "<h1>Unavailable</h1>", "busy 503 None"),
            (500, "", "doubt 500"),
            (501, "", "doubt 501"),
            (502, "", "doubt 502"),
            (504, "", "doubt 504"),
        ] {
            let creation = Creation::of(Ok(answer(status, body)));
            assert_eq!(told(creation), expected, "{status} {body}");
        }
        for silence in [Silence::TimedOut, Silence::NotReached] {
            let expected = Creation::Doubtful(Doubt::NoAnswer(silence));
            assert_eq!(Creation::of(Err(silence)), expected);
        }
    }

    #[test]
    fn headers_complete_the_answer() {
        let busy = Creation::of(Ok(Answer {
            retry_after: Some("7".to_owned()),
            correlation_id: Some("4d6e".to_owned()),
            ..answer(429, "")
        }));
        let report = Report {
            status: 429,
            correlation_id: Some("4d6e".to_owned()),
            ..Report::default()
        };
        let expected = Creation::Busy(report, Some(RetryAfter::Seconds(7)));
        assert_eq!(busy, expected);
    }

    #[test]
    fn look_ups() {
        let Ok(id) = Guid::required(ID) else {
            panic!("a GUID");
        };
        let own = format!(r#"{{"id":"{}"}}"#, ID.to_uppercase());
        for (status, body, expected) in [
            (200, own.as_str(), LookUp::Found),
            (200, r#"{"companyName":"Contoso"}"#, LookUp::Found),
            (
                200,
                r#"{"id":"00000000-0000-4000-8000-000000000000"}"#,
                LookUp::Unanswered,
            ),
            (200, "[]", LookUp::Unanswered),
            (200, "<!doctype html>", LookUp::Unanswered),
            (404, "", LookUp::Absent),
            (404, r#"{"statusCode":404}"#, LookUp::Absent),
            (404, "<h1>Not found</h1>", LookUp::Unanswered),
            (401, "", LookUp::SessionEnded),
            (403, "", LookUp::Unanswered),
            (410, "", LookUp::Unanswered),
            (429, "", LookUp::Unanswered),
            (500, "", LookUp::Unanswered),
        ] {
            let looked_up = LookUp::of(Ok(answer(status, body)), id);
            assert_eq!(looked_up, expected, "{status} {body}");
        }
        assert_eq!(LookUp::of(Err(Silence::TimedOut), id), LookUp::Unanswered);
    }
}
