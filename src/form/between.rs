//! Rules between controls that do not block.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::MicrosoftFields;
use crate::domain::{CountryCode, Problem, Property, Surroundings};

impl Draft {
    /// The customer's country, once it is known.
    pub fn country_code(&self) -> Option<CountryCode> {
        self.setting.country()
    }

    /// The countries that every chosen provider instance offers; `None` where none of them says.
    pub fn supported_countries(&self) -> Option<Vec<CountryCode>> {
        self.instances.with(|it| it.countries.clone())
    }

    /// The rule between the country, what the operator allows, and the chosen provider instances.
    pub fn country_not_offered(&self) -> Option<Problem> {
        let country = self.country_code()?;
        if !country.is_of_iso() && !self.config.allows_kosovo {
            return Some(Problem::CountryNotAllowed);
        }
        let is_offered = self.instances.with(|it| {
            let countries = it.countries.as_ref();
            countries.is_none_or(|countries| countries.contains(&country))
        });
        (!is_offered).then_some(Problem::CountryNotOffered)
    }
}

impl MicrosoftFields {
    /// The rule between this control, one of these, and the box of the accepted agreement: what the
    /// agreement still wants here.
    pub fn wanted(&self, field: &Field) -> Option<Problem> {
        field.is_blank().then(|| self.asked(field))?
    }

    /// The rule that would be broken if nothing stood in this control: then it is not optional.
    pub fn asked(&self, field: &Field) -> Option<Problem> {
        let (problem, is_of_signatory) = match field.property() {
            Property::SignatoryFirstName
            | Property::SignatoryLastName
            | Property::SignatoryEmail => (Problem::SignatoryWanted, true),
            Property::SignatoryPhone => (Problem::PhoneAsked, true),
            Property::AgreementDate => (Problem::AgreementDateWanted, false),
            _ => return None,
        };
        let is_asked = self.accepted_mca.is_ticked()
            && !(is_of_signatory && self.keep_primary_information.is_ticked())
            && (problem != Problem::PhoneAsked
                || field.country().is_some_and(CountryCode::asks_phone));
        is_asked.then_some(problem)
    }
}
