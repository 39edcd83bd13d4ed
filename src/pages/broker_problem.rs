//! The page while the token broker returns no session, in the chunk of the pages.

use super::broker_sign_in::sign_in_address;
use super::context::AppContext;
use super::page;
use crate::auth::BrokerError;
use crate::browser::page as browser_page;
use crate::config::SignIn;
use crate::pages::words::{PageWords, broker_error};
use crate::route::Route;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, html};

/// Shows the reason, with *Try again*, and *Sign in* for a person with the wrong role.
pub fn view(app: &AppContext, problem: &BrokerError) -> HtmlElement {
    let words = app.form.words;
    page::open(words.broker_heading());
    let reason = broker_error(words, problem);
    let sign_in = match (&app.form.config.sign_in, problem) {
        (SignIn::Broker(broker), BrokerError::OtherRoles(_)) => {
            Some(sign_in_address(broker, &Route::Home))
        }
        _ => None,
    };
    html::div()
        .class("narrow")
        .child(page::heading(words.broker_heading()))
        .child(html::div().plain(move || {
            let sign_in = sign_in.clone().map(|address| {
                let leave = move |_| browser_page::replace_location(&address);
                view! {
                    <button type="button" class="primary" on:click=leave>
                        {words.sign_in()}
                    </button>
                }
            });
            view! {
                <div class="summary">
                    <p>{reason.clone()}</p>
                </div>
                {sign_in}
                <button type="button" on:click=|_| browser_page::reload()>
                    {words.try_again()}
                </button>
            }
        }))
}
