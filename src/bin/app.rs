//! Starts the page.

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        onboard::pages::show_crash_panel();
    }));
    wasm_bindgen_futures::spawn_local(onboard::pages::start());
}
