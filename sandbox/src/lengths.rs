//! `maxLength` as a service on .NET counts it: in units of UTF-16, where JSON Schema counts characters.

use jsonschema::paths::Location;
use jsonschema::{Keyword, ValidationError};
use serde_json::{Map, Value};

/// The keyword, with its limit.
pub struct MaxLength(usize);

impl MaxLength {
    /// Reads the limit of a schema.
    ///
    /// # Errors
    /// The limit is no whole number.
    pub fn of<'a>(
        _parent: &'a Map<String, Value>,
        limit: &'a Value,
        _path: Location,
    ) -> Result<Box<dyn for<'i> Keyword<'i>>, ValidationError<'a>> {
        match limit.as_u64().map(usize::try_from) {
            Some(Ok(limit)) => Ok(Box::new(Self(limit))),
            _ => Err(ValidationError::custom("maxLength must be a whole number")),
        }
    }
}

impl<'i> Keyword<'i> for MaxLength {
    fn validate(&self, instance: &'i Value) -> Result<(), ValidationError<'i>> {
        if self.is_valid(instance) {
            Ok(())
        } else {
            let message = format!("may have up to {} characters.", self.0);
            Err(ValidationError::custom(message))
        }
    }

    fn is_valid(&self, instance: &'i Value) -> bool {
        instance
            .as_str()
            .is_none_or(|text| text.encode_utf16().count() <= self.0)
    }
}
