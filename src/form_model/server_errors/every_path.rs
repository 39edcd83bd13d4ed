//! Every property of the request in every spelling, back at its control.

use super::spellings::{PathSegment, spellings};
use super::tests::{INSTANCES, OFFER_TYPES, draft, of, refuse};
use super::*;
use crate::form_model::{ASSOCIATIONS_ID, Field, PROVIDERS_ID};
use leptos::prelude::untrack;
use std::collections::BTreeSet;

/// Where a sentence is to land.
#[derive(Clone)]
enum Expected {
    Control(Section, Field),
    Part(Section, String),
    Nowhere,
}

/// Every path of the request.
fn paths(draft: &Draft) -> Vec<(Vec<PathSegment>, Expected)> {
    use PathSegment::{Item, Name};
    let mut all = vec![
        (vec![Name("id")], Expected::Nowhere),
        (
            vec![Name("providerCustomers")],
            Expected::Part(Section::Customer, PROVIDERS_ID.to_owned()),
        ),
        (
            vec![Name("customerAssociations")],
            Expected::Part(Section::Customer, ASSOCIATIONS_ID.to_owned()),
        ),
    ];
    for field in draft.fields.on_page() {
        let path = vec![Name(field.property().key())];
        all.push((path, Expected::Control(Section::Customer, field.clone())));
    }
    for at in 0..3 {
        all.extend(paths_of_entry(draft, at));
    }
    for (at, row) in draft.associations.snapshot().iter().enumerate() {
        let section = Section::Association(at);
        let below = |names: &[&'static str]| {
            let steps = [Name("customerAssociations"), Item(at)].into_iter();
            steps.chain(names.iter().map(|it| Name(it))).collect()
        };
        let whole = Expected::Part(section, row.fields.reseller_id.element_id());
        all.push((below(&[]), whole));
        for (property, field) in row.fields.each() {
            let own = Expected::Control(section, field.clone());
            all.push((below(&[property.key()]), own));
        }
    }
    all
}

fn paths_of_entry(draft: &Draft, at: usize) -> Vec<(Vec<PathSegment>, Expected)> {
    use PathSegment::Name;
    let entry = &draft.providers.snapshot()[at];
    let section = Section::Provider(at);
    let here = |field: &Field| Expected::Control(section, field.clone());
    let whole = Expected::Part(section, entry.heading_id());
    let is_json = at == 2;
    let names = |path: &'static str| path.split('.').map(Name).collect::<Vec<_>>();
    let margin_rule = &entry.fields.margin_rule;
    let mut below: Vec<(Vec<PathSegment>, Expected)> = vec![
        (vec![], whole.clone()),
        (names("key"), here(&entry.fields.instance)),
        (names("providerCustomerId"), whole.clone()),
        (names("status"), whole.clone()),
        (names("customerCreationError"), whole.clone()),
        (
            names("margin"),
            Expected::Part(section, margin_rule.element_id()),
        ),
        (names("margin.marginRule"), here(margin_rule)),
        (names("offerTypeMargins"), whole.clone()),
    ];
    for (property, field) in entry.fields.each() {
        let expected = match property {
            Property::ProviderCustomerData if !is_json => whole.clone(),
            _ => here(field),
        };
        below.push((names(property.key()), expected));
    }
    for field in entry.microsoft.on_page() {
        let path = vec![Name("providerCustomerData"), Name(field.property().key())];
        below.push((path, here(if is_json { &entry.fields.data } else { field })));
    }
    for (row_at, row) in entry.offer_margins.snapshot().iter().enumerate() {
        let section = Section::OfferMargin(at, row_at);
        let here = |field: &Field| Expected::Control(section, field.clone());
        let path = |path: &'static str| {
            let key = PathSegment::OfferType(OFFER_TYPES[row_at], row_at);
            let mut all = vec![Name("offerTypeMargins"), key];
            all.extend(path.split('.').filter(|it| !it.is_empty()).map(Name));
            all
        };
        let whole = Expected::Part(section, row.fields.offer_type.element_id());
        below.push((path(""), whole));
        below.push((path("marginRule"), here(&row.fields.margin_rule)));
        for (property, field) in row.fields.each() {
            let name = match property {
                // The offer type is the key of the map.
                Property::OfferType => "key",
                _ => property.key(),
            };
            below.push((path(name), here(field)));
        }
    }
    let before = [
        Name("providerCustomers"),
        PathSegment::Entry(INSTANCES[at], at),
    ];
    below
        .into_iter()
        .map(|(path, expected)| (before.into_iter().chain(path).collect(), expected))
        .collect()
}

#[test]
fn every_path_in_every_spelling_finds_its_control() {
    let draft = draft(&INSTANCES);
    let paths = paths(&draft);
    let (mut seen, mut properties) = (BTreeSet::new(), BTreeSet::new());
    for (path, expected) in &paths {
        let before = seen.len();
        for spelling in spellings(path) {
            if !seen.insert(spelling.clone()) {
                continue;
            }
            let summary = refuse(&draft, &[of(&spelling, &["No."])]);
            let [refusal] = summary.as_slice() else {
                panic!("{spelling}: {summary:?}");
            };
            let (section, element_id, property) = match expected {
                Expected::Control(section, field) => {
                    (*section, Some(field.element_id()), Some(field.property()))
                }
                Expected::Part(section, id) => (*section, Some(id.clone()), None),
                Expected::Nowhere => (Section::Customer, None, None),
            };
            assert_eq!(refusal.element_id, element_id, "{spelling}");
            assert_eq!(refusal.property, property, "{spelling}");
            assert_eq!(refusal.section, section, "{spelling}");
            assert_eq!(refusal.property_name, spelling);
            assert!(refusal.message.ends_with("No."), "{spelling}");
            properties.extend(property);
        }
        assert!(seen.len() > before, "{path:?} has spellings of its own");
        if let Expected::Control(_, field) = expected {
            let said = untrack(|| field.server_messages());
            assert!(said.iter().any(|it| it.ends_with("No.")), "{path:?}");
        }
    }
    let missed: Vec<_> = Property::ALL
        .iter()
        .filter(|it| !properties.contains(*it))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
}

/// Numbers without end, the same in every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).unwrap_or_default()
    }
}

#[test]
fn mutilated_spellings_lose_nothing() {
    let parts: Vec<_> = ". [ ] ' \" \\ / ~ ~1 % %4 %41 # $ { 0 é Value \u{1f600}"
        .split(' ')
        .collect();
    let draft = draft(&INSTANCES);
    let all: Vec<_> = paths(&draft)
        .iter()
        .flat_map(|(path, _)| spellings(path))
        .collect();
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    let mut at_controls = 0;
    for _ in 0..20_000 {
        let mut letters: Vec<char> = all[dice.below(all.len())].chars().collect();
        for _ in 0..=dice.below(2) {
            let at = dice.below(letters.len());
            match dice.below(4) {
                0 if !letters.is_empty() => drop(letters.remove(at)),
                1 => letters.truncate(at),
                2 => letters.rotate_left(at),
                _ => drop(letters.splice(at..at, parts[dice.below(parts.len())].chars())),
            }
        }
        let spelled: String = letters.into_iter().collect();
        let summary = refuse(&draft, &[of(&spelled, &["No.", "Never."])]);
        let said: Vec<_> = summary.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(said.len(), 2, "{spelled}");
        assert!(
            said[0].ends_with("No.") && said[1].ends_with("Never."),
            "{spelled}"
        );
        assert!(summary.iter().all(|it| it.property_name == spelled));
        at_controls += usize::from(summary[0].property.is_some());
    }
    assert!(at_controls > 1_000, "{at_controls}");
}
