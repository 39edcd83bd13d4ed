//! The dialog in which a session is renewed, over whatever is on the page.

use super::new_session::{accept, offer};
use super::renew::{ask, sign_in_there};
use super::state::{RenewalPrompt, RenewalReason};
use crate::auth::{BrokerError, Session};
use crate::browser::tree::Tree;
use crate::browser::{clock, controls, dialog, focus};
use crate::components::ControlElement;
use crate::components::TextKind;
use crate::customer_form::{lazy, sends};
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::sign_in::{described, field, frame, token_text};
use crate::pages::words::{PageWords, broker_error};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{ErasedView, HtmlElement, dynamic, erased, html};
use web_sys::MouseEvent;

const ID: &str = "renewal";
const HEADING_ID: &str = "renewal-heading";
const TOKEN_ID: &str = "renewal-token";

/// The dialog, open while there is a prompt. The person may close it, and open it again from the notice.
pub fn view(app: &AppContext) -> HtmlElement {
    let (following, closing, app) = (app.clone(), app.clone(), app.clone());
    let contents = dynamic(move || {
        let (app, asking) = (app.clone(), app.renewal.asking.get());
        (!matches!(asking, RenewalPrompt::Nothing)).then(|| {
            lazy(app.form.words, app.chunk, move |chunk| {
                (chunk.renewal_dialog)(&app, &asking).into()
            })
        })
    });
    html::dialog()
        .attr("id", ID)
        .attr("aria-labelledby", HEADING_ID)
        .effect(move || {
            let asking = &following.renewal.asking;
            if asking.with(|it| matches!(it, RenewalPrompt::Nothing)) {
                dialog::close(&Tree::page(), ID);
            } else {
                // Only with its contents: the first control takes the focus.
                let asking = following.clone();
                following.chunk.when_loaded(move |_| {
                    if asking.renewal.is_asking() {
                        dialog::open_soon(&Tree::page(), ID);
                    }
                });
            }
        })
        .on(ev::close, move |_| put_off(&closing))
        .child(contents)
}

/// The dialog was closed, by Escape or by its button. Nothing happens where it has done its work.
fn put_off(app: &AppContext) {
    if app.renewal.is_asking() {
        app.renewal.is_put_off.set(true);
        app.renewal.asking.set(RenewalPrompt::Nothing);
    }
}

/// The content of the dialog, in the chunk.
pub fn contents(app: &AppContext, asking: &RenewalPrompt) -> HtmlElement {
    let (app, asking) = (app.clone(), asking.clone());
    html::div().class("dialog-body").plain(move || {
        let (app, asking) = (app.clone(), asking.clone());
        view! { <RenewalDialog app asking /> }
    })
}

#[component]
fn RenewalDialog(app: AppContext, asking: RenewalPrompt) -> impl IntoView {
    let words = app.form.words;
    let heading = match asking {
        RenewalPrompt::Token(RenewalReason::Wanted) => words.renew(),
        RenewalPrompt::Another(_) => words.renewal_another(),
        _ => words.over_heading(),
    };
    let body = match asking {
        RenewalPrompt::Nothing => ().into_any(),
        RenewalPrompt::Token(reason) => view! { <NewToken app reason /> }.into_any(),
        RenewalPrompt::Another(new) => view! { <OtherPerson app new=*new /> }.into_any(),
        RenewalPrompt::Broker(problem) => {
            let text = broker_error(words, &problem);
            let knows_nobody =
                matches!(problem, BrokerError::SignedOut | BrokerError::OtherRoles(_));
            view! { <AtTheBroker app text knows_nobody /> }.into_any()
        }
        RenewalPrompt::NotAccepted => {
            let text = words.broker_not_accepted().to_owned();
            view! { <AtTheBroker app text knows_nobody=true /> }.into_any()
        }
    };
    view! {
        <h2 id=HEADING_ID>{heading}</h2>
        <div>{body}</div>
        <button type="button" class="quiet" on:click=|_| dialog::close(&Tree::page(), ID)>
            {words.not_now()}
        </button>
    }
}

/// Asks for a new token for the same tenant.
#[component]
fn NewToken(app: AppContext, reason: RenewalReason) -> impl IntoView {
    let words = app.form.words;
    let tenant = app.form.session.get_untracked();
    let tenant = tenant.map(|it| it.tenant().as_str().to_owned());
    let lead = match reason {
        RenewalReason::Refused => words.over_text(),
        RenewalReason::Wanted | RenewalReason::Over => words.renewal_lead(),
    };
    let lead = fill(lead, &[("tenant", &tenant.unwrap_or_default())]);
    let form = ErasedView::new(move || form(&app));
    view! {
        <p>{lead}</p>
        <div use:erased=form></div>
    }
}

/// Asks whether to continue as another person.
#[component]
fn OtherPerson(app: AppContext, new: Session) -> impl IntoView {
    let words = app.form.words;
    let old = app.form.session.get_untracked();
    let old = old.map(|old| described(words, &old)).unwrap_or_default();
    let values = [("new", described(words, &new)), ("old", old)];
    let values = [("new", values[0].1.as_str()), ("old", values[1].1.as_str())];
    let text = fill(words.renewal_other(), &values);
    let accepting = app.clone();
    view! {
        <p>{text}</p>
        <button type="button" class="primary" on:click=move |_| accept(&accepting, new.clone())>
            {words.renewal_yes()}
        </button>
        <button type="button" on:click=move |_| ask(&app, RenewalReason::Wanted)>
            {words.renewal_no()}
        </button>
    }
}

/// Says why the broker gave no token, and leads to it or asks it again.
#[component]
fn AtTheBroker(app: AppContext, text: String, knows_nobody: bool) -> impl IntoView {
    let words = app.form.words;
    let caption = match knows_nobody {
        true => words.sign_in(),
        false => words.try_again(),
    };
    let step = move |_| match knows_nobody {
        true => sign_in_there(&app),
        false => ask(&app, RenewalReason::Refused),
    };
    view! {
        <p>{text}</p>
        <button type="button" class="primary" on:click=step>
            {caption}
        </button>
    }
}

/// The control for the new token. It is that of the sign-in page.
fn form(app: &AppContext) -> HtmlElement {
    let words = app.form.words;
    let (token, problem) = (ArcRwSignal::new(String::new()), ArcRwSignal::new(None));
    let finding = {
        let (problem, locale) = (problem.clone(), app.form.locale.clone());
        move || {
            let found = problem.get()?;
            Some(("token", token_text(words, &locale, &found)))
        }
    };
    let submit = {
        let (app, token, problem) = (app.clone(), token.clone(), problem.clone());
        sends(move || {
            controls::read_all(&Tree::page());
            let Some(old) = app.form.session.get_untracked() else {
                return;
            };
            let tenant = old.tenant().as_str();
            match Session::sign_in(tenant, &token.get_untracked(), clock::read()) {
                Ok(new) => offer(&app, new),
                Err(found) => {
                    problem.set(found.token);
                    focus::by_id(&Tree::page(), TOKEN_ID);
                }
            }
        })
    };
    let token = field(
        frame(
            TOKEN_ID,
            "token",
            words.token(),
            words.token_hint(),
            finding,
        ),
        TextKind::Secret,
        "current-password",
        token,
        move || problem.set(None),
    );
    let pressed = {
        let submit = submit.clone();
        move |event: MouseEvent| submit(event.into())
    };
    let press = html::button()
        .class("primary")
        .attr("type", "submit")
        .on(ev::click, pressed)
        .child(words.go_on());
    html::form()
        .reads_controls()
        .attr("novalidate", "")
        .on(ev::submit, move |event| submit(event.into()))
        .child(token)
        .child(press)
}
