//! What all controls of a form share, and what their rules look at besides their own text.

use super::field::State;
use crate::domain::{CountryCode, DecimalMark, Surroundings};
use crate::signal::Source;
use std::sync::Arc;

/// Made once for a form; shared by its clones.
#[derive(Clone)]
pub struct Setting(Arc<Parts>);

struct Parts {
    mark: Source<DecimalMark>,
    country: Source<State>,
    today: Source<String>,
}

impl Setting {
    /// The setting of a new form.
    pub fn new(mark: DecimalMark) -> Self {
        Self(Arc::new(Parts {
            mark: Source::new(mark),
            country: Source::default(),
            today: Source::default(),
        }))
    }

    /// The sign before the fraction.
    pub fn mark(&self) -> DecimalMark {
        self.0.mark.get_untracked()
    }

    /// Another language writes another sign.
    pub fn set_mark(&self, mark: DecimalMark) {
        self.0.mark.set(mark);
    }

    /// Tells the person's own day, such as `2026-11-25`.
    pub fn set_today(&self, day: String) {
        self.0.today.set(day);
    }

    /// What the country's control holds.
    pub(super) fn country_state(&self) -> Source<State> {
        self.0.country.clone()
    }
}

impl Surroundings for Setting {
    fn country(&self) -> Option<CountryCode> {
        self.0
            .country
            .with(|state| CountryCode::required(&state.text).ok())
    }

    fn today(&self) -> String {
        self.0.today.get()
    }
}
