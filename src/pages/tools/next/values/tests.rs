use super::super::reuse::{Part, reuse_of};
use super::*;
use crate::config::Config;
use crate::form_model::{DataView, Draft, Field, ValidationContext};
use std::sync::Arc;

const CONTOSO: &str = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";
const FABRIKAM: &str = "5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21";
const RESELLER: &str = "0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e02";

fn empty_in(mark: DecimalMark) -> Draft {
    let config = Config::parse(r#"{"defaultMargin":{"rule":"markup","value":7.5}}"#);
    Draft::new(
        Arc::new(config.unwrap_or_default()),
        ValidationContext::for_tests(mark),
    )
}

fn empty() -> Draft {
    empty_in(DecimalMark::Point)
}

fn kept(draft: &Draft) -> Json {
    Json::read(&draft.kept()).unwrap_or_default()
}

/// A text of its own in each control, of two entries and an association.
fn full() -> Draft {
    let draft = empty();
    draft.providers.push(draft.new_provider());
    draft.associations.push(draft.new_association());
    let mut fill = |field: &Field| {
        let property = field.property();
        field.set(match property.kind() {
            Kind::Flag => "true".to_owned(),
            Kind::Decimal => "10.6".to_owned(),
            Kind::Json => String::new(),
            _ => format!("{property:?}"),
        });
    };
    draft.fields.on_page().into_iter().for_each(&mut fill);
    for (entry, instance) in draft.providers.snapshot().iter().zip([CONTOSO, FABRIKAM]) {
        entry.offer_margins.push(entry.new_offer_margin());
        entry.fields.on_page().into_iter().for_each(&mut fill);
        entry.microsoft.on_page().into_iter().for_each(&mut fill);
        for row in entry.offer_margins.snapshot() {
            row.fields.on_page().into_iter().for_each(&mut fill);
        }
        entry.fields.instance.set(instance.to_owned());
    }
    for row in draft.associations.snapshot() {
        row.fields.on_page().into_iter().for_each(&mut fill);
        row.fields.reseller_id.set(RESELLER.to_owned());
    }
    draft
}

/// The form with what is taken over of `values`.
fn filled(values: &FormValues, draft: &Draft) -> Json {
    draft.restore(&values.in_form(&kept(draft), &kept(&empty())));
    kept(draft)
}

fn every_text(values: &FormValues) -> Vec<(Property, String)> {
    let providers = values.providers.iter().flat_map(|it| {
        let parts = [vec![it.entry.clone(), it.data.clone()], it.offers.clone()];
        parts.concat().concat()
    });
    let rest = [values.customer.clone(), values.associations.concat()];
    providers.chain(rest.concat()).collect()
}

#[test]
fn a_form_gives_what_the_scope_takes_and_nothing_else() {
    let form = kept(&full());
    let mut scopes = vec![Scope::Template, Scope::Start, Scope::Next(&Part::ALL)];
    scopes.extend(Part::ALL.chunks(1).map(Scope::Next));
    for scope in scopes {
        let found = every_text(&FormValues::of(&form, scope));
        for property in Property::ALL {
            let is_there = found.iter().any(|(it, _)| it == property);
            let expected = scope.takes(*property) && *property != Property::ProviderCustomerData;
            assert_eq!(is_there, expected, "{property:?} {scope:?}");
        }
    }
    assert!(FormValues::of(&form, Scope::Next(&[])).is_empty());
}

#[test]
fn in_an_empty_form_nothing_of_the_other_customer_is_left() {
    for scope in [Scope::Template, Scope::Start, Scope::Next(&Part::ALL)] {
        let values = FormValues::of(&kept(&full()), scope);
        let form = filled(&values, &empty());
        assert_eq!(FormValues::of(&form, scope), values, "{scope:?}");
        for property in Property::ALL.iter().filter(|it| !scope.takes(**it)) {
            let gone = format!("\"{property:?}\"");
            assert!(!form.to_text().contains(&gone), "{property:?} {scope:?}");
        }
    }
}

#[test]
fn a_template_leaves_the_customers_own_data_as_it_is() {
    let template = FormValues::of(&kept(&full()), Scope::Template);
    let draft = full();
    let mut fill = |field: &Field| {
        if reuse_of(field.property()) != reuse_of(Property::ProviderInstanceId) {
            field.set(format!("{} of another", field.kept_text()));
        }
    };
    draft.fields.on_page().into_iter().for_each(&mut fill);
    for entry in draft.providers.snapshot() {
        entry.microsoft.on_page().into_iter().for_each(&mut fill);
    }
    let before = kept(&draft);
    let after = filled(&template, &draft);
    assert_eq!(FormValues::of(&after, Scope::Template), template);
    let is_own = |it: &Property| !Scope::Template.takes(*it);
    for property in CustomerProperties::PROPERTIES
        .iter()
        .filter(|it| is_own(it))
    {
        let text = |form: &Json| {
            form.get("customer")
                .and_then(|it| it.text(property.key()).map(str::to_owned))
        };
        assert_eq!(text(&before), text(&after), "{property:?}");
    }
    for (was, is) in items(&before, "providers")
        .iter()
        .zip(items(&after, "providers"))
    {
        assert_eq!(was.get("key"), is.get("key"));
        for property in MicrosoftProperties::PROPERTIES
            .iter()
            .filter(|it| is_own(it))
        {
            let text = |entry: &Json| {
                entry
                    .get("data")
                    .and_then(|it| it.text(property.key()).map(str::to_owned))
            };
            assert_eq!(text(was), text(is), "{property:?}");
        }
    }
}

/// A template for these instances.
fn of_instances(instances: &[&str]) -> FormValues {
    let provider = |instance: &&str| ProviderValues {
        entry: vec![(Property::ProviderInstanceId, (*instance).to_owned())],
        ..ProviderValues::default()
    };
    FormValues {
        providers: instances.iter().map(provider).collect(),
        ..FormValues::default()
    }
}

#[test]
fn which_entry_takes_the_values() {
    // The entries of the form: the instance, the domain. Then those of the template, and what comes of them.
    for (now, template, expected) in [
        (&[("", "")][..], &[CONTOSO][..], &[(CONTOSO, "")][..]),
        (&[("", "a")], &[CONTOSO], &[(CONTOSO, "a")]),
        (
            &[("", "")],
            &[CONTOSO, FABRIKAM],
            &[(CONTOSO, ""), (FABRIKAM, "")],
        ),
        (
            &[(FABRIKAM, "f"), (CONTOSO, "c")],
            &[CONTOSO, FABRIKAM],
            &[(CONTOSO, "c"), (FABRIKAM, "f")],
        ),
        (
            &[("CB3CD15B-1D6E-45BE-B493-C71549CBFD87", "c"), ("", "d")],
            &[FABRIKAM, CONTOSO],
            &[(FABRIKAM, "d"), (CONTOSO, "c")],
        ),
        // An entry without the customer's own data makes room; one with it stays.
        (
            &[(CONTOSO, "c"), (FABRIKAM, "")],
            &[CONTOSO],
            &[(CONTOSO, "c")],
        ),
        (
            &[(CONTOSO, "c"), (FABRIKAM, "f")],
            &[CONTOSO],
            &[(CONTOSO, "c"), (FABRIKAM, "f")],
        ),
        (&[], &[CONTOSO], &[(CONTOSO, "")]),
        (&[(CONTOSO, "c")], &[], &[(CONTOSO, "c")]),
    ] {
        let draft = empty();
        draft.providers.replace(Vec::new());
        for (instance, domain) in now {
            let entry = draft.new_provider();
            entry.fields.instance.set((*instance).to_owned());
            entry.microsoft.domain.set((*domain).to_owned());
            draft.providers.push(entry);
        }
        filled(&of_instances(template), &draft);
        let entries = draft.providers.snapshot();
        let found: Vec<_> = entries
            .iter()
            .map(|it| {
                let instance = it.fields.instance.kept_text();
                (instance, it.microsoft.domain.kept_text())
            })
            .collect();
        let found: Vec<_> = found
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(found, expected, "{now:?} {template:?}");
        // What no one has decided is as in an empty form.
        for entry in &entries {
            assert_eq!(entry.fields.margin_value.kept_text(), "7.5");
            assert!(entry.microsoft.keep_primary_information.is_ticked());
        }
    }
}

#[test]
fn numbers_are_read_and_written_as_the_form_writes_them() {
    for (from, typed, to, expected) in [
        (DecimalMark::Point, "10.60", DecimalMark::Comma, "10,60"),
        (DecimalMark::Comma, "10,6", DecimalMark::Point, "10.6"),
        (DecimalMark::Comma, "0,125", DecimalMark::Comma, "0,125"),
        (DecimalMark::Point, "about 3", DecimalMark::Comma, "about 3"),
    ] {
        let draft = empty_in(from);
        for entry in draft.providers.snapshot() {
            entry.fields.margin_value.set(typed.to_owned());
        }
        let values = FormValues::of(&kept(&draft), Scope::Template);
        let other = empty_in(to);
        filled(&values, &other);
        let entries = other.providers.snapshot();
        let texts: Vec<_> = entries
            .iter()
            .map(|it| it.fields.margin_value.kept_text())
            .collect();
        assert_eq!(texts, [expected]);
    }
}

#[test]
fn data_that_is_shown_as_json() {
    let values = FormValues {
        providers: vec![ProviderValues {
            data: vec![(Property::DefaultCulture, "pt-PT".to_owned())],
            ..ProviderValues::default()
        }],
        ..FormValues::default()
    };
    for (json, view, culture) in [
        (r#"{"Domain":"contoso"}"#, DataView::Controls, "pt-PT"),
        // No control can show this: it stays as it is.
        (r#"{"Account":"4711"}"#, DataView::Json, "pt-PT"),
        ("{", DataView::Json, "pt-PT"),
    ] {
        let draft = empty();
        for entry in draft.providers.snapshot() {
            entry.fields.data.set(json.to_owned());
            entry.data_view.set(DataView::Json);
        }
        filled(&values, &draft);
        for entry in draft.providers.snapshot() {
            assert_eq!(entry.data_view.get_untracked(), view, "{json}");
            assert_eq!(entry.microsoft.default_culture.kept_text(), culture);
            assert_eq!(entry.fields.data.kept_text(), json);
        }
        let template = FormValues::of(&kept(&draft), Scope::Template);
        assert!(!format!("{template:?}").contains("4711"));
    }
}

#[test]
fn a_box_that_is_not_ticked_is_a_value() {
    let draft = empty();
    for entry in draft.providers.snapshot() {
        entry.microsoft.keep_primary_information.tick(false);
    }
    let values = FormValues::of(&kept(&draft), Scope::Template);
    let other = empty();
    filled(&values, &other);
    for entry in other.providers.snapshot() {
        assert!(!entry.microsoft.keep_primary_information.is_ticked());
    }
}

#[test]
fn associations_and_margins_are_added_and_none_is_lost() {
    let draft = full();
    let association = |id: &str, name: &str| {
        vec![
            (Property::AssociationResellerId, id.to_owned()),
            (Property::AssociationName, name.to_owned()),
        ]
    };
    let values = FormValues {
        associations: vec![
            association(RESELLER, "Named anew"),
            association(CONTOSO, "Another"),
        ],
        ..FormValues::default()
    };
    filled(&values, &draft);
    let rows = draft.associations.snapshot();
    let names: Vec<_> = rows.iter().map(|it| it.fields.name.kept_text()).collect();
    assert_eq!(names, ["Named anew", "Another"]);
}
