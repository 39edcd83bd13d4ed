//! The customer being typed: its controls' texts, what is wrong with them, and the way from there to
//! a request and from a server's answer back to a control.

mod autofill;
mod check;
mod control_list;
mod copied;
mod cross_field_rules;
mod draft;
mod field;
mod field_location;
mod folding;
mod from_request;
mod instances;
mod issue_text;
mod json_syntax;
mod provider_draft;
mod reported_issues;
mod rows;
mod rules;
mod server_errors;
mod shown_form;
mod stored_draft;
mod validate;
mod validation_context;
mod visible_fields;
mod would_send;

pub use crate::api::wire::NotShown;
pub use check::Check;
pub use control_list::{Direction, is_part_of};
pub use draft::{AssociationDraft, Draft};
pub use field::Field;
pub use field_location::ASSOCIATIONS_ID;
pub use provider_draft::{DataView, Fold, OfferMarginDraft, ProviderDraft};
pub use rows::{Row, RowPlace, Rows};
pub use rules::RULES;
pub use server_errors::ServerError;
pub use shown_form::{FormChange, form_changes};
pub use stored_draft::Restored;
pub use validate::{LocatedIssue, PROVIDERS_ID, Section};
pub use validation_context::{CountryByName, Lookups, Rules, ValidationContext};
pub use would_send::WouldSend;

#[cfg(test)]
mod autofill_tests;
#[cfg(test)]
mod every_property;
#[cfg(test)]
mod rule_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod value_tests;
