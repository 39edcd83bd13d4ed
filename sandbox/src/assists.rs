//! The reads that make filling in the form easier; none is needed to create a customer.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use crate::access::Caller;
use crate::countries;
use crate::paging::{Paging, Query};
use crate::problem::{Problem, Refusal, Violation, json_answer};
use crate::provider;
use crate::sample::{self, Instance};
use crate::server::Sandbox;
use crate::wording::{joined, label};

/// `GET /v1/Providers/Instances`
///
/// # Errors
/// 400 where the query is not understood.
pub async fn provider_instances(_: Caller, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    let paging = Paging::read(&Query::read(query.as_deref()))?;
    Ok(json_answer(
        StatusCode::OK,
        &paging.page_of(&sample::INSTANCES, Instance::item),
    ))
}

/// `GET /v1/Customers/validations/domain`: true where the prefix is free.
///
/// # Errors
/// 400 where the query leaves something out.
pub async fn domain(
    _: Caller,
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let query = Query::read(query.as_deref());
    let [_, domain] = needed(&query, ["tenantId", "domain"])?;
    let is_taken = sandbox.store.is_domain_taken(domain)?;
    Ok(json_answer(StatusCode::OK, &json!(!is_taken)))
}

/// `GET /v1/Customers/validations/address`: true where Microsoft would accept it.
///
/// # Errors
/// 400 where the query leaves something out.
pub async fn address(_: Caller, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    let query = Query::read(query.as_deref());
    let names = [
        "tenantId",
        "addressLine1",
        "city",
        "state",
        "zipCode",
        "country",
    ];
    let [_, _, _, state, zip, country] = needed(&query, names)?;
    let is_accepted = countries::is_country(country)
        && provider::address_objection(country, state, zip).is_none();
    Ok(json_answer(StatusCode::OK, &json!(is_accepted)))
}

/// The values of all these names, or every one that is missing.
fn needed<'a, const COUNT: usize>(
    query: &'a Query,
    names: [&str; COUNT],
) -> Result<[&'a str; COUNT], Problem> {
    let missing: Vec<Violation> = names
        .iter()
        .filter(|name| query.text(name).is_none())
        .map(|name| Violation::new(joined("", name), format!("{} is needed.", label(name))))
        .collect();
    if missing.is_empty() {
        Ok(names.map(|name| query.text(name).unwrap_or_default()))
    } else {
        Err(Problem::validation(missing))
    }
}
