//! A place on the page for one test, and what a person does there.

use leptos::prelude::document;
use leptos::task::tick;
use leptos_erased::{IntoView, MountHandle, hydrate_to, mount_to};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};

/// An empty section at the end of the page.
fn place() -> HtmlElement {
    let document = document();
    let place: HtmlElement = document.create_element("section").unwrap().unchecked_into();
    document.body().unwrap().append_child(&place).unwrap();
    place
}

/// A fresh part of the page, taken away at the end of the test.
pub struct Stage {
    place: HtmlElement,
    _handle: MountHandle,
}

impl Stage {
    /// Shows a view.
    pub fn show<V: IntoView>(view: impl FnOnce() -> V) -> Self {
        let place = place();
        let handle = mount_to(&place, view);
        Self {
            place,
            _handle: handle,
        }
    }

    /// Hydrates this HTML with a view. `before` runs in between, on the element around the HTML.
    pub fn hydrate<V: IntoView>(
        html: &str,
        before: impl FnOnce(&HtmlElement),
        view: impl FnOnce() -> V,
    ) -> Self {
        let place = place();
        place.set_inner_html(html);
        before(&place);
        let handle = hydrate_to(&place, view);
        Self {
            place,
            _handle: handle,
        }
    }

    /// The content, as HTML.
    pub fn html(&self) -> String {
        self.place.inner_html()
    }

    /// All elements of this selector, in the order of the page.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.place.query_selector_all(selector).unwrap();
        (0..found.length())
            .map(|at| found.get(at).unwrap().unchecked_into())
            .collect()
    }

    /// The only element of this selector.
    pub fn one(&self, selector: &str) -> HtmlElement {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "elements of {selector}");
        found.remove(0)
    }

    /// The control of this name.
    pub fn control(&self, name: &str) -> HtmlInputElement {
        // A select has the same properties as far as they are used here.
        self.one(&format!("[name=\"{name}\"]")).unchecked_into()
    }

    /// The names of all controls that begin so, in the order of the page.
    pub fn names(&self, prefix: &str) -> Vec<String> {
        let controls = self.all(&format!("[name^=\"{prefix}\"]"));
        controls
            .iter()
            .filter_map(|it| it.get_attribute("name"))
            .collect()
    }

    /// Types into the control of this name.
    pub async fn type_into(&self, name: &str, text: &str) {
        let control = self.control(name);
        control.focus().unwrap();
        set_value(&control, text);
        send(&control, "input");
        tick().await;
    }

    /// Chooses in the select of this name.
    pub async fn choose(&self, name: &str, value: &str) {
        let control = self.control(name);
        set_value(&control, value);
        send(&control, "change");
        tick().await;
    }

    /// Leaves the control of this name.
    pub async fn leave(&self, name: &str) {
        self.control(name).blur().unwrap();
        tick().await;
    }

    /// Presses the button whose name begins so, the `at`th of them: the name that is heard, else its words.
    pub async fn press(&self, words: &str, at: usize) {
        let buttons = self.all("button");
        let button = buttons
            .iter()
            .filter(|it| {
                let heard = it.get_attribute("aria-label");
                let name = heard.or_else(|| it.text_content()).unwrap_or_default();
                name.starts_with(words)
            })
            .nth(at);
        button.expect(words).click();
        tick().await;
        tick().await;
    }

    /// What is said at the control of this name.
    pub fn findings(&self, name: &str) -> Vec<String> {
        let described = self.control(name).get_attribute("aria-describedby");
        described
            .unwrap_or_default()
            .split_ascii_whitespace()
            .filter_map(|id| document().get_element_by_id(id))
            .filter_map(|element: Element| element.get_attribute("data-rule"))
            .collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.place.remove();
    }
}

fn set_value(control: &HtmlInputElement, text: &str) {
    js_sys::Reflect::set(control, &"value".into(), &text.into()).unwrap();
}

fn send(element: &HtmlElement, event: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(event, &init).unwrap();
    element.dispatch_event(&event).unwrap();
}
