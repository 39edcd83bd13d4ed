//! The page while the token broker returns no session.

use super::broker_sign_in::sign_in_address;
use super::context::AppContext;
use super::page;
use crate::auth::BrokerError;
use crate::browser::page as browser_page;
use crate::config::SignIn;
use crate::customer_form::button;
use crate::pages::words::{PageWords, broker_error};
use crate::route::Route;
use leptos::ev;
use leptos_erased::{View, html};

/// Shows the reason, with *Try again*, and *Sign in* for a person with the wrong role.
pub fn broker_problem_page(app: &AppContext, problem: &BrokerError) -> View {
    let words = app.form.words;
    page::open(words.broker_heading());
    let summary = html::div()
        .class("summary")
        .child(html::p().child(broker_error(words, problem)));
    let again = button(words.try_again()).on(ev::click, |_| browser_page::reload());
    let sign_in = match (&app.form.config.sign_in, problem) {
        (SignIn::Broker(broker), BrokerError::OtherRoles(_)) => {
            let address = sign_in_address(broker, &Route::Home);
            let leave = move |_| browser_page::replace_location(&address);
            Some(
                button(words.sign_in())
                    .class("primary")
                    .on(ev::click, leave),
            )
        }
        _ => None,
    };
    let body = html::div()
        .class("narrow")
        .child(page::heading(words.broker_heading()))
        .child(summary)
        .child(sign_in)
        .child(again);
    page::alone(body)
}
