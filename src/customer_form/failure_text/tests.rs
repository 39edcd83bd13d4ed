//! Every state in words.

use super::*;
use crate::api::PropertyError;
use crate::i18n::Language;
use crate::submission::{Attempt, Intent, LookUpAttempt, NextStep};
use customer::{Guid, HostName};

const CORRELATION: &str = "11111111-1111-4111-8111-111111111111";

fn intent(unknown_outcome: Option<UnknownOutcome>) -> Box<Intent> {
    let (Ok(id), Ok(tenant)) = (
        Guid::parse(CORRELATION),
        HostName::parse("portal.contoso.example"),
    ) else {
        panic!("both are sound");
    };
    let mut intent = Intent::new(id, tenant, Attempt::default(), id, true);
    intent.unknown_outcome = unknown_outcome;
    Box::new(intent)
}

fn report(status: u16) -> ErrorReport {
    ErrorReport {
        status,
        ..ErrorReport::default()
    }
}

fn said_of(language: Language, submission: &Submission) -> Option<FailureText> {
    let setting = FailureContext {
        words: language.own_words(),
        timeout_seconds: 30,
        duration: &|seconds| format!("{seconds} sec"),
    };
    said(&setting, submission)
}

fn unknown(unknown_outcome: UnknownOutcome, finding: LookUpResult) -> Submission {
    Submission::Unknown {
        intent: intent(Some(unknown_outcome)),
        finding,
    }
}

fn refused(report: ErrorReport) -> Submission {
    Submission::Refused {
        intent: intent(None),
        report,
    }
}

fn busy(status: u16, wait: Option<u32>) -> Submission {
    Submission::Failed {
        intent: intent(None),
        ending: FailureCause::Busy {
            report: report(status),
            wait,
        },
    }
}

fn doubts() -> [UnknownOutcome; 7] {
    let foreign = ErrorReport {
        is_from_intermediary: true,
        ..report(200)
    };
    [
        UnknownOutcome::NoAnswer(TransportError::TimedOut),
        UnknownOutcome::NoAnswer(TransportError::NotReached),
        UnknownOutcome::Interrupted,
        UnknownOutcome::Answered(report(500)),
        UnknownOutcome::Answered(report(408)),
        UnknownOutcome::Answered(report(201)),
        UnknownOutcome::Answered(foreign),
    ]
}

fn under_way() -> [Submission; 3] {
    [
        Submission::Waiting {
            intent: intent(None),
            report: report(429),
            seconds: 3,
        },
        Submission::Offline {
            intent: intent(None),
            then: NextStep::Send,
        },
        Submission::LookingUp {
            intent: intent(Some(UnknownOutcome::Interrupted)),
            look: LookUpAttempt::First,
        },
    ]
}

/// The ways by name.
fn ways(said: &FailureText) -> Vec<String> {
    said.ways.iter().map(|way| format!("{way:?}")).collect()
}

#[test]
fn after_a_lost_answer_one_heading_one_sentence_and_one_way_on() {
    const AGAIN: &str = "SendAgain";
    const CHECK: &str = "Event(CheckAgain)";
    for (finding, heading, sentence, expected) in [
        (
            LookUpResult::Absent,
            "The customer is not in CloudCockpit",
            "there will be one customer",
            vec![AGAIN, CHECK],
        ),
        (
            LookUpResult::Unanswered,
            "We don’t know yet whether the customer was created",
            "creates no second customer",
            vec![CHECK],
        ),
        (
            LookUpResult::NotAsked,
            "We don’t know yet whether the customer was created",
            "there will be one customer",
            vec![AGAIN],
        ),
    ] {
        for unknown_outcome in doubts() {
            let submission = unknown(unknown_outcome, finding);
            let said = said_of(Language::English, &submission);
            let Some(said) = said else {
                panic!("{submission:?}");
            };
            assert_eq!(said.heading, heading);
            assert_eq!(ways(&said), expected);
            assert!(!said.is_neutral);
            assert_eq!(said.correlation.as_deref(), Some(CORRELATION));
            // Why, and what follows: whether there will be a second record stands there once.
            let [why, follows] = said.sentences.as_slice() else {
                panic!("{:?}", said.sentences);
            };
            assert!(follows.contains(sentence), "{follows}");
            let sentences = follows.matches("customer").count();
            assert!(sentences <= 2 && !why.contains("there will be"), "{why}");
            // Nothing of it takes back what the heading says.
            for word in ["nobody knows", "may still create", "does not exist"] {
                assert!(!said.sentences.concat().contains(word), "{word}");
            }
        }
    }
}

#[test]
fn why_nobody_knows() {
    let known = [
        "didn’t respond within 30 s",
        "connection to CloudCockpit failed",
        "closed or reloaded",
        "went wrong in CloudCockpit (error 500)",
        "went wrong in CloudCockpit (error 408)",
        "returned 201 without a customer ID",
        "didn’t come from CloudCockpit",
    ];
    for (unknown_outcome, known) in doubts().into_iter().zip(known) {
        let is_not_reached =
            unknown_outcome == UnknownOutcome::NoAnswer(TransportError::NotReached);
        for finding in [
            LookUpResult::Absent,
            LookUpResult::Unanswered,
            LookUpResult::NotAsked,
        ] {
            let said = said_of(
                Language::English,
                &unknown(unknown_outcome.clone(), finding),
            );
            let details = said.as_ref().and_then(|it| it.details).unwrap_or_default();
            let sentences = said.map(|it| it.sentences).unwrap_or_default();
            assert!(sentences[0].contains(known), "{sentences:?}");
            // What only an administrator understands is folded.
            assert!(!sentences.concat().contains("CORS"), "{sentences:?}");
            assert_eq!(details.contains("CORS"), is_not_reached, "{details}");
        }
    }
}

#[test]
fn refusals_by_status() {
    let about_the_zip = vec![PropertyError {
        property_name: "Zip".to_owned(),
        messages: vec!["Wrong.".to_owned()],
    }];
    let described = Some("Closed.".to_owned());
    for (status, property_errors, description, known) in [
        (
            400,
            about_the_zip.clone(),
            None,
            "Fix the fields listed above",
        ),
        (
            409,
            about_the_zip.clone(),
            described.clone(),
            "Fix the fields listed above",
        ),
        (
            404,
            about_the_zip,
            described.clone(),
            "Fix the fields listed above",
        ),
        (400, vec![], described.clone(), "Correct what it says"),
        (422, vec![], described.clone(), "Correct what it says"),
        (400, vec![], None, "without a reason"),
        (415, vec![], None, "without a reason"),
        (418, vec![], None, "without a reason"),
        (422, vec![], None, "without a reason"),
        (404, vec![], None, "no API at the configured address"),
        (
            404,
            vec![],
            described.clone(),
            "no API at the configured address",
        ),
        (410, vec![], None, "no API at the configured address"),
        (405, vec![], None, "doesn’t accept customers"),
        (409, vec![], None, "a similar customer already exists"),
        (409, vec![], described, "a similar customer already exists"),
        (413, vec![], None, "too large"),
    ] {
        let report = ErrorReport {
            property_errors,
            description: description.clone(),
            ..report(status)
        };
        let Some(said) = said_of(Language::English, &refused(report)) else {
            panic!("{status}");
        };
        let text = said.sentences.concat();
        assert!(text.contains(known), "{status}: {text}");
        assert!(text.contains(&status.to_string()), "{status}: {text}");
        // A refusal that names no field names none.
        let names_fields = text.contains("listed above");
        assert_eq!(names_fields, known.contains("listed above"), "{text}");
        assert!(
            text.to_lowercase().contains("nothing was created"),
            "{text}"
        );
        let quoted = description.map(|_| "CloudCockpit says: Closed.");
        assert_eq!(said.quoted.as_deref(), quoted);
        assert_eq!(said.correlation.as_deref(), Some(CORRELATION));
        assert!(said.ways.is_empty(), "the form's own button is the way on");
    }
}

#[test]
fn what_the_api_says_and_its_correlation_id_are_shown() {
    let spoken = |status| ErrorReport {
        description: Some("Tenant is closed.".to_owned()),
        correlation_id: Some("4d6e".to_owned()),
        ..report(status)
    };
    for submission in [
        refused(spoken(400)),
        Submission::NotAllowed {
            intent: intent(None),
            report: spoken(403),
        },
        Submission::NeedsSignIn {
            intent: intent(None),
            then: NextStep::Send,
            report: spoken(401),
        },
        Submission::Failed {
            intent: intent(None),
            ending: FailureCause::Busy {
                report: spoken(503),
                wait: None,
            },
        },
        unknown(
            UnknownOutcome::Answered(spoken(500)),
            LookUpResult::Unanswered,
        ),
        unknown(UnknownOutcome::Answered(spoken(500)), LookUpResult::Absent),
    ] {
        let Some(said) = said_of(Language::English, &submission) else {
            panic!("{submission:?}");
        };
        let quoted = said.quoted.as_deref();
        assert_eq!(quoted, Some("CloudCockpit says: Tenant is closed."));
        assert_eq!(said.correlation.as_deref(), Some("4d6e"));
    }
    // Somebody else's words are not CloudCockpit's.
    let foreign = ErrorReport {
        is_from_intermediary: true,
        ..spoken(200)
    };
    let said = said_of(
        Language::English,
        &unknown(UnknownOutcome::Answered(foreign), LookUpResult::Absent),
    );
    let quoted = said.and_then(|it| it.quoted);
    assert_eq!(
        quoted.as_deref(),
        Some("The response says: Tenant is closed.")
    );
}

#[test]
fn a_page_for_people_is_told_with_every_refusal() {
    let page = |status| ErrorReport {
        is_from_intermediary: true,
        ..report(status)
    };
    let not_allowed = Submission::NotAllowed {
        intent: intent(None),
        report: page(403),
    };
    for submission in [refused(page(400)), refused(page(404)), not_allowed] {
        let said = said_of(Language::English, &submission);
        let text = said.map(|it| it.sentences.concat()).unwrap_or_default();
        assert!(text.contains("a web page"), "{text}");
    }
}

#[test]
fn what_is_busy_is_neutral_and_says_how_long() {
    for (submission, known) in [
        (busy(429, None), "in a few minutes"),
        (busy(503, None), "in a few minutes"),
        (busy(429, Some(301)), "asks you to wait 301 sec"),
        (busy(503, Some(86_400_000)), "asks you to wait 86400000 sec"),
        (busy(429, Some(7)), "asks you to wait 7 sec"),
        (
            Submission::Failed {
                intent: intent(None),
                ending: FailureCause::Stopped,
            },
            "We won’t retry automatically",
        ),
    ] {
        let Some(said) = said_of(Language::English, &submission) else {
            panic!("{submission:?}");
        };
        let text = said.sentences.concat();
        assert!(text.contains(known), "{text}");
        assert!(said.is_neutral);
        assert_eq!(ways(&said), ["SendAgain"]);
    }
    for submission in under_way() {
        let Some(said) = said_of(Language::English, &submission) else {
            panic!("{submission:?}");
        };
        assert!(said.is_neutral);
        assert_eq!(said.correlation, None, "nobody quotes it now");
    }
}

#[test]
fn nothing_is_left_out_and_no_placeholder_left_over() {
    let mut all = under_way().to_vec();
    for unknown_outcome in doubts() {
        for finding in [
            LookUpResult::Absent,
            LookUpResult::Unanswered,
            LookUpResult::NotAsked,
        ] {
            all.push(unknown(unknown_outcome.clone(), finding));
        }
        let mut refused = refused(report(400));
        if let Submission::Refused { intent, .. } = &mut refused {
            intent.unknown_outcome = Some(unknown_outcome);
        }
        all.push(refused);
    }
    for status in [400, 404, 405, 409, 410, 413, 415] {
        all.push(refused(report(status)));
    }
    all.extend([busy(429, None), busy(429, Some(301))]);
    all.push(Submission::NeedsSignIn {
        intent: intent(None),
        then: NextStep::LookUp,
        report: ErrorReport::default(),
    });
    all.push(Submission::NotAllowed {
        intent: intent(None),
        report: report(403),
    });
    for submission in all {
        for language in Language::ALL {
            let Some(said) = said_of(language, &submission) else {
                panic!("{submission:?}");
            };
            assert!(!said.heading.is_empty());
            for text in &said.sentences {
                assert!(!text.is_empty() && !text.contains(['{', '}']), "{text}");
            }
        }
    }
    assert!(said_of(Language::English, &Submission::Ready).is_none());
}
