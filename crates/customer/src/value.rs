//! The values of properties.

use super::property_table::Kind;
use super::{
    AgreementDate, CountryCode, Decimal, DecimalMark, DomainPrefix, Email, Guid, JsonText,
    PartnerId, Phone, Qualification, Rule, Text,
};

/// A value that satisfies the rule of its property. One variant for each [`Kind`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(Text),
    Email(Email),
    Phone(Phone),
    Country(CountryCode),
    Guid(Guid),
    DomainPrefix(DomainPrefix),
    PartnerId(PartnerId),
    Date(AgreementDate),
    Decimal(Decimal),
    Flag(bool),
    Qualifications(Vec<Qualification>),
    Json(JsonText),
}

impl Value {
    /// Parses a text of this kind with at most `max` characters. Blank is `None`. Numbers have this decimal mark.
    ///
    /// # Errors
    /// The rule that the text breaks.
    pub(super) fn parse(
        kind: Kind,
        typed: &str,
        max: usize,
        mark: DecimalMark,
    ) -> Result<Option<Self>, Rule> {
        if typed.trim().is_empty() && !matches!(kind, Kind::Flag | Kind::Qualifications) {
            return Ok(None);
        }
        Ok(match kind {
            Kind::Text => Text::parse_optional(typed, max)?.map(Self::Text),
            Kind::Email => Email::parse_optional(typed, max)?.map(Self::Email),
            Kind::Phone => Phone::parse_optional(typed, max)?.map(Self::Phone),
            Kind::Country => Some(Self::Country(CountryCode::parse(typed)?)),
            Kind::Guid => Guid::parse_optional(typed)?.map(Self::Guid),
            Kind::DomainPrefix => Some(Self::DomainPrefix(DomainPrefix::parse(typed)?)),
            Kind::PartnerId => PartnerId::parse_optional(typed, max)?.map(Self::PartnerId),
            Kind::Date => AgreementDate::parse_optional(typed)?.map(Self::Date),
            Kind::Decimal => Some(Self::Decimal(Decimal::parse(typed, mark)?)),
            Kind::Flag => Some(Self::Flag(typed == "true")),
            Kind::Qualifications => Some(Self::Qualifications(
                typed
                    .split(',')
                    .filter_map(Qualification::from_name)
                    .collect(),
            )),
            Kind::Json => Some(Self::Json(JsonText::parse(typed)?)),
        })
    }
}
