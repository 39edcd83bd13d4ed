//! Elements as values, and how they are built.

use super::adoption;
use super::attribute::{AttributeValue, IntoAttribute};
use super::mounted::MountedView;
use super::scoped_effect::ScopedEffect;
use super::view::{IntoView, View};
use leptos::prelude::{StoredValue, document};
use leptos::tachys::html::event::EventDescriptor;
use std::borrow::Cow;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, Node};

/// An element to be built. One pointer: it moves from call to call while it is described.
pub struct HtmlElement(Box<Description>);

struct Description {
    name: &'static str,
    parts: Vec<Part>,
}

/// A part of the description of an element.
pub(super) enum Part {
    Attribute(&'static str, AttributeValue),
    On(Cow<'static, str>, Box<dyn Fn(Event)>),
    Effect(Box<dyn Fn(&Element)>),
    OnBuild(Box<dyn Fn(&Element)>),
    Child(View),
}

impl Part {
    /// Whether one of the parts of an element is a child, and no other.
    pub(super) fn has_only_child(parts: &[Self]) -> bool {
        let is_child = |part: &&Self| matches!(part, Self::Child(_));
        parts.iter().filter(is_child).count() == 1
    }

    /// The value of an attribute that never changes.
    fn fixed<'a>(parts: &'a [Self], wanted: &str) -> Option<&'a str> {
        parts.iter().find_map(|part| match part {
            Self::Attribute(name, AttributeValue::Static(value)) if *name == wanted => {
                value.as_deref()
            }
            _ => None,
        })
    }
}

impl HtmlElement {
    /// An element of this name; [`crate::html`] has a function for each.
    pub(super) fn new(name: &'static str) -> Self {
        Self(Box::new(Description {
            name,
            parts: Vec::new(),
        }))
    }

    /// The name, and the parts in their order.
    pub(super) fn into_parts(self) -> (&'static str, Vec<Part>) {
        let Description { name, parts } = *self.0;
        (name, parts)
    }

    #[inline(never)]
    fn with(mut self, part: Part) -> Self {
        self.0.parts.push(part);
        self
    }

    /// Sets the class.
    pub fn class(self, class: impl IntoAttribute) -> Self {
        self.attr("class", class)
    }

    /// Sets the id.
    pub fn id(self, id: impl IntoAttribute) -> Self {
        self.attr("id", id)
    }

    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        self.with(Part::Attribute(name, value.into_attribute()))
    }

    /// Runs `handler` on an event of `leptos::ev`.
    pub fn on<E>(self, event: E, handler: impl Fn(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.with(Part::On(
            event.name(),
            Box::new(move |event| handler(event.unchecked_into())),
        ))
    }

    /// Runs `run` when the element is built, and again when a signal in it changes, until the element is dropped.
    pub fn effect(self, run: impl Fn() + 'static) -> Self {
        self.element_effect(move |_| run())
    }

    /// The same with the built element.
    pub fn element_effect(self, run: impl Fn(&Element) + 'static) -> Self {
        self.with(Part::Effect(Box::new(run)))
    }

    /// Runs `run` once with the built element, before it is mounted. Parts that follow are not there yet.
    pub fn on_build(self, run: impl Fn(&Element) + 'static) -> Self {
        self.with(Part::OnBuild(Box::new(run)))
    }

    /// Shows a view of plain Leptos in the element, in front of the children that follow. It is removed, and its owner
    /// disposed, with the owner that surrounds the element.
    pub fn plain<V>(self, view: impl Fn() -> V + 'static) -> Self
    where
        V: leptos::IntoView + 'static,
    {
        let view = Rc::new(view);
        self.on_build(move |element| {
            let (parent, view) = (element.clone().unchecked_into(), view.clone());
            StoredValue::new_local(leptos::mount::mount_to(parent, move || view()));
        })
    }

    /// Adds a child.
    pub fn child(self, child: impl IntoView) -> Self {
        self.with(Part::Child(child.into_view()))
    }

    /// Adds children.
    pub fn children<T: IntoView>(self, children: impl IntoIterator<Item = T>) -> Self {
        children.into_iter().fold(self, Self::child)
    }
}

type Handler = Closure<dyn FnMut(Event)>;

/// A built element, with what keeps it alive.
pub(super) struct BuiltElement {
    element: Element,
    /// Whether it was in the document before its view: see [`adoption`].
    is_adopted: bool,
    handlers: Vec<(Cow<'static, str>, Handler)>,
    children: Vec<BuiltElement>,
    views: Vec<MountedView>,
    effects: Vec<ScopedEffect>,
}

impl Drop for BuiltElement {
    /// An element still dispatches events while it leaves the document, `blur` above all.
    fn drop(&mut self) {
        for (event, handler) in &self.handlers {
            let listener = handler.as_ref().unchecked_ref();
            _ = self
                .element
                .remove_event_listener_with_callback(event, listener);
        }
    }
}

impl HtmlElement {
    /// Adopts the element in its place, or builds one outside of the document. `None`: there is no document.
    pub(super) fn build(self) -> Option<BuiltElement> {
        let (name, parts) = self.into_parts();
        let (id, class) = (Part::fixed(&parts, "id"), Part::fixed(&parts, "class"));
        let adopted = adoption::take(name, id, class);
        let is_adopted = adopted.is_some();
        let element = match adopted {
            Some(element) => element,
            None => document().create_element(name).ok()?,
        };
        let mut built = BuiltElement::new(element.clone(), is_adopted);
        let is_only_child = Part::has_only_child(&parts);
        let outer = adoption::enter(is_adopted.then_some(&element));
        for part in parts {
            match part {
                Part::Attribute(name, AttributeValue::Static(value)) => {
                    set_attribute(&element, name, value.as_deref());
                }
                Part::Attribute(name, AttributeValue::Dynamic(value)) => {
                    let element = element.clone();
                    let mut shown = is_adopted.then(|| element.get_attribute(name)).flatten();
                    built.effect(Box::new(move || {
                        let value = value();
                        if value != shown {
                            set_attribute(&element, name, value.as_deref());
                            shown = value;
                        }
                    }));
                }
                Part::Effect(run) => {
                    let element = element.clone();
                    built.effect(Box::new(move || run(&element)));
                }
                Part::OnBuild(run) => run(&element),
                Part::On(event, handler) => built.listen(event, handler),
                Part::Child(View::Text(text)) => {
                    adoption::put(&document().create_text_node(&text), &element, None);
                }
                Part::Child(View::DynamicText(text)) if is_only_child => {
                    built.effect(text_effect(element.clone(), text));
                }
                Part::Child(View::Element(child)) => {
                    if let Some(child) = child.build() {
                        child.put(&element, None);
                        if !child.is_static() {
                            built.children.push(child);
                        }
                    }
                }
                Part::Child(view) => built.views.push(MountedView::append(view, &element)),
            }
        }
        adoption::leave(outer);
        Some(built)
    }
}

impl BuiltElement {
    fn new(element: Element, is_adopted: bool) -> Self {
        Self {
            element,
            is_adopted,
            handlers: Vec::new(),
            children: Vec::new(),
            views: Vec::new(),
            effects: Vec::new(),
        }
    }

    /// The element itself.
    pub(super) fn element(&self) -> &Element {
        &self.element
    }

    /// Inserts the element into `parent`, before `marker` or at the end. An adopted element is there already.
    pub(super) fn put(&self, parent: &Node, marker: Option<&Node>) {
        if !self.is_adopted {
            adoption::put(&self.element, parent, marker);
        }
    }

    /// Whether the document alone has to hold it.
    fn is_static(&self) -> bool {
        self.handlers.is_empty()
            && self.children.is_empty()
            && self.views.is_empty()
            && self.effects.is_empty()
    }

    fn effect(&mut self, run: Box<dyn FnMut()>) {
        self.effects.push(ScopedEffect::new(run));
    }

    fn listen(&mut self, event: Cow<'static, str>, handler: Box<dyn Fn(Event)>) {
        let closure = Handler::new(handler);
        let listener = closure.as_ref().unchecked_ref();
        _ = self
            .element
            .add_event_listener_with_callback(&event, listener);
        self.handlers.push((event, closure));
    }
}

/// A dynamic text among other children. A browser that translates the page replaces text nodes: what changes is the
/// content of an element, which stays.
pub(super) fn text_element(text: Box<dyn Fn() -> String>) -> Option<BuiltElement> {
    let element = document().create_element("span").ok()?;
    let mut built = BuiltElement::new(element.clone(), false);
    built.effect(text_effect(element, text));
    Some(built)
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
