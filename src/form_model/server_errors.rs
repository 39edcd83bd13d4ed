//! Finds the controls of the API's errors.

use super::draft::Draft;
use super::field::Field;
use super::field_location::FieldLocation;
use super::provider_draft::is_further;
use super::validate::Section;
use crate::api::PropertyError;
use customer::{Property, PropertyPath};

/// An error of the API, and its place in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerError {
    /// The id of the element for a link: the control, the entry, or the section. `None`: it has no place in the
    /// form.
    pub element_id: Option<String>,
    /// The property of the control. `None`: there is no control, only the API's name.
    pub property: Option<Property>,
    /// Its section.
    pub section: Section,
    /// The API's name of the property.
    pub property_name: String,
    /// The message of the API. Empty: it named the property only.
    pub message: String,
}

impl Draft {
    /// Shows each error of the API at its control, and returns all for the summary: those with a control in the
    /// order of the page, then the others in the order of the response. Drops duplicates, and the errors of earlier
    /// responses.
    pub fn refuse(&self, refusals: &[PropertyError], picks_resellers: bool) -> Vec<ServerError> {
        self.forget_refusals();
        let (mut placed, mut elsewhere) = (Vec::new(), Vec::new());
        for refusal in refusals {
            let spot = match PropertyPath::parse(&refusal.property_name) {
                Some(path) => self.spot(&path, picks_resellers),
                None => FieldLocation::Nowhere,
            };
            let mute = refusal.messages.is_empty().then(String::new);
            for message in refusal.messages.iter().chain(&mute) {
                let sentence = sentence(&spot, refusal, message);
                if sentence.property.is_some() {
                    place(&mut placed, sentence);
                } else {
                    elsewhere.push(sentence);
                }
            }
        }
        placed.append(&mut elsewhere);
        placed
    }

    /// Removes the errors of an earlier response.
    pub fn forget_refusals(&self) {
        self.each_field(&mut Field::forget_refusals);
    }
}

/// The sentence, shown at its control where it has one.
fn sentence(spot: &FieldLocation, refusal: &PropertyError, message: &str) -> ServerError {
    let mut sentence = ServerError {
        element_id: None,
        property: None,
        section: Section::Customer,
        property_name: refusal.property_name.clone(),
        message: message.to_owned(),
    };
    match spot {
        FieldLocation::Control(section, field) | FieldLocation::JsonKey(section, field, _) => {
            // The control for JSON has many keys: the sentence alone would not say which.
            if let FieldLocation::JsonKey(_, _, key) = spot {
                sentence.message = match message {
                    "" => key.clone(),
                    _ => format!("{key}: {message}"),
                };
            }
            field.refuse(sentence.message.clone());
            sentence.element_id = Some(field.element_id());
            sentence.property = Some(field.property());
            sentence.section = *section;
        }
        FieldLocation::Part(section, element_id) => {
            sentence.element_id = Some(element_id.clone());
            sentence.section = *section;
        }
        FieldLocation::Nowhere => (),
    }
    sentence
}

/// Behind all that stand before it on the page or at the same control.
fn place(placed: &mut Vec<ServerError>, sentence: ServerError) {
    let is_same =
        |it: &ServerError| it.element_id == sentence.element_id && it.message == sentence.message;
    if !placed.iter().any(is_same) {
        let order = page_order(&sentence);
        let at = placed.partition_point(|it| page_order(it) <= order);
        placed.insert(at, sentence);
    }
}

fn page_order(refusal: &ServerError) -> (usize, usize, usize, Option<Property>) {
    let (list, row, part) = match refusal.section {
        Section::Customer => (0, 0, 0),
        // These controls are behind the margins.
        Section::Provider(entry) if refusal.property.is_some_and(is_further) => {
            (1, entry, usize::MAX)
        }
        Section::Provider(entry) => (1, entry, 0),
        Section::OfferMargin(entry, row) => (1, entry, row + 1),
        Section::Association(row) => (2, row, 0),
    };
    (list, row, part, refusal.property)
}

#[cfg(test)]
mod every_path;
#[cfg(test)]
mod spellings;
#[cfg(test)]
mod tests;
