//! Stands in for the crate wasm-streams.
//!
//! Leptos brings server functions, and those bring wasm-streams, whose types are exported to JavaScript: no
//! linker takes them out of the program, though this product has no server functions and never calls them. 4 kB
//! less on the wire. What server functions ask for is here, as streams without contents.

#![forbid(unsafe_code)]

use futures_util::Stream;
use futures_util::stream;
use wasm_bindgen::JsValue;

/// A stream without contents.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Holds the browser's stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The browser's stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// A stream that ends at once, whatever is given.
    pub fn from_stream(_: impl Stream) -> Self {
        Self(JsValue::UNDEFINED.into())
    }

    /// A stream that ends at once.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
