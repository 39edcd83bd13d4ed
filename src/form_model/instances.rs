//! The provider instances of all entries together.

use super::provider_draft::ProviderDraft;
use super::rows::{Row, Rows};
use super::validation_context::ValidationContext;
use crate::config::Config;
use customer::{CountryCode, Guid};
use leptos::prelude::*;
use std::sync::Arc;

/// Computed once for all entries: with hundreds, each entry comparing itself to all others takes too long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Instances {
    /// The keys of the entries whose instance an earlier entry has.
    pub(super) repeated: Vec<u32>,
    /// The countries that every chosen instance serves. `None`: no restriction is known.
    pub(super) countries: Option<Vec<CountryCode>>,
}

impl Instances {
    /// Creates the memo, which follows the entries.
    pub(super) fn of(
        providers: &Rows<ProviderDraft>,
        config: &Arc<Config>,
        context: &ValidationContext,
    ) -> ArcMemo<Self> {
        let (providers, config) = (providers.clone(), config.clone());
        let context = context.clone();
        ArcMemo::new(move |_| {
            // One subscription instead of one for each entry.
            context.follow_instances();
            let (mut seen, mut instances) = (Vec::new(), Self::default());
            for entry in providers.all() {
                match Guid::parse(&entry.fields.instance.kept_text()) {
                    Ok(id) if seen.contains(&id) => instances.repeated.push(entry.place().key()),
                    Ok(id) => {
                        seen.push(id);
                        instances.narrow(&config, id);
                    }
                    Err(_) => (),
                }
            }
            instances
        })
    }

    fn narrow(&mut self, config: &Config, id: Guid) {
        let instance = config.instance(id);
        let offered = instance
            .as_ref()
            .and_then(|it| it.supported_countries.as_ref());
        match (&mut self.countries, offered) {
            (Some(countries), Some(offered)) => countries.retain(|it| offered.contains(it)),
            (countries @ None, Some(offered)) => *countries = Some(offered.clone()),
            (_, None) => (),
        }
    }
}
