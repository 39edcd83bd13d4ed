//! Paths of properties in the request, including the map of providers and the JSON inside it.

use super::spelling::{matches_key, segments};
use super::{CustomerProperties, Guid, MicrosoftProperties, Property};

/// A location in the request, with or without a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PropertyPath {
    /// The request as a whole.
    Body,
    /// `id`
    Id,
    /// A property of the customer itself.
    Customer(Property),
    /// `providerCustomers` as a whole, or an unidentified entry.
    Providers,
    /// An entry of `providerCustomers`, or a part of it.
    Provider(RowKey, ProviderPart),
    /// `customerAssociations` as a whole, or an unidentified entry.
    Associations,
    /// An entry of `customerAssociations`, or a property of it.
    Association(RowKey, Option<Property>),
}

/// The key of an entry in a list or map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKey {
    /// The provider instance or the reseller.
    Guid(Guid),
    /// The position in the request, from 0.
    Position(usize),
    /// None: the only entry.
    Only,
}

/// A part of a provider entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProviderPart {
    /// The entry as a whole.
    Whole,
    /// A property with a control, including `providerCustomerData` and its keys.
    Property(Property),
    /// Another key of `providerCustomerData`, as spelled.
    DataKey(String),
    /// `providerCustomerId`
    CustomerId,
    /// `status`
    Status,
    /// `customerCreationError`
    CreationError,
    /// `margin` as a whole.
    Margin,
    /// `offerTypeMargins` as a whole.
    OfferMargins,
    /// The margin of an offer type, by the type's name or position, or a property of it.
    OfferMargin(String, Option<Property>),
    /// Not in the specification.
    Unknown,
}

impl PropertyPath {
    /// Parses a path in the spellings of .NET services: any case, with or without the name of a variable, as an
    /// expression (`ProviderCustomers[0].Value.Margin`), as JSONPath, or as a JSON pointer. Paths below a property
    /// mean the property. `None`: the request has no such path.
    pub fn parse(spelled: &str) -> Option<Self> {
        match segments(spelled).as_slice() {
            [] => Some(Self::Body),
            [only] if matches_key(only, "body") => Some(Self::Body),
            segments => in_request(segments),
        }
    }
}

impl RowKey {
    fn parse(segment: &str) -> Option<Self> {
        match segment.parse() {
            Ok(position) => Some(Self::Position(position)),
            Err(_) => Guid::parse(segment).ok().map(Self::Guid),
        }
    }
}

/// Skips unknown names at the beginning: they are variables, such as `model` or `request.customer`.
fn in_request(mut rest: &[String]) -> Option<PropertyPath> {
    while let [first, below @ ..] = rest {
        let found = if let Some(property) = named(first, &CustomerProperties::PROPERTIES) {
            Some(PropertyPath::Customer(property))
        } else if matches_key(first, "id") {
            Some(PropertyPath::Id)
        } else if matches_key(first, "providerCustomers") {
            Some(in_providers(below))
        } else if matches_key(first, "customerAssociations") {
            Some(in_associations(below))
        } else {
            // Some services begin at the entry. Names that the customer has too mean the customer.
            in_entry(rest).map(|part| PropertyPath::Provider(RowKey::Only, part))
        };
        // Names below another key do not belong to the customer.
        if found.is_some() || RowKey::parse(first).is_some() {
            return found;
        }
        rest = below;
    }
    None
}

fn named(segment: &str, among: &[Property]) -> Option<Property> {
    among
        .iter()
        .copied()
        .find(|property| matches_key(segment, property.key()))
}

fn in_providers(rest: &[String]) -> PropertyPath {
    let [first, below @ ..] = rest else {
        return PropertyPath::Providers;
    };
    match RowKey::parse(first) {
        Some(key) => PropertyPath::Provider(key, under_key(below)),
        None => match in_entry(rest) {
            Some(part) => PropertyPath::Provider(RowKey::Only, part),
            None => PropertyPath::Providers,
        },
    }
}

/// .NET dictionaries have entries with `Key` and `Value`.
fn under_key(rest: &[String]) -> ProviderPart {
    let below = match rest {
        [key] if matches_key(key, "key") => {
            return ProviderPart::Property(Property::ProviderInstanceId);
        }
        [value, below @ ..] if matches_key(value, "value") => below,
        _ => rest,
    };
    if below.is_empty() {
        ProviderPart::Whole
    } else {
        in_entry(below).unwrap_or(ProviderPart::Unknown)
    }
}

fn in_entry(rest: &[String]) -> Option<ProviderPart> {
    let (first, below) = rest.split_first()?;
    let is = |name: &str| matches_key(first, name);
    let found = if is("providerInstanceId") {
        ProviderPart::Property(Property::ProviderInstanceId)
    } else if is("providerCustomerData") {
        in_data(below)
    } else if is("margin") || is("marginRule") {
        match in_margin(rest) {
            MarginPart::Rule => ProviderPart::Property(Property::MarginRule),
            MarginPart::Value => ProviderPart::Property(Property::MarginValue),
            MarginPart::Whole | MarginPart::Key => ProviderPart::Margin,
        }
    } else if is("offerTypeMargins") {
        in_offer_margins(below)
    } else if is("providerCustomerId") {
        ProviderPart::CustomerId
    } else if is("status") {
        ProviderPart::Status
    } else if is("customerCreationError") {
        ProviderPart::CreationError
    } else {
        ProviderPart::Property(named(first, &MicrosoftProperties::PROPERTIES)?)
    };
    Some(found)
}

fn in_data(rest: &[String]) -> ProviderPart {
    match rest {
        [] => ProviderPart::Property(Property::ProviderCustomerData),
        [first, ..] => match named(first, &MicrosoftProperties::PROPERTIES) {
            Some(property) => ProviderPart::Property(property),
            None => ProviderPart::DataKey(rest.join(".")),
        },
    }
}

/// The dictionary may be inside `Value`, as in the specification's example.
fn in_offer_margins(rest: &[String]) -> ProviderPart {
    let rest = match rest {
        [value, below @ ..] if matches_key(value, "value") => below,
        _ => rest,
    };
    let [offer_type, below @ ..] = rest else {
        return ProviderPart::OfferMargins;
    };
    let property = match in_margin(below) {
        MarginPart::Whole => None,
        MarginPart::Key => Some(Property::OfferType),
        MarginPart::Rule => Some(Property::OfferMarginRule),
        MarginPart::Value => Some(Property::OfferMarginValue),
    };
    ProviderPart::OfferMargin(offer_type.clone(), property)
}

enum MarginPart {
    Whole,
    Key,
    Rule,
    Value,
}

/// `Value` is that of the margin, unless more names follow: then it is that of the dictionary.
fn in_margin(rest: &[String]) -> MarginPart {
    let mut found = MarginPart::Whole;
    for segment in rest {
        let is = |name: &str| matches_key(segment, name);
        if is("value") {
            found = MarginPart::Value;
        } else if is("marginRule") || is("name") {
            return MarginPart::Rule;
        } else if is("key") || is("offerType") {
            return MarginPart::Key;
        } else if !is("margin") {
            break;
        }
    }
    found
}

fn in_associations(rest: &[String]) -> PropertyPath {
    let (key, rest) = match rest {
        [first, below @ ..] => match RowKey::parse(first) {
            Some(key) => (key, below),
            None => (RowKey::Only, rest),
        },
        [] => (RowKey::Only, rest),
    };
    let property = match rest {
        [first, ..] => named(
            first,
            &[Property::AssociationResellerId, Property::AssociationName],
        ),
        [] => None,
    };
    match (key, property) {
        (RowKey::Only, None) => PropertyPath::Associations,
        _ => PropertyPath::Association(key, property),
    }
}

#[cfg(test)]
mod tests;
