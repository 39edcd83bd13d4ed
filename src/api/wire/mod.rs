//! The shapes of the JSON that goes over the wire.

mod customer_body;
mod loaded_customer;
mod microsoft_data;

pub use customer_body::{OfferTypeMarginsShape, customer_body};
pub use loaded_customer::{LoadedCustomer, LoadedData, LoadedMargin, LoadedProvider, NotABody};
pub use microsoft_data::{microsoft_lines, microsoft_texts};

use serde_json::Value;

/// A JSON object with its members in this order.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    fn of(members: &mut dyn Iterator<Item = (&str, Value)>) -> Value {
        Value::Object(
            members
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    }
    of(&mut members.into_iter())
}
