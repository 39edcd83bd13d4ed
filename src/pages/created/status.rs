//! How far each provider is, asked until all have come to an end.

use super::remedy::{self, Remedy};
use crate::api::{Client, CreationError, CreationStatus, ProviderStatus};
use crate::browser::page;
use crate::config::Config;
use crate::customer_form::{Created, Outcome};
use crate::i18n::{Words, fill};
use crate::pages::shared::Shared;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, fragment, html};
use std::time::Duration;

/// Between two questions: at first quickly, for most are ready in seconds.
const PAUSES_SECONDS: [u64; 9] = [1, 2, 2, 3, 5, 5, 10, 15, 30];

/// How often a hidden tab looks whether it is seen.
const HIDDEN_PAUSE: Duration = Duration::from_secs(1);

/// So many providers are shown at most.
const SHOWN_MAX: usize = 50;

/// What is known of the providers.
#[derive(Clone, PartialEq)]
enum Known {
    /// Not asked yet, or not to be asked: the entries as they were sent.
    Sent(Vec<String>),
    /// The last answer: how far each is, and the whole customer.
    Answered(Vec<ProviderStatus>, String),
    /// The API did not say.
    Refused(Vec<String>),
}

impl Known {
    fn outcome(&self, asks: bool) -> Outcome {
        match self {
            Self::Sent(_) if asks => Outcome::SettingUp,
            Self::Sent(_) | Self::Refused(_) => Outcome::NotKnown,
            Self::Answered(all, _) => Outcome::of(all),
        }
    }
}

/// The providers of the customer. `outcome` is told what they say together.
pub fn providers(
    shared: &Shared,
    id: &str,
    created: Option<&Created>,
    outcome: &ArcRwSignal<Outcome>,
) -> HtmlElement {
    let words = shared.words;
    let (instances, sent) = created
        .map(|created| (created.instances.clone(), created.body.clone()))
        .unwrap_or_default();
    let known = ArcRwSignal::new(Known::Sent(instances.clone()));
    let session = shared.session.get_untracked();
    let asks = shared.config.asks_status;
    if let (true, Some(session)) = (asks, session) {
        let asking = RenewalPrompt {
            client: shared.client(session),
            id: id.to_owned(),
            known: known.clone(),
            instances,
            is_open: StoredValue::new(()),
        };
        asking.after(0);
    }
    let (shared, outcome) = (shared.clone(), outcome.clone());
    outcome.set(known.get_untracked().outcome(asks));
    let rows = dynamic(move || {
        let known = known.get();
        let now = known.outcome(asks);
        if outcome.get_untracked() != now {
            outcome.set(now);
        }
        // The form that is made here is nothing to follow: it is filled while it is looked at.
        let remedy = untrack(|| match &known {
            Known::Answered(all, body) => {
                // What was sent, where this tab still has it: the API may know less of it.
                let remedy = Remedy::of(&shared, all, sent.as_deref().unwrap_or(body))?;
                Some(remedy::view(&shared, remedy, now.second_record(words)))
            }
            _ => None,
        });
        let rows = rows(words, &shared.config, asks, &known);
        View::Fragment(vec![rows, remedy.into()])
    });
    let card = html::div()
        .class("card")
        .attr("aria-live", "polite")
        .child(rows);
    html::section()
        .child(html::h2().child(words.at_the_providers()))
        .child(card)
}

/// The questions to the API while the page is open.
#[derive(Clone)]
struct RenewalPrompt {
    client: Client,
    id: String,
    known: ArcRwSignal<Known>,
    instances: Vec<String>,
    /// Gone with the page: then nothing is asked any more.
    is_open: StoredValue<()>,
}

impl RenewalPrompt {
    /// Asks after the pause of this number; after the last one no more.
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
            self.known.set(match answer {
                Some((all, body)) => Known::Answered(all, body),
                None => Known::Refused(self.instances.clone()),
            });
            if goes_on {
                self.after(count + 1);
            }
        });
    }
}

fn rows(words: &'static Words, config: &Config, asks: bool, known: &Known) -> View {
    let row = |instance: &str, status: CreationStatus| {
        let name = match config.find_instance(instance) {
            Some(configured) => html::dt().child(&configured.name),
            // A GUID, which no browser translates.
            None => html::dt().attr("translate", "no").child(instance),
        };
        let (kind, word, more) = in_words(words, status);
        let status = html::span()
            .class("status")
            .attr("data-status", kind)
            .child(word);
        let more = (!more.is_empty()).then(|| html::p().child(more));
        let described = html::dd().child(status).child(more);
        html::div()
            .class("provider-status")
            .child(name)
            .child(described)
    };
    let statuses: Vec<_> = match known {
        Known::Sent(instances) | Known::Refused(instances) => {
            let status = match known {
                Known::Sent(_) if asks => CreationStatus::Processing,
                _ => CreationStatus::Unknown,
            };
            instances.iter().map(|it| (it.as_str(), status)).collect()
        }
        Known::Answered(all, _) => all.iter().map(|it| (&*it.instance, it.status)).collect(),
    };
    let (shown, more) = most_telling(statuses);
    let more = (more > 0).then(|| {
        let text = fill(words.and_more(), &[("count", &more.to_string())]);
        html::p().child(&text)
    });
    let note = match known {
        Known::Refused(_) => Some(words.status_refused()),
        Known::Sent(_) if !asks => Some(words.status_not_asked()),
        _ => None,
    };
    let note = note.map(|note| html::p().child(note));
    let rows = shown
        .into_iter()
        .map(|(instance, status)| row(instance, status));
    let list = html::dl().children(rows);
    fragment(std::iter::once(list).chain(more).chain(note))
}

/// Those that are shown, and how many more there are. Of too many, those that have refused come first.
fn most_telling(mut all: Vec<(&str, CreationStatus)>) -> (Vec<(&str, CreationStatus)>, usize) {
    let more = all.len().saturating_sub(SHOWN_MAX);
    if more > 0 {
        all.sort_by_key(|(_, status)| !matches!(status, CreationStatus::Failed(_)));
        all.truncate(SHOWN_MAX);
    }
    (all, more)
}

/// A status by its mark, its word and what else there is to say.
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
