//! Elements as plain values.

use super::Text;
use super::mounted_view::MountedView;
use super::scoped_effect::ScopedEffect;
use super::view::View;
use crate::browser::controls;
use leptos::tachys::renderer::Rndr;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event};

/// An element to be built. A pointer, for it is handed from call to call while it is described.
pub struct Tag(Box<Description>);

struct Description {
    name: &'static str,
    parts: Vec<Part>,
}

enum Part {
    Attribute(&'static str, String),
    LiveAttribute(&'static str, Arc<dyn Fn() -> Option<String> + Send + Sync>),
    /// The text in a control, or the choice.
    Value(Text),
    Ticked(Arc<dyn Fn() -> bool + Send + Sync>),
    On(&'static str, Arc<dyn Fn(Event) + Send + Sync>),
    OnText(Arc<dyn Fn(String) + Send + Sync>),
    OnTick(Arc<dyn Fn(bool) + Send + Sync>),
    /// What runs with the element, and again whenever a signal in it changes.
    Follow(Box<dyn Fn() + Send + Sync>),
    /// Whether what is in it is folded away.
    Folded(Box<dyn Fn() -> bool + Send + Sync>),
    /// The controls in it are read again when they change and when they are left.
    ReadsControls,
    Text(String),
    LiveText(Text),
    Child(View),
}

impl Part {
    /// Whether it stands in the element.
    fn is_content(&self) -> bool {
        matches!(self, Self::Text(_) | Self::LiveText(_) | Self::Child(_))
    }
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

    /// The text in a control. In a select, behind the options, it is the value of the one that is chosen.
    pub fn value(self, value: Text) -> Self {
        self.with(Part::Value(value))
    }

    /// Whether the box is ticked.
    pub fn ticked(self, ticked: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.with(Part::Ticked(Arc::new(ticked)))
    }

    /// What happens on an event.
    pub fn on(self, event: &'static str, handler: impl Fn(Event) + Send + Sync + 'static) -> Self {
        self.with(Part::On(event, Arc::new(handler)))
    }

    /// What happens with the text of the control when it becomes another.
    pub fn on_text(self, handler: impl Fn(String) + Send + Sync + 'static) -> Self {
        self.with(Part::OnText(Arc::new(handler)))
    }

    /// What happens when the box is ticked, or no longer.
    pub fn on_tick(self, handler: impl Fn(bool) + Send + Sync + 'static) -> Self {
        self.with(Part::OnTick(Arc::new(handler)))
    }

    /// Whether what stands in it before this is folded away: a line is to be seen of it.
    pub fn folded(self, is_folded: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.with(Part::Folded(Box::new(is_folded)))
    }

    /// What programs write into the controls in it, without an event, is taken when a control changes or is left.
    pub fn reads_controls(self) -> Self {
        self.with(Part::ReadsControls)
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
    views: Vec<MountedView>,
    followings: Vec<ScopedEffect>,
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
        let contents = parts.iter().filter(|part| part.is_content()).count();
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
                    state.follow(Box::new(move || controls::write_text(&element, &value())));
                }
                Part::Ticked(ticked) => {
                    state.follow(Box::new(move || controls::write_tick(&element, ticked())));
                }
                Part::Folded(is_folded) => {
                    let mut was_folded = false;
                    state.follow(Box::new(move || {
                        let is_folded = is_folded();
                        if is_folded != was_folded {
                            controls::fold(&element, is_folded);
                            was_folded = is_folded;
                        }
                    }));
                }
                Part::ReadsControls => controls::follow(&element),
                Part::Follow(run) => state.follow(run),
                Part::On(event, handler) => state.listen(event, handler),
                Part::OnText(handler) => {
                    let tell = move |_| handler(controls::read_text(&element));
                    state.listen("input", Arc::new(tell));
                }
                Part::OnTick(handler) => {
                    let tell = move |_| handler(controls::read_tick(&element));
                    state.listen("input", Arc::new(tell));
                }
                Part::Text(text) => append_text(&element, &text),
                Part::LiveText(text) => {
                    // A translating browser puts elements of its own in the place of texts: what changes has an
                    // element that stays.
                    let own = if contents == 1 {
                        element
                    } else {
                        let own = Rndr::create_element("span", None);
                        _ = element.append_child(&own);
                        own
                    };
                    let mut shown = String::new();
                    state.follow(Box::new(move || set_text(&own, text(), &mut shown)));
                }
                Part::Child(View::Tag(tag)) => {
                    let child = tag.build();
                    _ = element.append_child(&child.element);
                    if !child.is_still() {
                        state.children.push(child);
                    }
                }
                Part::Child(view) => state.views.push(MountedView::append(view, &element)),
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
        self.followings.push(ScopedEffect::new(run));
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

fn set_text(element: &Element, text: String, shown: &mut String) {
    if text != *shown {
        element.set_text_content(Some(&text));
        *shown = text;
    }
}

fn append_text(element: &Element, text: &str) {
    _ = element.append_child(&Rndr::create_text_node(text));
}
