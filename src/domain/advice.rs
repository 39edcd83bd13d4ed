//! The rules that do not block: what Microsoft or the provider will probably refuse, and what a text
//! most likely means.

use super::{CountryCode, DomainPrefix, Email, Problem, Property, Qualification};
use super::{company_name, language_tag, person_name};

/// What a rule looks at besides the text itself. A rule asks for no more than it needs, so that who
/// follows the answers is told of no other change.
pub trait Surroundings {
    /// The customer's country, once it is known.
    fn country(&self) -> Option<CountryCode>;

    /// The person's own day, such as `2026-11-25`; empty where it is not known.
    fn today(&self) -> String;
}

/// Something to say of one value, with the right value where it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The rule.
    pub problem: Problem,
    /// What would be right.
    pub suggestion: Option<String>,
}

impl From<Problem> for Advice {
    fn from(problem: Problem) -> Self {
        Self {
            problem,
            suggestion: None,
        }
    }
}

impl Property {
    /// Whether the value is ticked rather than typed: all of it is there at once.
    pub fn is_ticked(self) -> bool {
        matches!(
            self,
            Self::AcceptedMca
                | Self::KeepPrimaryInformation
                | Self::Qualifications
                | Self::EnableGdap
        )
    }

    /// The warning or hint about a text that keeps its own rule ([`Property::check`]). Takes time in
    /// proportion to the text.
    pub fn advise(self, typed: &str, surroundings: &dyn Surroundings) -> Option<Advice> {
        let text = typed.trim();
        if text.is_empty() {
            let is_asked =
                self == Self::TaxId && surroundings.country().is_some_and(CountryCode::asks_tax_id);
            return is_asked.then(|| Problem::TaxIdAsked.into());
        }
        match self {
            Self::CompanyName => company_name::doubt(text).map(Advice::from),
            Self::FirstName
            | Self::LastName
            | Self::SignatoryFirstName
            | Self::SignatoryLastName => person_name::doubt(text, false).map(Advice::from),
            Self::MiddleName => person_name::doubt(text, true).map(Advice::from),
            Self::Email | Self::SignatoryEmail | Self::CredentialsEmail => {
                Email::is_at_microsoft(text).then(|| Problem::EmailOfMicrosoft.into())
            }
            Self::Country => country(text),
            Self::State => state(text, surroundings.country()?),
            Self::Zip => postal_code(text, surroundings.country()?),
            Self::TaxId => tax_id(text, surroundings.country()?),
            Self::AgreementDate => {
                let today = surroundings.today();
                // Days of the calendar, as this form writes them, stand in the order of their texts.
                let is_later = !today.is_empty() && text > today.as_str();
                is_later.then(|| Problem::AgreementDateInFuture.into())
            }
            Self::AcceptedMca => Some(Problem::AgreementByLink.into()),
            Self::Qualifications => {
                let mut names = text.split(',');
                let is_any = names.any(|name| Qualification::named(name).is_some());
                is_any.then(|| Problem::QualificationsStay.into())
            }
            Self::DefaultCulture => {
                let normal = language_tag::culture(text);
                unless_right(
                    text,
                    Problem::OddCulture,
                    normal.unwrap_or("en-US".to_owned()),
                )
            }
            Self::Language => {
                let normal = language_tag::language(text)
                    .or_else(|| language_tag::language_of_culture(text));
                unless_right(
                    text,
                    Problem::OddLanguage,
                    normal.unwrap_or("en".to_owned()),
                )
            }
            _ => None,
        }
    }

    /// What would keep the rule that `typed` does not keep ([`Property::check`]), where that is known.
    pub fn mended(self, typed: &str) -> Option<String> {
        match self {
            Self::Domain => DomainPrefix::meant_by(typed).map(|it| it.as_str().to_owned()),
            _ => None,
        }
    }

    /// `typed` as it is to be written, where its meaning is beyond doubt and it is written otherwise.
    pub fn normalised(self, typed: &str, surroundings: &dyn Surroundings) -> Option<String> {
        let text = typed.trim();
        if text.is_empty() {
            return None;
        }
        let normal = match self {
            Self::Country => CountryCode::required(text).ok()?.as_str().to_owned(),
            Self::State => surroundings.country()?.state(text)?.value.to_owned(),
            Self::Zip => surroundings.country()?.normal_postal(text)?,
            Self::TaxId => {
                let pattern = surroundings.country()?.tax_id_pattern()?;
                pattern.is_meant_by(text).then(|| pattern.normal(text))??
            }
            Self::Email | Self::SignatoryEmail | Self::CredentialsEmail => {
                Email::pasted(text)?.to_owned()
            }
            Self::Domain => DomainPrefix::required(text).ok()?.as_str().to_owned(),
            Self::DefaultCulture => language_tag::culture(text)?,
            Self::Language => language_tag::language(text)?,
            _ => return None,
        };
        (normal != text).then_some(normal)
    }
}

fn country(text: &str) -> Option<Advice> {
    let country = CountryCode::required(text).ok()?;
    if country.is_served() {
        let code = country.as_str().to_owned();
        unless_right(text, Problem::CountryNotByCode, code)
    } else {
        Some(Problem::CountryNotServed.into())
    }
}

fn state(text: &str, country: CountryCode) -> Option<Advice> {
    if country.states().is_empty() {
        return None;
    }
    let problem = Problem::UnknownState {
        called: country.state_name(),
    };
    match country.state(text) {
        Some(state) => unless_right(text, problem, state.value.to_owned()),
        None => Some(problem.into()),
    }
}

fn postal_code(text: &str, country: CountryCode) -> Option<Advice> {
    let problem = Problem::OddPostalCode {
        called: country.postal_name(),
        pattern: country.postal_pattern()?,
    };
    match country.normal_postal(text) {
        Some(normal) => unless_right(text, problem, normal),
        None => Some(problem.into()),
    }
}

fn tax_id(text: &str, country: CountryCode) -> Option<Advice> {
    let pattern = country.tax_id_pattern()?;
    if !country.has_one_tax_id() && !pattern.is_meant_by(text) {
        return None;
    }
    let problem = Problem::OddTaxId { pattern };
    match pattern.normal(text) {
        Some(normal) => unless_right(text, problem, normal),
        None => Some(problem.into()),
    }
}

fn unless_right(text: &str, problem: Problem, right: String) -> Option<Advice> {
    (text != right).then_some(Advice {
        problem,
        suggestion: Some(right),
    })
}

#[cfg(test)]
mod cases;
