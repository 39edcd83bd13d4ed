//! The keyboard shortcuts of the page of the form.

use super::super::{Key, loading};
use super::action::Action;
use crate::browser::page;
use crate::pages::context::AppContext;

/// Acts on a key press that reached the page. The form has taken its own keys by then, if the focus is in it.
pub fn pressed(app: &AppContext, key: Key) {
    // Behind an open dialog nothing happens.
    let has_dialog = page::document().and_then(|it| it.query_selector("dialog[open]").ok()?);
    let action = match key {
        Key::Create => Action::Create,
        Key::CreateAndNext => Action::CreateAndNext,
        Key::NextFinding => Action::NextFinding,
        Key::PreviousFinding => Action::PreviousFinding,
    };
    if has_dialog.is_none() && action.is_available(app) {
        let app = app.clone();
        loading::when_loaded(app.form.words.language, move |words| {
            action.run(&app, words);
        });
    }
}
