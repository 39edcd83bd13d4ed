//! The relations of the customer to resellers.

use super::controls::{Prefix, text_field};
use super::elements::button;
use super::layout::section;
use super::microsoft_fields::wide;
use super::reseller_field;
use super::rows::{announce, focus_new, numbered, remove_button, rows_of};
use super::scope::FormScope;
use crate::browser::focus;
use crate::form_model::{ASSOCIATIONS_ID, AssociationDraft, Row};
use leptos::ev;
use leptos_erased::{HtmlElement, View, fragment, html};
use std::sync::Arc;

const ADD_ID: &str = "add-association";

/// The section.
pub fn section_of(parts: &FormScope) -> HtmlElement {
    let words = parts.context.words;
    let rows = {
        let parts = parts.clone();
        rows_of(
            &parts.clone(),
            &parts.draft.associations.clone(),
            move |chunk, row| (chunk.association)(&parts, row),
        )
    };
    let add = {
        let parts = parts.clone();
        move |_| {
            let row = parts.draft.new_association();
            parts.draft.associations.push(row.clone());
            announce(&parts, parts.context.words.association_added(), &row);
            focus_new(&parts, row.fields.reseller_id.element_id());
        }
    };
    let add = button(words.add_association())
        .attr("id", ADD_ID)
        .on(ev::click, add);
    let body = vec![wide(html::div().class("rows").child(rows).child(add))];
    section(
        parts,
        ASSOCIATIONS_ID,
        words.associations(),
        words.associations_lead(),
        body,
    )
}

/// The controls of a relation, in the chunk.
pub fn association(parts: &FormScope, row: &AssociationDraft) -> View {
    let words = parts.context.words;
    let position = row.place().position();
    let prefix = Prefix {
        names: Arc::new(move || format!("customerAssociations.{}.", position.get())),
        row: Arc::new(numbered(row, words.association())),
    };
    let remove = {
        let (parts, row) = (parts.clone(), row.clone());
        move |_| {
            announce(&parts, parts.context.words.association_removed(), &row);
            let neighbour = parts.draft.associations.remove(row.place().key());
            focus::soon(
                &parts.context.tree,
                match neighbour {
                    Some(neighbour) => neighbour.fields.reseller_id.element_id(),
                    None => ADD_ID.to_owned(),
                },
            );
        }
    };
    let legend = html::legend()
        .class("visually-hidden")
        .child(numbered(row, words.association()));
    let remove =
        remove_button(parts, numbered(row, words.remove_association())).on(ev::click, remove);
    let reseller = reseller_field::view(
        parts,
        &prefix,
        &row.fields.reseller_id,
        Some(&row.fields.name),
    );
    let name = text_field(parts, &prefix, &row.fields.name).view();
    fragment([legend, reseller, name, remove])
}
