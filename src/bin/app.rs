//! The program of the app.

use onboard::pages::PageChunk;

onboard::chunk!(PAGE_CHUNK: PageChunk = PageChunk::FUNCTIONS);

fn main() {
    // The release has no text for a panic: it traps, and `boot.js` shows the error.
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
    wasm_bindgen_futures::spawn_local(onboard::pages::start(&PAGE_CHUNK));
}
