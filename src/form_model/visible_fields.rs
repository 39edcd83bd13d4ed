//! The controls of the form as a person meets them: each with the section it stands in and the rule between it
//! and others.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::{DataView, ProviderDraft};
use super::validate::{Section, position};
use customer::Rule;

/// Sees a control. The rule between it and others comes as a question.
pub(super) type VisitField<'a> = &'a mut dyn FnMut(Section, &Field, &dyn Fn() -> Option<Rule>);

impl Draft {
    /// Every control, in the order of the page; in folded entries as if these were open.
    pub(super) fn each_shown(&self, picks_resellers: bool, see: VisitField) {
        for field in self.scalars() {
            if std::ptr::eq(field, &self.country) {
                see(Section::Customer, field, &|| self.country_not_offered());
            } else if picks_resellers || !std::ptr::eq(field, &self.reseller_id) {
                see(Section::Customer, field, &|| None);
            }
        }
        for entry in self.providers.snapshot() {
            entry.each_shown(self, see);
        }
        if picks_resellers {
            for row in self.associations.snapshot() {
                let section = Section::Association(position(&row));
                for field in [&row.reseller_id, &row.name] {
                    see(section, field, &|| None);
                }
            }
        }
    }
}

impl ProviderDraft {
    /// Every control of the entry, with Microsoft's data as it is typed now.
    pub(super) fn each_shown(&self, draft: &Draft, see: VisitField) {
        let at = position(self);
        let section = Section::Provider(at);
        see(section, &self.instance, &|| {
            let repeats = draft.repeats_instance(self);
            repeats.then_some(Rule::RepeatedInstance)
        });
        match self.shown_view(&draft.config) {
            DataView::Json => see(section, &self.json, &|| self.wrong_json_type()),
            DataView::Controls if self.uses_data() => {
                for field in self.microsoft.each() {
                    see(section, field, &|| self.microsoft.wanted(field));
                }
            }
            // They are folded away.
            DataView::Controls => (),
        }
        for field in [&self.margin_rule, &self.margin_value] {
            if self.asks_for(field) {
                see(section, field, &|| None);
            }
        }
        for row in self.offer_margins.snapshot() {
            let section = Section::OfferMargin(at, position(&row));
            see(section, &row.offer_type, &|| {
                let repeats = self.repeats_offer_type(&row);
                repeats.then_some(Rule::RepeatedOfferType)
            });
            for field in [&row.margin_rule, &row.margin_value] {
                see(section, field, &|| None);
            }
        }
    }
}
