//! The messages for the results of checks.

use crate::form_model::Check;
use crate::i18n::Words;
use customer::Property;

/// The message for a result that is not a warning.
pub fn of_check(words: &Words, property: Property, check: &Check) -> &'static str {
    let is_address = property == Property::Zip;
    match check {
        Check::Asking if is_address => words.address_asking(),
        Check::Asking => words.domain_asking(),
        Check::Passed if is_address => words.address_accepted(),
        Check::Passed => words.domain_free(),
        Check::NotChecked if is_address => words.address_not_checked(),
        Check::NotChecked => words.domain_not_checked(),
        Check::AsWritten => words.used_as_written(),
        Check::Warning(_) => "",
    }
}
