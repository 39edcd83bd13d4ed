//! Templates as JSON: how they are kept, exported and imported.

use crate::pages::tools::next::reuse::Scope;
use crate::pages::tools::next::values::{FormValues, ProviderValues, Texts};
use crate::truncate::truncate;
use customer::{
    AssociationProperties, CustomerProperties, Kind, MicrosoftProperties, OfferMarginProperties,
    Property, ProviderProperties,
};
use json_digits::Json;

/// The maximum number of characters of a name.
pub const NAME_MAX: usize = 100;

/// The maximum number of bytes of a file.
const BYTES_MAX: usize = 1_000_000;

/// The maximum number of templates of a file, and of entries and rows of a template.
const COUNT_MAX: usize = 200;

/// The maximum number of characters of a value.
const TEXT_MAX: usize = 1_000;

/// Marks a file of templates; its number is that of the format.
const MARK: &str = "onboardTemplates";
const FORMAT: &str = "1";

/// A name and the values under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedValues {
    pub name: String,
    pub values: FormValues,
}

/// Why a file is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    TooLarge,
    NotJson,
    /// It has no templates, or those of a later format.
    NotTemplates,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    pub templates: Vec<NamedValues>,
    /// The paths of unknown values, which are left out.
    pub left_out: Vec<String>,
}

impl NamedValues {
    pub fn to_json(&self) -> Json {
        let providers = self.values.providers.iter();
        let associations = self.values.associations.iter();
        Json::object([
            ("name", self.name.as_str().into()),
            ("customer", texts_to_json(&self.values.customer)),
            (
                "providers",
                Json::List(providers.map(provider_to_json).collect()),
            ),
            (
                "associations",
                Json::List(associations.map(texts_to_json).collect()),
            ),
        ])
    }

    /// Reads what [`Self::to_json`] writes, and adds the places of what is unknown to `left_out`. `None`: it has no name.
    pub fn read(json: &Json, left_out: &mut Vec<String>) -> Option<Self> {
        let name = json.text("name")?.trim();
        if name.is_empty() {
            return None;
        }
        let name = truncate(name, NAME_MAX);
        let mut reader = Reader {
            template: &name,
            left_out,
        };
        reader.known(json, "", &["name", "customer", "providers", "associations"]);
        let customer = reader.texts(
            json.get("customer"),
            "customer",
            &CustomerProperties::ON_PAGE,
        );
        let providers = reader.list(json, "", "providers");
        let providers = providers.map(|(at, it)| reader.provider(it, &format!("providers[{at}]")));
        let providers = providers.collect();
        let rows = reader.list(json, "", "associations");
        let rows = rows.map(|(at, it)| {
            let place = format!("associations[{at}]");
            reader.texts(Some(it), &place, &AssociationProperties::ON_PAGE)
        });
        let associations = rows.filter(|it| !it.is_empty()).collect();
        let values = FormValues {
            customer,
            providers,
            associations,
        };
        Some(Self { name, values })
    }
}

/// A file of these templates, in lines that people can read.
pub fn export(templates: &[NamedValues]) -> String {
    let templates: Vec<_> = templates.iter().map(|it| it.to_json().to_text()).collect();
    format!(
        "{{\n\"{MARK}\": {FORMAT},\n\"templates\": [\n{}\n]\n}}\n",
        templates.join(",\n")
    )
}

/// Reads a file of templates.
///
/// # Errors
/// The file has none, or is no such file.
pub fn import(text: &str) -> Result<Import, FileError> {
    if text.len() > BYTES_MAX {
        return Err(FileError::TooLarge);
    }
    let file = Json::read(text.trim_start_matches('\u{feff}')).map_err(|_| FileError::NotJson)?;
    if file.get(MARK) != Some(&Json::Number(FORMAT.to_owned())) {
        return Err(FileError::NotTemplates);
    }
    let mut import = Import::default();
    for (name, _) in file.members() {
        if name != MARK && name != "templates" {
            import.left_out.push(truncate(name, NAME_MAX));
        }
    }
    let items = file.get("templates").map(Json::items).unwrap_or_default();
    for (at, item) in items.iter().enumerate() {
        let is_taken = at < COUNT_MAX;
        match is_taken
            .then(|| NamedValues::read(item, &mut import.left_out))
            .flatten()
        {
            Some(template) => import.templates.push(template),
            None => import.left_out.push(format!("templates[{at}]")),
        }
    }
    match import.templates.is_empty() {
        true => Err(FileError::NotTemplates),
        false => Ok(import),
    }
}

fn texts_to_json(texts: &Texts) -> Json {
    let members = texts.iter().map(|(property, text)| {
        let value = match property.kind() {
            Kind::Flag => (text == "true").into(),
            _ => text.as_str().into(),
        };
        (property.key().to_owned(), value)
    });
    Json::Object(members.collect())
}

fn provider_to_json(provider: &ProviderValues) -> Json {
    let offers = provider.offers.iter().map(texts_to_json);
    Json::object([
        ("entry", texts_to_json(&provider.entry)),
        ("data", texts_to_json(&provider.data)),
        ("offerTypeMargins", Json::List(offers.collect())),
    ])
}

/// Reads a template, and names what it leaves out.
struct Reader<'a> {
    template: &'a str,
    left_out: &'a mut Vec<String>,
}

impl Reader<'_> {
    fn leave_out(&mut self, place: &str, name: &str) {
        let dot = if place.is_empty() { "" } else { "." };
        let name = truncate(name, NAME_MAX);
        self.left_out
            .push(format!("{}: {place}{dot}{name}", self.template));
    }

    fn known(&mut self, object: &Json, place: &str, names: &[&str]) {
        for (name, _) in object.members() {
            if !names.contains(&name.as_str()) {
                self.leave_out(place, name);
            }
        }
    }

    /// The items of a list with their positions. Another value, and items beyond the maximum, are left out.
    fn list<'j>(
        &mut self,
        object: &'j Json,
        place: &str,
        name: &str,
    ) -> impl Iterator<Item = (usize, &'j Json)> + use<'j> {
        let items = match object.get(name) {
            Some(Json::List(items)) if items.len() <= COUNT_MAX => items.as_slice(),
            None | Some(Json::Null) => &[],
            Some(_) => {
                self.leave_out(place, name);
                &[]
            }
        };
        items.iter().enumerate()
    }

    /// The texts of these properties, as far as templates hold them.
    fn texts(&mut self, object: Option<&Json>, place: &str, properties: &[Property]) -> Texts {
        let members = object.map(Json::members).unwrap_or_default();
        let mut texts = Texts::new();
        for (name, value) in members {
            let property = properties.iter().find(|it| it.key() == name);
            let property = property.filter(|it| Scope::Template.takes(**it));
            let text = property.and_then(|it| text_of(*it, value));
            match (property, text) {
                (Some(property), Some(text)) => texts.push((*property, text)),
                _ => self.leave_out(place, name),
            }
        }
        // As a form gives them: once each, in the order of the page.
        texts.sort_by_key(|(property, _)| *property);
        texts.dedup_by_key(|(property, _)| *property);
        texts.retain(|(property, text)| !text.is_empty() || property.kind() == Kind::Flag);
        texts
    }

    fn provider(&mut self, json: &Json, place: &str) -> ProviderValues {
        self.known(json, place, &["entry", "data", "offerTypeMargins"]);
        let entry = format!("{place}.entry");
        let data = format!("{place}.data");
        let offers = self.list(json, place, "offerTypeMargins");
        ProviderValues {
            entry: self.texts(json.get("entry"), &entry, &ProviderProperties::ON_PAGE),
            data: self.texts(json.get("data"), &data, &MicrosoftProperties::ON_PAGE),
            offers: offers
                .map(|(at, it)| {
                    let place = format!("{place}.offerTypeMargins[{at}]");
                    self.texts(Some(it), &place, &OfferMarginProperties::ON_PAGE)
                })
                .filter(|it| !it.is_empty())
                .collect(),
        }
    }
}

/// The text of a value; none of a value of another type.
fn text_of(property: Property, value: &Json) -> Option<String> {
    match (property.kind(), value) {
        (Kind::Flag, Json::Bool(is_ticked)) => {
            Some(if *is_ticked { "true" } else { "" }.to_owned())
        }
        (Kind::Flag, _) => None,
        (Kind::Decimal, Json::Number(digits)) => Some(digits.clone()),
        (_, Json::Text(text)) if text.chars().count() <= TEXT_MAX => Some(text.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTOSO: &str = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";

    fn template() -> NamedValues {
        let texts = |all: &[(Property, &str)]| {
            all.iter()
                .map(|(property, text)| (*property, (*text).to_owned()))
                .collect::<Texts>()
        };
        NamedValues {
            name: "Fabrikam “PT”".to_owned(),
            values: FormValues {
                customer: texts(&[(Property::Country, "PT"), (Property::ResellerId, CONTOSO)]),
                providers: vec![
                    ProviderValues {
                        entry: texts(&[
                            (Property::ProviderInstanceId, CONTOSO),
                            (Property::MarginRule, "markup"),
                            (Property::MarginValue, "10.60"),
                        ]),
                        data: texts(&[
                            (Property::EnableGdap, "true"),
                            (Property::KeepPrimaryInformation, ""),
                            (Property::DefaultCulture, "pt-PT"),
                            (Property::Qualifications, "Education,StateOwnedEntity"),
                        ]),
                        offers: vec![texts(&[
                            (Property::OfferType, "License"),
                            (Property::OfferMarginValue, "5"),
                        ])],
                    },
                    ProviderValues::default(),
                ],
                associations: vec![texts(&[(Property::AssociationName, "Tailspin")])],
            },
        }
    }

    #[test]
    fn what_is_exported_is_imported() {
        let another = NamedValues {
            name: "Nothing".to_owned(),
            values: FormValues::default(),
        };
        let all = vec![template(), another];
        let expected = Import {
            templates: all.clone(),
            left_out: Vec::new(),
        };
        assert_eq!(import(&export(&all)), Ok(expected.clone()));
        let with_mark = format!("\u{feff}{}", export(&all));
        assert_eq!(import(&with_mark), Ok(expected));
    }

    #[test]
    fn what_is_unknown_is_left_out_and_named() {
        for (part, left_out) in [
            (r#""customer":{"country":"PT"}"#, &[][..]),
            (
                r#""customer":{"country":"PT","colour":"red"}"#,
                &["A: customer.colour"],
            ),
            // A template holds nothing of the customer itself.
            (
                r#""customer":{"country":"PT","companyName":"Contoso","email":"a@b.example"}"#,
                &["A: customer.companyName", "A: customer.email"],
            ),
            (r#""customer":{"country":7}"#, &["A: customer.country"]),
            (r#""size":3"#, &["A: size"]),
            (r#""providers":{}"#, &["A: providers"]),
            (
                r#""providers":[{"entry":{"margin.value":7.50,"price":1},"data":{"Domain":"x","EnableGDAP":"yes"},"more":[]}]"#,
                &[
                    "A: providers[0].more",
                    "A: providers[0].entry.price",
                    "A: providers[0].data.Domain",
                    "A: providers[0].data.EnableGDAP",
                ],
            ),
            (
                r#""providers":[{"offerTypeMargins":[{"offerType":"License"},{"kind":"x"}]}]"#,
                &["A: providers[0].offerTypeMargins[1].kind"],
            ),
            (
                r#""associations":[{"name":"x","id":1}]"#,
                &["A: associations[0].id"],
            ),
        ] {
            let file = format!(r#"{{"onboardTemplates":1,"templates":[{{"name":" A ",{part}}}]}}"#);
            let found = import(&file).map(|it| it.left_out).unwrap_or_default();
            assert_eq!(found, left_out, "{part}");
        }
    }

    #[test]
    fn digits_stay_as_they_are() {
        let file = r#"{"onboardTemplates":1,"templates":[{"name":"A","providers":[{"entry":{"margin.value":7.50}}]}]}"#;
        let found = import(file).map(|it| it.templates[0].values.providers[0].entry.clone());
        assert_eq!(found, Ok(vec![(Property::MarginValue, "7.50".to_owned())]));
    }

    #[test]
    fn files_that_are_not_taken() {
        let long = format!(
            r#"{{"onboardTemplates":1,"more":"{}"}}"#,
            "a".repeat(BYTES_MAX)
        );
        let deep = format!("{}1{}", r#"{"a":"#.repeat(50_000), "}".repeat(50_000));
        for (file, expected) in [
            ("", FileError::NotJson),
            ("name;country", FileError::NotJson),
            (&*deep, FileError::NotJson),
            ("[]", FileError::NotTemplates),
            (r#"{"companyName":"Contoso"}"#, FileError::NotTemplates),
            (
                r#"{"onboardTemplates":2,"templates":[{"name":"A"}]}"#,
                FileError::NotTemplates,
            ),
            (
                r#"{"onboardTemplates":1,"templates":[]}"#,
                FileError::NotTemplates,
            ),
            (
                r#"{"onboardTemplates":1,"templates":[{"name":" "},7]}"#,
                FileError::NotTemplates,
            ),
            (&*long, FileError::TooLarge),
        ] {
            assert_eq!(import(file), Err(expected), "{}", truncate(file, 80));
        }
    }

    #[test]
    fn a_file_with_too_much_in_it() {
        let one = r#"{"name":"A"}"#;
        let all = vec![one; COUNT_MAX + 1].join(",");
        let file = format!(r#"{{"onboardTemplates":1,"templates":[{all}]}}"#);
        let found = import(&file).unwrap_or_default();
        assert_eq!(found.templates.len(), COUNT_MAX);
        assert_eq!(found.left_out, [format!("templates[{COUNT_MAX}]")]);
        let rows = vec!["{}"; COUNT_MAX + 1].join(",");
        let text = "x".repeat(TEXT_MAX + 1);
        for (part, left_out) in [
            (format!(r#""providers":[{rows}]"#), "A: providers"),
            (format!(r#""associations":[{rows}]"#), "A: associations"),
            (
                format!(r#""customer":{{"country":"{text}"}}"#),
                "A: customer.country",
            ),
        ] {
            let file = format!(r#"{{"onboardTemplates":1,"templates":[{{"name":"A",{part}}}]}}"#);
            let found = import(&file).map(|it| it.left_out);
            assert_eq!(found, Ok(vec![left_out.to_owned()]));
        }
    }
}
