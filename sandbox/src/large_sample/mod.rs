//! The sample data at the size of a real provider: 5,000 resellers and 50,000 customers, always the same.
//!
//! Item number `n` is computed from `n`: names are combinations of a company, a trade and a place, and a step without a
//! common divisor with the number of combinations visits each of them once.

mod companies;
mod places;

use crate::outcome::Outcome;
use crate::postal_codes;
use crate::records::{FilledCustomer, NewCustomer, NewEntry};
use crate::sample::{self, Reseller};
use companies::{COMPANIES, Company, TRADES, domain};
use places::{Place, places};

/// The number of resellers, those of the small sample among them.
pub const RESELLER_COUNT: usize = 5000;

/// The number of customers.
pub const CUSTOMER_COUNT: usize = 50_000;

/// Monday, 4 January 2021, 08:00 UTC, in milliseconds since 1970: when the first customer was created.
const FIRST_CREATED: i64 = 1_609_747_200_000;

/// Milliseconds from one customer to the next; the last was created in June 2026.
const APART: i64 = 3_456_000;

const FIRST_NAMES: [&str; 11] = [
    "Ana", "Rui", "Marta", "João", "Inês", "Pedro", "Kim", "Alex", "Zoë", "Łukasz", "Chen",
];

const LAST_NAMES: [&str; 13] = [
    "Silva",
    "Costa",
    "Abercrombie",
    "Nowak",
    "Müller",
    "O'Neil",
    "García",
    "Svensson",
    "Rossi",
    "Dubois",
    "Tanaka",
    "Kowalski",
    "Ferreira",
];

/// The resellers that are not in the small sample.
pub fn resellers() -> impl Iterator<Item = Reseller> {
    // 28 × 254 combinations: the step is a prime that divides neither.
    const STEP: usize = 2003;
    let places = places();
    let count = RESELLER_COUNT - sample::RESELLERS.len();
    (1..=count).map(move |number| {
        let combination = number * STEP % (COMPANIES.len() * places.len());
        let (company, _) = COMPANIES[combination % COMPANIES.len()];
        let place = places[combination / COMPANIES.len()];
        Reseller {
            id: reseller_id(number).into(),
            name: format!("{company} {}", place.city).into(),
            mpn_id: (!number.is_multiple_of(25)).then(|| (2_000_000 + number).to_string().into()),
            internal_identifier: (!number.is_multiple_of(10))
                .then(|| format!("R-{number:05}").into()),
            city: place.city,
            country: place.country,
        }
    })
}

fn reseller_id(number: usize) -> String {
    format!("0e000000-0000-4000-8000-{number:012}")
}

/// The customers, oldest first.
pub fn customers() -> impl Iterator<Item = FilledCustomer> {
    // 28 × 9 × 254 combinations: the step is a prime that divides none of them.
    const STEP: usize = 20_011;
    let places = places();
    (1..=CUSTOMER_COUNT).map(move |number| {
        let combination = number * STEP % (COMPANIES.len() * TRADES.len() * places.len());
        let company = COMPANIES[combination % COMPANIES.len()];
        let trade = TRADES[combination / COMPANIES.len() % TRADES.len()];
        let place = places[combination / COMPANIES.len() / TRADES.len()];
        customer(number, company, trade, place)
    })
}

fn customer(number: usize, company: Company, trade: &str, place: Place) -> FilledCustomer {
    let company_name = format!("{} {trade} {}", company.0, place.city);
    let internal_identifier = (!number.is_multiple_of(10)).then(|| format!("C-{number:05}"));
    let outcome = outcome(number);
    let domain = match outcome {
        Outcome::DomainExists => sample::TAKEN_DOMAINS[0].to_owned(),
        _ => domain(company, place, number),
    };
    let entries = entries(number, &domain, outcome);
    let body = body(
        number,
        place,
        &company_name,
        internal_identifier.as_deref(),
        &domain,
        &entries,
    );
    let number = number as i64;
    FilledCustomer {
        // Negative, so that customers created later are newer than all of these.
        number: number - CUSTOMER_COUNT as i64 - 1,
        is_deleted: number % 20 == 7,
        customer: NewCustomer {
            id: format!("0c000000-0000-4000-8000-{number:012}"),
            tenant: sample::TENANT.to_owned(),
            body,
            created: FIRST_CREATED + APART * number,
            company_name,
            internal_identifier: internal_identifier.unwrap_or_default(),
            entries,
        },
    }
}

/// The outcome at Microsoft: one in fifty failed for each of the reasons.
fn outcome(number: usize) -> Outcome {
    match number % 50 {
        11 => Outcome::DomainExists,
        23 => Outcome::InvalidCompanyInfo,
        37 => Outcome::Unknown,
        _ => Outcome::Success,
    }
}

/// One entry at Microsoft; every twelfth customer has one at the other provider as well.
fn entries(number: usize, domain: &str, outcome: Outcome) -> Vec<NewEntry> {
    let [microsoft, other] = &sample::INSTANCES;
    let mut entries = vec![NewEntry {
        instance: microsoft.id.to_owned(),
        domain: Some(domain.to_owned()),
        provider_customer_id: format!("0d000000-0000-4000-8000-{number:012}"),
        outcome,
    }];
    if number % 12 == 5 {
        entries.push(NewEntry {
            instance: other.id.to_owned(),
            domain: None,
            provider_customer_id: format!("0d000001-0000-4000-8000-{number:012}"),
            outcome: Outcome::Success,
        });
    }
    entries
}

/// The request body that would have created the customer. Put together as text: for 50,000 of them that is several times
/// as fast as building JSON values, and no value here has a character to escape.
fn body(
    number: usize,
    place: Place,
    company_name: &str,
    internal_identifier: Option<&str>,
    domain: &str,
    entries: &[NewEntry],
) -> String {
    let Place {
        country,
        state,
        city,
    } = place;
    let street = number % 200 + 1;
    let zip = postal_codes::example(country, number);
    let first_name = FIRST_NAMES[number % FIRST_NAMES.len()];
    let last_name = LAST_NAMES[number % LAST_NAMES.len()];
    let internal_identifier = text_or_null(internal_identifier);
    let reseller = (!number.is_multiple_of(5)).then(|| reseller_id(number % 4000 + 1));
    let reseller = text_or_null(reseller.as_deref());
    let entries: Vec<String> = entries
        .iter()
        .map(|entry| provider_customer(entry, domain))
        .collect();
    let entries = entries.join(",");
    format!(
        r#"{{"companyName":"{company_name}","taxId":null,"country":"{country}","addressLine1":"{street} Example Street","addressLine2":null,"city":"{city}","state":"{state}","zip":"{zip}","firstName":"{first_name}","middleName":null,"lastName":"{last_name}","email":"contact@{domain}.example","phone":"5550{number:05}","internalIdentifier":{internal_identifier},"resellerId":{reseller},"providerCustomers":{{{entries}}},"customerAssociations":[]}}"#
    )
}

fn provider_customer(entry: &NewEntry, domain: &str) -> String {
    let instance = &entry.instance;
    let data = match entry.domain {
        Some(_) => format!(
            r#"{{\"Domain\":\"{domain}\",\"CredentialsEmail\":\"contact@{domain}.example\",\"Qualifications\":[],\"EnableGDAP\":true}}"#
        ),
        None => "{}".to_owned(),
    };
    format!(
        r#""{instance}":{{"providerInstanceId":"{instance}","providerCustomerId":null,"providerCustomerData":"{data}","margin":{{"marginRule":{{"name":"markup"}},"value":10.6}},"offerTypeMargins":null}}"#
    )
}

fn text_or_null(text: Option<&str>) -> String {
    text.map_or_else(|| "null".to_owned(), |text| format!("\"{text}\""))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::HashSet;

    use super::*;
    use crate::access::Role;
    use crate::contract::Contract;
    use crate::provider::Company as Checked;
    use crate::rules;
    use serde_json::Value;

    #[test]
    fn no_two_resellers_have_the_same_name_id_or_mpn_id() {
        let all: Vec<Reseller> = resellers().collect();
        assert_eq!(all.len() + sample::RESELLERS.len(), RESELLER_COUNT);
        let ids: HashSet<&str> = all.iter().map(|reseller| &*reseller.id).collect();
        let names: HashSet<&str> = all.iter().map(|reseller| &*reseller.name).collect();
        let mpn_ids: Vec<&str> = all
            .iter()
            .filter_map(|reseller| reseller.mpn_id.as_deref())
            .collect();
        let distinct: HashSet<&&str> = mpn_ids.iter().collect();
        assert_eq!([ids.len(), names.len()], [all.len(); 2]);
        assert_eq!(distinct.len(), mpn_ids.len());
        assert!(
            (4500..all.len()).contains(&mpn_ids.len()),
            "some have none: {}",
            mpn_ids.len()
        );
    }

    #[test]
    fn no_two_customers_share_an_id_a_name_a_domain_or_an_identifier() {
        let all: Vec<FilledCustomer> = customers().collect();
        assert_eq!(all.len(), CUSTOMER_COUNT);
        type Read = fn(&FilledCustomer) -> Option<&str>;
        let texts: [(&str, Read); 4] = [
            ("id", |filled| Some(&filled.customer.id)),
            ("name", |filled| Some(&filled.customer.company_name)),
            ("domain", |filled| {
                let entry = &filled.customer.entries[0];
                entry
                    .domain
                    .as_deref()
                    .filter(|_| entry.outcome != Outcome::DomainExists)
            }),
            ("identifier", |filled| {
                Some(filled.customer.internal_identifier.as_str()).filter(|text| !text.is_empty())
            }),
        ];
        for (name, read) in texts {
            let given: Vec<&str> = all.iter().filter_map(read).collect();
            let distinct: HashSet<&&str> = given.iter().collect();
            assert!(given.len() >= CUSTOMER_COUNT * 9 / 10, "{name}");
            assert_eq!(distinct.len(), given.len(), "{name}");
        }
        let deleted = all.iter().filter(|filled| filled.is_deleted).count();
        assert_eq!(deleted, CUSTOMER_COUNT / 20);
        let in_order = |pair: &[FilledCustomer]| {
            pair[0].number < pair[1].number && pair[0].customer.created < pair[1].customer.created
        };
        assert!(all.windows(2).all(in_order));
        assert!(all.last().is_some_and(|last| last.number == -1));
    }

    #[test]
    fn every_customer_could_have_been_sent() {
        let contract = Contract::read().unwrap();
        let mut countries = HashSet::new();
        for filled in customers().step_by(41) {
            let body: Value = serde_json::from_str(&filled.customer.body).unwrap();
            assert_eq!(rules::violations(&contract, &body, Role::Csp), [], "{body}");
            assert_eq!(Checked::of(&body).objection(), None, "{body}");
            assert_eq!(body["companyName"], filled.customer.company_name);
            assert_eq!(
                body["internalIdentifier"].as_str().unwrap_or_default(),
                filled.customer.internal_identifier
            );
            countries.insert(body["country"].to_string());
        }
        assert_eq!(countries.len(), 30);
    }
}
