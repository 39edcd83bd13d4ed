//! The table of the tools' chunk.

use super::{ToolsChunk, root};

impl ToolsChunk {
    /// The functions, for `chunk!`. The page's program declares the chunk: see `page_chunk.rs`.
    pub const FUNCTIONS: Self = Self {
        run: root::run,
        place: root::place,
    };
}
