//! The texts of the app's own pages, which are not in the element's language files.

use crate::auth::BrokerError;
use crate::i18n::{Line, Words, fill};

crate::i18n::page_words!();

impl PageWords for Words {
    fn line(&self, line: Line) -> &'static str {
        Self::line(self, line)
    }
}

/// Returns the reason why the token broker returned no session.
pub fn broker_error(words: &Words, error: &BrokerError) -> String {
    match error {
        BrokerError::SignedOut => words.broker_signed_out().to_owned(),
        BrokerError::NotReached => words.broker_not_reached().to_owned(),
        BrokerError::Answered(status) => {
            fill(words.broker_answered(), &[("status", &status.to_string())])
        }
        BrokerError::NoToken => words.broker_no_token().to_owned(),
        BrokerError::OtherRoles(roles) => {
            fill(words.broker_other_role(), &[("roles", &roles.join(", "))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn problems_with_the_broker_say_all_they_know() {
        let roles = vec!["reader".to_owned(), "auditor".to_owned()];
        for (rule, known) in [
            (BrokerError::SignedOut, ""),
            (BrokerError::NotReached, ""),
            (BrokerError::Answered(503), "503"),
            (BrokerError::NoToken, "access_token"),
            (BrokerError::OtherRoles(roles), "reader, auditor"),
        ] {
            for words in Language::ALL.map(Language::own_words) {
                let text = broker_error(words, &rule);
                assert!(text.contains(known) && !text.contains(['{', '}']), "{text}");
            }
        }
    }
}
