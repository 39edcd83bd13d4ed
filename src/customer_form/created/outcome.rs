//! The combined status of all providers, which decides on the texts and actions of the page.

use crate::api::{CreationStatus, ProviderStatus};
use crate::i18n::Words;

/// The combined status of all providers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// They are at it, as far as is known.
    #[default]
    SettingUp,
    /// Unknown.
    NotKnown,
    /// All are ready.
    Ready,
    /// Some have refused.
    Partly,
    /// All have refused.
    Refused,
}

impl Outcome {
    /// That of these providers.
    pub fn of(statuses: &[ProviderStatus]) -> Self {
        let count = |is: fn(CreationStatus) -> bool| {
            let such = statuses.iter().filter(|it| is(it.status));
            such.count()
        };
        let refused = count(|it| matches!(it, CreationStatus::Failed(_)));
        let ready = count(|it| it == CreationStatus::Success);
        if refused > 0 {
            let is_all = refused == statuses.len();
            return if is_all { Self::Refused } else { Self::Partly };
        }
        if count(|it| it == CreationStatus::Processing) > 0 {
            Self::SettingUp
        } else if ready > 0 && ready == statuses.len() {
            Self::Ready
        } else {
            Self::NotKnown
        }
    }

    /// Whether a provider has refused, so that it can be corrected.
    pub fn is_refused(self) -> bool {
        matches!(self, Self::Partly | Self::Refused)
    }

    /// The heading, with the place of the company's name in it.
    pub fn heading(self, words: &Words) -> &'static str {
        match self {
            Self::SettingUp | Self::NotKnown | Self::Ready => words.created_named(),
            Self::Partly => words.partly_named(),
            Self::Refused => words.refused_named(),
        }
    }

    /// The explanation.
    pub fn lead(self, words: &Words) -> &'static str {
        match self {
            Self::SettingUp => words.created_lead(),
            Self::NotKnown => words.created_not_known(),
            Self::Ready => words.created_ready(),
            Self::Partly => words.created_partly(),
            Self::Refused => words.created_refused(),
        }
    }

    /// Whether creating it again makes a second record; none where nothing offers that.
    pub fn second_record(self, words: &Words) -> Option<&'static str> {
        match self {
            Self::Partly => Some(words.second_record_partly()),
            Self::Refused => Some(words.second_record()),
            _ => None,
        }
    }

    /// Whether there is a tenant at Microsoft that the next steps are about.
    pub fn has_next_steps(self) -> bool {
        self != Self::Refused
    }

    /// The step to wait for before ordering.
    pub fn next_status(self, words: &Words) -> Option<&'static str> {
        match self {
            Self::SettingUp => Some(words.next_status()),
            Self::NotKnown => Some(words.next_look()),
            Self::Ready | Self::Partly | Self::Refused => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::CreationError;
    use crate::i18n::Language;

    const FAILED: CreationStatus = CreationStatus::Failed(CreationError::DomainExists);
    const UNEXPLAINED: CreationStatus = CreationStatus::Failed(CreationError::Unknown);

    #[test]
    fn of_all_providers_together() {
        use CreationStatus::{Processing, Success, Unknown};
        for (statuses, expected) in [
            (&[][..], Outcome::NotKnown),
            (&[Processing], Outcome::SettingUp),
            (&[Success, Processing], Outcome::SettingUp),
            (&[Unknown, Processing], Outcome::SettingUp),
            (&[Success], Outcome::Ready),
            (&[Success, Success], Outcome::Ready),
            (&[Unknown], Outcome::NotKnown),
            (&[Success, Unknown], Outcome::NotKnown),
            (&[FAILED], Outcome::Refused),
            (&[FAILED, UNEXPLAINED], Outcome::Refused),
            (&[FAILED, Success], Outcome::Partly),
            (&[Processing, FAILED], Outcome::Partly),
            (&[Unknown, UNEXPLAINED], Outcome::Partly),
        ] {
            let all: Vec<_> = statuses
                .iter()
                .map(|status| ProviderStatus {
                    instance: String::new(),
                    status: *status,
                })
                .collect();
            assert_eq!(Outcome::of(&all), expected, "{statuses:?}");
        }
    }

    #[test]
    fn a_page_does_not_contradict_itself() {
        let words = Language::English.own_words();
        for outcome in [
            Outcome::SettingUp,
            Outcome::NotKnown,
            Outcome::Ready,
            Outcome::Partly,
            Outcome::Refused,
        ] {
            let (heading, lead) = (outcome.heading(words), outcome.lead(words));
            let next = outcome.next_status(words).unwrap_or_default();
            let said = format!("{heading} {lead} {next}");
            let is_refused = outcome.is_refused();
            // There is no waiting after a failure or when all is done.
            let waits = said.contains("under way") || said.contains("Wait until");
            assert_eq!(waits, outcome == Outcome::SettingUp, "{said}");
            assert_eq!(said.contains("rejected"), is_refused, "{said}");
            assert_eq!(outcome.second_record(words).is_some(), is_refused);
            let is_created = heading.contains("was created");
            assert_eq!(is_created, outcome != Outcome::Refused, "{heading}");
            assert_eq!(outcome.has_next_steps(), outcome != Outcome::Refused);
        }
        for words in Language::ALL.map(Language::own_words) {
            let headings = [
                Outcome::Ready.heading(words),
                Outcome::Partly.heading(words),
                Outcome::Refused.heading(words),
            ];
            assert!(headings.iter().all(|it| it.contains("{name}")));
            assert!(headings[0] != headings[1] && headings[1] != headings[2]);
        }
    }
}
