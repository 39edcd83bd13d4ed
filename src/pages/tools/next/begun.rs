//! The notice above a form that began with values of another customer.

use super::parts::names;
use super::state::{self, Begun, BegunKind};
use crate::browser::address::HistoryChange;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::page::go;
use crate::pages::tools::words::ToolWords;
use crate::pages::tools::{self, Tool};
use crate::route::Route;
use leptos::prelude::*;

/// The name of the customer, a link to its page, and the parts that are kept. Nothing above other forms.
pub fn view(app: &AppContext, words: &'static ToolWords) -> impl IntoView + use<> {
    let app = app.clone();
    let begun = {
        let app = app.clone();
        Memo::new(move |_| {
            let draft = app.drafts.open_id();
            state::begun().get().filter(|it| it.draft == draft)
        })
    };
    move || {
        let begun = begun.get()?;
        let said = sentence(words, &begun);
        app.form.announcer.say(&said);
        let id = begun.customer.clone();
        let address = address_of(&begun.customer);
        let opening = app.clone();
        let open = move |event: leptos::ev::MouseEvent| {
            // With a key it opens in a tab of its own.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                go(&Route::Customer(id.clone()), HistoryChange::Push);
            }
        };
        let caption = fill(words.keep_open(), &[("name", &begun.company)]);
        let choose = (begun.kind != BegunKind::Start).then(|| {
            view! {
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| tools::open(&opening, Tool::Next)
                >
                    {words.keep_choose()}
                </button>
            }
        });
        Some(view! {
            <p class="begun">
                <span prop:textContent=said></span>
                <a href=address on:click=open prop:textContent=caption></a>
                {choose}
            </p>
        })
    }
}

/// The address of a customer's page.
pub fn address_of(id: &str) -> String {
    let path = Route::Customer(id.to_owned()).path();
    format!("{}{path}", crate::browser::page::base_path())
}

fn sentence(words: &'static ToolWords, begun: &Begun) -> String {
    let kept = names(words, &begun.kept);
    let values = [("name", begun.company.as_str()), ("parts", &kept)];
    let template = match begun.kind {
        BegunKind::Next => words.keep_created(),
        BegunKind::Another => words.keep_another(),
        BegunKind::Start => words.keep_started(),
    };
    fill(template, &values)
}
