//! The parts that the person keeps for the next customer: remembered in this browser until they sign out.

use super::reuse::Part;
use crate::browser::storage;

const KEY: &str = "onboard.next";

/// The parts to keep. None, until the person chooses: then *Create another* begins an empty form.
pub fn chosen() -> Vec<Part> {
    read(&storage::local_get(KEY).unwrap_or_default())
}

/// Whether there are parts to keep.
pub fn keeps_any() -> bool {
    !chosen().is_empty()
}

/// Remembers the parts to keep.
pub fn remember(parts: &[Part]) {
    let names: Vec<_> = parts.iter().map(|it| it.name()).collect();
    storage::local_set(KEY, &names.join(" "));
}

/// The parts with or without this one.
pub fn with(chosen: &[Part], part: Part, is_kept: bool) -> Vec<Part> {
    let is_in = |it: &Part| {
        if *it == part {
            is_kept
        } else {
            chosen.contains(it)
        }
    };
    Part::ALL.into_iter().filter(is_in).collect()
}

fn read(text: &str) -> Vec<Part> {
    let names: Vec<_> = text.split(' ').collect();
    let parts = Part::ALL.into_iter();
    parts.filter(|it| names.contains(&it.name())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_remembered_choice() {
        for (text, expected) in [
            ("", &[][..]),
            ("margins country", &[Part::Country, Part::Margins]),
            ("country later", &[Part::Country]),
            (
                "country reseller instances margins culture settings",
                &Part::ALL,
            ),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn each_part_can_be_kept_or_not() {
        for part in Part::ALL {
            let without = with(&Part::ALL, part, false);
            assert!(!without.contains(&part) && without.len() == Part::ALL.len() - 1);
            assert_eq!(with(&without, part, true), Part::ALL);
        }
    }
}
