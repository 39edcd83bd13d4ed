//! Microsoft's rules, as far as its public pages and reports of users show.

use serde_json::Value;

use crate::postal_codes;

/// The values that Microsoft checks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Company<'a> {
    /// The company's name.
    pub name: &'a str,
    /// ISO 3166-1 alpha-2.
    pub country: &'a str,
    /// State or province.
    pub state: &'a str,
    /// Postal code.
    pub zip: &'a str,
    /// The contact's first name.
    pub first_name: &'a str,
    /// The contact's last name.
    pub last_name: &'a str,
    /// The contact's address.
    pub email: &'a str,
}

impl<'a> Company<'a> {
    /// The company of a request body.
    #[must_use]
    pub fn of(body: &'a Value) -> Self {
        let text = |name: &str| {
            body.get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .trim()
        };
        Self {
            name: text("companyName"),
            country: text("country"),
            state: text("state"),
            zip: text("zip"),
            first_name: text("firstName"),
            last_name: text("lastName"),
            email: text("email"),
        }
    }

    /// The first value that Microsoft would refuse.
    #[must_use]
    pub fn objection(&self) -> Option<&'static str> {
        if !is_company_name(self.name) {
            return Some("company name");
        }
        if let Some(objection) = address_objection(self.country, self.state, self.zip) {
            return Some(objection);
        }
        if !is_person_name(self.first_name) || !is_person_name(self.last_name) {
            return Some("person's name");
        }
        (!is_contact(self.email)).then_some("e-mail")
    }
}

/// The first part of an address that Microsoft would refuse.
#[must_use]
pub fn address_objection(country: &str, state: &str, zip: &str) -> Option<&'static str> {
    if !is_served(country) {
        return Some("country");
    }
    let states = match country {
        "US" => Some(US_STATES),
        "CA" => Some(CA_PROVINCES),
        _ => None,
    };
    if states.is_some_and(|states| !states.split(' ').any(|known| known == state)) {
        return Some("state");
    }
    (!postal_codes::fits(country, zip)).then_some("postal code")
}

/// Whether Microsoft has customers in the country.
#[must_use]
pub fn is_served(country: &str) -> bool {
    const NOT_SERVED: [&str; 6] = ["CU", "IR", "KP", "SD", "SY", "UK"];
    !NOT_SERVED.contains(&country)
}

const US_STATES: &str = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH \
NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY";

const CA_PROVINCES: &str = "AB BC MB NB NL NS NT NU ON PE QC SK YT";

const LEGAL_FORMS: &str = "llc ltd limited gmbh ag lda sa sarl sas srl spa inc plc pty pte corp corporation company co bv nv ab as oy kft";

fn is_company_name(name: &str) -> bool {
    let bare: String = name
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    let mut letters = bare.chars();
    let repeats = letters
        .next()
        .is_some_and(|first| letters.all(|letter| letter == first));
    name.chars().count() >= 2
        && !bare.is_empty()
        && !repeats
        && !LEGAL_FORMS.split(' ').any(|form| form == bare)
}

fn is_person_name(name: &str) -> bool {
    const NOBODY: [&str; 3] = ["test", "admin", "nobody"];
    let count = name.chars().count();
    let shortest = if name.chars().all(is_chinese) { 1 } else { 2 };
    (shortest..=40).contains(&count)
        && name.chars().any(char::is_alphabetic)
        && !NOBODY.contains(&name.to_lowercase().as_str())
}

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

fn is_contact(address: &str) -> bool {
    let Some((person, domain)) = address.split_once('@') else {
        return false;
    };
    let domain = domain.to_lowercase();
    let dotted = domain.split('.').count() >= 2 && domain.split('.').all(|part| !part.is_empty());
    !person.is_empty() && dotted && !domain.contains('@') && domain != "microsoft.com"
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: Company<'_> = Company {
        name: "Adventure Works Lda",
        country: "PT",
        state: "Lisboa",
        zip: "1000-001",
        first_name: "Ana",
        last_name: "Silva",
        email: "ana@adventure-works.example",
    };

    #[test]
    fn a_sound_company_is_taken() {
        assert_eq!(SOUND.objection(), None);
    }

    #[test]
    fn company_names() {
        let cases = [
            ("3M", true),
            ("Ax", true),
            ("日本", true),
            ("LLC Partners", true),
            ("X", false),
            ("", false),
            ("***", false),
            ("999", false),
            ("a a", false),
            ("LLC", false),
            ("Ltd.", false),
            ("GmbH", false),
            ("S.A.", false),
        ];
        for (name, taken) in cases {
            let objection = Company { name, ..SOUND }.objection();
            assert_eq!(objection, (!taken).then_some("company name"), "{name}");
        }
    }

    #[test]
    fn names_of_people() {
        let long = "a".repeat(40);
        let longer = "a".repeat(41);
        let cases = [
            ("Bo", true),
            ("李", true),
            ("O'Neil", true),
            ("Testa", true),
            (&long, true),
            (&longer, false),
            ("A", false),
            ("12", false),
            ("--", false),
            ("Test", false),
            ("ADMIN", false),
            ("nobody", false),
        ];
        for (name, taken) in cases {
            let expected = (!taken).then_some("person's name");
            assert_eq!(
                Company {
                    first_name: name,
                    ..SOUND
                }
                .objection(),
                expected,
                "first {name}"
            );
            assert_eq!(
                Company {
                    last_name: name,
                    ..SOUND
                }
                .objection(),
                expected,
                "last {name}"
            );
        }
    }

    #[test]
    fn contacts() {
        let cases = [
            ("ana@contoso.example", true),
            ("ana@mail.contoso.example", true),
            ("ana", false),
            ("ana@contoso", false),
            ("ana@contoso.", false),
            ("@contoso.example", false),
            ("ana@b@contoso.example", false),
            ("ana@Microsoft.com", false),
        ];
        for (email, taken) in cases {
            let objection = Company { email, ..SOUND }.objection();
            assert_eq!(objection, (!taken).then_some("e-mail"), "{email}");
        }
    }

    #[test]
    fn addresses() {
        let cases = [
            ("PT", "Lisboa", "1000-001", None),
            ("AO", "Luanda", "none", None),
            ("US", "WA", "98052", None),
            ("US", "DC", "20001", None),
            ("US", "Washington", "98052", Some("state")),
            ("US", "wa", "98052", Some("state")),
            ("US", "PR", "00901", Some("state")),
            ("US", "WA", "K1A 0B1", Some("postal code")),
            ("CA", "ON", "K1A 0B1", None),
            ("CA", "Ontario", "K1A 0B1", Some("state")),
            ("NL", "Utrecht", "3511AB", Some("postal code")),
            ("UK", "London", "SW1A 1AA", Some("country")),
            ("GB", "London", "SW1A 1AA", None),
            ("CU", "La Habana", "10100", Some("country")),
            ("IR", "Tehran", "11369", Some("country")),
            ("KP", "Pyongyang", "999093", Some("country")),
            ("SD", "Khartoum", "11111", Some("country")),
            ("SY", "Damascus", "0000", Some("country")),
        ];
        for (country, state, zip, objection) in cases {
            assert_eq!(
                address_objection(country, state, zip),
                objection,
                "{country} {state} {zip}"
            );
        }
    }
}
