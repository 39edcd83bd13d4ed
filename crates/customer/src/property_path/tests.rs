//! Paths by their spellings.

use super::*;

const GUID: &str = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";

/// `<guid>` in `spelled` is a provider instance.
fn read(spelled: &str) -> Option<PropertyPath> {
    PropertyPath::parse(&spelled.replace("<guid>", GUID))
}

fn entry(part: ProviderPart) -> Option<PropertyPath> {
    let key = Guid::parse(GUID).map(RowKey::Guid);
    key.ok().map(|key| PropertyPath::Provider(key, part))
}

fn only(part: ProviderPart) -> Option<PropertyPath> {
    Some(PropertyPath::Provider(RowKey::Only, part))
}

#[test]
fn of_the_customer() {
    use PropertyPath::{Body, Customer, Id};
    for (spelled, expected) in [
        ("", Some(Body)),
        (" $ ", Some(Body)),
        ("#", Some(Body)),
        ("Body", Some(Body)),
        ("id", Some(Id)),
        ("customer.Id", Some(Id)),
        ("companyName", Some(Customer(Property::CompanyName))),
        ("body.companyName", Some(Customer(Property::CompanyName))),
        ("request.customer.Zip", Some(Customer(Property::Zip))),
        ("Company Name", Some(Customer(Property::CompanyName))),
        ("Email", Some(Customer(Property::Email))),
        ("$.country.code", Some(Customer(Property::Country))),
        ("#/address_line_1", Some(Customer(Property::AddressLine1))),
        ("resellerId", Some(Customer(Property::ResellerId))),
        ("customer", None),
        ("shoeSize", None),
        ("X-Correlation-Id", None),
        ("resellers[0].email", None),
        ("providers[<guid>].email", None),
    ] {
        assert_eq!(read(spelled), expected, "{spelled}");
    }
}

#[test]
fn of_an_entry() {
    use ProviderPart as Part;
    use ProviderPart::Property as Own;
    for (below, part) in [
        ("", Part::Whole),
        (".Value", Part::Whole),
        (".Key", Own(Property::ProviderInstanceId)),
        (".providerInstanceId", Own(Property::ProviderInstanceId)),
        (".Value.ProviderCustomerId", Part::CustomerId),
        (".status.value", Part::Status),
        (".customer_creation_error", Part::CreationError),
        (".ProviderCustomerData", Own(Property::ProviderCustomerData)),
        (
            ".Value.ProviderCustomerData.Email",
            Own(Property::SignatoryEmail),
        ),
        (
            ".providerCustomerData.$.accepted_mca",
            Own(Property::AcceptedMca),
        ),
        (
            ".ProviderCustomerData.Qualifications[0]",
            Own(Property::Qualifications),
        ),
        (
            ".providerCustomerData.Account.Number",
            Part::DataKey("Account.Number".to_owned()),
        ),
        (".Value.Phone", Own(Property::SignatoryPhone)),
        (".Margin", Part::Margin),
        (".margin.surprise", Part::Margin),
        (".margin.value", Own(Property::MarginValue)),
        (".Value.Margin.Value.Value", Own(Property::MarginValue)),
        (".margin.marginRule", Own(Property::MarginRule)),
        (".margin.marginRule.name", Own(Property::MarginRule)),
        (".MarginRule.Name", Own(Property::MarginRule)),
        (".OfferTypeMargins", Part::OfferMargins),
        (".OfferTypeMargins.Value", Part::OfferMargins),
        (".Surprise", Part::Unknown),
        (".Value.Surprise.Email", Part::Unknown),
    ] {
        for before in ["ProviderCustomers[<guid>]", "$.providerCustomers.<guid>"] {
            let spelled = format!("{before}{below}");
            assert_eq!(read(&spelled), entry(part.clone()), "{spelled}");
        }
    }
}

#[test]
fn of_an_offer_type_s_margin() {
    use Property::{OfferMarginRule, OfferMarginValue, OfferType};
    for (below, name, property) in [
        ("[license]", "license", None),
        (".Value.license", "license", None),
        ("['my.type'].Margin", "my.type", None),
        ("[0].Key", "0", Some(OfferType)),
        ("[0].Value", "0", Some(OfferMarginValue)),
        ("[0].Value.Value", "0", Some(OfferMarginValue)),
        ("[0].Value.MarginRule", "0", Some(OfferMarginRule)),
        ("[license].Value", "license", Some(OfferMarginValue)),
        ("[license].Margin.Value", "license", Some(OfferMarginValue)),
        (
            ".Value.license.MarginRule.Name",
            "license",
            Some(OfferMarginRule),
        ),
        (".Value[license].Value", "license", Some(OfferMarginValue)),
    ] {
        let part = ProviderPart::OfferMargin(name.to_owned(), property);
        let spelled = format!("providerCustomers[<guid>].offerTypeMargins{below}");
        assert_eq!(read(&spelled), entry(part), "{spelled}");
    }
}

#[test]
fn of_entries_by_other_keys_and_none() {
    let value = || ProviderPart::Property(Property::MarginValue);
    let at = |at| Some(PropertyPath::Provider(RowKey::Position(at), value()));
    for (spelled, expected) in [
        ("ProviderCustomers[2].Value.Margin.Value", at(2)),
        ("providerCustomers.0.margin.value", at(0)),
        ("/providerCustomers/1/margin/value", at(1)),
        ("providerCustomers.margin.value", only(value())),
        ("margin.value", only(value())),
        ("entry.Margin.Value", only(value())),
        ("Domain", only(ProviderPart::Property(Property::Domain))),
        (
            "ProviderCustomerData.Email",
            only(ProviderPart::Property(Property::SignatoryEmail)),
        ),
        ("ProviderCustomers", Some(PropertyPath::Providers)),
        (
            "ProviderCustomers[not-a-guid].Margin",
            Some(PropertyPath::Providers),
        ),
        (
            "providerCustomers[99999999999999999999]",
            Some(PropertyPath::Providers),
        ),
    ] {
        assert_eq!(read(spelled), expected, "{spelled}");
    }
    for key in [
        "CB3CD15B-1D6E-45BE-B493-C71549CBFD87",
        "{cb3cd15b-1d6e-45be-b493-c71549cbfd87}",
        "cb3cd15b1d6e45beb493c71549cbfd87",
        "'cb3cd15b-1d6e-45be-b493-c71549cbfd87'",
    ] {
        let spelled = format!("ProviderCustomers[{key}].margin.value");
        assert_eq!(read(&spelled), entry(value()), "{spelled}");
    }
}

#[test]
fn of_associations() {
    use PropertyPath::{Association, Associations};
    for (spelled, expected) in [
        ("customerAssociations", Associations),
        ("CustomerAssociations.surprise", Associations),
        (
            "customerAssociations[1]",
            Association(RowKey::Position(1), None),
        ),
        (
            "CustomerAssociations[0].ResellerId",
            Association(RowKey::Position(0), Some(Property::AssociationResellerId)),
        ),
        (
            "CustomerAssociations.0.Name",
            Association(RowKey::Position(0), Some(Property::AssociationName)),
        ),
        (
            "customerAssociations.name",
            Association(RowKey::Only, Some(Property::AssociationName)),
        ),
    ] {
        assert_eq!(read(spelled), Some(expected), "{spelled}");
    }
}
