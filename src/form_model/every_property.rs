//! Walks the table of properties: each is sent, read back, kept in a draft, has words and is in the contract. What
//! the server says about each is in `server_errors/every_path.rs`, its control in `tests/browser/properties.rs`.

use super::*;
use crate::api::wire::{LoadedCustomer, customer_body};
use crate::config::Config;
use crate::config::OfferTypeMarginsFormat;
use crate::i18n::Language;
use customer::{
    AssociationProperties, CustomerProperties, DecimalMark, Kind, MicrosoftProperties,
    OfferMarginProperties, Property, ProviderProperties,
};
use json_digits::Json;
use serde_json::{Value, json};
use std::sync::Arc;

/// A text of its own for each property.
fn sample(property: Property) -> String {
    let n = property as usize + 1;
    match property.kind() {
        Kind::Text => format!("{property:?} text"),
        Kind::Email => format!("{property:?}@contoso.example"),
        Kind::Phone => format!("921 231 1{n:02}"),
        Kind::Country => "PT".to_owned(),
        Kind::Guid => format!("cb3cd15b-1d6e-45be-b493-c71549cbfd{n:02}"),
        Kind::DomainPrefix => format!("contoso{n}"),
        Kind::PartnerId => format!("47{n}"),
        Kind::Date => "2025-11-24".to_owned(),
        Kind::Decimal => format!("{n}.5"),
        Kind::Flag => "true".to_owned(),
        Kind::Qualifications => "Education".to_owned(),
        Kind::Json => format!(r#"{{"Account":"{n}"}}"#),
    }
}

/// The value of the sample in the request.
fn sample_in_request(property: Property) -> Value {
    let text = sample(property);
    match property.kind() {
        Kind::Flag => json!(true),
        Kind::Qualifications => json!([text]),
        Kind::Date => json!(format!("{text}T00:00:00Z")),
        Kind::Decimal => json!(text.parse::<f64>().unwrap_or_default()),
        _ => json!(text),
    }
}

const JSON_INSTANCE: &str = "7c1e0b60-0f0d-4c3f-8a53-53b7b0a4e2d3";

fn empty() -> Draft {
    let context = ValidationContext::for_tests(DecimalMark::Point);
    Draft::new(Arc::new(Config::default()), context)
}

/// A form with the sample of every property. The second entry has its data as JSON.
fn full() -> Draft {
    let draft = empty();
    draft.providers.push(draft.new_provider());
    draft.associations.push(draft.new_association());
    let entries = draft.providers.snapshot();
    for entry in &entries {
        entry.offer_margins.push(entry.new_offer_margin());
    }
    draft.each_field(&mut |field| field.set(sample(field.property())));
    entries[1].fields.instance.set(JSON_INSTANCE.to_owned());
    entries[1].data_view.set(DataView::Json);
    draft
}

/// The properties whose sample is in no control of the form.
fn lost(draft: &Draft) -> Vec<Property> {
    let mut lost = Property::ALL.to_vec();
    draft.each_field(&mut |field| {
        let (property, text) = (field.property(), field.text());
        lost.retain(|it| *it != property || sample(property) != text);
    });
    lost
}

/// The request of the form.
fn request(draft: &Draft, shape: OfferTypeMarginsFormat) -> String {
    match draft.read(true) {
        Ok(customer) => customer_body(&customer, shape),
        Err(issues) => panic!("the form is complete: {issues:?}"),
    }
}

/// A JSON object in the request, with the path of a property inside it.
struct Place {
    /// The object, as a JSON pointer into the body.
    object: String,
    /// Whether the object is a JSON text inside a string.
    is_text: bool,
    /// The path of the value inside the object, as a JSON pointer.
    path: String,
}

fn place(property: Property) -> Place {
    let entry = format!(
        "/providerCustomers/{}",
        sample(Property::ProviderInstanceId)
    );
    let path = format!("/{}", property.key().replace('.', "/"));
    let place = |object: String| Place {
        object,
        is_text: false,
        path: path.clone(),
    };
    if CustomerProperties::PROPERTIES.contains(&property) {
        place(String::new())
    } else if property == Property::ProviderCustomerData {
        place(format!("/providerCustomers/{JSON_INSTANCE}"))
    } else if ProviderProperties::PROPERTIES.contains(&property) {
        place(entry)
    } else if MicrosoftProperties::PROPERTIES.contains(&property) {
        Place {
            is_text: true,
            ..place(format!("{entry}/providerCustomerData"))
        }
    } else if OfferMarginProperties::PROPERTIES.contains(&property) {
        let offer_type = sample(Property::OfferType);
        place(format!("{entry}/offerTypeMargins/{offer_type}"))
    } else {
        assert!(AssociationProperties::PROPERTIES.contains(&property));
        place("/customerAssociations/0".to_owned())
    }
}

/// The object that holds the property.
fn object(body: &Value, place: &Place) -> Value {
    let found = body.pointer(&place.object).cloned().unwrap_or_default();
    match (&found, place.is_text) {
        (Value::String(text), true) => serde_json::from_str(text).unwrap_or_default(),
        _ => found,
    }
}

#[test]
fn every_property_is_sent() {
    let body = request(&full(), OfferTypeMarginsFormat::Flat);
    let body: Value = serde_json::from_str(&body).unwrap_or_default();
    for &property in Property::ALL {
        let place = place(property);
        let object = object(&body, &place);
        match property {
            // The key of the map of margins.
            Property::OfferType => assert!(object.is_object(), "{property:?} in {body}"),
            _ => assert_eq!(
                object.pointer(&place.path),
                Some(&sample_in_request(property)),
                "{property:?}"
            ),
        }
    }
}

#[test]
fn every_property_is_read_back_from_a_request() {
    for shape in [
        OfferTypeMarginsFormat::Flat,
        OfferTypeMarginsFormat::Wrapped,
    ] {
        let sent = request(&full(), shape);
        let draft = empty();
        draft.load(LoadedCustomer::read(&sent).unwrap_or_default());
        assert_eq!(lost(&draft), [], "{shape:?}");
        assert_eq!(request(&draft, shape), sent);
    }
}

#[test]
fn every_property_is_in_a_copy() {
    let draft = full();
    let kept = draft.kept();
    let copy = draft.copied();
    assert_eq!(lost(&copy), []);
    copy.each_field(&mut |field| field.set(String::new()));
    assert_eq!(draft.kept(), kept, "the form is another one");
}

#[test]
fn every_property_is_in_what_would_be_sent() {
    for format in ["wrapped", "flat"] {
        let config = Config::parse(&format!(r#"{{"offerTypeMargins":"{format}"}}"#));
        let config = Arc::new(config.unwrap_or_default());
        let context = ValidationContext::for_tests(DecimalMark::Point);
        let draft = Draft::new(config.clone(), context);
        draft.load(
            LoadedCustomer::read(&request(&full(), config.offer_type_margins)).unwrap_or_default(),
        );
        let kept = draft.kept();
        let sent = request(&draft.copied(), config.offer_type_margins);
        assert_eq!(draft.would_send(true), WouldSend::Complete(sent.clone()));
        // An error in a value keeps all others.
        draft.fields.email.set("ana@".to_owned());
        let sample = sample_in_request(Property::Email).to_string();
        let incomplete = sent.replace(&format!("\"email\":{sample}"), "\"email\":\"ana@\"");
        assert_ne!(incomplete, sent);
        assert_eq!(draft.would_send(true), WouldSend::Incomplete(incomplete));
        draft.fields.email.set(sample.trim_matches('"').to_owned());
        assert_eq!(draft.kept(), kept, "the form stays as it is");
    }
}

#[test]
fn every_property_is_kept_in_a_draft() {
    assert_eq!(lost(&full()), []);
    let draft = empty();
    assert_ne!(lost(&draft), []);
    draft.restore(&Json::read(&full().kept()).unwrap_or_default());
    assert_eq!(lost(&draft), []);
}

#[test]
fn every_property_has_a_label_and_a_noun_in_every_language() {
    for words in Language::ALL.map(Language::own_words) {
        for &property in Property::ALL {
            let own = words.property(property);
            let is_named = !own.label.is_empty() && !own.noun.is_empty();
            assert!(is_named, "{property:?} in {:?}", words.language);
        }
    }
}

/// The sandbox reads `sandbox/openapi.yaml` and shares no code with the form.
#[cfg(not(target_arch = "wasm32"))]
mod contract {
    use super::*;
    use onboard_sandbox::contract::Contract;

    fn contract() -> Contract {
        Contract::read().unwrap_or_else(|error| panic!("{error}"))
    }

    fn body() -> Value {
        let body = request(&full(), OfferTypeMarginsFormat::Flat);
        serde_json::from_str(&body).unwrap_or_default()
    }

    /// Sets a value, or removes it.
    fn change(value: &mut Value, path: &str, new: Option<Value>) {
        let (parent, name) = path.rsplit_once('/').unwrap_or_default();
        let members = value.pointer_mut(parent).and_then(Value::as_object_mut);
        let members = members.unwrap_or_else(|| panic!("{parent} is an object"));
        match new {
            Some(new) => members.insert(name.to_owned(), new),
            None => members.remove(name),
        };
    }

    /// How many violations there are with this value in place of the property's own.
    fn violations(property: Property, new: Option<Value>) -> usize {
        let place = place(property);
        let mut body = body();
        if place.is_text {
            let mut data = object(&body, &place);
            change(&mut data, &place.path, new);
            return contract().microsoft_violations("", &data).len();
        }
        let path = format!("{}{}", place.object, place.path);
        change(&mut body, &path, new);
        contract().customer_violations(&body).len()
    }

    #[test]
    fn the_contract_knows_every_property_and_its_kind() {
        assert_eq!(contract().customer_violations(&body()), []);
        for &property in Property::ALL {
            // The key of the map of margins may be any text.
            if property != Property::OfferType {
                let own = sample_in_request(property);
                assert_eq!(violations(property, Some(own)), 0, "{property:?}");
                let of_another_kind = json!({ "unknown": 1 });
                assert_eq!(
                    violations(property, Some(of_another_kind)),
                    1,
                    "{property:?}"
                );
            }
        }
    }

    #[test]
    fn the_contract_has_the_same_lengths() {
        let objects = [
            &CustomerProperties::PROPERTIES[..],
            &AssociationProperties::PROPERTIES,
        ];
        for property in objects.concat() {
            if let Kind::Text | Kind::Email | Kind::Phone = property.kind() {
                let longest = "a".repeat(property.max_length());
                let longer = format!("{longest}a");
                assert_eq!(
                    violations(property, Some(json!(longest))),
                    0,
                    "{property:?}"
                );
                assert_eq!(violations(property, Some(json!(longer))), 1, "{property:?}");
            }
        }
    }

    #[test]
    fn the_contract_requires_the_same_properties() {
        for property in CustomerProperties::PROPERTIES {
            let missed = usize::from(!property.is_optional());
            assert_eq!(violations(property, None), missed, "{property:?}");
        }
    }
}
