//! The dialog in which a session is renewed, over whatever is on the page.

use super::fetch::{accept, offer};
use super::renew::{ask, sign_in_there};
use super::state::{RenewalPrompt, RenewalReason};
use crate::auth::{BrokerError, Session};
use crate::browser::tree::Tree;
use crate::browser::{clock, controls, dialog, focus};
use crate::components::ControlElement;
use crate::components::TextKind;
use crate::customer_form::{button, lazy, sends};
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::sign_in::{described, field, frame, token_text};
use crate::pages::words::{PageWords, broker_error};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, dynamic, html};
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
pub fn contents(app: &AppContext, asking: &RenewalPrompt) -> Option<HtmlElement> {
    let words = app.form.words;
    let tenant = app.form.session.get_untracked();
    let tenant = tenant.map(|it| it.tenant().as_str().to_owned());
    let tenant = tenant.unwrap_or_default();
    let (heading, body) = match asking {
        RenewalPrompt::Nothing => return None,
        RenewalPrompt::Token(reason) => {
            let heading = match reason {
                RenewalReason::Wanted => words.renew(),
                RenewalReason::Over | RenewalReason::Refused => words.over_heading(),
            };
            let lead = match reason {
                RenewalReason::Refused => words.over_text(),
                RenewalReason::Wanted | RenewalReason::Over => words.renewal_lead(),
            };
            let lead = fill(lead, &[("tenant", &tenant)]);
            let body = html::div().child(html::p().child(&lead)).child(form(app));
            (heading, body)
        }
        RenewalPrompt::Another(new) => (words.renewal_another(), another(app, new)),
        RenewalPrompt::Broker(problem) => {
            let asking = app.clone();
            let again = button(words.try_again()).class("primary");
            let again = again.on(ev::click, move |_| ask(&asking, RenewalReason::Refused));
            let text = broker_error(words, problem);
            let knows_nobody =
                matches!(problem, BrokerError::SignedOut | BrokerError::OtherRoles(_));
            let step = if knows_nobody { sign_in(app) } else { again };
            (words.over_heading(), at_the_broker(&text, step))
        }
        RenewalPrompt::NotAccepted => {
            let text = words.broker_not_accepted();
            (words.over_heading(), at_the_broker(text, sign_in(app)))
        }
    };
    let heading = html::h2().attr("id", HEADING_ID).child(heading);
    let later = button(words.not_now()).class("quiet");
    let later = later.on(ev::click, |_| dialog::close(&Tree::page(), ID));
    Some(
        html::div()
            .class("dialog-body")
            .child(heading)
            .child(body)
            .child(later),
    )
}

/// A new token for the same tenant.
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

/// Asks whether to continue as another person.
fn another(app: &AppContext, new: &Session) -> HtmlElement {
    let words = app.form.words;
    let old = app.form.session.get_untracked();
    let old = old.map(|old| described(words, &old)).unwrap_or_default();
    let values = [("new", described(words, new)), ("old", old)];
    let values = [("new", values[0].1.as_str()), ("old", values[1].1.as_str())];
    let text = fill(words.renewal_other(), &values);
    let (accepting, new, refusing) = (app.clone(), new.clone(), app.clone());
    let yes = button(words.renewal_yes()).class("primary");
    let no = button(words.renewal_no());
    html::div()
        .child(html::p().child(&text))
        .child(yes.on(ev::click, move |_| accept(&accepting, new.clone())))
        .child(no.on(ev::click, move |_| ask(&refusing, RenewalReason::Wanted)))
}

fn at_the_broker(text: &str, step: HtmlElement) -> HtmlElement {
    html::div().child(html::p().child(text)).child(step)
}

fn sign_in(app: &AppContext) -> HtmlElement {
    let leaving = app.clone();
    button(app.form.words.sign_in())
        .class("primary")
        .on(ev::click, move |_| sign_in_there(&leaving))
}
