//! The provider's own data as JSON, and the way there and back. In the chunk.

use super::FormParts;
use super::controls::{Prefix, frame, leaving};
use super::microsoft_fields::wide;
use crate::form::{DataView, ProviderDraft};
use crate::platform::{controls, focus};
use crate::ui::{Tag, TextArea};
use std::sync::Arc;

/// Shows the other view than this one. The button stays where it is in the keyboard's order, so it takes the focus again
/// there. Returns false, and says so, where the controls cannot show all of the JSON.
pub fn switch(parts: &FormParts, entry: &ProviderDraft, shown: DataView) -> bool {
    let desk = &parts.desk;
    controls::read_all(&desk.tree);
    let is_shown = match shown {
        DataView::Controls => {
            entry.show_json();
            true
        }
        DataView::Json => entry.show_controls(),
    };
    if is_shown {
        focus::soon(&desk.tree, entry.switch_id());
    } else {
        desk.announcer.say(desk.words.json_stays());
    }
    is_shown
}

/// The data as JSON, checked while it is typed: a mistake shows as soon as there is one, for nobody
/// can see a missing comma.
pub fn view(parts: &FormParts, prefix: &Prefix, entry: &ProviderDraft) -> Tag {
    let (value, typed) = (entry.json.clone(), entry.json.clone());
    let area = TextArea {
        frame: frame(parts, prefix, &entry.json),
        value: Arc::new(move || value.text()),
        on_input: Arc::new(move |text| {
            typed.set(text);
            typed.reveal();
        }),
        on_leave: leaving(parts, &entry.json, Arc::new(|| None), None),
    };
    wide(area.view())
}
