//! Rules between controls that do not block.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::ProviderDraft;
use customer::{AgreementDate, CountryCode, Property, Rule, RuleContext};
use leptos::prelude::*;

impl Draft {
    /// The customer's country, once it is known.
    pub fn country_code(&self) -> Option<CountryCode> {
        self.context.country()
    }

    /// The countries that every chosen provider instance offers; `None` where none of them says.
    pub fn supported_countries(&self) -> Option<Vec<CountryCode>> {
        self.instances.with(|it| it.countries.clone())
    }

    /// The rule between the country, what the operator allows, and the chosen provider instances.
    pub fn country_not_offered(&self) -> Option<Rule> {
        let country = self.country_code()?;
        if !country.is_in_iso_3166() && !self.config.allows_kosovo {
            return Some(Rule::CountryNotAllowed);
        }
        let is_offered = self.instances.with(|it| {
            let countries = it.countries.as_ref();
            countries.is_none_or(|countries| countries.contains(&country))
        });
        (!is_offered).then_some(Rule::CountryNotOffered)
    }
}

impl ProviderDraft {
    /// The rule between this control, one of Microsoft's data, and the box of the accepted agreement: what the
    /// agreement still wants here, or what does not go with it.
    pub fn wanted(&self, field: &Field) -> Option<Rule> {
        match field.is_blank() {
            true => self.asked(field),
            false => self.accepted_too_late(field),
        }
    }

    /// An agreement that a partner says was accepted, on a day since when customers accept through a link. What is
    /// wrong with the day itself comes first.
    fn accepted_too_late(&self, field: &Field) -> Option<Rule> {
        let is_too_late = field.property() == Property::AgreementDate
            && self.microsoft.accepted_mca.is_ticked()
            && AgreementDate::needs_link(field.text().trim())
            && field.issue().is_none();
        is_too_late.then_some(Rule::AgreementByLink)
    }

    /// The rule that would be broken if nothing stood in this control: then it is not optional.
    pub fn asked(&self, field: &Field) -> Option<Rule> {
        let (rule, is_of_signatory) = match field.property() {
            Property::SignatoryFirstName
            | Property::SignatoryLastName
            | Property::SignatoryEmail => (Rule::SignatoryMissing, true),
            Property::SignatoryPhone => (Rule::PhoneMissing, true),
            Property::AgreementDate => (Rule::AgreementDateMissing, false),
            _ => return None,
        };
        let is_asked = self.microsoft.accepted_mca.is_ticked()
            && !(is_of_signatory && self.microsoft.keep_primary_information.is_ticked())
            && (rule != Rule::PhoneMissing || field.country().is_some_and(CountryCode::asks_phone));
        is_asked.then_some(rule)
    }
}
