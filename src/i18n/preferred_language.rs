//! The language of the interface.

use super::Language;
use crate::browser::intl;

/// Finds the language of the texts and the locale for everything that the browser formats. Browsers in another
/// language get English texts with their own numbers, dates and names.
pub fn find(configured: Option<&str>) -> (Language, String) {
    let preferred = configured
        .map(str::to_owned)
        .into_iter()
        .chain(intl::preferred_languages());
    let known: Vec<String> = preferred.filter(|tag| intl::supports_locale(tag)).collect();
    known
        .iter()
        .find_map(|tag| Some((Language::from_tag(tag)?, tag.clone())))
        .unwrap_or_else(|| {
            let locale = known.first().cloned();
            (Language::English, locale.unwrap_or_else(|| "en".to_owned()))
        })
}
