//! Requirements for addresses and companies by country.
//!
//! Facts from public sources: the addressing pages of the Universal Postal Union, ISO 3166-2, the address formats
//! of libaddressinput and the territories of CLDR, Microsoft's Partner Center documentation, and the European
//! Commission's VIES. Countries in none of the lists have no requirements.

mod companies;
mod postal_areas;
mod postal_codes;
mod state_names;
mod states;

pub use postal_codes::PostalName;
pub use state_names::StateName;
pub use states::State;
