//! Issues of values, as tables of cases.

use super::*;
use crate::Severity;
use Property as P;

/// A customer in this country, on 25 November 2026, for a person with this decimal mark.
pub(super) struct On(Option<CountryCode>, pub(super) DecimalMark);

impl RuleContext for On {
    fn country(&self) -> Option<CountryCode> {
        self.0
    }

    fn today(&self) -> String {
        "2026-11-25".to_owned()
    }

    fn mark(&self) -> DecimalMark {
        self.1
    }

    fn listed_values(&self) -> Vec<String> {
        ["License", "AzurePlan", "AzureSavingsPlan"]
            .map(str::to_owned)
            .into()
    }

    fn json_syntax(&self, _: &str) -> Result<(), Rule> {
        Ok(())
    }
}

pub(super) fn on(code: &str) -> On {
    let mark = match code {
        "PT" => DecimalMark::Comma,
        _ => DecimalMark::Point,
    };
    On(CountryCode::from_code(code), mark)
}

/// The suggestions, separated by bars. Values of other properties follow the property's name.
fn suggested(issue: Option<&Issue>, property: P) -> String {
    let mut values = Vec::new();
    for it in issue.map_or(&[][..], |issue| &issue.suggestions) {
        values.push(match it.property == property {
            true => it.value.clone(),
            false => format!("{}={}", it.property.key(), it.value),
        });
    }
    values.join("|")
}

/// Value, country, property; the expected rule and suggestions. In Portugal numbers have a decimal comma.
type Case = (&'static str, &'static str, P, &'static str, &'static str);

fn check(cases: &[Case]) {
    for (typed, code, property, rule, suggestion) in cases.iter().copied() {
        let issue = property.validate(typed, &on(code));
        let found = issue.as_ref().map_or("", |it| it.rule.id());
        let suggested = suggested(issue.as_ref(), property);
        assert_eq!(
            (found, suggested.as_str()),
            (rule, suggestion),
            "{typed:?} as {property:?} in {code:?}"
        );
    }
}

/// All tables.
const TABLES: [&[Case]; 10] = [
    COMPANY_NAMES,
    PERSON_NAMES,
    EMAILS,
    COUNTRIES,
    STATES,
    POSTAL_CODES,
    TAX_IDS,
    NUMBERS,
    PHONES,
    OTHERS,
];

/// Rules between several values: the form's, with cases there.
const RULES_BETWEEN_VALUES: [&str; 8] = [
    "domain-taken",
    "address-not-accepted",
    "customer-exists",
    "country-not-offered",
    "phone-asked",
    "agreement-signatory",
    "agreement-date",
    "agreement-link",
];

#[test]
fn every_warning_and_hint_about_one_value_has_a_case() {
    let cases = TABLES.concat();
    for rule in Rule::samples() {
        let has_case = cases.iter().any(|case| case.3 == rule.id());
        let needs_case =
            rule.severity() != Severity::Error && !RULES_BETWEEN_VALUES.contains(&rule.id());
        assert!(has_case || !needs_case, "{} has no case", rule.id());
    }
}

#[test]
fn company_names() {
    check(COMPANY_NAMES);
}

#[test]
fn person_names() {
    check(PERSON_NAMES);
}

#[test]
fn emails() {
    check(EMAILS);
}

#[test]
fn countries() {
    check(COUNTRIES);
}

#[test]
fn states() {
    check(STATES);
}

#[test]
fn postal_codes() {
    check(POSTAL_CODES);
}

#[test]
fn tax_ids() {
    check(TAX_IDS);
}

#[test]
fn numbers() {
    check(NUMBERS);
}

#[test]
fn phones() {
    check(PHONES);
}

#[test]
fn all_others() {
    check(OTHERS);
}

const COMPANY_NAMES: &[Case] = &[
    ("Contoso", "PT", P::CompanyName, "", ""),
    ("Adventure Works Lda", "PT", P::CompanyName, "", ""),
    ("3M", "US", P::CompanyName, "", ""),
    ("AA", "GB", P::CompanyName, "", ""),
    ("A & B", "GB", P::CompanyName, "", ""),
    ("Plan 9", "GB", P::CompanyName, "", ""),
    ("微软", "CN", P::CompanyName, "", ""),
    ("Ω3", "GR", P::CompanyName, "", ""),
    ("A", "PT", P::CompanyName, "company-name-short", ""),
    (" 7 ", "PT", P::CompanyName, "company-name-short", ""),
    ("明", "CN", P::CompanyName, "company-name-short", ""),
    ("&$^#", "PT", P::CompanyName, "company-name-signs", ""),
    ("-", "PT", P::CompanyName, "company-name-signs", ""),
    ("...", "PT", P::CompanyName, "company-name-signs", ""),
    ("😀😀", "PT", P::CompanyName, "company-name-signs", ""),
    ("999", "PT", P::CompanyName, "company-name-repeats", ""),
    ("aaaa", "PT", P::CompanyName, "company-name-repeats", ""),
    ("x x x", "PT", P::CompanyName, "company-name-repeats", ""),
    ("1 2 3", "PT", P::CompanyName, "company-name-spaced", ""),
    ("a\tb", "PT", P::CompanyName, "company-name-spaced", ""),
    ("LLC", "US", P::CompanyName, "company-name-legal-form", ""),
    (
        "l.l.c.",
        "US",
        P::CompanyName,
        "company-name-legal-form",
        "",
    ),
    ("L L C", "US", P::CompanyName, "company-name-legal-form", ""),
    ("Ltd", "GB", P::CompanyName, "company-name-legal-form", ""),
    ("GmbH", "DE", P::CompanyName, "company-name-legal-form", ""),
    ("Lda.", "PT", P::CompanyName, "company-name-legal-form", ""),
    ("SARL", "FR", P::CompanyName, "company-name-legal-form", ""),
    ("Inc", "US", P::CompanyName, "company-name-legal-form", ""),
    ("PLC", "GB", P::CompanyName, "company-name-legal-form", ""),
    (
        "Pty Ltd",
        "AU",
        P::CompanyName,
        "company-name-legal-form",
        "",
    ),
    ("Corp", "US", P::CompanyName, "company-name-legal-form", ""),
    (
        "Sdn Bhd",
        "MY",
        P::CompanyName,
        "company-name-legal-form",
        "",
    ),
    ("Ltd Contoso", "GB", P::CompanyName, "", ""),
    ("", "PT", P::CompanyName, "required", ""),
];

const PERSON_NAMES: &[Case] = &[
    ("Ana", "PT", P::FirstName, "", ""),
    ("Li", "CN", P::LastName, "", ""),
    ("Ó Briain", "IE", P::LastName, "", ""),
    ("D'Arcy", "GB", P::LastName, "", ""),
    ("明", "CN", P::FirstName, "", ""),
    ("Ж", "UA", P::FirstName, "person-name-short", ""),
    ("A", "PT", P::FirstName, "person-name-short", ""),
    ("B", "PT", P::LastName, "person-name-short", ""),
    ("M", "PT", P::MiddleName, "", ""),
    ("1234", "PT", P::FirstName, "person-name-signs", ""),
    ("-", "PT", P::LastName, "person-name-signs", ""),
    ("7", "PT", P::MiddleName, "person-name-signs", ""),
    ("😀", "PT", P::FirstName, "person-name-signs", ""),
    ("test", "PT", P::FirstName, "person-name-placeholder", ""),
    ("TEST", "PT", P::LastName, "person-name-placeholder", ""),
    ("Admin", "PT", P::FirstName, "person-name-placeholder", ""),
    ("nobody", "PT", P::LastName, "person-name-placeholder", ""),
    ("Testa", "IT", P::LastName, "", ""),
    (
        "Maria das Dores da Conceição Albuquerque",
        "PT",
        P::FirstName,
        "",
        "",
    ),
    (
        "Maria das Dores da Conceição Albuquerques",
        "PT",
        P::FirstName,
        "person-name-long",
        "",
    ),
    (
        "Maria das Dores da Conceição Albuquerques",
        "PT",
        P::MiddleName,
        "person-name-long",
        "",
    ),
    ("X", "PT", P::SignatoryFirstName, "person-name-short", ""),
    ("123", "PT", P::SignatoryLastName, "person-name-signs", ""),
    (
        "admin",
        "PT",
        P::SignatoryLastName,
        "person-name-placeholder",
        "",
    ),
    ("", "PT", P::SignatoryFirstName, "", ""),
];

const EMAILS: &[Case] = &[
    ("ana@contoso.example", "PT", P::Email, "", ""),
    ("ana@notmicrosoft.com", "PT", P::Email, "", ""),
    ("ana@microsoft.com.example", "PT", P::Email, "", ""),
    ("ana@microsoft.com", "PT", P::Email, "email-microsoft", ""),
    ("Ana@Microsoft.COM ", "PT", P::Email, "email-microsoft", ""),
    (
        "it@microsoft.com",
        "PT",
        P::CredentialsEmail,
        "email-microsoft",
        "",
    ),
    (
        "rui@microsoft.com",
        "PT",
        P::SignatoryEmail,
        "email-microsoft",
        "",
    ),
    ("", "PT", P::CredentialsEmail, "", ""),
    ("ana@example.u", "PT", P::Email, "email-domain", ""),
    (
        "ana@example.123",
        "PT",
        P::CredentialsEmail,
        "email-domain",
        "",
    ),
    (
        "ana@-example.com",
        "PT",
        P::SignatoryEmail,
        "email-domain",
        "",
    ),
    ("ana@.123", "PT", P::Email, "email", ""),
    (
        "o’neil@example.com",
        "IE",
        P::Email,
        "email-name",
        "o'neil@example.com",
    ),
    (
        "ana @contoso.example",
        "PT",
        P::Email,
        "email",
        "ana@contoso.example",
    ),
    ("ana", "PT", P::Email, "email", ""),
];

const COUNTRIES: &[Case] = &[
    ("PT", "", P::Country, "", ""),
    (" GB ", "", P::Country, "", ""),
    ("pt", "", P::Country, "country-code", "PT"),
    ("UK", "", P::Country, "country-code", "GB"),
    ("uk", "", P::Country, "country-code", "GB"),
    ("usa", "", P::Country, "country-code", "US"),
    ("Holland", "", P::Country, "country-code", "NL"),
    ("CU", "", P::Country, "country-not-served", ""),
    ("IR", "", P::Country, "country-not-served", ""),
    ("KP", "", P::Country, "country-not-served", ""),
    ("SD", "", P::Country, "country-not-served", ""),
    ("sy", "", P::Country, "country-not-served", ""),
    ("SS", "", P::Country, "", ""),
    ("PRT", "", P::Country, "country-code", "PT"),
    ("EUA", "", P::Country, "country-code", "US"),
    ("Holanda", "", P::Country, "country-code", "NL"),
    ("Inglaterra", "", P::Country, "country-code", "GB"),
    ("U.K.", "", P::Country, "country-code", "GB"),
    ("the Netherlands (NL)", "", P::Country, "country", ""),
    ("Holland (NL)", "", P::Country, "country-code", "NL"),
    ("XK", "", P::Country, "country-not-iso", ""),
    ("xk", "", P::Country, "country-code", "XK"),
    ("Coreia", "", P::Country, "country-code", "KR"),
    ("DPRK", "", P::Country, "country-not-served", ""),
    ("Atlantis", "", P::Country, "country", ""),
    ("", "", P::Country, "required", ""),
];

const STATES: &[Case] = &[
    ("WA", "US", P::State, "", ""),
    ("DC", "US", P::State, "", ""),
    ("wa", "US", P::State, "state", "WA"),
    ("Washington", "US", P::State, "state", "WA"),
    ("NEW YORK", "US", P::State, "state", "NY"),
    ("N.Y.", "US", P::State, "state", "NY"),
    ("district of columbia", "US", P::State, "state", "DC"),
    ("West Virginia", "US", P::State, "state", "WV"),
    ("Lisboa", "US", P::State, "state", ""),
    ("wash", "US", P::State, "state", "WA"),
    ("New", "US", P::State, "state", "NH|NJ|NM|NY"),
    ("mich", "MX", P::State, "state", "Michoacán"),
    ("PR", "US", P::State, "state", ""),
    ("ON", "CA", P::State, "", ""),
    ("on", "CA", P::State, "state", "ON"),
    ("Québec", "CA", P::State, "state", "QC"),
    ("Quebec", "CA", P::State, "state", "QC"),
    ("Newfoundland and Labrador", "CA", P::State, "state", "NL"),
    ("WA", "CA", P::State, "state", ""),
    ("New South Wales", "AU", P::State, "", ""),
    ("NSW", "AU", P::State, "state", "New South Wales"),
    ("qld", "AU", P::State, "state", "Queensland"),
    ("tasmania", "AU", P::State, "state", "Tasmania"),
    ("WA", "AU", P::State, "state", "Western Australia"),
    ("Sydney", "AU", P::State, "state", ""),
    ("Jalisco", "MX", P::State, "", ""),
    ("JAL", "MX", P::State, "state", "Jalisco"),
    ("nuevo leon", "MX", P::State, "state", "Nuevo León"),
    ("CDMX", "MX", P::State, "state", "Ciudad de México"),
    ("Texas", "MX", P::State, "state", ""),
    ("Lisboa", "PT", P::State, "", ""),
    ("wa", "", P::State, "", ""),
    ("", "US", P::State, "required", ""),
];

const POSTAL_CODES: &[Case] = &[
    ("98052", "US", P::Zip, "", ""),
    ("98052-6399", "US", P::Zip, "", ""),
    (" 98052 ", "US", P::Zip, "", ""),
    ("980526399", "US", P::Zip, "postal-code", "98052-6399"),
    ("98052 6399", "US", P::Zip, "postal-code", "98052-6399"),
    ("9805", "US", P::Zip, "postal-code", ""),
    ("WA 98052", "US", P::Zip, "postal-code", ""),
    ("US-98052", "US", P::Zip, "postal-code", "98052"),
    ("1100-048", "PT", P::Zip, "", ""),
    ("1100", "PT", P::Zip, "", ""),
    ("1100048", "PT", P::Zip, "postal-code", "1100-048"),
    ("1100 048", "PT", P::Zip, "postal-code", "1100-048"),
    ("P-1100-048", "PT", P::Zip, "postal-code", "1100-048"),
    ("110-048", "PT", P::Zip, "postal-code", ""),
    ("1234 AB", "NL", P::Zip, "", ""),
    ("1234AB", "NL", P::Zip, "postal-code", "1234 AB"),
    ("1234ab", "NL", P::Zip, "postal-code", "1234 AB"),
    ("NL-1234 ab", "NL", P::Zip, "postal-code", "1234 AB"),
    ("1234", "NL", P::Zip, "postal-code", ""),
    ("SW1A 1AA", "GB", P::Zip, "", ""),
    ("M1 1AA", "GB", P::Zip, "", ""),
    ("sw1a1aa", "GB", P::Zip, "postal-code", "SW1A 1AA"),
    ("ec1y 8sy", "GB", P::Zip, "postal-code", "EC1Y 8SY"),
    ("SW1A", "GB", P::Zip, "postal-code", ""),
    ("K1A 0B1", "CA", P::Zip, "", ""),
    ("k1a0b1", "CA", P::Zip, "postal-code", "K1A 0B1"),
    ("K1A-0B1", "CA", P::Zip, "postal-code", "K1A 0B1"),
    ("12345", "CA", P::Zip, "postal-code", ""),
    ("10115", "DE", P::Zip, "", ""),
    ("D-10115", "DE", P::Zip, "postal-code", "10115"),
    ("F-75001", "DE", P::Zip, "postal-code", ""),
    ("1011", "DE", P::Zip, "postal-code", ""),
    ("75001", "FR", P::Zip, "", ""),
    ("75 001", "FR", P::Zip, "postal-code", "75001"),
    ("28013", "ES", P::Zip, "", ""),
    ("280133", "ES", P::Zip, "postal-code", ""),
    ("01310-100", "BR", P::Zip, "", ""),
    ("01310100", "BR", P::Zip, "postal-code", "01310-100"),
    ("114 55", "SE", P::Zip, "", ""),
    ("11455", "SE", P::Zip, "", ""),
    ("SE-114 55", "SE", P::Zip, "postal-code", "114 55"),
    ("00-950", "PL", P::Zip, "", ""),
    ("00950", "PL", P::Zip, "postal-code", "00-950"),
    ("d02af30", "IE", P::Zip, "postal-code", "D02 AF30"),
    ("154-0023", "JP", P::Zip, "", ""),
    ("〒1540023", "JP", P::Zip, "postal-code", "154-0023"),
    ("110001", "IN", P::Zip, "", ""),
    ("110 001", "IN", P::Zip, "postal-code", "110001"),
    ("FL-9490", "LI", P::Zip, "postal-code", "9490"),
    ("1073", "LV", P::Zip, "postal-code", "LV-1073"),
    ("LT-04340", "LT", P::Zip, "", ""),
    ("c1070aam", "AR", P::Zip, "postal-code", "C1070AAM"),
    ("bzn1130", "MT", P::Zip, "postal-code", "BZN 1130"),
    ("2000", "AU", P::Zip, "", ""),
    ("20000", "AU", P::Zip, "postal-code", ""),
    ("00000", "AE", P::Zip, "", ""),
    ("500", "AD", P::Zip, "postal-code", "AD500"),
    ("AD500", "AD", P::Zip, "", ""),
    ("BD500", "AD", P::Zip, "postal-code", ""),
    ("AZ 1000", "AZ", P::Zip, "", ""),
    ("BZ 1000", "AZ", P::Zip, "postal-code", ""),
    ("LT-1073", "LV", P::Zip, "postal-code", ""),
    ("10000", "XK", P::Zip, "", ""),
    ("BT7 1ZZ", "IE", P::Zip, "postal-code-country", "country=GB"),
    ("JE2 3AB", "GB", P::Zip, "postal-code-country", "country=JE"),
    ("gy11aa", "GB", P::Zip, "postal-code-country", "country=GG"),
    ("IM1 1AA", "GB", P::Zip, "postal-code-country", "country=IM"),
    (
        "SW1A 1AA",
        "JE",
        P::Zip,
        "postal-code-country",
        "country=GB",
    ),
    ("00901", "US", P::Zip, "postal-code-country", "country=PR"),
    ("9490", "CH", P::Zip, "postal-code-country", "country=LI"),
    ("1234 AB", "BE", P::Zip, "postal-code-country", "country=NL"),
    ("anything", "HK", P::Zip, "", ""),
    ("anything", "GH", P::Zip, "", ""),
    ("1234ab", "", P::Zip, "", ""),
    ("", "NL", P::Zip, "required", ""),
];

const TAX_IDS: &[Case] = &[
    ("PT509442013", "PT", P::TaxId, "", ""),
    ("509442013", "PT", P::TaxId, "tax-id", "PT509442013"),
    ("pt 509 442 013", "PT", P::TaxId, "tax-id", "PT509442013"),
    ("50944201", "PT", P::TaxId, "tax-id", ""),
    ("none", "PT", P::TaxId, "tax-id", ""),
    ("PT509442031", "PT", P::TaxId, "tax-id-check", ""),
    ("", "PT", P::TaxId, "", ""),
    ("DE136695976", "DE", P::TaxId, "", ""),
    ("DE136695967", "DE", P::TaxId, "tax-id-check", ""),
    ("de 136 695 976", "DE", P::TaxId, "tax-id", "DE136695976"),
    ("DE12345678", "DE", P::TaxId, "tax-id", ""),
    ("HRB 12345", "DE", P::TaxId, "", ""),
    ("123456789", "DE", P::TaxId, "", ""),
    ("BE 0428.759.497", "BE", P::TaxId, "tax-id", "BE0428759497"),
    ("0428.759.498", "BE", P::TaxId, "tax-id-check", ""),
    ("el123456789", "GR", P::TaxId, "tax-id", "EL123456789"),
    ("NL004495445B01", "NL", P::TaxId, "", ""),
    ("NL002455799B11", "NL", P::TaxId, "", ""),
    ("NL004495454B01", "NL", P::TaxId, "tax-id-check", ""),
    ("GB123456789", "GB", P::TaxId, "", ""),
    ("GBGD001", "GB", P::TaxId, "", ""),
    ("GBHA599", "GB", P::TaxId, "", ""),
    ("gb gd 001", "GB", P::TaxId, "tax-id", "GBGD001"),
    ("GBXX001", "GB", P::TaxId, "tax-id", ""),
    ("ATU13585627", "AT", P::TaxId, "", ""),
    ("AT13585627", "AT", P::TaxId, "tax-id", ""),
    ("ATX13585627", "AT", P::TaxId, "tax-id", ""),
    ("16.727.230/0001-97", "BR", P::TaxId, "", ""),
    ("16.727.230/0001-79", "BR", P::TaxId, "tax-id-check", ""),
    ("51 824 753 565", "AU", P::TaxId, "tax-id-check", ""),
    ("anything", "US", P::TaxId, "", ""),
    ("12-3456789", "US", P::TaxId, "", ""),
    ("anything", "", P::TaxId, "", ""),
    ("", "US", P::TaxId, "tax-id-asked", ""),
    (" ", "BR", P::TaxId, "tax-id-asked", ""),
    ("", "IN", P::TaxId, "tax-id-asked", ""),
    ("", "HU", P::TaxId, "tax-id-asked", ""),
    ("", "ZA", P::TaxId, "tax-id-asked", ""),
    ("", "DE", P::TaxId, "", ""),
    ("", "", P::TaxId, "", ""),
];

const NUMBERS: &[Case] = &[
    ("10,6", "PT", P::MarginValue, "", ""),
    ("10.6", "PT", P::MarginValue, "", ""),
    (
        "1.234",
        "PT",
        P::MarginValue,
        "number-ambiguous",
        "1,234|1234",
    ),
    (
        "1.000",
        "PT",
        P::OfferMarginValue,
        "number-ambiguous",
        "1,000|1000",
    ),
    ("1,234", "PT", P::MarginValue, "", ""),
    ("1.234,5", "PT", P::MarginValue, "number", "1234,5"),
    ("10.6", "US", P::MarginValue, "", ""),
    ("1.234", "US", P::MarginValue, "", ""),
    (
        "1,234",
        "US",
        P::MarginValue,
        "number-ambiguous",
        "1.234|1234",
    ),
    ("10,5", "US", P::MarginValue, "number", "10.5"),
    ("10,5", "US", P::OfferMarginValue, "number", "10.5"),
    ("1E+05", "US", P::MarginValue, "number", "100000"),
    ("1,5E-02", "PT", P::MarginValue, "number", "0,015"),
    ("1e400", "US", P::MarginValue, "number", ""),
    ("ten", "US", P::MarginValue, "number", ""),
    ("", "US", P::MarginValue, "required", ""),
];

const PHONES: &[Case] = &[
    ("+351 921 231 231", "PT", P::Phone, "", ""),
    ("+1 425 555 0134 ext. 22", "US", P::Phone, "", ""),
    ("+1 425 555 0134 x22", "US", P::Phone, "", ""),
    ("+1 425 555 0134 #22", "US", P::SignatoryPhone, "", ""),
    ("call me", "US", P::Phone, "phone", ""),
    ("12345", "US", P::Phone, "phone", ""),
    ("1-800-FLOWERS", "US", P::SignatoryPhone, "phone", ""),
    ("", "US", P::Phone, "required", ""),
    ("", "RU", P::SignatoryPhone, "", ""),
];

const OTHERS: &[Case] = &[
    ("0026-11-25", "PT", P::AgreementDate, "date-year", ""),
    ("0202-11-25", "PT", P::AgreementDate, "date-year", ""),
    ("1999-12-31", "PT", P::AgreementDate, "date-year", ""),
    ("2062-11-25", "PT", P::AgreementDate, "date-year", ""),
    ("2025-02-29", "PT", P::AgreementDate, "date", ""),
    ("2026-11-25", "PT", P::AgreementDate, "", ""),
    ("2026-01-01", "PT", P::AgreementDate, "", ""),
    ("2025-12-31", "PT", P::AgreementDate, "", ""),
    ("2022-12-28", "PT", P::AgreementDate, "", ""),
    (
        "2026-11-26",
        "PT",
        P::AgreementDate,
        "agreement-date-future",
        "",
    ),
    ("2027-01-01", "PT", P::AgreementDate, "date-year", ""),
    ("", "PT", P::AgreementDate, "", ""),
    ("License", "PT", P::OfferType, "", ""),
    ("license", "PT", P::OfferType, "offer-type", "License"),
    ("AZURE PLAN", "PT", P::OfferType, "offer-type", "AzurePlan"),
    (
        "azure",
        "PT",
        P::OfferType,
        "offer-type",
        "AzurePlan|AzureSavingsPlan",
    ),
    (
        "Type0",
        "PT",
        P::OfferType,
        "offer-type",
        "License|AzurePlan|AzureSavingsPlan",
    ),
    ("", "PT", P::OfferType, "required", ""),
    ("true", "PT", P::AcceptedMca, "", ""),
    ("", "PT", P::AcceptedMca, "", ""),
    ("true", "PT", P::KeepPrimaryInformation, "", ""),
    ("true", "PT", P::EnableGdap, "", ""),
    (
        "Education",
        "PT",
        P::Qualifications,
        "qualifications-stay",
        "",
    ),
    (
        "Education,StateOwnedEntity",
        "PT",
        P::Qualifications,
        "qualifications-stay",
        "",
    ),
    ("", "PT", P::Qualifications, "", ""),
    ("pt-PT", "PT", P::DefaultCulture, "", ""),
    ("en-US", "PT", P::DefaultCulture, "", ""),
    ("sr-Latn-RS", "RS", P::DefaultCulture, "", ""),
    ("es-419", "MX", P::DefaultCulture, "", ""),
    ("pt_pt", "PT", P::DefaultCulture, "culture", "pt-PT"),
    ("EN-us", "US", P::DefaultCulture, "culture", "en-US"),
    (
        "sr-latn-rs",
        "RS",
        P::DefaultCulture,
        "culture",
        "sr-Latn-RS",
    ),
    ("pt", "PT", P::DefaultCulture, "culture", "en-US"),
    ("Portuguese", "PT", P::DefaultCulture, "culture", "en-US"),
    ("é-PT", "PT", P::DefaultCulture, "culture", "en-US"),
    ("pt-ação", "PT", P::DefaultCulture, "culture", "en-US"),
    ("", "PT", P::DefaultCulture, "", ""),
    ("pt", "PT", P::Language, "", ""),
    ("fil", "PH", P::Language, "", ""),
    ("EN", "PT", P::Language, "language", "en"),
    ("pt-PT", "PT", P::Language, "language", "pt"),
    ("Portuguese", "PT", P::Language, "language", "en"),
    ("contoso", "PT", P::Domain, "", ""),
    ("anything", "PT", P::City, "", ""),
    ("anything", "PT", P::InternalIdentifier, "", ""),
];

#[test]
fn without_a_known_day_no_day_is_in_the_future() {
    struct Nowhere;
    impl RuleContext for Nowhere {
        fn country(&self) -> Option<CountryCode> {
            None
        }

        fn today(&self) -> String {
            String::new()
        }

        fn mark(&self) -> DecimalMark {
            DecimalMark::Point
        }

        fn listed_values(&self) -> Vec<String> {
            Vec::new()
        }

        fn json_syntax(&self, _: &str) -> Result<(), Rule> {
            Ok(())
        }
    }
    assert_eq!(P::OfferType.validate("Type0", &Nowhere), None);
    let issue = P::AgreementDate.validate("2999-01-01", &Nowhere);
    assert_eq!(issue, None);
}

#[test]
fn what_is_suggested_is_right() {
    for (typed, code, property, _, _) in TABLES.concat() {
        let context = on(code);
        let issue = property.validate(typed, &context);
        for it in issue.iter().flat_map(|issue| &issue.suggestions) {
            let (value, mark) = (&it.value, context.1);
            assert_eq!(it.property.check(value, mark), Ok(()), "{value}");
            let place = match it.property {
                P::Country => value,
                _ => code,
            };
            let issue = it.property.validate(value, &on(place));
            let rule = issue.map(|it| it.rule);
            let is_note = |it: &Rule| *it == Rule::CountryNotInIso;
            assert!(rule.as_ref().is_none_or(is_note), "{value}: {rule:?}");
            if it.property != property {
                let rule = property.validate(typed, &on(place)).map(|it| it.rule.id());
                assert_ne!(rule, Some("postal-code-country"), "{typed} in {place}");
            }
        }
    }
}

#[test]
fn printed_examples_keep_the_rules() {
    let mut wrong = Vec::new();
    for country in CountryCode::all() {
        let code = country.as_str();
        for (property, example) in [
            (P::TaxId, country.tax_id_pattern().map(|it| it.example())),
            (P::Zip, country.postal_example()),
            (P::Phone, Some("+351 921 231 231".to_owned())),
            (P::SignatoryPhone, Some("+351 921 231 231".to_owned())),
        ] {
            let Some(example) = example else {
                continue;
            };
            if let Some(issue) = property.validate(&example, &on(code)) {
                let rule = issue.rule.id();
                wrong.push(format!("{example} as {property:?} in {code}: {rule}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
