//! Starts the page.

use onboard::pages::PageChunk;

onboard::chunk!(PAGE_CHUNK: PageChunk = PageChunk::FUNCTIONS);

fn main() {
    // The release has no words for a panic: it is a trap there, of which `boot.js` tells.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
    wasm_bindgen_futures::spawn_local(onboard::pages::start(&PAGE_CHUNK));
}
