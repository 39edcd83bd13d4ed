//! The properties of the request, as a table with one line each.

use super::property_table::{Definition, Group, Keyboard, Kind, Need, page_order, properties};
use super::{CountryCode, DecimalMark, Rule, Value};

// Columns: the member, the variant, the key in the request; the kind, whether a value is required, the maximum
// number of characters (specification: 255; postal codes and phone numbers 30); the group on the page and the
// position in it; the keyboard, the `autocomplete` tokens, the width in twelfths of a row (0: the whole row).
properties! {
    /// The customer itself.
    CustomerProperties {
        company_name CompanyName: "companyName", Text Required 255, Company 1, Name "section-customer organization" 8;
        tax_id TaxId: "taxId", Text Optional 255, Company 3, Code "off" 4;
        country Country: "country", Country Required 255, Company 2, Code "section-customer country-name" 4;
        address_line1 AddressLine1: "addressLine1", Text Required 255, Address 1, Name "section-customer address-line1" 7;
        address_line2 AddressLine2: "addressLine2", Text Optional 255, Address 2, Name "section-customer address-line2" 5;
        city City: "city", Text Required 255, Address 3, Name "section-customer address-level2" 5;
        state State: "state", Text Required 255, Address 4, Name "section-customer address-level1" 4;
        zip Zip: "zip", Text Required 30, Address 5, Code "section-customer postal-code" 3;
        first_name FirstName: "firstName", Text Required 255, Contact 1, Name "section-customer given-name" 4;
        middle_name MiddleName: "middleName", Text Optional 255, Contact 2, Name "section-customer additional-name" 4;
        last_name LastName: "lastName", Text Required 255, Contact 3, Name "section-customer family-name" 4;
        email Email: "email", Email Required 255, Contact 4, Email "section-customer work email" 8;
        phone Phone: "phone", Phone Required 30, Contact 5, Phone "section-customer work tel" 4;
        internal_identifier InternalIdentifier: "internalIdentifier", Text Optional 255, Company 4, Code "off" 4;
        reseller_id ResellerId: "resellerId", Guid Optional 255, Company 5, Code "off" 4;
    }

    /// An entry of `providerCustomers`.
    ProviderProperties {
        instance ProviderInstanceId: "providerInstanceId", Guid Required 255, Provider 1, Code "off" 6;
        data ProviderCustomerData: "providerCustomerData", Json Required 255, Provider 2, Code "off" 0;
        margin_rule MarginRule: "margin.marginRule.name", Text Required 255, Margin 1, Code "off" 4;
        margin_value MarginValue: "margin.value", Decimal Required 255, Margin 2, Decimal "off" 3;
    }

    /// `providerCustomerData` at Microsoft.
    MicrosoftProperties {
        domain Domain: "Domain", DomainPrefix Required 255, Tenant 1, Code "off" 6;
        credentials_email CredentialsEmail: "CredentialsEmail", Email Optional 255, Tenant 2, Email "off" 6;
        accepted_mca AcceptedMca: "AcceptedMCA", Flag Optional 255, Further 3, Code "off" 4;
        agreement_date AgreementDate: "AgreementDate", Date Optional 255, Further 4, Date "off" 4;
        keep_primary_information KeepPrimaryInformation: "KeepPrimaryInformation", Flag Optional 255, Signatory 1, Code "off" 4;
        first_name SignatoryFirstName: "FirstName", Text Optional 255, Signatory 2, Name "off" 6;
        last_name SignatoryLastName: "LastName", Text Optional 255, Signatory 3, Name "off" 6;
        email SignatoryEmail: "Email", Email Optional 255, Signatory 4, Email "off" 8;
        phone SignatoryPhone: "Phone", Phone Optional 30, Signatory 5, Phone "off" 4;
        default_culture DefaultCulture: "DefaultCulture", Text Optional 255, Further 1, Code "off" 4;
        language Language: "Language", Text Optional 255, Further 2, Code "off" 4;
        associated_partner_id AssociatedPartnerId: "AssociatedPartnerId", PartnerId Optional 255, Further 5, Code "off" 4;
        qualifications Qualifications: "Qualifications", Qualifications Optional 255, Further 6, Code "off" 4;
        enable_gdap EnableGdap: "EnableGDAP", Flag Optional 255, Tenant 3, Code "off" 4;
    }

    /// An entry of `offerTypeMargins`.
    OfferMarginProperties {
        offer_type OfferType: "offerType", Text Required 255, OfferMargin 1, Code "off" 4;
        margin_rule OfferMarginRule: "marginRule.name", Text Required 255, OfferMargin 2, Code "off" 4;
        margin_value OfferMarginValue: "value", Decimal Required 255, OfferMargin 3, Decimal "off" 4;
    }

    /// An entry of `customerAssociations`.
    AssociationProperties {
        reseller_id AssociationResellerId: "resellerId", Guid Required 255, Association 1, Code "off" 4;
        name AssociationName: "name", Text Required 255, Association 2, Name "off" 4;
    }
}

impl Property {
    /// The path of the value inside its object.
    pub fn key(self) -> &'static str {
        self.definition().key
    }

    pub fn kind(self) -> Kind {
        self.definition().kind
    }

    /// The maximum number of characters.
    pub fn max_length(self) -> usize {
        self.definition().max_length
    }

    /// Whether the value may be blank.
    pub fn is_optional(self) -> bool {
        self.definition().need == Need::Optional
    }

    /// Whether the value may be blank without a warning in this country: Microsoft requires tax ids in some.
    pub fn is_optional_in(self, country: Option<CountryCode>) -> bool {
        let is_asked = self == Self::TaxId && country.is_some_and(CountryCode::asks_tax_id);
        self.is_optional() && !is_asked
    }

    /// Checks the text against the property's own rule. Rules between properties are in the form model.
    ///
    /// # Errors
    /// The rule that it breaks.
    pub fn check(self, typed: &str, mark: DecimalMark) -> Result<(), Rule> {
        self.parse(typed, mark).map(drop)
    }

    /// Parses a text. A blank optional one is `None`.
    ///
    /// # Errors
    /// The rule that the text breaks.
    pub fn parse(self, typed: &str, mark: DecimalMark) -> Result<Option<Value>, Rule> {
        let value = Value::parse(self.kind(), typed, self.max_length(), mark)?;
        if value.is_none() && !self.is_optional() {
            return Err(Rule::Required);
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_left_out() {
        for (property, code, expected) in [
            (Property::TaxId, "PT", true),
            (Property::TaxId, "DE", true),
            (Property::TaxId, "", true),
            (Property::TaxId, "US", false),
            (Property::TaxId, "BR", false),
            (Property::TaxId, "PL", false),
            (Property::AddressLine2, "US", true),
            (Property::MiddleName, "US", true),
            (Property::SignatoryPhone, "RU", true),
            (Property::Zip, "PT", false),
            (Property::State, "SG", false),
            (Property::Phone, "PT", false),
        ] {
            let country = CountryCode::from_code(code);
            assert_eq!(
                property.is_optional_in(country),
                expected,
                "{property:?} {code}"
            );
        }
    }

    #[test]
    fn every_property_is_in_one_object_and_in_one_place_of_the_page() {
        let objects: [&[Property]; 5] = [
            &CustomerProperties::PROPERTIES,
            &ProviderProperties::PROPERTIES,
            &MicrosoftProperties::PROPERTIES,
            &OfferMarginProperties::PROPERTIES,
            &AssociationProperties::PROPERTIES,
        ];
        assert_eq!(objects.concat(), Property::ALL);
        let mut places = Property::ALL.to_vec();
        places.sort();
        let is_apart = |pair: &[Property]| pair[0].cmp(&pair[1]).is_lt();
        assert!(
            places.windows(2).all(is_apart),
            "two in one place: {places:?}"
        );
    }

    #[test]
    fn members_are_those_of_their_properties() {
        let keys = CustomerProperties::from_fn(Property::key);
        for (property, key) in keys.each() {
            assert_eq!(*key, property.key());
            assert_eq!(keys.get(property), Some(key));
        }
        assert_eq!(keys.get(Property::Domain), None);
        let on_page = CustomerProperties::ON_PAGE.map(Property::key);
        assert_eq!(keys.on_page().map(|it| *it), on_page);
        assert_eq!(on_page[..3], ["companyName", "country", "taxId"]);
        let keys = MicrosoftProperties::from_fn(Property::key);
        assert_eq!(
            keys.on_page().map(|it| *it),
            MicrosoftProperties::ON_PAGE.map(Property::key)
        );
        let tenant: Vec<_> = keys.in_group(Group::Tenant).copied().collect();
        assert_eq!(tenant, ["Domain", "CredentialsEmail", "EnableGDAP"]);
    }
}
