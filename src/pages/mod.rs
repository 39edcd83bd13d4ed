//! The pages, a folder or a file each.

mod app;
mod app_form;
mod broker_problem;
mod broker_sign_in;
mod config_error;
mod connections;
mod context;
mod created;
mod drafts;
mod header;
mod not_found;
mod page;
mod page_chunk;
mod renewal;
mod sign_in;
mod skeleton;
pub mod tools;
mod used_countries;
mod words;

pub use app::start;
pub use app_form::host_of;
pub use context::{AppContext, Chunks, PageChunk, ToolsChunk};
pub use skeleton::templates;
