//! The provider's own data as JSON, and the way there and back. In the chunk.

use super::FormScope;
use super::controls::{Prefix, frame, leaving};
use super::microsoft_fields::wide;
use crate::browser::{controls, focus};
use crate::components::TextArea;
use crate::form_model::{DataView, ProviderDraft};
use leptos_erased::HtmlElement;
use std::sync::Arc;

/// Shows the other view than this one. The button stays where it is in the keyboard's order, so it takes the focus again
/// there. Returns false, and says so, where the controls cannot show all of the JSON.
pub fn switch(parts: &FormScope, entry: &ProviderDraft, shown: DataView) -> bool {
    let context = &parts.context;
    controls::read_all(&context.tree);
    let is_shown = match shown {
        DataView::Controls => {
            entry.show_json();
            true
        }
        DataView::Json => entry.show_controls(),
    };
    if is_shown {
        focus::soon(&context.tree, entry.switch_id());
    } else {
        context.announcer.say(context.words.json_stays());
    }
    is_shown
}

/// The data as JSON, checked while it is typed: a mistake shows as soon as there is one, for nobody
/// can see a missing comma.
pub fn view(parts: &FormScope, prefix: &Prefix, entry: &ProviderDraft) -> HtmlElement {
    let (value, typed) = (entry.fields.data.clone(), entry.fields.data.clone());
    let area = TextArea {
        frame: frame(parts, prefix, &entry.fields.data),
        value: Arc::new(move || value.text()),
        on_input: Arc::new(move |text| {
            typed.set(text);
            typed.reveal();
        }),
        on_leave: leaving(parts, &entry.fields.data, Arc::new(|| None), None),
    };
    wide(area.view())
}
