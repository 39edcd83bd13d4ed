//! What can be wrong with a typed value, and how much it matters.

use super::{CountryCode, Pattern, PostalName, Property, StateName};
use crate::json::Place;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The specification's own rule is broken: the request is not sent.
    Error,
    /// Microsoft or the provider will probably refuse the customer: asked about once.
    Warning,
    /// Advice, shown beside the control.
    Hint,
}

impl Severity {
    /// The word in `data-severity`, which outside programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// A rule that a typed value does not keep. The words for it are in `text`.
///
/// The errors are rules of the specification ("Create a customer" of the API), the warnings and hints
/// those of Microsoft, for whom the customer is created; each names the public page it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing stands where the specification wants something.
    Required,
    /// More than the specification takes, in characters as the server counts them.
    TooLong {
        /// The most that may stand there.
        max: usize,
        /// How many characters to take off.
        excess: usize,
    },
    /// Not a GUID such as `cb3cd15b-1d6e-45be-b493-c71549cbfd87`.
    NotAGuid,
    /// Not an e-mail address: one `@`, and a dot in the part after it.
    NotAnEmail,
    /// Neither a country's name nor its ISO 3166-1 alpha-2 code.
    NotACountry,
    /// Not a decimal number.
    NotANumber,
    /// Not JSON, from this place on (both counted from 1).
    NotJson {
        /// The line of the first character that does not fit.
        line: usize,
        /// Its column in that line.
        column: usize,
    },
    /// JSON with more values within values than are read, at this place.
    JsonTooDeep(Place),
    /// JSON with a key that stands in the same object already.
    RepeatedKey {
        /// The key, where it is one of Microsoft's data.
        key: Option<Property>,
        /// Where it stands again.
        place: Place,
    },
    /// A Microsoft domain prefix with something else than letters A to Z and digits.
    NotADomainPrefix,
    /// A Microsoft domain prefix of more than 27 characters.
    DomainPrefixTooLong {
        /// How many characters to take off.
        excess: usize,
    },
    /// Not a day of the calendar, or only a part of one.
    NotADate,
    /// A year before 2000 or after this one.
    OddYear,
    /// Kosovo, which is in Microsoft's list of countries and not in ISO 3166-1, where the operator does not
    /// allow it (`config.json`, `allowKosovo`).
    CountryNotAllowed,
    /// A Microsoft partner number (MPN id) is digits only.
    NotAPartnerId,
    /// Not a host name such as `portal.contoso.example`.
    NotAHostName,
    /// The same provider instance stands in an earlier entry.
    RepeatedInstance,
    /// The same offer type stands earlier in this entry.
    RepeatedOfferType,
    /// No provider entry at all.
    NoProvider,

    /// A company name of a single character (Partner Center: "Validate company names, customer
    /// names, and email addresses").
    CompanyNameTooShort,
    /// A company name of signs only, such as `&$^#` (same page).
    CompanyNameOfSigns,
    /// A company name of one character three times or more, such as `999` (same page).
    CompanyNameRepeats,
    /// A company name of single characters with spaces between, such as `1 2 3` (same page).
    CompanyNameSpaced,
    /// A legal form without a name, such as `LLC` (same page).
    CompanyNameIsLegalForm,
    /// A first or last name of a single letter; in Chinese script one is fine (same page).
    PersonNameTooShort,
    /// A name of more than 40 characters (same page, and CloudCockpit: "Customer Company Info
    /// Rules").
    PersonNameTooLong {
        /// How many characters to take off.
        excess: usize,
    },
    /// A name of digits and signs only (same pages).
    PersonNameOfSigns,
    /// A name such as `test`, `admin` or `nobody` (same pages).
    PersonNameIsPlaceholder,
    /// An address at `microsoft.com` (same pages).
    EmailOfMicrosoft,
    /// An address with something before the `@` that mail servers take only in quotation marks, if at all
    /// (RFC 5321, 4.1.2).
    OddEmailName,
    /// An address with something behind the `@` that is no domain of the Internet (RFC 1123, 2.1).
    OddEmailDomain,
    /// Not a phone number: digits, spaces and `+ ( ) - . /`, with 6 to 15 digits (ITU-T E.164). The specification
    /// itself bounds the length alone.
    OddPhone,
    /// A number whose sign can stand before a fraction or between thousands: `1.234`.
    AmbiguousNumber,
    /// Cuba, Iran, North Korea, Sudan, Syria (Microsoft: "Exporting Microsoft products", embargoed
    /// countries and regions).
    CountryNotServed,
    /// A country that a chosen provider instance does not offer (its `supportedCountries` in the
    /// API's "List provider instances").
    CountryNotOffered,
    /// A country that is meant beyond doubt and yet not written as its code in capitals: `UK`, `pt`
    /// (ISO 3166-1).
    CountryNotByCode,
    /// Kosovo, which is in Microsoft's list of countries and not in ISO 3166-1.
    CountryNotOfIso,
    /// Not a state of the country's list, as it is sent (Partner Center: "Get address formatting rules
    /// by market", `supportedStatesList`).
    UnknownState {
        /// What the country calls it.
        called: StateName,
    },
    /// A postal code of another country (Universal Postal Union, addressing pages).
    PostalCodeElsewhere {
        /// The one that it is of.
        country: CountryCode,
    },
    /// Not the shape of the country's postal codes (same page, `postalCodeRegex`).
    OddPostalCode {
        /// What the country calls it.
        called: PostalName,
        /// The shape.
        pattern: Pattern,
    },
    /// No tax number where Microsoft asks companies for one (Partner Center: "Registration ID number
    /// information").
    TaxIdAsked,
    /// Not the shape of the country's tax numbers (Partner Center: "Get address formatting rules by
    /// market", `taxIdFormat`; European Commission: "VIES", structure of VAT numbers).
    OddTaxId {
        /// The shape.
        pattern: Pattern,
    },
    /// A tax number whose check digits do not fit the others, by the country's published rule.
    WrongCheckDigit,
    /// No phone number of the signatory where Microsoft asks for phone numbers (Partner Center: "Add
    /// a new customer", information for some countries and regions).
    PhoneAsked,
    /// An accepted agreement without its signatory (Partner Center: "Confirm customer acceptance of
    /// the Microsoft Customer Agreement").
    SignatoryWanted,
    /// An accepted agreement without its day (same page).
    AgreementDateWanted,
    /// An agreement that would be accepted in the future (same page).
    AgreementDateInFuture,
    /// An agreement accepted since January 2026: from then on customers accept through a link, and a
    /// partner's word does not count (same page).
    AgreementByLink,
    /// A qualification, once set, stays (Partner Center SDK: `CustomerQualification`).
    QualificationsStay,
    /// A culture that does not look like `pt-PT` (Partner Center: "Get address formatting rules by
    /// market", `supportedCulturesList`).
    OddCulture,
    /// A language that does not look like `pt` (same page, `supportedLanguagesList`).
    OddLanguage,
}

impl Problem {
    /// The rule's identifier, the same in every language and version: it stands in `data-rule`.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::TooLong { .. } => "too-long",
            Self::NotAGuid => "guid",
            Self::NotAnEmail => "email",
            Self::NotACountry => "country",
            Self::NotANumber => "number",
            Self::NotJson { .. } => "json",
            Self::JsonTooDeep(_) => "json-depth",
            Self::RepeatedKey { .. } => "json-repeated-key",
            Self::NotADomainPrefix => "domain-prefix",
            Self::DomainPrefixTooLong { .. } => "domain-prefix-too-long",
            Self::NotADate => "date",
            Self::OddYear => "date-year",
            Self::CountryNotAllowed => "country-not-allowed",
            Self::NotAPartnerId => "partner-id",
            Self::NotAHostName => "host-name",
            Self::RepeatedInstance => "repeated-instance",
            Self::RepeatedOfferType => "repeated-offer-type",
            Self::NoProvider => "no-provider",
            Self::CompanyNameTooShort => "company-name-short",
            Self::CompanyNameOfSigns => "company-name-signs",
            Self::CompanyNameRepeats => "company-name-repeats",
            Self::CompanyNameSpaced => "company-name-spaced",
            Self::CompanyNameIsLegalForm => "company-name-legal-form",
            Self::PersonNameTooShort => "person-name-short",
            Self::PersonNameTooLong { .. } => "person-name-long",
            Self::PersonNameOfSigns => "person-name-signs",
            Self::PersonNameIsPlaceholder => "person-name-placeholder",
            Self::EmailOfMicrosoft => "email-microsoft",
            Self::OddEmailName => "email-name",
            Self::OddEmailDomain => "email-domain",
            Self::OddPhone => "phone",
            Self::AmbiguousNumber => "number-ambiguous",
            Self::CountryNotServed => "country-not-served",
            Self::CountryNotOffered => "country-not-offered",
            Self::CountryNotByCode => "country-code",
            Self::CountryNotOfIso => "country-not-iso",
            Self::UnknownState { .. } => "state",
            Self::PostalCodeElsewhere { .. } => "postal-code-country",
            Self::OddPostalCode { .. } => "postal-code",
            Self::TaxIdAsked => "tax-id-asked",
            Self::OddTaxId { .. } => "tax-id",
            Self::WrongCheckDigit => "tax-id-check",
            Self::PhoneAsked => "phone-asked",
            Self::SignatoryWanted => "agreement-signatory",
            Self::AgreementDateWanted => "agreement-date",
            Self::AgreementDateInFuture => "agreement-date-future",
            Self::AgreementByLink => "agreement-link",
            Self::QualificationsStay => "qualifications-stay",
            Self::OddCulture => "culture",
            Self::OddLanguage => "language",
        }
    }

    /// How much it matters.
    pub fn severity(self) -> Severity {
        match self {
            Self::Required
            | Self::TooLong { .. }
            | Self::NotAGuid
            | Self::NotAnEmail
            | Self::NotACountry
            | Self::NotANumber
            | Self::NotJson { .. }
            | Self::JsonTooDeep(_)
            | Self::RepeatedKey { .. }
            | Self::NotADomainPrefix
            | Self::DomainPrefixTooLong { .. }
            | Self::NotADate
            | Self::OddYear
            | Self::CountryNotAllowed
            | Self::NotAPartnerId
            | Self::NotAHostName
            | Self::RepeatedInstance
            | Self::RepeatedOfferType
            | Self::NoProvider => Severity::Error,
            Self::CompanyNameTooShort
            | Self::CompanyNameOfSigns
            | Self::CompanyNameRepeats
            | Self::CompanyNameSpaced
            | Self::CompanyNameIsLegalForm
            | Self::PersonNameTooShort
            | Self::PersonNameTooLong { .. }
            | Self::PersonNameOfSigns
            | Self::PersonNameIsPlaceholder
            | Self::EmailOfMicrosoft
            | Self::OddEmailName
            | Self::OddEmailDomain
            | Self::OddPhone
            | Self::AmbiguousNumber
            | Self::CountryNotServed
            | Self::CountryNotOffered
            | Self::UnknownState { .. }
            | Self::PostalCodeElsewhere { .. }
            | Self::OddPostalCode { .. }
            | Self::TaxIdAsked
            | Self::OddTaxId { .. }
            | Self::WrongCheckDigit
            | Self::PhoneAsked
            | Self::SignatoryWanted
            | Self::AgreementDateWanted
            | Self::AgreementDateInFuture
            | Self::QualificationsStay => Severity::Warning,
            Self::CountryNotByCode
            | Self::CountryNotOfIso
            | Self::AgreementByLink
            | Self::OddCulture
            | Self::OddLanguage => Severity::Hint,
        }
    }
}

impl Problem {
    /// Whether it is something to know before the customer is created, and nothing that would be refused.
    pub fn is_note(self) -> bool {
        self == Self::QualificationsStay
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// One of each.
    pub(crate) fn every() -> Vec<Problem> {
        let Some(pattern) = CountryCode::known("NL").postal_pattern() else {
            panic!("the Netherlands have one");
        };
        vec![
            Problem::Required,
            Problem::TooLong { max: 1, excess: 2 },
            Problem::NotAGuid,
            Problem::NotAnEmail,
            Problem::NotACountry,
            Problem::NotANumber,
            Problem::NotJson { line: 1, column: 2 },
            Problem::JsonTooDeep(Place { line: 1, column: 2 }),
            Problem::RepeatedKey {
                key: Some(Property::Domain),
                place: Place { line: 1, column: 2 },
            },
            Problem::NotADomainPrefix,
            Problem::DomainPrefixTooLong { excess: 1 },
            Problem::NotADate,
            Problem::OddYear,
            Problem::CountryNotAllowed,
            Problem::NotAPartnerId,
            Problem::NotAHostName,
            Problem::RepeatedInstance,
            Problem::RepeatedOfferType,
            Problem::NoProvider,
            Problem::CompanyNameTooShort,
            Problem::CompanyNameOfSigns,
            Problem::CompanyNameRepeats,
            Problem::CompanyNameSpaced,
            Problem::CompanyNameIsLegalForm,
            Problem::PersonNameTooShort,
            Problem::PersonNameTooLong { excess: 1 },
            Problem::PersonNameOfSigns,
            Problem::PersonNameIsPlaceholder,
            Problem::EmailOfMicrosoft,
            Problem::OddEmailName,
            Problem::OddEmailDomain,
            Problem::OddPhone,
            Problem::AmbiguousNumber,
            Problem::CountryNotServed,
            Problem::CountryNotOffered,
            Problem::CountryNotByCode,
            Problem::CountryNotOfIso,
            Problem::UnknownState {
                called: StateName::State,
            },
            Problem::PostalCodeElsewhere {
                country: CountryCode::known("JE"),
            },
            Problem::OddPostalCode {
                called: PostalName::Postcode,
                pattern,
            },
            Problem::TaxIdAsked,
            Problem::OddTaxId { pattern },
            Problem::WrongCheckDigit,
            Problem::PhoneAsked,
            Problem::SignatoryWanted,
            Problem::AgreementDateWanted,
            Problem::AgreementDateInFuture,
            Problem::AgreementByLink,
            Problem::QualificationsStay,
            Problem::OddCulture,
            Problem::OddLanguage,
        ]
    }

    #[test]
    fn rules_by_severity() {
        let of = |severity| {
            every()
                .iter()
                .filter(|it| it.severity() == severity)
                .count()
        };
        assert_eq!(of(Severity::Error), 19);
        assert_eq!(of(Severity::Warning), 27);
        assert_eq!(of(Severity::Hint), 5);
    }

    #[test]
    fn each_rule_has_an_identifier_of_its_own() {
        let mut seen = Vec::new();
        for problem in every() {
            let rule = problem.rule();
            assert!(
                rule.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{rule}"
            );
            assert!(!seen.contains(&rule), "{rule}");
            seen.push(rule);
        }
    }
}
