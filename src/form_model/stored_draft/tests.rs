//! What is kept comes back, and nothing that is damaged does harm.

use super::*;
use crate::config::Config;
use crate::form_model::ValidationContext;
use customer::DecimalMark;
use std::sync::Arc;

fn empty() -> Draft {
    Draft::new(
        Arc::new(Config::default()),
        ValidationContext::for_tests(DecimalMark::Point),
    )
}

/// A form in which every control holds a text of its own, finished or not.
fn full() -> Draft {
    let draft = empty();
    let mut count = 0;
    let mut fill = |field: &Field| {
        count += 1;
        field.set(format!(" {count} “unfinished\\\"\n😀"));
    };
    draft.fields.on_page().into_iter().for_each(&mut fill);
    draft.providers.push(draft.new_provider());
    for entry in draft.providers.snapshot() {
        entry.fields.on_page().into_iter().for_each(&mut fill);
        entry.microsoft.on_page().into_iter().for_each(&mut fill);
        for _ in 0..2 {
            let row = entry.new_offer_margin();
            row.fields.on_page().into_iter().for_each(&mut fill);
            entry.offer_margins.push(row);
        }
    }
    if let Some(last) = draft.providers.snapshot().last() {
        last.data_view.set(DataView::Json);
        last.provider_customer_id.set(Some("f574cf12".to_owned()));
    }
    let row = draft.new_association();
    row.fields.on_page().into_iter().for_each(&mut fill);
    draft.associations.push(row);
    draft
}

fn restored(text: &str) -> Draft {
    let draft = empty();
    draft.restore(&Json::read(text).unwrap_or_default());
    draft
}

/// As text, but for the keys of the entries: each page gives its own.
fn text_of(draft: &Draft) -> String {
    let Ok(Json::Object(mut kept)) = Json::read(&draft.kept()) else {
        panic!("an object");
    };
    for (name, value) in &mut kept {
        if let ("providers", Json::List(entries)) = (name.as_str(), value) {
            for entry in entries {
                if let Json::Object(members) = entry {
                    members.retain(|(name, _)| name != "key");
                }
            }
        }
    }
    Json::Object(kept).to_text()
}

#[test]
fn a_form_goes_back_to_what_it_was_and_its_entries_stay_themselves() {
    let draft = full();
    draft.providers.push(draft.new_provider());
    let (before, keys) = (draft.kept(), keys_of(&draft));
    draft.providers.remove(keys[1]);
    draft.fields.city.set("Porto".to_owned());
    if let Some(last) = draft.providers.snapshot().last() {
        last.microsoft.domain.set("other".to_owned());
        last.offer_margins.push(last.new_offer_margin());
        last.data_view.set(DataView::Json);
    }
    draft.restore(&Json::read(&before).unwrap_or_default());
    assert_eq!(text_of(&draft), {
        let again = empty();
        again.restore(&Json::read(&before).unwrap_or_default());
        text_of(&again)
    });
    let now = keys_of(&draft);
    assert_eq!(
        (now[0], now[2]),
        (keys[0], keys[2]),
        "only the lost one is new"
    );
    let positions: Vec<_> = draft
        .providers
        .snapshot()
        .iter()
        .map(|entry| entry.place().position().get_untracked())
        .collect();
    assert_eq!(positions, [0, 1, 2]);
}

#[test]
fn a_form_that_went_back_reads_as_it_did() {
    type Change = fn(&Draft);
    let changes: [(&str, Change); 4] = [
        ("a text", |draft| draft.fields.city.set("Porto".to_owned())),
        ("an association", |draft| {
            draft.associations.push(draft.new_association());
        }),
        ("an entry that came", |draft| {
            draft.providers.push(draft.new_provider());
        }),
        ("an entry that went", |draft| {
            draft.providers.remove(keys_of(draft)[0]);
        }),
    ];
    for (what, change) in changes {
        for draft in [empty(), full()] {
            let before = draft.kept();
            change(&draft);
            draft.restore(&Json::read(&before).unwrap_or_default());
            assert_eq!(draft.kept(), before, "{what}");
        }
    }
}

#[test]
fn what_has_changed_first_is_told() {
    type Change = fn(&Draft);
    let changes: [(&str, Change, &str); 12] = [
        ("nothing", |_| (), "nothing"),
        (
            "a text",
            |draft| draft.fields.city.set("Porto".to_owned()),
            "city of Customer",
        ),
        (
            "two texts",
            |draft| {
                draft.fields.zip.set("1".to_owned());
                draft.fields.company_name.set("Contoso".to_owned());
            },
            "companyName of Customer",
        ),
        (
            "a text of an entry",
            |draft| {
                draft.providers.snapshot()[1]
                    .microsoft
                    .domain
                    .set("x".to_owned())
            },
            "Domain of Provider(1)",
        ),
        (
            "a text of a margin",
            |draft| {
                let entry = draft.providers.snapshot().remove(0);
                entry.offer_margins.snapshot()[1]
                    .fields
                    .margin_value
                    .set("x".to_owned());
            },
            "value of OfferMargin(0, 1)",
        ),
        (
            "an entry that came",
            |draft| draft.providers.push(draft.new_provider()),
            "went Provider(2)",
        ),
        (
            "an entry that went, and a text before it",
            |draft| {
                draft.fields.city.set("Porto".to_owned());
                draft.providers.remove(keys_of(draft)[0]);
            },
            "came Provider(0)",
        ),
        (
            "a margin that went",
            |draft| {
                let rows = draft.providers.snapshot().remove(1).offer_margins.clone();
                let first = rows.snapshot().remove(0);
                rows.remove(first.place().key());
            },
            "came OfferMargin(1, 0)",
        ),
        (
            "an association that came",
            |draft| draft.associations.push(draft.new_association()),
            "went Association(1)",
        ),
        (
            "the only association",
            |draft| {
                let row = draft.associations.snapshot().remove(0);
                draft.associations.remove(row.place().key());
            },
            "came Association(0)",
        ),
        (
            "the data of an entry as JSON",
            |draft| draft.providers.snapshot()[0].show_json(),
            "Controls of Provider(0)",
        ),
        (
            "the data as JSON, and an entry that came",
            |draft| {
                draft.providers.snapshot()[0].show_json();
                draft.providers.push(draft.new_provider());
            },
            "went Provider(2)",
        ),
    ];
    for (what, change, expected) in changes {
        let draft = full();
        let before = draft.kept();
        change(&draft);
        let told = match draft.restore(&Json::read(&before).unwrap_or_default()) {
            Restored::Nothing => "nothing".to_owned(),
            Restored::Text(section, field) => {
                format!("{} of {section:?}", field.property().key())
            }
            Restored::Came(section, _) => format!("came {section:?}"),
            Restored::Went(section, _) => format!("went {section:?}"),
            Restored::Shown(section, view, _) => format!("{view:?} of {section:?}"),
        };
        assert_eq!(told, expected, "{what}");
        assert_eq!(draft.kept(), before, "{what}");
    }
}

#[test]
fn rows_come_back_as_they_were() {
    let draft = full();
    let entry = draft.providers.snapshot().remove(1);
    let margin = entry.offer_margins.snapshot().remove(0);
    let association = draft.associations.snapshot().remove(0);
    for field in [
        &entry.fields.data,
        &margin.fields.margin_value,
        &association.fields.name,
    ] {
        field.refuse("not this".to_owned());
    }
    let before = draft.kept();
    draft.associations.remove(association.place().key());
    entry.offer_margins.remove(margin.place().key());
    draft.providers.remove(entry.place().key());
    draft.restore(&Json::read(&before).unwrap_or_default());
    let entry = draft.providers.snapshot().remove(1);
    let margin = entry.offer_margins.snapshot().remove(0);
    let association = draft.associations.snapshot().remove(0);
    for field in [
        &entry.fields.data,
        &margin.fields.margin_value,
        &association.fields.name,
    ] {
        assert_ne!(field.server_messages(), [""; 0], "{:?}", field.property());
    }
}

fn keys_of(draft: &Draft) -> Vec<u32> {
    let entries = draft.providers.snapshot();
    entries.iter().map(|entry| entry.place().key()).collect()
}

#[test]
fn what_was_kept_comes_back() {
    let no_entries = empty();
    no_entries.providers.replace(Vec::new());
    let unticked = empty();
    for entry in unticked.providers.snapshot() {
        entry.microsoft.keep_primary_information.tick(false);
    }
    for (what, draft) in [
        ("an empty form", empty()),
        ("a full one", full()),
        ("one without entries", no_entries),
        ("a box that is ticked at first, unticked", unticked),
    ] {
        let text = draft.kept();
        assert_eq!(text_of(&restored(&text)), text_of(&draft), "{what}");
    }
}

#[test]
fn names_do_not_meet() {
    let draft = full();
    let entry = draft.providers.snapshot().remove(0);
    let row = entry.offer_margins.snapshot().remove(0);
    let association = draft.associations.snapshot().remove(0);
    for fields in [
        draft.fields.on_page().to_vec(),
        entry.fields.on_page().to_vec(),
        entry.microsoft.on_page().to_vec(),
        row.fields.on_page().to_vec(),
        association.fields.on_page().to_vec(),
    ] {
        let mut kept = String::new();
        write_texts(&fields, &mut kept);
        let Ok(Json::Object(texts)) = Json::read(&kept) else {
            panic!("an object");
        };
        let mut names: Vec<_> = texts.into_iter().map(|(name, _)| name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), fields.len(), "{names:?}");
    }
}

#[test]
fn damaged_texts_do_no_harm() {
    let text = full().kept();
    let letters: Vec<char> = text.chars().collect();
    let mut dice = 7_u64;
    for _ in 0..3000 {
        let mut damaged = letters.clone();
        for _ in 0..3 {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (dice >> 33) as usize % damaged.len();
            match dice % 3 {
                0 if damaged.len() > 1 => drop(damaged.remove(at)),
                1 => damaged[at] = ['"', '{', '[', '0', 'n', ','][at % 6],
                _ => damaged.truncate(at.max(1)),
            }
        }
        let damaged: String = damaged.into_iter().collect();
        // Whatever came of it is a form that can be kept.
        let kept = restored(&damaged).kept();
        assert!(Json::read(&kept).is_ok(), "{damaged}");
    }
    for text in [
        "",
        "null",
        "[]",
        "{}",
        r#"{"providers":{},"customer":[],"associations":7,"id":"x"}"#,
        r#"{"providers":[null,7,{"entry":[],"data":"x","offers":{}}]}"#,
    ] {
        assert!(restored(text).kept().starts_with('{'), "{text}");
    }
}

#[test]
fn numbers_stay_what_they_are_in_another_language() {
    use DecimalMark::{Comma, Point};
    for (kept_in, typed, opened_in, expected) in [
        (Comma, "12,5", Point, "12.5"),
        (Point, "12.5", Comma, "12,5"),
        (Comma, "12,5", Comma, "12,5"),
        (Comma, "12.5", Point, "12.5"),
        (Comma, "1.234", Point, "1,234"),
        (Comma, "1,234", Point, "1.234"),
        (Comma, "ten", Point, "ten"),
        (Comma, "", Point, ""),
    ] {
        let of = |mark| {
            let config = Arc::new(Config::default());
            Draft::new(config, ValidationContext::new(mark, str::to_owned))
        };
        let draft = of(kept_in);
        let entry = draft.providers.snapshot().remove(0);
        let row = entry.new_offer_margin();
        for field in [&entry.fields.margin_value, &row.fields.margin_value] {
            field.set(typed.to_owned());
        }
        entry.offer_margins.push(row);
        let kept = Json::read(&draft.kept()).unwrap_or_default();
        let opened = of(opened_in);
        opened.restore(&kept);
        // The same form, going on in the other language.
        draft.set_mark(opened_in);
        for draft in [opened, draft] {
            let entry = draft.providers.snapshot().remove(0);
            let row = entry.offer_margins.snapshot().remove(0);
            assert_eq!(entry.fields.margin_value.text(), expected, "{typed}");
            assert_eq!(row.fields.margin_value.text(), expected, "{typed}");
        }
    }
}

#[test]
fn numbers_of_a_draft_that_names_no_sign_stay_as_they_were_typed() {
    let draft = Draft::new(
        Arc::new(Config::default()),
        ValidationContext::new(DecimalMark::Comma, str::to_owned),
    );
    let kept = r#"{"providers":[{"entry":{"margin.value":"1,234"}}]}"#;
    draft.restore(&Json::read(kept).unwrap_or_default());
    let entry = draft.providers.snapshot().remove(0);
    assert_eq!(entry.fields.margin_value.text(), "1,234");
}
