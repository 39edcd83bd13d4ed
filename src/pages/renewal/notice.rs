//! Says in time that the session will end, and takes no focus.

use super::{Reason, ask};
use crate::config::SignIn;
use crate::pages::page::button;
use crate::pages::shared::Shared;
use crate::platform::intl;
use crate::session::Life;
use crate::signal::Derived;
use crate::text::fill;
use crate::ui::{Tag, View, live, nothing, tag};
use leptos::prelude::untrack;

/// From five minutes before the end. A broker's token is renewed by itself.
pub fn view(shared: &Shared) -> View {
    if let SignIn::Broker(_) = shared.config.sign_in {
        return nothing();
    }
    let (watched, shared) = (shared.clone(), shared.clone());
    // Said once, not every time the clock is looked at.
    let life = Derived::new(move || {
        let session = watched.session.get();
        session.map(|session| session.life(watched.now.get()))
    });
    let said = live(move || match life.get()? {
        Life::Long => None,
        life => Some(untrack(|| notice(&shared, life))),
    });
    tag("div")
        .class("renewal")
        .attr("role", "status")
        .child(said)
        .into()
}

fn notice(shared: &Shared, life: Life) -> Tag {
    let words = shared.words;
    let end = shared.session.get_untracked().map(|it| it.end());
    let moment = intl::moment(&shared.locale, end.unwrap_or_default());
    let (text, reason) = match life {
        Life::Over => (words.renewal_over().to_owned(), Reason::Over),
        _ => {
            let text = fill(words.renewal_soon(), &[("moment", &moment)]);
            (text, Reason::Wanted)
        }
    };
    let asking = shared.clone();
    tag("div")
        .class("notice")
        .child(tag("p").text(&text))
        .child(button(words.renew()).on("click", move |_| ask(&asking, reason)))
}
