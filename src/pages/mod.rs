//! The pages, a folder or a file each.

mod app;
mod app_form;
mod broker_problem;
mod broker_sign_in;
pub mod config_problem;
mod created;
mod desk;
mod drafts;
mod header;
pub mod language;
mod later;
mod new_customer;
mod not_found;
mod page;
mod renewal;
mod shared;
mod shell;
mod sign_in;
mod used_countries;

pub use app::start;
pub use app_form::shell_of;
pub use created::{Created, view as created_view};
pub use desk::Desk;
pub use new_customer::new_customer_form;
pub use page::{HEADING_ID, button};
pub use shared::Shared;
pub use shell::{Shell, Touch};
