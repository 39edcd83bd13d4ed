//! The controls of the form in the order of the page, each with its section and with the rule between it and other
//! controls.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::{DataView, ProviderDraft};
use super::validate::{Section, position};
use customer::{Group, Property, Rule};

/// Sees a control. The rule between it and others comes as a question.
pub(super) type VisitField<'a> = &'a mut dyn FnMut(Section, &Field, &dyn Fn() -> Option<Rule>);

impl Draft {
    /// Every control, in the order of the page; in folded entries as if these were open.
    pub(super) fn each_shown(&self, picks_resellers: bool, see: VisitField) {
        for field in self.fields.on_page() {
            if field.property() == Property::Country {
                see(Section::Customer, field, &|| self.country_not_offered());
            } else if picks_resellers || field.property() != Property::ResellerId {
                see(Section::Customer, field, &|| None);
            }
        }
        for entry in self.providers.snapshot() {
            entry.each_shown(self, see);
        }
        if picks_resellers {
            for row in self.associations.snapshot() {
                let section = Section::Association(position(&row));
                for field in row.fields.on_page() {
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
        see(section, &self.fields.instance, &|| {
            let repeats = draft.repeats_instance(self);
            repeats.then_some(Rule::DuplicateInstance)
        });
        let view = self.shown_view();
        // Before an instance is selected the controls are folded away.
        let has_controls = view == DataView::Controls && self.uses_data();
        if view == DataView::Json {
            see(section, &self.fields.data, &|| self.wrong_json_type());
        }
        if has_controls {
            for group in [Group::Tenant, Group::Signatory] {
                for field in self.microsoft.in_group(group) {
                    see(section, field, &|| self.wanted(field));
                }
            }
        }
        for field in [&self.fields.margin_rule, &self.fields.margin_value] {
            if self.asks_for(field) {
                see(section, field, &|| None);
            }
        }
        for row in self.offer_margins.snapshot() {
            let section = Section::OfferMargin(at, position(&row));
            see(section, &row.fields.offer_type, &|| {
                let repeats = self.repeats_offer_type(&row);
                repeats.then_some(Rule::DuplicateOfferType)
            });
            for field in [&row.fields.margin_rule, &row.fields.margin_value] {
                see(section, field, &|| None);
            }
        }
        if has_controls {
            for field in self.further() {
                see(section, field, &|| self.wanted(field));
            }
        }
    }
}
