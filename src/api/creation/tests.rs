//! What the responses to a creation mean.

use super::*;

const ID: &str = "7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10";

fn response(status: u16, body: &str) -> Response {
    Response {
        status,
        body: body.to_owned(),
        ..Response::default()
    }
}

/// Describes a creation by its kind and its main value.
fn told(creation: Creation) -> String {
    match creation {
        Creation::Created(id) => format!("created {id}"),
        Creation::Exists => "exists".to_owned(),
        Creation::Busy(report, after) => format!("busy {} {after:?}", report.status),
        Creation::SessionEnded(report) => format!("session ended {}", report.status),
        Creation::NotAllowed(report) => format!("not allowed {}", report.status),
        Creation::Refused(report) => format!("refused {}", report.status),
        Creation::UnknownOutcome(UnknownOutcome::Answered(report))
            if report.is_from_intermediary =>
        {
            format!("unknown outcome {}, foreign", report.status)
        }
        Creation::UnknownOutcome(UnknownOutcome::Answered(report)) => {
            format!("unknown outcome {}", report.status)
        }
        Creation::UnknownOutcome(unknown_outcome) => format!("{unknown_outcome:?}"),
    }
}

#[test]
fn successes_name_a_customer_or_nothing_is_known() {
    let created = format!("created {ID}");
    let created = created.as_str();
    for (body, expected) in [
        // The string of the specification, and other notations of services and gateways.
        (format!("\"{ID}\""), created),
        (format!("  \"{ID}\"\n"), created),
        (format!("\"{}\"", ID.to_uppercase()), created),
        (format!("\"{{{ID}}}\""), created),
        (format!("\"{}\"", ID.replace('-', "")), created),
        (format!("\"\\\"{ID}\\\"\""), created),
        (format!("\"{{\\\"id\\\":\\\"{ID}\\\"}}\""), created),
        (format!(r#"{{"id":"{ID}"}}"#), created),
        (format!(r#"{{"Id":"{{{ID}}}","companyName":"x"}}"#), created),
        (format!(r#"{{"id":"{ID}","errors":[]}}"#), created),
        (ID.to_owned(), created),
        (format!("{ID}\r\n"), created),
        // Errors and empty bodies with the status of a success.
        (String::new(), "unknown outcome 201"),
        ("null".to_owned(), "unknown outcome 201"),
        ("false".to_owned(), "unknown outcome 201"),
        ("true".to_owned(), "unknown outcome 201"),
        ("42".to_owned(), "unknown outcome 201"),
        ("[]".to_owned(), "unknown outcome 201"),
        ("{}".to_owned(), "unknown outcome 201"),
        (format!("[\"{ID}\"]"), "unknown outcome 201"),
        (
            r#"{"error":"invalid_session"}"#.to_owned(),
            "unknown outcome 201",
        ),
        (
            r#"{"statusCode":400,"errors":[{"propertyName":"Zip","description":["Wrong."]}]}"#
                .to_owned(),
            "unknown outcome 201",
        ),
        (
            format!(r#"{{"id":"{ID}","errors":[{{"propertyName":"Zip"}}]}}"#),
            "unknown outcome 201",
        ),
        (r#"{"id":null}"#.to_owned(), "unknown outcome 201"),
        (r#"{"id":7}"#.to_owned(), "unknown outcome 201"),
        (r#"{"id":"7"}"#.to_owned(), "unknown outcome 201"),
        (
            "\"00000000-0000-0000-0000-000000000000\"".to_owned(),
            "unknown outcome 201, foreign",
        ),
        (format!("\"{ID}"), "unknown outcome 201"),
        ("\"\"".to_owned(), "unknown outcome 201, foreign"),
        ("\"OK\"".to_owned(), "unknown outcome 201, foreign"),
        (
            "\"Your session has expired. Sign in.\"".to_owned(),
            "unknown outcome 201, foreign",
        ),
        ("Created".to_owned(), "unknown outcome 201, foreign"),
        (
            "<!doctype html><title>Sign in</title>".to_owned(),
            "unknown outcome 201, foreign",
        ),
        (format!("<p>{ID}</p>"), "unknown outcome 201, foreign"),
    ] {
        for status in [201, 200, 202] {
            let creation = Creation::from_response(Ok(response(status, &body)));
            let expected = expected.replace("201", &status.to_string());
            assert_eq!(told(creation), expected, "{status} {body}");
        }
    }
}

#[test]
fn creations() {
    let about = |name: &str| {
        format!(r#"{{"errors":[{{"propertyName":"{name}","description":["Said."]}}]}}"#)
    };
    let (id, id_in_capitals, id_by_path) = (about("Id"), about("ID"), about("$.id"));
    let (other, nested) = (about("ResellerId"), about("ProviderCustomers[x].Id"));
    let among_others = r#"{"errors":{"Id":["Required."],"CompanyName":["Required."]}}"#;
    for (status, body, expected) in [
        (204, "", "unknown outcome 204"),
        (302, "", "unknown outcome 302"),
        (304, "", "unknown outcome 304"),
        (307, "<h1>Moved</h1>", "unknown outcome 307, foreign"),
        (400, &id, "exists"),
        (400, &id_in_capitals, "exists"),
        (400, &id_by_path, "exists"),
        (409, &id, "exists"),
        (422, &id, "refused 422"),
        (400, among_others, "refused 400"),
        (400, &other, "refused 400"),
        (400, &nested, "refused 400"),
        (400, "", "refused 400"),
        (409, "", "refused 409"),
        (404, "", "refused 404"),
        (413, "", "refused 413"),
        (422, "", "refused 422"),
        (401, "", "session ended 401"),
        (403, "", "not allowed 403"),
        (408, "", "unknown outcome 408"),
        (429, "", "busy 429 None"),
        (503, "<h1>Unavailable</h1>", "busy 503 None"),
        (500, "", "unknown outcome 500"),
        (501, "", "unknown outcome 501"),
        (502, "<h1>Bad Gateway</h1>", "unknown outcome 502"),
        (504, "", "unknown outcome 504"),
    ] {
        let creation = Creation::from_response(Ok(response(status, body)));
        assert_eq!(told(creation), expected, "{status} {body}");
    }
    for error in [TransportError::TimedOut, TransportError::NotReached] {
        let expected = Creation::UnknownOutcome(UnknownOutcome::NoAnswer(error));
        assert_eq!(Creation::from_response(Err(error)), expected);
    }
}

#[test]
fn what_is_said_goes_along_with_every_no() {
    let body = r#"{"statusCode":1,"description":"Said.","correlationId":"4d6e"}"#;
    for status in [
        302, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503,
    ] {
        let report = match Creation::from_response(Ok(response(status, body))) {
            Creation::Busy(report, _)
            | Creation::SessionEnded(report)
            | Creation::NotAllowed(report)
            | Creation::Refused(report)
            | Creation::UnknownOutcome(UnknownOutcome::Answered(report)) => report,
            other => panic!("{status}: {other:?}"),
        };
        assert_eq!(report.status, status);
        assert_eq!(report.description.as_deref(), Some("Said."));
        assert_eq!(report.correlation_id.as_deref(), Some("4d6e"));
    }
}

#[test]
fn the_gateway_knows_what_became_of_a_request() {
    for (status, outcome, expected) in [
        (503, "not-sent", "busy 503 None"),
        (502, "not-sent", "busy 502 None"),
        (502, "unknown", "unknown outcome 502"),
        (504, "unknown", "unknown outcome 504"),
        (503, "unknown", "unknown outcome 503"),
        (503, "else", "busy 503 None"),
    ] {
        let creation = Creation::from_response(Ok(Response {
            outcome: Some(outcome.to_owned()),
            ..response(status, "{}")
        }));
        assert_eq!(told(creation), expected, "{status} {outcome}");
    }
}

#[test]
fn headers_complete_the_answer() {
    let busy = Creation::from_response(Ok(Response {
        retry_after: Some("7".to_owned()),
        correlation_id: Some("4d6e".to_owned()),
        ..response(429, "")
    }));
    let report = ErrorReport {
        status: 429,
        correlation_id: Some("4d6e".to_owned()),
        ..ErrorReport::default()
    };
    let expected = Creation::Busy(report, Some(RetryAfter::Seconds(7)));
    assert_eq!(busy, expected);

    for status in [429, 503] {
        let busy = Creation::from_response(Ok(Response {
            retry_after: Some("Friday, 15-Jan-27 08:00:09 GMT".to_owned()),
            date: Some("Fri, 15 Jan 2027 08:00:02 GMT".to_owned()),
            ..response(status, "")
        }));
        assert_eq!(told(busy), format!("busy {status} Some(Seconds(7))"));
    }
}

#[test]
fn look_ups() {
    let Ok(id) = Guid::parse(ID) else {
        panic!("a GUID");
    };
    let own = format!(r#"{{"id":"{}"}}"#, ID.to_uppercase());
    let own_in_braces = format!(r#"{{"Id":"{{{ID}}}"}}"#);
    for (status, body, expected) in [
        (200, own.as_str(), LookUp::Found),
        (200, own_in_braces.as_str(), LookUp::Found),
        (200, r#"{"companyName":"Contoso"}"#, LookUp::Found),
        (200, r#"{"ProviderCustomers":{}}"#, LookUp::Found),
        (200, r#"{"companyName":"Bad \ud83d"}"#, LookUp::Found),
        (
            200,
            r#"{"id":"00000000-0000-4000-8000-000000000000"}"#,
            LookUp::Unanswered,
        ),
        (200, r#"{"id":null,"companyName":"x"}"#, LookUp::Unanswered),
        (200, r#"{"error":"invalid_session"}"#, LookUp::Unanswered),
        (200, r#"{"statusCode":404,"errors":[]}"#, LookUp::Unanswered),
        (200, "{}", LookUp::Unanswered),
        (200, "null", LookUp::Unanswered),
        (200, "false", LookUp::Unanswered),
        (200, "\"Sign in.\"", LookUp::Unanswered),
        (200, "", LookUp::Unanswered),
        (302, "", LookUp::Unanswered),
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
        let looked_up = LookUp::from_response(Ok(response(status, body)), id);
        assert_eq!(looked_up, expected, "{status} {body}");
    }
    assert_eq!(
        LookUp::from_response(Err(TransportError::TimedOut), id),
        LookUp::Unanswered
    );
}
