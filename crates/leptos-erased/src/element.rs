//! Elements as values.

use super::attribute::{AttributeValue, IntoAttribute};
use super::view::{IntoView, View};
use leptos::prelude::StoredValue;
use leptos::tachys::html::event::EventDescriptor;
use std::borrow::Cow;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// An element to be built. One pointer: it moves from call to call while it is described.
pub struct HtmlElement(Box<Description>);

/// The description of an element.
pub(super) struct Description {
    pub(super) name: &'static str,
    pub(super) attributes: Vec<(&'static str, AttributeValue)>,
    /// The other parts, in their order.
    pub(super) parts: Vec<Part>,
}

/// A part of the description of an element.
pub(super) enum Part {
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
}

impl Description {
    /// The value of an attribute that never changes.
    pub(super) fn fixed(&self, wanted: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find_map(|attribute| match attribute {
                (name, AttributeValue::Static(value)) if *name == wanted => value.as_deref(),
                _ => None,
            })
    }
}

impl HtmlElement {
    /// An element of this name; [`crate::html`] has a function for each.
    pub(super) fn new(name: &'static str) -> Self {
        Self(Box::new(Description {
            name,
            attributes: Vec::new(),
            parts: Vec::new(),
        }))
    }

    /// The description.
    pub(super) fn into_description(self) -> Description {
        *self.0
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

    /// Sets an attribute. Attributes are set before the other parts are built.
    pub fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        self.with_attribute(name, value.into_attribute())
    }

    #[inline(never)]
    fn with_attribute(mut self, name: &'static str, value: AttributeValue) -> Self {
        self.0.attributes.push((name, value));
        self
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
