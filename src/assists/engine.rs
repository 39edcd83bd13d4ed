//! Which question is asked when, and whom an answer is for. No browser: time and answers come from outside.
//!
//! An answer is bound to the value it was asked for: a slot that asks something else by then is not told.

use super::answer::Answer;
use super::outcome::Outcome;
use super::question::Question;
use crate::config::Assist;
use std::collections::VecDeque;

/// Milliseconds since any moment.
pub type Millis = u64;

/// Who asks: a control of the form. It asks one question at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub assist: Assist,
    /// What tells it from others of the assist.
    pub key: u32,
}

/// So many requests are under way at most; one of each assist.
const UNDER_WAY_MAX: usize = 3;

/// So many answers are remembered: the same value is not asked twice.
const REMEMBERED_MAX: usize = 50;

/// Whether an assist may ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Availability {
    #[default]
    On,
    /// The API is busy: not before this time.
    PausedUntil(Millis),
    /// The token was refused: not before there is another one.
    NeedsSession,
    /// The API refuses it: not in this session any more.
    Off,
}

/// A question that is not sent yet.
struct Waiting {
    slot: Slot,
    question: Question,
    due: Millis,
}

/// A question that was sent.
struct UnderWay {
    ticket: u32,
    slot: Slot,
    question: Question,
}

/// What becomes of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// It was answered before.
    Known(Answer),
    /// It is or will be asked.
    Asking,
    /// The assist is off.
    Off,
}

/// What the caller has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Send the question. [`Engine::answered`] takes the outcome with this ticket.
    Send(u32, Question),
    /// Nobody waits for the answer any more.
    Abort(u32),
    /// Call [`Engine::next`] again at this time.
    WakeAt(Millis),
}

/// What a slot learns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    Answered(Answer),
    /// There is no answer, and the question is not asked again by itself.
    Unanswered,
    /// The assist is off from now on.
    Off,
}

/// News for a slot, on the question that it asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub slot: Slot,
    pub question: Question,
    pub news: News,
}

/// Decides which question is asked when.
#[derive(Default)]
pub struct Engine {
    availability: [Availability; Assist::ALL.len()],
    waiting: Vec<Waiting>,
    under_way: Vec<UnderWay>,
    aborted: Vec<u32>,
    /// The answer used last comes last.
    remembered: VecDeque<(Question, Answer)>,
    next_ticket: u32,
}

impl Engine {
    /// A slot asks this, from `due` on. What it asked before is dropped.
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

    /// A slot asks nothing any more: its control is gone, or its value is nothing to ask about.
    pub fn drop_slot(&mut self, slot: Slot) {
        self.waiting.retain(|it| it.slot != slot);
        if let Some(at) = self.under_way.iter().position(|it| it.slot == slot) {
            let dropped = self.under_way.remove(at);
            self.aborted.push(dropped.ticket);
        }
    }

    /// Drops the slots of an assist that are none of these.
    pub fn keep_slots(&mut self, assist: Assist, keys: &[u32]) {
        let is_gone = |slot: &Slot| slot.assist == assist && !keys.contains(&slot.key);
        let slots = self.waiting.iter().map(|it| it.slot);
        let slots = slots.chain(self.under_way.iter().map(|it| it.slot));
        let gone: Vec<Slot> = slots.filter(is_gone).collect();
        for slot in gone {
            self.drop_slot(slot);
        }
    }

    /// The question of a slot that has no answer yet.
    pub fn asks(&self, slot: Slot) -> Option<&Question> {
        let waiting = self.waiting.iter().map(|it| (it.slot, &it.question));
        let under_way = self.under_way.iter().map(|it| (it.slot, &it.question));
        let mut all = waiting.chain(under_way);
        all.find(|(it, _)| *it == slot)
            .map(|(_, question)| question)
    }

    /// Whether one of these assists waits for an answer that may come soon.
    pub fn is_asking(&self, assists: &[Assist]) -> bool {
        let is_one = |slot: Slot| {
            let is_on = *self.availability(slot.assist) == Availability::On;
            is_on && assists.contains(&slot.assist)
        };
        self.waiting.iter().any(|it| is_one(it.slot))
            || self.under_way.iter().any(|it| is_one(it.slot))
    }

    /// Nothing waits for a pause in typing: the form is about to be sent.
    pub fn hurry(&mut self) {
        for waiting in &mut self.waiting {
            waiting.due = 0;
        }
    }

    /// What is to be done at this time.
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
            // What is due already waits for the end of another request.
            (at > now).then_some(at)
        });
        effects.extend(wakes.min().map(Effect::WakeAt));
        effects
    }

    /// A request has ended. An outcome that nobody waits for is dropped.
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
                let mut told = vec![Told {
                    slot,
                    question,
                    news: News::Off,
                }];
                let (gone, kept): (Vec<_>, Vec<_>) = self
                    .waiting
                    .drain(..)
                    .partition(|it| it.slot.assist == assist);
                self.waiting = kept;
                told.extend(gone.into_iter().map(|it| Told {
                    slot: it.slot,
                    question: it.question,
                    news: News::Off,
                }));
                told
            }
        }
    }

    /// There is another token of the same person: what waits for it is asked.
    pub fn session_renewed(&mut self) {
        for availability in &mut self.availability {
            if *availability == Availability::NeedsSession {
                *availability = Availability::On;
            }
        }
    }

    /// The session has ended, or is another tenant's or person's: nothing of it counts any more. Tickets go on, so that
    /// a late answer finds nobody.
    pub fn session_changed(&mut self) {
        let gone = self.under_way.drain(..).map(|it| it.ticket);
        self.aborted.extend(gone);
        self.waiting.clear();
        self.remembered.clear();
        self.availability = Default::default();
    }

    /// What was answered may be otherwise by now: a customer was created.
    pub fn forget_answers(&mut self) {
        self.remembered.clear();
    }

    /// Whether the assist is switched off for this session.
    pub fn is_off(&self, assist: Assist) -> bool {
        *self.availability(assist) == Availability::Off
    }

    /// Whether the assist waits for another token.
    pub fn needs_session(&self, assist: Assist) -> bool {
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

    /// Tells the slot that asked, and all that wait to ask the same.
    fn tell_all(&mut self, slot: Slot, question: &Question, news: &News) -> Vec<Told> {
        let mut slots = vec![slot];
        self.waiting.retain(|it| {
            let is_same = it.question == *question;
            if is_same {
                slots.push(it.slot);
            }
            !is_same
        });
        let tell = |slot| Told {
            slot,
            question: question.clone(),
            news: news.clone(),
        };
        slots.into_iter().map(tell).collect()
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
