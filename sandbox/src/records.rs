//! Customers, as the store takes and returns them.

use crate::outcome::Outcome;

/// A customer about to be stored.
pub struct NewCustomer {
    /// Its GUID, in lower case.
    pub id: String,
    /// The tenant it belongs to.
    pub tenant: String,
    /// The request body, as it was sent: decimals must come back digit for digit.
    pub body: String,
    /// When, in milliseconds since 1970.
    pub created: i64,
    /// The company's name, for searches.
    pub company_name: String,
    /// The caller's own identifier, for searches.
    pub internal_identifier: String,
    /// One entry a provider.
    pub entries: Vec<NewEntry>,
}

/// A customer of the large sample, about to be stored.
pub struct FilledCustomer {
    /// Its place in the order of creation.
    pub number: i64,
    /// Whether it was deleted since.
    pub is_deleted: bool,
    /// Its data; the outcomes of its entries are final.
    pub customer: NewCustomer,
}

/// A customer at one provider, about to be stored.
pub struct NewEntry {
    /// The provider instance's GUID, in lower case.
    pub instance: String,
    /// The Microsoft domain asked for.
    pub domain: Option<String>,
    /// The id the provider gives, once it is done.
    pub provider_customer_id: String,
    /// The provider's result, as far as it depends on the data only.
    pub outcome: Outcome,
}

/// A stored customer.
pub struct StoredCustomer {
    /// Its GUID, in lower case.
    pub id: String,
    /// The request body, as it was sent.
    pub body: String,
    /// When, in milliseconds since 1970.
    pub created: i64,
    /// The same in UTC, as RFC 3339 writes it.
    pub creation_date: String,
    /// Whether it was deleted since.
    pub is_deleted: bool,
    /// One entry a provider.
    pub entries: Vec<StoredEntry>,
}

/// A customer at one provider, as it is stored.
pub struct StoredEntry {
    /// The provider instance's GUID, in lower case.
    pub instance: String,
    /// The id the provider gives, once it is done.
    pub provider_customer_id: String,
    /// The provider's result, once it is done.
    pub outcome: Outcome,
}

/// Whether a search finds deleted customers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// It finds them.
    Included,
    /// It leaves them out.
    LeftOut,
}

/// The column of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchField {
    /// The company's name.
    CompanyName,
    /// The Microsoft domain prefix of any entry.
    Domain,
    /// The caller's own identifier.
    InternalIdentifier,
    /// The provider's id of any entry.
    ProviderCustomerId,
}
