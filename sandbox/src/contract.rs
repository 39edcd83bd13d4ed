//! The contract: the schemas of `openapi.yaml`, and what breaks them.

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

use crate::lengths::MaxLength;
use crate::problem::Violation;
use crate::wording;

const OPENAPI: &str = include_str!("../openapi.yaml");

/// The schemas that requests are held against.
pub struct Contract {
    customer: Validator,
    microsoft_data: Validator,
}

impl Contract {
    /// Reads the contract that is built in.
    ///
    /// # Errors
    /// The file cannot be understood, which only a change of the file can cause.
    pub fn read() -> Result<Self, String> {
        let document: Value = serde_norway::from_str(OPENAPI)
            .map_err(|error| format!("sandbox/openapi.yaml is not YAML: {error}."))?;
        Ok(Self {
            customer: validator(&document, "Customer")?,
            microsoft_data: validator(&document, "MicrosoftCustomerData")?,
        })
    }

    /// The violations of the customer's schema in a request body.
    #[must_use]
    pub fn customer_violations(&self, body: &Value) -> Vec<Violation> {
        self.customer
            .iter_errors(body)
            .flat_map(|error| wording::violations("", &error))
            .collect()
    }

    /// The violations of the schema of Microsoft's data; `place` is the property that holds the data.
    #[must_use]
    pub fn microsoft_violations(&self, place: &str, data: &Value) -> Vec<Violation> {
        self.microsoft_data
            .iter_errors(data)
            .flat_map(|error| wording::violations(place, &error))
            .collect()
    }
}

fn validator(document: &Value, name: &str) -> Result<Validator, String> {
    // With the components beside the reference, references between schemas resolve as in the file.
    let schema = json!({
        "$ref": format!("#/components/schemas/{name}"),
        "components": document["components"],
    });
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_keyword("maxLength", MaxLength::of)
        .build(&schema)
        .map_err(|error| {
            format!("The schema {name} in sandbox/openapi.yaml cannot be used: {error}.")
        })
}
