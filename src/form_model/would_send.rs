//! What the form would send if *Create customer* were pressed now.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::{DataView, ProviderDraft};
use crate::api::wire::{customer_body, value_json};
use crate::config::OfferTypeMarginsFormat;
use customer::{Property, RuleContext};
use json_digits::Json;
use leptos::prelude::*;

/// The body of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WouldSend {
    /// What would be sent, to the byte.
    Complete(String),
    /// The values of a form that has errors. Nothing would be sent.
    Incomplete(String),
}

impl WouldSend {
    /// The body.
    pub fn body(&self) -> &str {
        let (Self::Complete(body) | Self::Incomplete(body)) = self;
        body
    }
}

impl Draft {
    /// The body that a press would send. Fills in and corrects as a press does, in a copy: what a person sees stays as it
    /// is. Does not subscribe.
    pub fn would_send(&self, picks_resellers: bool) -> WouldSend {
        untrack(|| {
            let copy = self.copied();
            copy.follow_company_and_country();
            match copy.read(picks_resellers) {
                Ok(customer) => {
                    WouldSend::Complete(customer_body(&customer, self.config.offer_type_margins))
                }
                Err(_) => WouldSend::Incomplete(copy.incomplete_body(picks_resellers)),
            }
        })
    }

    /// A body as [`customer_body`] writes it, with the texts of controls that break a rule.
    fn incomplete_body(&self, picks_resellers: bool) -> String {
        let mut members = vec![("id".to_owned(), self.id.get_untracked().to_string().into())];
        for (property, field) in self.fields.each() {
            let value = match property {
                Property::ResellerId if !picks_resellers => Json::Null,
                _ => self.value(field),
            };
            members.push((property.key().to_owned(), value));
        }
        let entries = self.providers.snapshot();
        let entries = entries
            .iter()
            .map(|it| (guid(&it.fields.instance), self.entry(it)));
        let associations = match picks_resellers {
            true => self.associations.snapshot(),
            false => Vec::new(),
        };
        let associations = associations.iter().map(|row| {
            Json::object([
                ("resellerId", self.value(&row.fields.reseller_id)),
                ("name", self.value(&row.fields.name)),
            ])
        });
        members.extend([
            (
                "providerCustomers".to_owned(),
                Json::Object(entries.collect()),
            ),
            (
                "customerAssociations".to_owned(),
                Json::List(associations.collect()),
            ),
        ]);
        Json::Object(members).to_text()
    }

    fn entry(&self, entry: &ProviderDraft) -> Json {
        let data = match entry.shown_view() {
            DataView::Controls => {
                let members = entry.microsoft.each().into_iter();
                let members =
                    members.map(|(property, field)| (property.key().to_owned(), self.value(field)));
                Json::Text(Json::Object(members.collect()).to_text())
            }
            DataView::Json => self.value(&entry.fields.data),
        };
        let id = entry.provider_customer_id.get_untracked();
        let id = id.filter(|it| !it.trim().is_empty());
        let margin = (&entry.fields.margin_rule, &entry.fields.margin_value);
        Json::object([
            ("providerInstanceId", self.value(&entry.fields.instance)),
            ("providerCustomerId", id.into()),
            ("providerCustomerData", data),
            ("margin", self.margin(margin, OfferTypeMarginsFormat::Flat)),
            ("offerTypeMargins", self.offer_margins(entry)),
        ])
    }

    fn offer_margins(&self, entry: &ProviderDraft) -> Json {
        let format = self.config.offer_type_margins;
        let rows = entry.offer_margins.snapshot();
        if rows.is_empty() {
            return Json::Null;
        }
        let members = rows.iter().map(|row| {
            let margin = (&row.fields.margin_rule, &row.fields.margin_value);
            let offer_type = row.fields.offer_type.kept_text();
            (offer_type.trim().to_owned(), self.margin(margin, format))
        });
        let dictionary = Json::Object(members.collect());
        match format {
            OfferTypeMarginsFormat::Wrapped => Json::object([("Value", dictionary)]),
            OfferTypeMarginsFormat::Flat => dictionary,
        }
    }

    fn margin(&self, (rule, value): (&Field, &Field), format: OfferTypeMarginsFormat) -> Json {
        let (rule_key, name_key, value_key) = format.margin_keys();
        Json::object([
            (rule_key, Json::object([(name_key, self.value(rule))])),
            (value_key, self.value(value)),
        ])
    }

    /// The value of a control, or its text if that breaks a rule; `null` if it is blank.
    fn value(&self, field: &Field) -> Json {
        let text = field.kept_text();
        match field.property().parse(&text, self.context.mark()) {
            Ok(value) => value_json(value.as_ref()),
            Err(_) => Some(text.trim()).filter(|it| !it.is_empty()).into(),
        }
    }
}

/// The key of an entry.
fn guid(instance: &Field) -> String {
    let text = instance.kept_text();
    let id = customer::Guid::parse(&text);
    id.map_or_else(|_| text.trim().to_owned(), |it| it.to_string())
}
