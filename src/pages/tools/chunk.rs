//! The table of the tools' chunk.

use super::{ToolsChunk, link, paste, root};

impl ToolsChunk {
    /// The functions, for `chunk!`. The page's program declares the chunk: see `page_chunk.rs`.
    pub const FUNCTIONS: Self = Self {
        run: root::run,
        place: root::place,
        pasted: paste::take,
        take_link: link::take,
    };
}
