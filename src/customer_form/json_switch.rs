//! The provider's own data as JSON, and the way there and back. In the chunk.

use super::FormScope;
use super::controls::{Prefix, frame_with_rule, leaving};
use super::microsoft_fields::wide;
use crate::browser::{controls, focus};
use crate::components::TextArea;
use crate::form_model::{DataView, NotShown, ProviderDraft};
use leptos_erased::HtmlElement;
use std::sync::Arc;

/// Shows the other view than this one. The button stays where it is in the keyboard's order, so it takes the focus again
/// there. Where the controls cannot show all of the JSON, its control says why, and is announced.
pub fn switch(parts: &FormScope, entry: &ProviderDraft, shown: DataView) {
    let context = &parts.context;
    controls::read_all(&context.tree);
    let switched = match shown {
        DataView::Controls => {
            entry.show_json();
            Ok(())
        }
        DataView::Json => entry.show_controls(),
    };
    match switched {
        Ok(()) => focus::soon(&context.tree, entry.switch_id()),
        Err(why) => {
            let sentence = context.words.not_shown(&why);
            // A wrong value is an error of its own, which shows from now on.
            entry.fields.data.reveal();
            if !matches!(why, NotShown::Type(_)) {
                entry.fields.data.object("json-stays", &sentence);
            }
            context.announcer.say(&sentence);
        }
    }
}

/// The control for the data as JSON. Its syntax is checked on each key, since a missing comma is hard to see.
pub fn view(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft) -> HtmlElement {
    let (value, typed) = (entry.fields.data.clone(), entry.fields.data.clone());
    let wrong_type = {
        let entry = entry.clone();
        move || entry.wrong_json_type()
    };
    let area = TextArea {
        frame: frame_with_rule(parts, prefix, &entry.fields.data, wrong_type.clone()),
        value: Arc::new(move || value.text()),
        on_input: Arc::new(move |text| {
            typed.set(text);
            typed.reveal();
        }),
        on_leave: leaving(parts, &entry.fields.data, Arc::new(wrong_type), None),
    };
    wide(area.view())
}
