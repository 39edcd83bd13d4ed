//! The driver by itself, with answers, seconds and a connection that the test hands out.

use crate::world::{NOW, World};
use customer::{Guid, HostName};
use leptos::prelude::*;
use onboard::api::{Client, Method, Pending, Request, Response, Transport, TransportError};
use onboard::auth::{HeaderWriter, Session, UnixSeconds};
use onboard::submission::{
    Attempt, Event, FailureCause, Intent, Submission, SubmissionEnv, SubmissionRunner,
    SubmissionStatus,
};
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::task::{LocalSet, yield_now};

const TENANT: &str = "portal.contoso.example";
const ELSEWHERE: &str = "portal.fabrikam.example";

/// A page whose surroundings are in the hands of the test.
struct Hands {
    status: SubmissionStatus,
    place: Arc<Place>,
}

struct Place {
    session: Mutex<Session>,
    is_online: AtomicBool,
    context: Arc<FormContext>,
    /// What the form shows; the text of the intents of the tests unless it is edited.
    form: Mutex<String>,
    turns: Mutex<Vec<String>>,
    pauses: Mutex<VecDeque<oneshot::Sender<()>>>,
}

/// Where requests arrive, and answers are taken from: those laid out before, else later ones.
#[derive(Default)]
struct FormContext {
    sent: Mutex<Vec<Sent>>,
    answers: Mutex<VecDeque<Response>>,
    waiting: Mutex<VecDeque<oneshot::Sender<Response>>>,
}

struct Sent {
    method: Method,
    address: String,
    body: String,
    headers: HashMap<&'static str, String>,
}

impl HeaderWriter for Sent {
    fn write_header(&mut self, name: &'static str, value: &str) {
        self.headers.insert(name, value.to_owned());
    }
}

struct AtTheDesk(Arc<FormContext>);

impl Transport for AtTheDesk {
    fn send(&self, request: Request) -> Pending<Result<Response, TransportError>> {
        let mut sent = Sent {
            method: request.method,
            address: request.address.clone(),
            body: request.body.clone().unwrap_or_default(),
            headers: HashMap::new(),
        };
        request.write_headers(&mut sent);
        self.0.sent.lock().unwrap().push(sent);
        let laid_out = self.0.answers.lock().unwrap().pop_front();
        if let Some(answer) = laid_out {
            return Box::pin(async { Ok(answer) });
        }
        let (later, answer) = oneshot::channel();
        self.0.waiting.lock().unwrap().push_back(later);
        Box::pin(async { answer.await.map_err(|_| TransportError::NotReached) })
    }
}

impl SubmissionEnv for Place {
    fn client(&self) -> Option<Client> {
        let session = self.session.lock().unwrap().clone();
        let transport = Arc::new(AtTheDesk(self.context.clone()));
        Some(Client::new(
            "/api/",
            Duration::from_secs(30),
            session,
            transport,
        ))
    }

    fn now(&self) -> UnixSeconds {
        NOW
    }

    fn dice(&self) -> u32 {
        0
    }

    fn is_online(&self) -> bool {
        self.is_online.load(Ordering::Relaxed)
    }

    fn pause(&self, seconds: u32) -> Pending<()> {
        let (end, ended) = oneshot::channel();
        let mut pauses = self.pauses.lock().unwrap();
        assert!(seconds > 0);
        pauses.push_back(end);
        Box::pin(async {
            _ = ended.await;
        })
    }

    fn is_shown(&self, intent: &Intent) -> bool {
        *self.form.lock().unwrap() == intent.form
    }

    fn turned(&self, submission: &Submission) {
        self.turns.lock().unwrap().push(name(submission));
    }
}

fn name(submission: &Submission) -> String {
    match submission {
        Submission::Ready => "ready",
        Submission::Sending { .. } => "sending",
        Submission::Waiting { .. } => return format!("waiting {}", submission.seconds_left()),
        Submission::Offline { .. } => "offline",
        Submission::NeedsSignIn { .. } => "needs sign-in",
        Submission::LookingUp { .. } => "looking up",
        Submission::Unknown { .. } => "unknown",
        Submission::Refused { .. } => "refused",
        Submission::NotAllowed { .. } => "not allowed",
        Submission::Failed { ending, .. } => match ending {
            FailureCause::Stopped => "stopped",
            FailureCause::Edited => "edited",
            FailureCause::Busy { .. } => "busy",
        },
        Submission::Created { .. } => "created",
    }
    .to_owned()
}

fn answer(status: u16, body: &str) -> Response {
    Response {
        status,
        body: body.to_owned(),
        ..Response::default()
    }
}

fn busy(seconds: u32) -> Response {
    Response {
        retry_after: Some(seconds.to_string()),
        ..answer(429, "")
    }
}

impl Hands {
    fn new(session: Session) -> Self {
        let place = Place {
            session: Mutex::new(session),
            is_online: AtomicBool::new(true),
            context: Arc::default(),
            form: Mutex::default(),
            turns: Mutex::default(),
            pauses: Mutex::default(),
        };
        Self {
            status: SubmissionStatus::default(),
            place: Arc::new(place),
        }
    }

    /// Lays out what is answered next.
    fn answers(&self, answers: impl IntoIterator<Item = Response>) {
        self.place.context.answers.lock().unwrap().extend(answers);
    }

    /// Answers the request that has waited longest.
    async fn answer_late(&self, answer: Response) {
        let waiting = self.place.context.waiting.lock().unwrap().pop_front();
        _ = waiting.expect("a request without an answer").send(answer);
        settle().await;
    }

    async fn happened(&self, event: Event) {
        let driver = SubmissionRunner::new(self.status.clone(), self.place.clone());
        tokio::task::spawn_local(driver.happened(event));
        settle().await;
    }

    async fn press(&self, body: &str) {
        self.edit(body);
        self.happened(Event::Pressed(intent(body))).await;
    }

    /// The form shows what this body is made of.
    fn edit(&self, body: &str) {
        *self.place.form.lock().unwrap() = form_of(body);
    }

    /// Ends the pause that began first.
    async fn second(&self) {
        let pause = self.place.pauses.lock().unwrap().pop_front();
        _ = pause.expect("a pause").send(());
        settle().await;
    }

    fn now(&self) -> String {
        name(&self.status.submission.get_untracked())
    }

    fn turns(&self) -> Vec<String> {
        self.place.turns.lock().unwrap().clone()
    }

    fn sent<T>(&self, what: impl Fn(&Sent) -> T) -> Vec<T> {
        self.place
            .context
            .sent
            .lock()
            .unwrap()
            .iter()
            .map(what)
            .collect()
    }
}

/// A success: the customer's id as a JSON string.
const CREATED: &str = "\"00000000-0000-4000-8000-00000000000c\"";

const ID: &str = "7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10";

fn form_of(body: &str) -> String {
    format!("the form of {body}")
}

fn intent(body: &str) -> Box<Intent> {
    let (Ok(id), Ok(tenant)) = (Guid::parse(ID), HostName::parse(TENANT)) else {
        unreachable!("both are sound");
    };
    let attempt = Attempt {
        body: body.to_owned(),
        form: form_of(body),
    };
    Box::new(Intent::new(id, tenant, attempt, Guid::random(), true))
}

/// Lets everything run that can.
async fn settle() {
    for _ in 0..20 {
        yield_now().await;
    }
}

/// Runs a case with a page that is signed in to this tenant.
fn case<F: Future<Output = ()>>(tenant: &str, test: impl FnOnce(Arc<Hands>, Arc<World>) -> F) {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().build().unwrap();
    LocalSet::new().block_on(&runtime, async {
        let world = World::open().await;
        let hands = Hands::new(world.sign_in_to(tenant));
        test(Arc::new(hands), world).await;
    });
}

#[test]
fn a_busy_api_is_asked_again_when_it_says() {
    case(TENANT, |page, _| async move {
        page.answers([busy(3), busy(1), answer(201, CREATED)]);
        page.press("{}").await;
        let mut counted = vec![page.now()];
        for _ in 0..4 {
            page.second().await;
            counted.push(page.now());
        }
        assert_eq!(
            counted,
            [
                "waiting 3",
                "waiting 2",
                "waiting 1",
                "waiting 1",
                "created"
            ]
        );
        // Callers that show the states ignore the seconds.
        assert_eq!(
            page.turns(),
            [
                "sending",
                "waiting 3",
                "sending",
                "waiting 1",
                "sending",
                "created"
            ]
        );
        let correlations = page.sent(|it| it.headers["X-Correlation-Id"].clone());
        assert_eq!(correlations.len(), 3);
        assert!(correlations.iter().all(|it| *it == correlations[0]));
    });
}

#[test]
fn what_a_request_carries() {
    case(TENANT, |page, _| async move {
        page.answers([answer(500, ""), answer(404, ""), answer(404, "")]);
        page.press("{\"a\":1}").await;
        page.second().await;
        assert_eq!(page.now(), "unknown");
        assert_eq!(
            page.sent(|it| (it.method, it.address.clone(), it.body.clone())),
            [
                (
                    Method::Post,
                    "/api/v1/Customers".to_owned(),
                    "{\"a\":1}".to_owned()
                ),
                (
                    Method::Get,
                    format!("/api/v1/Customers/{ID}"),
                    String::new()
                ),
                (
                    Method::Get,
                    format!("/api/v1/Customers/{ID}"),
                    String::new()
                ),
            ]
        );
        let names = |it: &Sent| {
            let mut names: Vec<_> = it.headers.keys().copied().collect();
            names.sort_unstable();
            names
        };
        assert_eq!(
            page.sent(names)[..2],
            [
                vec![
                    "Accept",
                    "Authorization",
                    "Content-Type",
                    "X-Correlation-Id",
                    "X-Tenant"
                ],
                vec!["Accept", "Authorization", "X-Tenant"],
            ]
        );
    });
}

#[test]
fn a_wait_that_was_stopped_does_not_count_down_the_next() {
    case(TENANT, |page, _| async move {
        page.answers([busy(9), busy(9)]);
        page.press("{}").await;
        page.happened(Event::Stop).await;
        assert_eq!(page.now(), "stopped");
        page.press("{}").await;
        for expected in ["waiting 9", "waiting 9", "waiting 8"] {
            assert_eq!(page.now(), expected);
            // The first of these ends the pause of the wait that was stopped.
            page.second().await;
        }
        assert_eq!(page.sent(|_| ()).len(), 2);
    });
}

#[test]
fn two_presses_are_one_request() {
    case(TENANT, |page, _| async move {
        page.press("{}").await;
        page.press("{}").await;
        page.answer_late(answer(201, CREATED)).await;
        page.press("{}").await;
        assert_eq!(
            (page.now(), page.sent(|_| ()).len()),
            ("created".to_owned(), 1)
        );
    });
}

#[test]
fn an_answer_to_a_form_that_is_gone_is_not_taken_for_the_next() {
    case(TENANT, |page, _| async move {
        page.press("{}").await;
        page.status.reset();
        page.press("[]").await;
        page.answer_late(answer(201, CREATED)).await;
        assert_eq!(page.now(), "sending");
        page.answer_late(answer(403, "")).await;
        assert_eq!(page.now(), "not allowed");
    });
}

#[test]
fn without_a_connection_nothing_is_sent_until_there_is_one() {
    case(TENANT, |page, _| async move {
        page.place.is_online.store(false, Ordering::Relaxed);
        page.press("{}").await;
        page.second().await;
        assert_eq!(
            (page.now(), page.sent(|_| ()).len()),
            ("offline".to_owned(), 0)
        );
        page.place.is_online.store(true, Ordering::Relaxed);
        page.answers([answer(201, CREATED)]);
        page.second().await;
        assert_eq!(
            (page.now(), page.sent(|_| ()).len()),
            ("created".to_owned(), 1)
        );
    });
}

#[test]
fn a_wait_for_the_connection_can_be_stopped() {
    case(TENANT, |page, _| async move {
        page.place.is_online.store(false, Ordering::Relaxed);
        page.press("{}").await;
        page.happened(Event::Stop).await;
        page.place.is_online.store(true, Ordering::Relaxed);
        page.second().await;
        assert_eq!(
            (page.now(), page.sent(|_| ()).len()),
            ("stopped".to_owned(), 0)
        );
    });
}

#[test]
fn after_a_new_token_the_same_submission_goes_on() {
    case(TENANT, |page, world| async move {
        page.answers([answer(401, ""), answer(201, CREATED)]);
        page.press("{}").await;
        assert_eq!(page.now(), "needs sign-in");
        *page.place.session.lock().unwrap() = world.sign_in();
        page.happened(Event::Renewed).await;
        assert_eq!(page.now(), "created");
        let sent = page.sent(|it| (it.body.clone(), it.headers["X-Correlation-Id"].clone()));
        assert_eq!(sent[0], sent[1]);
    });
}

#[test]
fn nothing_goes_to_another_tenant() {
    case(ELSEWHERE, |page, world| async move {
        page.press("{}").await;
        assert_eq!(
            (page.now(), page.sent(|_| ()).len()),
            ("needs sign-in".to_owned(), 0)
        );
        page.answers([answer(500, "")]);
        *page.place.session.lock().unwrap() = world.sign_in();
        page.happened(Event::Renewed).await;
        assert_eq!(page.now(), "looking up");
        // In the other tenant it would not be found, though it may exist in this one.
        *page.place.session.lock().unwrap() = world.sign_in_to(ELSEWHERE);
        page.answer_late(answer(500, "")).await;
        page.happened(Event::CheckAgain).await;
        assert_eq!(
            (page.now(), page.sent(|_| ()).len()),
            ("needs sign-in".to_owned(), 2)
        );
    });
}

#[test]
fn what_waits_is_not_sent_once_the_form_shows_something_else() {
    for (cause, sent) in [("offline", 0), ("busy", 1), ("signed out", 1)] {
        case(TENANT, |page, world| async move {
            page.answers(match cause {
                "busy" => vec![busy(1)],
                "signed out" => vec![answer(401, "")],
                _ => Vec::new(),
            });
            let is_offline = cause == "offline";
            page.place.is_online.store(!is_offline, Ordering::Relaxed);
            page.press("{}").await;
            page.edit("[]");
            page.place.is_online.store(true, Ordering::Relaxed);
            match cause {
                "signed out" => {
                    *page.place.session.lock().unwrap() = world.sign_in();
                    page.happened(Event::Renewed).await;
                }
                _ => page.second().await,
            }
            let now = (page.now(), page.sent(|_| ()).len());
            assert_eq!(now, ("edited".to_owned(), sent), "{cause}");
            // The next press sends what the form shows then, as another submission of the same customer.
            page.answers([answer(201, CREATED)]);
            page.press("[]").await;
            assert_eq!(page.now(), "created", "{cause}");
            let bodies = page.sent(|it| it.body.clone());
            assert_eq!(bodies.last().map(String::as_str), Some("[]"), "{cause}");
        });
    }
}

#[test]
fn a_change_back_is_no_change() {
    case(TENANT, |page, _| async move {
        page.answers([busy(1), answer(201, CREATED)]);
        page.press("{}").await;
        page.edit("[]");
        page.edit("{}");
        page.second().await;
        assert_eq!(page.now(), "created");
        let correlations = page.sent(|it| it.headers["X-Correlation-Id"].clone());
        assert_eq!(correlations[0], correlations[1]);
    });
}

#[test]
fn a_change_stops_a_wait_at_once() {
    case(TENANT, |page, _| async move {
        page.answers([busy(9)]);
        page.press("{}").await;
        page.edit("[]");
        page.happened(Event::Edited).await;
        assert_eq!(page.now(), "edited");
        page.second().await;
        assert_eq!(
            (page.now(), page.sent(|_| ()).len()),
            ("edited".to_owned(), 1)
        );
    });
}
