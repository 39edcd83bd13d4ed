//! Elements as plain values, of one type for all of them.
//!
//! Leptos' `view!` gives every piece of a page a type of its own, and the program a copy of the code
//! that builds it: with it this app was 230 kB on the wire. Here the code exists once, whatever an
//! element is made of, and the signals, the lists and the router are Leptos' all the same.

use super::Text;
use js_sys::Reflect;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, Node};

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
    Text(String),
    LiveText(Text),
    Child(AnyView),
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

    /// Text that never changes.
    #[inline(never)]
    pub fn text(self, text: &str) -> Self {
        self.with(Part::Text(text.to_owned()))
    }

    /// Text that follows signals.
    pub fn live_text(self, text: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.with(Part::LiveText(Arc::new(text)))
    }

    /// A child.
    pub fn child(self, child: impl Into<Child>) -> Self {
        self.with_child(child.into())
    }

    #[inline(never)]
    fn with_child(self, child: Child) -> Self {
        match child.0 {
            Some(view) => self.with(Part::Child(view)),
            None => self,
        }
    }

    /// Children one after another.
    pub fn children(self, children: impl IntoIterator<Item = Tag>) -> Self {
        children.into_iter().fold(self, Tag::child)
    }
}

/// What can stand inside an element: another element, a view, or nothing.
pub struct Child(Option<AnyView>);

impl From<AnyView> for Child {
    fn from(view: AnyView) -> Self {
        Self(Some(view))
    }
}

impl From<Tag> for Child {
    #[inline(never)]
    fn from(tag: Tag) -> Self {
        Self(Some(tag.into_any()))
    }
}

impl From<Option<AnyView>> for Child {
    fn from(view: Option<AnyView>) -> Self {
        Self(view)
    }
}

impl From<Option<Tag>> for Child {
    fn from(tag: Option<Tag>) -> Self {
        Self(tag.map(IntoAny::into_any))
    }
}

/// A view that is made anew whenever a signal in it changes.
pub fn live(view: impl Fn() -> Option<AnyView> + Send + Sync + 'static) -> AnyView {
    fn erased(view: Box<dyn Fn() -> Option<AnyView> + Send + Sync>) -> AnyView {
        (move || view()).into_any()
    }
    erased(Box::new(view))
}

/// Views one after another, without an element around them.
pub fn group(views: Vec<AnyView>) -> AnyView {
    views.into_any()
}

/// A row of a list: its key and how it is made.
pub struct RowView {
    /// Tells it from the other rows, as long as the list lives.
    pub key: u32,
    /// Makes it; called once, and not again when what it reads changes.
    pub view: Box<dyn Fn() -> AnyView + Send + Sync>,
}

/// A list whose rows stay themselves while others come and go.
pub fn list(rows: impl Fn() -> Vec<RowView> + Send + Sync + 'static) -> AnyView {
    fn erased(rows: Box<dyn Fn() -> Vec<RowView> + Send + Sync>) -> AnyView {
        view! { <For each=move || rows() key=|row| row.key children=|row| untrack(row.view) /> }
            .into_any()
    }
    erased(Box::new(rows))
}

/// The text of the control that an event comes from.
pub fn value_of(event: &Event) -> String {
    property_of(event, "value")
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Whether the box that an event comes from is ticked.
pub fn is_checked(event: &Event) -> bool {
    property_of(event, "checked")
        .and_then(|value| value.as_bool())
        .unwrap_or_default()
}

fn property_of(event: &Event, name: &str) -> Option<wasm_bindgen::JsValue> {
    Reflect::get(event.current_target()?.as_ref(), &name.into()).ok()
}

type Handler = Closure<dyn FnMut(Event)>;

/// A built element, with what keeps it alive.
pub struct TagState {
    element: Element,
    handlers: Vec<(&'static str, Handler)>,
    children: Vec<<AnyView as Render>::State>,
    _effects: Vec<RenderEffect<()>>,
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

impl Render for Tag {
    type State = TagState;

    fn build(self) -> TagState {
        let Description { name, parts } = *self.0;
        let element = Rndr::create_element(name, None);
        let mut state = TagState {
            element: element.clone(),
            handlers: Vec::new(),
            children: Vec::new(),
            _effects: Vec::new(),
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
                    state.follow(Box::new(move || set_value(&element, &value())));
                }
                Part::Switch(name, on) => {
                    let set = move || _ = Reflect::set(&element, &name.into(), &on().into());
                    state.follow(Box::new(set));
                }
                Part::On(event, handler) => state.listen(event, handler),
                Part::Text(text) => append_text(&element, &text),
                Part::LiveText(text) => {
                    let node = Rndr::create_text_node("");
                    _ = element.append_child(&node);
                    state.follow(Box::new(move || Rndr::set_text(&node, &text())));
                }
                Part::Child(view) => {
                    let mut child = view.build();
                    child.mount(&element, None);
                    state.children.push(child);
                }
            }
        }
        state
    }

    /// Built anew: a view that changes is small, and its controls keep their texts in the form.
    fn rebuild(self, state: &mut TagState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl TagState {
    fn follow(&mut self, mut run: Box<dyn FnMut()>) {
        self._effects.push(RenderEffect::new(move |_| run()));
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

fn set_value(element: &Element, value: &str) {
    let key = "value".into();
    let now = Reflect::get(element, &key)
        .ok()
        .and_then(|now| now.as_string());
    if now.as_deref() != Some(value) {
        _ = Reflect::set(element, &key, &value.into());
    }
}

fn append_text(element: &Element, text: &str) {
    _ = element.append_child(&Rndr::create_text_node(text));
}

impl Mountable for TagState {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(parent) = self.element.parent_element() else {
            return false;
        };
        child.mount(&parent, Some(&self.element));
        true
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

no_attrs!(Tag);

/// Leptos asks this of every view. There is no server here that renders pages, so the element is
/// written as nothing and built in the browser.
impl RenderHtml for Tag {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> TagState {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
