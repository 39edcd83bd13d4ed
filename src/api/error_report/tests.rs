//! Bodies in their dialects.

use super::*;

fn of(property_name: &str, messages: &[&str]) -> PropertyError {
    PropertyError {
        property_name: property_name.to_owned(),
        messages: messages.iter().map(|it| (*it).to_owned()).collect(),
    }
}

/// A body, what it says in all, and what of each property.
type Case<'a> = (&'a str, Option<&'a str>, Vec<PropertyError>);

fn check(cases: impl IntoIterator<Item = Case<'static>>) {
    for (body, description, refusals) in cases {
        let report = ErrorReport::read(400, body);
        assert_eq!(report.status, 400, "{body}");
        assert_eq!(report.description.as_deref(), description, "{body}");
        assert_eq!(report.property_errors, refusals, "{body}");
    }
}

#[test]
fn of_the_specification() {
    check([
        (
            r#"{"statusCode":400,"type":"ValidationError","description":"2 errors","errors":[
            {"propertyName":"CompanyName","description":["Too long.","Taken."]},
            {"propertyName":"","description":"Closed."}]}"#,
            Some("2 errors"),
            vec![
                of("CompanyName", &["Too long.", "Taken."]),
                of("", &["Closed."]),
            ],
        ),
        (
            r#"{"StatusCode":400,"Description":["Two","errors."],"Errors":[
            {"PropertyName":" Zip ","Description":[" Wrong. ","Wrong.",""]}]}"#,
            Some("Two. errors."),
            vec![of("Zip", &["Wrong."])],
        ),
        (
            r#"{"description":"Closed.","errors":[]}"#,
            Some("Closed."),
            vec![],
        ),
        (r#"{"errors":null}"#, None, vec![]),
        (
            r#"{"errors":[{"propertyName":"Zip"},{"propertyName":"City","description":[]}]}"#,
            None,
            vec![of("Zip", &[]), of("City", &[])],
        ),
        (
            r#"{"errors":[{"propertyName":null},null,"",7,"Closed."]}"#,
            None,
            vec![of("", &["7"]), of("", &["Closed."])],
        ),
        (r#"{"errors":"many"}"#, None, vec![of("", &["many"])]),
        (
            r#"{"errors":{"propertyName":"Zip","description":"Wrong."}}"#,
            None,
            vec![of("Zip", &["Wrong."])],
        ),
        (
            r#"{"errors":[{"grade":4}]}"#,
            None,
            vec![of("", &[r#"{"grade":4}"#])],
        ),
        (
            r#"{"statusCode":400,"type":"DuplicateCustomer"}"#,
            Some("DuplicateCustomer"),
            vec![],
        ),
    ]);
}

#[test]
fn of_asp_net() {
    check([
        (
            r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1",
            "title":"One or more validation errors occurred.","status":400,
            "traceId":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00",
            "errors":{"CompanyName":["Too long.","Taken."],"$.zip":"Wrong.","Phone":[]}}"#,
            Some("One or more validation errors occurred."),
            vec![
                of("CompanyName", &["Too long.", "Taken."]),
                of("$.zip", &["Wrong."]),
                of("Phone", &[]),
            ],
        ),
        (
            r#"{"title":"Bad Request","detail":"No tenant.","status":400}"#,
            Some("Bad Request. No tenant."),
            vec![],
        ),
        (
            r#"{"Message":"The request is wrong.","ModelState":{"customer.Zip":["Wrong."]}}"#,
            Some("The request is wrong."),
            vec![of("customer.Zip", &["Wrong."])],
        ),
        (
            r#"{"CompanyName":["Taken."],"Zip":["Wrong."]}"#,
            None,
            vec![of("CompanyName", &["Taken."]), of("Zip", &["Wrong."])],
        ),
        (
            r#"{"errors":{"Zip":{"errors":[{"errorMessage":"Wrong."}]},"City":{"grade":4}}}"#,
            None,
            vec![of("Zip", &["Wrong."]), of("City", &[r#"{"grade":4}"#])],
        ),
        (
            r#"[{"propertyName":"Zip","errorMessage":"Wrong.","attemptedValue":"1"},
            {"memberNames":["City","State"],"errorMessage":"Do not fit."}]"#,
            None,
            vec![
                of("Zip", &["Wrong."]),
                of("City", &["Do not fit."]),
                of("State", &["Do not fit."]),
            ],
        ),
        (
            r#"{"error":{"code":"BadRequest","message":"Two errors.","details":[
            {"code":"E1","target":"zip","message":"Wrong."},{"code":"E2","target":"city"}]}}"#,
            Some("Two errors."),
            vec![of("zip", &["Wrong."]), of("city", &["E2"])],
        ),
    ]);
}

#[test]
fn of_rfc_9457() {
    check([
        (
            r##"{"type":"https://contoso.example/errors/validation","title":"Not accepted",
            "errors":[{"detail":"must be a number","pointer":"#/providerCustomers/0/margin/value"},
            {"name":"zip","message":"Wrong."},{"property":"city","detail":["A.","B."]}]}"##,
            Some("Not accepted"),
            vec![
                of("#/providerCustomers/0/margin/value", &["must be a number"]),
                of("zip", &["Wrong."]),
                of("city", &["A.", "B."]),
            ],
        ),
        (
            r#"{"title":"Not accepted","invalid-params":[{"name":"zip","reason":"Wrong."}]}"#,
            Some("Not accepted"),
            vec![of("zip", &["Wrong."])],
        ),
        (
            r#"{"errors":[{"source":{"pointer":"/zip"},"title":"Wrong."}]}"#,
            None,
            vec![of("/zip", &["Wrong."])],
        ),
        (r#"{"type":"about:blank","status":400}"#, None, vec![]),
    ]);
}

#[test]
fn of_no_known_shape() {
    check([
        ("", None, vec![]),
        ("null", None, vec![]),
        ("false", None, vec![]),
        ("{}", None, vec![]),
        ("[]", None, vec![]),
        ("<h1>Bad Gateway</h1>", None, vec![]),
        ("\n <!doctype html>", None, vec![]),
        ("\u{0}\u{1}PNG", None, vec![]),
        ("\u{fffd}PNG", None, vec![]),
        ("\"cut off", None, vec![]),
        (" upstream timed out\n", Some("upstream timed out"), vec![]),
        (r#""Customer exists.""#, Some("Customer exists."), vec![]),
        ("42", Some("42"), vec![]),
        (
            r#""{\"description\":\"Twice written.\"}""#,
            Some("Twice written."),
            vec![],
        ),
        (
            r#"["Closed.",{"propertyName":"Zip","description":"Wrong."}]"#,
            None,
            vec![of("", &["Closed."]), of("Zip", &["Wrong."])],
        ),
        (
            r#"{"error":"invalid_request","error_description":"No scope."}"#,
            Some("No scope. invalid_request"),
            vec![],
        ),
        (
            r#"{"error":true,"message":"Closed."}"#,
            Some("Closed."),
            vec![],
        ),
    ]);
}

/// How many sentences about properties a report keeps.
fn shown(report: &ErrorReport) -> usize {
    let sentences = report
        .property_errors
        .iter()
        .map(|it| it.messages.len().max(1));
    sentences.sum()
}

#[test]
fn a_long_text_is_cut() {
    let long = "é".repeat(50_000);
    let is_cut = |text: &str, max: usize| {
        assert_eq!(text.chars().filter(|it| *it == 'é').count(), max);
        assert!(text.ends_with('…'));
    };
    for body in [
        long.clone(),
        format!("\"{long}\""),
        format!(r#"{{"description":"{long}"}}"#),
        format!(r#"{{"detail":["{long}"]}}"#),
        format!(r#"{{"error":{{"message":"{long}"}}}}"#),
    ] {
        let description = ErrorReport::read(502, &body)
            .description
            .unwrap_or_default();
        is_cut(&description, MESSAGE_MAX);
    }
    for body in [
        format!(r#"{{"errors":[{{"propertyName":"{long}","description":["{long}"]}}]}}"#),
        format!(r#"{{"errors":{{"{long}":["{long}"]}}}}"#),
        format!(r#"{{"{long}":["{long}"]}}"#),
        format!(r#"[{{"pointer":"{long}","detail":"{long}"}}]"#),
    ] {
        let report = ErrorReport::read(400, &body);
        for refusal in &report.property_errors {
            is_cut(&refusal.property_name, NAME_MAX);
            is_cut(&refusal.messages.concat(), MESSAGE_MAX);
        }
        assert_eq!((report.property_errors.len(), report.omitted), (1, 0));
    }
    let unknown = format!(r#"{{"errors":[{{"grade":"{long}"}}]}}"#);
    let report = ErrorReport::read(400, &unknown);
    is_cut(&report.property_errors[0].messages[0], MESSAGE_MAX - 10);
    for body in [r#"{"correlationId":"*"}"#, r#"{"traceId":["*"]}"#] {
        let report = ErrorReport::read(400, &body.replace("*", &long));
        is_cut(&report.correlation_id.unwrap_or_default(), NAME_MAX);
    }
    let report = ErrorReport::default().with_correlation_id(Some(&long));
    is_cut(&report.correlation_id.unwrap_or_default(), NAME_MAX);
    // In all as well.
    let sentences: Vec<_> = (0..30).map(|at| format!("\"{at} {long:.200}\"")).collect();
    let body = format!(r#"{{"description":[{}]}}"#, sentences.join(","));
    let description = ErrorReport::read(400, &body)
        .description
        .unwrap_or_default();
    assert_eq!(description.chars().count(), DESCRIPTION_MAX + 1);
    // What is not too long stays.
    for length in [1, MESSAGE_MAX] {
        let text = "é".repeat(length);
        let body = format!(r#"{{"description":"{text}"}}"#);
        assert_eq!(ErrorReport::read(400, &body).description, Some(text));
    }
}

#[test]
fn of_many_sentences_some_are_kept_and_the_others_counted() {
    let sentence = |at: usize| format!("\"Sentence {at}.\"");
    for count in [0, 1, MESSAGES_MAX, MESSAGES_MAX + 1, 3000] {
        let sentences: Vec<_> = (0..count).map(sentence).collect();
        let list = sentences.join(",");
        let each = |shape: &dyn Fn(usize) -> String| {
            let items: Vec<_> = (0..count).map(shape).collect();
            items.join(",")
        };
        for body in [
            format!(r#"{{"errors":[{{"propertyName":"Zip","description":[{list}]}}]}}"#),
            format!(r#"{{"errors":{{"Zip":[{list}]}}}}"#),
            format!(r#"{{"errors":[{list}]}}"#),
            format!("[{list}]"),
            format!(
                r#"{{"errors":[{}]}}"#,
                each(&|at| format!(r#"{{"propertyName":"P{at}","description":["Wrong."]}}"#))
            ),
            format!(
                r#"{{"errors":{{{}}}}}"#,
                each(&|at| format!(r#""P{at}":["Wrong."]"#))
            ),
            format!(
                r#"{{"errors":[{}]}}"#,
                each(&|at| format!(r#"{{"propertyName":"P{at}"}}"#))
            ),
            format!("{{{}}}", each(&|at| format!(r#""P{at}":["Wrong."]"#))),
        ] {
            let report = ErrorReport::read(400, &body);
            let kept = count.min(MESSAGES_MAX);
            // A property that is named and not spoken of counts as one.
            let mute = usize::from(count == 0 && body.contains(r#"e":"Zip"#));
            assert_eq!(shown(&report), kept + mute, "{count} {body:.60}");
            assert_eq!(report.omitted, count - kept, "{count} {body:.60}");
        }
    }
}

#[test]
fn half_a_letter_loses_nothing() {
    check([(
        r#"{"description":"Bad \ud83d","errors":[
        {"propertyName":"Zip","description":["\udc00 Wrong."]},{"propertyName":"\ud83d","description":"x"}]}"#,
        Some("Bad \u{fffd}"),
        vec![of("Zip", &["\u{fffd} Wrong."]), of("\u{fffd}", &["x"])],
    )]);
}

#[test]
fn who_answered() {
    for (status, body, is_from_intermediary) in [
        (200, "<!doctype html>", true),
        (201, " \n<html>", true),
        (200, "Signed out", true),
        (201, "\"Signed out\"", true),
        (302, "Found", true),
        (200, "\u{0}\u{1}PNG", true),
        (200, "", false),
        (200, "null", false),
        (200, "{\"error\":1}", false),
        (200, "{\"error\":", false),
        (201, "\"cut off", false),
        (200, "[]", false),
        (200, "7", false),
        (302, "", false),
        (400, "<h1>Bad Request</h1>", true),
        (403, "<h1>Blocked</h1>", true),
        (404, "<h1>Not found</h1>", true),
        (404, "", false),
        (400, "No.", false),
        (403, "\"No.\"", false),
        (502, "<h1>Bad Gateway</h1>", false),
    ] {
        assert_eq!(
            ErrorReport::read(status, body).is_from_intermediary,
            is_from_intermediary,
            "{status} {body}"
        );
    }
}

#[test]
fn what_to_quote_to_support() {
    for (body, expected) in [
        (r#"{"correlationId":"4d6e","traceId":"00-1"}"#, Some("4d6e")),
        (r#"{"CorrelationId":" 4d6e "}"#, Some("4d6e")),
        (r#"{"correlationId":"","traceId":"00-1"}"#, Some("00-1")),
        (r#"{"request_id":7}"#, Some("7")),
        (r#"{"correlationId":null}"#, None),
        ("[]", None),
    ] {
        let report = ErrorReport::read(500, body);
        assert_eq!(report.correlation_id.as_deref(), expected, "{body}");
    }
}
