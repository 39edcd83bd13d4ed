//! The rules of single properties, as functions that the page loads later than the form.

use super::validation_context::ValidationContext;
use customer::{Issue, Property};

/// The functions. A form says nothing of a text before it has them ([`super::Draft::use_rules`]).
pub struct Rules {
    /// The issue of a text, if there is one.
    pub(super) judge: fn(Property, &str, &ValidationContext) -> Option<Issue>,
    /// The text as it is sent, if its meaning is beyond doubt and it is written otherwise.
    pub(super) normalised: fn(Property, &str, &ValidationContext) -> Option<String>,
}

/// The rules of this product.
pub static RULES: Rules = Rules {
    judge,
    normalised: |property, text, context| property.normalized(text, context),
};

fn judge(property: Property, text: &str, context: &ValidationContext) -> Option<Issue> {
    // As it is written once the control is left.
    match property.is_cleanable() {
        true => property.validate(&property.clean(&context.composed(text)), context),
        false => property.validate(text, context),
    }
}
