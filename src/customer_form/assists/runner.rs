//! Executes the instructions of the engine: sends and aborts requests, waits, and delivers the results.

use super::desk::now;
use super::{address, domain, existing, instances, resellers};
use crate::assists::{Effect, News, Outcome, Question, Told};
use crate::browser::{clock, connection, press};
use crate::config::Assist;
use crate::customer_form::FormScope;
use crate::customer_form::host::{FormEvent, Interaction};
use customer::Guid;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;
use web_sys::{AbortController, Element};

/// The maximum timeout of these requests, in seconds.
const TIMEOUT_SECONDS: u32 = 10;

/// Reacts to an interaction with this element. `None`: the session or the draft has changed, or the chunk was loaded.
pub fn follow(parts: &FormScope, touch: Option<Interaction>, target: Option<&Element>) {
    follow_session(parts);
    match (touch, target) {
        (Some(Interaction::Typed), Some(target)) => typed(parts, target),
        _ => {
            instances::start(parts);
            resellers::resolve(parts);
            if parts.context.assists.is_touched.load(Relaxed) {
                // Leaving a control may change others after the end of the press.
                let parts = parts.clone();
                press::run_after(move || untrack(|| look(&parts, touch)));
            }
        }
    }
    run(parts);
}

/// Checks only the control that was typed in, so that a key costs the same in any form.
fn typed(parts: &FormScope, target: &Element) {
    let name = target.get_attribute("name").unwrap_or_default();
    if name.ends_with(".Domain") {
        domain::typed(parts, &target.id());
    }
    if matches!(name.as_str(), "companyName" | "internalIdentifier") || name.ends_with(".Domain") {
        existing::typed(parts, &target.id());
    }
}

/// Requests all checks that are missing.
fn look(parts: &FormScope, touch: Option<Interaction>) {
    domain::look_all(parts);
    if touch != Some(Interaction::Pressed) {
        address::look(parts);
        existing::look_all(parts);
    }
    run(parts);
}

/// Requests all checks that are missing before the form is sent.
pub fn look_at_all(parts: &FormScope) {
    follow_session(parts);
    look(parts, None);
}

/// The form was removed: cancels all requests.
pub fn stop(parts: &FormScope) {
    let assists = &parts.context.assists;
    let mut desk = assists.desk();
    for assist in Assist::ALL {
        desk.engine.keep_slots(assist, &[]);
    }
    if let Some(wake) = desk.wake.take() {
        wake.clear();
    }
    for (_, abort) in desk.aborts.drain(..) {
        abort.abort();
    }
    desk.asked.clear();
    desk.engine.forget_answers();
    drop(desk);
    assists.is_touched.store(false, Relaxed);
    assists.existing().set(Vec::new());
}

/// Starts over with a session of another person or tenant. Called before anything is requested.
pub fn follow_session(parts: &FormScope) {
    let assists = &parts.context.assists;
    let session = parts.context.session.get_untracked();
    let generation = assists.sessions.load(Relaxed);
    let mut desk = assists.desk();
    if desk.is_other(session.as_ref()) {
        let is_first = desk.session.is_none();
        desk.begin_session(session);
        desk.generation = generation;
        drop(desk);
        assists.off().set(Vec::new());
        assists.existing().set(Vec::new());
        if !is_first {
            assists.resellers().set(Vec::new());
            assists.lists.notify();
            parts.context.config.set_found_instances(None);
            forget_checks(parts);
        }
    } else if desk.generation != generation {
        desk.generation = generation;
        desk.engine.session_renewed();
        desk.session = session;
    }
}

/// Removes the results of another tenant's checks.
fn forget_checks(parts: &FormScope) {
    let fields = &parts.draft.fields;
    for field in [
        &fields.zip,
        &fields.company_name,
        &fields.internal_identifier,
    ] {
        field.set_check(None);
    }
    for entry in parts.draft.providers.snapshot() {
        entry.microsoft.domain.set_check(None);
    }
}

/// Executes the instructions of the engine for now.
pub fn run(parts: &FormScope) {
    let Some(session) = parts.context.session.get_untracked() else {
        return;
    };
    let assists = &parts.context.assists;
    let effects = assists.desk().engine.next(now());
    for effect in effects {
        match effect {
            Effect::Abort(ticket) => {
                let mut desk = assists.desk();
                let at = desk.aborts.iter().position(|(it, _)| *it == ticket);
                if let Some(at) = at {
                    desk.aborts.swap_remove(at).1.abort();
                }
            }
            Effect::WakeAt(at) => wake(parts, at),
            Effect::Send(ticket, question) => {
                let Ok(abort) = AbortController::new() else {
                    return;
                };
                let client = parts.context.client(session.clone());
                let response = client.read(&question.path(), abort.signal());
                let generation = {
                    let mut desk = assists.desk();
                    desk.aborts.push((ticket, abort.clone()));
                    desk.generation
                };
                let parts = parts.clone();
                let limit = parts.context.config.timeout_seconds.min(TIMEOUT_SECONDS);
                let timeout = set_timeout_with_handle(
                    move || abort.abort(),
                    Duration::from_secs(limit.into()),
                );
                spawn_local(async move {
                    let response = response.await;
                    if let Ok(timeout) = timeout {
                        timeout.clear();
                    }
                    let outcome = match response {
                        // Offline: the endpoint itself may be available.
                        Err(_) if !connection::is_online() => Outcome::NoAnswer,
                        response => Outcome::of(&question, response, clock::read().best()),
                    };
                    came(&parts, ticket, outcome, generation);
                });
            }
        }
    }
}

fn wake(parts: &FormScope, at: u64) {
    let waking = parts.clone();
    let pause = Duration::from_millis(at.saturating_sub(now()));
    let wake = set_timeout_with_handle(move || untrack(|| run(&waking)), pause).ok();
    let earlier = std::mem::replace(&mut parts.context.assists.desk().wake, wake);
    if let Some(earlier) = earlier {
        earlier.clear();
    }
}

/// Takes the outcome of a request that was sent in the session of this number.
fn came(parts: &FormScope, ticket: u32, outcome: Outcome, generation: u32) {
    let assists = &parts.context.assists;
    let mut desk = assists.desk();
    desk.aborts.retain(|(it, _)| *it != ticket);
    let mut is_refused = false;
    let outcome = match outcome {
        Outcome::SessionEnded if desk.refused.is_none() => {
            desk.refused = Some(desk.generation);
            is_refused = true;
            outcome
        }
        // A newer token was refused as well: the token's age is not the reason.
        Outcome::SessionEnded if desk.refused < Some(generation) => Outcome::Refused,
        outcome => outcome,
    };
    if matches!(outcome, Outcome::Answered(_)) {
        desk.refused = None;
    }
    let is_renewed = desk.generation > generation;
    let told = desk.engine.answered(ticket, outcome, now());
    if is_renewed {
        desk.engine.session_renewed();
    }
    drop(desk);
    if is_refused && !is_renewed {
        (parts.host.on)(FormEvent::TokenRefused(Guid::random()));
    }
    if !told.is_empty() {
        let parts = parts.clone();
        // Messages move the page, which must not happen during a press.
        press::run_after(move || untrack(|| tell(&parts, told)));
    }
    run(parts);
}

fn tell(parts: &FormScope, told: Vec<Told>) {
    for Told {
        slot,
        question,
        news,
    } in told
    {
        let assist = slot.assist;
        if news == News::Off {
            parts.context.assists.off().update(|off| {
                if !off.contains(&assist) {
                    off.push(assist);
                }
            });
        }
        match question {
            Question::Instances => instances::tell(parts, &news),
            Question::Resellers { .. } | Question::Reseller(_) => {
                resellers::tell(parts, &question, &news);
            }
            Question::Domain { .. } => domain::tell(parts, slot, &question, &news),
            Question::Address(_) => address::tell(parts, &question, &news),
            Question::Customers { .. } => existing::tell(parts, slot, &question, &news),
        }
    }
}
