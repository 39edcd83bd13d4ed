//! *Check your answers*: everything that would be sent, in words, before the step that cannot be undone. After the
//! GOV.UK Design System: "Check answers".

mod rows;

use super::dialog::{close, close_then};
use super::next::create_and_next;
use super::palette::action::press_create;
use super::palette::go_to;
use super::settings::{Setting, Ticked, switch};
use super::words::ToolWords;
use crate::browser::controls;
use crate::customer_form::form_keys::CREATE;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use leptos::prelude::*;
use rows::{Answer, Part, Wording};

/// The page of the answers.
pub fn view(app: &AppContext, words: &'static ToolWords) -> AnyView {
    let app = app.clone();
    view! { <Answers app words /> }.into_any()
}

/// The answers of the form as it is now.
fn parts_of(app: &AppContext) -> Vec<Part> {
    let form = &app.form;
    // Reads values that a program wrote into the controls.
    controls::read_all(&form.tree);
    let countries = |code: &str| match customer::CountryCode::from_code(code) {
        Some(country) => form.country_name(country),
        None => code.to_owned(),
    };
    let wording = Wording {
        words: form.words,
        config: &form.config,
        countries: &countries,
    };
    untrack(|| {
        form.draft
            .with_untracked(|draft| rows::parts(draft, form.picks_resellers(), &wording))
    })
}

#[component]
fn Answers(app: AppContext, words: &'static ToolWords) -> impl IntoView {
    let parts = parts_of(&app);
    let tenant = app
        .form
        .session
        .with_untracked(|it| it.as_ref().map(|it| it.tenant().as_str().to_owned()));
    let tenant = tenant.map(|tenant| {
        view! {
            <dl class="answers">
                <div>
                    <dt>{app.form.words.tenant()}</dt>
                    <dd translate="no">{tenant}</dd>
                </div>
            </dl>
        }
    });
    let listed = {
        let part = |part: Part| {
            let answers: Vec<_> = part
                .answers
                .into_iter()
                .map(|it| answer(&app, words, &part.title, it))
                .collect();
            view! {
                <section>
                    <h3>{part.title}</h3>
                    <dl class="answers">{answers}</dl>
                </section>
            }
        };
        parts.into_iter().map(part).collect::<Vec<_>>()
    };
    let create = {
        let app = app.clone();
        move || create(&app)
    };
    let pressing = create.clone();
    view! {
        <div
            class="check-answers"
            on:keydown=move |event| {
                if CREATE.is_pressed(&event) && !Setting::NoShortcuts.is_on() {
                    event.prevent_default();
                    event.stop_propagation();
                    create();
                }
            }
        >
            <p class="lead">{words.answers_lead()}</p>
            {tenant}
            {listed}
            {switch(Setting::Answers, Ticked::On, words.answers_switch())}
            <div class="tool-actions">
                <button
                    type="button"
                    class="primary"
                    aria-keyshortcuts=(!Setting::NoShortcuts.is_on()).then(|| CREATE.aria())
                    on:click=move |_| pressing()
                >
                    {app.form.words.create_customer()}
                </button>
                <button type="button" on:click=|_| close()>
                    {words.back_to_form()}
                </button>
            </div>
        </div>
    }
}

/// An answer, with the way to its control.
fn answer(
    app: &AppContext,
    words: &'static ToolWords,
    part: &str,
    answer: Answer,
) -> impl IntoView + use<> {
    let Answer {
        label,
        value,
        is_code,
        element_id,
    } = answer;
    let heard = fill(
        words.change_what(),
        &[("what", &format!("{label}, {part}"))],
    );
    let app = app.clone();
    let change = move |_| {
        let (leading, id) = (app.clone(), element_id.clone());
        close_then(move || go_to(&leading, id));
    };
    view! {
        <div>
            <dt>{label}</dt>
            <dd class:code=is_code>{value}</dd>
            <dd>
                <button type="button" class="quiet" aria-label=heard on:click=change>
                    {words.change()}
                </button>
            </dd>
        </div>
    }
}

/// The form is sent as it was seen here: pressed from here *Create customer* does not lead here again.
fn create(app: &AppContext) {
    let form = &app.form;
    let seen = form
        .draft
        .with_untracked(|draft| draft.shown(form.picks_resellers()));
    app.tools.checked_answers.set(seen);
    // Where the next form was wanted, it still is.
    let press = match app.tools.goes_on.get_untracked() {
        true => create_and_next,
        false => press_create,
    };
    let pressing = app.clone();
    close_then(move || press(&pressing));
}
