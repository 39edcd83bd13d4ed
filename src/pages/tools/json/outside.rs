//! Texts from outside of the page: of the clipboard, and of files that were chosen or dropped.
//!
//! The browser's objects are read by reflection: typed imports would be in the first part of the program.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A file is not read beyond this size: a request has some thousand bytes.
const BYTES_MAX: f64 = 5_000_000.0;

fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

fn call(of: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let function = member(of, name)?.dyn_into::<Function>().ok()?;
    function.call1(of, argument).ok()
}

/// The text that a paste or a drop brings: `of` names the event's member with the data.
pub fn text_of(event: &JsValue, of: &str) -> Option<String> {
    let data = member(event, of)?;
    call(&data, "getData", &"text/plain".into())?.as_string()
}

/// The first file of a drop, or of an input.
pub fn first_file(holder: &JsValue) -> Option<JsValue> {
    let files = member(holder, "files")?;
    member(&files, "0")
}

/// The files that a drop brings.
pub fn dropped(event: &JsValue) -> Option<JsValue> {
    first_file(&member(event, "dataTransfer")?)
}

/// The text of a file. `None`: it cannot be read, is too large, or is no text.
pub async fn read(file: JsValue) -> Option<String> {
    if member(&file, "size")?.as_f64()? > BYTES_MAX {
        return None;
    }
    let promise = call(&file, "text", &JsValue::UNDEFINED)?;
    let text = JsFuture::from(promise.dyn_into::<Promise>().ok()?).await;
    let text = text.ok()?.as_string()?;
    (!text.contains('\0')).then_some(text)
}
