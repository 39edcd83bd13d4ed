//! A template in the list: *Apply*, *Rename*, *Delete*.

use super::file::NAME_MAX;
use super::state::{Template, templates};
use super::store;
use crate::browser::address::HistoryChange;
use crate::browser::focus;
use crate::browser::tree::Tree;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::page::go;
use crate::pages::tools::next::put_into_form;
use crate::pages::tools::words::ToolWords;
use crate::route::Route;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The control of the name of a new template.
pub const NAME_ID: &str = "template-name";

#[component]
pub fn TemplateRow(words: &'static ToolWords, id: String) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let (list, wanted) = (templates().list.clone(), id.clone());
    let template =
        Memo::new(move |_| list.with(|all| all.iter().find(|it| it.id == wanted).cloned()));
    let name = move || {
        template
            .with(|it| it.as_ref().map(|it| it.named.name.clone()))
            .unwrap_or_default()
    };
    // The same captions stand in every row.
    let labelled = move |caption: &'static str| move || format!("{caption} {}", name());
    let is_renaming = RwSignal::new(false);
    let rename_button = rename_id(&id);
    let stop_renaming = {
        let id = rename_id(&id);
        move || {
            is_renaming.set(false);
            focus::soon(&Tree::page(), id.clone());
        }
    };
    let applying = app.clone();
    let apply = move |_| {
        if let Some(template) = template.get_untracked() {
            applying.tools.close();
            apply_to_form(&applying, words, &template);
        }
    };
    let delete = move |_| {
        if let Some(template) = template.get_untracked() {
            delete_row(&app, words, template);
        }
    };
    let apply_button = apply_id(&id);
    let row_id = id.clone();
    view! {
        <li>
            <Show
                when=move || is_renaming.get()
                fallback=move || view! { <span prop:textContent=name></span> }
            >
                <Rename words id=row_id.clone() name=name() done=Callback::new({
                    let stop = stop_renaming.clone();
                    move |()| stop()
                }) />
            </Show>
            <button type="button" id=apply_button aria-label=labelled(words.template_apply()) on:click=apply>
                {words.template_apply()}
            </button>
            <button
                type="button"
                class="quiet"
                id=rename_button
                aria-label=labelled(words.template_rename())
                aria-expanded=move || is_renaming.get().to_string()
                on:click=move |_| is_renaming.update(|it| *it = !*it)
            >
                {words.template_rename()}
            </button>
            <button
                type="button"
                class="quiet"
                aria-label=labelled(words.template_delete())
                on:click=delete
            >
                {words.template_delete()}
            </button>
        </li>
    }
}

/// The new name of a template.
#[component]
fn Rename(
    words: &'static ToolWords,
    id: String,
    name: String,
    done: Callback<()>,
) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let typed = RwSignal::new(name);
    let input = NodeRef::<leptos::html::Input>::new();
    // After the press that has brought it.
    request_animation_frame(move || {
        if let Some(input) = input.get_untracked() {
            _ = input.focus();
            input.select();
        }
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let name = typed.with_untracked(|it| it.trim().to_owned());
        if name.is_empty() {
            app.form.announcer.say(words.template_unnamed());
            return;
        }
        let (app, id) = (app.clone(), id.clone());
        spawn_local(async move {
            match store::rename(&app, &id, name).await {
                Ok(()) => done.run(()),
                Err(_) => templates().is_refused.set(true),
            }
        });
    };
    // Escape would close the dialog.
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            done.run(());
        }
    };
    view! {
        <form class="template-rename" novalidate on:submit=save on:keydown=escape>
            <input
                node_ref=input
                type="text"
                maxlength=NAME_MAX.to_string()
                autocomplete="off"
                aria-label=words.template_new_name()
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <button type="submit">{words.template_rename_save()}</button>
        </form>
    }
}

/// Puts the values of a template into the open form: one step that undo takes back.
fn apply_to_form(app: &AppContext, words: &'static ToolWords, template: &Template) {
    put_into_form(app, &template.named.values);
    go(&Route::NewCustomer, HistoryChange::Push);
    let said = fill(words.template_applied(), &[("name", &template.named.name)]);
    app.form.announcer.say(&said);
}

/// Deletes it. The button that was pressed is gone with it: the next template takes the focus, else the name of a new one.
fn delete_row(app: &AppContext, words: &'static ToolWords, template: Template) {
    let said = fill(words.template_deleted(), &[("name", &template.named.name)]);
    let next = templates().list.with_untracked(|all| {
        let at = all.iter().position(|it| it.id == template.id)?;
        let next = all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?));
        next.map(|it| apply_id(&it.id))
    });
    let app = app.clone();
    spawn_local(async move {
        store::delete(&app, template).await;
        app.form.announcer.say(&said);
        let next = next.unwrap_or_else(|| NAME_ID.to_owned());
        focus::soon(&Tree::page(), next);
    });
}

/// The button that applies the template of this id.
pub fn apply_id(id: &str) -> String {
    format!("apply-{id}")
}

fn rename_id(id: &str) -> String {
    format!("rename-{id}")
}
