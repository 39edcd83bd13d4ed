//! The choice of what the next form keeps.

use super::choice::{chosen, remember, with};
use super::reuse::Part;
use crate::pages::context::AppContext;
use crate::pages::tools::words::ToolWords;
use leptos::prelude::*;

/// The content of the dialog.
pub fn view(words: &'static ToolWords) -> impl IntoView {
    view! {
        <p>{words.keep_lead()}</p>
        <KeptParts words is_open=true />
    }
}

/// A checkbox for each part, behind a line with the chosen parts.
#[component]
pub fn KeptParts(words: &'static ToolWords, #[prop(optional)] is_open: bool) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let kept = RwSignal::new(chosen());
    let choose = move |parts: Vec<Part>| {
        remember(&parts);
        kept.set(parts);
    };
    let boxes = Part::ALL.map(|part| {
        view! {
            <label class="box-and-label">
                <input
                    type="checkbox"
                    autocomplete="off"
                    prop:checked=move || kept.with(|it| it.contains(&part))
                    on:change=move |event| {
                        let is_kept = event_target_checked(&event);
                        choose(with(&kept.get_untracked(), part, is_kept));
                    }
                />
                <span>{name_of(words, part)}</span>
            </label>
        }
    });
    let is_all = move || kept.with(|it| it.len() == Part::ALL.len());
    let announcer = app.form.announcer.clone();
    let toggle = move |_| {
        choose(match is_all() {
            true => Vec::new(),
            false => Part::ALL.to_vec(),
        });
        announcer.say(&kept.with_untracked(|it| sentence(words, it)));
    };
    let caption = move || match is_all() {
        true => words.keep_none(),
        false => words.keep_all(),
    };
    view! {
        <details class="kept-parts" open=is_open>
            <summary prop:textContent=move || kept.with(|it| sentence(words, it))></summary>
            <fieldset>
                <legend>{words.keep_legend()}</legend>
                {boxes.into_iter().collect_view()}
                <button type="button" class="quiet" on:click=toggle prop:textContent=caption></button>
            </fieldset>
            <p class="hint">{words.keep_hint()}</p>
        </details>
    }
}

/// What is kept for the next customer.
fn sentence(words: &'static ToolWords, parts: &[Part]) -> String {
    crate::i18n::fill(words.keep_kept(), &[("parts", &names(words, parts))])
}

/// The parts in words.
pub fn names(words: &'static ToolWords, parts: &[Part]) -> String {
    if parts.is_empty() {
        return words.part_nothing().to_owned();
    }
    let names: Vec<_> = parts.iter().map(|it| name_of(words, *it)).collect();
    names.join(", ")
}

fn name_of(words: &'static ToolWords, part: Part) -> &'static str {
    match part {
        Part::Country => words.part_country(),
        Part::Reseller => words.part_reseller(),
        Part::Instances => words.part_instances(),
        Part::Margins => words.part_margins(),
        Part::Culture => words.part_culture(),
        Part::Settings => words.part_settings(),
    }
}
