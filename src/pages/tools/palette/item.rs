//! The entries of the palette.

use super::super::words::ToolWords;
use super::action::Action;
use crate::browser::intl;
use crate::browser::shortcut::Keyboard;
use crate::form_model::{Field, Section};
use crate::pages::context::AppContext;
use crate::pages::drafts::list::other_titles;
use leptos::prelude::*;

/// What an entry does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Run(Action),
    /// Leads to the control of this element.
    GoTo(String),
    /// Opens the draft of this id.
    OpenDraft(String),
}

/// An entry of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub name: String,
    /// The keys of an action.
    pub keys: Vec<&'static str>,
    /// What it is: a field, with its section; a draft, with its time.
    pub beside: String,
    pub effect: Effect,
    name_key: String,
    beside_key: String,
}

impl Item {
    fn new(name: String, beside: String, effect: Effect) -> Self {
        Self {
            name_key: intl::fold(&name),
            beside_key: intl::fold(&beside),
            keys: Vec::new(),
            name,
            beside,
            effect,
        }
    }

    /// The texts that are searched: its name, and the text beside it.
    pub fn sought(&self) -> (&str, &str) {
        (&self.name_key, &self.beside_key)
    }
}

/// Everything that can be done now: actions, drafts, fields.
pub fn all(app: &AppContext, words: &'static ToolWords) -> Vec<Item> {
    untrack(|| {
        let mut all = actions(app, words);
        all.extend(drafts(app, words));
        all.extend(fields(app, words));
        all
    })
}

fn actions(app: &AppContext, words: &'static ToolWords) -> Vec<Item> {
    let keyboard = Keyboard::own();
    let all = Action::ALL.into_iter().filter(|it| it.is_available(app));
    let item = |action: Action| {
        let name = action.label(app.form.words, words).to_owned();
        let keys = action.shortcut().map(|it| it.keys(keyboard));
        Item {
            keys: keys.unwrap_or_default(),
            ..Item::new(name, String::new(), Effect::Run(action))
        }
    };
    all.map(item).collect()
}

fn drafts(app: &AppContext, words: &'static ToolWords) -> Vec<Item> {
    let item = |(id, title, at): (String, String, i64)| {
        let moment = intl::format_time(&app.form.locale, at);
        let beside = format!("{}, {moment}", words.palette_draft());
        Item::new(title, beside, Effect::OpenDraft(id))
    };
    other_titles(app).into_iter().map(item).collect()
}

fn fields(app: &AppContext, words: &'static ToolWords) -> Vec<Item> {
    let (form, draft) = (&app.form, app.form.draft.get_untracked());
    let country = draft.country_code();
    let controls = draft.controls(form.picks_resellers());
    let item = |(section, field): (Section, Field)| {
        let label = form.words.property_in(field.property(), country).label;
        let mut beside = words.palette_field().to_owned();
        let place = draft.place_of(section, form.words);
        if !place.is_empty() {
            beside = format!("{beside}, {place}");
        }
        Item::new(label.to_owned(), beside, Effect::GoTo(field.element_id()))
    };
    controls.into_iter().map(item).collect()
}
