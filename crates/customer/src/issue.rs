//! Validation of property values: errors, warnings, hints, and suggested corrections.

use super::person_name::NamePart;
use super::{
    AgreementDate, CountryCode, Decimal, DecimalMark, DomainPrefix, Email, Kind, Phone, Property,
    Qualification, Rule, company_name, language_tag, person_name,
};

/// The maximum number of suggested values of a list.
const SUGGESTIONS_MAX: usize = 4;

/// The context of a rule, besides the value. A rule reads only what it needs, because the caller subscribes to each
/// value that it reads.
pub trait RuleContext {
    /// The customer's country, if known.
    fn country(&self) -> Option<CountryCode>;

    /// The person's local day, such as `2026-11-25`. Empty if not known.
    fn today(&self) -> String;

    /// The decimal mark of the person's language.
    fn mark(&self) -> DecimalMark;

    /// The values of the control's list. Empty: any value is allowed.
    fn listed_values(&self) -> Vec<String>;

    /// Checks the syntax of a JSON text that is not blank.
    ///
    /// # Errors
    /// The rule that it breaks.
    fn json_syntax(&self, typed: &str) -> Result<(), Rule>;
}

/// An issue of a value, with suggested corrections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub rule: Rule,
    /// Likeliest first.
    pub suggestions: Vec<Suggestion>,
}

/// A suggested value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The property of the value: usually the one with the issue, or the country.
    pub property: Property,
    /// The value as it is typed.
    pub value: String,
}

impl From<Rule> for Issue {
    fn from(rule: Rule) -> Self {
        Self {
            rule,
            suggestions: Vec::new(),
        }
    }
}

impl Issue {
    /// Creates an issue with suggestions for `property`.
    fn suggesting(
        rule: Rule,
        property: Property,
        values: impl IntoIterator<Item = String>,
    ) -> Self {
        let mut issue = Self::from(rule);
        for value in values {
            issue.suggestions.push(Suggestion { property, value });
        }
        issue
    }
}

impl Property {
    /// Whether the control is a checkbox or a group of them.
    pub fn is_ticked(self) -> bool {
        matches!(self.kind(), Kind::Flag | Kind::Qualifications)
    }

    /// Validates a text and returns its issue. Takes time in proportion to the length.
    pub fn validate(self, typed: &str, context: &dyn RuleContext) -> Option<Issue> {
        let mark = context.mark();
        match self.check(typed, mark) {
            Err(rule) => Some(Issue::suggesting(rule, self, self.corrected(typed, mark))),
            Ok(()) => self.find_warning(typed, context),
        }
    }

    /// Returns the warning or hint about a text that satisfies the property's own rule ([`Property::check`]).
    fn find_warning(self, typed: &str, context: &dyn RuleContext) -> Option<Issue> {
        let text = typed.trim();
        if text.is_empty() {
            let is_asked = self == Self::TaxId && !self.is_optional_in(context.country());
            return is_asked.then(|| Rule::TaxIdMissing.into());
        }
        match self {
            Self::CompanyName => company_name::warning(text).map(Issue::from),
            Self::FirstName
            | Self::LastName
            | Self::SignatoryFirstName
            | Self::SignatoryLastName => {
                person_name::warning(text, NamePart::FirstOrLast).map(Issue::from)
            }
            Self::MiddleName => person_name::warning(text, NamePart::Middle).map(Issue::from),
            Self::Country => country(text),
            Self::State => state(text, context.country()?),
            Self::Zip => postal_code(text, context.country()?),
            Self::TaxId => tax_id(text, context.country()?),
            Self::OfferType => offer_type(text, context.listed_values()),
            Self::AgreementDate => AgreementDate::warning(text, &context.today()).map(Issue::from),
            Self::Qualifications => {
                let mut names = text.split(',');
                let is_any = names.any(|name| Qualification::from_name(name).is_some());
                is_any.then(|| Rule::QualificationsPermanent.into())
            }
            Self::DefaultCulture => {
                let normal = language_tag::culture(text);
                let right = normal.unwrap_or("en-US".to_owned());
                self.unless_right(text, Rule::OddCulture, right)
            }
            Self::Language => {
                let normal = language_tag::language(text)
                    .or_else(|| language_tag::language_of_culture(text));
                let right = normal.unwrap_or("en".to_owned());
                self.unless_right(text, Rule::OddLanguage, right)
            }
            _ => match self.kind() {
                Kind::Email => self.email(text),
                Kind::Phone => (!Phone::is_usual(text)).then(|| Rule::OddPhone.into()),
                Kind::Decimal => {
                    let values = Decimal::interpretations(text, context.mark())?;
                    Some(Issue::suggesting(Rule::AmbiguousNumber, self, values))
                }
                Kind::Json => context.json_syntax(typed).err().map(Issue::from),
                _ => None,
            },
        }
    }

    /// Returns a correction of `typed`, which breaks the property's own rule ([`Property::check`]), if there is
    /// one.
    fn corrected(self, typed: &str, mark: DecimalMark) -> Option<String> {
        match self.kind() {
            Kind::DomainPrefix => DomainPrefix::correct(typed).map(|it| it.as_str().to_owned()),
            Kind::Email => Email::correct(typed),
            Kind::Decimal => Decimal::correct(typed, mark),
            _ => None,
        }
    }

    /// Returns `typed` in its canonical notation, if its meaning is certain and the notation differs. The caller
    /// composes accents.
    pub fn normalized(self, typed: &str, context: &dyn RuleContext) -> Option<String> {
        let cleaned = self.clean(typed);
        let text = cleaned.trim();
        let normal = self.canonical(text, context);
        let normal = normal.unwrap_or_else(|| text.to_owned());
        (normal != typed.trim()).then_some(normal)
    }

    /// Returns the canonical notation of a trimmed and cleaned text.
    fn canonical(self, text: &str, context: &dyn RuleContext) -> Option<String> {
        if text.is_empty() {
            return None;
        }
        match self {
            Self::Country => {
                let country = CountryCode::parse(text).ok()?;
                Some(country.as_str().to_owned())
            }
            Self::State => Some(context.country()?.state(text)?.value.to_owned()),
            Self::Zip => context.country()?.normalize_postal_code(text),
            Self::TaxId => {
                let country = context.country()?;
                let pattern = country.tax_id_pattern()?;
                // The prefix may be missing if the country has one kind of number only.
                (country.has_one_tax_id() || pattern.has_prefix_of(text))
                    .then(|| pattern.normalize(text))?
            }
            Self::OfferType => {
                let key = list_key(text);
                context
                    .listed_values()
                    .into_iter()
                    .find(|it| list_key(it) == key)
            }
            Self::DefaultCulture => language_tag::culture(text),
            Self::Language => language_tag::language(text),
            _ => match self.kind() {
                Kind::Email => Email::extract(text).map(str::to_owned),
                Kind::Phone => Phone::pasted(text).map(str::to_owned),
                Kind::DomainPrefix => {
                    let domain = DomainPrefix::parse(text).ok()?;
                    Some(domain.as_str().to_owned())
                }
                _ => None,
            },
        }
    }

    fn email(self, text: &str) -> Option<Issue> {
        if Email::is_at_microsoft(text) {
            return Some(Rule::EmailAtMicrosoft.into());
        }
        let (rule, better) = Email::warning(text)?;
        Some(Issue::suggesting(rule, self, better))
    }

    fn unless_right(self, text: &str, rule: Rule, right: String) -> Option<Issue> {
        (text != right).then(|| Issue::suggesting(rule, self, [right]))
    }
}

fn country(text: &str) -> Option<Issue> {
    let country = CountryCode::parse(text).ok()?;
    if !country.is_served() {
        return Some(Rule::CountryNotServed.into());
    }
    let code = country.as_str().to_owned();
    let by_code = Property::Country.unless_right(text, Rule::CountryNotByCode, code);
    by_code.or_else(|| (!country.is_in_iso_3166()).then(|| Rule::CountryNotInIso.into()))
}

fn state(text: &str, country: CountryCode) -> Option<Issue> {
    if country.states().is_empty() {
        return None;
    }
    let rule = Rule::UnknownState {
        name: country.state_name(),
    };
    match country.state(text) {
        Some(state) => Property::State.unless_right(text, rule, state.value.to_owned()),
        None => {
            let similar = country.states_beginning(text);
            let similar = similar.iter().take(SUGGESTIONS_MAX);
            let values = similar.map(|it| it.value.to_owned());
            Some(Issue::suggesting(rule, Property::State, values))
        }
    }
}

/// A text that is not in the list, with similar values, or else the beginning of the list.
fn offer_type(text: &str, listed: Vec<String>) -> Option<Issue> {
    if listed.is_empty() || listed.iter().any(|it| it == text) {
        return None;
    }
    let key = list_key(text);
    let is_alike = |it: &&String| {
        let own = list_key(it);
        !key.is_empty() && (own.contains(&key) || key.contains(&own))
    };
    let mut similar: Vec<_> = listed.iter().filter(is_alike).cloned().collect();
    if similar.is_empty() {
        similar = listed;
    }
    similar.truncate(SUGGESTIONS_MAX);
    let (rule, property) = (Rule::OfferTypeNotListed, Property::OfferType);
    Some(Issue::suggesting(rule, property, similar))
}

/// A value of a list without its case and spaces.
fn list_key(value: &str) -> String {
    let letters = value.chars().filter(|c| !c.is_whitespace());
    letters.flat_map(char::to_lowercase).collect()
}

fn postal_code(text: &str, country: CountryCode) -> Option<Issue> {
    if let Some(other) = country.country_of_postal_code(text) {
        let rule = Rule::PostalCodeOfOtherCountry { country: other };
        let code = other.as_str().to_owned();
        return Some(Issue::suggesting(rule, Property::Country, [code]));
    }
    let rule = Rule::OddPostalCode {
        name: country.postal_name(),
        pattern: country.postal_pattern()?,
    };
    match country.normalize_postal_code(text) {
        Some(normal) => Property::Zip.unless_right(text, rule, normal),
        None => Some(rule.into()),
    }
}

fn tax_id(text: &str, country: CountryCode) -> Option<Issue> {
    odd_tax_id(text, country).or_else(|| {
        let is_wrong = country.has_wrong_check_digits(text);
        is_wrong.then(|| Rule::WrongCheckDigit.into())
    })
}

fn odd_tax_id(text: &str, country: CountryCode) -> Option<Issue> {
    let pattern = country.tax_id_pattern()?;
    if !country.has_one_tax_id() && !pattern.has_prefix_of(text) {
        return None;
    }
    let rule = Rule::OddTaxId { pattern };
    match pattern.normalize(text) {
        Some(normal) => Property::TaxId.unless_right(text, rule, normal),
        None => Some(rule.into()),
    }
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod writing;
