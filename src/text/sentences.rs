//! Sentences made of words and values.

use super::{Words, fill};
use crate::config::{ConfigProblem, Expected};
use crate::domain::{DomainPrefix, Problem, Property};
use crate::form::Section;
use crate::session::BrokerProblem;

impl Words {
    /// What is wrong with a property and what would be right.
    pub fn problem(&self, problem: Problem, property: Option<Property>) -> String {
        let noun = property
            .map(|it| (self.property)(it).noun)
            .unwrap_or_default();
        let number = |count: usize| count.to_string();
        match problem {
            Problem::Required if property.is_some_and(is_chosen) => {
                fill(self.choose_what, &[("what", noun)])
            }
            Problem::Required => fill(self.enter, &[("what", noun)]),
            Problem::TooLong { max, length } => fill(
                self.too_long,
                &[
                    ("what", noun),
                    ("max", &number(max)),
                    ("length", &number(length)),
                ],
            ),
            Problem::NotAGuid => self.not_a_guid.to_owned(),
            Problem::NotAnEmail => self.not_an_email.to_owned(),
            Problem::NotAPhone => self.not_a_phone.to_owned(),
            Problem::NotACountry => self.not_a_country.to_owned(),
            Problem::NotANumber => fill(
                self.not_a_number,
                &[("what", noun), ("example", self.decimal_example)],
            ),
            Problem::NotJson { line, column } => fill(
                self.not_json,
                &[("line", &number(line)), ("column", &number(column))],
            ),
            Problem::NotADomainPrefix => self.not_a_domain_prefix.to_owned(),
            Problem::DomainPrefixTooLong { length } => fill(
                self.domain_prefix_too_long,
                &[
                    ("max", &number(DomainPrefix::MAX)),
                    ("length", &number(length)),
                ],
            ),
            Problem::NotADate => self.not_a_date.to_owned(),
            Problem::NotAPartnerId => self.not_a_partner_id.to_owned(),
            Problem::NotAHostName => self.not_a_tenant.to_owned(),
            Problem::RepeatedInstance => self.repeated_instance.to_owned(),
            Problem::RepeatedOfferType => self.repeated_offer_type.to_owned(),
            Problem::NoProvider => self.no_provider.to_owned(),
        }
    }

    /// Where on the page something stands; empty for the customer's own.
    pub fn section(&self, section: Section) -> String {
        let number = |position: usize| (position + 1).to_string();
        match section {
            Section::Customer => String::new(),
            Section::Provider(at) => fill(self.in_provider, &[("n", &number(at))]),
            Section::OfferMargin(at, row) => fill(
                self.in_offer_margin,
                &[("n", &number(at)), ("m", &number(row))],
            ),
            Section::Association(at) => fill(self.in_association, &[("n", &number(at))]),
        }
    }

    /// A margin rule as people call it; one that only the configuration knows stays as it is.
    pub fn margin_rule(&self, rule: &str) -> String {
        let known = self.margin_rules.iter().find(|(name, _)| *name == rule);
        known.map_or(rule, |(_, words)| *words).to_owned()
    }

    /// What is wrong with `config.json`.
    pub fn config_problem(&self, problem: &ConfigProblem) -> String {
        let words = &self.config_expected;
        let (template, list): (_, &[&str]) = match &problem.expected {
            Expected::AFile => (words.a_file, &[]),
            Expected::Json => (words.json, &[]),
            Expected::Object => (words.object, &[]),
            Expected::List => (words.list, &[]),
            Expected::Text => (words.text, &[]),
            Expected::Address => (words.address, &[]),
            Expected::Guid => (words.guid, &[]),
            Expected::HostName => (words.host_name, &[]),
            Expected::LanguageTag => (words.language_tag, &[]),
            Expected::Country => (words.country, &[]),
            Expected::TrueOrFalse => (words.true_or_false, &[]),
            Expected::Seconds => (words.seconds, &[]),
            Expected::OneOf(list) => (words.one_of, list),
            Expected::Keys(list) => (words.keys, list),
            Expected::PageAddress => (words.page_address, &[]),
        };
        let key = match problem.key.as_str() {
            "" => "config.json",
            key => key,
        };
        fill(template, &[("key", key), ("words", &list.join(", "))])
    }

    /// Why the token broker brought no session.
    pub fn broker_problem(&self, problem: &BrokerProblem) -> String {
        match problem {
            BrokerProblem::SignedOut => self.broker_signed_out.to_owned(),
            BrokerProblem::NotReached => self.broker_not_reached.to_owned(),
            BrokerProblem::Answered(status) => {
                fill(self.broker_answered, &[("status", &status.to_string())])
            }
            BrokerProblem::NoToken => self.broker_no_token.to_owned(),
            BrokerProblem::OtherRoles(roles) => {
                fill(self.broker_other_role, &[("roles", &roles.join(", "))])
            }
        }
    }
}

/// Whether the value is chosen from a list rather than typed.
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
    use crate::text::Language;

    #[test]
    fn problems_in_words() {
        let too_long = Problem::TooLong {
            max: 30,
            length: 31,
        };
        for (problem, property, english, portuguese) in [
            (
                Problem::Required,
                Property::CompanyName,
                "Enter the company name",
                "Indique o nome da empresa",
            ),
            (
                Problem::Required,
                Property::Country,
                "Choose the country",
                "Escolha o país",
            ),
            (
                too_long,
                Property::Zip,
                "Shorten the postal code to 30 characters. There are 31 now",
                "Encurte o código postal para 30 caracteres. Agora são 31",
            ),
            (
                Problem::NotANumber,
                Property::MarginValue,
                "Enter the margin’s value as a number, like 10.6",
                "Indique o valor da margem como número, por exemplo 10,6",
            ),
        ] {
            for (language, expected) in [
                (Language::English, english),
                (Language::Portuguese, portuguese),
            ] {
                let text = language.words().problem(problem, Some(property));
                assert_eq!(text, expected);
            }
        }
    }

    #[test]
    fn no_placeholder_is_left_over() {
        let problems = [
            Problem::Required,
            Problem::TooLong { max: 1, length: 2 },
            Problem::NotANumber,
            Problem::NotJson { line: 1, column: 2 },
            Problem::DomainPrefixTooLong { length: 28 },
            Problem::NoProvider,
        ];
        let sections = [
            Section::Provider(0),
            Section::OfferMargin(0, 1),
            Section::Association(2),
        ];
        for words in Language::ALL.map(Language::words) {
            for property in Property::SCALARS.into_iter().chain(Property::MICROSOFT) {
                for problem in problems {
                    let text = words.problem(problem, Some(property));
                    assert!(!text.contains(['{', '}']), "{text}");
                }
            }
            for section in sections {
                assert!(!words.section(section).contains(['{', '}']));
            }
        }
    }

    #[test]
    fn problems_with_the_broker_say_all_they_know() {
        let roles = vec!["reader".to_owned(), "auditor".to_owned()];
        for (problem, known) in [
            (BrokerProblem::SignedOut, ""),
            (BrokerProblem::NotReached, ""),
            (BrokerProblem::Answered(503), "503"),
            (BrokerProblem::NoToken, "access_token"),
            (BrokerProblem::OtherRoles(roles), "reader, auditor"),
        ] {
            for words in Language::ALL.map(Language::words) {
                let text = words.broker_problem(&problem);
                assert!(text.contains(known) && !text.contains(['{', '}']), "{text}");
            }
        }
    }

    #[test]
    fn words_that_blame_or_beg_are_not_used() {
        for source in [include_str!("en.rs"), include_str!("pt.rs")] {
            let source = source.to_lowercase();
            for word in [
                "invalid",
                "inválid",
                "please",
                "por favor",
                "oops",
                "sorry",
                "desculp",
            ] {
                assert!(!source.contains(word), "{word}");
            }
        }
    }
}
