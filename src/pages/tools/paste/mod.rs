//! *Paste a customer*: a mail signature, an address or a row of a spreadsheet becomes a proposal for the form. Nothing of
//! it leaves the browser.

mod address;
mod calling_codes;
mod hints;
mod intake;
mod labels;
mod person;
mod proposal;
mod split;
mod table;
mod view;
mod vocabulary;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod more_cases;
#[cfg(test)]
mod tests;

use super::comparison::Certainty;
pub use intake::{pasted, take};
pub use view::view;
