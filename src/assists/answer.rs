//! The content of the responses. A body of another structure is no answer.

use super::question::{Question, SearchField};
use crate::config::{ProviderInstance, ProviderKind};
use customer::{CountryCode, DomainPrefix, Guid, matches_key};
use json_digits::Json;

/// The content of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Instances(Vec<ProviderInstance>),
    Resellers(ResellerPage),
    Reseller(FoundReseller),
    /// Whether the domain is free, or the address is accepted.
    Boolean(bool),
    Customers(Vec<Existing>),
}

impl Answer {
    /// Reads the body of a successful response to a question. `None` if it has another structure.
    pub fn read(question: &Question, body: &str) -> Option<Self> {
        match question {
            Question::Instances => instances(body),
            Question::Resellers { page, .. } => resellers(body, *page),
            Question::Reseller(id) => reseller(body, *id),
            Question::Domain { .. } | Question::Address(_) => boolean(body),
            Question::Customers { field, value } => customers(body, *field, value),
        }
    }
}

/// A page of the list of resellers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResellerPage {
    pub resellers: Vec<FoundReseller>,
    /// From 1.
    pub page: u32,
    /// The number of matches on all pages.
    pub total: usize,
    pub has_next: bool,
}

/// A reseller in a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundReseller {
    pub id: Guid,
    pub name: String,
    /// The number in Microsoft's partner network.
    pub mpn_id: Option<String>,
}

/// A customer that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Existing {
    pub id: Guid,
    pub name: String,
    pub city: String,
    /// The time of creation, as the API writes it. May be empty.
    pub created: String,
    /// The creation status at each provider, as the API writes it.
    pub statuses: Vec<String>,
}

/// The maximum number of customers shown.
const SHOWN_MAX: usize = 5;

/// The maximum number of characters of a text.
const TEXT_MAX: usize = 255;

fn boolean(body: &str) -> Option<Answer> {
    match Json::read(body).ok()? {
        Json::Bool(said) => Some(Answer::Boolean(said)),
        _ => None,
    }
}

fn instances(body: &str) -> Option<Answer> {
    let body = Json::read(body).ok()?;
    let instances = items(&body)?.iter().filter_map(instance).collect();
    Some(Answer::Instances(instances))
}

fn resellers(body: &str, page: u32) -> Option<Answer> {
    let body = Json::read(body).ok()?;
    let resellers: Vec<_> = items(&body)?.iter().filter_map(found_reseller).collect();
    let total = match member(&body, "totalCount") {
        Some(Json::Number(digits)) => digits.parse().unwrap_or(resellers.len()),
        _ => resellers.len(),
    };
    Some(Answer::Resellers(ResellerPage {
        page,
        total,
        has_next: member(&body, "hasNextPage") == Some(&Json::Bool(true)),
        resellers,
    }))
}

fn reseller(body: &str, id: Guid) -> Option<Answer> {
    let found = found_reseller(&Json::read(body).ok()?)?;
    (found.id == id).then_some(Answer::Reseller(found))
}

/// The API finds fields that contain the value. A domain or an identifier has to be equal to it.
fn customers(body: &str, field: SearchField, value: &str) -> Option<Answer> {
    let body = Json::read(body).ok()?;
    let is_same = |text: &str| text.trim().eq_ignore_ascii_case(value.trim());
    let is_meant = |item: &&Json| match field {
        SearchField::CompanyName => true,
        SearchField::InternalIdentifier => text(item, "internalIdentifier").is_some_and(is_same),
        SearchField::Domain => domains(item).iter().any(|it| is_same(it)),
    };
    let mut found: Vec<Existing> = items(&body)?
        .iter()
        // An older API does not know `includeDeleted`.
        .filter(|it| member(it, "isDeleted") != Some(&Json::Bool(true)))
        .filter(is_meant)
        .filter_map(existing)
        .collect();
    // Customers of exactly this name come first.
    found.sort_by_key(|it| !is_same(&it.name));
    found.truncate(SHOWN_MAX);
    Some(Answer::Customers(found))
}

fn items(body: &Json) -> Option<&[Json]> {
    match body {
        Json::List(items) => Some(items),
        _ => match member(body, "items")? {
            Json::List(items) => Some(items),
            Json::Null => Some(&[]),
            _ => None,
        },
    }
}

fn member<'a>(object: &'a Json, name: &str) -> Option<&'a Json> {
    let mut members = object.members().iter();
    members
        .find(|(it, _)| matches_key(it, name))
        .map(|(_, value)| value)
}

/// Returns a text that is not blank.
fn text<'a>(object: &'a Json, name: &str) -> Option<&'a str> {
    let text = member(object, name)?.as_str()?.trim();
    (!text.is_empty()).then_some(text)
}

fn short(text: &str) -> String {
    text.chars().take(TEXT_MAX).collect()
}

fn guid(object: &Json) -> Option<Guid> {
    Guid::parse(text(object, "id")?)
        .ok()
        .filter(|it| !it.is_nil())
}

fn instance(item: &Json) -> Option<ProviderInstance> {
    let id = guid(item)?;
    let tenant_id = text(item, "instanceProviderId").map(short);
    // Microsoft's tenants have GUIDs.
    let is_other = tenant_id
        .as_ref()
        .is_some_and(|it| Guid::parse(it).is_err());
    let list = |name: &str| match member(item, name) {
        Some(Json::List(items)) => Some(items),
        _ => None,
    };
    Some(ProviderInstance {
        id,
        name: text(item, "alias").map_or_else(|| id.to_string(), short),
        kind: match is_other {
            true => ProviderKind::Other,
            false => ProviderKind::Microsoft,
        },
        tenant_id,
        offer_types: list("offerTypes").map(|all| {
            let name = |it: &Json| match it.as_str() {
                Some(name) => Some(short(name)),
                None => text(it, "name").map(short),
            };
            all.iter().filter_map(name).collect()
        }),
        supported_countries: list("supportedCountries").map(|all| {
            let code = |it: &Json| CountryCode::from_code(it.as_str()?.trim());
            all.iter().filter_map(code).collect()
        }),
    })
}

fn found_reseller(item: &Json) -> Option<FoundReseller> {
    let name = text(item, "companyName").or_else(|| text(item, "name"))?;
    let digits = |it: &&str| it.bytes().all(|byte| byte.is_ascii_digit());
    Some(FoundReseller {
        id: guid(item)?,
        name: short(name),
        mpn_id: text(item, "mpnId").filter(digits).map(short),
    })
}

fn existing(item: &Json) -> Option<Existing> {
    let date = text(item, "creationDate").or_else(|| text(item, "createdDate"));
    Some(Existing {
        id: guid(item)?,
        name: short(text(item, "companyName")?),
        city: text(item, "city").map(short).unwrap_or_default(),
        created: date.map(short).unwrap_or_default(),
        statuses: providers(item)
            .filter_map(|it| {
                let status = member(it, "status")?;
                status.as_str().or_else(|| text(status, "name"))
            })
            .map(short)
            .collect(),
    })
}

/// The entries of `providerCustomers`, which is an object or a list.
fn providers(item: &Json) -> impl Iterator<Item = &Json> {
    let entries = member(item, "providerCustomers");
    let list = entries.map(Json::items).unwrap_or_default();
    let members = entries.map(Json::members).unwrap_or_default();
    list.iter().chain(members.iter().map(|(_, entry)| entry))
}

/// The domains of a customer, without `.onmicrosoft.com`.
fn domains(item: &Json) -> Vec<String> {
    let domain = |entry: &Json| {
        let data = member(entry, "providerCustomerData")?;
        let read = data.as_str().and_then(|it| Json::read(it).ok());
        let domain = text(read.as_ref().unwrap_or(data), "domain")?;
        Some(DomainPrefix::without_suffix(domain).to_owned())
    };
    let named = text(item, "domain").map(|it| DomainPrefix::without_suffix(it).to_owned());
    providers(item).filter_map(domain).chain(named).collect()
}
