//! Cultures and languages to suggest for Microsoft's tenant.

use super::FormScope;
use crate::browser::intl;
use crate::components::Suggestions;
use std::sync::Arc;

/// The kind of suggestions.
#[derive(Clone, Copy)]
pub enum Suggested {
    /// Tags with the country, such as `pt-PT`.
    Cultures,
    /// Tags of languages alone, such as `pt`.
    Languages,
}

/// The suggestions, once the chunk is there.
pub fn suggestions(parts: &FormScope, suggested: Suggested) -> Suggestions {
    let parts = parts.clone();
    Arc::new(move || {
        let chunk = parts.chunk();
        chunk.map_or_else(Vec::new, |chunk| (chunk.languages)(&parts, suggested))
    })
}

/// That of the customer's country, and the one that Microsoft takes everywhere, with the browser's names for them. In
/// the chunk.
pub fn suggested(parts: &FormScope, suggested: Suggested) -> Vec<(String, String)> {
    let own = parts.draft.country_code().and_then(|country| {
        let language = intl::language_of_country(country.as_str())?;
        Some(match suggested {
            Suggested::Cultures => format!("{language}-{}", country.as_str()),
            Suggested::Languages => language,
        })
    });
    let default = match suggested {
        Suggested::Cultures => "en-US",
        Suggested::Languages => "en",
    };
    let mut tags = vec![default.to_owned()];
    if let Some(own) = own.filter(|it| it != default) {
        tags.insert(0, own);
    }
    let names = intl::Names::of_languages(&parts.context.locale);
    let named = |tag: String| {
        let name = names.of(&tag);
        (tag, name)
    };
    tags.into_iter().map(named).collect()
}
