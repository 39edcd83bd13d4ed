//! The customer being typed: its controls' texts, what is wrong with them, and the way from there to
//! a request and from a server's answer back to a control.

mod between;
mod draft;
mod field;
mod filling;
mod folding;
mod instances;
mod keeping;
mod listed;
mod loading;
mod provider_draft;
mod reading;
mod refusals;
mod rows;
mod rules;
mod setting;
mod shown;
mod spot;

pub use draft::{AssociationDraft, Draft};
pub use field::{Field, Remark};
pub use folding::Fold;
pub use keeping::Restored;
pub use provider_draft::{DataView, MicrosoftFields, OfferMarginDraft, ProviderDraft};
pub use reading::{Fault, PROVIDERS_ID, Section};
pub use refusals::Refusal;
pub use rows::{Row, RowPlace, Rows};
pub use rules::{RULES, Rules};
pub use setting::{CountryByName, Lookups, Setting};
pub use spot::ASSOCIATIONS_ID;

#[cfg(test)]
mod rule_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod value_tests;
