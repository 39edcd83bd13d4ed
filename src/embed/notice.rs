//! The notice and the dialog about a missing token.

use super::host::{Host, TokenFailure};
use super::token::{TokenError, TokenRequest, TokenSource};
use crate::auth::TokenProblem;
use crate::browser::{dialog, intl};
use crate::customer_form::{FormContext, button};
use crate::i18n::fill;
use json_digits::Json;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};

const DIALOG_ID: &str = "session";
const HEADING_ID: &str = "session-heading";

/// The text for the person and the host.
fn text(context: &FormContext, trouble: &TokenError) -> String {
    let words = context.words;
    match trouble {
        TokenError::Host(TokenFailure::Missing) => words.host_missing().to_owned(),
        TokenError::Host(TokenFailure::Failed) => words.host_failed().to_owned(),
        TokenError::Host(TokenFailure::Silent) => {
            let seconds = context.config.timeout_seconds.to_string();
            fill(words.host_silent(), &[("seconds", &seconds)])
        }
        TokenError::Unusable(TokenProblem::Expired(at)) => {
            let moment = intl::moment(&context.locale, *at);
            fill(words.host_over(), &[("moment", &moment)])
        }
        TokenError::Unusable(TokenProblem::OtherRoles(roles)) => {
            fill(words.broker_other_role(), &[("roles", &roles.join(", "))])
        }
        TokenError::Unusable(_) => words.host_unusable().to_owned(),
        TokenError::NoTenant => words.host_no_tenant().to_owned(),
        TokenError::NotAccepted => words.host_not_accepted().to_owned(),
    }
}

/// Dispatches `onboard:failed`.
pub(super) fn report(context: &FormContext, host: &Host, trouble: &TokenError) {
    let status = match trouble {
        TokenError::NotAccepted => "401",
        _ => "0",
    };
    let intent = context
        .status
        .submission
        .with_untracked(|it| it.intent().map(|it| it.correlation.to_string()));
    let detail = Json::object([
        ("status", Json::Number(status.to_owned())),
        ("correlationId", intent.into()),
        ("description", text(context, trouble).into()),
        ("errors", Json::List(Vec::new())),
    ]);
    host.report("failed", &detail);
}

/// The notice above the form, and the dialog.
pub fn view(context: &FormContext, pulling: &TokenSource) -> View {
    let (asking, notice_desk, again) = (pulling.asking().clone(), context.clone(), pulling.clone());
    let notice = dynamic(move || {
        let asking = asking.get();
        untrack(|| match &asking {
            TokenRequest::Failed(trouble) => Some(
                html::div()
                    .class("notice")
                    .child(html::p().child(text(&notice_desk, trouble)))
                    .child(try_again(&notice_desk, &again)),
            ),
            _ => None,
        })
    });
    let notice = html::div().attr("role", "status").child(notice);
    View::Fragment(vec![notice.into(), dialog(context, pulling).into()])
}

fn try_again(context: &FormContext, pulling: &TokenSource) -> HtmlElement {
    let pulling = pulling.clone();
    button(context.words.try_again())
        .class("primary")
        .on(ev::click, move |_| pulling.again())
}

/// The dialog for whoever waits: open from the press until there is a token, or until it is closed.
fn dialog(context: &FormContext, pulling: &TokenSource) -> HtmlElement {
    let (asking, needed) = (pulling.asking().clone(), pulling.is_needed().clone());
    let (opening, closing) = (context.clone(), pulling.clone());
    let (contents_desk, contents_pulling) = (context.clone(), pulling.clone());
    let contents = dynamic(move || {
        let asking = contents_pulling.asking().get();
        untrack(|| contents(&contents_desk, &contents_pulling, &asking))
    });
    html::dialog()
        .attr("id", DIALOG_ID)
        .attr("aria-labelledby", HEADING_ID)
        .effect(move || {
            let is_failed = matches!(asking.get(), TokenRequest::Failed(_));
            match needed.get() && is_failed {
                true => dialog::open_soon(&opening.tree, DIALOG_ID),
                false => dialog::close(&opening.tree, DIALOG_ID),
            }
        })
        .on(ev::close, move |_| {
            if closing.is_needed().get_untracked() {
                closing.is_needed().set(false);
            }
        })
        .child(contents)
}

fn contents(
    context: &FormContext,
    pulling: &TokenSource,
    asking: &TokenRequest,
) -> Option<HtmlElement> {
    let words = context.words;
    let TokenRequest::Failed(trouble) = asking else {
        return None;
    };
    let closing = context.clone();
    let later = button(words.not_now()).class("quiet");
    let later = later.on(ev::click, move |_| dialog::close(&closing.tree, DIALOG_ID));
    let heading = html::h2()
        .attr("id", HEADING_ID)
        .child(words.host_heading());
    Some(
        html::div()
            .class("dialog-body")
            .child(heading)
            .child(html::p().child(text(context, trouble)))
            .child(html::p().child(words.host_stays()))
            .child(try_again(context, pulling))
            .child(later),
    )
}
