//! Customers as the store takes and gives them.

use crate::outcome::Outcome;

/// A customer about to be kept.
pub struct NewCustomer {
    /// Its GUID, in small letters.
    pub id: String,
    /// The tenant it belongs to.
    pub tenant: String,
    /// The request body, as it was sent: decimals must come back digit for digit.
    pub body: String,
    /// When, in milliseconds since 1970.
    pub created: i64,
    /// A search finds it by this.
    pub company_name: String,
    /// A search finds it by this.
    pub internal_identifier: String,
    /// One entry a provider.
    pub entries: Vec<NewEntry>,
}

/// A customer of the large sample, about to be kept.
pub struct FilledCustomer {
    /// Its place in the order of creation.
    pub number: i64,
    /// Whether it was deleted since.
    pub is_deleted: bool,
    /// Its data; the outcomes of its entries are final.
    pub customer: NewCustomer,
}

/// A customer at one provider, about to be kept.
pub struct NewEntry {
    /// The provider instance's GUID, in small letters.
    pub instance: String,
    /// The Microsoft domain asked for.
    pub domain: Option<String>,
    /// The id the provider gives, once it is done.
    pub provider_customer_id: String,
    /// The provider's result, as far as it depends on the data only.
    pub outcome: Outcome,
}

/// A customer as it is kept.
pub struct StoredCustomer {
    /// Its GUID, in small letters.
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

/// A customer at one provider, as it is kept.
pub struct StoredEntry {
    /// The provider instance's GUID, in small letters.
    pub instance: String,
    /// The id the provider gives, once it is done.
    pub provider_customer_id: String,
    /// The provider's result, once it is done.
    pub outcome: Outcome,
}

/// Whether a search finds customers that were deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// They are found like any other.
    Included,
    /// They are left out.
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
