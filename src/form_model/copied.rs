//! A copy of a form, to find out what would be sent without changing what a person sees.

use super::draft::Draft;
use super::provider_draft::ProviderDraft;
use leptos::prelude::{GetUntracked, Set};

impl Draft {
    /// A form with the same texts, from which autofill and corrections go on as in this one. Nothing follows it, and it
    /// follows nothing.
    pub fn copied(&self) -> Self {
        let copy = Self::new(self.config.clone(), self.context.copied());
        copy.id.set(self.id.get_untracked());
        for (own, other) in copy.fields.on_page().iter().zip(self.fields.on_page()) {
            own.mirror(other);
        }
        let entries = self.providers.snapshot();
        copy.providers
            .replace(entries.iter().map(|it| copy.mirrored(it)).collect());
        let associations = self.associations.snapshot().into_iter().map(|row| {
            let mirrored = copy.new_association();
            for (own, other) in mirrored.fields.on_page().iter().zip(row.fields.on_page()) {
                own.mirror(other);
            }
            mirrored
        });
        copy.associations.replace(associations.collect());
        copy
    }

    fn mirrored(&self, other: &ProviderDraft) -> ProviderDraft {
        let entry = self.new_provider();
        for (own, other) in entry.fields.on_page().iter().zip(other.fields.on_page()) {
            own.mirror(other);
        }
        let microsoft = other.microsoft.on_page();
        for (own, other) in entry.microsoft.on_page().iter().zip(microsoft) {
            own.mirror(other);
        }
        entry
            .provider_customer_id
            .set(other.provider_customer_id.get_untracked());
        entry.data_view.set(other.data_view.get_untracked());
        for row in other.offer_margins.snapshot() {
            let mirrored = entry.new_offer_margin();
            for (own, other) in mirrored.fields.on_page().iter().zip(row.fields.on_page()) {
                own.mirror(other);
            }
            entry.offer_margins.push(mirrored);
        }
        entry
    }
}
