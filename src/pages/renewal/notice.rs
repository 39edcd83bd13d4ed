//! Says in time that the session will end, and takes no focus.

use super::{Reason, ask};
use crate::config::SignIn;
use crate::pages::page::button;
use crate::pages::shared::Shared;
use crate::platform::intl;
use crate::session::{Life, UnixSeconds};
use crate::signal::Derived;
use crate::text::fill;
use crate::ui::{Tag, View, live, nothing, tag};
use leptos::prelude::untrack;

/// From five minutes before the end, and where this computer's clock may be wrong. A broker's token is
/// renewed by itself.
pub fn view(shared: &Shared) -> View {
    if let SignIn::Broker(_) = shared.config.sign_in {
        return nothing();
    }
    let (watched, shared) = (shared.clone(), shared.clone());
    // Said once, not every time the clock is looked at.
    let life = Derived::new(move || {
        let session = watched.session.get();
        session.map(|session| (session.life(watched.now.get()), session.doubtful_end()))
    });
    let said = live(move || match life.get()? {
        (Life::Long, None) => None,
        (life, doubtful) => Some(untrack(|| notice(&shared, life, doubtful))),
    });
    tag("div")
        .class("renewal")
        .attr("role", "status")
        .child(said)
        .into()
}

fn notice(shared: &Shared, life: Life, doubtful: Option<UnixSeconds>) -> Tag {
    let words = shared.words;
    let end = shared.session.get_untracked().map(|it| it.end());
    let (template, moment, reason) = match (life, doubtful) {
        (Life::Over, _) => (words.renewal_over(), None, Reason::Over),
        (_, Some(end)) => (words.clock_doubt(), Some(end), Reason::Wanted),
        (_, None) => (words.renewal_soon(), end, Reason::Wanted),
    };
    let moment = intl::moment(&shared.locale, moment.unwrap_or_default());
    let text = fill(template, &[("moment", &moment)]);
    let asking = shared.clone();
    tag("div")
        .class("notice")
        .child(tag("p").text(&text))
        .child(button(words.renew()).on("click", move |_| ask(&asking, reason)))
}
