//! The countries of the last customers created in this browser. The list of countries begins with them.

use crate::browser::storage;
use customer::CountryCode;

const KEY: &str = "onboard.countries";
const MAX: usize = 5;

/// Remembers that a customer of this country was created.
pub fn remember(country: CountryCode) {
    let mut codes = vec![country];
    codes.extend(all().into_iter().filter(|it| *it != country));
    let codes: Vec<&str> = codes
        .into_iter()
        .take(MAX)
        .map(CountryCode::as_str)
        .collect();
    storage::local_set(KEY, &codes.join(" "));
}

/// The countries, newest first.
pub fn all() -> Vec<CountryCode> {
    let codes = storage::local_get(KEY).unwrap_or_default();
    codes
        .split(' ')
        .filter_map(CountryCode::from_code)
        .collect()
}
