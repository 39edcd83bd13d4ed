//! Writes the body of `POST /v1/Customers`, in the specification's order of properties.

use super::microsoft_data::microsoft_json;
use super::value::{number, to_json};
use crate::config::OfferTypeMarginsFormat;
use customer::{
    Association, Customer, Margin, OfferTypeMargin, ProviderCustomer, ProviderData, Text,
};
use json_digits::Json;

/// Writes the body of the request.
pub fn customer_body(customer: &Customer, format: OfferTypeMarginsFormat) -> String {
    let entries = customer.provider_customers.iter();
    let entries = entries.map(|entry| (entry.instance.to_string(), provider_entry(entry, format)));
    let associations = customer.associations.iter().map(association);
    let mut members = vec![("id".to_owned(), customer.id.to_string().into())];
    for (property, value) in customer.properties.each() {
        members.push((property.key().to_owned(), to_json(value.as_ref())));
    }
    members.push((
        "providerCustomers".to_owned(),
        Json::Object(entries.collect()),
    ));
    members.push((
        "customerAssociations".to_owned(),
        Json::List(associations.collect()),
    ));
    Json::Object(members).to_text()
}

fn text(text: &Text) -> Json {
    text.as_str().into()
}

/// A missing text is `null`.
fn optional(text: &Option<Text>) -> Json {
    text.as_ref().map(Text::as_str).into()
}

fn provider_entry(entry: &ProviderCustomer, format: OfferTypeMarginsFormat) -> Json {
    let data = match &entry.data {
        ProviderData::Microsoft(data) => microsoft_json(data).to_text(),
        ProviderData::Json(text) => text.as_str().to_owned(),
    };
    Json::object([
        ("providerInstanceId", entry.instance.to_string().into()),
        ("providerCustomerId", optional(&entry.provider_customer_id)),
        ("providerCustomerData", data.into()),
        (
            "margin",
            margin(&entry.margin, OfferTypeMarginsFormat::Flat),
        ),
        (
            "offerTypeMargins",
            offer_type_margins(&entry.offer_type_margins, format),
        ),
    ])
}

/// Writes a margin in the case of this format.
fn margin(margin: &Margin, format: OfferTypeMarginsFormat) -> Json {
    let (rule, name, value) = format.margin_keys();
    Json::object([
        (rule, Json::object([(name, text(&margin.rule))])),
        (value, number(&margin.value)),
    ])
}

/// `null` if no offer type has a margin of its own.
fn offer_type_margins(margins: &[OfferTypeMargin], format: OfferTypeMarginsFormat) -> Json {
    if margins.is_empty() {
        return Json::Null;
    }
    let entries = margins.iter().map(|entry| {
        let offer_type = entry.offer_type.as_str().to_owned();
        (offer_type, margin(&entry.margin, format))
    });
    let dictionary = Json::Object(entries.collect());
    match format {
        OfferTypeMarginsFormat::Wrapped => Json::object([("Value", dictionary)]),
        OfferTypeMarginsFormat::Flat => dictionary,
    }
}

fn association(association: &Association) -> Json {
    Json::object([
        ("resellerId", association.reseller_id.to_string().into()),
        ("name", text(&association.name)),
    ])
}
