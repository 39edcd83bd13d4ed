//! The rows of the list of drafts.

use super::list_actions::{delete_id, delete_other, open_id, open_other, title_of};
use crate::browser::intl;
use crate::pages::context::AppContext;
use crate::pages::words::PageWords;
use leptos::prelude::*;

/// The drafts that are not open here. The elements of a draft stay while other tabs change the list, so that a focus or a
/// press stays on this draft.
#[component]
pub fn OtherDrafts() -> impl IntoView {
    let others = expect_context::<AppContext>().drafts.others.clone();
    let ids = move || others.with(|all| all.iter().map(|it| it.id.clone()).collect::<Vec<_>>());
    view! {
        <For each=ids key=String::clone let:id>
            <OtherDraft id />
        </For>
    }
}

#[component]
fn OtherDraft(id: String) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let words = app.form.words;
    let texts = {
        let (app, id) = (app.clone(), id.clone());
        Memo::new(move |_| {
            app.drafts.others.with(|all| {
                let record = all.iter().find(|it| it.id == id)?;
                let moment = intl::format_time(&app.form.locale, record.at);
                Some((title_of(&app, record), moment))
            })
        })
    };
    let title = move || texts.get().unwrap_or_default().0;
    let moment = move || texts.get().unwrap_or_default().1;
    // Two drafts may have the same title.
    let labelled =
        move |caption: &'static str| move || format!("{caption} {}, {}", title(), moment());
    let (elsewhere, note) = (app.drafts.elsewhere.clone(), app.drafts.note.clone());
    let (own, noted) = (id.clone(), id.clone());
    let is_elsewhere = move || elsewhere.with(|ids| ids.contains(&own));
    let note = move || note.get().filter(|(id, _)| *id == noted);
    let (open_button, delete_button) = (open_id(&id), delete_id(&id));
    let (opening, open_own) = (app.clone(), id.clone());
    let open = move |_| open_other(&opening, open_own.clone());
    let delete = move |_| delete_other(&app, id.clone());
    view! {
        <li>
            <span prop:textContent=title></span>
            <span class="hint" prop:textContent=moment></span>
            {move || {
                is_elsewhere().then(|| view! { <span class="mark">{words.in_another_tab()}</span> })
            }}
            <button
                type="button"
                id=open_button
                aria-label=labelled(words.open_draft())
                on:click=open
            >
                {words.open_draft()}
            </button>
            <button
                type="button"
                class="quiet"
                id=delete_button
                aria-label=labelled(words.delete_draft())
                on:click=delete
            >
                {words.delete_draft()}
            </button>
            {move || note().map(|(_, text)| view! { <p class="note" prop:textContent=text></p> })}
        </li>
    }
}
