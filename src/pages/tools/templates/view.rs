//! The dialog of the templates.

use super::file::{NAME_MAX, NamedValues};
use super::row::{NAME_ID, TemplateRow};
use super::state::{Template, templates};
use super::store;
use super::transfer::Transfer;
use crate::browser::focus;
use crate::browser::tree::Tree;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::tools::next::reuse::Scope;
use crate::pages::tools::next::values_of_form;
use crate::pages::tools::words::ToolWords;
use crate::pages::words::PageWords;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

const HINT_ID: &str = "template-hint";

/// The content of the dialog.
pub fn view(app: &AppContext, words: &'static ToolWords) -> impl IntoView + use<> {
    let templates = templates();
    templates.deleted.set(Vec::new());
    let loading = app.clone();
    spawn_local(async move { store::load(&loading).await });
    let (list, deleted, is_refused) = (
        templates.list.clone(),
        templates.deleted.clone(),
        templates.is_refused.clone(),
    );
    let ids = move || list.with(|all| all.iter().map(|it| it.id.clone()).collect::<Vec<_>>());
    let gone = move || deleted.get();
    view! {
        {move || is_refused.get().then(|| view! { <p role="alert">{words.templates_refused()}</p> })}
        <SaveForm words />
        <ul class="tool-list">
            <For each=ids key=String::clone let:id>
                <TemplateRow words id />
            </For>
        </ul>
        <For each=gone key=|it| it.id.clone() let:template>
            <Deleted words template />
        </For>
        <Transfer words />
    }
}

/// Saves the open form under a name.
#[component]
fn SaveForm(words: &'static ToolWords) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let name = RwSignal::new(String::new());
    let is_missing = RwSignal::new(false);
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let named = NamedValues {
            name: name.with_untracked(|it| it.trim().to_owned()),
            values: values_of_form(&app, Scope::Template),
        };
        is_missing.set(named.name.is_empty());
        if named.name.is_empty() {
            focus::by_id(&Tree::page(), NAME_ID);
            return;
        }
        let app = app.clone();
        spawn_local(async move {
            let said = fill(words.template_saved(), &[("name", &named.name)]);
            match store::add(&app, named).await {
                Ok(()) => {
                    name.try_set(String::new());
                    app.form.announcer.say(&said);
                }
                Err(_) => templates().is_refused.set(true),
            }
        });
    };
    let hint = move || match is_missing.get() {
        true => words.template_unnamed(),
        false => words.templates_lead(),
    };
    view! {
        <form class="template-form" novalidate on:submit=save>
            <div class="field">
                <label class="label" for=NAME_ID>
                    {words.template_name()}
                </label>
                <input
                    id=NAME_ID
                    type="text"
                    maxlength=NAME_MAX.to_string()
                    autocomplete="off"
                    aria-describedby=HINT_ID
                    aria-invalid=move || is_missing.get().then_some("true")
                    prop:value=name
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <p class="hint" id=HINT_ID prop:textContent=hint></p>
            </div>
            <button type="submit">{words.template_save()}</button>
        </form>
    }
}

/// A template that was deleted, and the way back.
#[component]
fn Deleted(words: &'static ToolWords, template: Template) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let undo = app.form.words.undo();
    let said = fill(words.template_deleted(), &[("name", &template.named.name)]);
    let label = format!("{undo}: {said}");
    let back = fill(words.template_back(), &[("name", &template.named.name)]);
    let id = template.id;
    let press = move |_| {
        let (app, id, back) = (app.clone(), id.clone(), back.clone());
        spawn_local(async move {
            store::bring_back(&app, &id).await;
            app.form.announcer.say(&back);
            focus::soon(&Tree::page(), super::row::apply_id(&id));
        });
    };
    view! {
        <p class="restored">
            <span>{said}</span>
            <button type="button" class="quiet" aria-label=label on:click=press>
                {undo}
            </button>
        </p>
    }
}
