//! From a request body to the texts of the form.

use super::draft::{AssociationDraft, Draft};
use super::field::Field;
use super::provider_draft::{DataView, ProviderDraft};
use crate::api::wire::{LoadedCustomer, LoadedData, LoadedMargin, LoadedProvider};
use customer::RuleContext;
use leptos::prelude::*;

impl Draft {
    /// Shows a loaded body. What the body does not name stays as it is.
    pub fn load(&self, loaded: LoadedCustomer) {
        if let Some(id) = loaded.id {
            self.id.set(id);
        }
        for (property, text) in loaded.scalars {
            if let Some(field) = self
                .fields
                .on_page()
                .into_iter()
                .find(|it| it.property() == property)
            {
                field.set(text);
            }
        }
        if let Some(providers) = loaded.providers {
            self.providers.replace(
                providers
                    .into_iter()
                    .map(|entry| self.provider_of(entry))
                    .collect(),
            );
        }
        if let Some(associations) = loaded.associations {
            self.associations.replace(
                associations
                    .into_iter()
                    .map(|it| self.association_of(it))
                    .collect(),
            );
        }
        self.recognise();
    }

    fn provider_of(&self, loaded: LoadedProvider) -> ProviderDraft {
        let entry = self.new_provider();
        entry.fields.instance.set(loaded.instance);
        entry.provider_customer_id.set(loaded.provider_customer_id);
        match loaded.data {
            LoadedData::Microsoft(texts) => {
                entry.show_microsoft(&texts);
                // Ready for an instance of another provider, whose data is shown as JSON.
                entry.fields.data.set(entry.microsoft_as_json());
            }
            LoadedData::Json(json) => {
                entry.fields.data.set(json);
                entry.data_view.set(DataView::Json);
            }
        }
        self.show_margin(
            &entry.fields.margin_rule,
            &entry.fields.margin_value,
            loaded.margin,
        );
        for (offer_type, margin) in loaded.offer_type_margins {
            let row = entry.new_offer_margin();
            row.fields.offer_type.set_verbatim(offer_type);
            self.show_margin(&row.fields.margin_rule, &row.fields.margin_value, margin);
            entry.offer_margins.push(row);
        }
        entry
    }

    fn association_of(&self, (reseller_id, name): (String, String)) -> AssociationDraft {
        let row = self.new_association();
        row.fields.reseller_id.set(reseller_id);
        row.fields.name.set(name);
        row
    }

    /// The body has a point before the fraction; the person reads what the language writes.
    fn show_margin(&self, rule: &Field, value: &Field, margin: LoadedMargin) {
        rule.set(margin.rule);
        value.set(self.context.mark().localize(&margin.value));
    }
}
