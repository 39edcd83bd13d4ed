//! Undo and redo over the whole form.

use super::emptied;
use super::keeping::keep;
use super::said::text_of;
use super::steps::{amend, step};
use crate::browser::keys::HistoryCommand;
use crate::browser::{controls, focus, target_of};
use crate::form_model::{DataView, Restored, Section};
use crate::i18n::fill;
use crate::pages::context::{AppContext, CommandSource};
use crate::pages::words::PageWords;
use json_digits::Json;
use leptos::prelude::*;
use web_sys::{Event, KeyboardEvent};

/// Handles a press of *Undo* or *Redo*.
pub fn press(app: &AppContext, command: HistoryCommand) {
    load_and_run(app, command, CommandSource::Button);
}

/// The command of a key with Ctrl or Command. `key` names the key, or its place on another keyboard.
pub fn command_of(key: &str, event: &KeyboardEvent) -> Option<HistoryCommand> {
    match key {
        "z" | "Z" | "KeyZ" if !event.shift_key() => Some(HistoryCommand::Undo),
        "z" | "Z" | "KeyZ" | "y" | "Y" | "KeyY" => Some(HistoryCommand::Redo),
        _ => None,
    }
}

/// In the form it is never the browser's own step: it knows nothing of texts that the form has written, and would go on
/// in other texts when it is done with one.
pub fn instead_of_browser(app: &AppContext, event: &Event, command: HistoryCommand) {
    if !is_elsewhere(event) {
        event.prevent_default();
        load_and_run(app, command, CommandSource::Keyboard);
    }
}

/// Whether an event is of a control beside the form.
pub fn is_elsewhere(event: &Event) -> bool {
    let target = target_of(event);
    target.is_some_and(|it| {
        let elsewhere = "dialog *, .drafts input";
        it.matches(elsewhere).unwrap_or_default()
    })
}

fn load_and_run(app: &AppContext, command: HistoryCommand, source: CommandSource) {
    let loading = app.clone();
    app.chunk
        .when_loaded(move |chunk| (chunk.undo)(&loading, command, source));
}

/// One step back, or forth again, in the chunk of the page. Says what it has changed, and leads there; a press on a
/// button leaves the focus where it is, for the next one.
pub fn go(app: &AppContext, command: HistoryCommand, source: CommandSource) {
    let words = app.form.words;
    controls::read_all(&app.form.tree);
    step(app);
    let Some((form, emptied)) = app.drafts.history.go(command) else {
        app.form.announcer.say(words.nothing_to_undo());
        return;
    };
    let form = Json::read(&form).unwrap_or_default();
    if let Some(emptied) = emptied {
        return match command {
            HistoryCommand::Undo => emptied::bring_back(app, &form, emptied),
            HistoryCommand::Redo => emptied::empty_again(app, &form),
        };
    }
    let draft = app.form.draft.get_untracked();
    let restored = draft.restore(&form);
    // The step may be older than the chunk that fills in.
    draft.follow_company_and_country();
    amend(app);
    app.drafts.touch();
    keep(app);
    let (element_id, what) = match &restored {
        Restored::Nothing => (String::new(), String::new()),
        Restored::Text(section, field) => (field.element_id(), text_of(app, *section, field)),
        Restored::Came(section, id) => (id.clone(), row_of(app, words.row_back(), *section)),
        Restored::Went(section, id) => (id.clone(), row_of(app, words.row_gone(), *section)),
        Restored::Shown(section, view, id) => {
            let template = match view {
                DataView::Json => words.shown_as_json(),
                DataView::Controls => words.shown_as_fields(),
            };
            (id.clone(), row_of(app, template, *section))
        }
    };
    let done = match command {
        HistoryCommand::Undo => words.undone(),
        HistoryCommand::Redo => words.redone(),
    };
    app.form.announcer.say(format!("{done}. {what}").trim_end());
    draft.open_at(&element_id);
    let is_new = !matches!(restored, Restored::Went(..));
    let tree = app.form.tree.clone();
    request_animation_frame(move || {
        if is_new {
            focus::highlight(&tree, &element_id);
        }
        match source {
            CommandSource::Keyboard => focus::by_id(&tree, &element_id),
            CommandSource::Button => focus::reveal(&tree, &element_id),
        }
    });
}

fn row_of(app: &AppContext, template: &str, section: Section) -> String {
    fill(template, &[("what", &section.text(app.form.words))])
}
