//! The pages, a folder or a file each.

mod app;
mod app_form;
mod broker_problem;
mod broker_sign_in;
mod config_error;
mod connections;
mod created;
mod drafts;
mod header;
mod not_found;
mod page;
mod page_chunk;
mod renewal;
mod shared;
mod sign_in;
mod skeleton;
mod used_countries;

pub use app::start;
pub use app_form::shell_of;
pub use page_chunk::PageChunk;
pub use shared::Shared;
pub use skeleton::templates;
