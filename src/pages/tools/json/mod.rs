//! A request body comes into the form, and goes out of it.

mod applying;
mod command;
pub mod file_name;
mod input;
mod merging;
mod outside;
pub mod reading;
pub mod shells;

use super::comparison::{Certainty, ComparedField, Comparison};
use super::request::{self, BodyOut};
use super::words::ToolWords;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use applying::Proposal;
use input::Input;
use leptos::prelude::*;
use reading::Incoming;
use std::sync::Arc;

/// The content of the tool.
pub fn view(_app: &AppContext, words: &'static ToolWords) -> AnyView {
    view! { <JsonTool words /> }.into_any()
}

#[component]
fn JsonTool(words: &'static ToolWords) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let proposal = RwSignal::new(None::<Arc<Proposal>>);
    let of = app.clone();
    let on_read = Callback::new(move |incoming: Incoming| {
        proposal.set(Some(Arc::new(Proposal::of(&of, incoming))));
    });
    let again = Callback::new(move |()| proposal.set(None));
    move || match proposal.get() {
        None => view! {
            <Input words on_read />
            <Save words />
        }
        .into_any(),
        Some(proposal) => view! { <Proposed words proposal again /> }.into_any(),
    }
}

/// What would change in the form.
#[component]
fn Proposed(
    words: &'static ToolWords,
    proposal: Arc<Proposal>,
    again: Callback<()>,
) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let fields: Vec<_> = proposal
        .in_words(&app, words)
        .into_iter()
        .map(|[label, now, then]| ComparedField {
            label,
            now,
            then,
            certainty: Certainty::Sure,
        })
        .collect();
    let is_same = fields.is_empty();
    let taking = proposal.clone();
    let on_take = Callback::new(move |taken: Vec<usize>| {
        taking.apply(&app, &taken);
        let count = taken.len().to_string();
        let sentence = fill(words.json_taken(), &[("count", &count)]);
        app.tools.open.set(None);
        app.form.announcer.say(&sentence);
    });
    view! {
        <Notes words proposal />
        {match is_same {
            true => view! {
                <p role="status">{words.json_same()}</p>
                <p>
                    <button type="button" on:click=move |_| again.run(())>
                        {words.json_again()}
                    </button>
                </p>
            }
            .into_any(),
            false => view! { <Comparison words fields on_take on_cancel=again /> }.into_any(),
        }}
    }
}

/// What was left out, or ignored.
#[component]
fn Notes(words: &'static ToolWords, proposal: Arc<Proposal>) -> impl IntoView {
    let incoming = &proposal.incoming;
    let secret = incoming
        .has_secrets
        .then(|| view! { <p>{words.json_secret()}</p> });
    let tenant = proposal.other_tenant.as_ref().map(|(tenant, own)| {
        let values = [("tenant", tenant.as_str()), ("own", own)];
        view! { <p>{fill(words.json_tenant(), &values)}</p> }
    });
    let names = incoming.left_out.iter().cloned();
    let names: Vec<_> = names
        .map(|it| view! { <li class="code" translate="no">{it}</li> })
        .collect();
    let left_out = (!names.is_empty()).then(|| {
        view! {
            <p>{words.json_left_out()}</p>
            <ul>{names}</ul>
        }
    });
    view! {
        <div role="status" class="json-notes">
            {secret}
            {tenant}
            {left_out}
        </div>
    }
}

/// The form as a file.
#[component]
fn Save(words: &'static ToolWords) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let outgoing = request::follow(&app);
    let lead = move || {
        let is_complete = outgoing.with(|it| it.as_ref().is_none_or(|it| it.is_complete));
        match is_complete {
            true => words.json_save_lead(),
            false => words.json_save_incomplete(),
        }
    };
    view! {
        <h3>{words.json_save()}</h3>
        <p prop:textContent=lead></p>
        <BodyOut outgoing words />
    }
}
