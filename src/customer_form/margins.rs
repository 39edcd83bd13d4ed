//! The price margin of a provider entry, and the margins of their own for some offer types.

use super::FormScope;
use super::controls::{Prefix, frame, text_field, text_field_with_rule};
use super::microsoft_fields::{controls_group, wide};
use super::rows::{announce, focus_new, numbered, remove_button, row_button, rows_of};
use crate::browser::focus;
use crate::components::{SelectField, Text};
use crate::config::OFFER_TYPES;
use crate::form_model::{Field, OfferMarginDraft, ProviderDraft, Row};
use customer::Rule;
use leptos::ev;
use leptos_erased::{HtmlElement, View, fragment, html};
use std::sync::Arc;

/// Both groups of controls.
pub fn view(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft) -> Vec<HtmlElement> {
    let words = parts.context.words;
    let margin = margin(
        parts,
        prefix,
        &entry.fields.margin_rule,
        &entry.fields.margin_value,
    );
    vec![
        controls_group(words.price_margin(), margin.into()),
        controls_group(
            words.offer_type_margins(),
            vec![offer_margins(parts, prefix, entry)],
        ),
    ]
}

/// A margin's rule and value.
fn margin(parts: &FormScope, prefix: &Prefix, rule: &Field, value: &Field) -> [HtmlElement; 2] {
    let words = parts.context.words;
    let (shown, changed) = (rule.clone(), rule.clone());
    let configured = parts.context.config.margin_rules.iter();
    let mut options: Vec<_> = configured
        .map(|it| (it.clone(), words.margin_rule(it)))
        .collect();
    // A rule of a loaded request that is not configured is kept and shown as it is.
    let loaded = rule.text();
    if !loaded.is_empty() && !options.iter().any(|(it, _)| *it == loaded) {
        options.push((loaded.clone(), loaded));
    }
    options.insert(0, (String::new(), words.choose().to_owned()));
    let select = SelectField {
        frame: frame(parts, prefix, rule),
        options,
        value: Arc::new(move || shown.text()),
        on_change: Arc::new(move |value| changed.set(value)),
        is_named: Arc::new(|| true),
    };
    let value = text_field(parts, prefix, value);
    [select.view(), value.view()]
}

fn offer_margins(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft) -> HtmlElement {
    let words = parts.context.words;
    let add_id = add_id(entry);
    let rows = {
        let (parts, prefix, entry) = (parts.clone(), prefix.clone(), entry.clone());
        rows_of(
            &parts.clone(),
            &entry.offer_margins.clone(),
            move |chunk, row| (chunk.offer_margin)(&parts, &prefix, &entry, row),
        )
    };
    let add = {
        let (parts, entry) = (parts.clone(), entry.clone());
        move |_| {
            let row = entry.new_offer_margin();
            entry.offer_margins.push(row.clone());
            announce(&parts, parts.context.words.offer_margin_added(), &row);
            focus_new(&parts, row.fields.offer_type.element_id());
        }
    };
    let add = row_button(words.add_offer_margin(), &prefix.row)
        .attr("id", &add_id)
        .on(ev::click, add);
    wide(html::div().class("rows").child(rows).child(add))
}

fn add_id(entry: &ProviderDraft) -> String {
    format!("add-offer-margin-{}", entry.place().key())
}

/// The controls of a margin for an offer type, in the chunk.
pub fn offer_margin(
    parts: &FormScope,
    prefix: &Prefix,
    entry: &ProviderDraft,
    row: &OfferMarginDraft,
) -> View {
    let words = parts.context.words;
    let position = row.place().position();
    let (names, of_entry) = (prefix.names.clone(), prefix.row.clone());
    let in_entry = move |row: &OfferMarginDraft, template| -> Text {
        let (row, of_entry) = (numbered(row, template), of_entry.clone());
        Arc::new(move || format!("{}, {}", row(), of_entry()))
    };
    let prefix = Prefix {
        names: Arc::new(move || format!("{}offerTypeMargins.{}.", names(), position.get())),
        row: in_entry(row, words.offer_type_margin()),
    };
    let repeated = {
        let (entry, row) = (entry.clone(), row.clone());
        move || {
            entry
                .repeats_offer_type(&row)
                .then_some(Rule::DuplicateOfferType)
        }
    };
    let mut offer_type = text_field_with_rule(parts, &prefix, &row.fields.offer_type, repeated);
    offer_type.suggestions = Some({
        let (config, instance) = (parts.context.config.clone(), entry.fields.instance.clone());
        Arc::new(move || {
            let configured = config.find_instance(&instance.text());
            let names = configured
                .and_then(|it| it.offer_types.clone())
                .unwrap_or_else(|| OFFER_TYPES.map(str::to_owned).to_vec());
            names.into_iter().map(|it| (it, String::new())).collect()
        })
    });
    let remove = {
        let (parts, entry, row) = (parts.clone(), entry.clone(), row.clone());
        move |_| {
            announce(&parts, parts.context.words.offer_margin_removed(), &row);
            let neighbour = entry.offer_margins.remove(row.place().key());
            focus::soon(
                &parts.context.tree,
                match neighbour {
                    Some(neighbour) => neighbour.fields.offer_type.element_id(),
                    None => add_id(&entry),
                },
            );
        }
    };
    let legend = html::legend()
        .class("visually-hidden")
        .child(numbered(row, words.offer_type_margin()));
    let heard = in_entry(row, words.remove_offer_margin());
    let remove = remove_button(parts, move || heard()).on(ev::click, remove);
    let [rule, value] = margin(
        parts,
        &prefix,
        &row.fields.margin_rule,
        &row.fields.margin_value,
    );
    fragment([legend, offer_type.view(), rule, value, remove])
}
