//! What of a customer may be used for another one, decided for each property.

use customer::Property;

/// What becomes of a value when a customer is the start of another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reuse {
    /// It names this customer, or is its own consent: it is never taken over.
    Never,
    /// The customer's own data: only *Use as a start* takes it over.
    Own,
    /// Many customers share it: templates hold it, and the next form if the person keeps this part.
    Shared(Part),
}

/// A part of the form that a person may keep for the next customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Country,
    /// The reseller, and the associations with resellers.
    Reseller,
    Instances,
    Margins,
    /// Culture and language at Microsoft.
    Culture,
    /// What else is set at Microsoft: rights, partner ID, qualifications.
    Settings,
}

impl Part {
    pub const ALL: [Self; 6] = [
        Self::Country,
        Self::Reseller,
        Self::Instances,
        Self::Margins,
        Self::Culture,
        Self::Settings,
    ];

    /// The name under which the choice is remembered.
    pub fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Reseller => "reseller",
            Self::Instances => "instances",
            Self::Margins => "margins",
            Self::Culture => "culture",
            Self::Settings => "settings",
        }
    }
}

/// The decision for each property. The value of a property that is not listed may identify its customer, as a name, an
/// identifier, a domain, an agreement or data as JSON does: it is never taken over.
pub fn reuse_of(property: Property) -> Reuse {
    use Reuse::{Never, Own, Shared};
    match property {
        Property::AddressLine1
        | Property::AddressLine2
        | Property::City
        | Property::State
        | Property::Zip
        | Property::FirstName
        | Property::MiddleName
        | Property::LastName
        | Property::Email
        | Property::Phone
        | Property::CredentialsEmail
        | Property::SignatoryFirstName
        | Property::SignatoryLastName
        | Property::SignatoryEmail
        | Property::SignatoryPhone => Own,
        Property::Country => Shared(Part::Country),
        Property::ResellerId | Property::AssociationResellerId | Property::AssociationName => {
            Shared(Part::Reseller)
        }
        Property::ProviderInstanceId => Shared(Part::Instances),
        Property::MarginRule
        | Property::MarginValue
        | Property::OfferType
        | Property::OfferMarginRule
        | Property::OfferMarginValue => Shared(Part::Margins),
        Property::DefaultCulture | Property::Language => Shared(Part::Culture),
        Property::KeepPrimaryInformation
        | Property::AssociatedPartnerId
        | Property::Qualifications
        | Property::EnableGdap => Shared(Part::Settings),
        _ => Never,
    }
}

/// What is taken over from a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// What the person keeps for the next customer.
    Next(&'a [Part]),
    /// What a template holds.
    Template,
    /// All that does not name the customer, for *Use as a start*.
    Start,
}

impl Scope<'_> {
    /// Whether a value of this property is taken over.
    pub fn takes(self, property: Property) -> bool {
        match (self, reuse_of(property)) {
            (_, Reuse::Never) => false,
            (Self::Start, _) => true,
            (Self::Template, reuse) => reuse != Reuse::Own,
            (Self::Next(parts), Reuse::Shared(part)) => parts.contains(&part),
            (Self::Next(_), Reuse::Own) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_tool_takes_over() {
        let (none, all) = (&[][..], &Part::ALL[..]);
        for (property, next, template, start) in [
            (Property::CompanyName, false, false, false),
            (Property::TaxId, false, false, false),
            (Property::Domain, false, false, false),
            (Property::AcceptedMca, false, false, false),
            (Property::City, false, false, true),
            (Property::Email, false, false, true),
            (Property::CredentialsEmail, false, false, true),
            (Property::SignatoryEmail, false, false, true),
            (Property::Country, true, true, true),
            (Property::ResellerId, true, true, true),
            (Property::MarginValue, true, true, true),
            (Property::Qualifications, true, true, true),
        ] {
            assert_eq!(Scope::Next(all).takes(property), next, "{property:?}");
            assert!(!Scope::Next(none).takes(property), "{property:?}");
            assert_eq!(Scope::Template.takes(property), template, "{property:?}");
            assert_eq!(Scope::Start.takes(property), start, "{property:?}");
        }
    }

    #[test]
    fn each_part_has_a_property_and_a_name_of_its_own() {
        for part in Part::ALL {
            let has = |it: &&Property| reuse_of(**it) == Reuse::Shared(part);
            assert!(Property::ALL.iter().any(|it| has(&it)), "{part:?}");
            let same = Part::ALL.iter().filter(|it| it.name() == part.name());
            assert_eq!(same.count(), 1, "{part:?}");
        }
    }
}
