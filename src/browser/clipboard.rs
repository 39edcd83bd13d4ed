//! The clipboard.

use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Copies `text` and returns whether that succeeded. Browsers refuse it without HTTPS or permission.
pub async fn copy(text: &str) -> bool {
    let Some(window) = super::window() else {
        return false;
    };
    let clipboard = Reflect::get(&window.navigator(), &"clipboard".into());
    if !clipboard.is_ok_and(|it| it.is_object()) {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text))
        .await
        .is_ok()
}

/// Reads the text of the clipboard. `None` if the browser or the person refuses.
pub async fn read() -> Option<String> {
    let navigator = super::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let read: Function = Reflect::get(&clipboard, &"readText".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let text: js_sys::Promise = read.call0(&clipboard).ok()?.dyn_into().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// Whether the browser lets a page read the clipboard, after it has asked the person.
pub fn can_read() -> bool {
    let navigator = super::window().map(|window| window.navigator());
    let clipboard = navigator.and_then(|it| Reflect::get(&it, &"clipboard".into()).ok());
    let read = clipboard.and_then(|it| Reflect::get(&it, &"readText".into()).ok());
    read.is_some_and(|it| it.is_function())
}

/// The text of a `paste` event.
pub fn pasted_text(event: &web_sys::Event) -> Option<String> {
    let data = Reflect::get(event, &"clipboardData".into()).ok()?;
    let get: Function = Reflect::get(&data, &"getData".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let text: JsValue = get.call1(&data, &"text".into()).ok()?;
    text.dyn_into::<JsString>().ok().map(String::from)
}
