//! Microsoft's data by controls.

use super::assists::{self, Place};
use super::controls::{Prefix, check_field, frame, text_field_with_rule};
use super::languages::{self, Suggested};
use super::rows::row_button;
use super::{FORM_CHUNK, FormScope, domain_proposal};
use crate::components::{CheckGroup, Foldable, Need, TextField};
use crate::config::Assist;
use crate::form_model::{Field, ProviderDraft, Row};
use crate::signal::scoped_memo;
use customer::{DomainPrefix, Group, Kind, Property, Qualification};
use leptos::prelude::*;
use leptos_erased::{HtmlElement, html};
use std::sync::Arc;

/// The tenant and the signatory; folded away before an instance is chosen.
pub fn view(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft) -> HtmlElement {
    let words = parts.context.words;
    let fields = &entry.microsoft;
    let prefix = of_data(prefix);
    let control = |field: &Field| control(parts, &prefix, entry, field);
    let mut tenant: Vec<HtmlElement> = fields.in_group(Group::Tenant).map(control).collect();
    tenant.extend(assists::existing(parts, Place::Entry(entry.place().key())));
    let opened = ArcRwSignal::new(false);
    let mut same = check_field(parts, &prefix, &fields.keep_primary_information);
    same.on_change = {
        let (draft, entry, tick) = (parts.draft.clone(), entry.clone(), same.on_change.clone());
        let opened = opened.clone();
        Arc::new(move |ticked| {
            tick(ticked);
            if ticked {
                opened.set(false);
            }
            let (draft, entry) = (draft.clone(), entry.clone());
            FORM_CHUNK.when_loaded(move |chunk| (chunk.same_contact)(&entry, &draft, ticked));
        })
    };
    let signatory = Foldable {
        is_used: {
            let entry = entry.clone();
            Arc::new(move || {
                let is_other = !entry.microsoft.keep_primary_information.is_ticked();
                is_other || entry.signatory().into_iter().any(Field::is_used)
            })
        },
        opened,
        body: entry.signatory().map(control).into(),
    };
    let signatory = signatory.by_line(signatory_line(entry));
    let all = [
        controls_group(words.tenant_at_microsoft(), tenant),
        controls_group(words.signatory(), vec![wide(same.view()), signatory]),
    ];
    let used = entry.clone();
    Foldable {
        is_used: Arc::new(move || used.uses_data()),
        opened: ArcRwSignal::default(),
        body: all.into(),
    }
    .by_line(html::p().class("hint").child(words.choose_instance_first()))
}

/// What few customers need, behind the margins: the keyboard comes to it last. Before an instance is chosen, nothing
/// of it is seen.
pub fn further(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft) -> HtmlElement {
    let words = parts.context.words;
    let prefix = of_data(prefix);
    let control = |field: &Field| control(parts, &prefix, entry, field);
    let (used, chosen) = (entry.clone(), entry.clone());
    let more = Foldable {
        is_used: Arc::new(move || used.further().any(Field::is_used)),
        opened: ArcRwSignal::default(),
        body: entry.further().map(control).collect(),
    };
    let button = row_button(words.more_about_tenant(), &prefix.row)
        .attr("hidden", move || !chosen.uses_data());
    html::div()
        .class("group further")
        .child(more.by_button(button))
}

/// The prefix of the controls of the provider's own data.
fn of_data(prefix: &Prefix) -> Prefix {
    let names = prefix.names.clone();
    Prefix {
        names: Arc::new(move || format!("{}providerCustomerData.", names())),
        row: prefix.row.clone(),
    }
}

/// The control of a field.
fn control(
    parts: &FormScope,
    prefix: &Prefix,
    entry: &ProviderDraft,
    field: &Field,
) -> HtmlElement {
    let line = || line(parts, prefix, entry, field);
    match field.property() {
        Property::Domain => {
            let mut domain = line();
            domain.suffix = DomainPrefix::SUFFIX;
            domain.frame.findings = domain_proposal::beside(domain.frame.findings, parts, entry);
            domain.view()
        }
        Property::AssociatedPartnerId if parts.context.config.uses(Assist::Resellers) => {
            let mut partner = line();
            let (own, parts, entry) = (partner.frame.findings, parts.clone(), entry.clone());
            partner.frame.findings = scoped_memo(move || {
                let mut all = own.get();
                if let Some(chunk) = assists::chunk(&parts) {
                    all.extend((chunk.partner_hint)(&parts, &entry));
                }
                all
            });
            partner.view()
        }
        Property::DefaultCulture => {
            let mut culture = line();
            culture.suggestions = Some(languages::suggestions(parts, Suggested::Cultures));
            culture.view()
        }
        Property::Language => {
            let mut language = line();
            language.suggestions = Some(languages::suggestions(parts, Suggested::Languages));
            language.view()
        }
        property => match property.kind() {
            Kind::Flag => wide(check_field(parts, prefix, field).view()),
            Kind::Qualifications => qualifications(parts, prefix, field),
            _ => line().view(),
        },
    }
}

/// A line of text, with the rule between it and the rest of the data.
fn line(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft, field: &Field) -> TextField {
    let (asking, own) = (entry.clone(), field.clone());
    let wanted = move || asking.wanted(&own);
    let mut line = text_field_with_rule(parts, prefix, field, wanted);
    if is_asked_for_at_times(field.property()) {
        let (asking, own) = (entry.clone(), field.clone());
        let asked = move || asking.asked(&own).is_some();
        line.frame.need = Need::AtTimes(parts.context.words.optional(), Arc::new(asked));
    }
    line
}

/// Whether the accepted agreement wants a text here.
fn is_asked_for_at_times(property: Property) -> bool {
    matches!(
        property,
        Property::SignatoryFirstName
            | Property::SignatoryLastName
            | Property::SignatoryEmail
            | Property::SignatoryPhone
            | Property::AgreementDate
    )
}

/// The signatory, if it is the contact.
fn signatory_line(entry: &ProviderDraft) -> HtmlElement {
    let entry = entry.clone();
    html::p().class("hint").child(move || {
        let [first, last, email, phone] = entry.signatory().map(Field::text);
        let name = format!("{first} {last}");
        let mut line = String::new();
        for part in [name.trim(), &email, &phone] {
            if !part.is_empty() {
                line.push_str(if line.is_empty() { "" } else { ", " });
                line.push_str(part);
            }
        }
        line
    })
}

/// Controls that belong together.
pub fn controls_group(title: &str, body: Vec<HtmlElement>) -> HtmlElement {
    let body = html::div().class("group-body").children(body);
    html::fieldset()
        .class("group")
        .child(html::legend().child(title))
        .child(body)
}

/// A control with a line of the form to itself.
pub fn wide(control: HtmlElement) -> HtmlElement {
    html::div().class("wide").child(control)
}

fn qualifications(parts: &FormScope, prefix: &Prefix, field: &Field) -> HtmlElement {
    let words = parts.context.words;
    let (ticked, changed) = (field.clone(), field.clone());
    let names = |field: &Field| -> Vec<Qualification> {
        field
            .text()
            .split(',')
            .filter_map(Qualification::from_name)
            .collect()
    };
    CheckGroup {
        frame: frame(parts, prefix, field),
        options: Qualification::ALL
            .map(|it| (it.name(), words.qualification(it)))
            .to_vec(),
        ticked: Arc::new(move |name| names(&ticked).iter().any(|it| it.name() == name)),
        on_change: Arc::new(move |name, on| {
            let kept = names(&changed);
            let next = Qualification::ALL.into_iter().filter(|it| {
                if it.name() == name {
                    on
                } else {
                    kept.contains(it)
                }
            });
            changed.set(next.map(Qualification::name).collect::<Vec<_>>().join(","));
        }),
    }
    .view()
}
