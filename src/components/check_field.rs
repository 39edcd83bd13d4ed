//! Tick boxes.

use super::Frame;
use super::control_element::ControlElement;
use leptos_erased::{HtmlElement, html};
use std::sync::Arc;

/// A single tick box.
pub struct CheckField {
    /// Label, hint and findings.
    pub frame: Frame,
    /// Whether it is ticked.
    pub ticked: Arc<dyn Fn() -> bool + Send + Sync>,
    /// It was ticked or unticked.
    pub on_change: Arc<dyn Fn(bool) + Send + Sync>,
}

impl CheckField {
    /// The field on the page: the box before its label.
    pub fn view(self) -> HtmlElement {
        let Self {
            frame,
            ticked,
            on_change,
        } = self;
        let control = tick_box(&frame, &frame.id)
            .ticked(move || ticked())
            .on_tick(move |ticked| on_change(ticked));
        let label = frame.caption(html::label().attr("for", &frame.id));
        html::div()
            .class("field check")
            .child(
                html::div()
                    .class("box-and-label")
                    .child(control)
                    .child(label),
            )
            .child(frame.notes())
    }
}

fn tick_box(frame: &Frame, id: &str) -> HtmlElement {
    let name = frame.name.clone();
    let control = html::input()
        .attr("type", "checkbox")
        .attr("id", id)
        .attr("name", move || Some(name()));
    frame.describe(control)
}

/// Several tick boxes of one name.
pub struct CheckGroup {
    /// The group's label, hint and findings.
    pub frame: Frame,
    /// Values as sent, and their words.
    pub options: Vec<(&'static str, &'static str)>,
    /// Whether the option of this value is ticked.
    pub ticked: Arc<dyn Fn(&str) -> bool + Send + Sync>,
    /// It was ticked or unticked.
    pub on_change: Arc<dyn Fn(&'static str, bool) + Send + Sync>,
}

impl CheckGroup {
    /// The group on the page.
    pub fn view(self) -> HtmlElement {
        let Self {
            frame,
            options,
            ticked,
            on_change,
        } = self;
        let boxes = options.into_iter().enumerate().map(|(at, (value, words))| {
            // The first box has the group's own id: a link to the group leads there.
            let id = match at {
                0 => frame.id.clone(),
                _ => format!("{}-{at}", frame.id),
            };
            let (ticked, on_change) = (ticked.clone(), on_change.clone());
            let control = tick_box(&frame, &id)
                .attr("value", value)
                .ticked(move || ticked(value))
                .on_tick(move |ticked| on_change(value, ticked));
            let label = html::label().attr("for", &id).child(words);
            html::div()
                .class("box-and-label")
                .child(control)
                .child(label)
        });
        let legend = frame.caption(html::legend().class("label"));
        let boxes = boxes.collect::<Vec<_>>();
        html::fieldset()
            .class("field check")
            .child(legend)
            .children(boxes)
            .child(frame.notes())
    }
}
