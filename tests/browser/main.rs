//! Components in a real browser: `cargo xtask test --only browser`.
#![cfg(target_arch = "wasm32")]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

mod countries;
mod folds;
mod form;
mod properties;
mod speed;
mod stage;
mod summary;
mod translated;
mod views;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
