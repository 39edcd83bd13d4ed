//! The pages, a folder or a file each.

mod app;
mod broker_problem;
mod broker_sign_in;
mod config_problem;
mod created;
mod drafts;
mod header;
mod new_customer;
mod not_found;
mod page;
mod renewal;
mod shared;
mod sign_in;

pub use app::start;
pub use created::Created;
pub use new_customer::new_customer_form;
pub use shared::Shared;
