//! What addresses and companies need to have in each country.
//!
//! Facts only, from public sources: the addressing pages of the Universal Postal Union, ISO 3166-2,
//! the address formats of libaddressinput and the territories of CLDR, Microsoft's Partner Center
//! documentation, and the European Commission's VIES. A country that stands in none of the lists is one
//! of which nothing is asked.

mod companies;
mod postal_areas;
mod postal_codes;
mod state_names;
mod states;

pub use postal_codes::PostalName;
pub use state_names::StateName;
pub use states::State;
