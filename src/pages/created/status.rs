//! The status of each provider, polled until all are complete.

use super::remedy::{Remedy, RemedyView};
use crate::api::{Client, CreationError, CreationStatus, ProviderStatus};
use crate::browser::page;
use crate::customer_form::{Created, Outcome};
use crate::i18n::{Words, fill};
use crate::pages::context::AppContext;
use crate::pages::tools::history::state::{ShownStatuses, statuses as shown_statuses};
use crate::pages::words::PageWords;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, html};
use std::time::Duration;

/// Seconds between two requests. Most providers are ready within seconds.
const PAUSES_SECONDS: [u64; 9] = [1, 2, 2, 3, 5, 5, 10, 15, 30];

/// How often a hidden tab looks whether it is seen.
const HIDDEN_PAUSE: Duration = Duration::from_secs(1);

/// The maximum number of providers that are shown.
const SHOWN_MAX: usize = 50;

/// The known statuses.
#[derive(Clone, PartialEq)]
enum Known {
    /// There was no request yet, or status requests are off: the instances of the entries sent.
    Sent(Vec<String>),
    /// The last response: the statuses, and the body.
    Answered(Vec<ProviderStatus>, String),
    /// The API returned no statuses.
    Refused(Vec<String>),
}

impl Known {
    /// The status at each provider instance.
    fn statuses(&self, asks: bool) -> Vec<(&str, CreationStatus)> {
        match self {
            Self::Sent(instances) | Self::Refused(instances) => {
                let status = match self {
                    Self::Sent(_) if asks => CreationStatus::Processing,
                    _ => CreationStatus::Unknown,
                };
                instances.iter().map(|it| (it.as_str(), status)).collect()
            }
            Self::Answered(all, _) => all.iter().map(|it| (&*it.instance, it.status)).collect(),
        }
    }

    fn outcome(&self, asks: bool) -> Outcome {
        match self {
            Self::Sent(_) if asks => Outcome::SettingUp,
            Self::Sent(_) | Self::Refused(_) => Outcome::NotKnown,
            Self::Answered(all, _) => Outcome::of(all),
        }
    }
}

/// The statuses of the providers of the customer with this id. Sets `outcome` to their sum. In the chunk of the page.
pub fn providers(
    id: &str,
    created: Option<&Created>,
    outcome: &ArcRwSignal<Outcome>,
) -> HtmlElement {
    let (id, created, outcome) = (id.to_owned(), created.cloned(), outcome.clone());
    html::section().plain(move || {
        let (id, created, outcome) = (id.clone(), created.clone(), outcome.clone());
        view! { <ProviderStatuses id created outcome /> }
    })
}

#[component]
fn ProviderStatuses(
    id: String,
    created: Option<Created>,
    outcome: ArcRwSignal<Outcome>,
) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let words = app.form.words;
    let (instances, sent) = created
        .map(|created| (created.instances, created.body))
        .unwrap_or_default();
    let known = ArcRwSignal::new(Known::Sent(instances.clone()));
    let shown_id = id.clone();
    let session = app.form.session.get_untracked();
    let asks = app.form.config.asks_status;
    if let (true, Some(session)) = (asks, session) {
        let polling = StatusPolling {
            client: app.form.client(session),
            id,
            known: known.clone(),
            instances,
            is_open: StoredValue::new(()),
        };
        polling.after(0);
    }
    outcome.set(known.get_untracked().outcome(asks));
    let (of_remedy, remedied) = (known.clone(), app.clone());
    let remedy = move || {
        let known = of_remedy.read();
        let Known::Answered(all, body) = &*known else {
            return None;
        };
        // The draft of the remedy is filled in while it is read: the caller must not subscribe to it.
        untrack(|| {
            // The body that was sent, if this tab still has it: the API may return less.
            let remedy = Remedy::of(&remedied, all, sent.as_deref().unwrap_or(body))?;
            let second_record = known.outcome(asks).second_record(words);
            Some(view! { <RemedyView remedy second_record /> })
        })
    };
    let shown = known.clone();
    Effect::new(move || {
        let known = shown.read();
        let now = known.outcome(asks);
        if outcome.get_untracked() != now {
            outcome.set(now);
        }
        shown_statuses().set(Some(ShownStatuses {
            customer: shown_id.clone(),
            outcome: now,
            is_answered: matches!(*known, Known::Answered(..)),
            lines: lines(&app, asks, &known),
        }));
    });
    view! {
        <h2>{words.at_the_providers()}</h2>
        <div class="card" aria-live="polite">
            <Statuses known asks />
            {remedy}
        </div>
    }
}

/// Polls the API while the page is open.
#[derive(Clone)]
struct StatusPolling {
    client: Client,
    id: String,
    known: ArcRwSignal<Known>,
    instances: Vec<String>,
    /// Disposed with the page, which ends the polling.
    is_open: StoredValue<()>,
}

impl StatusPolling {
    /// Sends the next request after the pause of this number. There is none after the last pause.
    fn after(self, count: usize) {
        let Some(seconds) = PAUSES_SECONDS.get(count) else {
            return;
        };
        set_timeout(move || self.ask(count), Duration::from_secs(*seconds));
    }

    fn ask(self, count: usize) {
        if self.is_open.try_get_value().is_none() {
            return;
        }
        // Nobody sees the answer: it is asked for once the tab is in front.
        if page::is_hidden() {
            set_timeout(move || self.ask(count), HIDDEN_PAUSE);
            return;
        }
        leptos::task::spawn_local(async move {
            let answer = self.client.read_customer(&self.id).await;
            let answer = answer.map(|body| (ProviderStatus::read_all(&body), body));
            if self.is_open.try_get_value().is_none() {
                return;
            }
            let goes_on = match &answer {
                Some((all, _)) => all.iter().any(|it| it.status == CreationStatus::Processing),
                None => false,
            };
            let known = match answer {
                Some((all, body)) => Known::Answered(all, body),
                None => Known::Refused(self.instances.clone()),
            };
            // What stays the same is not said again.
            if self.known.with_untracked(|it| *it != known) {
                self.known.set(known);
            }
            if goes_on {
                self.after(count + 1);
            }
        });
    }
}

/// The name of a provider instance; its GUID where it has none.
fn name_of(app: &AppContext, instance: &str) -> String {
    let configured = app.form.config.find_instance(instance);
    configured.map_or_else(|| instance.to_owned(), |it| it.name.clone())
}

/// The statuses as lines of a text.
fn lines(app: &AppContext, asks: bool, known: &Known) -> Vec<String> {
    let line = |(instance, status): (&str, CreationStatus)| {
        let (name, (_, word, _)) = (name_of(app, instance), in_words(app.form.words, status));
        match name == instance {
            true => format!("{name}: {word}"),
            false => format!("{name} ({instance}): {word}"),
        }
    };
    let (shown, _) = most_telling(known.statuses(asks));
    shown.into_iter().map(line).collect()
}

/// A status in the list: its place, the provider instance, and its status. One that changes is a new row, which is said as
/// a whole.
type StatusRow = (usize, String, CreationStatus);

/// The list of the statuses, and a note about it.
#[component]
fn Statuses(known: ArcRwSignal<Known>, asks: bool) -> impl IntoView {
    let words = expect_context::<AppContext>().form.words;
    let (listed, counted) = (known.clone(), known.clone());
    let rows = move || {
        let known = listed.read();
        let (shown, _) = most_telling(known.statuses(asks));
        let rows = shown.into_iter().enumerate();
        rows.map(|(at, (instance, status))| (at, instance.to_owned(), status))
            .collect::<Vec<StatusRow>>()
    };
    let more = Memo::new(move |_| most_telling(counted.read().statuses(asks)).1);
    let more = move || {
        let more = Some(more.get()).filter(|more| *more > 0)?;
        let text = fill(words.and_more(), &[("count", &more.to_string())]);
        Some(view! { <p prop:textContent=text></p> })
    };
    let note = Memo::new(move |_| match &*known.read() {
        Known::Refused(_) => Some(words.status_refused()),
        Known::Sent(_) if !asks => Some(words.status_not_asked()),
        _ => None,
    });
    let note = move || {
        let text = note.get()?;
        Some(view! { <p prop:textContent=text></p> })
    };
    view! {
        <dl>
            <For each=rows key=StatusRow::clone let((_, instance, status))>
                <Status instance status />
            </For>
        </dl>
        {more}
        {note}
    }
}

#[component]
fn Status(instance: String, status: CreationStatus) -> impl IntoView {
    let app = expect_context::<AppContext>();
    let name = name_of(&app, &instance);
    // A GUID is not translated.
    let translate = (name == instance).then_some("no");
    let (kind, word, more) = in_words(app.form.words, status);
    view! {
        <div class="provider-status">
            <dt translate=translate>{name}</dt>
            <dd>
                <span class="status" data-status=kind>
                    {word}
                </span>
                {(!more.is_empty()).then(|| view! { <p>{more}</p> })}
            </dd>
        </div>
    }
}

/// The statuses to show, and the number of the others. If there are too many, failed ones come first.
fn most_telling(mut all: Vec<(&str, CreationStatus)>) -> (Vec<(&str, CreationStatus)>, usize) {
    let more = all.len().saturating_sub(SHOWN_MAX);
    if more > 0 {
        all.sort_by_key(|(_, status)| !matches!(status, CreationStatus::Failed(_)));
        all.truncate(SHOWN_MAX);
    }
    (all, more)
}

/// Returns the value of `data-status`, the word, and an explanation, which may be empty.
fn in_words(
    words: &'static Words,
    status: CreationStatus,
) -> (&'static str, &'static str, &'static str) {
    match status {
        CreationStatus::Processing => ("processing", words.processing(), ""),
        CreationStatus::Success => ("success", words.success(), ""),
        CreationStatus::Unknown => ("unknown", words.status_unknown(), ""),
        CreationStatus::Failed(error) => {
            let more = match error {
                CreationError::DomainExists => words.failed_domain(),
                CreationError::InvalidCompanyInfo => words.failed_company(),
                CreationError::Unknown => words.failed_unknown(),
            };
            ("failed", words.failed(), more)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use CreationStatus::{Failed, Processing, Success};

    const FAILED: CreationStatus = Failed(CreationError::Unknown);

    #[test]
    fn of_too_many_the_refused_come_first() {
        for (counts, expected, more) in [
            (&[][..], &[][..], 0),
            (
                &[(1, Success), (1, FAILED)],
                &[(1, Success), (1, FAILED)],
                0,
            ),
            (
                &[(49, Success), (1, FAILED)],
                &[(49, Success), (1, FAILED)],
                0,
            ),
            (
                &[(50, Success), (1, FAILED)],
                &[(1, FAILED), (49, Success)],
                1,
            ),
            (&[(51, Processing)], &[(50, Processing)], 1),
            (
                &[(30, Processing), (30, Success), (3, FAILED)],
                &[(3, FAILED), (30, Processing), (17, Success)],
                13,
            ),
            (&[(10, Success), (90, FAILED)], &[(50, FAILED)], 50),
            (&[(5000, Success)], &[(50, Success)], 4950),
        ] {
            let all = |counts: &[(usize, CreationStatus)]| {
                let each = counts
                    .iter()
                    .flat_map(|(count, status)| vec![("", *status); *count]);
                each.collect::<Vec<_>>()
            };
            assert_eq!(
                most_telling(all(counts)),
                (all(expected), more),
                "{counts:?}"
            );
        }
    }
}
