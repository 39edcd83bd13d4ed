//! Sentences made of texts and values.

use super::{Words, fill};
use crate::api::wire::NotShown;
use crate::config::{ConfigError, Expected};
use crate::truncate::truncate;
use customer::{CountryCode, DomainPrefix, Kind, Property, Qualification, Rule};
use json_digits::DEPTH_MAX;

/// Returns the browser's name of a country, in the language of the texts.
pub type CountryNames<'a> = &'a dyn Fn(CountryCode) -> String;

impl Words {
    /// Returns the message of a rule for a property, in the country's words for the parts of an address.
    pub fn rule_text(
        &self,
        rule: Rule,
        property: Option<Property>,
        country: Option<CountryCode>,
        names: CountryNames,
    ) -> String {
        let noun = property
            .map(|it| self.property_in(it, country).noun)
            .unwrap_or_default();
        let number = |count: usize| count.to_string();
        match rule {
            Rule::Required if property.is_some_and(is_chosen) => {
                fill(self.choose_what(), &[("what", noun)])
            }
            Rule::Required => fill(self.enter(), &[("what", noun)]),
            Rule::TooLong { max, excess } => fill(
                self.too_long(),
                &[
                    ("what", noun),
                    ("max", &number(max)),
                    ("excess", &number(excess)),
                ],
            ),
            Rule::NotAGuid => self.not_a_guid().to_owned(),
            Rule::NotAnEmail => self.not_an_email().to_owned(),
            Rule::NotACountry => self.not_a_country().to_owned(),
            Rule::NotANumber => fill(
                self.not_a_number(),
                &[("what", noun), ("example", self.decimal_example())],
            ),
            Rule::NotJson { line, column } => fill(
                self.not_json(),
                &[("line", &number(line)), ("column", &number(column))],
            ),
            Rule::JsonTooDeep { place } => fill(
                self.json_too_deep(),
                &[
                    ("line", &number(place.line)),
                    ("column", &number(place.column)),
                    ("max", &DEPTH_MAX.to_string()),
                ],
            ),
            Rule::DuplicateKey { key, place } => fill(
                match key {
                    Some(_) => self.repeated_key(),
                    None => self.repeated_key_there(),
                },
                &[
                    ("key", key.map(Property::key).unwrap_or_default()),
                    ("line", &number(place.line)),
                    ("column", &number(place.column)),
                ],
            ),
            Rule::WrongJsonType { key } => self.json_type_wanted(key),
            Rule::NotADomainPrefix => self.not_a_domain_prefix().to_owned(),
            Rule::DomainPrefixTooLong { excess } => fill(
                self.domain_prefix_too_long(),
                &[
                    ("max", &number(DomainPrefix::MAX)),
                    ("excess", &number(excess)),
                ],
            ),
            Rule::NotADate => self.not_a_date().to_owned(),
            Rule::OddYear => self.odd_year().to_owned(),
            Rule::CountryNotAllowed => self.country_not_allowed().to_owned(),
            Rule::NotAPartnerId => self.not_a_partner_id().to_owned(),
            Rule::NotAHostName => self.not_a_tenant().to_owned(),
            Rule::DuplicateInstance => self.repeated_instance().to_owned(),
            Rule::DuplicateOfferType => self.repeated_offer_type().to_owned(),
            Rule::NoProvider => self.no_provider().to_owned(),
            Rule::CompanyNameTooShort => self.company_name_short().to_owned(),
            Rule::CompanyNameWithoutLetters => self.company_name_signs().to_owned(),
            Rule::CompanyNameRepeats => self.company_name_repeats().to_owned(),
            Rule::CompanyNameSpaced => self.company_name_spaced().to_owned(),
            Rule::CompanyNameIsLegalForm => self.company_name_legal_form().to_owned(),
            Rule::PersonNameTooShort => fill(self.person_name_short(), &[("what", noun)]),
            Rule::PersonNameTooLong { excess } => fill(
                self.person_name_long(),
                &[("what", noun), ("excess", &number(excess))],
            ),
            Rule::PersonNameWithoutLetters => fill(self.person_name_signs(), &[("what", noun)]),
            Rule::PersonNameIsPlaceholder => self.person_name_placeholder().to_owned(),
            Rule::EmailAtMicrosoft => self.email_of_microsoft().to_owned(),
            Rule::OddEmailName => self.odd_email_name().to_owned(),
            Rule::OddEmailDomain => self.odd_email_domain().to_owned(),
            Rule::OddPhone => self.odd_phone().to_owned(),
            Rule::AmbiguousNumber => fill(self.ambiguous_number(), &[("what", noun)]),
            Rule::CountryNotServed => self.country_not_served().to_owned(),
            Rule::CountryNotOffered => self.country_not_offered().to_owned(),
            Rule::CountryNotByCode => self.country_by_code().to_owned(),
            Rule::CountryNotInIso => self.country_not_of_iso().to_owned(),
            Rule::UnknownState { name } => {
                fill(self.unknown_state(), &[("what", self.state(name).noun)])
            }
            Rule::OfferTypeNotListed => self.offer_type_not_listed().to_owned(),
            Rule::PostalCodeOfOtherCountry { country } => fill(
                self.postal_code_elsewhere(),
                &[("what", noun), ("country", &names(country))],
            ),
            Rule::OddPostalCode { name, pattern } => fill(
                self.odd_postal_code(),
                &[
                    ("what", self.postal_code(name).noun),
                    (
                        "example",
                        &country
                            .and_then(CountryCode::postal_example)
                            .unwrap_or_else(|| pattern.example()),
                    ),
                ],
            ),
            Rule::TaxIdMissing => self.tax_id_asked().to_owned(),
            Rule::OddTaxId { pattern } => {
                fill(self.odd_tax_id(), &[("example", &pattern.example())])
            }
            Rule::WrongCheckDigit => self.wrong_check_digit().to_owned(),
            Rule::PhoneMissing => fill(self.phone_asked(), &[("what", noun)]),
            Rule::SignatoryMissing => fill(self.signatory_wanted(), &[("what", noun)]),
            Rule::AgreementDateMissing => self.agreement_date_wanted().to_owned(),
            Rule::AgreementDateInFuture => self.agreement_date_in_future().to_owned(),
            Rule::AgreementByLink => self.agreement_by_link().to_owned(),
            Rule::QualificationsPermanent => self.qualifications_stay().to_owned(),
            Rule::DomainTaken => self.domain_in_use().to_owned(),
            Rule::AddressNotAccepted => self.address_causes(country),
            Rule::CustomerExists => self.customer_exists().to_owned(),
            Rule::OddCulture => self.odd_culture().to_owned(),
            Rule::OddLanguage => self.odd_language().to_owned(),
        }
    }

    /// That Microsoft does not accept the address, and the likely causes in this country.
    fn address_causes(&self, country: Option<CountryCode>) -> String {
        let noun = |property| self.property_in(property, country).noun;
        let has_list = country.is_some_and(|it| !it.states().is_empty());
        let example = country.and_then(CountryCode::postal_example);
        let template = match has_list {
            true => self.address_not_accepted_list(),
            false => self.address_not_accepted(),
        };
        let mut text = fill(
            template,
            &[
                ("city", noun(Property::City)),
                ("state", noun(Property::State)),
                ("zip", noun(Property::Zip)),
            ],
        );
        if let Some(example) = example {
            let value = [("zip", noun(Property::Zip)), ("example", &*example)];
            text.push_str(". ");
            text.push_str(&fill(self.address_zip_looks(), &value));
        }
        text
    }

    /// The type that the value of one of Microsoft's keys has.
    fn json_type_wanted(&self, key: Property) -> String {
        let sentence = match key.kind() {
            Kind::Flag => self.json_flag_wanted(),
            Kind::Qualifications => self.json_list_wanted(),
            _ => self.json_text_wanted(),
        };
        fill(sentence, &[("key", key.key())])
    }

    /// Why the controls cannot show a JSON text.
    pub fn not_shown(&self, why: &NotShown) -> String {
        let about = |sentence: &str, key: &str| fill(sentence, &[("key", key)]);
        match why {
            NotShown::Faulty => self.json_fault_stays().to_owned(),
            NotShown::NoObject => fill(self.json_kind_stays(), &[("example", "{}")]),
            NotShown::Key(key) => about(self.json_key_stays(), &truncate(key, 40)),
            NotShown::Type(key) => self.json_type_wanted(*key),
            NotShown::Value(key) => about(self.json_value_stays(), key.key()),
        }
    }

    /// What the API said of a value; empty: it gave no reason.
    pub fn server_message(&self, message: &str) -> String {
        match message {
            "" => self.api_refuses().to_owned(),
            _ => fill(self.api_says(), &[("message", message)]),
        }
    }

    /// The label of the button that applies a suggestion.
    pub fn suggestion(&self, property: Property, value: &str) -> String {
        let template = match property {
            Property::Domain => self.use_as_domain(),
            _ => self.use_value(),
        };
        fill(template, &[("value", value)])
    }

    /// The name of a margin rule. Rules from the configuration have none and stay as they are.
    pub fn margin_rule(&self, rule: &str) -> String {
        let known = match rule {
            "markup" => self.margin_rule_markup(),
            "margin" => self.margin_rule_margin(),
            "splitMargin" => self.margin_rule_split_margin(),
            "erpMinusDiscount" => self.margin_rule_erp_minus_discount(),
            other => other,
        };
        known.to_owned()
    }

    pub fn qualification(&self, qualification: Qualification) -> &'static str {
        match qualification {
            Qualification::Education => self.qualification_education(),
            Qualification::GovernmentCommunityCloud => self.qualification_government(),
            Qualification::StateOwnedEntity => self.qualification_state_owned(),
        }
    }

    /// Returns the message of a configuration error.
    pub fn config_error(&self, error: &ConfigError) -> String {
        let (template, list) = self.config_error_parts(error);
        fill(template, &[("key", error.location()), ("words", &list)])
    }

    /// Returns the message with the placeholder for the key, and the list of words to choose from.
    pub fn config_error_parts(&self, error: &ConfigError) -> (&'static str, String) {
        let rules: Vec<&str> = match &error.expected {
            Expected::MarginRule(rules) => rules.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        };
        let (template, list): (_, &[&str]) = match &error.expected {
            Expected::File => (self.config_a_file(), &[]),
            Expected::Json => (self.config_json(), &[]),
            Expected::Object => (self.config_object(), &[]),
            Expected::List => (self.config_list(), &[]),
            Expected::Text => (self.config_text(), &[]),
            Expected::Address => (self.config_address(), &[]),
            Expected::Guid => (self.config_guid(), &[]),
            Expected::HostName => (self.config_host_name(), &[]),
            Expected::LanguageTag => (self.config_language_tag(), &[]),
            Expected::Country => (self.config_country(), &[]),
            Expected::Boolean => (self.config_true_or_false(), &[]),
            Expected::Seconds => (self.config_seconds(), &[]),
            Expected::UniqueKey => (self.config_once(), &[]),
            Expected::Decimal => (self.config_decimal(), &[]),
            Expected::MarginRule(_) => (self.config_one_of(), &rules),
            Expected::OneOf(list) => (self.config_one_of(), list),
            Expected::KnownKey(list) => (self.config_keys(), list),
            Expected::PageAddress => (self.config_page_address(), &[]),
            Expected::Origin => (self.config_origin(), &[]),
        };
        (template, list.join(", "))
    }
}

/// Whether the value is selected from a list rather than typed.
fn is_chosen(property: Property) -> bool {
    matches!(
        property,
        Property::Country
            | Property::ProviderInstanceId
            | Property::MarginRule
            | Property::OfferMarginRule
            | Property::AssociationResellerId
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn code(country: CountryCode) -> String {
        country.as_str().to_owned()
    }

    #[test]
    fn the_key_stands_before_the_words_to_choose_from() {
        for words in Language::ALL.map(Language::own_words) {
            for template in [words.config_one_of(), words.config_keys()] {
                let (before, behind) = template.split_once("{key}").unwrap_or_default();
                assert!(!before.contains("{words}") && behind.contains("{words}"));
            }
        }
    }

    #[test]
    fn problems_in_words() {
        let too_long = Rule::TooLong { max: 30, excess: 1 };
        let elsewhere = Rule::PostalCodeOfOtherCountry {
            country: CountryCode::from_code("JE").unwrap_or_else(|| panic!("JE is a code")),
        };
        for (rule, property, english, portuguese) in [
            (
                Rule::Required,
                Property::CompanyName,
                "Enter the company name",
                "Indique o nome da empresa",
            ),
            (
                Rule::Required,
                Property::Country,
                "Choose the country",
                "Escolha o país",
            ),
            (
                too_long,
                Property::Zip,
                "Shorten the postal code to 30 characters: remove 1",
                "Encurte o código postal para 30 caracteres: retire 1",
            ),
            (
                elsewhere,
                Property::Zip,
                "Check the country or the postal code: this format belongs to JE",
                "Verifique o país ou o código postal: este formato é de JE",
            ),
            (
                Rule::AmbiguousNumber,
                Property::MarginValue,
                "Check the margin value: the sign can separate decimals or thousands. It will be sent as \
                decimals",
                "Verifique o valor da margem: o sinal pode separar casas decimais ou milhares. Será enviado \
                com casas decimais",
            ),
            (
                Rule::NotANumber,
                Property::MarginValue,
                "Enter the margin value as a number, for example 10.6",
                "Indique o valor da margem como número, por exemplo 10,6",
            ),
        ] {
            for (language, expected) in [
                (Language::English, english),
                (Language::Portuguese, portuguese),
            ] {
                let words = language.own_words();
                let text = words.rule_text(rule, Some(property), None, &code);
                assert_eq!(text, expected);
            }
        }
    }

    #[test]
    fn the_country_s_own_words() {
        for (place, property, english, portuguese) in [
            (
                "US",
                Property::Zip,
                "Enter the ZIP code",
                "Indique o código ZIP",
            ),
            (
                "PT",
                Property::State,
                "Enter the district",
                "Indique o distrito",
            ),
            (
                "",
                Property::State,
                "Enter the state or region",
                "Indique o distrito, estado ou região",
            ),
            ("US", Property::City, "Enter the city", "Indique a cidade"),
        ] {
            let country = CountryCode::from_code(place);
            for (language, expected) in [
                (Language::English, english),
                (Language::Portuguese, portuguese),
            ] {
                let words = language.own_words();
                let text = words.rule_text(Rule::Required, Some(property), country, &code);
                assert_eq!(text, expected);
            }
        }
    }

    #[test]
    fn what_the_api_says() {
        let words = Language::English.own_words();
        for (message, expected) in [
            ("Taken.", "CloudCockpit says: Taken."),
            ("", "CloudCockpit rejected this value and gave no reason"),
        ] {
            assert_eq!(words.server_message(message), expected);
        }
    }

    #[test]
    fn suggestions_in_words() {
        let words = Language::English.own_words();
        assert_eq!(words.suggestion(Property::Country, "GB"), "Use GB");
        assert_eq!(
            words.suggestion(Property::Domain, "contoso"),
            "Use contoso as the domain"
        );
    }

    #[test]
    fn nothing_is_left_out_and_no_placeholder_left_over() {
        for language in Language::ALL {
            let words = language.own_words();
            for &property in Property::ALL {
                for rule in Rule::samples() {
                    let text = words.rule_text(rule, Some(property), None, &code);
                    assert!(!text.is_empty() && !text.contains(['{', '}']), "{text}");
                }
                let text = words.suggestion(property, "GB");
                assert!(text.contains("GB") && !text.contains(['{', '}']), "{text}");
            }
        }
    }
}
