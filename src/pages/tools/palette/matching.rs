//! Finds entries of the palette by a typed text: every word of it must fit.

use crate::components::{Fit, fit};

/// The rank of an entry: how well its name fits, then how well the text beside it does. Smaller is better.
pub type Rank = (Fit, usize);

/// How what was typed fits an entry, by the keys of its name and of the text beside it. All three are keys: without
/// capitals and accents. `None`: a word of it does not fit.
pub fn rank(name: &str, beside: &str, typed: &str) -> Option<Rank> {
    let typed = typed.trim();
    match fit(name, typed) {
        Some(Fit::Whole) => return Some((Fit::Whole, 0)),
        // An action that has the word elsewhere comes before a field that begins with it: actions are first in the list.
        Some(found) => return Some((found.max(Fit::BeginningOfWord), 0)),
        None => {}
    }
    let mut worst = Fit::Whole;
    let mut beside_count = 0;
    for word in typed.split_whitespace() {
        match fit(name, word) {
            // The words are there, the whole is not.
            Some(found) => worst = worst.max(found).max(Fit::BeginningOfWord),
            None => {
                fit(beside, word)?;
                beside_count += 1;
            }
        }
    }
    // A word of the name itself says more than one beside it.
    let is_named = typed.split_whitespace().count() > beside_count;
    let fit = if is_named { worst } else { Fit::Inside };
    Some((fit, beside_count))
}

/// The places of the entries that fit, best first. Equals stay in their order.
pub fn found<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>, typed: &str) -> Vec<usize> {
    let ranked = entries.enumerate();
    let mut ranked: Vec<(Rank, usize)> = ranked
        .filter_map(|(at, (name, beside))| Some((rank(name, beside, typed)?, at)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_and_in_which_order() {
        let entries = [
            ("create customer", "ctrl+enter"),
            ("check your answers", ""),
            ("created customers", ""),
            ("country", "field"),
            ("domain", "field, provider 1"),
            ("domain", "field, provider 2, contoso csp"),
            ("add provider", ""),
            ("show the request", ""),
            ("request delegated administration", "field"),
        ];
        for (typed, expected) in [
            ("", &[0, 1, 2, 3, 4, 5, 6, 7, 8][..]),
            ("  ", &[0, 1, 2, 3, 4, 5, 6, 7, 8]),
            ("country", &[3]),
            // Of the letters of a word, its first count most.
            ("co", &[3, 5]),
            ("create", &[0, 2]),
            ("cust", &[0, 2]),
            ("answers", &[1]),
            ("request", &[7, 8]),
            ("domain 2", &[5]),
            ("dom prov", &[4, 5]),
            ("provider", &[6, 4, 5]),
            ("2 domain contoso", &[5]),
            ("customer create", &[0, 2]),
            ("xyz", &[]),
            ("domain xyz", &[]),
        ] {
            let all = found(entries.into_iter(), typed);
            assert_eq!(all, expected, "{typed}");
        }
    }
}
