//! The rules of single properties, as functions that the page loads later than the form.

use super::validation_context::{Rules, ValidationContext};
use customer::{Issue, Property};

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

#[cfg(test)]
impl ValidationContext {
    /// A context with the rules, for tests.
    pub fn for_tests(mark: customer::DecimalMark) -> Self {
        let context = Self::new(mark, str::to_owned);
        context.use_rules(&RULES);
        context
    }
}
