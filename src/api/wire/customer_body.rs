//! Writes the body of `POST /v1/Customers`, property by property in the specification's order.

use super::MicrosoftJson;
use crate::domain::{
    Association, Customer, Decimal, Margin, OfferTypeMargin, ProviderCustomer, ProviderData, Text,
};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Number;

/// How `offerTypeMargins` is written (`config.json`, `offerTypeMargins`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OfferTypeMarginsShape {
    /// As in the specification's example: inside `Value`, in Pascal case.
    #[default]
    Wrapped,
    /// The dictionary itself, in camel case.
    Flat,
}

/// The body of the request.
///
/// # Errors
/// None that a customer can cause: the type that `serde_json` gives.
pub fn customer_body(
    customer: &Customer,
    shape: OfferTypeMarginsShape,
) -> Result<String, serde_json::Error> {
    let provider_customers = customer
        .provider_customers
        .iter()
        .map(|entry| {
            Ok((
                entry.instance.to_string(),
                ProviderEntry::new(entry, shape)?,
            ))
        })
        .collect::<Result<_, serde_json::Error>>()?;
    serde_json::to_string(&Body {
        id: customer.id.to_string(),
        company_name: customer.company_name.as_str(),
        tax_id: optional(&customer.tax_id),
        country: customer.country.as_str(),
        address_line1: customer.address_line1.as_str(),
        address_line2: optional(&customer.address_line2),
        city: customer.city.as_str(),
        state: customer.state.as_str(),
        zip: customer.zip.as_str(),
        first_name: customer.first_name.as_str(),
        middle_name: optional(&customer.middle_name),
        last_name: customer.last_name.as_str(),
        email: customer.email.as_str(),
        phone: customer.phone.as_str(),
        internal_identifier: optional(&customer.internal_identifier),
        reseller_id: customer.reseller_id.map(|id| id.to_string()),
        provider_customers: Dictionary(provider_customers),
        customer_associations: customer.associations.iter().map(Relation::new).collect(),
    })
}

fn optional(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(Text::as_str)
}

/// A decimal as a JSON number of the very same digits.
fn number(decimal: &Decimal) -> Number {
    Number::from_string_unchecked(decimal.as_str().to_owned())
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    id: String,
    company_name: &'a str,
    tax_id: Option<&'a str>,
    country: &'a str,
    address_line1: &'a str,
    address_line2: Option<&'a str>,
    city: &'a str,
    state: &'a str,
    zip: &'a str,
    first_name: &'a str,
    middle_name: Option<&'a str>,
    last_name: &'a str,
    email: &'a str,
    phone: &'a str,
    internal_identifier: Option<&'a str>,
    reseller_id: Option<String>,
    provider_customers: Dictionary<ProviderEntry<'a>>,
    customer_associations: Vec<Relation<'a>>,
}

/// A JSON object with keys in the order of the page.
struct Dictionary<T>(Vec<(String, T)>);

impl<T: Serialize> Serialize for Dictionary<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProviderEntry<'a> {
    provider_instance_id: String,
    provider_customer_id: Option<&'a str>,
    provider_customer_data: String,
    margin: FlatMargin<'a>,
    offer_type_margins: Option<OfferTypeMargins<'a>>,
}

impl<'a> ProviderEntry<'a> {
    fn new(
        entry: &'a ProviderCustomer,
        shape: OfferTypeMarginsShape,
    ) -> Result<Self, serde_json::Error> {
        Ok(Self {
            provider_instance_id: entry.instance.to_string(),
            provider_customer_id: optional(&entry.provider_customer_id),
            provider_customer_data: match &entry.data {
                ProviderData::Microsoft(data) => MicrosoftJson::from(&**data).to_text()?,
                ProviderData::Json(text) => text.as_str().to_owned(),
            },
            margin: FlatMargin::new(&entry.margin),
            offer_type_margins: OfferTypeMargins::new(&entry.offer_type_margins, shape),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FlatMargin<'a> {
    margin_rule: FlatRule<'a>,
    value: Number,
}

#[derive(Serialize)]
struct FlatRule<'a> {
    name: &'a str,
}

impl<'a> FlatMargin<'a> {
    fn new(margin: &'a Margin) -> Self {
        Self {
            margin_rule: FlatRule {
                name: margin.rule.as_str(),
            },
            value: number(&margin.value),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct WrappedMargin<'a> {
    margin_rule: WrappedRule<'a>,
    value: Number,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct WrappedRule<'a> {
    name: &'a str,
}

impl<'a> WrappedMargin<'a> {
    fn new(margin: &'a Margin) -> Self {
        Self {
            margin_rule: WrappedRule {
                name: margin.rule.as_str(),
            },
            value: number(&margin.value),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Wrapped<'a> {
    value: Dictionary<WrappedMargin<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum OfferTypeMargins<'a> {
    Wrapped(Wrapped<'a>),
    Flat(Dictionary<FlatMargin<'a>>),
}

impl<'a> OfferTypeMargins<'a> {
    /// `None`, that is `null`, where there is no margin of its own for any offer type.
    fn new(margins: &'a [OfferTypeMargin], shape: OfferTypeMarginsShape) -> Option<Self> {
        let name = |entry: &OfferTypeMargin| entry.offer_type.as_str().to_owned();
        if margins.is_empty() {
            return None;
        }
        Some(match shape {
            OfferTypeMarginsShape::Wrapped => Self::Wrapped(Wrapped {
                value: Dictionary(
                    margins
                        .iter()
                        .map(|entry| (name(entry), WrappedMargin::new(&entry.margin)))
                        .collect(),
                ),
            }),
            OfferTypeMarginsShape::Flat => Self::Flat(Dictionary(
                margins
                    .iter()
                    .map(|entry| (name(entry), FlatMargin::new(&entry.margin)))
                    .collect(),
            )),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Relation<'a> {
    reseller_id: String,
    name: &'a str,
}

impl<'a> Relation<'a> {
    fn new(association: &'a Association) -> Self {
        Self {
            reseller_id: association.reseller_id.to_string(),
            name: association.name.as_str(),
        }
    }
}
