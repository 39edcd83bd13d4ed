//! The customers: create one, read one, look for some.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::access::Caller;
use crate::outcome::Outcome;
use crate::paging::{Paging, Query};
use crate::problem::{Problem, Refusal, Violation, json_answer};
use crate::provider::Company;
use crate::records::{Deleted, NewCustomer, NewEntry, SearchField, StoredCustomer};
use crate::rules;
use crate::searching::Search;
use crate::server::Sandbox;

/// The columns of a search, as a query names them. The first is the default.
const FIELDS: [(&str, SearchField); 4] = [
    ("Company.Name", SearchField::CompanyName),
    ("Domain", SearchField::Domain),
    ("InternalIdentifier", SearchField::InternalIdentifier),
    ("ProviderCustomerId", SearchField::ProviderCustomerId),
];

/// `POST /v1/Customers`
///
/// # Errors
/// 400 with every rule that is broken.
pub async fn create(
    caller: Caller,
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let customer = json_body(&headers, &body)?;
    let mut violations = rules::violations(&sandbox.contract, &customer, caller.role);
    violations.extend(correlation_violation(&headers));
    let id = customer["id"]
        .as_str()
        .and_then(|id| Uuid::try_parse(id).ok());
    if let Some(id) = id
        && sandbox.store.has_customer(&id.to_string())?
    {
        violations.push(id_exists());
    }
    if !violations.is_empty() {
        return Err(Problem::validation(violations).into());
    }

    let id = id.unwrap_or_else(Uuid::new_v4).to_string();
    let text = |name: &str| customer[name].as_str().unwrap_or_default().to_owned();
    let added = sandbox.store.add_customer(&NewCustomer {
        id: id.clone(),
        tenant: caller.tenant,
        body: String::from_utf8_lossy(&body).into_owned(),
        created: sandbox.clock.milliseconds(),
        company_name: text("companyName"),
        internal_identifier: text("internalIdentifier"),
        entries: new_entries(&customer),
    })?;
    if !added {
        // The same id arrived twice at once, and the other request was first.
        return Err(Problem::validation(vec![id_exists()]).into());
    }

    let mut response = json_answer(StatusCode::CREATED, &json!(id));
    if let Ok(location) = HeaderValue::try_from(format!("/v1/Customers/{id}")) {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}

/// `GET /v1/Customers/{id}`
///
/// # Errors
/// 404 where the tenant has no such customer.
pub async fn read(
    caller: Caller,
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let found = match Uuid::try_parse(&id) {
        Ok(id) => sandbox.store.customer(&caller.tenant, &id.to_string())?,
        Err(_) => None,
    };
    let customer =
        found.ok_or_else(|| Problem::not_found("The tenant has no customer with this id."))?;
    Ok(json_answer(
        StatusCode::OK,
        &with_current_status(&sandbox, &customer),
    ))
}

/// `GET /v1/Customers`
///
/// # Errors
/// 400 where the query is not understood.
pub async fn list(
    caller: Caller,
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    let query = Query::read(query.as_deref());
    let paging = Paging::read(&query)?;
    let search = Search::read(&query, &FIELDS)?;
    let deleted = if query.flag("includeDeleted", "IncludeDeleted", true)? {
        Deleted::Included
    } else {
        Deleted::LeftOut
    };
    let numbers = sandbox.store.search(&caller.tenant, &search, deleted)?;
    let found = sandbox.store.numbered(paging.cut(&numbers))?;
    let items = found
        .iter()
        .map(|customer| with_current_status(&sandbox, customer))
        .collect();
    Ok(json_answer(
        StatusCode::OK,
        &paging.page(items, numbers.len()),
    ))
}

fn json_body(headers: &HeaderMap, body: &[u8]) -> Result<Value, Refusal> {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(Refusal::violation(
            "Content-Type",
            "The content type must be application/json.",
        ));
    }
    serde_json::from_slice(body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let message = format!("The body must be JSON, which ends at line {line}, column {column}.");
        Refusal::violation("Body", message)
    })
}

fn correlation_violation(headers: &HeaderMap) -> Option<Violation> {
    let id = headers.get("x-correlation-id")?;
    let is_guid = id.to_str().is_ok_and(|id| Uuid::try_parse(id).is_ok());
    (!is_guid).then(|| Violation::new("X-Correlation-Id", "X-Correlation-Id must be a GUID."))
}

fn id_exists() -> Violation {
    Violation::new("Id", "A customer with this id exists already.")
}

/// The result at each provider, as far as it depends on the request only.
fn new_entries(customer: &Value) -> Vec<NewEntry> {
    let is_taken = Company::of(customer).objection().is_none();
    let entries = customer["providerCustomers"]
        .as_object()
        .into_iter()
        .flatten();
    entries
        .map(|(instance, entry)| {
            let data = entry["providerCustomerData"].as_str().unwrap_or_default();
            let data: Value = serde_json::from_str(data).unwrap_or_default();
            let microsoft = rules::is_microsoft(instance, &data);
            let domain = data["Domain"]
                .as_str()
                .filter(|_| microsoft)
                .map(str::to_owned);
            let refused = microsoft && !is_taken;
            NewEntry {
                instance: instance.to_lowercase(),
                domain,
                provider_customer_id: Uuid::new_v4().to_string(),
                outcome: if refused {
                    Outcome::InvalidCompanyInfo
                } else {
                    Outcome::Success
                },
            }
        })
        .collect()
}

/// The customer as it was sent, with what the API adds: its id, when it was created and whether it
/// was deleted since, and how far each provider is.
fn with_current_status(sandbox: &Sandbox, customer: &StoredCustomer) -> Value {
    let mut body: Value = serde_json::from_str(&customer.body).unwrap_or_default();
    body["id"] = json!(customer.id);
    body["creationDate"] = json!(customer.creation_date);
    body["isDeleted"] = json!(customer.is_deleted);
    let is_done =
        sandbox.clock.milliseconds() - customer.created >= sandbox.processing_milliseconds;
    let entries = body["providerCustomers"].as_object_mut();
    for (instance, entry) in entries.into_iter().flatten() {
        let stored = customer
            .entries
            .iter()
            .find(|stored| stored.instance.eq_ignore_ascii_case(instance));
        let Some(stored) = stored else { continue };
        let (status, error) = if is_done {
            (stored.outcome.status(), stored.outcome.error())
        } else {
            ("Processing", "None")
        };
        let provider_customer_id = (status == "Success").then_some(&stored.provider_customer_id);
        entry["providerCustomerId"] = json!(provider_customer_id);
        entry["status"] = json!({ "name": status });
        entry["customerCreationError"] = json!({ "name": error });
    }
    body
}
