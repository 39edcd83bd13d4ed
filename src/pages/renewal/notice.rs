//! Says in time that the session will end, and takes no focus.

use super::renew::ask;
use super::state::RenewalReason;
use crate::auth::{TokenLifetime, UnixSeconds};
use crate::browser::intl;
use crate::config::SignIn;
use crate::customer_form::button;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use crate::pages::words::PageWords;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};

/// From five minutes before the end, and where this computer's clock may be wrong. A broker's token is
/// renewed by itself.
pub fn view(app: &AppContext) -> View {
    if let SignIn::Broker(_) = app.form.config.sign_in {
        return View::default();
    }
    let (watched, app) = (app.clone(), app.clone());
    // Said once, not every time the clock is looked at.
    let life = ArcMemo::new(move |_| {
        let session = watched.form.session.get();
        session.map(|session| (session.lifetime(watched.now.get()), session.uncertain_end()))
    });
    let said = dynamic(move || match life.get()? {
        (TokenLifetime::Long, None) => None,
        (life, doubtful) => Some(untrack(|| notice(&app, life, doubtful))),
    });
    html::div()
        .class("renewal")
        .attr("role", "status")
        .child(said)
        .into()
}

fn notice(app: &AppContext, life: TokenLifetime, doubtful: Option<UnixSeconds>) -> HtmlElement {
    let words = app.form.words;
    let end = app.form.session.get_untracked().map(|it| it.end());
    let (template, moment, reason) = match (life, doubtful) {
        (TokenLifetime::Expired, _) => (words.renewal_over(), None, RenewalReason::Over),
        (_, Some(end)) => (words.clock_doubt(), Some(end), RenewalReason::Wanted),
        (_, None) => (words.renewal_soon(), end, RenewalReason::Wanted),
    };
    let moment = intl::format_time(&app.form.locale, moment.unwrap_or_default());
    let text = fill(template, &[("moment", &moment)]);
    let asking = app.clone();
    html::div()
        .class("notice")
        .child(html::p().child(&text))
        .child(button(words.renew()).on(ev::click, move |_| ask(&asking, reason)))
}
