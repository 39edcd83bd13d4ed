//! The pages, a folder or a file each.

mod app;
mod app_form;
mod broker_problem;
mod broker_sign_in;
pub mod config_problem;
mod connections;
mod created;
mod desk;
mod drafts;
mod header;
pub mod language;
mod lazy;
mod new_customer;
mod not_found;
mod page;
mod page_chunk;
mod renewal;
mod shared;
mod shell;
mod sign_in;
mod used_countries;

pub use app::start;
pub use app_form::shell_of;
pub use created::Created;
pub use desk::Desk;
pub use lazy::lazy;
pub use new_customer::{FORM_CHUNK, new_customer_form};
pub use page::{HEADING_ID, button};
pub use page_chunk::PageChunk;
pub use shared::Shared;
pub use shell::{Shell, Touch};
