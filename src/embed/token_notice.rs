//! The notice and the dialog about a missing token.

use super::token::{TokenRequest, TokenSource};
use crate::browser::dialog;
use crate::customer_form::{FormContext, button};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};

const DIALOG_ID: &str = "session";
const HEADING_ID: &str = "session-heading";

/// The notice above the form, and the dialog.
pub fn view(context: &FormContext, token_source: &TokenSource) -> View {
    let (request, notice_context, again) = (
        token_source.request().clone(),
        context.clone(),
        token_source.clone(),
    );
    let notice = dynamic(move || {
        let request = request.get();
        untrack(|| match &request {
            TokenRequest::Failed(error) => Some(
                html::div()
                    .class("notice")
                    .child(html::p().child(error.text(&notice_context)))
                    .child(try_again(&notice_context, &again)),
            ),
            _ => None,
        })
    });
    let notice = html::div().attr("role", "status").child(notice);
    View::Fragment(vec![notice.into(), dialog(context, token_source).into()])
}

fn try_again(context: &FormContext, token_source: &TokenSource) -> HtmlElement {
    let token_source = token_source.clone();
    button(context.words.try_again())
        .class("primary")
        .on(ev::click, move |_| token_source.retry())
}

/// The dialog while a submission waits for a token: open from the press until there is a token, or until it is closed.
fn dialog(context: &FormContext, token_source: &TokenSource) -> HtmlElement {
    let (request, needed) = (
        token_source.request().clone(),
        token_source.is_needed().clone(),
    );
    let (opening, closing) = (context.clone(), token_source.clone());
    let (contents_context, contents_source) = (context.clone(), token_source.clone());
    let contents = dynamic(move || {
        let request = contents_source.request().get();
        untrack(|| contents(&contents_context, &contents_source, &request))
    });
    html::dialog()
        .attr("id", DIALOG_ID)
        .attr("aria-labelledby", HEADING_ID)
        .effect(move || {
            let is_failed = matches!(request.get(), TokenRequest::Failed(_));
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
    token_source: &TokenSource,
    request: &TokenRequest,
) -> Option<HtmlElement> {
    let words = context.words;
    let TokenRequest::Failed(error) = request else {
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
            .child(html::p().child(error.text(context)))
            .child(html::p().child(words.host_stays()))
            .child(try_again(context, token_source))
            .child(later),
    )
}
