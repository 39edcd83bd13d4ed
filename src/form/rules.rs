//! The rules of single properties, as functions that the page loads later than the form.

use super::setting::Setting;
use crate::domain::{Advice, Property};

/// The functions. A form says nothing of a text before it has them ([`super::Draft::use_rules`]).
pub struct Rules {
    /// The issue of a text, if there is one.
    pub(super) judge: fn(Property, &str, &Setting) -> Option<Advice>,
    /// The text as it is sent, if its meaning is beyond doubt and it is written otherwise.
    pub(super) normalised: fn(Property, &str, &Setting) -> Option<String>,
}

/// The rules of this product.
pub static RULES: Rules = Rules {
    judge,
    normalised: |property, text, setting| property.normalised(text, setting),
};

fn judge(property: Property, text: &str, setting: &Setting) -> Option<Advice> {
    // As it is written once the control is left.
    match property.is_cleaned() {
        true => property.judge(&property.cleaned(&setting.composed(text)), setting),
        false => property.judge(text, setting),
    }
}
