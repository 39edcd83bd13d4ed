//! The palette: finds any action, field and draft by what is typed, and does it. After the ARIA Authoring Practices:
//! "Editable Combobox With List Autocomplete". The focus stays in the text; the list is looked through with the arrows.
//!
//! - [`action`]: everything that can be done
//! - [`item`]: the entries; [`matching`]: which of them fit
//! - [`keys`]: the shortcuts of the page

pub mod action;
mod item;
pub mod keys;
mod matching;

use super::dialog::close_then;
use super::words::ToolWords;
use crate::browser::{controls, focus, intl, target_of};
use crate::customer_form::FORM_CHUNK;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use item::{Effect as Act, Item};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Event;

const INPUT_ID: &str = "palette";
const LIST_ID: &str = "palette-list";

/// So many entries are listed: a form with hundreds of providers has thousands of fields.
const SHOWN_MAX: usize = 100;

fn option_id(at: usize) -> String {
    format!("palette-option-{at}")
}

/// The palette.
pub fn view(app: &AppContext, words: &'static ToolWords) -> AnyView {
    let app = app.clone();
    view! { <Palette app words /> }.into_any()
}

#[component]
fn Palette(app: AppContext, words: &'static ToolWords) -> impl IntoView {
    let items: Arc<[Item]> = item::all(&app, words).into();
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let found = {
        let items = items.clone();
        Memo::new(move |_| {
            let wanted = intl::fold(&typed.get());
            matching::found(items.iter().map(Item::sought), &wanted)
        })
    };
    let shown = {
        let items = items.clone();
        move || {
            let places = found.get();
            let shown = places.iter().take(SHOWN_MAX);
            let items: Vec<_> = shown.filter_map(|at| items.get(*at).cloned()).collect();
            items.into_iter().enumerate().collect::<Vec<_>>()
        }
    };
    let count = move || found.with(Vec::len).min(SHOWN_MAX);
    let run = {
        let app = app.clone();
        move |effect: Act| run(&app, effect, words)
    };
    let choose = {
        let (items, run) = (items.clone(), run.clone());
        move || {
            let at = found.with_untracked(|it| it.get(active.get_untracked()).copied());
            if let Some(item) = at.and_then(|at| items.get(at)) {
                run(item.effect.clone());
            }
        }
    };
    let tree = app.form.tree.clone();
    let move_to = move |at: usize| {
        active.set(at);
        focus::reveal(&tree, &option_id(at));
    };
    let on_key = move |event: KeyboardEvent| {
        // Those of an input method are all its own, and shortcuts do nothing here.
        let is_held = event.ctrl_key() || event.meta_key() || event.alt_key();
        if is_held || event.is_composing() || event.key_code() == 229 {
            return;
        }
        let (at, count) = (active.get_untracked(), untrack(count));
        match (event.key().as_str(), count) {
            ("Enter", _) => choose(),
            ("ArrowDown", 1..) => move_to((at + 1) % count),
            ("ArrowUp", 1..) => move_to((at + count - 1) % count),
            ("PageDown", 1..) => move_to((at + 10).min(count - 1)),
            ("PageUp", 1..) => move_to(at.saturating_sub(10)),
            _ => return,
        }
        event.prevent_default();
    };
    let said = move || match found.with(Vec::len) {
        0 => words.palette_none().to_owned(),
        found => fill(words.palette_found(), &[("count", &found.to_string())]),
    };
    let active_id = move || (count() > 0).then(|| option_id(active.get()));
    view! {
        <div class="palette">
            <label class="label" for=INPUT_ID>
                {words.palette_label()}
            </label>
            <input
                id=INPUT_ID
                type="text"
                role="combobox"
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=LIST_ID
                aria-activedescendant=active_id
                autocomplete="off"
                spellcheck="false"
                autofocus
                on:input=move |event| {
                    typed.set(event_target_text(&event));
                    active.set(0);
                }
                on:keydown=on_key
            />
            // A press on the list must not take the focus from the text.
            <ul
                role="listbox"
                id=LIST_ID
                aria-label=words.palette_label()
                on:mousedown=|event| event.prevent_default()
            >
                {move || {
                    let run = run.clone();
                    shown()
                        .into_iter()
                        .map(move |(at, item)| option(at, item, active, run.clone()))
                        .collect_view()
                }}
            </ul>
            <p class="hint" role="status" prop:textContent=said></p>
        </div>
    }
}

fn option(
    at: usize,
    item: Item,
    active: RwSignal<usize>,
    run: impl Fn(Act) + Send + 'static,
) -> impl IntoView {
    let Item {
        name,
        keys,
        beside,
        effect,
        ..
    } = item;
    view! {
        <li
            role="option"
            id=option_id(at)
            aria-selected=move || (active.get() == at).to_string()
            on:click=move |_| run(effect.clone())
        >
            <span prop:textContent=name></span>
            <span class="beside">
                <span prop:textContent=beside></span> {key_names(&keys)}
            </span>
        </li>
    }
}

/// Keys as they are written.
pub fn key_names(keys: &[&'static str]) -> impl IntoView + use<> {
    let keys: Vec<_> = keys
        .iter()
        .map(|key| view! { <kbd prop:textContent=*key></kbd> })
        .collect();
    (!keys.is_empty()).then(|| view! { <span class="keys">{keys}</span> })
}

/// The text of the control of an event.
fn event_target_text(event: &Event) -> String {
    let control = target_of(event);
    control.map_or_else(String::new, |it| controls::read_text(&it))
}

/// Closes the palette and does it.
fn run(app: &AppContext, effect: Act, words: &'static ToolWords) {
    let doing = app.clone();
    close_then(move || match effect {
        Act::Run(action) => action.run(&doing, words),
        Act::GoTo(id) => go_to(&doing, id),
        Act::OpenDraft(id) => {
            let chunk = doing.chunk;
            chunk.when_loaded(move |chunk| (chunk.open_draft)(&doing, id));
        }
    });
}

/// Leads to a control, also of a folded entry.
pub fn go_to(app: &AppContext, id: String) {
    let form = app.form.clone();
    FORM_CHUNK.when_loaded(move |chunk| {
        form.draft
            .with_untracked(|draft| (chunk.open_at)(draft, &id));
        focus::soon(&form.tree, id);
    });
}
