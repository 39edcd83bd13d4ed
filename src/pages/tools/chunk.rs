//! The table of the tools' chunk.

use super::history::store;
use super::{link, next, paste, root};
use crate::pages::context::ToolsChunk;

impl ToolsChunk {
    /// The functions, for `chunk!`. The page's program declares the chunk: see `page_chunk.rs`.
    pub const FUNCTIONS: Self = Self {
        run: root::run,
        place: root::place,
        pasted: paste::take,
        take_link: link::take,
        another: next::another,
        go_on: next::go_on,
        record: store::record,
        on_sign_out: root::on_sign_out,
    };
}
