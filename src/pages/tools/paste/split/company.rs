//! The company.

use super::super::address::{has_digit, is_state};
use super::super::vocabulary::is_title;
use super::place::is_street;
use super::{Piece, Reading};
use crate::pages::tools::paste::Certainty::{Sure, Unsure};
use customer::{CountryCode, DomainPrefix, Property, has_legal_form, name_key};

impl Reading<'_> {
    /// Cuts a company off the beginning of a line with commas.
    pub(super) fn split_companies(&mut self) {
        let mut at = 0;
        while at < self.pieces.len() {
            if let Some(piece) = self.free(at)
                && let Some((company, rest)) = company_before(&piece.text)
            {
                let (company, rest) = (Piece::new(company, None), Piece::new(rest, None));
                self.pieces.splice(at..=at, [company, rest]);
            }
            at += 1;
        }
    }

    /// A line that ends with a legal form is the company.
    pub(super) fn take_company_by_form(&mut self) {
        if self.has(Property::CompanyName) {
            return;
        }
        let fits = |it: &Self, at: usize| it.free(at).is_some_and(|piece| is_company(&piece.text));
        let all: Vec<usize> = (0..self.pieces.len())
            .filter(|at| fits(self, *at))
            .collect();
        let of_host = |at: &&usize| self.free(**at).is_some_and(|it| self.is_host_s(&it.text));
        let chosen = all.iter().find(of_host).or(all.first()).copied();
        if let Some(at) = chosen {
            let is_alone =
                all.len() == 1 || self.free(at).is_some_and(|it| self.is_host_s(&it.text));
            let text = self.free(at).map(|it| it.text.clone()).unwrap_or_default();
            self.add(
                Property::CompanyName,
                &text,
                if is_alone { Sure } else { Unsure },
            );
            self.use_piece(at);
        }
    }

    /// Whether a name is in the host of an e-mail address or website: `Fabrikam` in `fabrikam.example`.
    pub(super) fn is_host_s(&self, name: &str) -> bool {
        let prefix = DomainPrefix::propose(&name_key(name));
        let prefix = prefix.as_ref().map_or("", DomainPrefix::as_str);
        self.hosts.iter().any(|host| {
            let label = host.split('.').next().unwrap_or_default().replace('-', "");
            prefix.len() >= 3
                && label.len() >= 3
                && (label.starts_with(prefix) || prefix.starts_with(&label))
        })
    }

    /// A company without a legal form: the line that its domain has, else the first that is left above the street.
    pub(super) fn take_company(&mut self) {
        if self.has(Property::CompanyName) {
            return;
        }
        let may_be = |it: &Self, at: usize| {
            it.free(at).is_some_and(|piece| {
                let text = &piece.text;
                text.chars().count() > 1
                    && text.chars().any(char::is_alphabetic)
                    && !is_street(text)
                    && text.chars().count() <= 80
            })
        };
        let all: Vec<usize> = (0..self.pieces.len())
            .filter(|at| may_be(self, *at))
            .collect();
        let of_host = all
            .iter()
            .copied()
            .find(|at| self.free(*at).is_some_and(|it| self.is_host_s(&it.text)));
        let untitled = all
            .iter()
            .copied()
            .find(|at| self.free(*at).is_some_and(|it| !is_title(&it.text)));
        if let Some(at) = of_host.or(untitled) {
            let text = self.free(at).map(|it| it.text.clone()).unwrap_or_default();
            self.add(
                Property::CompanyName,
                &text,
                if of_host.is_some() { Sure } else { Unsure },
            );
            self.use_piece(at);
        }
    }
}

pub(super) fn is_company(text: &str) -> bool {
    has_legal_form(text) && !text.contains('@') && !is_state_line(text)
}

/// `Denver, CO`: the code of a state reads as a legal form.
pub(super) fn is_state_line(text: &str) -> bool {
    let last = text.rsplit([' ', ',']).next().unwrap_or_default();
    let us = CountryCode::from_code("US");
    us.is_some_and(|us| is_state(last, us) && last.len() == 2)
}

/// A company before an address on the same line: `Fourth Coffee Limited, 8 Grafton Street`.
pub(super) fn company_before(text: &str) -> Option<(&str, &str)> {
    text.match_indices(',').find_map(|(at, _)| {
        let (company, rest) = (text.get(..at)?, text.get(at + 1..)?);
        let rest = rest.trim();
        // "Fabrikam, Inc."
        (is_company(company) && !rest.is_empty() && has_digit(rest)).then_some((company, rest))
    })
}
