//! The list of keyboard shortcuts, with the switch that turns them off.

use super::palette::action::Action;
use super::palette::key_names;
use super::settings::{PALETTE, Setting, Ticked, switch};
use super::words::ToolWords;
use crate::browser::shortcut::Keyboard;
use crate::pages::context::AppContext;
use leptos::prelude::*;

/// The list.
pub fn view(app: &AppContext, words: &'static ToolWords) -> AnyView {
    let keyboard = Keyboard::own();
    let palette = (words.actions_heading(), Some(PALETTE));
    let actions = Action::ALL
        .into_iter()
        .map(|it| (it.label(app.form.words, words), it.shortcut()));
    let rows = [palette].into_iter().chain(actions);
    let rows = rows
        .filter_map(|(label, shortcut)| Some((label, shortcut?)))
        .map(|(label, shortcut)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd>{key_names(&shortcut.keys(keyboard))}</dd>
                </div>
            }
        })
        .collect_view();
    let mac = (keyboard == Keyboard::Mac).then(|| view! { <p class="hint">{words.mac_keys()}</p> });
    view! {
        <dl class="ids">{rows}</dl>
        {mac}
        {switch(Setting::NoShortcuts, Ticked::Off, words.shortcuts_switch())}
        <p class="hint">{words.shortcuts_hint()}</p>
    }
    .into_any()
}
