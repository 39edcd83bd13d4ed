//! The clipboard.

use wasm_bindgen_futures::JsFuture;

/// Copies `text`. False where the browser refuses, or has no clipboard (a page without HTTPS).
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    if !clipboard.is_ok_and(|it| it.is_object()) {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text))
        .await
        .is_ok()
}
