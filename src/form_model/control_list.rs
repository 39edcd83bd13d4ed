//! The controls of the form as a list: to find one, to check the answers, to go from one finding to the next.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::DataView;
use super::validate::{PROVIDERS_ID, Section, position};
use crate::i18n::Words;
use customer::{Group, Property, Rule, Severity};
use leptos::prelude::untrack;

/// The direction in which the person goes through the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Next,
    Previous,
}

impl Draft {
    /// Every control of the form with its section, in the order of the page: also those of folded entries, and
    /// Microsoft's before an instance is chosen.
    pub fn controls(&self, picks_resellers: bool) -> Vec<(Section, Field)> {
        let mut all = Vec::new();
        for field in self.fields.on_page() {
            if picks_resellers || field.property() != Property::ResellerId {
                all.push((Section::Customer, field.clone()));
            }
        }
        for entry in self.providers.snapshot() {
            let at = position(&entry);
            let mut add = |field: &Field| all.push((Section::Provider(at), field.clone()));
            add(&entry.fields.instance);
            let has_controls = entry.shown_view() == DataView::Controls;
            if has_controls {
                for group in [Group::Tenant, Group::Signatory] {
                    entry.microsoft.in_group(group).for_each(&mut add);
                }
            } else {
                add(&entry.fields.data);
            }
            add(&entry.fields.margin_rule);
            add(&entry.fields.margin_value);
            for row in entry.offer_margins.snapshot() {
                let section = Section::OfferMargin(at, position(&row));
                let fields = row.fields.on_page();
                all.extend(fields.map(|field| (section, field.clone())));
            }
            if has_controls {
                let further = entry.further();
                all.extend(further.map(|field| (Section::Provider(at), field.clone())));
            }
        }
        if picks_resellers {
            for row in self.associations.snapshot() {
                let section = Section::Association(position(&row));
                let fields = row.fields.on_page();
                all.extend(fields.map(|field| (section, field.clone())));
            }
        }
        all
    }

    /// The place of a section on the page, with the name of the provider instance. Empty for the customer's own
    /// properties.
    pub fn place_of(&self, section: Section, words: &Words) -> String {
        let place = section.text(words);
        let (Section::Provider(at) | Section::OfferMargin(at, _)) = section else {
            return place;
        };
        let entries = self.providers.snapshot();
        let instance = entries.get(at).map(|it| it.fields.instance.kept_text());
        match instance.and_then(|it| self.config.find_instance(&it)) {
            Some(instance) => format!("{place}, {}", instance.name),
            None => place,
        }
    }

    /// The ids of the elements with a finding that the form shows, errors first, each in the order of the page. Those of
    /// folded entries belong to them.
    fn found(&self, picks_resellers: bool) -> Vec<String> {
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        self.each_shown(
            picks_resellers,
            &mut |_, field, elsewhere| match severity_of(field, elsewhere) {
                Some(Severity::Error) => errors.push(field.element_id()),
                Some(Severity::Warning) => warnings.push(field.element_id()),
                _ => (),
            },
        );
        if self.providers.snapshot().is_empty() {
            errors.push(PROVIDERS_ID.to_owned());
        }
        errors.append(&mut warnings);
        errors
    }

    /// The id of the element with the next or the previous finding, seen from the element with the focus. After the last
    /// comes the first. `None`: the form shows no error and no warning.
    pub fn finding_from(
        &self,
        focused: &str,
        direction: Direction,
        picks_resellers: bool,
    ) -> Option<String> {
        let mut found = untrack(|| self.found(picks_resellers));
        let count = found.len();
        let here = found.iter().position(|id| is_part_of(focused, id));
        let last = count.checked_sub(1)?;
        let at = match (here, direction) {
            (None, Direction::Next) => 0,
            (None, Direction::Previous) => last,
            (Some(at), Direction::Next) => (at + 1) % count,
            (Some(at), Direction::Previous) => (at + last) % count,
        };
        Some(found.swap_remove(at))
    }
}

/// Whether an element is this control, or a part of it.
pub fn is_part_of(element_id: &str, control_id: &str) -> bool {
    let rest = element_id.strip_prefix(control_id);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The highest severity of what a control shows.
fn severity_of(field: &Field, elsewhere: &dyn Fn() -> Option<Rule>) -> Option<Severity> {
    if !field.server_messages().is_empty() || field.objection().is_some() {
        return Some(Severity::Error);
    }
    let mut highest = None;
    for issue in field.issues(elsewhere) {
        match issue.rule.severity() {
            Severity::Error => return Some(Severity::Error),
            Severity::Warning => highest = Some(Severity::Warning),
            Severity::Hint => (),
        }
    }
    highest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::form_model::{Row, ValidationContext};
    use customer::DecimalMark;
    use std::sync::Arc;

    const CONFIG: &str = r#"{"providerInstances":[
        {"id":"cb3cd15b-1d6e-45be-b493-c71549cbfd87","name":"Contoso CSP"},
        {"id":"5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21","name":"Fabrikam","kind":"other"}]}"#;

    fn draft() -> Draft {
        let config = Config::parse(CONFIG).unwrap_or_default();
        let context = ValidationContext::for_tests(DecimalMark::Point);
        Draft::new(Arc::new(config), context)
    }

    fn listed(draft: &Draft, picks_resellers: bool) -> Vec<(Section, Property)> {
        let controls = draft.controls(picks_resellers);
        let place = |(section, field): (Section, Field)| (section, field.property());
        controls.into_iter().map(place).collect()
    }

    #[test]
    fn every_control_is_listed_once_in_the_order_of_the_page() {
        let draft = draft();
        let entry = draft.providers.snapshot().remove(0);
        entry.offer_margins.push(entry.new_offer_margin());
        let other = draft.new_provider();
        let fabrikam = "5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21";
        other.fields.instance.set(fabrikam.to_owned());
        draft.providers.push(other);
        draft.associations.push(draft.new_association());
        let all = listed(&draft, true);
        let mut once = all.clone();
        once.dedup();
        assert_eq!(once, all);
        for (section, property, is_there) in [
            (Section::Customer, Property::ResellerId, true),
            // No instance is chosen yet.
            (Section::Provider(0), Property::Domain, true),
            (Section::Provider(0), Property::AcceptedMca, true),
            (Section::Provider(0), Property::ProviderCustomerData, false),
            (Section::Provider(1), Property::Domain, false),
            (Section::Provider(1), Property::ProviderCustomerData, true),
            (Section::OfferMargin(0, 0), Property::OfferType, true),
            (Section::Association(0), Property::AssociationName, true),
        ] {
            let is_listed = all.contains(&(section, property));
            assert_eq!(is_listed, is_there, "{section:?} {property:?}");
        }
        let own = listed(&draft, false);
        let theirs = [Property::ResellerId, Property::AssociationName];
        assert!(own.iter().all(|(_, property)| !theirs.contains(property)));
    }

    #[test]
    fn findings_are_gone_through_errors_first() {
        let draft = draft();
        let none = draft.finding_from("", Direction::Next, true);
        assert_eq!(none, None, "nothing was left or sent");
        let fields = &draft.fields;
        // A warning above the errors.
        fields.company_name.set("Ltd".to_owned());
        fields.company_name.leave(&|| None);
        fields.email.set("nobody".to_owned());
        fields.email.leave(&|| None);
        fields.zip.set("1".repeat(31));
        fields.zip.leave(&|| None);
        let [company, email, zip] =
            [&fields.company_name, &fields.email, &fields.zip].map(Field::element_id);
        let part = format!("{email}-error");
        for (from, direction, to) in [
            ("", Direction::Next, &zip),
            ("page-heading", Direction::Next, &zip),
            (&zip, Direction::Next, &email),
            (&part, Direction::Next, &company),
            (&company, Direction::Next, &zip),
            ("", Direction::Previous, &company),
            (&company, Direction::Previous, &email),
            (&zip, Direction::Previous, &company),
        ] {
            let found = draft.finding_from(from, direction, true);
            assert_eq!(found.as_ref(), Some(to), "{from} {direction:?}");
        }
        fields.zip.set("1100-048".to_owned());
        assert_eq!(draft.finding_from("", Direction::Next, true), Some(email));
    }

    #[test]
    fn a_refusal_is_an_error_and_no_provider_is_one() {
        let draft = draft();
        draft.fields.city.refuse("Not there.".to_owned());
        let city = draft.fields.city.element_id();
        let next = draft.finding_from("", Direction::Next, true);
        assert_eq!(next.as_ref(), Some(&city));
        let entry = draft.providers.snapshot().remove(0);
        _ = draft.providers.remove(entry.place().key());
        let next = draft.finding_from(&city, Direction::Next, true);
        assert_eq!(next.as_deref(), Some(PROVIDERS_ID));
    }
}
