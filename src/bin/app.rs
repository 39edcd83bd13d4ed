//! The program of the app.

use onboard::pages::{Chunks, PageChunk, ToolsChunk};

onboard::chunk!(second, PAGE_CHUNK: PageChunk = PageChunk::FUNCTIONS);
onboard::chunk!(extras, TOOLS_CHUNK: ToolsChunk = ToolsChunk::FUNCTIONS);

fn main() {
    // The release has no text for a panic: it traps, and `boot.js` shows the error.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
    wasm_bindgen_futures::spawn_local(onboard::pages::start(Chunks {
        page: &PAGE_CHUNK,
        tools: &TOOLS_CHUNK,
    }));
}
