//! The answers of the form in words, part by part.

use crate::config::Config;
use crate::customer_form::in_words;
use crate::form_model::{DataView, Draft, Field, ProviderDraft, Section};
use crate::i18n::Words;
use customer::{CountryCode, DomainPrefix, Group, Kind, Property};

/// A part of the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub title: String,
    pub answers: Vec<Answer>,
}

/// An answer, and the control that it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub label: String,
    pub value: String,
    /// Whether it is a text for programs.
    pub is_code: bool,
    /// The element to change it at.
    pub element_id: String,
}

/// What the answers are put into words with.
pub struct Wording<'a> {
    pub words: &'a Words,
    pub config: &'a Config,
    /// The name of a country.
    pub countries: &'a dyn Fn(&str) -> String,
}

impl Wording<'_> {
    fn title(&self, draft: &Draft, section: Section, group: Group) -> String {
        let words = self.words;
        match (section, group) {
            (Section::Association(_), _) => words.associations().to_owned(),
            (Section::Customer, Group::Address) => words.address().to_owned(),
            (Section::Customer, Group::Contact) => words.contact().to_owned(),
            (Section::Customer, _) => words.company().to_owned(),
            (Section::Provider(at) | Section::OfferMargin(at, _), _) => {
                draft.place_of(Section::Provider(at), words)
            }
        }
    }

    fn held(&self, field: &Field) -> String {
        let (property, text) = (field.property(), field.kept_text());
        match property {
            Property::Domain if !text.trim().is_empty() => {
                format!("{}{}", text.trim(), DomainPrefix::SUFFIX)
            }
            _ => {
                let (words, config) = (self.words, self.config);
                in_words(words, config, self.countries, property, text.trim())
            }
        }
    }
}

/// The answers of a form, in the order of the page. Empty optional ones are left out; empty ones that are asked for say
/// so.
pub fn parts(draft: &Draft, picks_resellers: bool, wording: &Wording) -> Vec<Part> {
    let country = draft.country_code();
    let entries = draft.providers.snapshot();
    let mut parts: Vec<Part> = Vec::new();
    let mut last: Option<Section> = None;
    for (section, field) in draft.controls(picks_resellers) {
        let entry = match section {
            Section::Provider(at) => entries.get(at),
            _ => None,
        };
        if !is_said(&field, entry, country) {
            continue;
        }
        let title = wording.title(draft, section, field.property().definition().group);
        if parts.last().is_none_or(|it| it.title != title) {
            parts.push(Part {
                title,
                ..Part::default()
            });
        }
        let Some(part) = parts.last_mut() else {
            continue;
        };
        let is_row = matches!(section, Section::OfferMargin(..) | Section::Association(_));
        let value = wording.held(&field);
        // The values of a row are one answer.
        match part.answers.last_mut() {
            Some(row) if is_row && last == Some(section) => {
                row.value = format!("{}, {value}", row.value);
            }
            _ => part.answers.push(Answer {
                label: match is_row {
                    true => section.text(wording.words),
                    false => label(wording.words, field.property(), country),
                },
                value,
                is_code: field.property().kind() == Kind::Json,
                element_id: field.element_id(),
            }),
        }
        last = Some(section);
    }
    parts
}

fn label(words: &Words, property: Property, country: Option<CountryCode>) -> String {
    words.property_in(property, country).label.to_owned()
}

/// Whether an answer is worth a line.
fn is_said(field: &Field, entry: Option<&ProviderDraft>, country: Option<CountryCode>) -> bool {
    let property = field.property();
    let is_blank = field.kept_text().trim().is_empty();
    if let Some(entry) = entry {
        let is_of_signatory = entry.signatory().iter().any(|it| it.property() == property);
        // Its controls show the contact.
        if is_of_signatory && entry.microsoft.keep_primary_information.is_ticked() {
            return false;
        }
        let is_of_data = entry.microsoft.get(property).is_some();
        if is_of_data && entry.shown_view() == DataView::Controls && !entry.uses_data() {
            return false;
        }
    }
    // That a box is not ticked is an answer as well.
    property.kind() == Kind::Flag || !is_blank || !property.is_optional_in(country)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::wire::LoadedCustomer;
    use crate::form_model::{Row, ValidationContext};
    use crate::i18n::Language;
    use customer::DecimalMark;
    use std::sync::Arc;

    const CONFIG: &str = r#"{"providerInstances":[
        {"id":"cb3cd15b-1d6e-45be-b493-c71549cbfd87","name":"Contoso CSP"},
        {"id":"5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21","name":"Fabrikam","kind":"other"}],
        "resellers":[{"id":"0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02","name":"Northwind Traders"}]}"#;

    const CUSTOMER: &str = r#"{"companyName":"Adventure Works","taxId":null,"country":"PT","addressLine1":"Rua 1",
        "addressLine2":null,"city":"Lisboa","state":"Lisboa","zip":"1100-048","firstName":"Ana","middleName":null,
        "lastName":"Silva","email":"ana@adventure.example","phone":null,"internalIdentifier":null,
        "resellerId":"0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02",
        "providerCustomers":{"cb3cd15b-1d6e-45be-b493-c71549cbfd87":{
        "providerCustomerData":"{\"Domain\":\"adventure\",\"KeepPrimaryInformation\":true,\"FirstName\":\"Ana\",\"AcceptedMCA\":false}",
        "margin":{"marginRule":{"name":"markup"},"value":10.6},
        "offerTypeMargins":{"Value":{"License":{"MarginRule":{"Name":"margin"},"Value":5}}}}},
        "customerAssociations":[{"resellerId":"0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02","name":"Northwind Iberia"}]}"#;

    fn draft() -> (Arc<Config>, Draft) {
        let config = Arc::new(Config::parse(CONFIG).unwrap_or_default());
        let context = ValidationContext::for_tests(DecimalMark::Point);
        (config.clone(), Draft::new(config, context))
    }

    fn told(config: &Config, draft: &Draft, picks_resellers: bool) -> Vec<Part> {
        let wording = Wording {
            words: Language::English.own_words(),
            config,
            countries: &|code| format!("country {code}"),
        };
        parts(draft, picks_resellers, &wording)
    }

    fn value<'a>(parts: &'a [Part], title: &str, label: &str) -> Option<&'a str> {
        let part = parts.iter().find(|it| it.title == title)?;
        let answer = part.answers.iter().find(|it| it.label == label)?;
        Some(&answer.value)
    }

    #[test]
    fn a_customer_in_words() {
        let (config, draft) = draft();
        draft.load(LoadedCustomer::read(CUSTOMER).unwrap_or_default());
        let parts = told(&config, &draft, true);
        let titles: Vec<_> = parts.iter().map(|it| it.title.as_str()).collect();
        let provider = "Provider 1, Contoso CSP";
        assert_eq!(
            titles,
            ["Company", "Address", "Contact", provider, "Associations"]
        );
        for (title, label, expected) in [
            ("Company", "Company name", Some("Adventure Works")),
            ("Company", "Country", Some("country PT")),
            ("Company", "Reseller", Some("Northwind Traders")),
            // Optional and empty.
            ("Company", "Tax ID", None),
            ("Address", "Address line 2", None),
            // Required and empty.
            ("Contact", "Phone", Some("empty")),
            (provider, "Provider instance", Some("Contoso CSP")),
            (provider, "Domain", Some("adventure.onmicrosoft.com")),
            (provider, "Margin rule", Some("Markup")),
            (provider, "Value", Some("10.6")),
            (provider, "First name", None),
            (
                provider,
                "Provider 1, offer type margin 1",
                Some("License, Margin, 5"),
            ),
            (
                "Associations",
                "Association 1",
                Some("Northwind Traders, Northwind Iberia"),
            ),
        ] {
            assert_eq!(value(&parts, title, label), expected, "{title}: {label}");
        }
        let boxes = parts.iter().flat_map(|it| &it.answers);
        let boxes = boxes.filter(|it| ["ticked", "not ticked"].contains(&it.value.as_str()));
        assert_eq!(boxes.count(), 3);
        let own = told(&config, &draft, false);
        assert_eq!(value(&own, "Company", "Reseller"), None);
        assert!(own.iter().all(|it| it.title != "Associations"));
    }

    #[test]
    fn every_answer_leads_to_a_control() {
        let (config, draft) = draft();
        for _ in 1..8 {
            draft.providers.push(draft.new_provider());
        }
        let fabrikam = "5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21";
        let entries = draft.providers.snapshot();
        entries[7].fields.instance.set(fabrikam.to_owned());
        entries[7].fields.data.set("{\"a\":1}".to_owned());
        let parts = told(&config, &draft, true);
        let ids: Vec<_> = draft
            .controls(true)
            .into_iter()
            .map(|(_, field)| field.element_id())
            .collect();
        let mut answers = parts.iter().flat_map(|it| &it.answers);
        assert!(answers.clone().all(|it| ids.contains(&it.element_id)));
        let providers = parts.iter().filter(|it| it.title.starts_with("Provider "));
        assert_eq!(providers.count(), 8);
        let json = answers.find(|it| it.is_code);
        assert_eq!(json.map(|it| it.value.as_str()), Some("{\"a\":1}"));
        // Of an entry without an instance only that is missing.
        let first = parts.iter().find(|it| it.title == "Provider 1");
        let labels = first.map(|it| it.answers.iter().map(|it| it.label.as_str()));
        let labels: Vec<_> = labels.into_iter().flatten().collect();
        assert_eq!(labels, ["Provider instance", "Margin rule", "Value"]);
        assert_eq!(entries[0].place().position().get_untracked(), 0);
    }
}
