//! The JSON of requests and responses.

mod customer_body;
mod loaded_customer;
mod microsoft_data;
mod value;

pub use customer_body::customer_body;
pub use loaded_customer::{LoadedCustomer, LoadedData, LoadedMargin, LoadedProvider, NotAnObject};
pub use microsoft_data::{NotShown, read_microsoft_data, write_microsoft_data};
pub use value::to_json as value_json;
