//! The validity of controls.

use super::tree::Tree;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Control;

    #[wasm_bindgen(method, getter)]
    fn validity(this: &Control) -> Option<Validity>;

    type Validity;

    #[wasm_bindgen(method, getter, js_name = badInput)]
    fn bad_input(this: &Validity) -> Option<bool>;
}

/// Whether the control of this id shows an incomplete value, such as a day without its month. Its value is then
/// empty, and there is no event.
pub fn has_bad_input(tree: &Tree, id: &str) -> bool {
    let control = tree.element(id).map(JsCast::unchecked_into::<Control>);
    let validity = control.and_then(|it| it.validity());
    validity.and_then(|it| it.bad_input()) == Some(true)
}
