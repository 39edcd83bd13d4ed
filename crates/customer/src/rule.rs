//! The validation rules: one line of the table for each.

use super::{CountryCode, Pattern, PostalName, Property, StateName, TextPosition};

/// How much an issue matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The specification's own rule is broken: the request is not sent.
    Error,
    /// Microsoft or the provider will probably refuse the customer: asked about once.
    Warning,
    /// Shown beside the control.
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

/// Declares [`Rule`]: each rule with its fields and a sample of each, its identifier, its severity.
macro_rules! rules {
    ($(
        $(#[$doc:meta])*
        $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $kind:ty = $sample:expr,)* })?: $id:literal, $severity:ident;
    )*) => {
        /// A rule that a typed value breaks. The sentences are in the language files.
        ///
        /// Errors are rules of the specification ("Create a customer" of the API). Warnings and hints are rules of
        /// Microsoft, for whom the customer is created; each names the public page that it comes from.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Rule {
            $($(#[$doc])* $name $({ $($(#[$field_doc])* $field: $kind,)* })?,)*
        }

        impl Rule {
            /// One of each, for tests that walk all rules.
            pub fn samples() -> Vec<Self> {
                vec![$(Self::$name $({ $($field: $sample,)* })?,)*]
            }

            /// The identifier in `data-rule`, the same in every language and version.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$name $({ $($field: _,)* })? => $id,)*
                }
            }

            /// How much it matters.
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$name $({ $($field: _,)* })? => Severity::$severity,)*
                }
            }
        }
    };
}

const SAMPLE_POSITION: TextPosition = TextPosition { line: 1, column: 2 };

rules! {
    /// Nothing stands where the specification wants something.
    Required: "required", Error;
    /// More than the specification takes, in characters as the server counts them.
    TooLong {
        /// The most that may stand there.
        max: usize = 1,
        /// How many characters to take off.
        excess: usize = 1,
    }: "too-long", Error;
    /// Not a GUID such as `cb3cd15b-1d6e-45be-b493-c71549cbfd87`.
    NotAGuid: "guid", Error;
    /// Not an e-mail address: one `@`, and a dot in the part after it.
    NotAnEmail: "email", Error;
    /// Neither a country's name nor its ISO 3166-1 alpha-2 code.
    NotACountry: "country", Error;
    /// Not a decimal number.
    NotANumber: "number", Error;
    /// Not JSON, from this place on (both counted from 1).
    NotJson {
        /// The line of the first character that does not fit.
        line: usize = 1,
        /// Its column in that line.
        column: usize = 1,
    }: "json", Error;
    /// JSON with more values within values than are read, at this place.
    JsonTooDeep {
        /// The position of the first value that is too deep.
        place: TextPosition = SAMPLE_POSITION,
    }: "json-depth", Error;
    /// JSON with a key that stands in the same object already.
    RepeatedKey {
        /// The key, where it is one of Microsoft's data.
        key: Option<Property> = Some(Property::Domain),
        /// Where it stands again.
        place: TextPosition = SAMPLE_POSITION,
    }: "json-repeated-key", Error;
    /// JSON for Microsoft with a value of another type than the specification's example has for its key.
    WrongJsonType {
        /// The key.
        key: Property = Property::AcceptedMca,
    }: "json-type", Error;
    /// A Microsoft domain prefix with something else than letters A to Z and digits.
    NotADomainPrefix: "domain-prefix", Error;
    /// A Microsoft domain prefix of more than 27 characters.
    DomainPrefixTooLong {
        /// How many characters to take off.
        excess: usize = 1,
    }: "domain-prefix-too-long", Error;
    /// Not a day of the calendar, or only a part of one.
    NotADate: "date", Error;
    /// A year before 2000 or after this one.
    OddYear: "date-year", Error;
    /// Kosovo, which is in Microsoft's list of countries and not in ISO 3166-1, where the operator does not
    /// allow it (`config.json`, `allowKosovo`).
    CountryNotAllowed: "country-not-allowed", Error;
    /// A Microsoft partner number (MPN id) is digits only.
    NotAPartnerId: "partner-id", Error;
    /// Not a host name such as `portal.contoso.example`.
    NotAHostName: "host-name", Error;
    /// The same provider instance stands in an earlier entry.
    RepeatedInstance: "repeated-instance", Error;
    /// The same offer type stands earlier in this entry.
    RepeatedOfferType: "repeated-offer-type", Error;
    /// No provider entry at all.
    NoProvider: "no-provider", Error;

    /// A company name of a single character (Partner Center: "Validate company names, customer
    /// names, and email addresses").
    CompanyNameTooShort: "company-name-short", Warning;
    /// A company name of signs only, such as `&$^#` (same page).
    CompanyNameOfSigns: "company-name-signs", Warning;
    /// A company name of one character three times or more, such as `999` (same page).
    CompanyNameRepeats: "company-name-repeats", Warning;
    /// A company name of single characters with spaces between, such as `1 2 3` (same page).
    CompanyNameSpaced: "company-name-spaced", Warning;
    /// A legal form without a name, such as `LLC` (same page).
    CompanyNameIsLegalForm: "company-name-legal-form", Warning;
    /// A first or last name of a single letter; in Chinese script one is fine (same page).
    PersonNameTooShort: "person-name-short", Warning;
    /// A name of more than 40 characters (same page, and CloudCockpit: "Customer Company Info
    /// Rules").
    PersonNameTooLong {
        /// How many characters to take off.
        excess: usize = 1,
    }: "person-name-long", Warning;
    /// A name of digits and signs only (same pages).
    PersonNameOfSigns: "person-name-signs", Warning;
    /// A name such as `test`, `admin` or `nobody` (same pages).
    PersonNameIsPlaceholder: "person-name-placeholder", Warning;
    /// An address at `microsoft.com` (same pages).
    EmailOfMicrosoft: "email-microsoft", Warning;
    /// An address with something before the `@` that mail servers take only in quotation marks, if at all
    /// (RFC 5321, 4.1.2).
    OddEmailName: "email-name", Warning;
    /// An address with something behind the `@` that is no domain of the Internet (RFC 1123, 2.1).
    OddEmailDomain: "email-domain", Warning;
    /// Not a phone number: digits, spaces and `+ ( ) - . /`, with 6 to 15 digits (ITU-T E.164). The specification
    /// itself bounds the length alone.
    OddPhone: "phone", Warning;
    /// A number whose sign can stand before a fraction or between thousands: `1.234`.
    AmbiguousNumber: "number-ambiguous", Warning;
    /// Cuba, Iran, North Korea, Sudan, Syria (Microsoft: "Exporting Microsoft products", embargoed
    /// countries and regions).
    CountryNotServed: "country-not-served", Warning;
    /// A country that a chosen provider instance does not offer (its `supportedCountries` in the
    /// API's "List provider instances").
    CountryNotOffered: "country-not-offered", Warning;
    /// A country that is meant beyond doubt and yet not written as its code in capitals: `UK`, `pt`
    /// (ISO 3166-1).
    CountryNotByCode: "country-code", Hint;
    /// Kosovo, which is in Microsoft's list of countries and not in ISO 3166-1.
    CountryNotOfIso: "country-not-iso", Hint;
    /// Not a state of the country's list, as it is sent (Partner Center: "Get address formatting rules
    /// by market", `supportedStatesList`).
    UnknownState {
        /// What the country calls it.
        called: StateName = StateName::State,
    }: "state", Warning;
    /// A postal code of another country (Universal Postal Union, addressing pages).
    PostalCodeElsewhere {
        /// The one that it is of.
        country: CountryCode = CountryCode("JE"),
    }: "postal-code-country", Warning;
    /// Not an offer type of the chosen provider instance (its `offerTypes` in the API's "List provider instances").
    OfferTypeNotListed: "offer-type", Warning;
    /// Not the shape of the country's postal codes (same page, `postalCodeRegex`).
    OddPostalCode {
        /// What the country calls it.
        called: PostalName = PostalName::Postcode,
        /// The shape.
        pattern: Pattern = Pattern::new("9999 @@=1234 AB"),
    }: "postal-code", Warning;
    /// No tax number where Microsoft asks companies for one (Partner Center: "Registration ID number
    /// information").
    TaxIdAsked: "tax-id-asked", Warning;
    /// Not the shape of the country's tax numbers (Partner Center: "Get address formatting rules by
    /// market", `taxIdFormat`; European Commission: "VIES", structure of VAT numbers).
    OddTaxId {
        /// The shape.
        pattern: Pattern = Pattern::new("9999 @@=1234 AB"),
    }: "tax-id", Warning;
    /// A tax number whose check digits do not fit the others, by the country's published rule.
    WrongCheckDigit: "tax-id-check", Warning;
    /// No phone number of the signatory where Microsoft asks for phone numbers (Partner Center: "Add
    /// a new customer", information for some countries and regions).
    PhoneAsked: "phone-asked", Warning;
    /// An accepted agreement without its signatory (Partner Center: "Confirm customer acceptance of
    /// the Microsoft Customer Agreement").
    SignatoryWanted: "agreement-signatory", Warning;
    /// An accepted agreement without its day (same page).
    AgreementDateWanted: "agreement-date", Warning;
    /// An agreement that would be accepted in the future (same page).
    AgreementDateInFuture: "agreement-date-future", Warning;
    /// An agreement accepted since January 2026: from then on customers accept through a link, and a
    /// partner's word does not count (same page).
    AgreementByLink: "agreement-link", Warning;
    /// A qualification, once set, stays (Partner Center SDK: `CustomerQualification`).
    QualificationsStay: "qualifications-stay", Warning;
    /// A culture that does not look like `pt-PT` (Partner Center: "Get address formatting rules by
    /// market", `supportedCulturesList`).
    OddCulture: "culture", Hint;
    /// A language that does not look like `pt` (same page, `supportedLanguagesList`).
    OddLanguage: "language", Hint;
}

impl Rule {
    /// Whether it is something to know before the customer is created, and nothing that would be refused.
    pub fn is_note(self) -> bool {
        self == Self::QualificationsStay
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_an_identifier_of_its_own() {
        let mut seen = Vec::new();
        for rule in Rule::samples() {
            let id = rule.id();
            assert!(
                id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
                "{id}"
            );
            assert!(!seen.contains(&id), "{id}");
            seen.push(id);
        }
    }
}
