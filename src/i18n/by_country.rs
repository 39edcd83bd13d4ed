//! Texts that depend on the customer's country.

use super::{PropertyWords, Words, fill};
use customer::{CountryCode, PostalName, Property, StateName};

impl Words {
    /// Returns the words for a property in this country. Without a country the general ones.
    pub fn property_in(&self, property: Property, country: Option<CountryCode>) -> PropertyWords {
        match (property, country) {
            (Property::State, Some(country)) => self.state(country.state_name()),
            (Property::Zip, Some(country)) => self.postal_code(country.postal_name()),
            _ => self.property(property),
        }
    }

    /// Returns the hint for a property in this country: an example, or what to enter if the country has no such
    /// value. Empty if there is none.
    pub fn hint_in(&self, property: Property, country: Option<CountryCode>) -> String {
        let example = match (property, country) {
            (Property::TaxId, Some(country)) => country.tax_id_pattern().map(|it| it.example()),
            (Property::Zip, Some(country)) => country.postal_example(),
            _ => None,
        };
        match example {
            Some(example) => fill(self.like(), &[("example", &example)]),
            None => self.property_in(property, country).hint.to_owned(),
        }
    }

    /// The word that a country uses for its states.
    pub(super) fn state(&self, name: StateName) -> PropertyWords {
        let own = (name as usize).checked_sub(1);
        let words = own.and_then(|at| self.states.get(at));
        words.copied().unwrap_or(self.property(Property::State))
    }

    /// The word that a country uses for its postal codes.
    pub(super) fn postal_code(&self, name: PostalName) -> PropertyWords {
        let own = (name as usize).checked_sub(1);
        let words = own.and_then(|at| self.postal_codes.get(at));
        words.copied().unwrap_or(self.property(Property::Zip))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn labels_and_hints() {
        for (code, property, label, hint) in [
            ("US", Property::State, "State", ""),
            ("CA", Property::State, "Province", ""),
            ("GB", Property::State, "County", ""),
            ("JP", Property::State, "Prefecture", ""),
            ("AE", Property::State, "Emirate", ""),
            (
                "SG",
                Property::State,
                "State or region",
                "This country has no states: enter the city",
            ),
            (
                "",
                Property::State,
                "State or region",
                "If there is no state, enter the city",
            ),
            ("US", Property::Zip, "ZIP code", "For example, 12345"),
            ("NL", Property::Zip, "Postcode", "For example, 1234 AB"),
            ("GB", Property::Zip, "Postcode", "For example, SW1A 1AA"),
            ("IN", Property::Zip, "PIN code", "For example, 123456"),
            ("IE", Property::Zip, "Eircode", "For example, D02 AF30"),
            ("BR", Property::Zip, "CEP", "For example, 12345-678"),
            ("PT", Property::Zip, "Postal code", "For example, 1234-567"),
            (
                "AE",
                Property::Zip,
                "Postal code",
                "This country has no postal codes: enter 00000",
            ),
            (
                "GH",
                Property::Zip,
                "Postal code",
                "If there is no postal code, enter 00000",
            ),
            ("PT", Property::TaxId, "Tax ID", "For example, PT123456789"),
            // Where Microsoft asks for it, the label and a warning say so: no hint repeats them.
            ("US", Property::TaxId, "Tax ID", ""),
            ("BR", Property::TaxId, "Tax ID", ""),
            ("GH", Property::TaxId, "Tax ID", ""),
            ("PT", Property::City, "City", ""),
        ] {
            let words = Language::English.own_words();
            let country = CountryCode::from_code(code);
            assert_eq!(words.property_in(property, country).label, label, "{code}");
            assert_eq!(words.hint_in(property, country), hint, "{code}");
        }
    }

    #[test]
    fn every_country_has_words_in_every_language() {
        for language in Language::ALL {
            let words = language.own_words();
            for country in CountryCode::all() {
                for property in [Property::State, Property::Zip] {
                    let own = words.property_in(property, Some(country));
                    assert!(!own.label.is_empty() && !own.noun.is_empty());
                    let hint = words.hint_in(property, Some(country));
                    assert!(!hint.contains(['{', '}']), "{hint}");
                }
            }
        }
    }
}
