//! The JSON of requests and responses.

mod customer_body;
mod loaded_customer;
mod microsoft_data;
mod value;

pub use customer_body::{OfferTypeMarginsShape, customer_body};
pub use loaded_customer::{
    LoadedCustomer, LoadedData, LoadedMargin, LoadedProvider, NotARequestBody,
};
pub use microsoft_data::{NotShown, microsoft_lines, microsoft_texts};
