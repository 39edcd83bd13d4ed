//! The place of a property of the request in the form.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::{DataView, ProviderDraft};
use super::rows::Row;
use super::validate::{PROVIDERS_ID, Section, position};
use crate::config::ProviderKind;
use customer::{Guid, MicrosoftProperties, Property, PropertyPath, ProviderPart, RowKey};

/// The id of the list of associations.
pub const ASSOCIATIONS_ID: &str = "associations";

/// The place of a property of the request in the form.
pub(super) enum FieldLocation {
    /// In this control.
    Control(Section, Field),
    /// In this control for JSON, under this key.
    JsonKey(Section, Field, String),
    /// In no control of its own: it is this entry or section, or somewhere in it.
    Part(Section, String),
    /// Nowhere.
    Nowhere,
}

impl Draft {
    /// Finds the place of a property. Positions are those of the current rows.
    pub(super) fn spot(&self, path: &PropertyPath, picks_resellers: bool) -> FieldLocation {
        match path {
            PropertyPath::Body | PropertyPath::Id => FieldLocation::Nowhere,
            // A person who picks no resellers has none of these controls.
            PropertyPath::Customer(Property::ResellerId)
            | PropertyPath::Associations
            | PropertyPath::Association(..)
                if !picks_resellers =>
            {
                FieldLocation::Nowhere
            }
            PropertyPath::Customer(property) => match self.fields.get(*property).cloned() {
                Some(field) => FieldLocation::Control(Section::Customer, field),
                None => FieldLocation::Nowhere,
            },
            PropertyPath::Providers => providers(),
            PropertyPath::Provider(key, part) => match self.entry_meant(*key, part) {
                Some(entry) => self.spot_in_entry(&entry, part),
                None => providers(),
            },
            PropertyPath::Associations => associations(),
            PropertyPath::Association(key, property) => {
                match row_meant(self.associations.snapshot(), *key, |row| {
                    &row.fields.reseller_id
                }) {
                    Some(row) => {
                        let section = Section::Association(position(&row));
                        let fields = row.fields.on_page();
                        row_or_control(section, &fields, *property)
                    }
                    None => associations(),
                }
            }
        }
    }

    /// What is Microsoft's alone means the only entry of Microsoft's, whatever others there are.
    fn entry_meant(&self, key: RowKey, part: &ProviderPart) -> Option<ProviderDraft> {
        let mut entries = self.providers.snapshot();
        if let (RowKey::Only, ProviderPart::Property(property)) = (key, part)
            && MicrosoftProperties::PROPERTIES.contains(property)
        {
            entries.retain(|entry| entry.kind() == ProviderKind::Microsoft);
        }
        row_meant(entries, key, |entry| &entry.fields.instance)
    }

    fn spot_in_entry(&self, entry: &ProviderDraft, part: &ProviderPart) -> FieldLocation {
        let section = Section::Provider(position(entry));
        let whole = || FieldLocation::Part(section, entry.heading_id());
        let json = match entry.shown_view() {
            DataView::Json => Some(entry.fields.data.clone()),
            DataView::Controls => None,
        };
        match (part, json) {
            (ProviderPart::Property(property), json) => {
                let own = match property {
                    Property::ProviderCustomerData => json.clone(),
                    _ => entry.fields.get(*property).cloned(),
                };
                match (own, json) {
                    (Some(field), _) => FieldLocation::Control(section, field),
                    (None, Some(json)) => {
                        FieldLocation::JsonKey(section, json, property.key().to_owned())
                    }
                    (None, None) => match entry.microsoft.get(*property).cloned() {
                        Some(field) => FieldLocation::Control(section, field),
                        None => whole(),
                    },
                }
            }
            (ProviderPart::DataKey(key), Some(json)) => {
                FieldLocation::JsonKey(section, json, key.clone())
            }
            (ProviderPart::Margin, _) => {
                FieldLocation::Part(section, entry.fields.margin_rule.element_id())
            }
            (ProviderPart::OfferMargin(offer_type, property), _) => {
                offer_margin(entry, offer_type, *property).unwrap_or_else(whole)
            }
            _ => whole(),
        }
    }
}

fn providers() -> FieldLocation {
    FieldLocation::Part(Section::Customer, PROVIDERS_ID.to_owned())
}

fn associations() -> FieldLocation {
    FieldLocation::Part(Section::Customer, ASSOCIATIONS_ID.to_owned())
}

/// The row is found by the offer type, in any case, before its position is tried.
fn offer_margin(
    entry: &ProviderDraft,
    offer_type: &str,
    property: Option<Property>,
) -> Option<FieldLocation> {
    let mut rows = entry.offer_margins.snapshot();
    let is_meant = |text: String| text.trim().eq_ignore_ascii_case(offer_type);
    let named = rows
        .iter()
        .position(|row| is_meant(row.fields.offer_type.text()));
    let at = named.or_else(|| offer_type.parse().ok())?;
    let row = (at < rows.len()).then(|| rows.swap_remove(at))?;
    let section = Section::OfferMargin(position(entry), position(&row));
    let fields = row.fields.on_page();
    Some(row_or_control(section, &fields, property))
}

/// The control of this property. Without a property: the first control of the row.
fn row_or_control(
    section: Section,
    fields: &[&Field],
    property: Option<Property>,
) -> FieldLocation {
    match property.and_then(|property| control(fields, property)) {
        Some(field) => FieldLocation::Control(section, field),
        None => match fields.first() {
            Some(first) => FieldLocation::Part(section, first.element_id()),
            None => FieldLocation::Nowhere,
        },
    }
}

fn control(fields: &[&Field], property: Property) -> Option<Field> {
    let found = fields.iter().find(|field| field.property() == property);
    found.map(|field| (*field).clone())
}

/// The row of this key; `id` is the control for its GUID.
fn row_meant<T: Row>(mut rows: Vec<T>, key: RowKey, id: fn(&T) -> &Field) -> Option<T> {
    let at = match key {
        RowKey::Position(at) => at,
        RowKey::Guid(guid) => rows
            .iter()
            .position(|row| Guid::parse(&id(row).text()) == Ok(guid))?,
        RowKey::Only if rows.len() == 1 => 0,
        RowKey::Only => return None,
    };
    (at < rows.len()).then(|| rows.swap_remove(at))
}
