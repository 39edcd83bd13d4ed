//! The keyboard shortcuts of the form, in the app and in the element. In the chunk.
//!
//! The form listens to its own keys and to no others. A key that it takes does not reach the host.

use super::{CREATE_ID, FormContext, FormScope};
use crate::browser::keys::Keys;
use crate::browser::shortcut::Shortcut;
use crate::browser::{focus, target_of};
use crate::form_model::Direction;
use leptos::prelude::*;
use std::any::Any;
use std::cell::OnceCell;
use std::rc::{Rc, Weak};
use web_sys::KeyboardEvent;

/// *Create customer*.
pub const CREATE: Shortcut = Shortcut::command("Enter");
/// The next error, then the next warning.
pub const NEXT_FINDING: Shortcut = Shortcut::alone("F8");
/// The error or warning before.
pub const PREVIOUS_FINDING: Shortcut = NEXT_FINDING.with_shift();

/// Selects elements beside the form that have keys of their own.
const ELSEWHERE: &str = "dialog, .drafts, .tools";

/// The listener of a form. Behind a trait, so that the code that drops it is in the chunk as well.
#[derive(Clone, Default)]
pub struct FormKeys(Rc<OnceCell<Box<dyn Any>>>);

/// Listens to the keys in the form, once that is on the page. Only the first call has an effect.
pub fn listen(parts: &FormScope, keys: &FormKeys) {
    if keys.0.get().is_some() {
        return;
    }
    let (parts, keys) = (parts.clone(), Rc::downgrade(&keys.0));
    request_animation_frame(move || attach(&parts, &keys));
}

fn attach(parts: &FormScope, keys: &Weak<OnceCell<Box<dyn Any>>>) {
    let create = parts.context.tree.element(CREATE_ID);
    let page = create
        .as_ref()
        .and_then(|it| it.closest(".form-page").ok()?);
    let (Some(keys), Some(create), Some(page)) = (keys.upgrade(), create, page) else {
        return;
    };
    if (parts.host.has_shortcuts)() {
        _ = create.set_attribute("aria-keyshortcuts", &CREATE.aria());
    }
    let parts = parts.clone();
    let listener = Keys::shortcuts(&page, move |event| untrack(|| press(&parts, &event)));
    _ = keys.set(Box::new(listener));
}

/// Acts on a key press. Returns whether it is one of the form's.
fn press(parts: &FormScope, event: &KeyboardEvent) -> bool {
    let target = target_of(event);
    let is_elsewhere = target.is_some_and(|it| matches!(it.closest(ELSEWHERE), Ok(Some(_))));
    if is_elsewhere || !(parts.host.has_shortcuts)() {
        return false;
    }
    if CREATE.is_pressed(event) {
        create(&parts.context);
        return true;
    }
    let direction = match () {
        () if NEXT_FINDING.is_pressed(event) => Direction::Next,
        () if PREVIOUS_FINDING.is_pressed(event) => Direction::Previous,
        () => return false,
    };
    go_to_finding(&parts.context, direction)
}

/// Presses *Create customer*.
pub fn create(context: &FormContext) {
    if let Some(button) = context.tree.element(CREATE_ID) {
        button.click();
    }
}

/// Leads to the next or the previous error or warning. Returns whether there is one.
pub fn go_to_finding(context: &FormContext, direction: Direction) -> bool {
    let draft = context.draft.get_untracked();
    let focused = focus::focused_id(&context.tree).unwrap_or_default();
    match draft.finding_from(&focused, direction, context.picks_resellers()) {
        Some(id) => {
            draft.open_at(&id);
            // After an entry has been opened.
            focus::soon(&context.tree, id);
            true
        }
        None => false,
    }
}
