//! E-mail addresses, phone numbers, tax numbers and domains.

use super::super::labels::Label;
use super::{Context, PhoneKind, Reading, trimmed};
use crate::pages::tools::paste::Certainty::{Sure, Unsure};
use customer::{CountryCode, DecimalMark, DomainPrefix, Property, Rule};

impl Reading<'_> {
    /// E-mail addresses, websites, domains of Microsoft.
    pub(super) fn take_addresses_of_machines(&mut self, at: usize) {
        let Some(piece) = self.pieces.get(at).cloned() else {
            return;
        };
        let mut rest = Vec::new();
        let mut has_taken = false;
        for word in piece.text.split([' ', '<', '>', ';', '\n']) {
            let bare = word.trim_matches([',', ';', '(', ')', '.', '[', ']', '"']);
            let bare = bare.strip_prefix("mailto:").unwrap_or(bare);
            let prefix = DomainPrefix::without_suffix(bare);
            if prefix.len() < bare.len() {
                self.add(Property::Domain, prefix, Sure);
                if bare.contains('@') {
                    self.emails.push(bare.to_owned());
                }
            } else if bare.contains('@') && Property::Email.check(bare, DecimalMark::Point).is_ok()
            {
                let host = bare.rsplit('@').next().unwrap_or_default();
                self.hosts.push(host.to_lowercase());
                self.hints.host(host);
                self.emails.push(bare.to_owned());
            } else if is_website(bare) {
                let host = bare.split("//").last().unwrap_or_default();
                let host = host.split('/').next().unwrap_or_default();
                self.hosts
                    .push(host.trim_start_matches("www.").to_lowercase());
                self.hints.host(host);
            } else {
                rest.push(word);
                continue;
            }
            has_taken = true;
        }
        if let Some(piece) = self.pieces.get_mut(at)
            && has_taken
        {
            piece.text = trimmed(&rest.join(" ")).to_owned();
            // Words around it, as in "Ana Silva <ana@contoso.example>", are a piece of their own.
            piece.is_used = piece.text.is_empty();
            if piece.label == Some(Label::Of(Property::Email)) {
                piece.label = None;
            }
        }
    }

    /// Phone and tax numbers that show what they are.
    pub(super) fn take_number(&mut self, at: usize) {
        let Some(piece) = self.pieces.get(at).filter(|it| !it.is_used).cloned() else {
            return;
        };
        let text = piece.text.as_str();
        let phone = match piece.label {
            Some(Label::Of(Property::Phone)) => Some(PhoneKind::Labelled),
            Some(Label::Mobile) => Some(PhoneKind::Mobile),
            None if is_phone(text) => Some(PhoneKind::Plain),
            _ => None,
        };
        if let Some(kind) = phone {
            self.hints.phone(text);
            self.phones.push((kind, text.to_owned()));
            self.use_piece(at);
            return;
        }
        let is_tax_id = piece.label == Some(Label::Of(Property::TaxId));
        let is_prefixed = piece.label.is_none() && is_prefixed_tax_id(text);
        if is_tax_id || is_prefixed {
            self.hints.tax_id(text);
            self.add(Property::TaxId, text, Sure);
            self.use_piece(at);
        }
    }

    /// Digits in cells that nothing else explains: a tax number if its check digits say so, or a phone number.
    pub(super) fn take_rest(&mut self) {
        for at in 0..self.pieces.len() {
            let Some(text) = self.free(at).map(|it| it.text.clone()) else {
                continue;
            };
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            let is_number = digits >= 7
                && text.chars().all(|c| !c.is_lowercase())
                && text.chars().filter(|c| c.is_alphabetic()).count() <= 4;
            if !is_number {
                continue;
            }
            let context = self.context();
            let is_tax_id = context.country.is_some_and(|it| {
                it.tax_id_pattern().is_some_and(|pattern| {
                    pattern.normalize(&text).is_some()
                        || text.bytes().any(|b| b.is_ascii_alphabetic())
                })
            }) && Property::TaxId
                .validate(&text, &context)
                .is_none_or(|it| !matches!(it.rule, Rule::WrongCheckDigit));
            if is_tax_id && !self.has(Property::TaxId) {
                self.add(Property::TaxId, &text, Unsure);
            } else if text
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'-' | b'.' | b'(' | b')' | b'/'))
            {
                self.phones.push((PhoneKind::Digits, text));
            }
            self.use_piece(at);
        }
    }

    /// The number of the office before that of a pocket.
    pub(super) fn take_phone(&mut self) {
        let best = self.phones.iter().map(|(kind, _)| *kind).min();
        let all: Vec<&(PhoneKind, String)> = self
            .phones
            .iter()
            .filter(|(kind, _)| Some(*kind) == best)
            .collect();
        if let Some((kind, number)) = all.first() {
            let certainty = match all.len() == 1 && *kind != PhoneKind::Digits {
                true => Sure,
                false => Unsure,
            };
            let number = number.clone();
            self.add(Property::Phone, &number, certainty);
        }
        let usual: Vec<&String> = self
            .emails
            .iter()
            .filter(|it| !it.to_lowercase().contains(".onmicrosoft.com"))
            .collect();
        let is_one = usual.iter().all(|it| Some(it) == usual.first());
        let email = self.person_s_email();
        self.add(
            Property::Email,
            &email,
            if is_one && !usual.is_empty() {
                Sure
            } else {
                Unsure
            },
        );
    }
}

pub(super) fn is_website(word: &str) -> bool {
    let lower = word.to_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.") {
        return true;
    }
    let host = lower.split('/').next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').collect();
    let is_label =
        |it: &&str| it.len() > 1 && it.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    labels.len() >= 2
        && word == lower
        && labels.iter().all(is_label)
        && labels
            .last()
            .is_some_and(|it| it.bytes().all(|b| b.is_ascii_alphabetic()))
        && labels.first().is_some_and(|it| it.len() > 2)
}

/// Whether a text is a phone number by its form: international, or in groups.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_written = text.starts_with('+') || text.starts_with("00") || text.starts_with('(');
    let is_grouped = digits >= 9
        && text.contains([' ', '-', '.'])
        && text.starts_with(|c: char| c.is_ascii_digit());
    let is_usual = Property::Phone
        .validate(text, &Context { country: None })
        .is_none();
    (is_written || is_grouped) && digits >= 7 && is_usual && !text.contains("  ")
}

/// Whether a text is a tax number with the letters of its country.
pub(super) fn is_prefixed_tax_id(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    // Switzerland: "CHE-123.456.789 MWST".
    if text.starts_with("CHE") && letters == 3 && digits == 9 {
        return true;
    }
    let is_compact = !text.trim().contains(char::is_whitespace) || letters == 2;
    is_compact
        && (2..=3).contains(&letters)
        && CountryCode::all().any(|country| {
            let pattern = country.tax_id_pattern();
            pattern.is_some_and(|it| {
                it.normalize(text)
                    .is_some_and(|it| it.get(..2) == text.get(..2))
            })
        })
}
