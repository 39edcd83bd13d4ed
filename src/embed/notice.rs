//! What is said while there is no token: above the form, and to whoever waits for it in a dialog.

use super::host::{Host, Silence};
use super::token::{Asking, Pulling, Trouble};
use crate::json::Json;
use crate::pages::{Desk, button};
use crate::platform::{dialog, intl};
use crate::session::TokenProblem;
use crate::text::fill;
use crate::ui::{Tag, View, live, tag};
use leptos::prelude::untrack;

const DIALOG_ID: &str = "session";
const HEADING_ID: &str = "session-heading";

/// The sentence for people and for the host.
fn text(desk: &Desk, trouble: &Trouble) -> String {
    let words = desk.words;
    match trouble {
        Trouble::Host(Silence::Missing) => words.host_missing().to_owned(),
        Trouble::Host(Silence::Failed) => words.host_failed().to_owned(),
        Trouble::Host(Silence::Silent) => {
            let seconds = desk.config.timeout_seconds.to_string();
            fill(words.host_silent(), &[("seconds", &seconds)])
        }
        Trouble::Unusable(TokenProblem::Expired(at)) => {
            let moment = intl::moment(&desk.locale, *at);
            fill(words.host_over(), &[("moment", &moment)])
        }
        Trouble::Unusable(TokenProblem::OtherRoles(roles)) => {
            fill(words.broker_other_role(), &[("roles", &roles.join(", "))])
        }
        Trouble::Unusable(_) => words.host_unusable().to_owned(),
        Trouble::NoTenant => words.host_no_tenant().to_owned(),
        Trouble::NotAccepted => words.host_not_accepted().to_owned(),
    }
}

/// Tells the host, as `onboard:failed`.
pub(super) fn report(desk: &Desk, host: &Host, trouble: &Trouble) {
    let status = match trouble {
        Trouble::NotAccepted => "401",
        _ => "0",
    };
    let intent = desk
        .course
        .submission
        .with_untracked(|it| it.intent().map(|it| it.correlation.to_string()));
    let detail = Json::object([
        ("status", Json::Number(status.to_owned())),
        ("correlationId", intent.into()),
        ("description", text(desk, trouble).into()),
        ("errors", Json::List(Vec::new())),
    ]);
    host.report("failed", &detail);
}

/// The notice above the form, and the dialog.
pub fn view(desk: &Desk, pulling: &Pulling) -> View {
    let (asking, notice_desk, again) = (pulling.asking().clone(), desk.clone(), pulling.clone());
    let notice = live(move || {
        let asking = asking.get();
        untrack(|| match &asking {
            Asking::Failed(trouble) => Some(
                tag("div")
                    .class("notice")
                    .child(tag("p").text(&text(&notice_desk, trouble)))
                    .child(try_again(&notice_desk, &again)),
            ),
            _ => None,
        })
    });
    let notice = tag("div").attr("role", "status").child(notice);
    View::Group(vec![notice.into(), dialog(desk, pulling).into()])
}

fn try_again(desk: &Desk, pulling: &Pulling) -> Tag {
    let pulling = pulling.clone();
    button(desk.words.try_again())
        .class("primary")
        .on("click", move |_| pulling.again())
}

/// The dialog for whoever waits: open from the press until there is a token, or until it is closed.
fn dialog(desk: &Desk, pulling: &Pulling) -> Tag {
    let (asking, needed) = (pulling.asking().clone(), pulling.is_needed().clone());
    let (opening, closing) = (desk.clone(), pulling.clone());
    let (contents_desk, contents_pulling) = (desk.clone(), pulling.clone());
    let contents = live(move || {
        let asking = contents_pulling.asking().get();
        untrack(|| contents(&contents_desk, &contents_pulling, &asking))
    });
    tag("dialog")
        .attr("id", DIALOG_ID)
        .attr("aria-labelledby", HEADING_ID)
        .follow(move || {
            let is_failed = matches!(asking.get(), Asking::Failed(_));
            match needed.get() && is_failed {
                true => dialog::open_soon(&opening.tree, DIALOG_ID),
                false => dialog::close(&opening.tree, DIALOG_ID),
            }
        })
        .on("close", move |_| {
            if closing.is_needed().get_untracked() {
                closing.is_needed().set(false);
            }
        })
        .child(contents)
}

fn contents(desk: &Desk, pulling: &Pulling, asking: &Asking) -> Option<Tag> {
    let words = desk.words;
    let Asking::Failed(trouble) = asking else {
        return None;
    };
    let closing = desk.clone();
    let later = button(words.not_now()).class("quiet");
    let later = later.on("click", move |_| dialog::close(&closing.tree, DIALOG_ID));
    let heading = tag("h2").attr("id", HEADING_ID).text(words.host_heading());
    Some(
        tag("div")
            .class("dialog-body")
            .child(heading)
            .child(tag("p").text(&text(desk, trouble)))
            .child(tag("p").text(words.host_stays()))
            .child(try_again(desk, pulling))
            .child(later),
    )
}
