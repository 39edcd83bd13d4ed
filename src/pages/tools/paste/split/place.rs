//! Street, postal code, city and state.

use super::super::address::{
    Locality, PostalHit, find_postal, has_digit, is_place, is_state, locality,
};
use super::super::labels::Label;
use super::super::vocabulary::{has_street_word, is_title, is_unit};
use super::Reading;
use crate::pages::tools::paste::Certainty::{self, Sure, Unsure};
use customer::{CountryCode, Property, has_legal_form};

impl Reading<'_> {
    /// An address in one cell: a street alone, or lines with everything.
    pub(super) fn add_address(&mut self, text: &str) {
        let Some((country, _)) = self.country else {
            self.add_street(&lines_of(text), Sure);
            return;
        };
        let lines = lines_of(text);
        let hit = lines
            .iter()
            .enumerate()
            .rev()
            .find_map(|(at, line)| Some((at, find_postal(line, country)?)));
        match hit {
            // The number of a house where the postal code has a cell of its own.
            Some((at, hit))
                if !self
                    .pieces
                    .iter()
                    .any(|it| it.label == Some(Label::Of(Property::Zip))) =>
            {
                let mut street = lines.get(..at).unwrap_or_default().to_vec();
                let place = locality(&hit, country);
                if !place.street.is_empty() {
                    street.push(place.street.clone());
                }
                self.add_street(&street, Sure);
                self.add_place(&hit, &place);
            }
            _ => self.add_street(&lines, Sure),
        }
    }

    pub(super) fn add_place(&mut self, hit: &PostalHit, place: &Locality) {
        self.add(Property::Zip, &hit.code, Sure);
        self.add(Property::City, &place.city, Sure);
        let certainty = if place.is_known_state { Sure } else { Unsure };
        self.add(Property::State, &place.state, certainty);
    }

    /// The lines of a street: the form has two.
    pub(super) fn add_street(&mut self, lines: &[String], certainty: Certainty) {
        let lines: Vec<&str> = lines
            .iter()
            .map(|it| it.trim_matches([',', ';', ' ']))
            .filter(|it| !it.is_empty())
            .collect();
        match lines.as_slice() {
            [] => (),
            [only] => {
                let all = parts_by_comma(only);
                match all.split_last() {
                    Some((unit, street))
                        if !street.is_empty()
                            && is_unit(unit)
                            && !self.has(Property::AddressLine2) =>
                    {
                        self.add(Property::AddressLine1, &street.join(", "), certainty);
                        self.add(Property::AddressLine2, unit, certainty);
                    }
                    _ => self.add(Property::AddressLine1, only, certainty),
                }
            }
            [first, rest @ ..] => {
                self.add(Property::AddressLine1, first, certainty);
                self.add(Property::AddressLine2, &rest.join(", "), certainty);
            }
        }
    }

    /// The postal code with the city beside it and the street above it.
    pub(super) fn take_postal_line(&mut self) {
        if self.has(Property::Zip) {
            self.take_street_above(self.pieces.len());
            return;
        }
        let Some((country, certainty)) = self.country else {
            self.take_street_alone();
            return;
        };
        let mut best: Option<(usize, PostalHit)> = None;
        for at in 0..self.pieces.len() {
            let Some(piece) = self.free(at) else {
                continue;
            };
            if let Some(hit) = find_postal(&piece.text, country)
                && best.as_ref().is_none_or(|(_, it)| hit.score >= it.score)
            {
                best = Some((at, hit));
            }
        }
        let Some((at, hit)) = best else {
            self.take_street_alone();
            return;
        };
        self.use_piece(at);
        let mut place = locality(&hit, country);
        let mut above = at;
        let is_alone = place.city.is_empty();
        let mut city_certainty = certainty;
        if is_alone {
            let (city, state, from) = self.place_beside(at, country);
            place.city = city.unwrap_or_default();
            if let Some((state, is_known)) = state {
                place.state = state;
                place.is_known_state = is_known;
                if !is_known {
                    city_certainty = Unsure;
                }
            }
            above = from;
        }
        self.add(Property::Zip, &hit.code, certainty);
        self.add(Property::City, &place.city, city_certainty);
        if place.state.is_empty() && self.is_row {
            self.take_state_cell(at, country);
        }
        let is_known = place.is_known_state && certainty == Sure;
        self.add(
            Property::State,
            &place.state,
            if is_known { Sure } else { Unsure },
        );
        let mut street = self.street_above(above);
        if !place.street.is_empty() {
            street.push(place.street);
        }
        self.add_street(&street, Sure);
    }

    /// City and state beside a postal code on a line of its own, and the end of the street.
    pub(super) fn place_beside(
        &mut self,
        at: usize,
        country: CountryCode,
    ) -> (Option<String>, Option<(String, bool)>, usize) {
        let text =
            |it: &Self, at: Option<usize>| at.and_then(|at| it.free(at)).map(|it| it.text.clone());
        // "Dublin 2"
        let may_have_digit = country.as_str() == "IE";
        let is_city = |text: &String| {
            is_place(text)
                && !is_title(text)
                && !has_legal_form(text)
                && (may_have_digit || !has_digit(text))
        };
        let (one, two) = (at.checked_sub(1), at.checked_sub(2));
        let before = text(self, one);
        if let Some(state) = before.as_ref().filter(|it| is_state(it, country)) {
            let value = country
                .state(state)
                .map_or(state.clone(), |it| it.value.to_owned());
            let city = text(self, two).filter(is_city);
            self.use_piece(at - 1);
            if city.is_some() {
                self.use_piece(at - 2);
                return (city, Some((value, true)), at - 2);
            }
            return (None, Some((value, true)), at - 1);
        }
        if let Some(last) = before.filter(is_city) {
            self.use_piece(at - 1);
            let three = at
                .checked_sub(3)
                .and_then(|at| self.free(at))
                .map(|it| it.text.clone());
            let previous = text(self, two).filter(is_city);
            let is_behind_street = three.is_some_and(|it| is_street(&it));
            if let (Some(city), true) = (previous, is_behind_street) {
                self.use_piece(at - 2);
                return (Some(city), Some((last, false)), at - 2);
            }
            return (Some(last), None, at - 1);
        }
        let after = text(self, Some(at + 1)).filter(is_city);
        if after.is_some() {
            self.use_piece(at + 1);
        }
        (after, None, at)
    }

    /// The state in the cell behind city and postal code, if the country has a list of them.
    pub(super) fn take_state_cell(&mut self, at: usize, country: CountryCode) {
        for at in at + 1..(at + 3).min(self.pieces.len()) {
            let state = self
                .free(at)
                .map(|it| it.text.clone())
                .filter(|it| is_state(it, country));
            if let Some(state) = state {
                let value = country
                    .state(&state)
                    .map_or(state.clone(), |it| it.value.to_owned());
                self.add(Property::State, &value, Sure);
                self.use_piece(at);
                return;
            }
        }
    }

    /// The lines of a street that end before this piece.
    pub(super) fn street_above(&mut self, end: usize) -> Vec<String> {
        let mut street = Vec::new();
        for at in (0..end).rev() {
            let Some(piece) = self.pieces.get(at) else {
                break;
            };
            // What is known already does not part a street, such as a postal code that was read from it.
            if piece.is_used && street.is_empty() && self.is_row {
                continue;
            }
            let Some(piece) = self.free(at) else {
                break;
            };
            if !is_street(&piece.text) || street.len() == 3 {
                break;
            }
            street.push(piece.text.clone());
            self.use_piece(at);
        }
        street.reverse();
        street
    }

    pub(super) fn take_street_above(&mut self, end: usize) {
        if !self.has(Property::AddressLine1) {
            let street = self.street_above(end);
            self.add_street(&street, Unsure);
        }
    }

    /// A street where no postal code is, and the city below it.
    pub(super) fn take_street_alone(&mut self) {
        let is_one = |it: &Self, at: usize| {
            it.free(at)
                .is_some_and(|piece| is_street(&piece.text) && has_street_word(&piece.text))
        };
        let Some(first) = (0..self.pieces.len()).find(|at| is_one(self, *at)) else {
            return;
        };
        let mut end = first;
        while self.free(end).is_some_and(|it| is_street(&it.text)) && end < first + 3 {
            end += 1;
        }
        let street = self.street_above(end);
        let all = street
            .last()
            .map(|it| parts_by_comma(it))
            .unwrap_or_default();
        let city = self.free(end).map(|it| it.text.clone());
        let city = city
            .filter(|it| is_place(it) && !is_title(it) && !has_legal_form(it) && !it.contains('@'));
        match (city, all.split_last()) {
            (Some(city), _) => {
                self.use_piece(end);
                let place = parts_by_comma(&city);
                self.add(
                    Property::City,
                    place.first().map_or("", String::as_str),
                    Unsure,
                );
                self.add_street(&street, Unsure);
            }
            // "Sheikh Zayed Road 10, Dubai".
            (None, Some((last, before)))
                if !before.is_empty() && is_place(last) && !has_digit(last) =>
            {
                self.add(Property::City, last, Unsure);
                let mut street = street.clone();
                street.pop();
                street.push(before.join(", "));
                self.add_street(&street, Unsure);
            }
            _ => self.add_street(&street, Unsure),
        }
    }
}

/// Whether a line is of a street: a number, or a word of streets.
pub(super) fn is_street(text: &str) -> bool {
    let has_letter = text.chars().any(char::is_alphabetic);
    has_letter
        && (has_digit(text) || has_street_word(text))
        && !is_title(text)
        && !has_legal_form(text)
        && !text.contains('@')
}

pub(super) fn lines_of(text: &str) -> Vec<String> {
    text.lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

pub(super) fn parts_by_comma(text: &str) -> Vec<String> {
    text.split(',')
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}
