//! The contact.

use super::super::address::has_digit;
use super::super::person::{self, Likeness, PersonName};
use super::super::vocabulary::{is_honorific, is_particle, is_title};
use super::Reading;
use crate::pages::tools::paste::Certainty::{self, Sure, Unsure};
use customer::{Property, name_key};

impl Reading<'_> {
    /// The contact: the name that the e-mail address has, or the one above a job title.
    pub(super) fn take_person(&mut self) {
        if self.has(Property::FirstName) || self.has(Property::LastName) {
            self.certify_person();
            return;
        }
        let email = self.person_s_email();
        let mut best: Option<(Likeness, bool, usize, PersonName)> = None;
        for at in 0..self.pieces.len() {
            let Some(piece) = self.free(at) else {
                continue;
            };
            let text = piece.text.as_str();
            // A company is called as its domain is, unless that is the person's own name.
            let read = person::read(text).filter(|it| {
                let is_company = self.is_host_s(text);
                person::is_person(text)
                    && (!is_company || person::likeness(it, &email) == Likeness::Both)
            });
            let name = read.or_else(|| self.pair_of_cells(at, &email));
            let Some(name) = name else {
                continue;
            };
            let like = person::likeness(&name, &email);
            let behind = text.split_once([',', '|']).map_or("", |(_, behind)| behind);
            let below = self.free(at + 1).map_or("", |it| it.text.as_str());
            let has_title = is_title(behind)
                || is_title(below)
                || text.split_whitespace().next().is_some_and(is_honorific);
            let is_better = best
                .as_ref()
                .is_none_or(|(known, titled, ..)| (like, has_title) > (*known, *titled));
            if is_better {
                best = Some((like, has_title, at, name));
            }
        }
        let Some((like, has_title, at, name)) = best else {
            return;
        };
        let is_pair = self.free(at).is_some_and(|it| !it.text.contains(' '));
        self.use_piece(at);
        if is_pair {
            self.use_piece(at + 1);
        }
        let is_sure = name.is_plain && (like == Likeness::Both || has_title);
        self.add_name(&name, if is_sure { Sure } else { Unsure });
    }

    /// A first and a last name in cells of their own.
    pub(super) fn pair_of_cells(&self, at: usize, email: &str) -> Option<PersonName> {
        if !self.is_row {
            return None;
        }
        let (one, two) = (self.free(at)?, self.free(at + 1)?);
        if one.text.contains(' ') {
            return None;
        }
        let name = person::read(&format!("{} {}", one.text, two.text))?;
        let pair = PersonName {
            first: one.text.clone(),
            last: two.text.clone(),
            middle: String::new(),
            is_plain: true,
        };
        let turned = PersonName {
            first: two.text.clone(),
            last: one.text.clone(),
            ..pair.clone()
        };
        let local = name_key(email.split('@').next().unwrap_or_default()).replace(' ', "");
        let place = |text: &str| local.find(&name_key(text).replace(' ', ""));
        let is_turned = match (place(&one.text), place(&two.text)) {
            (Some(first), Some(second)) => second < first,
            _ => false,
        };
        let is_named = person::is_person(&format!("{} {}", name.first, name.last));
        is_named.then_some(if is_turned { turned } else { pair })
    }

    /// The first address that is a person's, else the first.
    pub(super) fn person_s_email(&self) -> String {
        let usual = self
            .emails
            .iter()
            .find(|it| !it.to_lowercase().contains(".onmicrosoft.com"));
        usual.or(self.emails.first()).cloned().unwrap_or_default()
    }

    pub(super) fn add_person(&mut self, text: &str, certainty: Certainty) {
        if let Some(name) = person::read(text) {
            let is_sure = certainty == Sure && name.is_plain;
            self.add_name(&name, if is_sure { Sure } else { Unsure });
        } else if text.split_whitespace().count() == 1 && !has_digit(text) {
            self.add(Property::FirstName, text, Unsure);
        }
    }

    pub(super) fn add_name(&mut self, name: &PersonName, certainty: Certainty) {
        self.add(Property::FirstName, &name.first, certainty);
        self.add(Property::MiddleName, &name.middle, certainty);
        self.add(Property::LastName, &name.last, certainty);
    }

    /// A name that was not sure is, if the e-mail address has it.
    pub(super) fn certify_person(&mut self) {
        let email = self.person_s_email();
        let value = |property| {
            self.found
                .iter()
                .find(|it| it.property == property)
                .map(|it| it.value.clone())
        };
        let (Some(first), Some(last)) = (value(Property::FirstName), value(Property::LastName))
        else {
            return;
        };
        let is_plain = last
            .split_whitespace()
            .filter(|it| !is_particle(it))
            .count()
            == 1;
        let name = PersonName {
            first,
            last,
            ..PersonName::default()
        };
        if is_plain && person::likeness(&name, &email) == Likeness::Both {
            for found in &mut self.found {
                if matches!(found.property, Property::FirstName | Property::LastName) {
                    found.certainty = Sure;
                }
            }
        }
    }
}
