//! Elements as plain values.

use super::Text;
use super::following::Following;
use super::mounted::Mounted;
use super::view::View;
use js_sys::Reflect;
use leptos::tachys::renderer::Rndr;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use web_sys::{Element, Event};

#[wasm_bindgen]
extern "C" {
    /// A control, whichever element it is.
    type Control;

    #[wasm_bindgen(method, getter)]
    fn value(this: &Control) -> Option<String>;

    #[wasm_bindgen(method, setter)]
    fn set_value(this: &Control, value: &str);

    #[wasm_bindgen(method, getter)]
    fn checked(this: &Control) -> Option<bool>;
}

/// An element to be built. A pointer, for it is handed from call to call while it is described.
pub struct Tag(Box<Description>);

struct Description {
    name: &'static str,
    parts: Vec<Part>,
}

enum Part {
    Attribute(&'static str, String),
    LiveAttribute(&'static str, Arc<dyn Fn() -> Option<String> + Send + Sync>),
    /// The text in a control; written only where it differs, so that the caret stays.
    Value(Text),
    /// `checked` or `selected`.
    Switch(&'static str, Arc<dyn Fn() -> bool + Send + Sync>),
    On(&'static str, Arc<dyn Fn(Event) + Send + Sync>),
    OnText(&'static str, Arc<dyn Fn(String) + Send + Sync>),
    OnTick(Arc<dyn Fn(bool) + Send + Sync>),
    /// What runs with the element, and again whenever a signal in it changes.
    Follow(Box<dyn Fn() + Send + Sync>),
    Text(String),
    LiveText(Text),
    Child(View),
}

/// An element with this name.
pub fn tag(name: &'static str) -> Tag {
    Tag(Box::new(Description {
        name,
        parts: Vec::new(),
    }))
}

impl Tag {
    #[inline(never)]
    fn with(mut self, part: Part) -> Self {
        self.0.parts.push(part);
        self
    }

    /// Its class.
    #[inline(never)]
    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// An attribute that never changes.
    #[inline(never)]
    pub fn attr(self, name: &'static str, value: &str) -> Self {
        self.with(Part::Attribute(name, value.to_owned()))
    }

    /// The same, where there is a value.
    pub fn attr_if(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that follows signals; `None` takes it away.
    pub fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.with(Part::LiveAttribute(name, Arc::new(value)))
    }

    /// An attribute without a value that stands there or not.
    pub fn flag(
        self,
        name: &'static str,
        stands: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        self.live_attr(name, move || stands().then(String::new))
    }

    /// The text in a control.
    pub fn value(self, value: Text) -> Self {
        self.with(Part::Value(value))
    }

    /// A property that is true or false: `checked`, `selected`.
    pub fn switch(self, name: &'static str, on: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.with(Part::Switch(name, Arc::new(on)))
    }

    /// What happens on an event.
    pub fn on(self, event: &'static str, handler: impl Fn(Event) + Send + Sync + 'static) -> Self {
        self.with(Part::On(event, Arc::new(handler)))
    }

    /// What happens with the text of the control on an event.
    pub fn on_text(
        self,
        event: &'static str,
        handler: impl Fn(String) + Send + Sync + 'static,
    ) -> Self {
        self.with(Part::OnText(event, Arc::new(handler)))
    }

    /// What happens when the box is ticked, or no longer.
    pub fn on_tick(self, handler: impl Fn(bool) + Send + Sync + 'static) -> Self {
        self.with(Part::OnTick(Arc::new(handler)))
    }

    /// Runs with the element, and again whenever a signal in it changes.
    pub fn follow(self, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.with(Part::Follow(Box::new(run)))
    }

    /// Text that never changes.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.with(Part::Text(text.to_owned()))
    }

    /// Text that follows signals.
    pub fn live_text(self, text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.with(Part::LiveText(Arc::new(text)))
    }

    /// A child: an element, a view, or an optional one.
    pub fn child(self, child: impl Into<View>) -> Self {
        self.with(Part::Child(child.into()))
    }

    /// Children one after another.
    pub fn children(self, children: impl IntoIterator<Item = Tag>) -> Self {
        children.into_iter().fold(self, Tag::child)
    }
}

type Handler = Closure<dyn FnMut(Event)>;

/// A built element, with what keeps it alive.
pub struct TagState {
    element: Element,
    handlers: Vec<(&'static str, Handler)>,
    children: Vec<TagState>,
    views: Vec<Mounted>,
    followings: Vec<Following>,
}

impl Drop for TagState {
    /// An element may still be told something while it leaves the page, a blur above all: nobody
    /// must be listening by then.
    fn drop(&mut self) {
        for (event, handler) in &self.handlers {
            let listener = handler.as_ref().unchecked_ref();
            _ = self
                .element
                .remove_event_listener_with_callback(event, listener);
        }
    }
}

impl Tag {
    /// Makes the element, outside of the document yet.
    pub(super) fn build(self) -> TagState {
        let Description { name, parts } = *self.0;
        let element = Rndr::create_element(name, None);
        let mut state = TagState {
            element: element.clone(),
            handlers: Vec::new(),
            children: Vec::new(),
            views: Vec::new(),
            followings: Vec::new(),
        };
        for part in parts {
            let element = element.clone();
            match part {
                Part::Attribute(name, value) => Rndr::set_attribute(&element, name, &value),
                Part::LiveAttribute(name, value) => {
                    let mut shown = None;
                    state.follow(Box::new(move || {
                        set_attribute(&element, name, value(), &mut shown)
                    }));
                }
                Part::Value(value) => {
                    let control = element.unchecked_into();
                    state.follow(Box::new(move || set_value(&control, &value())));
                }
                Part::Switch(name, on) => {
                    let set = move || _ = Reflect::set(&element, &name.into(), &on().into());
                    state.follow(Box::new(set));
                }
                Part::Follow(run) => state.follow(run),
                Part::On(event, handler) => state.listen(event, handler),
                Part::OnText(event, handler) => {
                    let control: Control = element.unchecked_into();
                    let tell = move |_| handler(control.value().unwrap_or_default());
                    state.listen(event, Arc::new(tell));
                }
                Part::OnTick(handler) => {
                    let control: Control = element.unchecked_into();
                    let tell = move |_| handler(control.checked().unwrap_or_default());
                    state.listen("change", Arc::new(tell));
                }
                Part::Text(text) => append_text(&element, &text),
                Part::LiveText(text) => {
                    let node = Rndr::create_text_node("");
                    _ = element.append_child(&node);
                    state.follow(Box::new(move || Rndr::set_text(&node, &text())));
                }
                Part::Child(View::Tag(tag)) => {
                    let child = tag.build();
                    _ = element.append_child(&child.element);
                    if !child.is_still() {
                        state.children.push(child);
                    }
                }
                Part::Child(view) => state.views.push(Mounted::append(view, &element)),
            }
        }
        state
    }
}

impl TagState {
    /// The element itself.
    pub(super) fn element(&self) -> &Element {
        &self.element
    }

    /// Whether nothing keeps the element going: the document alone holds it then.
    fn is_still(&self) -> bool {
        self.handlers.is_empty()
            && self.children.is_empty()
            && self.views.is_empty()
            && self.followings.is_empty()
    }

    fn follow(&mut self, run: Box<dyn FnMut()>) {
        self.followings.push(Following::new(run));
    }

    fn listen(&mut self, event: &'static str, handler: Arc<dyn Fn(Event) + Send + Sync>) {
        let closure = Closure::<dyn FnMut(Event)>::new(move |event| handler(event));
        let listener = closure.as_ref().unchecked_ref();
        _ = self
            .element
            .add_event_listener_with_callback(event, listener);
        self.handlers.push((event, closure));
    }
}

fn set_attribute(element: &Element, name: &str, value: Option<String>, shown: &mut Option<String>) {
    if value != *shown {
        match &value {
            Some(value) => Rndr::set_attribute(element, name, value),
            None => Rndr::remove_attribute(element, name),
        }
        *shown = value;
    }
}

fn set_value(control: &Control, value: &str) {
    if control.value().as_deref() != Some(value) {
        control.set_value(value);
    }
}

fn append_text(element: &Element, text: &str) {
    _ = element.append_child(&Rndr::create_text_node(text));
}
