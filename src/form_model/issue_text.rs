//! Messages with their place on the page.

use super::validate::{LocatedIssue, Section};
use crate::i18n::{CountryNames, Words, fill};
use customer::CountryCode;

impl LocatedIssue {
    /// The message at the control, after the place of the control in a list.
    pub fn text(&self, words: &Words, country: Option<CountryCode>, names: CountryNames) -> String {
        let sentence = words.rule_text(self.rule, self.property, country, names);
        match self.section.text(words).as_str() {
            "" => sentence,
            place => format!("{place}: {sentence}"),
        }
    }
}

impl Section {
    /// The place on the page. Empty for the customer's own properties.
    pub fn text(self, words: &Words) -> String {
        let number = |position: usize| (position + 1).to_string();
        match self {
            Self::Customer => String::new(),
            Self::Provider(at) => fill(words.in_provider(), &[("n", &number(at))]),
            Self::OfferMargin(at, row) => fill(
                words.in_offer_margin(),
                &[("n", &number(at)), ("m", &number(row))],
            ),
            Self::Association(at) => fill(words.in_association(), &[("n", &number(at))]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_place_has_all_its_numbers() {
        for language in Language::ALL {
            for (section, numbers) in [
                (Section::Customer, vec![]),
                (Section::Provider(0), vec!['1']),
                (Section::OfferMargin(0, 1), vec!['1', '2']),
                (Section::Association(2), vec!['3']),
            ] {
                let text = section.text(language.own_words());
                assert_eq!(text.is_empty(), section == Section::Customer);
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(numbers.iter().all(|it| text.contains(*it)), "{text}");
            }
        }
    }
}
