//! The country.

use super::super::address::{country_at_end, find_postal, has_digit, is_place, is_state, parts};
use super::super::labels::Label;
use super::Reading;
use crate::pages::tools::paste::Certainty::{Sure, Unsure};
use customer::{CountryCode, Property, has_legal_form};

impl Reading<'_> {
    /// A country that is named.
    pub(super) fn take_country(&mut self, at: usize) {
        let Some(piece) = self.pieces.get(at).filter(|it| !it.is_used).cloned() else {
            return;
        };
        let is_labelled = piece.label == Some(Label::Of(Property::Country));
        if is_labelled {
            let country = CountryCode::by_name(&piece.text, self.named);
            if let Some(country) = country {
                self.country = Some((country, Sure));
            }
            self.use_piece(at);
            return;
        }
        let is_address = piece.label == Some(Label::Of(Property::AddressLine1));
        if !(piece.label.is_none() || is_address) {
            return;
        }
        let Some((before, country)) = country_at_end(&piece.text, self.named) else {
            return;
        };
        let is_whole = before.is_empty();
        // A company may be named so: "Contoso, Portugal".
        if !is_whole
            && !has_digit(before)
            && (has_legal_form(before) || at == 0 || !is_place(before))
        {
            return;
        }
        // Two letters alone may be a state: "CA".
        let is_code = piece.text.trim().len() == 2;
        if is_whole && is_code && self.is_row {
            let hinted = self.hints.best().map(|(it, _)| it);
            let is_state = hinted.is_some_and(|it| it != country && is_state(&piece.text, it));
            let is_followed = self
                .pieces
                .get(at + 1..)
                .unwrap_or_default()
                .iter()
                .any(|it| {
                    it.label.is_none()
                        && !it.is_used
                        && country_at_end(&it.text, self.named)
                            .is_some_and(|(before, _)| before.is_empty())
                });
            if is_state || is_followed {
                return;
            }
        }
        self.country = Some((country, Sure));
        if is_whole {
            self.use_piece(at);
        } else if let Some(piece) = self.pieces.get_mut(at) {
            piece.text = before.to_owned();
        }
    }

    /// Where no country is named, the one that most of the text speaks for.
    pub(super) fn settle_country(&mut self) {
        if self.country.is_some() {
            return;
        }
        for at in 0..self.pieces.len() {
            let Some(piece) = self.pieces.get(at).filter(|it| !it.is_used).cloned() else {
                continue;
            };
            let text = piece.text.as_str();
            match piece.label {
                None | Some(Label::Of(Property::CompanyName)) if has_legal_form(text) => {
                    self.hints.company(text)
                }
                None | Some(Label::Of(Property::AddressLine1)) => self.hints.street(text),
                _ => (),
            }
            let may_be_postal = matches!(
                piece.label,
                None | Some(Label::Of(Property::Zip | Property::AddressLine1))
            );
            if may_be_postal {
                for code in ["PT", "BR", "CA", "NL", "GB", "PL", "IE"] {
                    self.hint_by_postal_code(code, text, 3);
                }
                for code in ["US", "AU"] {
                    let country = CountryCode::from_code(code);
                    let has_state = country.is_some_and(|country| {
                        find_postal(text, country).is_some_and(|hit| {
                            let before = parts(&hit.before);
                            let last = before.last().map_or("", String::as_str);
                            let word = last.rsplit(' ').next().unwrap_or_default();
                            is_state(word, country) || is_state(last, country)
                        })
                    });
                    if has_state {
                        self.hint_by_postal_code(code, text, 5);
                    }
                }
            }
        }
        let best = self.hints.best();
        self.country =
            best.map(|(country, is_sure)| (country, if is_sure { Sure } else { Unsure }));
    }

    pub(super) fn hint_by_postal_code(&mut self, code: &str, text: &str, weight: u32) {
        let Some(country) = CountryCode::from_code(code) else {
            return;
        };
        if let Some(hit) = find_postal(text, country) {
            let has_letter = hit.code.bytes().any(|b| b.is_ascii_alphabetic());
            let is_shaped = has_letter || weight > 3 || text.contains(&hit.code);
            // The shape alone is not enough where others have digits of the same number.
            if is_shaped && hit.score >= 3 {
                self.hints.add(country, weight);
            }
        }
    }

    pub(super) fn take_country_value(&mut self) {
        if let Some((country, certainty)) = self.country {
            self.add(Property::Country, country.as_str(), certainty);
        }
    }
}
