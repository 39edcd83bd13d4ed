//! From what the API refuses to the control that it means.

use super::draft::Draft;
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
        let mut placed: Vec<(usize, Refusal)> = Vec::new();
        for refusal in refusals {
            let found = self
                .scalars()
                .into_iter()
                .enumerate()
                .find(|(_, field)| names(&refusal.property_name, field.property()));
            if let Some((_, field)) = found {
                field.refuse(refusal.messages.clone());
            }
            let at = found.map_or(usize::MAX, |(at, _)| at);
            placed.extend(refusal.messages.iter().map(|message| {
                let control = found.map(|(_, field)| (field.element_id(), field.property()));
                let property_name = refusal.property_name.clone();
                (
                    at,
                    Refusal {
                        control,
                        property_name,
                        message: message.clone(),
                    },
                )
            }));
        }
        placed.sort_by_key(|(at, _)| *at);
        placed.into_iter().map(|(_, refusal)| refusal).collect()
    }
}

/// .NET services write `companyName` or `CompanyName`.
fn names(property_name: &str, property: Property) -> bool {
    property_name.trim().eq_ignore_ascii_case(property.key())
}
