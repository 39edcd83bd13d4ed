//! 1,000 random scripts of keys, pauses, removed rows, tenant changes, and responses that are late, out of order or
//! missing. The result shown always belongs to the current value.

use super::*;
use crate::config::Assist;
use customer::{DomainPrefix, Guid};
use std::collections::BTreeMap;

const SCRIPTS: u64 = 1_000;
const STEPS: usize = 120;

/// Numbers that depend on the seed alone (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }
}

/// The result that a control of the form shows.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    Asking,
    Answer(Answer),
    Nothing,
}

/// A form that requests checks as the real one does.
struct Form {
    engine: Engine,
    dice: Dice,
    now: Millis,
    tenant: u64,
    /// The value of each control, and the result shown.
    controls: BTreeMap<(usize, u32), (u64, Shown)>,
    /// Requests at the server: ticket, request, tenant. An abort may come too late.
    at_server: Vec<(u32, Question, u64)>,
    sent: Vec<(Question, u64)>,
    answered: Vec<(Question, u64)>,
}

fn slot((assist, key): (usize, u32)) -> Slot {
    Slot {
        assist: Assist::ALL[assist],
        key,
    }
}

fn question(assist: usize, value: u64) -> Question {
    let prefix = DomainPrefix::parse(&format!("contoso{value}"));
    match (Assist::ALL[assist], prefix) {
        (Assist::Domain, Ok(prefix)) => Question::Domain {
            tenant_id: "tenant".to_owned(),
            prefix,
        },
        (Assist::Resellers, _) => Question::Resellers {
            search: value.to_string(),
            page: 1,
        },
        _ => Question::Customers {
            field: SearchField::CompanyName,
            value: value.to_string(),
        },
    }
}

/// The response of the server, different for each tenant.
fn truth(question: &Question, tenant: u64) -> Answer {
    Answer::Customers(vec![Existing {
        id: Guid::parse("0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01")
            .unwrap_or_else(|error| panic!("{error:?}")),
        name: format!("{question:?} in {tenant}"),
        city: String::new(),
        created: String::new(),
        statuses: Vec::new(),
    }])
}

impl Form {
    fn new(seed: u64) -> Self {
        Self {
            engine: Engine::default(),
            dice: Dice(seed),
            now: 0,
            tenant: 0,
            controls: BTreeMap::new(),
            at_server: Vec::new(),
            sent: Vec::new(),
            answered: Vec::new(),
        }
    }

    fn step(&mut self) {
        match self.dice.roll(100) {
            0..45 => self.key(),
            45..52 => self.remove_row(),
            52..54 => self.other_tenant(),
            54..57 => self.engine.session_renewed(),
            57..59 => self.engine.hurry(),
            _ => self.answer(),
        }
        self.now += self.dice.roll(400);
        self.pump();
        self.check();
    }

    fn key(&mut self) {
        const ASSISTS: [usize; 3] = [1, 2, 4];
        let assist = ASSISTS[self.dice.roll(3) as usize];
        let at = (assist, self.dice.roll(3) as u32);
        let value = self.dice.roll(6);
        let asked = question(assist, value);
        let shown = match self.engine.want(slot(at), asked, self.now + 500) {
            Wanted::Known(answer) => Shown::Answer(answer),
            Wanted::Asking => Shown::Asking,
            Wanted::Off => Shown::Nothing,
        };
        self.controls.insert(at, (value, shown));
    }

    fn remove_row(&mut self) {
        let assist = [1, 2, 4][self.dice.roll(3) as usize];
        let key = self.dice.roll(3) as u32;
        self.controls.remove(&(assist, key));
        let keys: Vec<u32> = self
            .controls
            .keys()
            .filter(|it| it.0 == assist)
            .map(|it| it.1)
            .collect();
        self.engine.keep_slots(Assist::ALL[assist], &keys);
    }

    fn other_tenant(&mut self) {
        self.tenant += 1;
        self.engine.session_changed();
        for (_, shown) in self.controls.values_mut() {
            *shown = Shown::Nothing;
        }
    }

    /// Answers one of the requests, in any order, or fails it.
    fn answer(&mut self) {
        if self.at_server.is_empty() {
            return;
        }
        let at = self.dice.roll(self.at_server.len() as u64) as usize;
        let (ticket, question, tenant) = self.at_server.remove(at);
        let outcome = match self.dice.roll(40) {
            0..3 => Outcome::NoAnswer,
            3..5 => Outcome::Busy(self.dice.roll(3) as u32),
            5 => Outcome::SessionEnded,
            6 => Outcome::Refused,
            _ => Outcome::Answered(truth(&question, tenant)),
        };
        if matches!(outcome, Outcome::Answered(_)) {
            self.answered.push((question, tenant));
        }
        for told in self.engine.answered(ticket, outcome, self.now) {
            let at = Assist::ALL.iter().position(|it| *it == told.slot.assist);
            let Some((value, shown)) = self
                .controls
                .get_mut(&(at.unwrap_or_default(), told.slot.key))
            else {
                panic!("a control that is gone is told");
            };
            let asked = super::random_scripts::question(at.unwrap_or_default(), *value);
            assert_eq!(told.question, asked, "told of another value");
            *shown = match told.news {
                News::Answered(answer) => Shown::Answer(answer),
                News::Unanswered | News::Off => Shown::Nothing,
            };
        }
    }

    fn pump(&mut self) {
        for effect in self.engine.next(self.now) {
            match effect {
                Effect::Send(ticket, question) => {
                    let is_known = self.answered.contains(&(question.clone(), self.tenant));
                    let is_under_way = self.at_server.iter().any(|(ticket, it, tenant)| {
                        let is_same = (it, *tenant) == (&question, self.tenant);
                        is_same && self.engine.is_awaited(*ticket)
                    });
                    assert!(!is_under_way, "asked twice at once");
                    // An evicted answer may be requested again. There are 18 values here, and room for 50.
                    assert!(
                        !is_known || !self.engine.remembers(&question),
                        "asked again"
                    );
                    self.sent.push((question.clone(), self.tenant));
                    self.at_server.push((ticket, question, self.tenant));
                }
                Effect::Abort(ticket) => {
                    // An abort may come too late: then there is a response all the same.
                    if self.dice.roll(2) == 0 {
                        self.at_server.retain(|(it, ..)| *it != ticket);
                    }
                }
                Effect::WakeAt(at) => assert!(at > self.now, "a wake in the past"),
            }
        }
    }

    /// Asserts that no control shows a stale result.
    fn check(&self) {
        let awaited: Vec<_> = self
            .at_server
            .iter()
            .filter(|(ticket, ..)| self.engine.is_awaited(*ticket))
            .collect();
        assert!(awaited.len() <= 3, "more than three under way");
        for assist in Assist::ALL {
            let of_it = awaited.iter().filter(|(_, it, _)| it.assist() == assist);
            assert!(of_it.count() <= 1, "two of one assist under way");
        }
        for (at, (value, shown)) in &self.controls {
            let asked = question(at.0, *value);
            match shown {
                Shown::Answer(answer) => assert_eq!(*answer, truth(&asked, self.tenant)),
                Shown::Asking => assert_eq!(self.engine.asks(slot(*at)), Some(&asked)),
                Shown::Nothing => (),
            }
        }
    }
}

#[test]
fn nothing_stale_is_ever_shown() {
    let (mut sent, mut answered) = (0, 0);
    for seed in 0..SCRIPTS {
        let mut form = Form::new(seed);
        for _ in 0..STEPS {
            form.step();
        }
        sent += form.sent.len();
        answered += form.answered.len();
    }
    assert!(
        sent > 10_000 && answered > 5_000,
        "the scripts do something: {sent} sent, {answered} answered"
    );
}
