//! A page with the form, as long as it lives: the real driver, and a witness of all it says.

use crate::dice::Dice;
use crate::script::PATIENCE;
use crate::verdict::Verdict;
use crate::wire::Wire;
use crate::world::{NOW, World, body, city_of};
use customer::{Guid, HostName};
use leptos::prelude::*;
use onboard::api::{Client, Method, Pending, Request, Response, Transport, TransportError};
use onboard::auth::{HeaderWriter, Session, UnixSeconds};
use onboard::submission::{
    Attempt, Event, Intent, LookUpResult, Submission, SubmissionEnv, SubmissionRunner,
    SubmissionStatus,
};
use onboard_sandbox::sample::TENANT;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::task::JoinSet;

/// How a page sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Every attempt names the same customer.
    OneId,
    /// Every attempt names another: what the proof must catch.
    AnotherIdEachTime,
    /// What waits is sent as it was, whatever the form shows by then: what the proof must catch.
    WhateverTheFormShows,
}

/// What a draft keeps of the form.
#[derive(Clone)]
pub struct Kept {
    pub id: Guid,
    pub body: String,
    /// What was unsettled when the page ended; nothing where there was no time to keep that.
    pub unsettled: Option<Intent>,
}

/// What is known of a script, over all its pages.
pub struct Witness {
    world: Arc<World>,
    pub mark: String,
    rule: Rule,
    /// Whether the API may be asked for a customer.
    looks_up: bool,
    pub verdict: Mutex<Verdict>,
    dice: Mutex<Dice>,
}

impl Witness {
    pub fn new(world: Arc<World>, mark: String, rule: Rule, looks_up: bool, dice: Dice) -> Self {
        Self {
            world,
            mark,
            rule,
            looks_up,
            verdict: Mutex::default(),
            dice: Mutex::new(dice),
        }
    }

    pub fn count(&self, count: impl FnOnce(&mut Verdict)) {
        count(&mut self.verdict.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// The city that was created.
    fn created_city(&self) -> Option<String> {
        self.world.city(&self.mark)
    }

    fn exists(&self) -> bool {
        self.world.count(&self.mark) > 0
    }
}

/// A page with the form.
pub struct Page {
    id: Guid,
    status: SubmissionStatus,
    surroundings: Arc<Place>,
    tasks: JoinSet<()>,
}

/// What the page is in.
struct Place {
    witness: Arc<Witness>,
    session: Mutex<Session>,
    is_online: AtomicBool,
    /// What the form shows: the body that it makes.
    form: Mutex<String>,
    /// Whether the page knows of all attempts there were.
    knows_all: bool,
    seen: Arc<Seen>,
}

/// What went over the wire while this page lived.
#[derive(Default)]
struct Seen {
    under_way: AtomicU64,
    /// Whether the customer was there before the last look-up began.
    was_there: AtomicBool,
    /// The correlation id of each body.
    correlations: Mutex<HashMap<String, String>>,
}

impl Page {
    /// An empty form, with everything typed into it.
    pub fn open(witness: &Arc<Witness>) -> Self {
        let id = Guid::random();
        let body = body(id, &witness.mark, "Lisboa");
        Self::with(witness, id, body, true)
    }

    /// The form from a draft. A page that loads the unsettled attempts knows all of them.
    pub fn restored(witness: &Arc<Witness>, kept: Kept, knows_all: bool) -> Self {
        let mut page = Self::with(witness, kept.id, kept.body, knows_all);
        if let Some(intent) = kept.unsettled {
            page.happened(Event::Restored(Box::new(intent)));
        }
        page
    }

    fn with(witness: &Arc<Witness>, id: Guid, body: String, knows_all: bool) -> Self {
        let place = Place {
            witness: witness.clone(),
            session: Mutex::new(witness.world.sign_in()),
            is_online: AtomicBool::new(true),
            form: Mutex::new(body),
            knows_all,
            seen: Arc::default(),
        };
        Self {
            id,
            status: SubmissionStatus::default(),
            surroundings: Arc::new(place),
            tasks: JoinSet::new(),
        }
    }

    pub fn submission(&self) -> Submission {
        self.status.submission.get_untracked()
    }

    pub fn knows_all(&self) -> bool {
        self.surroundings.knows_all
    }

    /// Something happens; what it wants done goes on beside.
    pub fn happened(&mut self, event: Event) {
        let driver = SubmissionRunner::new(self.status.clone(), self.surroundings.clone());
        self.tasks.spawn_local(driver.happened(event));
    }

    /// *Create customer*.
    pub fn press(&mut self) {
        let Ok(tenant) = HostName::parse(TENANT) else {
            unreachable!("a host name");
        };
        let attempt = Attempt {
            body: self.surroundings.form(),
            form: self.surroundings.form(),
        };
        let looks_up = self.surroundings.witness.looks_up;
        let intent = Intent::new(self.id, tenant, attempt, Guid::random(), looks_up);
        self.happened(Event::Pressed(Box::new(intent)));
    }

    /// Changes something in the form. Mostly the page notices at once; else when it goes on.
    pub fn edit(&mut self, city: &str, is_noticed: bool) {
        let body = body(self.id, &self.surroundings.witness.mark, city);
        *self.surroundings.form.lock().unwrap() = body;
        let follows = self.surroundings.witness.rule != Rule::WhateverTheFormShows;
        if is_noticed && follows && self.submission().waits_to_send() {
            self.happened(Event::Edited);
        }
    }

    /// Signs in again over the form.
    pub fn sign_in(&mut self) {
        let place = &self.surroundings;
        *place.session.lock().unwrap() = place.witness.world.sign_in();
        self.happened(Event::Renewed);
    }

    pub fn set_online(&self, is_online: bool) {
        self.surroundings
            .is_online
            .store(is_online, Ordering::Relaxed);
    }

    /// Waits until nothing is under way any more, or so long that something is wrong.
    pub async fn rest(&mut self) {
        let rest = async { while self.tasks.join_next().await.is_some() {} };
        _ = tokio::time::timeout(Duration::from_secs(20), rest).await;
    }

    /// What a draft keeps when the page ends here.
    pub fn kept(&self) -> Kept {
        Kept {
            id: self.id,
            body: self.surroundings.form(),
            unsettled: self.submission().unsettled().cloned(),
        }
    }
}

impl Place {
    fn form(&self) -> String {
        self.form.lock().unwrap().clone()
    }

    /// The customer exists: it is what the page says, and what the form shows besides is said to be missing.
    fn check_said(&self, intent: &Intent, is_earlier: bool) {
        let Some(created) = self.witness.created_city() else {
            return;
        };
        let said: Vec<_> = match is_earlier {
            true => intent.forms_in_doubt(),
            false => vec![intent.form.as_str()],
        };
        let said: Vec<_> = said.into_iter().map(city_of).collect();
        let is_shown = city_of(&self.form()) == created;
        // Of an attempt that the page knows nothing of, it shows all that was entered; unless it had an attempt of its
        // own after that, of which it must take the customer to be.
        let is_unsaid = self.knows_all && !said.is_empty() && !said.contains(&created);
        self.witness.count(|it| {
            it.unsaid += u64::from(is_unsaid);
            it.said_to_differ += u64::from(!is_shown);
        });
    }
}

impl SubmissionEnv for Place {
    fn client(&self) -> Option<Client> {
        let wire = Watched {
            wire: Wire(self.witness.world.address),
            witness: self.witness.clone(),
            seen: self.seen.clone(),
            form: self.form(),
        };
        let session = self.session.lock().unwrap().clone();
        let patience = Duration::from_millis(PATIENCE);
        Some(Client::new("", patience, session, Arc::new(wire)))
    }

    fn now(&self) -> UnixSeconds {
        NOW
    }

    fn dice(&self) -> u32 {
        (self.witness.dice.lock().unwrap().roll() >> 32) as u32
    }

    fn is_online(&self) -> bool {
        self.is_online.load(Ordering::Relaxed)
    }

    fn pause(&self, seconds: u32) -> Pending<()> {
        Box::pin(tokio::time::sleep(Duration::from_millis(seconds.into())))
    }

    fn is_shown(&self, intent: &Intent) -> bool {
        self.witness.rule == Rule::WhateverTheFormShows || self.form() == intent.form
    }

    fn turned(&self, submission: &Submission) {
        let witness = &self.witness;
        let in_doubt = submission
            .intent()
            .is_some_and(|it| it.unknown_outcome.is_some());
        match submission {
            Submission::Created {
                intent, is_earlier, ..
            } => {
                if !witness.exists() {
                    witness.count(|it| it.lost += 1);
                }
                self.check_said(intent, *is_earlier);
            }
            // Asked again now it might be there: a slow attempt may be carried out at any moment.
            Submission::Unknown {
                finding: LookUpResult::Absent,
                ..
            } => {
                if self.seen.was_there.load(Ordering::Relaxed) {
                    witness.count(|it| it.denied += 1);
                }
            }
            // Without a unknown_outcome the page says that nothing was created.
            _ => {
                if self.knows_all && !in_doubt && witness.exists() {
                    witness.count(|it| it.denied += 1);
                }
            }
        }
    }
}

/// The wire, and a look at everything on it.
struct Watched {
    wire: Wire,
    witness: Arc<Witness>,
    seen: Arc<Seen>,
    /// What the form shows when the request is made.
    form: String,
}

/// Counts a request for as long as it is under way, however that ends.
struct UnderWay(Arc<Seen>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The correlation id among the headers.
#[derive(Default)]
struct Correlation(String);

impl HeaderWriter for Correlation {
    fn write_header(&mut self, name: &'static str, value: &str) {
        if name == "X-Correlation-Id" {
            self.0 = value.to_owned();
        }
    }
}

impl Transport for Watched {
    fn send(&self, mut request: Request) -> Pending<Result<Response, TransportError>> {
        let seen = self.seen.clone();
        let before = seen.under_way.fetch_add(1, Ordering::Relaxed);
        let under_way = UnderWay(seen.clone());
        self.witness
            .count(|it| it.overlapping += u64::from(before > 0));
        match request.method {
            Method::Get => {
                let is_there = self.witness.exists();
                seen.was_there.store(is_there, Ordering::Relaxed);
                self.witness.count(|it| it.look_ups += 1);
            }
            Method::Post => {
                let mut correlation = Correlation::default();
                request.write_headers(&mut correlation);
                let body = request.body.clone().unwrap_or_default();
                let mut correlations = seen.correlations.lock().unwrap();
                let first = correlations.entry(body).or_insert(correlation.0.clone());
                let is_split = *first != correlation.0;
                let is_stale = request.body.as_deref() != Some(&*self.form);
                self.witness.count(|it| {
                    it.posts += 1;
                    it.split += u64::from(is_split);
                    it.stale += u64::from(is_stale);
                });
                if self.witness.rule == Rule::AnotherIdEachTime {
                    request.body = request.body.map(|body| with_another_id(&body));
                }
            }
        }
        let answer = self.wire.send(request);
        Box::pin(async move {
            let answer = answer.await;
            drop(under_way);
            answer
        })
    }
}

fn with_another_id(body: &str) -> String {
    let mut body: serde_json::Value = serde_json::from_str(body).unwrap();
    body["id"] = serde_json::json!(Guid::random().to_string());
    body.to_string()
}
