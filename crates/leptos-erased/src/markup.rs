//! Views as HTML, without a browser: what a page shows before its program runs.

use super::attribute::AttributeValue;
use super::element::{Description, HtmlElement, Part};
use super::view::{IntoView, View};
use leptos::prelude::untrack;
use std::fmt::{self, Display, Formatter};

/// A node of a written view. `Display` writes it as HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// A text.
    Text(String),
    /// An element.
    Element {
        /// Its name.
        name: &'static str,
        /// Its attributes, in the order in which the view sets them.
        attributes: Vec<(&'static str, String)>,
        /// What is in it.
        children: Vec<Markup>,
    },
}

/// Elements without content and end tag (HTML, section 13.1.2).
const VOID: [&str; 2] = ["input", "wbr"];

/// Writes a view as it is now. Signals are read once; events, effects and `on_build` are left out.
pub fn markup(view: impl IntoView) -> Vec<Markup> {
    let mut nodes = Vec::new();
    untrack(|| write(view.into_view(), &mut nodes));
    nodes
}

fn write(view: View, nodes: &mut Vec<Markup>) {
    match view {
        View::Element(element) => nodes.push(written(element)),
        View::Text(text) => write_text(text, nodes),
        View::DynamicText(text) => nodes.push(Markup::Element {
            name: "span",
            attributes: Vec::new(),
            children: text_nodes(text()),
        }),
        View::Fragment(views) => views.into_iter().for_each(|view| write(view, nodes)),
        View::Dynamic(make) => write(make(), nodes),
        View::Keyed(rows) => {
            let rows = rows();
            nodes.extend((0..rows.keys.len()).map(|at| written((rows.element)(at))));
        }
    }
}

fn written(element: HtmlElement) -> Markup {
    let Description {
        name,
        attributes: described,
        parts,
    } = element.into_description();
    let is_only_child = Part::has_only_child(&parts);
    let (mut attributes, mut children) = (Vec::new(), Vec::new());
    for (name, value) in described {
        match value {
            AttributeValue::Static(value) => set(&mut attributes, name, value),
            AttributeValue::Dynamic(value) => set(&mut attributes, name, value()),
        }
    }
    for part in parts {
        match part {
            Part::Child(View::DynamicText(text)) if is_only_child => {
                children = text_nodes(text());
            }
            Part::Child(view) => write(view, &mut children),
            Part::On(..) | Part::Effect(_) | Part::OnBuild(_) => (),
        }
    }
    Markup::Element {
        name,
        attributes,
        children,
    }
}

/// The last value counts, as in a document.
fn set(attributes: &mut Vec<(&'static str, String)>, name: &'static str, value: Option<String>) {
    attributes.retain(|(it, _)| *it != name);
    attributes.extend(value.map(|value| (name, value)));
}

fn write_text(text: String, nodes: &mut Vec<Markup>) {
    match nodes.last_mut() {
        Some(Markup::Text(before)) => before.push_str(&text),
        _ => nodes.extend(text_nodes(text)),
    }
}

fn text_nodes(text: String) -> Vec<Markup> {
    match text.is_empty() {
        true => Vec::new(),
        false => vec![Markup::Text(text)],
    }
}

impl Display for Markup {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&escaped(text)),
            Self::Element {
                name,
                attributes,
                children,
            } => {
                write!(f, "<{name}")?;
                for (name, value) in attributes {
                    match value.is_empty() {
                        true => write!(f, " {name}")?,
                        false => write!(f, " {name}=\"{}\"", escaped(value))?,
                    }
                }
                f.write_str(">")?;
                if VOID.contains(name) {
                    return Ok(());
                }
                children.iter().try_for_each(|child| child.fmt(f))?;
                write!(f, "</{name}>")
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dynamic, fragment, html, keyed};
    use leptos::ev;

    fn html_of(view: impl IntoView) -> String {
        markup(view).iter().map(Markup::to_string).collect()
    }

    #[test]
    fn views_as_html() {
        let cases: Vec<(View, &str)> = vec![
            ("a < b & \"c\"".into_view(), "a &lt; b &amp; &quot;c&quot;"),
            (
                html::input()
                    .attr("name", || Some("a\"b".to_owned()))
                    .attr("required", true)
                    .attr("list", None::<&str>)
                    .on(ev::input, |_| ())
                    .effect(|| ())
                    .into(),
                "<input name=\"a&quot;b\" required>",
            ),
            (
                html::p()
                    .class("old")
                    .class("new")
                    .id("x")
                    .attr("id", None::<&str>)
                    .into(),
                "<p class=\"new\"></p>",
            ),
            // A changing text is the element's own where it is alone, as in the document.
            (
                html::p().child(|| "alone".to_owned()).into(),
                "<p>alone</p>",
            ),
            (
                html::p().child(|| "one".to_owned()).child("two").into(),
                "<p><span>one</span>two</p>",
            ),
            (
                fragment([
                    dynamic(|| Some(html::b().child("a"))),
                    dynamic(|| None::<HtmlElement>),
                    "b".into_view(),
                    "c".into_view(),
                ]),
                "<b>a</b>bc",
            ),
            (
                keyed(
                    || vec![1, 2],
                    |key| *key,
                    |key| html::li().child(key.to_string()),
                ),
                "<li>1</li><li>2</li>",
            ),
        ];
        for (view, expected) in cases {
            assert_eq!(html_of(view), expected);
        }
    }
}
