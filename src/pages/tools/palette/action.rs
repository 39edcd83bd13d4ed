//! Everything that can be done in the form: the palette, the list of shortcuts and the names of keys at buttons are made
//! of it.

use super::super::settings::Setting;
use super::super::words::ToolWords;
use super::super::{Tool, link, next, open, request};
use crate::browser::keys::HistoryCommand;
use crate::browser::shortcut::Shortcut;
use crate::customer_form::form_keys::{CREATE, NEXT_FINDING, PREVIOUS_FINDING};
use crate::customer_form::{ADD_PROVIDER_ID, FORM_CHUNK};
use crate::form_model::Direction;
use crate::i18n::Words;
use crate::pages::context::AppContext;
use crate::pages::drafts::{leaving, undo};
use crate::pages::words::PageWords;
use crate::submission::Submission;
use leptos::prelude::*;

/// Something that can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Create,
    CreateAndNext,
    /// Chooses what the next form keeps.
    NextKeeps,
    CheckAnswers,
    Request,
    OpenJson,
    SaveJson,
    Paste,
    Templates,
    CopyLink,
    History,
    Undo,
    Redo,
    AddProvider,
    NextFinding,
    PreviousFinding,
    /// Switches between the compact and the comfortable view.
    Density,
    /// Switches whether *Create customer* shows the answers first.
    AnswersFirst,
    ShortcutList,
    /// Switches the shortcuts on or off.
    Shortcuts,
    SignOut,
}

impl Action {
    /// All of them, in the order of the palette.
    pub const ALL: [Self; 21] = [
        Self::Create,
        Self::CreateAndNext,
        Self::NextKeeps,
        Self::CheckAnswers,
        Self::Paste,
        Self::Templates,
        Self::Request,
        Self::OpenJson,
        Self::SaveJson,
        Self::CopyLink,
        Self::History,
        Self::AddProvider,
        Self::NextFinding,
        Self::PreviousFinding,
        Self::Undo,
        Self::Redo,
        Self::Density,
        Self::AnswersFirst,
        Self::ShortcutList,
        Self::Shortcuts,
        Self::SignOut,
    ];

    /// Its name, as it is now: of a switch, what it would do.
    pub fn label(self, words: &'static Words, tool_words: &'static ToolWords) -> &'static str {
        let switch = |setting: Setting, on, off| if setting.is_on() { off } else { on };
        match self {
            Self::Create => words.create_customer(),
            Self::CreateAndNext => tool_words.create_and_go_on(),
            Self::NextKeeps => tool_words.keep_heading(),
            Self::CheckAnswers => tool_words.check_answers(),
            Self::Request => tool_words.show_request(),
            Self::OpenJson => tool_words.open_json(),
            Self::SaveJson => tool_words.save_json(),
            Self::Paste => words.paste_customer(),
            Self::Templates => words.templates(),
            Self::CopyLink => tool_words.copy_link(),
            Self::History => tool_words.created_customers(),
            Self::Undo => words.undo(),
            Self::Redo => words.redo(),
            Self::AddProvider => words.add_provider(),
            Self::NextFinding => tool_words.to_next_finding(),
            Self::PreviousFinding => tool_words.to_previous_finding(),
            Self::Density => switch(
                Setting::Compact,
                tool_words.compact_view(),
                tool_words.comfortable_view(),
            ),
            Self::AnswersFirst => switch(
                Setting::Answers,
                tool_words.answers_first(),
                tool_words.answers_not_first(),
            ),
            Self::ShortcutList => tool_words.shortcut_list(),
            Self::Shortcuts => switch(
                Setting::NoShortcuts,
                tool_words.shortcuts_off(),
                tool_words.shortcuts_on(),
            ),
            Self::SignOut => words.sign_out(),
        }
    }

    /// The keys for it.
    pub fn shortcut(self) -> Option<Shortcut> {
        Some(match self {
            Self::Create => CREATE,
            Self::CreateAndNext => CREATE.with_shift(),
            Self::NextFinding => NEXT_FINDING,
            Self::PreviousFinding => PREVIOUS_FINDING,
            Self::Undo => Shortcut::command("Z"),
            Self::Redo => Shortcut::command("Y"),
            _ => return None,
        })
    }

    /// Whether it can be done now.
    pub fn is_available(self, app: &AppContext) -> bool {
        let is_sending = app
            .form
            .status
            .submission
            .with_untracked(Submission::is_under_way);
        match self {
            Self::Create | Self::CreateAndNext | Self::CheckAnswers => !is_sending,
            Self::Undo => untrack(|| app.drafts.can(HistoryCommand::Undo)),
            Self::Redo => untrack(|| app.drafts.can(HistoryCommand::Redo)),
            _ => true,
        }
    }

    /// Does it. The dialog of the palette is closed by then.
    pub fn run(self, app: &AppContext, tool_words: &'static ToolWords) {
        let form = &app.form;
        let switched = |setting: Setting, on, off| {
            let is_on = !setting.is_on();
            setting.set(is_on);
            form.announcer.say(if is_on { on } else { off });
        };
        match self {
            Self::Create => press_create(app),
            Self::CreateAndNext => next::create_and_next(app),
            Self::NextKeeps => open(app, Tool::Next),
            Self::CheckAnswers => open(app, Tool::Answers),
            Self::Request => open(app, Tool::Request),
            Self::OpenJson => open(app, Tool::Json),
            Self::SaveJson => request::save(app, tool_words),
            Self::Paste => open(app, Tool::Paste),
            Self::Templates => open(app, Tool::Templates),
            Self::CopyLink => link::copy(app),
            Self::History => open(app, Tool::History),
            Self::Undo => undo::press(app, HistoryCommand::Undo),
            Self::Redo => undo::press(app, HistoryCommand::Redo),
            Self::AddProvider => {
                if let Some(button) = form.tree.element(ADD_PROVIDER_ID) {
                    button.click();
                }
            }
            Self::NextFinding => go_to_finding(app, tool_words, Direction::Next),
            Self::PreviousFinding => go_to_finding(app, tool_words, Direction::Previous),
            Self::Density => switched(
                Setting::Compact,
                tool_words.compact_is_on(),
                tool_words.comfortable_is_on(),
            ),
            Self::AnswersFirst => switched(
                Setting::Answers,
                tool_words.answers_are_first(),
                tool_words.answers_are_not_first(),
            ),
            Self::ShortcutList => open(app, Tool::Shortcuts),
            Self::Shortcuts => switched(
                Setting::NoShortcuts,
                tool_words.shortcuts_are_off(),
                tool_words.shortcuts_are_on(),
            ),
            Self::SignOut => leaving::sign_out(app),
        }
    }
}

/// Presses *Create customer*.
pub fn press_create(app: &AppContext) {
    let form = app.form.clone();
    FORM_CHUNK.when_loaded(move |chunk| (chunk.create)(&form));
}

fn go_to_finding(app: &AppContext, tool_words: &'static ToolWords, direction: Direction) {
    let form = app.form.clone();
    FORM_CHUNK.when_loaded(move |chunk| {
        if !(chunk.go_to_finding)(&form, direction) {
            form.announcer.say(tool_words.no_finding());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::shortcut::Keyboard;
    use crate::i18n::Language;
    use crate::pages::tools::settings::PALETTE;
    use std::collections::BTreeSet;

    #[test]
    fn every_action_has_a_name_of_its_own_in_every_language() {
        for language in Language::ALL {
            let (words, tool_words) = (language.own_words(), ToolWords::of(language));
            let names: BTreeSet<_> = Action::ALL
                .into_iter()
                .map(|it| it.label(words, tool_words))
                .collect();
            assert_eq!(names.len(), Action::ALL.len(), "{language:?}");
            assert!(!names.contains(""));
        }
    }

    #[test]
    fn no_shortcut_is_given_twice_and_none_is_a_single_character() {
        let all = Action::ALL.into_iter().filter_map(Action::shortcut);
        let all: Vec<_> = all.chain([PALETTE]).collect();
        let written: BTreeSet<_> = all.iter().map(|it| it.aria()).collect();
        assert_eq!(written.len(), all.len());
        for shortcut in all {
            let keys = shortcut.keys(Keyboard::Pc);
            let is_function_key = keys.last().is_some_and(|key| key.starts_with('F'));
            assert!(keys[0] == "Ctrl" || is_function_key, "{keys:?}");
        }
    }
}
