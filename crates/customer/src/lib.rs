//! The customer: the values of a request and their validation rules. No browser, no Leptos, no JSON, no other crate
//! of the workspace.

mod agreement_date;
mod check_digits;
mod cleaning;
mod company_name;
mod country;
mod country_facts;
mod country_names;
mod customer;
mod decimal;
mod domain_prefix;
mod email;
mod guid;
mod host_name;
mod issue;
mod json_text;
mod language_tag;
mod letters;
mod partner_id;
mod pattern;
mod person_name;
mod phone;
mod property;
mod property_path;
mod property_table;
mod role;
mod rule;
mod spelling;
mod text;
mod value;
mod word_list;

pub use agreement_date::AgreementDate;
pub use cleaning::clean_code;
pub use company_name::has_legal_form;
pub use country::CountryCode;
pub use country_facts::{PostalName, State, StateName};
pub use country_names::name_key;
pub use customer::{
    Association, Customer, Margin, OfferTypeMargin, ProviderCustomer, ProviderData, Qualification,
};
pub use decimal::{Decimal, DecimalMark};
pub use domain_prefix::DomainPrefix;
pub use email::Email;
pub use guid::Guid;
pub use host_name::HostName;
pub use issue::{Issue, RuleContext, Suggestion};
pub use json_text::{JsonText, TextPosition};
pub use partner_id::PartnerId;
pub use pattern::Pattern;
pub use phone::Phone;
pub use property::{
    AssociationProperties, CustomerProperties, MicrosoftProperties, OfferMarginProperties,
    Property, ProviderProperties,
};
pub use property_path::{PropertyPath, ProviderPart, RowKey};
pub use property_table::{Definition, Group, Keyboard, Kind, Need};
pub use role::Role;
pub use rule::{Rule, Severity};
pub use spelling::matches_key;
pub use text::Text;
pub use value::Value;
