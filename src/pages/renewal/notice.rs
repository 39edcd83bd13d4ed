//! Says in time that the session will end, and takes no focus.

use super::{RenewalReason, ask};
use crate::auth::{TokenLifetime, UnixSeconds};
use crate::browser::intl;
use crate::config::SignIn;
use crate::customer_form::button;
use crate::i18n::fill;
use crate::pages::shared::Shared;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};

/// From five minutes before the end, and where this computer's clock may be wrong. A broker's token is
/// renewed by itself.
pub fn view(shared: &Shared) -> View {
    if let SignIn::Broker(_) = shared.config.sign_in {
        return View::default();
    }
    let (watched, shared) = (shared.clone(), shared.clone());
    // Said once, not every time the clock is looked at.
    let life = ArcMemo::new(move |_| {
        let session = watched.session.get();
        session.map(|session| (session.lifetime(watched.now.get()), session.uncertain_end()))
    });
    let said = dynamic(move || match life.get()? {
        (TokenLifetime::Long, None) => None,
        (life, doubtful) => Some(untrack(|| notice(&shared, life, doubtful))),
    });
    html::div()
        .class("renewal")
        .attr("role", "status")
        .child(said)
        .into()
}

fn notice(shared: &Shared, life: TokenLifetime, doubtful: Option<UnixSeconds>) -> HtmlElement {
    let words = shared.words;
    let end = shared.session.get_untracked().map(|it| it.end());
    let (template, moment, reason) = match (life, doubtful) {
        (TokenLifetime::Expired, _) => (words.renewal_over(), None, RenewalReason::Over),
        (_, Some(end)) => (words.clock_doubt(), Some(end), RenewalReason::Wanted),
        (_, None) => (words.renewal_soon(), end, RenewalReason::Wanted),
    };
    let moment = intl::format_time(&shared.locale, moment.unwrap_or_default());
    let text = fill(template, &[("moment", &moment)]);
    let asking = shared.clone();
    html::div()
        .class("notice")
        .child(html::p().child(&text))
        .child(button(words.renew()).on(ev::click, move |_| ask(&asking, reason)))
}
