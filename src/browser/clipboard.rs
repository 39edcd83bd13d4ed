//! The clipboard.

use super::{method, window};
use js_sys::{JsString, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The browser's clipboard. `None` without HTTPS.
fn clipboard() -> Option<JsValue> {
    let clipboard = Reflect::get(&window()?.navigator(), &"clipboard".into());
    clipboard.ok().filter(JsValue::is_object)
}

/// Copies `text` and returns whether that succeeded. Browsers refuse it without HTTPS or permission.
pub async fn copy(text: &str) -> bool {
    let (Some(window), true) = (window(), clipboard().is_some()) else {
        return false;
    };
    JsFuture::from(window.navigator().clipboard().write_text(text))
        .await
        .is_ok()
}

/// Reads the text of the clipboard. `None` if the browser or the person refuses.
pub async fn read() -> Option<String> {
    let clipboard = clipboard()?;
    let read = method(&clipboard, "readText")?;
    let text: Promise = read.call0(&clipboard).ok()?.dyn_into().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}

/// Whether the browser lets a page read the clipboard, after it has asked the person.
pub fn can_read() -> bool {
    clipboard().is_some_and(|it| method(&it, "readText").is_some())
}

/// The text of a `paste` event.
pub fn pasted_text(event: &web_sys::Event) -> Option<String> {
    let data = Reflect::get(event, &"clipboardData".into()).ok()?;
    let get = method(&data, "getData")?;
    let text: JsValue = get.call1(&data, &"text".into()).ok()?;
    text.dyn_into::<JsString>().ok().map(String::from)
}
