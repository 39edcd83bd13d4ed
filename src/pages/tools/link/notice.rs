//! What is said of a link, above the form, as long as the same customer is in it.

use super::values::Refusal;
use crate::browser::{address, page};
use crate::form_model::Draft;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::tools::with_words::WithWords;
use crate::pages::tools::words::ToolWords;
use crate::route::Route;
use customer::{Guid, Property};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::LazyLock;

/// A note on a link.
#[derive(Clone)]
pub struct Note {
    /// The customer whose form it is of.
    customer: Guid,
    told: Told,
}

/// What is said.
#[derive(Clone)]
pub enum Told {
    /// A link has filled in the form.
    Filled {
        filled: Vec<Property>,
        /// What a person had typed before.
        kept: Vec<Property>,
        refused: Vec<(String, Refusal)>,
        is_too_long: bool,
    },
    /// A link to the form, copied or to be copied by hand.
    Copied {
        address: String,
        is_copied: bool,
        properties: Vec<Property>,
        has_personal: bool,
    },
}

impl Note {
    pub fn of(draft: &Draft, told: Told) -> Self {
        Self {
            customer: draft.id.get_untracked(),
            told,
        }
    }
}

static NOTE: LazyLock<ArcRwSignal<Option<Note>>> = LazyLock::new(ArcRwSignal::default);

/// Shows a note above the form.
pub fn show(app: &AppContext, note: Note) {
    thread_local! {
        static IS_MOUNTED: Cell<bool> = const { Cell::new(false) };
    }
    NOTE.set(Some(note));
    if !IS_MOUNTED.replace(true)
        && let Some(place) = page::add_first_to("main")
    {
        let app = app.clone();
        mount_to(place, move || {
            provide_context(app);
            view! { <LinkNote /> }
        })
        .forget();
    }
}

#[component]
fn LinkNote() -> impl IntoView {
    let app = expect_context::<AppContext>();
    move || {
        let note = NOTE.get()?;
        let is_here = app.form.draft.with(|draft| draft.id.get()) == note.customer
            && Route::parse(address::path().as_deref()) == Some(Route::NewCustomer);
        is_here.then(|| {
            view! {
                <WithWords children=move |words| {
                    view! { <Text words told=note.told.clone() /> }.into_any()
                } />
            }
        })
    }
}

#[component]
fn Text(words: &'static ToolWords, told: Told) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let said = sentences(&app, words, &told);
    let all: Vec<&str> = said.iter().map(String::as_str).collect();
    app.form.announcer.say(&all.join(" "));
    let refused = match &told {
        Told::Filled { refused, .. } => refused.clone(),
        Told::Copied { .. } => Vec::new(),
    };
    let refused = refused.into_iter().map(|(name, why)| {
        let name = crate::truncate::truncate(&name, NAME_MAX);
        let text = fill(refusal(words, why), &[("name", &name)]);
        view! { <li>{text}</li> }
    });
    let refused = refused.collect_view();
    let has_refused = !refused.is_empty();
    let address = match told {
        Told::Copied {
            address,
            is_copied: false,
            ..
        } => Some(view! {
            <input type="text" class="link-address" readonly aria-label=words.link_address() prop:value=address />
        }),
        _ => None,
    };
    view! {
        <div class="notice link-notice" role="group" aria-label=words.link_label()>
            {said.into_iter().map(|it| view! { <p>{it}</p> }).collect_view()}
            {has_refused.then(|| view! { <ul>{refused}</ul> })}
            {address}
            <button type="button" class="quiet" on:click=|_| NOTE.set(None)>
                {words.close()}
            </button>
        </div>
    }
}

/// The characters of a name from outside that are shown.
const NAME_MAX: usize = 60;

fn refusal(words: &'static ToolWords, why: Refusal) -> &'static str {
    match why {
        Refusal::Personal => words.link_personal(),
        Refusal::Unknown => words.link_unknown(),
        Refusal::NotAccepted => words.link_not_accepted(),
        Refusal::Twice => words.link_twice(),
    }
}

fn sentences(app: &AppContext, words: &'static ToolWords, told: &Told) -> Vec<String> {
    let listed = |properties: &[Property]| {
        let mut labels: Vec<&str> = Vec::new();
        for property in properties {
            let label = app.form.words.property(*property).label;
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        labels.join(", ")
    };
    let with_fields = |text: &str, properties: &[Property]| {
        (!properties.is_empty()).then(|| fill(text, &[("fields", &listed(properties))]))
    };
    let mut said = Vec::new();
    match told {
        Told::Filled {
            filled,
            kept,
            is_too_long,
            ..
        } => {
            let first = with_fields(words.link_filled(), filled);
            said.push(first.unwrap_or_else(|| match is_too_long {
                true => words.link_too_long().to_owned(),
                false => words.link_nothing().to_owned(),
            }));
            said.extend(with_fields(words.link_kept(), kept));
        }
        Told::Copied {
            is_copied,
            properties,
            has_personal,
            ..
        } => {
            said.push(match is_copied {
                true => words.link_copied().to_owned(),
                false => words.link_not_copied().to_owned(),
            });
            let has = with_fields(words.link_has(), properties);
            said.push(has.unwrap_or_else(|| words.link_has_nothing().to_owned()));
            if *has_personal {
                said.push(words.link_without_personal().to_owned());
            }
        }
    }
    said
}
