use super::*;
use crate::api::{Response, TransportError};
use crate::config::{Assist, ProviderKind};
use customer::{CountryCode, DomainPrefix, Guid};

fn domain(prefix: &str) -> Question {
    let Ok(prefix) = DomainPrefix::parse(prefix) else {
        panic!("{prefix} is a prefix");
    };
    Question::Domain {
        tenant_id: "11111111-2222-4333-8444-555555555555".to_owned(),
        prefix,
    }
}

fn customers(value: &str) -> Question {
    Question::Customers {
        field: SearchField::CompanyName,
        value: value.to_owned(),
    }
}

fn guid(text: &str) -> Guid {
    Guid::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

const DOMAIN: Slot = Slot {
    assist: Assist::Domain,
    key: 1,
};

/// The requests sent at this time, with their tickets.
fn sent(engine: &mut Engine, now: Millis) -> Vec<(u32, Question)> {
    let sent = engine.next(now).into_iter().filter_map(|it| match it {
        Effect::Send(ticket, question) => Some((ticket, question)),
        _ => None,
    });
    sent.collect()
}

#[test]
fn twenty_keys_in_two_seconds_are_one_request() {
    let mut engine = Engine::default();
    let mut count = 0;
    for at in 0..20_u64 {
        let now = at * 100;
        let prefix = "contosocontosocontoso";
        engine.want(DOMAIN, domain(&prefix[..=at as usize]), now + 500);
        count += sent(&mut engine, now).len();
    }
    assert_eq!(count, 0, "while somebody types");
    assert_eq!(engine.next(1900), [Effect::WakeAt(2400)]);
    assert_eq!(
        sent(&mut engine, 2400),
        [(0, domain("contosocontosocontos"))]
    );
}

#[test]
fn the_same_value_is_asked_once() {
    let mut engine = Engine::default();
    assert_eq!(engine.want(DOMAIN, domain("contoso"), 0), Wanted::Asking);
    assert_eq!(sent(&mut engine, 0).len(), 1);
    assert_eq!(engine.want(DOMAIN, domain("contoso"), 0), Wanted::Asking);
    assert_eq!(sent(&mut engine, 0), []);
    let free = Answer::Boolean(true);
    let told = engine.answered(0, Outcome::Answered(free.clone()), 0);
    assert_eq!(told.len(), 1);
    let other = Slot { key: 2, ..DOMAIN };
    for slot in [DOMAIN, other] {
        let known = engine.want(slot, domain("contoso"), 0);
        assert_eq!(known, Wanted::Known(free.clone()));
    }
    engine.session_changed();
    assert_eq!(engine.want(DOMAIN, domain("contoso"), 0), Wanted::Asking);
}

#[test]
fn a_newer_value_aborts_the_older_request() {
    let mut engine = Engine::default();
    engine.want(DOMAIN, domain("contoso"), 0);
    engine.next(0);
    engine.want(DOMAIN, domain("contoso2"), 500);
    assert_eq!(engine.next(0), [Effect::Abort(0), Effect::WakeAt(500)]);
    let late = Outcome::Answered(Answer::Boolean(false));
    assert_eq!(engine.answered(0, late, 1), []);
    assert_eq!(sent(&mut engine, 500), [(1, domain("contoso2"))]);
}

#[test]
fn what_an_outcome_does_to_its_assist() {
    let other = Slot {
        assist: Assist::Duplicates,
        key: 1,
    };
    for (outcome, news, is_off, asks_at) in [
        (Outcome::NoAnswer, Some(News::Unanswered), false, None),
        (Outcome::Refused, Some(News::Off), true, None),
        (Outcome::Busy(7), None, false, Some(7000)),
        (Outcome::Busy(0), None, false, Some(1000)),
        (Outcome::SessionEnded, None, false, None),
    ] {
        let mut engine = Engine::default();
        engine.want(DOMAIN, domain("contoso"), 0);
        engine.next(0);
        let told = engine.answered(0, outcome.clone(), 0);
        assert_eq!(told.first().map(|it| it.news.clone()), news, "{outcome:?}");
        assert_eq!(engine.is_off(Assist::Domain), is_off, "{outcome:?}");
        let wakes = asks_at.map(Effect::WakeAt);
        assert_eq!(engine.next(0), Vec::from_iter(wakes), "{outcome:?}");
        if let Some(at) = asks_at {
            assert_eq!(sent(&mut engine, at).len(), 1, "{outcome:?}");
        }
        if outcome == Outcome::SessionEnded {
            assert!(engine.needs_session(Assist::Domain));
            engine.session_renewed();
            assert_eq!(sent(&mut engine, 0).len(), 1);
        }
        // The other assists are not affected.
        engine.want(other, customers("Contoso"), 0);
        assert_eq!(sent(&mut engine, 0).len(), 1, "{outcome:?}");
    }
}

#[test]
fn outcomes_of_responses() {
    let response = |status: u16, body: &str, retry_after: Option<&str>| {
        Ok(Response {
            status,
            body: body.to_owned(),
            retry_after: retry_after.map(str::to_owned),
            ..Response::default()
        })
    };
    let reseller = Question::Reseller(guid("0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01"));
    for (question, response, expected) in [
        (
            domain("a1"),
            response(200, "true", None),
            Outcome::Answered(Answer::Boolean(true)),
        ),
        (
            domain("a1"),
            response(200, "\"true\"", None),
            Outcome::NoAnswer,
        ),
        (
            domain("a1"),
            response(200, "<!doctype html>", None),
            Outcome::NoAnswer,
        ),
        (domain("a1"), response(200, "", None), Outcome::NoAnswer),
        (domain("a1"), response(204, "", None), Outcome::NoAnswer),
        (domain("a1"), response(400, "{}", None), Outcome::NoAnswer),
        (domain("a1"), response(500, "", None), Outcome::NoAnswer),
        (domain("a1"), response(401, "", None), Outcome::SessionEnded),
        (domain("a1"), response(403, "", None), Outcome::Refused),
        (domain("a1"), response(404, "", None), Outcome::Refused),
        (domain("a1"), response(429, "", Some("3")), Outcome::Busy(3)),
        (domain("a1"), response(503, "", None), Outcome::Busy(10)),
        (
            domain("a1"),
            Err(TransportError::TimedOut),
            Outcome::Refused,
        ),
        (
            domain("a1"),
            Err(TransportError::NotReached),
            Outcome::Refused,
        ),
        (reseller.clone(), response(404, "", None), Outcome::NoAnswer),
        (reseller, response(403, "", None), Outcome::Refused),
        (
            customers("a"),
            response(200, "{\"items\":3}", None),
            Outcome::NoAnswer,
        ),
        (
            customers("a"),
            response(200, "{\"items\":null}", None),
            Outcome::Answered(Answer::Customers(Vec::new())),
        ),
    ] {
        let said = format!("{question:?} {response:?}");
        assert_eq!(Outcome::of(&question, response, 0), expected, "{said}");
    }
}

#[test]
fn addresses_of_the_questions() {
    let Some(country) = CountryCode::from_code("PT") else {
        panic!("a country");
    };
    let address = |line2: &str| {
        Question::Address(Box::new(Address {
            tenant_id: "t".to_owned(),
            line1: "Rua Augusta 1".to_owned(),
            line2: line2.to_owned(),
            city: "Lisboa".to_owned(),
            state: "Lisboa".to_owned(),
            zip: "1100-048".to_owned(),
            country,
        }))
    };
    let id = "0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01";
    for (question, path) in [
        (Question::Instances, "/v1/Providers/Instances?pageSize=200"),
        (
            Question::Resellers {
                search: String::new(),
                page: 2,
            },
            "/v1/Resellers?pageNumber=2&pageSize=25",
        ),
        (
            Question::Resellers {
                search: "O & O".to_owned(),
                page: 1,
            },
            "/v1/Resellers?searchField=Company.Name&searchValue=O%20%26%20O&pageNumber=1&pageSize=25",
        ),
        (
            Question::Reseller(guid(id)),
            "/v1/Resellers/0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01",
        ),
        (
            domain("contoso"),
            "/v1/Customers/validations/domain?tenantId=11111111-2222-4333-8444-555555555555&domain=contoso",
        ),
        (
            address(""),
            "/v1/Customers/validations/address?tenantId=t&addressLine1=Rua%20Augusta%201&city=Lisboa&state=Lisboa&zipCode=1100-048&country=PT",
        ),
        (
            address("3.º"),
            "/v1/Customers/validations/address?tenantId=t&addressLine1=Rua%20Augusta%201&addressLine2=3.%C2%BA&city=Lisboa&state=Lisboa&zipCode=1100-048&country=PT",
        ),
        (
            customers("Conto/so"),
            "/v1/Customers?searchField=Company.Name&searchValue=Conto%2Fso&includeDeleted=false&pageSize=25",
        ),
    ] {
        assert_eq!(question.path(), path);
    }
}

#[test]
fn instances_are_read_as_far_as_they_say_something() {
    let body = r#"{"items":[
        {"id":"cb3cd15b-1d6e-45be-b493-c71549cbfd87","alias":"Contoso CSP",
         "instanceProviderId":"11111111-2222-4333-8444-555555555555",
         "offerTypes":[{"name":"License"},"AzurePlan",7],"supportedCountries":["PT","pt ","XX",null]},
        {"id":"5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21","alias":null,"instanceProviderId":"fabrikam-cloud",
         "offerTypes":null,"supportedCountries":null},
        {"alias":"no id"}, 3]}"#;
    let Some(Answer::Instances(found)) = Answer::read(&Question::Instances, body) else {
        panic!("instances");
    };
    let [contoso, fabrikam] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(contoso.name, "Contoso CSP");
    assert_eq!(contoso.kind, ProviderKind::Microsoft);
    let offers = contoso.offer_types.as_deref().unwrap_or_default();
    assert_eq!(offers, ["License", "AzurePlan"]);
    let countries = contoso.supported_countries.as_deref().unwrap_or_default();
    assert!(countries.iter().all(|it| it.as_str() == "PT"));
    assert_eq!(fabrikam.name, "5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21");
    assert_eq!(fabrikam.kind, ProviderKind::Other);
    assert_eq!(fabrikam.supported_countries, None);
}

#[test]
fn resellers_are_read_a_page_at_a_time() {
    let body = r#"{"items":[{"id":"0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01","companyName":"Fabrikam","mpnId":"1000001"},
        {"id":"0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02","companyName":"Northwind","mpnId":"<b>"},
        {"id":"0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e03","companyName":null}],
        "totalCount":4312,"hasNextPage":true}"#;
    let search = String::new();
    let Some(Answer::Resellers(page)) =
        Answer::read(&Question::Resellers { search, page: 1 }, body)
    else {
        panic!("a page");
    };
    let names: Vec<_> = page.resellers.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Fabrikam", "Northwind"]);
    let numbers: Vec<_> = page
        .resellers
        .iter()
        .map(|it| it.mpn_id.as_deref())
        .collect();
    assert_eq!(numbers, [Some("1000001"), None]);
    assert_eq!((page.total, page.has_next, page.page), (4312, true, 1));
}

#[test]
fn customers_that_exist() {
    let body = r#"{"items":[
        {"id":"0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01","companyName":"Contoso Portugal","city":"Porto",
         "internalIdentifier":"C-10","creationDate":"2026-06-27T08:12:00Z","isDeleted":false,
         "providerCustomers":{"x":{"status":{"name":"Success"},"providerCustomerData":"{\"Domain\":\"contosopt\"}"}}},
        {"id":"0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02","companyName":"contoso","internalIdentifier":"C-1",
         "providerCustomers":{"x":{"status":"Failed","providerCustomerData":"{\"Domain\":\"Contoso.onmicrosoft.com\"}"}}},
        {"id":"0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e03","companyName":"Contoso","internalIdentifier":"C-1","isDeleted":true},
        {"id":"no guid","companyName":"Contoso"}]}"#;
    for (field, value, expected) in [
        (
            SearchField::CompanyName,
            "Contoso",
            &["contoso", "Contoso Portugal"][..],
        ),
        (SearchField::InternalIdentifier, "c-1", &["contoso"]),
        (SearchField::InternalIdentifier, "C", &[]),
        (SearchField::Domain, "contoso", &["contoso"]),
        (SearchField::Domain, "contosopt", &["Contoso Portugal"]),
        (SearchField::Domain, "conto", &[]),
    ] {
        let value = value.to_owned();
        let question = Question::Customers { field, value };
        let Some(Answer::Customers(found)) = Answer::read(&question, body) else {
            panic!("{question:?}");
        };
        let names: Vec<_> = found.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, expected, "{question:?}");
    }
}
