//! Writes the body of `POST /v1/Customers`, in the specification's order of properties.

use super::microsoft_data::microsoft_json;
use super::value::{json_of, number};
use customer::{
    Association, Customer, Margin, OfferTypeMargin, ProviderCustomer, ProviderData, Text,
};
use json_digits::Json;

/// The format of `offerTypeMargins` (`config.json`, `offerTypeMargins`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OfferTypeMarginsShape {
    /// As in the specification's example: inside `Value`, in Pascal case.
    #[default]
    Wrapped,
    /// The dictionary without a wrapper, in camel case.
    Flat,
}

/// Writes the body of the request.
pub fn customer_body(customer: &Customer, shape: OfferTypeMarginsShape) -> String {
    let entries = customer.provider_customers.iter();
    let entries = entries.map(|entry| (entry.instance.to_string(), provider_entry(entry, shape)));
    let associations = customer.associations.iter().map(association);
    let mut members = vec![("id".to_owned(), customer.id.to_string().into())];
    for (property, value) in customer.properties.each() {
        members.push((property.key().to_owned(), json_of(value.as_ref())));
    }
    members.push((
        "providerCustomers".to_owned(),
        Json::Object(entries.collect()),
    ));
    members.push((
        "customerAssociations".to_owned(),
        Json::List(associations.collect()),
    ));
    Json::Object(members).written()
}

fn text(text: &Text) -> Json {
    text.as_str().into()
}

/// A missing text is `null`.
fn optional(text: &Option<Text>) -> Json {
    text.as_ref().map(Text::as_str).into()
}

fn provider_entry(entry: &ProviderCustomer, shape: OfferTypeMarginsShape) -> Json {
    let data = match &entry.data {
        ProviderData::Microsoft(data) => microsoft_json(data).written(),
        ProviderData::Json(text) => text.as_str().to_owned(),
    };
    Json::object([
        ("providerInstanceId", entry.instance.to_string().into()),
        ("providerCustomerId", optional(&entry.provider_customer_id)),
        ("providerCustomerData", data.into()),
        ("margin", margin(&entry.margin, OfferTypeMarginsShape::Flat)),
        (
            "offerTypeMargins",
            offer_type_margins(&entry.offer_type_margins, shape),
        ),
    ])
}

/// Writes a margin in the case of this format.
fn margin(margin: &Margin, shape: OfferTypeMarginsShape) -> Json {
    let (rule, name, value) = match shape {
        OfferTypeMarginsShape::Wrapped => ("MarginRule", "Name", "Value"),
        OfferTypeMarginsShape::Flat => ("marginRule", "name", "value"),
    };
    Json::object([
        (rule, Json::object([(name, text(&margin.rule))])),
        (value, number(&margin.value)),
    ])
}

/// `null` if no offer type has a margin of its own.
fn offer_type_margins(margins: &[OfferTypeMargin], shape: OfferTypeMarginsShape) -> Json {
    if margins.is_empty() {
        return Json::Null;
    }
    let entries = margins.iter().map(|entry| {
        let offer_type = entry.offer_type.as_str().to_owned();
        (offer_type, margin(&entry.margin, shape))
    });
    let dictionary = Json::Object(entries.collect());
    match shape {
        OfferTypeMarginsShape::Wrapped => Json::object([("Value", dictionary)]),
        OfferTypeMarginsShape::Flat => dictionary,
    }
}

fn association(association: &Association) -> Json {
    Json::object([
        ("resellerId", association.reseller_id.to_string().into()),
        ("name", text(&association.name)),
    ])
}
