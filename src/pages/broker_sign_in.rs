//! Signing in where a token broker knows the person: this page leads to the broker's own.

use super::context::AppContext;
use super::page;
use crate::auth;
use crate::browser::{address, clock, page as browser_page, storage};
use crate::config::{Broker, SignIn};
use crate::customer_form::button;
use crate::pages::words::PageWords;
use crate::route::Route;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{View, dynamic, html};

/// The time of this tab's last redirect to the broker.
const LED_AT: &str = "onboard.led-to-sign-in";

/// Who comes back sooner than a person can sign in, in seconds, was sent back: leading on would never
/// end.
const TOO_SOON: i64 = 10;

/// The state of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stay {
    /// Waiting for the redirect or for the broker's response.
    Moment,
    /// They have signed out, and are not led into a new session without a press.
    SignedOut,
    /// They have signed out, and the broker did not hear of it.
    GoesOn,
    /// They came back from the broker's page, and it does not know them.
    Unknown,
}

/// Leads to the broker's page, which leads back to the `next` of this page's query.
pub fn broker_sign_in_page(app: &AppContext, broker: &Broker) -> View {
    let words = app.form.words;
    page::open(words.sign_in());
    let next = address::parameter("next").and_then(|next| Route::parse_next(&next));
    let address = sign_in_address(broker, &next.unwrap_or(Route::Home));
    let stay = ArcRwSignal::new(Stay::Moment);
    if app.signed_out.get_untracked() {
        end_session(app, &stay);
    } else if came_back() {
        stay.set(Stay::Unknown);
    } else {
        leave(&address);
    }
    let app = app.clone();
    let way_on = dynamic(move || {
        let (class, text, caption) = match stay.get() {
            Stay::Moment => ("lead", words.one_moment(), None),
            Stay::SignedOut => ("lead", words.signed_out(), Some(words.sign_in())),
            Stay::GoesOn => ("summary", words.broker_goes_on(), Some(words.try_again())),
            Stay::Unknown => ("summary", words.broker_signed_out(), Some(words.sign_in())),
        };
        app.form.announcer.say(text);
        let button = caption.map(|caption| {
            let (app, stay, address) = (app.clone(), stay.clone(), address.clone());
            let press = move |_| match stay.get_untracked() {
                Stay::GoesOn => end_session(&app, &stay),
                _ => leave(&address),
            };
            button(caption).class("primary").on(ev::click, press)
        });
        let said = html::p().class(class).child(text);
        View::Fragment(vec![said.into(), button.into()])
    });
    html::div()
        .class("narrow sign-in")
        .child(page::heading(words.sign_in()))
        .child(way_on)
        .into()
}

/// The address of the broker's sign-in page, which leads back to this route.
pub fn sign_in_address(broker: &Broker, next: &Route) -> String {
    broker.sign_in_address(&format!("{}{}", browser_page::base_path(), next.path()))
}

/// Called when the person has come back signed in.
pub fn arrived() {
    storage::session_remove(LED_AT);
}

fn leave(address: &str) {
    storage::session_set(LED_AT, &clock::now().to_string());
    browser_page::replace_location(address);
}

fn came_back() -> bool {
    let led_at = storage::session_get(LED_AT).and_then(|at| at.parse::<i64>().ok());
    led_at.is_some_and(|at| clock::now() - at < TOO_SOON)
}

/// Ends the broker's session where the configuration says how: otherwise it is the broker's affair.
fn end_session(app: &AppContext, stay: &ArcRwSignal<Stay>) {
    let url = match &app.form.config.sign_in {
        SignIn::Broker(broker) => broker.sign_out_url.clone(),
        SignIn::Token(_) => None,
    };
    let Some(url) = url else {
        stay.set(Stay::SignedOut);
        return;
    };
    stay.set(Stay::Moment);
    let (timeout, stay) = (app.form.config.timeout_seconds, stay.clone());
    leptos::task::spawn_local(async move {
        stay.set(match auth::end_session(&url, timeout).await {
            Ok(None) => Stay::SignedOut,
            Ok(Some(next)) => {
                browser_page::replace_location(&next);
                Stay::Moment
            }
            Err(_) => Stay::GoesOn,
        });
    });
}
