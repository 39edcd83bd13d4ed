//! The tool: a text, then the proposal.

use super::intake::{PASTED, insert};
use super::proposal::Proposal;
use crate::browser::clipboard;
use crate::customer_form::FORM_CHUNK;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::tools::comparison::{Certainty, Comparison};
use crate::pages::tools::words::ToolWords;
use crate::pages::tools::{dialog, filling};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};
use std::time::Duration;

/// The id of the sentence about the values found. It takes the focus.
const FOUND_ID: &str = "paste-found";

const TEXT_ID: &str = "paste-text";

pub fn view(words: &'static ToolWords) -> AnyView {
    view! { <PasteCustomer words /> }.into_any()
}

/// Why there is no proposal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Problem {
    /// No value was found.
    Nothing,
    /// The form has them all.
    Same,
    /// The browser does not let the page read the clipboard.
    Refused,
}

#[component]
fn PasteCustomer(words: &'static ToolWords) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let pasted = PASTED.get_untracked();
    PASTED.set(None);
    let text = RwSignal::new(
        pasted
            .as_ref()
            .map(|it| it.text.clone())
            .unwrap_or_default(),
    );
    let control_id = StoredValue::new(pasted.map(|it| it.control_id));
    let proposal = RwSignal::new(None::<Proposal>);
    let problem = RwSignal::new(None::<Problem>);
    let read = {
        let app = app.clone();
        move || {
            let app = app.clone();
            FORM_CHUNK.when_loaded(move |_| {
                let read = Proposal::of(&app, &text.get_untracked());
                problem.set(match (read.found, read.values.len()) {
                    (0, _) => Some(Problem::Nothing),
                    (_, 0) => Some(Problem::Same),
                    _ => None,
                });
                proposal.set((!read.values.is_empty()).then_some(read));
            });
        }
    };
    if control_id.with_value(Option::is_some) {
        read();
    }
    let app = StoredValue::new(app);
    let read = StoredValue::new(read);
    let read = move || read.with_value(|read| read());
    move || {
        match proposal.get() {
        Some(found) => view! {
            <Found words found app=app.get_value() proposal text control_id=control_id.get_value() />
        }
        .into_any(),
        None => view! { <Ask words text problem read=Callback::new(move |()| read()) /> }.into_any(),
    }
    }
}

/// Asks for the text.
#[component]
fn Ask(
    words: &'static ToolWords,
    text: RwSignal<String>,
    problem: RwSignal<Option<Problem>>,
    read: Callback<()>,
) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    Effect::new(move || {
        if let Some(area) = area.get() {
            _ = area.focus();
        }
    });
    // What was pasted is in the control after the event.
    let pasted = move |_: ev::ClipboardEvent| {
        let is_empty = text.with_untracked(|it| it.trim().is_empty());
        if is_empty {
            set_timeout(move || read.run(()), Duration::ZERO);
        }
    };
    let from_clipboard = move |_| {
        spawn_local(async move {
            match clipboard::read().await {
                Some(found) => {
                    text.set(found);
                    read.run(());
                }
                None => problem.set(Some(Problem::Refused)),
            }
        });
    };
    let said = move || {
        problem.get().map(|problem| match problem {
            Problem::Nothing => words.paste_nothing(),
            Problem::Same => words.paste_same(),
            Problem::Refused => words.paste_refused(),
        })
    };
    let can_read = clipboard::can_read();
    view! {
        <p id="paste-lead">{words.paste_lead()}</p>
        <label for=TEXT_ID>{words.paste_area()}</label>
        <textarea
            id=TEXT_ID
            rows="9"
            spellcheck="false"
            autocomplete="off"
            aria-describedby="paste-lead paste-problem"
            node_ref=area
            prop:value=text
            on:input=move |event| {
                text.set(event_target_value(&event));
                problem.set(None);
            }
            on:paste=pasted
        ></textarea>
        <p id="paste-problem" class="paste-problem" role="status" prop:textContent=said></p>
        <p class="tool-actions">
            <button type="button" class="primary" on:click=move |_| read.run(())>
                {words.paste_read()}
            </button>
            {can_read
                .then(|| {
                    view! {
                        <button type="button" on:click=from_clipboard>
                            {words.paste_from_clipboard()}
                        </button>
                    }
                })}
        </p>
    }
}

/// Shows the proposal.
#[component]
fn Found(
    words: &'static ToolWords,
    found: Proposal,
    app: AppContext,
    proposal: RwSignal<Option<Proposal>>,
    text: RwSignal<String>,
    control_id: Option<String>,
) -> impl IntoView {
    let Proposal {
        values,
        compared,
        further_rows,
        ..
    } = found;
    let unsure = compared
        .iter()
        .filter(|it| it.certainty == Certainty::Unsure)
        .count();
    let count = compared.len().to_string();
    let counted = match unsure {
        0 => fill(words.paste_found(), &[("count", &count)]),
        _ => {
            let unsure = unsure.to_string();
            fill(
                words.paste_found_unsure(),
                &[("count", &count), ("unsure", &unsure)],
            )
        }
    };
    let rows = match further_rows {
        0 => None,
        1 => Some(words.paste_one_row_more().to_owned()),
        count => Some(fill(
            words.paste_rows_more(),
            &[("count", &count.to_string())],
        )),
    };
    let only_here = {
        let app = app.clone();
        control_id.map(|control_id| {
            let press = move |_| {
                let (app, control_id) = (app.clone(), control_id.clone());
                let text = text.get_untracked();
                dialog::close_then(move || insert(&app, &control_id, &text));
            };
            view! {
                <button type="button" on:click=press>
                    {words.paste_only_here()}
                </button>
            }
        })
    };
    let take = move |positions: Vec<usize>| {
        let app = app.clone();
        let chosen = positions.iter().filter_map(|at| values.get(*at).cloned());
        let chosen: Vec<_> = chosen.collect();
        dialog::close_then(move || {
            app.form.draft.with_untracked(|draft| {
                if let Some(chunk) = FORM_CHUNK.get() {
                    draft.use_rules(chunk.rules);
                }
            });
            filling::fill(&app, &chosen);
            let first = chosen.first().map(|(field, _)| field.element_id());
            if let Some(first) = first {
                crate::browser::focus::soon(&app.form.tree, first);
            }
            app.form.announcer.say(words.paste_taken());
        });
    };
    request_animation_frame(|| {
        crate::browser::focus::by_id(&crate::browser::tree::Tree::page(), FOUND_ID)
    });
    view! {
        <p id=FOUND_ID tabindex="-1" class="paste-found">
            {counted}
        </p>
        {rows.map(|it| view! { <p class="hint">{it}</p> })}
        <Comparison
            words
            fields=compared
            on_take=Callback::new(take)
            on_cancel=Callback::new(|()| dialog::close())
        />
        <p class="tool-actions">
            <button type="button" on:click=move |_| proposal.set(None)>
                {words.paste_change()}
            </button>
            {only_here}
        </p>
    }
}
