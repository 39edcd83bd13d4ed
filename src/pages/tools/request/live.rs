//! Follows the form as long as a view of the request exists.

use super::outgoing::Outgoing;
use crate::customer_form::load_rules;
use crate::pages::context::AppContext;
use leptos::prelude::*;

/// If the request takes longer than this, it waits for a pause in typing: the form has hundreds of entries.
const QUICK_MILLISECONDS: f64 = 8.0;

/// The request of the form: again with each frame in which something was typed, and after all other changes. Nothing of
/// it is left once the owner of the view is gone.
pub fn follow(app: &AppContext) -> ReadSignal<Option<Outgoing>> {
    let (outgoing, set_outgoing) = signal(None);
    let took = StoredValue::new(0.0);
    let of = app.clone();
    let refresh = move || {
        let began = js_sys::Date::now();
        let now = Outgoing::of(&of);
        // The view may be gone by the next frame.
        if outgoing.try_with_untracked(|before| *before != now) == Some(true) {
            set_outgoing.set(now);
        }
        took.try_set_value(js_sys::Date::now() - began);
    };
    let (followed, follow) = (app.clone(), refresh.clone());
    Effect::new(move || {
        let form = &followed.form;
        let draft = form.draft.get();
        load_rules(&draft);
        draft.has_rules();
        form.session.track();
        form.status.turn.track();
        followed.drafts.follow_saves();
        untrack(&follow);
    });
    let is_waiting = StoredValue::new(false);
    let typing = window_event_listener_untyped("input", move |_| {
        let is_quick = took
            .try_get_value()
            .is_some_and(|it| it < QUICK_MILLISECONDS);
        if is_quick && is_waiting.try_get_value() == Some(false) {
            is_waiting.set_value(true);
            let refresh = refresh.clone();
            request_animation_frame(move || {
                is_waiting.try_set_value(false);
                refresh();
            });
        }
    });
    on_cleanup(move || typing.remove());
    outgoing
}
