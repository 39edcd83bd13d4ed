//! The validation rules, as a table with one line each.

use super::{CountryCode, Pattern, PostalName, Property, StateName, TextPosition};

/// The severity of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Violates the specification: the request is not sent.
    Error,
    /// Microsoft or the provider will probably refuse the customer: requires confirmation once.
    Warning,
    /// Shown at the control only.
    Hint,
}

impl Severity {
    /// The value of `data-severity`, which other programs read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// Declares [`Rule`]: each rule with its fields and a sample of each, its id, its severity.
macro_rules! rules {
    ($(
        $(#[$doc:meta])*
        $name:ident $({ $($(#[$field_doc:meta])* $field:ident: $kind:ty = $sample:expr,)* })?: $id:literal, $severity:ident;
    )*) => {
        /// A rule that a value breaks. The messages are in the language files.
        ///
        /// Errors are rules of the specification ("Create a customer" of the API). Warnings and hints are rules of
        /// Microsoft, where the customer is created; each names its public source.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Rule {
            $($(#[$doc])* $name $({ $($(#[$field_doc])* $field: $kind,)* })?,)*
        }

        impl Rule {
            /// One value of each rule, for tests of all rules.
            pub fn samples() -> Vec<Self> {
                vec![$(Self::$name $({ $($field: $sample,)* })?,)*]
            }

            /// The value of `data-rule`, the same in every language and version.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$name $({ $($field: _,)* })? => $id,)*
                }
            }

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
    /// A required value is blank.
    Required: "required", Error;
    /// More characters than the specification allows, in UTF-16 units as on the server.
    TooLong {
        /// The maximum.
        max: usize = 1,
        /// The number of characters to remove.
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
    /// Not JSON, from this position on (both counted from 1).
    NotJson {
        /// The line of the first unexpected character.
        line: usize = 1,
        /// Its column.
        column: usize = 1,
    }: "json", Error;
    /// JSON with more levels of nesting than the parser allows.
    JsonTooDeep {
        /// The position of the first value that is too deep.
        place: TextPosition = SAMPLE_POSITION,
    }: "json-depth", Error;
    /// A duplicate key in a JSON object.
    DuplicateKey {
        /// The key, if it is a property of Microsoft's data.
        key: Option<Property> = Some(Property::Domain),
        /// The position of the second key.
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
        /// The number of characters to remove.
        excess: usize = 1,
    }: "domain-prefix-too-long", Error;
    /// Not a calendar day, or an incomplete one.
    NotADate: "date", Error;
    /// A year before 2000 or after the current one.
    OddYear: "date-year", Error;
    /// Kosovo, which is in Microsoft's list of countries and not in ISO 3166-1, without the operator's permission
    /// (`config.json`, `allowKosovo`).
    CountryNotAllowed: "country-not-allowed", Error;
    /// A Microsoft partner id (MPN id) with characters other than digits.
    NotAPartnerId: "partner-id", Error;
    /// Not a host name such as `portal.contoso.example`.
    NotAHostName: "host-name", Error;
    /// The provider instance of an earlier entry.
    DuplicateInstance: "repeated-instance", Error;
    /// The offer type of an earlier row in this entry.
    DuplicateOfferType: "repeated-offer-type", Error;
    /// There is no provider entry.
    NoProvider: "no-provider", Error;

    /// A company name of a single character (Partner Center: "Validate company names, customer
    /// names, and email addresses").
    CompanyNameTooShort: "company-name-short", Warning;
    /// A company name of signs only, such as `&$^#` (same page).
    CompanyNameWithoutLetters: "company-name-signs", Warning;
    /// A company name of one character three times or more, such as `999` (same page).
    CompanyNameRepeats: "company-name-repeats", Warning;
    /// A company name of single characters separated by spaces, such as `1 2 3` (same page).
    CompanyNameSpaced: "company-name-spaced", Warning;
    /// A legal form without a name, such as `LLC` (same page).
    CompanyNameIsLegalForm: "company-name-legal-form", Warning;
    /// A first or last name of a single letter, except in Chinese script (same page).
    PersonNameTooShort: "person-name-short", Warning;
    /// A name of more than 40 characters (same page, and CloudCockpit: "Customer Company Info
    /// Rules").
    PersonNameTooLong {
        /// The number of characters to remove.
        excess: usize = 1,
    }: "person-name-long", Warning;
    /// A name of digits and signs only (same pages).
    PersonNameWithoutLetters: "person-name-signs", Warning;
    /// A name such as `test`, `admin` or `nobody` (same pages).
    PersonNameIsPlaceholder: "person-name-placeholder", Warning;
    /// An address at `microsoft.com` (same pages).
    EmailAtMicrosoft: "email-microsoft", Warning;
    /// An address whose part before the `@` is accepted only in quotation marks, if at all (RFC 5321, 4.1.2).
    OddEmailName: "email-name", Warning;
    /// An address whose part after the `@` is not an Internet domain (RFC 1123, 2.1).
    OddEmailDomain: "email-domain", Warning;
    /// Not a phone number: digits, spaces and `+ ( ) - . /`, with 6 to 15 digits (ITU-T E.164). The specification
    /// limits the length only.
    OddPhone: "phone", Warning;
    /// A number whose mark can be a decimal mark or a thousands separator: `1.234`.
    AmbiguousNumber: "number-ambiguous", Warning;
    /// Cuba, Iran, North Korea, Sudan, Syria (Microsoft: "Exporting Microsoft products", embargoed
    /// countries and regions).
    CountryNotServed: "country-not-served", Warning;
    /// A country that a selected provider instance does not serve (its `supportedCountries` in the API's "List
    /// provider instances").
    CountryNotOffered: "country-not-offered", Warning;
    /// A country that is recognized but not written as its code in upper case: `UK`, `pt` (ISO 3166-1).
    CountryNotByCode: "country-code", Hint;
    /// Kosovo, which is in Microsoft's list of countries and not in ISO 3166-1.
    CountryNotInIso: "country-not-iso", Hint;
    /// Not a state of the country's list (Partner Center: "Get address formatting rules by market",
    /// `supportedStatesList`).
    UnknownState {
        /// The country's name for states.
        name: StateName = StateName::State,
    }: "state", Warning;
    /// A postal code of another country (Universal Postal Union, addressing pages).
    PostalCodeOfOtherCountry {
        /// The country of the code.
        country: CountryCode = CountryCode("JE"),
    }: "postal-code-country", Warning;
    /// Not an offer type of the chosen provider instance (its `offerTypes` in the API's "List provider instances").
    OfferTypeNotListed: "offer-type", Warning;
    /// Not the shape of the country's postal codes (same page, `postalCodeRegex`).
    OddPostalCode {
        /// The country's name for postal codes.
        name: PostalName = PostalName::Postcode,
        /// The expected format.
        pattern: Pattern = Pattern::new("9999 @@=1234 AB"),
    }: "postal-code", Warning;
    /// No tax number in a country where Microsoft requires one (Partner Center: "Registration ID number
    /// information").
    TaxIdMissing: "tax-id-asked", Warning;
    /// Not the format of the country's tax numbers (Partner Center: "Get address formatting rules by market",
    /// `taxIdFormat`; European Commission: "VIES", structure of VAT numbers).
    OddTaxId {
        /// The expected format.
        pattern: Pattern = Pattern::new("9999 @@=1234 AB"),
    }: "tax-id", Warning;
    /// A tax number with wrong check digits, by the country's published rule.
    WrongCheckDigit: "tax-id-check", Warning;
    /// No phone number of the signatory in a country where Microsoft requires one (Partner Center: "Add a new
    /// customer", information for some countries and regions).
    PhoneMissing: "phone-asked", Warning;
    /// An accepted agreement without signatory (Partner Center: "Confirm customer acceptance of the Microsoft
    /// Customer Agreement").
    SignatoryMissing: "agreement-signatory", Warning;
    /// An accepted agreement without day (same page).
    AgreementDateMissing: "agreement-date", Warning;
    /// An agreement day in the future (same page).
    AgreementDateInFuture: "agreement-date-future", Warning;
    /// An agreement accepted since January 2026: from then on customers accept through a link, and a
    /// partner's word does not count (same page).
    AgreementByLink: "agreement-link", Warning;
    /// A qualification, once set, stays (Partner Center SDK: `CustomerQualification`).
    QualificationsPermanent: "qualifications-stay", Warning;
    /// A domain prefix that is in use at Microsoft (the API's "Validate domain availability").
    DomainTaken: "domain-taken", Warning;
    /// An address that Microsoft does not accept (the API's "Validate address").
    AddressNotAccepted: "address-not-accepted", Warning;
    /// A customer of just this name or internal identifier exists (the API's "List customers").
    CustomerExists: "customer-exists", Warning;
    /// A culture that does not look like `pt-PT` (Partner Center: "Get address formatting rules by market",
    /// `supportedCulturesList`).
    OddCulture: "culture", Hint;
    /// A language that does not look like `pt` (same page, `supportedLanguagesList`).
    OddLanguage: "language", Hint;
}

impl Rule {
    /// Whether it only informs about a consequence of the creation: nothing will be refused.
    pub fn is_note(self) -> bool {
        self == Self::QualificationsPermanent
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
