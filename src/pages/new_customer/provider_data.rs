//! The provider's own data in an entry: by controls or as JSON.

use super::controls::{Prefix, frame, leaving};
use super::microsoft_fields::wide;
use super::rows::row_button;
use super::{FormParts, microsoft_fields};
use crate::config::ProviderKind;
use crate::form::{DataView, ProviderDraft};
use crate::platform::{controls, focus};
use crate::signal::{Derived, Source};
use crate::ui::{Tag, TextArea, View, group, live, tag};
use std::sync::Arc;

/// The provider's own data: by controls or as JSON, with the switch between them where there are
/// controls at all.
pub fn view(parts: &FormParts, prefix: &Prefix, entry: &ProviderDraft) -> View {
    let config = parts.desk.config.clone();
    let shown = {
        let (entry, config) = (entry.clone(), config.clone());
        Derived::new(move || (entry.shown_view(&config), entry.kind(&config)))
    };
    let (parts, prefix, entry) = (parts.clone(), prefix.clone(), entry.clone());
    live(move || {
        let (view, kind) = shown.get();
        let body = match view {
            DataView::Controls => microsoft_fields::view(&parts, &prefix, &entry),
            DataView::Json => json_view(&parts, &prefix, &entry).into(),
        };
        let switch = (kind == ProviderKind::Microsoft).then(|| {
            let other = match view {
                DataView::Controls => DataView::Json,
                DataView::Json => DataView::Controls,
            };
            switch(&parts, &prefix, &entry, other)
        });
        group(std::iter::once(body).chain(switch.map(View::from)))
    })
}

/// The button to the other view. It stays where it is in the keyboard's order, so it takes the focus
/// again in the view it has led to.
fn switch(parts: &FormParts, prefix: &Prefix, entry: &ProviderDraft, to: DataView) -> Tag {
    let words = parts.desk.words;
    let id = entry.switch_id();
    let refused = Source::new(false);
    let is_refused = refused.clone();
    let press = {
        let (entry, id, desk) = (entry.clone(), id.clone(), parts.desk.clone());
        move |_| {
            controls::read_all(&desk.tree);
            match to {
                DataView::Json => {
                    entry.show_json();
                    focus::soon(&desk.tree, id.clone());
                }
                DataView::Controls if entry.show_controls() => focus::soon(&desk.tree, id.clone()),
                DataView::Controls => {
                    refused.set(true);
                    desk.announcer.say(words.json_stays());
                }
            }
        }
    };
    let caption = match to {
        DataView::Json => words.edit_as_json(),
        DataView::Controls => words.edit_as_fields(),
    };
    let note = live(move || {
        is_refused
            .get()
            .then(|| tag("p").class("hint").text(words.json_stays()))
    });
    let press = row_button(caption, &prefix.row)
        .class("quiet")
        .attr("id", &id)
        .on("click", press);
    wide(press).child(note)
}

/// The data as JSON, checked while it is typed: a mistake shows as soon as there is one, for nobody
/// can see a missing comma.
fn json_view(parts: &FormParts, prefix: &Prefix, entry: &ProviderDraft) -> Tag {
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
