//! Elements in the document, and what keeps them working.

use super::adoption;
use super::attribute::AttributeValue;
use super::element::{Description, HtmlElement, Part};
use super::mounted::MountedView;
use super::scoped_effect::ScopedEffect;
use super::view::View;
use leptos::prelude::document;
use std::borrow::Cow;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, Node};

/// A built element, with what keeps it and the elements in it working.
pub(super) struct BuiltElement {
    element: Element,
    /// Whether it was in the document before its view: see [`adoption`].
    is_adopted: bool,
    bindings: Bindings,
}

/// What ends with an element and the elements in it. One list for all of them: they go together, and most have one or two.
#[derive(Default)]
struct Bindings {
    listeners: Vec<Listener>,
    views: Vec<MountedView>,
    effects: Vec<ScopedEffect>,
    /// Whether code of its own has run with one of the elements, which may have left something to its owner.
    has_run_code: bool,
}

/// An event listener. It is removed when this is dropped: an element still dispatches events while it leaves the
/// document, `blur` above all.
struct Listener {
    element: Element,
    event: Cow<'static, str>,
    handler: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let handler = self.handler.as_ref().unchecked_ref();
        _ = self
            .element
            .remove_event_listener_with_callback(&self.event, handler);
    }
}

impl HtmlElement {
    /// Adopts the element in its place, or builds one outside of the document. `None`: there is no document.
    pub(super) fn build(self) -> Option<BuiltElement> {
        let mut bindings = Bindings::default();
        let (element, is_adopted) = self.build_with(&mut bindings)?;
        bindings.listeners.shrink_to_fit();
        bindings.views.shrink_to_fit();
        bindings.effects.shrink_to_fit();
        Some(BuiltElement {
            element,
            is_adopted,
            bindings,
        })
    }

    /// The same inside of another one. Returns the element, and whether it is adopted.
    fn build_with(self, bindings: &mut Bindings) -> Option<(Element, bool)> {
        let description = self.into_description();
        let (id, class) = (description.fixed("id"), description.fixed("class"));
        let adopted = adoption::take(description.name, id, class);
        let Description {
            name,
            attributes,
            parts,
        } = description;
        let is_adopted = adopted.is_some();
        let element = match adopted {
            Some(element) => element,
            None => document().create_element(name).ok()?,
        };
        let is_only_child = Part::has_only_child(&parts);
        let outer = adoption::enter(is_adopted.then_some(&element));
        let mut dynamic = Vec::new();
        for (name, value) in attributes {
            match value {
                AttributeValue::Static(value) => set_attribute(&element, name, value.as_deref()),
                AttributeValue::Dynamic(value) => {
                    let shown = is_adopted.then(|| element.get_attribute(name)).flatten();
                    dynamic.push(DynamicAttribute { name, value, shown });
                }
            }
        }
        if !dynamic.is_empty() {
            bindings.effect(attribute_effect(element.clone(), dynamic));
        }
        for part in parts {
            match part {
                Part::Effect(run) => {
                    let element = element.clone();
                    bindings.effect(Box::new(move || run(&element)));
                }
                Part::OnBuild(run) => {
                    run(&element);
                    bindings.has_run_code = true;
                }
                Part::On(event, handler) => bindings.listen(element.clone(), event, handler),
                Part::Child(View::Text(text)) => {
                    adoption::put(&document().create_text_node(&text), &element, None);
                }
                Part::Child(View::DynamicText(text)) if is_only_child => {
                    bindings.effect(text_effect(element.clone(), text));
                }
                Part::Child(View::Element(child)) => {
                    if let Some((child, is_adopted)) = child.build_with(bindings) {
                        put(&child, is_adopted, &element, None);
                    }
                }
                Part::Child(view) => bindings.views.push(MountedView::append(view, &element)),
            }
        }
        adoption::leave(outer);
        Some((element, is_adopted))
    }
}

/// Inserts an element into `parent`, before `marker` or at the end. An adopted element is there already.
fn put(element: &Element, is_adopted: bool, parent: &Node, marker: Option<&Node>) {
    if !is_adopted {
        adoption::put(element, parent, marker);
    }
}

impl BuiltElement {
    /// The element itself.
    pub(super) fn element(&self) -> &Element {
        &self.element
    }

    /// Inserts the element into `parent`, before `marker` or at the end. An adopted element is there already.
    pub(super) fn put(&self, parent: &Node, marker: Option<&Node>) {
        put(&self.element, self.is_adopted, parent, marker);
    }

    /// Whether the document alone has to hold it.
    pub(super) fn is_static(&self) -> bool {
        let Bindings {
            listeners,
            views,
            effects,
            has_run_code,
        } = &self.bindings;
        listeners.is_empty() && views.is_empty() && effects.is_empty() && !has_run_code
    }
}

impl Bindings {
    fn effect(&mut self, run: Box<dyn FnMut()>) {
        self.effects.push(ScopedEffect::new(run));
    }

    fn listen(&mut self, element: Element, event: Cow<'static, str>, handler: Box<dyn Fn(Event)>) {
        let handler = Closure::<dyn FnMut(Event)>::new(handler);
        let listener = handler.as_ref().unchecked_ref();
        _ = element.add_event_listener_with_callback(&event, listener);
        self.listeners.push(Listener {
            element,
            event,
            handler,
        });
    }
}

/// A dynamic text among other children. A browser that translates the page replaces text nodes: what changes is the
/// content of an element, which stays.
pub(super) fn text_element(text: Box<dyn Fn() -> String>) -> Option<BuiltElement> {
    let element = document().create_element("span").ok()?;
    let mut bindings = Bindings::default();
    bindings.effect(text_effect(element.clone(), text));
    Some(BuiltElement {
        element,
        is_adopted: false,
        bindings,
    })
}

/// An attribute that follows signals, with its value in the document.
struct DynamicAttribute {
    name: &'static str,
    value: Box<dyn Fn() -> Option<String>>,
    shown: Option<String>,
}

/// The effect of an element's attributes. One for all of them: an effect takes 300 bytes, and 240 for each signal.
fn attribute_effect(element: Element, mut attributes: Vec<DynamicAttribute>) -> Box<dyn FnMut()> {
    Box::new(move || {
        for DynamicAttribute { name, value, shown } in &mut attributes {
            let value = value();
            if value != *shown {
                set_attribute(&element, name, value.as_deref());
                *shown = value;
            }
        }
    })
}

fn text_effect(element: Element, text: Box<dyn Fn() -> String>) -> Box<dyn FnMut()> {
    let mut shown = String::new();
    Box::new(move || {
        let text = text();
        if text != shown {
            element.set_text_content(Some(&text));
            shown = text;
        }
    })
}

fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
