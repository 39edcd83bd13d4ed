//! The line of an address with its postal code: city and state around it.

use super::vocabulary::has_street_word;
use customer::{CountryCode, matches_key, name_key};

/// A postal code inside a line.
#[derive(Debug, PartialEq, Eq)]
pub struct PostalHit {
    pub before: String,
    pub code: String,
    pub after: String,
    /// How likely the digits are a postal code. Positive.
    pub score: i32,
}

/// The text around a postal code.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Locality {
    /// What is left of the street on this line.
    pub street: String,
    pub city: String,
    pub state: String,
    /// Whether the state is one of the country's list or written as a code.
    pub is_known_state: bool,
}

/// The signs between the parts of an address.
const SIGNS: [char; 9] = [',', ';', '-', '–', '—', '/', '|', '.', ' '];

/// Finds the postal code of this country in a line.
pub fn find_postal(line: &str, country: CountryCode) -> Option<PostalHit> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in line.split([' ', ',', ';', '(', ')']) {
        if !word.is_empty() {
            words.push((at, at + word.len()));
        }
        at += word.len() + 1;
    }
    let mut best: Option<PostalHit> = None;
    for first in 0..words.len() {
        for count in (1..=3).rev() {
            let window = words.get(first..first + count);
            let hit = window.and_then(|window| hit_at(line, window, country));
            if let Some(hit) = hit
                && best.as_ref().is_none_or(|it| hit.score >= it.score)
            {
                best = Some(hit);
            }
        }
    }
    best.filter(|it| it.score >= 2)
}

fn hit_at(line: &str, window: &[(usize, usize)], country: CountryCode) -> Option<PostalHit> {
    let (from, to) = (window.first()?.0, window.last()?.1);
    let written = line.get(from..to)?;
    if !written.bytes().any(|b| b.is_ascii_digit()) || written.contains([',', ';']) {
        return None;
    }
    let code = country.normalize_postal_code(written)?;
    let before = line.get(..from)?.trim();
    let after = line.get(to..)?.trim();
    let mut score = 0;
    if written.contains(['-', ' ']) || written.bytes().any(|b| b.is_ascii_alphabetic()) {
        score += 3;
    }
    let begins_part = before.is_empty() || before.ends_with(SIGNS);
    let begins_name = after
        .trim_start_matches(SIGNS)
        .chars()
        .next()
        .is_some_and(char::is_alphabetic);
    if begins_part && begins_name && !after.starts_with(SIGNS) {
        score += 3;
    }
    let last_part = before.rsplit([',', ';']).find(|it| !it.trim().is_empty());
    let last_part = last_part.unwrap_or_default().trim();
    let is_behind_name = !last_part.is_empty() && !has_digit(last_part);
    let ends_part = after.is_empty() || after.starts_with([',', ';', '-', '–', '|']);
    if ends_part && is_behind_name && !has_street_word(last_part) {
        score += 3;
    }
    if trailing_state(last_part, country).is_some() {
        score += 2;
    }
    if before.is_empty() && after.is_empty() {
        score += 3;
    }
    // "Av. Paulista 1000": the number of a house.
    if has_street_word(last_part) && !begins_name {
        score -= 3;
    }
    Some(PostalHit {
        before: strip_postal_label(before).to_owned(),
        code,
        after: after.to_owned(),
        score,
    })
}

/// `CEP` before the code.
fn strip_postal_label(before: &str) -> &str {
    let trimmed = before.trim_end_matches([':', '.', ' ']);
    let word = trimmed.rsplit([' ', ',']).next().unwrap_or_default();
    let labels = ["cep", "cp", "c.p", "zip", "plz", "pin", "cap", "eircode"];
    match labels.iter().any(|it| matches_key(word, it)) {
        true => trimmed
            .get(..trimmed.len() - word.len())
            .unwrap_or_default(),
        false => before,
    }
}

/// Reads city and state beside a postal code, on the same line.
pub fn locality(hit: &PostalHit, country: CountryCode) -> Locality {
    let before = hit.before.trim_matches(SIGNS);
    let after = hit.after.trim_matches(SIGNS);
    if after.chars().any(char::is_alphabetic) {
        let (city, state, is_known_state) = city_and_state(&parts(after), country);
        return Locality {
            street: before.to_owned(),
            city,
            state,
            is_known_state,
        };
    }
    let all = parts(before);
    let is_street = |part: &String| has_digit(part) && has_street_word(part);
    // A city may have the number of its district: "Dublin 2".
    let from = match all.as_slice() {
        [] => 0,
        [only] if is_street(only) => 1,
        [_] => 0,
        many => {
            let tail = many.len() - 1;
            let state = many.get(tail).is_some_and(|it| is_state(it, country));
            let previous = tail.checked_sub(1).and_then(|at| many.get(at));
            let is_city = |it: &&String| !has_street_word(it) && !has_digit(it);
            let has_two = previous.filter(is_city).is_some();
            match state || (has_two && many.len() > 1 && !is_island(country)) {
                true => tail - 1,
                false => tail,
            }
        }
    };
    let (street, place) = all.split_at(from.min(all.len()));
    let (city, state, is_known_state) = city_and_state(place, country);
    Locality {
        street: street.join(", "),
        city,
        state,
        is_known_state,
    }
}

/// Where counties are not a part of the address.
fn is_island(country: CountryCode) -> bool {
    matches!(country.as_str(), "GB" | "IE" | "SG" | "NZ")
}

/// The parts of a line between commas and dashes.
pub fn parts(line: &str) -> Vec<String> {
    let line = line.replace(" - ", ",").replace(" – ", ",");
    let parts = line.split([',', ';']).map(|it| it.trim_matches(SIGNS));
    parts
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// City and state of these parts: the state comes behind the city.
fn city_and_state(parts: &[String], country: CountryCode) -> (String, String, bool) {
    let (Some(first), rest) = (parts.first(), parts.get(1..).unwrap_or_default()) else {
        return Default::default();
    };
    if let Some(last) = rest.last() {
        let (state, is_known) = match country.state(last) {
            Some(state) => (state.value.to_owned(), true),
            None => (last.clone(), is_state(last, country)),
        };
        return (first.clone(), state, is_known);
    }
    match trailing_state(first, country) {
        Some((city, state)) if !city.is_empty() => (city, state, true),
        _ => (first.clone(), String::new(), false),
    }
}

/// Whether a text is a state of the country's list, or a code of one.
pub fn is_state(text: &str, country: CountryCode) -> bool {
    let text = text.trim_matches(['(', ')', ' ']);
    let is_short = text.len() <= 3;
    let is_upper = text.bytes().all(|b| b.is_ascii_uppercase());
    match country.states().is_empty() {
        false => country.state(text).is_some() && (!is_short || is_upper),
        true => has_state_codes(country) && text.len() == 2 && is_upper,
    }
}

/// Countries without a list whose states are commonly written as two letters.
fn has_state_codes(country: CountryCode) -> bool {
    matches!(country.as_str(), "BR" | "IT" | "CH")
}

/// The state at the end of a city: `Sydney NSW`, `Milano (MI)`, `São Paulo/SP`.
fn trailing_state(text: &str, country: CountryCode) -> Option<(String, String)> {
    if let Some((city, inside)) = text.strip_suffix(')').and_then(|it| it.split_once('(')) {
        return Some((city.trim().to_owned(), inside.trim().to_owned()));
    }
    let words: Vec<&str> = text.split([' ', '/']).filter(|it| !it.is_empty()).collect();
    let found = (1..=3.min(words.len())).rev().find_map(|count| {
        let (city, state) = words.split_at(words.len() - count);
        let state = state.join(" ");
        is_state(&state, country).then(|| {
            let value = country.state(&state).map(|it| it.value.to_owned());
            let city = city.join(" ").trim_matches(SIGNS).to_owned();
            (city, value.unwrap_or(state))
        })
    });
    // "New York" alone is the city.
    found.filter(|(city, _)| !city.is_empty() || words.len() == 1)
}

/// The country at the end of a line or cell, and the text before it. Codes are written in capitals.
pub fn country_at_end<'a>(
    line: &'a str,
    named: &dyn Fn(&str) -> Option<CountryCode>,
) -> Option<(&'a str, CountryCode)> {
    let find = |text: &str| {
        let text = text.trim_matches(|c: char| SIGNS.contains(&c) || matches!(c, '(' | ')'));
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let is_code = letters <= 3;
        let is_upper = text.chars().all(|c| !c.is_lowercase());
        let has_digit = has_digit(text);
        let is_name = letters >= 2 && !has_digit && (!is_code || is_upper);
        is_name.then(|| CountryCode::by_name(text, named))?
    };
    if let Some(country) = find(line) {
        return Some(("", country));
    }
    let at = line.rfind([',', ';', '(', '|', '–', '—']);
    let dash = line.rfind(" - ");
    let at = at.max(dash)?;
    let (before, last) = line.split_at_checked(at)?;
    let last = last.trim_start_matches([',', ';', '(', '|', '–', '—', '-', ' ']);
    Some((before.trim_end_matches(SIGNS), find(last)?))
}

pub fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// Whether a text can be the name of a place: letters, and neither a street nor a number of three digits or more.
pub fn is_place(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let words = text.split_whitespace().count();
    digits <= 2
        && (1..=5).contains(&words)
        && text.chars().next().is_some_and(char::is_alphabetic)
        && !text.contains(['@', ':'])
        && !has_street_word(text)
        && !name_key(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> CountryCode {
        CountryCode::from_code(code).unwrap_or_else(|| panic!("{code} is a code"))
    }

    #[test]
    fn lines_with_a_postal_code() {
        for (code, line, expected) in [
            (
                "PT",
                "1100-048 Lisboa",
                Some(("", "1100-048", "Lisboa", "")),
            ),
            ("DE", "D-10115 Berlin", Some(("", "10115", "Berlin", ""))),
            (
                "DE",
                "Unter den Linden 7, 10117 Berlin",
                Some(("Unter den Linden 7", "10117", "Berlin", "")),
            ),
            (
                "US",
                "1 Main Street, Suite 200, Redmond, WA 98052",
                Some(("1 Main Street, Suite 200", "98052", "Redmond", "WA")),
            ),
            (
                "US",
                "New York, NY 10001-1234",
                Some(("", "10001-1234", "New York", "NY")),
            ),
            (
                "US",
                "New York, New York 10001",
                Some(("", "10001", "New York", "NY")),
            ),
            (
                "CA",
                "Toronto ON  M5V 2T6",
                Some(("", "M5V 2T6", "Toronto", "ON")),
            ),
            (
                "AU",
                "Sydney NSW 2000",
                Some(("", "2000", "Sydney", "New South Wales")),
            ),
            (
                "GB",
                "London SW1A 1AA",
                Some(("", "SW1A 1AA", "London", "")),
            ),
            ("GB", "SW1A 1AA", Some(("", "SW1A 1AA", "", ""))),
            (
                "BR",
                "São Paulo - SP, 01310-100",
                Some(("", "01310-100", "São Paulo", "SP")),
            ),
            (
                "BR",
                "CEP 01310-100 São Paulo/SP",
                Some(("", "01310-100", "São Paulo", "SP")),
            ),
            (
                "IT",
                "20121 Milano (MI)",
                Some(("", "20121", "Milano", "MI")),
            ),
            ("IT", "20121 Milano MI", Some(("", "20121", "Milano", "MI"))),
            (
                "IE",
                "8 Grafton Street, Dublin 2, D02 AF30",
                Some(("8 Grafton Street", "D02 AF30", "Dublin 2", "")),
            ),
            (
                "IN",
                "12 MG Road, Bengaluru, Karnataka 560001",
                Some(("12 MG Road", "560001", "Bengaluru", "Karnataka")),
            ),
            (
                "IN",
                "12 MG Road, Bengaluru 560001",
                Some(("12 MG Road", "560001", "Bengaluru", "")),
            ),
            (
                "NL",
                "1016 EA Amsterdam",
                Some(("", "1016 EA", "Amsterdam", "")),
            ),
            ("AT", "Hauptstraße 1010", None),
            ("PT", "Rua Nova 1000", None),
            ("DE", "Lisboa", None),
        ] {
            let country = country(code);
            let found = find_postal(line, country);
            let read = found
                .as_ref()
                .map(|hit| (hit.code.as_str(), locality(hit, country)));
            let found = read.as_ref().map(|(zip, it)| {
                (
                    it.street.as_str(),
                    *zip,
                    it.city.as_str(),
                    it.state.as_str(),
                )
            });
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn countries_at_the_end() {
        let named = |key: &str| match key {
            "portugal" => CountryCode::from_code("PT"),
            "france" => CountryCode::from_code("FR"),
            _ => None,
        };
        for (line, expected) in [
            ("Portugal", Some(("", "PT"))),
            ("Lisboa, Portugal", Some(("Lisboa", "PT"))),
            ("75002 Paris - France", Some(("75002 Paris", "FR"))),
            ("75002 Paris (France)", Some(("75002 Paris", "FR"))),
            ("London, UK", Some(("London", "GB"))),
            ("USA", Some(("", "US"))),
            ("us", None),
            ("per", None),
            ("Lisboa", None),
            ("", None),
        ] {
            let found = country_at_end(line, &named);
            let found = found.map(|(before, country)| (before, country.as_str()));
            assert_eq!(found, expected, "{line}");
        }
    }
}
