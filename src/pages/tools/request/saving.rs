//! The body of the request as a file.

use super::outgoing::Outgoing;
use crate::browser::{page, press};
use crate::customer_form::{FORM_CHUNK, load_rules};
use crate::pages::context::AppContext;
use crate::pages::tools::json::file_name::file_name;
use crate::pages::tools::words::ToolWords;
use crate::percent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The address of a file with this JSON, to the byte. No blob: the text is short, and its address needs no cleaning up.
pub fn file_address(json: &str) -> String {
    format!(
        "data:application/json;charset=utf-8,{}",
        percent::encode(json)
    )
}

/// Saves the body of the form as it is now, and says whether the form is complete.
pub fn save(app: &AppContext, words: &'static ToolWords) {
    app.form.draft.with_untracked(load_rules);
    let app = app.clone();
    // After the rules, which wait for the end of a press as well.
    FORM_CHUNK.when_loaded(move |_| {
        press::run_after(move || {
            let Some(outgoing) = untrack(|| Outgoing::of(&app)) else {
                return;
            };
            download(&outgoing.request.body);
            app.form.announcer.say(match outgoing.is_complete {
                true => words.json_save_lead(),
                false => words.json_save_incomplete(),
            });
        });
    });
}

/// Saves a body, as a press of a link to it does.
fn download(body: &str) {
    let link = page::document().and_then(|it| it.create_element("a").ok());
    let Some(link) = link.and_then(|it| it.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    // An element and its attributes by name: these cannot fail.
    _ = link.set_attribute("href", &file_address(body));
    _ = link.set_attribute("download", &file_name(body));
    link.click();
}
