//! The properties of the request, by their names in the specification.

use super::{
    AgreementDate, CountryCode, Decimal, DecimalMark, DomainPrefix, Email, Guid, JsonText,
    PartnerId, Phone, Rule, Text,
};

/// A property of the request that has a control of its own, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Property {
    /// `companyName`
    CompanyName,
    /// `taxId`
    TaxId,
    /// `country`
    Country,
    /// `addressLine1`
    AddressLine1,
    /// `addressLine2`
    AddressLine2,
    /// `city`
    City,
    /// `state`
    State,
    /// `zip`
    Zip,
    /// `firstName`
    FirstName,
    /// `middleName`
    MiddleName,
    /// `lastName`
    LastName,
    /// `email`
    Email,
    /// `phone`
    Phone,
    /// `internalIdentifier`
    InternalIdentifier,
    /// `resellerId`
    ResellerId,
    /// `providerCustomers.….providerInstanceId`
    ProviderInstanceId,
    /// `providerCustomers.….providerCustomerData`, the whole of it as JSON
    ProviderCustomerData,
    /// `….providerCustomerData.Domain`
    Domain,
    /// `….providerCustomerData.CredentialsEmail`
    CredentialsEmail,
    /// `….providerCustomerData.DefaultCulture`
    DefaultCulture,
    /// `….providerCustomerData.Language`
    Language,
    /// `….providerCustomerData.KeepPrimaryInformation`
    KeepPrimaryInformation,
    /// `….providerCustomerData.FirstName`
    SignatoryFirstName,
    /// `….providerCustomerData.LastName`
    SignatoryLastName,
    /// `….providerCustomerData.Email`
    SignatoryEmail,
    /// `….providerCustomerData.Phone`
    SignatoryPhone,
    /// `….providerCustomerData.AcceptedMCA`
    AcceptedMca,
    /// `….providerCustomerData.AgreementDate`
    AgreementDate,
    /// `….providerCustomerData.AssociatedPartnerId`
    AssociatedPartnerId,
    /// `….providerCustomerData.Qualifications`
    Qualifications,
    /// `….providerCustomerData.EnableGDAP`
    EnableGdap,
    /// `….margin.marginRule.name`
    MarginRule,
    /// `….margin.value`
    MarginValue,
    /// The key of an entry of `….offerTypeMargins`
    OfferType,
    /// The margin rule of an entry of `….offerTypeMargins`
    OfferMarginRule,
    /// The value of an entry of `….offerTypeMargins`
    OfferMarginValue,
    /// `customerAssociations[…].resellerId`
    AssociationResellerId,
    /// `customerAssociations[…].name`
    AssociationName,
}

impl Property {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// All of them, in the order of their declaration.
    pub const ALL: [Self; 38] = [
        Self::CompanyName,
        Self::TaxId,
        Self::Country,
        Self::AddressLine1,
        Self::AddressLine2,
        Self::City,
        Self::State,
        Self::Zip,
        Self::FirstName,
        Self::MiddleName,
        Self::LastName,
        Self::Email,
        Self::Phone,
        Self::InternalIdentifier,
        Self::ResellerId,
        Self::ProviderInstanceId,
        Self::ProviderCustomerData,
        Self::Domain,
        Self::CredentialsEmail,
        Self::DefaultCulture,
        Self::Language,
        Self::KeepPrimaryInformation,
        Self::SignatoryFirstName,
        Self::SignatoryLastName,
        Self::SignatoryEmail,
        Self::SignatoryPhone,
        Self::AcceptedMca,
        Self::AgreementDate,
        Self::AssociatedPartnerId,
        Self::Qualifications,
        Self::EnableGdap,
        Self::MarginRule,
        Self::MarginValue,
        Self::OfferType,
        Self::OfferMarginRule,
        Self::OfferMarginValue,
        Self::AssociationResellerId,
        Self::AssociationName,
    ];

    /// The company, its address, contact and identifiers, in the order of the specification.
    pub const SCALARS: [Self; 15] = [
        Self::CompanyName,
        Self::TaxId,
        Self::Country,
        Self::AddressLine1,
        Self::AddressLine2,
        Self::City,
        Self::State,
        Self::Zip,
        Self::FirstName,
        Self::MiddleName,
        Self::LastName,
        Self::Email,
        Self::Phone,
        Self::InternalIdentifier,
        Self::ResellerId,
    ];

    /// The Microsoft data of a provider entry, in the order of the words in the languages' files.
    pub const MICROSOFT: [Self; 14] = [
        Self::Domain,
        Self::CredentialsEmail,
        Self::DefaultCulture,
        Self::Language,
        Self::KeepPrimaryInformation,
        Self::SignatoryFirstName,
        Self::SignatoryLastName,
        Self::SignatoryEmail,
        Self::SignatoryPhone,
        Self::AcceptedMca,
        Self::AgreementDate,
        Self::AssociatedPartnerId,
        Self::Qualifications,
        Self::EnableGdap,
    ];

    /// The path of the value inside its object: of the customer, the provider entry, its Microsoft
    /// data, the offer-type margin or the association.
    pub fn key(self) -> &'static str {
        match self {
            Self::CompanyName => "companyName",
            Self::TaxId => "taxId",
            Self::Country => "country",
            Self::AddressLine1 => "addressLine1",
            Self::AddressLine2 => "addressLine2",
            Self::City => "city",
            Self::State => "state",
            Self::Zip => "zip",
            Self::FirstName => "firstName",
            Self::MiddleName => "middleName",
            Self::LastName => "lastName",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::InternalIdentifier => "internalIdentifier",
            Self::ResellerId | Self::AssociationResellerId => "resellerId",
            Self::ProviderInstanceId => "providerInstanceId",
            Self::ProviderCustomerData => "providerCustomerData",
            Self::Domain => "Domain",
            Self::CredentialsEmail => "CredentialsEmail",
            Self::AcceptedMca => "AcceptedMCA",
            Self::AgreementDate => "AgreementDate",
            Self::KeepPrimaryInformation => "KeepPrimaryInformation",
            Self::SignatoryFirstName => "FirstName",
            Self::SignatoryLastName => "LastName",
            Self::SignatoryEmail => "Email",
            Self::SignatoryPhone => "Phone",
            Self::DefaultCulture => "DefaultCulture",
            Self::Language => "Language",
            Self::AssociatedPartnerId => "AssociatedPartnerId",
            Self::Qualifications => "Qualifications",
            Self::EnableGdap => "EnableGDAP",
            Self::MarginRule => "margin.marginRule.name",
            Self::MarginValue => "margin.value",
            Self::OfferType => "offerType",
            Self::OfferMarginRule => "marginRule.name",
            Self::OfferMarginValue => "value",
            Self::AssociationName => "name",
        }
    }

    /// The most characters the value may have: 255, for postal codes and phone numbers 30
    /// (specification).
    pub fn max_length(self) -> usize {
        match self {
            Self::Zip | Self::Phone | Self::SignatoryPhone => 30,
            _ => 255,
        }
    }

    /// Whether the value may be left out.
    pub fn is_optional(self) -> bool {
        self.check("", DecimalMark::Point).is_ok()
    }

    /// Whether it may be left out without a word: a tax number may, but where Microsoft asks for one.
    pub fn is_optional_in(self, country: Option<CountryCode>) -> bool {
        let is_asked = self == Self::TaxId && country.is_some_and(CountryCode::asks_tax_id);
        self.is_optional() && !is_asked
    }

    /// Whether the value keeps its own rule; rules between values are the form's.
    pub fn check(self, typed: &str, mark: DecimalMark) -> Result<(), Rule> {
        let max = self.max_length();
        match self {
            Self::CompanyName
            | Self::AddressLine1
            | Self::City
            | Self::State
            | Self::Zip
            | Self::FirstName
            | Self::LastName
            | Self::MarginRule
            | Self::OfferType
            | Self::OfferMarginRule
            | Self::AssociationName => Text::required(typed, max).map(drop),
            Self::TaxId
            | Self::AddressLine2
            | Self::MiddleName
            | Self::InternalIdentifier
            | Self::SignatoryFirstName
            | Self::SignatoryLastName
            | Self::DefaultCulture
            | Self::Language => Text::optional(typed, max).map(drop),
            Self::Email => Email::required(typed, max).map(drop),
            Self::CredentialsEmail | Self::SignatoryEmail => Email::optional(typed, max).map(drop),
            Self::Phone => Phone::required(typed, max).map(drop),
            Self::SignatoryPhone => Phone::optional(typed, max).map(drop),
            Self::Country => CountryCode::required(typed).map(drop),
            Self::ProviderInstanceId | Self::AssociationResellerId => {
                Guid::required(typed).map(drop)
            }
            Self::ResellerId => Guid::optional(typed).map(drop),
            Self::ProviderCustomerData => JsonText::required(typed).map(drop),
            Self::Domain => DomainPrefix::required(typed).map(drop),
            Self::AgreementDate => AgreementDate::optional(typed).map(drop),
            Self::AssociatedPartnerId => PartnerId::optional(typed, max).map(drop),
            Self::MarginValue | Self::OfferMarginValue => Decimal::required(typed, mark).map(drop),
            Self::AcceptedMca
            | Self::KeepPrimaryInformation
            | Self::Qualifications
            | Self::EnableGdap => Ok(()),
        }
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
            let country = CountryCode::of_code(code);
            assert_eq!(
                property.is_optional_in(country),
                expected,
                "{property:?} {code}"
            );
        }
    }

    #[test]
    fn the_list_of_all_is_in_the_order_of_the_declaration() {
        for (at, property) in Property::ALL.into_iter().enumerate() {
            assert_eq!(property as usize, at, "{property:?}");
        }
    }
}
