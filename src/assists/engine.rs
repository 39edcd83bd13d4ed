//! Schedules the requests and assigns the responses to the controls. Does not use the browser: the caller passes the
//! time and the responses.
//!
//! A response is for the value that was requested. If the slot has another value by then, the response is stale and is
//! dropped.

use super::answer::Answer;
use super::outcome::Outcome;
use super::question::Question;
use crate::config::Assist;
use std::collections::VecDeque;
use std::iter;

/// A time in milliseconds, since a fixed time of the caller's choice.
pub type Millis = u64;

/// The source of a request: a control of the form. It has at most one pending request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub assist: Assist,
    /// Unique among the slots of the assist.
    pub key: u32,
}

/// The maximum number of requests under way. Each assist has at most one.
const UNDER_WAY_MAX: usize = 3;

/// The maximum number of cached answers.
const REMEMBERED_MAX: usize = 50;

/// Whether an assist may send requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Availability {
    #[default]
    On,
    /// The API is busy. No request before this time.
    PausedUntil(Millis),
    /// The token was refused. No request before there is another token.
    NeedsSession,
    /// The API refuses the endpoint. No request in this session.
    Off,
}

/// A request that is not sent yet.
struct Waiting {
    slot: Slot,
    question: Question,
    due: Millis,
}

/// A request that was sent.
struct UnderWay {
    ticket: u32,
    slot: Slot,
    question: Question,
}

/// The result of [`Engine::want`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The answer is in the cache.
    Known(Answer),
    /// The request is or will be sent.
    Asking,
    /// The assist is off.
    Off,
}

/// An instruction to the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send the request. [`Engine::answered`] takes the outcome with this ticket.
    Send(u32, Question),
    /// Abort the request: its response is no longer needed.
    Abort(u32),
    /// Call [`Engine::next`] again at this time.
    WakeAt(Millis),
}

/// The result of a request, for a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    Answered(Answer),
    /// There is no answer. The request is not repeated.
    Unanswered,
    /// The assist was switched off.
    Off,
}

/// The result of the request of a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub slot: Slot,
    pub question: Question,
    pub news: News,
}

/// Schedules the requests.
#[derive(Default)]
pub struct Engine {
    availability: [Availability; Assist::ALL.len()],
    waiting: Vec<Waiting>,
    under_way: Vec<UnderWay>,
    aborted: Vec<u32>,
    /// The cached answers, the most recently used last.
    remembered: VecDeque<(Question, Answer)>,
    next_ticket: u32,
}

impl Engine {
    /// Requests an answer for a slot, to be sent at `due` or later. Replaces the slot's earlier request.
    pub fn want(&mut self, slot: Slot, question: Question, due: Millis) -> Wanted {
        if self.asks(slot) == Some(&question) {
            for waiting in &mut self.waiting {
                if waiting.slot == slot {
                    waiting.due = waiting.due.min(due);
                }
            }
            return Wanted::Asking;
        }
        self.drop_slot(slot);
        if *self.availability(slot.assist) == Availability::Off {
            return Wanted::Off;
        }
        if let Some(answer) = self.recall(&question) {
            return Wanted::Known(answer);
        }
        self.waiting.push(Waiting {
            slot,
            question,
            due,
        });
        Wanted::Asking
    }

    /// Cancels the request of a slot: its control was removed, or its value is not to be checked.
    pub fn drop_slot(&mut self, slot: Slot) {
        self.waiting.retain(|it| it.slot != slot);
        if let Some(at) = self.under_way.iter().position(|it| it.slot == slot) {
            let dropped = self.under_way.remove(at);
            self.aborted.push(dropped.ticket);
        }
    }

    /// Cancels the requests of all other slots of an assist.
    pub fn keep_slots(&mut self, assist: Assist, keys: &[u32]) {
        let is_gone = |slot: &Slot| slot.assist == assist && !keys.contains(&slot.key);
        let slots = self.waiting.iter().map(|it| it.slot);
        let slots = slots.chain(self.under_way.iter().map(|it| it.slot));
        let gone: Vec<Slot> = slots.filter(is_gone).collect();
        for slot in gone {
            self.drop_slot(slot);
        }
    }

    /// The pending request of a slot.
    pub fn asks(&self, slot: Slot) -> Option<&Question> {
        let waiting = self.waiting.iter().map(|it| (it.slot, &it.question));
        let under_way = self.under_way.iter().map(|it| (it.slot, &it.question));
        let mut all = waiting.chain(under_way);
        all.find(|(it, _)| *it == slot)
            .map(|(_, question)| question)
    }

    /// Whether a request of one of these assists is pending and not blocked by a pause or a refused token.
    pub fn is_asking(&self, assists: &[Assist]) -> bool {
        let is_one = |slot: Slot| {
            let is_on = *self.availability(slot.assist) == Availability::On;
            is_on && assists.contains(&slot.assist)
        };
        self.waiting.iter().any(|it| is_one(it.slot))
            || self.under_way.iter().any(|it| is_one(it.slot))
    }

    /// Makes all waiting requests due now: the form is about to be sent.
    pub fn hurry(&mut self) {
        for waiting in &mut self.waiting {
            waiting.due = 0;
        }
    }

    /// The instructions for this time.
    pub fn next(&mut self, now: Millis) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.aborted.drain(..).map(Effect::Abort).collect();
        for availability in &mut self.availability {
            if matches!(*availability, Availability::PausedUntil(until) if until <= now) {
                *availability = Availability::On;
            }
        }
        self.waiting.sort_by_key(|it| it.due);
        let mut at = 0;
        while at < self.waiting.len() && self.under_way.len() < UNDER_WAY_MAX {
            let waiting = &self.waiting[at];
            let assist = waiting.slot.assist;
            let is_free = self.under_way.iter().all(|it| it.slot.assist != assist);
            let is_on = *self.availability(assist) == Availability::On;
            if waiting.due > now || !is_free || !is_on {
                at += 1;
                continue;
            }
            let Waiting { slot, question, .. } = self.waiting.remove(at);
            let ticket = self.next_ticket;
            self.next_ticket = self.next_ticket.wrapping_add(1);
            effects.push(Effect::Send(ticket, question.clone()));
            self.under_way.push(UnderWay {
                ticket,
                slot,
                question,
            });
        }
        let wakes = self.waiting.iter().filter_map(|it| {
            let at = match *self.availability(it.slot.assist) {
                Availability::On => it.due,
                Availability::PausedUntil(until) => it.due.max(until),
                Availability::NeedsSession | Availability::Off => return None,
            };
            // A request that is already due waits for the end of another one.
            (at > now).then_some(at)
        });
        effects.extend(wakes.min().map(Effect::WakeAt));
        effects
    }

    /// Takes the outcome of a request and returns the results for slots. The outcome of a cancelled request is
    /// dropped.
    pub fn answered(&mut self, ticket: u32, outcome: Outcome, now: Millis) -> Vec<Told> {
        let Some(at) = self.under_way.iter().position(|it| it.ticket == ticket) else {
            return Vec::new();
        };
        let UnderWay { slot, question, .. } = self.under_way.remove(at);
        let assist = slot.assist;
        match outcome {
            Outcome::Answered(answer) => {
                self.remember(question.clone(), answer.clone());
                self.tell_all(slot, &question, &News::Answered(answer))
            }
            Outcome::NoAnswer => self.tell_all(slot, &question, &News::Unanswered),
            Outcome::Busy(seconds) => {
                let until = now.saturating_add(u64::from(seconds.max(1)) * 1000);
                self.put_back(slot, question, Availability::PausedUntil(until));
                Vec::new()
            }
            Outcome::SessionEnded => {
                self.put_back(slot, question, Availability::NeedsSession);
                Vec::new()
            }
            Outcome::Refused => {
                *self.availability_mut(assist) = Availability::Off;
                let waiting = &mut self.waiting;
                let others = waiting.extract_if(.., |it| it.slot.assist == assist);
                let others = others.map(|it| (it.slot, it.question));
                let off = |(slot, question)| Told {
                    slot,
                    question,
                    news: News::Off,
                };
                iter::once((slot, question))
                    .chain(others)
                    .map(off)
                    .collect()
            }
        }
    }

    /// There is a new token of the same person: requests that wait for it may be sent.
    pub fn session_renewed(&mut self) {
        for availability in &mut self.availability {
            if *availability == Availability::NeedsSession {
                *availability = Availability::On;
            }
        }
    }

    /// The session has ended, or belongs to another tenant or person: drops all state but the ticket counter, so that
    /// stale responses match no request.
    pub fn session_changed(&mut self) {
        let gone = self.under_way.drain(..).map(|it| it.ticket);
        self.aborted.extend(gone);
        self.waiting.clear();
        self.remembered.clear();
        self.availability = Default::default();
    }

    /// Drops the cached answers: creating a customer may have changed them.
    pub fn forget_answers(&mut self) {
        self.remembered.clear();
    }

    /// Whether the assist is switched off for this session.
    pub fn is_off(&self, assist: Assist) -> bool {
        *self.availability(assist) == Availability::Off
    }

    #[cfg(test)]
    pub(super) fn needs_session(&self, assist: Assist) -> bool {
        *self.availability(assist) == Availability::NeedsSession
    }

    #[cfg(test)]
    pub(super) fn is_awaited(&self, ticket: u32) -> bool {
        self.under_way.iter().any(|it| it.ticket == ticket)
    }

    #[cfg(test)]
    pub(super) fn remembers(&self, question: &Question) -> bool {
        self.remembered.iter().any(|(it, _)| it == question)
    }

    /// Returns the result for the slot, and for all slots that wait to send the same request.
    fn tell_all(&mut self, slot: Slot, question: &Question, news: &News) -> Vec<Told> {
        let waiting = &mut self.waiting;
        let others = waiting.extract_if(.., |it| it.question == *question);
        let tell = |slot| Told {
            slot,
            question: question.clone(),
            news: news.clone(),
        };
        iter::once(slot)
            .chain(others.map(|it| it.slot))
            .map(tell)
            .collect()
    }

    fn put_back(&mut self, slot: Slot, question: Question, availability: Availability) {
        *self.availability_mut(slot.assist) = availability;
        self.waiting.push(Waiting {
            slot,
            question,
            due: 0,
        });
    }

    fn recall(&mut self, question: &Question) -> Option<Answer> {
        let at = self.remembered.iter().position(|(it, _)| it == question)?;
        let (question, answer) = self.remembered.remove(at)?;
        self.remembered.push_back((question, answer.clone()));
        Some(answer)
    }

    fn remember(&mut self, question: Question, answer: Answer) {
        self.remembered.retain(|(it, _)| *it != question);
        if self.remembered.len() == REMEMBERED_MAX {
            self.remembered.pop_front();
        }
        self.remembered.push_back((question, answer));
    }

    fn availability(&self, assist: Assist) -> &Availability {
        &self.availability[assist as usize]
    }

    fn availability_mut(&mut self, assist: Assist) -> &mut Availability {
        &mut self.availability[assist as usize]
    }
}
