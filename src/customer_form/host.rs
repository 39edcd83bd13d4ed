//! What stands around a form: a page of ours, or an element on somebody else's.

use super::created::{Created, Outcome};
use crate::api::Pending;
use crate::submission::{Intent, Submission};
use customer::{CountryCode, Guid};
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View};
use web_sys::Event;

/// How somebody touches a form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FormEvent {
    /// A key, or what is pasted: the control is not left yet.
    Typed,
    /// A value was chosen, or the text of a control is done.
    Changed,
    /// A press on whatever stands in the form.
    Pressed,
    /// The focus has left a control.
    Left,
}

/// What stands around a form. What it does not do itself does not happen.
pub trait FormHost: Send + Sync {
    /// What the form is busy with is the title of the page.
    fn show_title(&self, _title: &str) {}

    /// Something was done in the form: this event of that kind has reached it.
    fn touched(&self, _touch: FormEvent, _event: &Event) {}

    /// All that was done in the form so far is a step that can be undone; what comes now is another.
    fn step(&self) {}

    /// What has followed by itself belongs to the last step.
    fn amend(&self) {}

    /// The sending stands elsewhere now, and nothing was done about it yet.
    fn turned(&self, _submission: &Submission) {}

    /// Over once what was done about the sending before is kept: nothing is sent before that.
    fn kept(&self) -> Pending<()> {
        Box::pin(async {})
    }

    /// *Create customer* was pressed: whether the session may be used. Where it may not, another is
    /// fetched, and then it is as if it were pressed again.
    fn is_ready(&self) -> bool {
        true
    }

    /// The API did not accept the token for the submission of this correlation id.
    fn token_refused(&self, correlation: Guid);

    /// The person asks for another token, or to be somebody else (`anew`).
    fn renew(&self, anew: bool);

    /// Whether *Create customer* was pressed while the session could not be used; told once.
    fn take_press(&self) -> bool {
        false
    }

    /// The customer exists.
    fn created(&self, created: Created);

    /// What else is said of a customer of this id, right after its creation or later; `outcome` is told what
    /// the providers say.
    fn beside_ids(
        &self,
        _id: &str,
        _created: Option<&Created>,
        _outcome: &ArcRwSignal<Outcome>,
    ) -> View {
        View::default()
    }

    /// An empty form is wanted after a creation.
    fn start_another(&self);

    /// What was being sent when the page of this form ended; told once.
    fn take_unsettled(&self) -> Option<Intent> {
        None
    }

    /// What is said above the heading: from there, the keyboard comes to the form at once.
    fn above_heading(&self) -> View {
        View::default()
    }

    /// What is said above the form.
    fn above_form(&self) -> View {
        View::default()
    }

    /// What stands beside *Create customer*.
    fn beside_press(&self) -> Vec<HtmlElement> {
        Vec::new()
    }

    /// Where a customer is shown, if there is such a page.
    fn customer_address(&self, _id: &str) -> Option<String> {
        None
    }

    /// Goes to the page of a customer.
    fn open_customer(&self, _id: &str) {}

    /// Keeps a text in this browser until the person signs out, for all tabs. An element keeps nothing.
    fn keep(&self, _key: &str, _text: &str) {}

    /// What was kept.
    fn recall(&self, _key: &str) -> Option<String> {
        None
    }

    /// The countries used last, newest first.
    fn used_countries(&self) -> Vec<CountryCode> {
        Vec::new()
    }
}
