//! *Paste a customer*: a mail signature, an address or a row of a spreadsheet becomes a proposal for the form. Nothing of
//! it leaves the browser.

mod address;
mod calling_codes;
mod hints;
mod labels;
mod person;
mod split;
mod table;
mod vocabulary;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod more_cases;
#[cfg(test)]
mod tests;

/// Whether a value is beyond doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    Sure,
    Unsure,
}
