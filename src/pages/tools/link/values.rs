//! The values of a link: `companyName=Contoso%20Lda&country=PT`.

use crate::percent;
use customer::{CountryCode, DecimalMark, Property, matches_key};

/// The properties that a link may have, under these names. None is of a person: a link is sent by mail and stays in
/// histories. Nor does one confirm an agreement on behalf of the customer.
const ALLOWED: [(Property, &str); 16] = [
    (Property::CompanyName, "companyName"),
    (Property::TaxId, "taxId"),
    (Property::Country, "country"),
    (Property::AddressLine1, "addressLine1"),
    (Property::AddressLine2, "addressLine2"),
    (Property::City, "city"),
    (Property::State, "state"),
    (Property::Zip, "zip"),
    (Property::InternalIdentifier, "internalIdentifier"),
    (Property::ResellerId, "resellerId"),
    (Property::ProviderInstanceId, "providerInstanceId"),
    (Property::Domain, "domain"),
    (Property::DefaultCulture, "defaultCulture"),
    (Property::Language, "language"),
    (Property::MarginRule, "marginRule"),
    (Property::MarginValue, "marginValue"),
];

/// The properties of people.
const PERSONAL: [Property; 10] = [
    Property::FirstName,
    Property::MiddleName,
    Property::LastName,
    Property::Email,
    Property::Phone,
    Property::CredentialsEmail,
    Property::SignatoryFirstName,
    Property::SignatoryLastName,
    Property::SignatoryEmail,
    Property::SignatoryPhone,
];

/// The characters of a link that are read, and the provider entries it may have.
const LENGTH_MAX: usize = 8_000;
const ENTRIES_MAX: usize = 20;

/// A value of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkValue {
    pub property: Property,
    /// The position of the provider entry; 0 for the customer's own.
    pub entry: usize,
    /// The value, numbers with a decimal point.
    pub value: String,
}

/// The reason why a part of a link is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It would be data of a person.
    Personal,
    /// The form has nothing of this name, or a link may not have it.
    Unknown,
    /// The value breaks the rule of its property.
    NotAccepted,
    /// The name was there before.
    Twice,
}

/// What a link has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkValues {
    pub values: Vec<LinkValue>,
    /// The names of the parts that are left out.
    pub refused: Vec<(String, Refusal)>,
    /// Whether the link is too long to be read.
    pub is_too_long: bool,
}

impl LinkValues {
    /// Reads a fragment, with or without the `#`. Spaces may be written as `+`.
    pub fn read(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#');
        let mut link = Self::default();
        if fragment.len() > LENGTH_MAX {
            link.is_too_long = true;
            return link;
        }
        for part in fragment.split('&').filter(|it| !it.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let decoded = |text: &str| percent::decode(&text.replace('+', " "));
            let Some(name) = decoded(name) else {
                link.refused.push((name.to_owned(), Refusal::Unknown));
                continue;
            };
            let read = place_of(&name).and_then(|(property, entry)| {
                let value = decoded(value).ok_or(Refusal::NotAccepted)?;
                let value = accepted(property, &value).ok_or(Refusal::NotAccepted)?;
                let is_known = |it: &LinkValue| it.property == property && it.entry == entry;
                match link.values.iter().any(is_known) {
                    true => Err(Refusal::Twice),
                    false => Ok(LinkValue {
                        property,
                        entry,
                        value,
                    }),
                }
            });
            match read {
                Ok(value) => link.values.push(value),
                Err(refusal) => link.refused.push((name, refusal)),
            }
        }
        link
    }

    /// Writes values as a fragment, with the `#`.
    pub fn write(values: &[LinkValue]) -> String {
        let mut fragment = String::new();
        for LinkValue {
            property,
            entry,
            value,
        } in values
        {
            let Some((_, name)) = ALLOWED.iter().find(|(it, _)| it == property) else {
                continue;
            };
            fragment.push(if fragment.is_empty() { '#' } else { '&' });
            fragment.push_str(name);
            if *entry > 0 {
                fragment.push_str(&format!(".{}", entry + 1));
            }
            fragment.push('=');
            fragment.push_str(&percent::encode(value));
        }
        fragment
    }
}

/// The properties that a link may have.
pub fn allowed() -> impl Iterator<Item = Property> {
    ALLOWED.iter().map(|(property, _)| *property)
}

/// Whether the property is of a person.
pub fn is_personal(property: Property) -> bool {
    PERSONAL.contains(&property)
}

/// The value of a property as the form takes it. `None`: it breaks the property's rule.
pub fn accepted(property: Property, value: &str) -> Option<String> {
    let value = property.clean(value);
    let value = value.trim();
    if value.is_empty() {
        return None;
    }
    property.check(value, DecimalMark::Point).ok()?;
    Some(match property {
        Property::Country => CountryCode::parse(value).ok()?.as_str().to_owned(),
        _ => value.to_owned(),
    })
}

/// The property and the entry of a name: `domain` of the first entry, `domain.2` of the second.
fn place_of(name: &str) -> Result<(Property, usize), Refusal> {
    let (bare, entry) = match name.rsplit_once('.') {
        Some((bare, number)) if number.bytes().all(|b| b.is_ascii_digit()) => {
            let number = number.parse().unwrap_or(usize::MAX);
            (bare, number)
        }
        _ => (name, 1),
    };
    let found = ALLOWED
        .iter()
        .find(|(property, own)| matches_key(bare, own) || matches_key(bare, property.key()));
    let Some((property, _)) = found else {
        let is_personal = PERSONAL.iter().any(|it| matches_key(bare, it.key()));
        return Err(match is_personal {
            true => Refusal::Personal,
            false => Refusal::Unknown,
        });
    };
    let is_of_customer = customer::CustomerProperties::PROPERTIES.contains(property);
    let most = if is_of_customer { 1 } else { ENTRIES_MAX };
    match (1..=most).contains(&entry) {
        true => Ok((*property, entry - 1)),
        false => Err(Refusal::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Refusal::{NotAccepted, Personal, Twice, Unknown};

    fn value(property: Property, entry: usize, value: &str) -> LinkValue {
        LinkValue {
            property,
            entry,
            value: value.to_owned(),
        }
    }

    #[test]
    fn fragments() {
        let id = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";
        for (fragment, values, refused) in [
            (
                "#companyName=Contoso%20Lda&country=PT",
                vec![
                    value(Property::CompanyName, 0, "Contoso Lda"),
                    value(Property::Country, 0, "PT"),
                ],
                &[][..],
            ),
            (
                "company_name=Contoso+%26+Sons&COUNTRY=prt",
                vec![
                    value(Property::CompanyName, 0, "Contoso & Sons"),
                    value(Property::Country, 0, "PT"),
                ],
                &[],
            ),
            (
                &format!(
                    "#providerInstanceId={id}&domain=contoso&domain.2=fabrikam&marginValue.2=10.5"
                ),
                vec![
                    value(Property::ProviderInstanceId, 0, id),
                    value(Property::Domain, 0, "contoso"),
                    value(Property::Domain, 1, "fabrikam"),
                    value(Property::MarginValue, 1, "10.5"),
                ],
                &[],
            ),
            (
                "#email=ana@contoso.example&firstName=Ana&Phone=1&acceptedMca=true&token=x&colour=red",
                vec![],
                &[
                    ("email", Personal),
                    ("firstName", Personal),
                    ("Phone", Personal),
                    ("acceptedMca", Unknown),
                    ("token", Unknown),
                    ("colour", Unknown),
                ],
            ),
            (
                "#country=Nowhere&resellerId=x&domain=a%20b&marginValue=ten&city=&zip=%zz",
                vec![],
                &[
                    ("country", NotAccepted),
                    ("resellerId", NotAccepted),
                    ("domain", NotAccepted),
                    ("marginValue", NotAccepted),
                    ("city", NotAccepted),
                    ("zip", NotAccepted),
                ],
            ),
            (
                "#city=Lisboa&city=Porto&city.2=Faro&domain.0=a&domain.21=a&domain.99999999999999999999=a",
                vec![value(Property::City, 0, "Lisboa")],
                &[
                    ("city", Twice),
                    ("city.2", Unknown),
                    ("domain.0", Unknown),
                    ("domain.21", Unknown),
                    ("domain.99999999999999999999", Unknown),
                ],
            ),
            ("#", vec![], &[]),
            ("#&&", vec![], &[]),
            ("#city", vec![], &[("city", NotAccepted)]),
            ("#%zz=1", vec![], &[("%zz", Unknown)]),
            (
                "#companyName=a%0Ab%09c",
                vec![value(Property::CompanyName, 0, "a b c")],
                &[],
            ),
        ] {
            let link = LinkValues::read(fragment);
            assert_eq!(link.values, values, "{fragment}");
            let left_out: Vec<_> = link
                .refused
                .iter()
                .map(|(name, why)| (&**name, *why))
                .collect();
            assert_eq!(left_out, refused, "{fragment}");
        }
    }

    #[test]
    fn a_link_that_is_too_long_is_not_read() {
        let link = LinkValues::read(&format!("#city={}", "a".repeat(LENGTH_MAX)));
        assert!(link.is_too_long && link.values.is_empty());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let values = vec![
            value(
                Property::CompanyName,
                0,
                "Ação & Filhos = 100 % #1, \"Lda\"",
            ),
            value(Property::City, 0, "München"),
            value(Property::Domain, 1, "contoso"),
        ];
        let fragment = LinkValues::write(&values);
        assert!(
            fragment.starts_with("#companyName=A%C3%A7%C3%A3o%20%26"),
            "{fragment}"
        );
        assert_eq!(LinkValues::read(&fragment).values, values);
        assert_eq!(LinkValues::write(&[]), "");
        assert_eq!(
            LinkValues::write(&[value(Property::Email, 0, "a@b.example")]),
            ""
        );
    }

    #[test]
    fn no_data_of_a_person_is_allowed() {
        let is_contact = |it: &Property| {
            use customer::{Group, Kind};
            let group = it.definition().group;
            matches!(group, Group::Contact | Group::Signatory)
                || matches!(it.kind(), Kind::Email | Kind::Phone)
        };
        for property in Property::ALL {
            assert!(!(is_contact(property) && allowed().any(|it| it == *property)));
            let is_kept = *property == Property::KeepPrimaryInformation;
            assert_eq!(
                is_contact(property) && !is_kept,
                is_personal(*property),
                "{property:?}"
            );
        }
    }
}
