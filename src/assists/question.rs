//! The requests to the API: their addresses, and how their responses are read.

use crate::config::Assist;
use crate::percent::encode;
use customer::{CountryCode, DomainPrefix, Guid};

/// A request to the API. Equal requests have the same answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// All provider instances.
    Instances,
    /// Resellers whose name contains `search`. All if it is empty.
    Resellers {
        search: String,
        /// From 1.
        page: u32,
    },
    /// One reseller.
    Reseller(Guid),
    /// Whether the domain is free at this provider.
    Domain {
        tenant_id: String,
        prefix: DomainPrefix,
    },
    /// Whether the provider accepts the address.
    Address(Box<Address>),
    /// Customers whose `field` contains `value`.
    Customers { field: SearchField, value: String },
}

/// An address. Only `line2` may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The id of the instance at the provider.
    pub tenant_id: String,
    pub line1: String,
    pub line2: String,
    pub city: String,
    pub state: String,
    pub zip: String,
    pub country: CountryCode,
}

/// A field of customers that can be searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchField {
    CompanyName,
    Domain,
    InternalIdentifier,
}

/// The number of resellers on a page of the list.
const RESELLERS_SHOWN: u32 = 25;

/// The maximum number of instances in a response. A provider has a handful.
const INSTANCES_MAX: u32 = 200;

/// The maximum number of customers in a response. Exact matches are among the newest.
const CUSTOMERS_MAX: u32 = 25;

impl SearchField {
    /// The name of the field in the query.
    fn name(self) -> &'static str {
        match self {
            Self::CompanyName => "Company.Name",
            Self::Domain => "Domain",
            Self::InternalIdentifier => "InternalIdentifier",
        }
    }
}

impl Question {
    /// The assist that sends it.
    pub fn assist(&self) -> Assist {
        match self {
            Self::Instances => Assist::ProviderInstances,
            Self::Resellers { .. } | Self::Reseller(_) => Assist::Resellers,
            Self::Domain { .. } => Assist::Domain,
            Self::Address(_) => Assist::Address,
            Self::Customers { .. } => Assist::Duplicates,
        }
    }

    /// The path and the query.
    pub fn path(&self) -> String {
        let (path, query) = self.parts();
        let mut address = path;
        for (at, (name, value)) in query.iter().enumerate() {
            address.push(if at == 0 { '?' } else { '&' });
            address.push_str(name);
            address.push('=');
            address.push_str(&encode(value));
        }
        address
    }

    fn parts(&self) -> (String, Vec<(&'static str, String)>) {
        match self {
            Self::Instances => (
                "/v1/Providers/Instances".to_owned(),
                vec![("pageSize", INSTANCES_MAX.to_string())],
            ),
            Self::Resellers { search, page } => {
                let mut query = Vec::new();
                if !search.is_empty() {
                    query.push(("searchField", "Company.Name".to_owned()));
                    query.push(("searchValue", search.clone()));
                }
                query.push(("pageNumber", page.to_string()));
                query.push(("pageSize", RESELLERS_SHOWN.to_string()));
                ("/v1/Resellers".to_owned(), query)
            }
            Self::Reseller(id) => (format!("/v1/Resellers/{id}"), Vec::new()),
            Self::Domain { tenant_id, prefix } => (
                "/v1/Customers/validations/domain".to_owned(),
                vec![
                    ("tenantId", tenant_id.clone()),
                    ("domain", prefix.as_str().to_owned()),
                ],
            ),
            Self::Address(address) => {
                let mut query = vec![
                    ("tenantId", address.tenant_id.clone()),
                    ("addressLine1", address.line1.clone()),
                ];
                if !address.line2.is_empty() {
                    query.push(("addressLine2", address.line2.clone()));
                }
                query.push(("city", address.city.clone()));
                query.push(("state", address.state.clone()));
                // `POST /v1/Customers` calls it `zip`.
                query.push(("zipCode", address.zip.clone()));
                query.push(("country", address.country.as_str().to_owned()));
                ("/v1/Customers/validations/address".to_owned(), query)
            }
            Self::Customers { field, value } => (
                "/v1/Customers".to_owned(),
                vec![
                    ("searchField", field.name().to_owned()),
                    ("searchValue", value.clone()),
                    ("includeDeleted", "false".to_owned()),
                    ("pageSize", CUSTOMERS_MAX.to_string()),
                ],
            ),
        }
    }
}
