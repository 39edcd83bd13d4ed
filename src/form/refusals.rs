//! From what the API refuses to the control that it means.

use super::draft::Draft;
use super::field::Field;
use crate::api::PropertyRefusal;
use crate::domain::Property;

/// A sentence of the API, with the control it belongs to where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The control: its element and property.
    pub control: Option<(String, Property)>,
    /// What the API calls the property, where there is no control for it.
    pub property_name: String,
    /// What the API says.
    pub message: String,
}

impl Draft {
    /// Puts each of the API's sentences at its control, and gives all of them for the summary:
    /// those with a control first, in the order of the page.
    pub fn refuse(&self, refusals: &[PropertyRefusal]) -> Vec<Refusal> {
        let (mut placed, mut elsewhere) = (Vec::new(), Vec::new());
        for field in self.scalars() {
            for refusal in refusals
                .iter()
                .filter(|it| names(&it.property_name, field.property()))
            {
                field.refuse(refusal.messages.clone());
                placed.extend(sentences(refusal, Some(field)));
            }
        }
        for refusal in refusals {
            let is_placed = |field: &&Field| names(&refusal.property_name, field.property());
            if !self.scalars().iter().any(is_placed) {
                elsewhere.extend(sentences(refusal, None));
            }
        }
        placed.append(&mut elsewhere);
        placed
    }
}

fn sentences(refusal: &PropertyRefusal, field: Option<&Field>) -> Vec<Refusal> {
    let sentence = |message: &String| Refusal {
        control: field.map(|field| (field.element_id(), field.property())),
        property_name: refusal.property_name.clone(),
        message: message.clone(),
    };
    refusal.messages.iter().map(sentence).collect()
}

/// .NET services write `companyName` or `CompanyName`.
fn names(property_name: &str, property: Property) -> bool {
    property_name.trim().eq_ignore_ascii_case(property.key())
}
