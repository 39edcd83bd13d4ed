//! The words of the tools, which are loaded with the first one that is opened.

use super::loading::{self, Loaded};
use super::words::ToolWords;
use crate::pages::context::AppContext;
use crate::pages::words::PageWords;
use leptos::prelude::*;

/// Shows its children once the words are loaded, and until then that they are being loaded.
#[component]
pub fn WithWords(
    children: impl Fn(&'static ToolWords) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let (words, language) = (app.form.words, app.form.words.language);
    move || match loading::loaded() {
        Loaded::Yes(words) => children(words),
        Loaded::No => view! { <p role="status">{words.tools_loading()}</p> }.into_any(),
        Loaded::Failed => view! {
            <div class="notice" role="alert">
                <p>{words.tools_missing()}</p>
                <button type="button" on:click=move |_| loading::load(language)>
                    {words.try_again()}
                </button>
            </div>
        }
        .into_any(),
    }
}
