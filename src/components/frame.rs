//! The frame of every control: label, hint and messages.

use crate::browser::focus;
use crate::browser::tree::Tree;
use customer::Severity;
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, fragment, html};
use std::sync::Arc;

/// A text that follows the signals it is made of.
pub type Text = Arc<dyn Fn() -> String + Send + Sync>;

/// A text that never changes.
pub fn text(fixed: impl Into<String>) -> Text {
    let fixed = fixed.into();
    Arc::new(move || fixed.clone())
}

/// A message at a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMessageProps {
    pub severity: Severity,
    /// The value of `data-rule`.
    pub rule: &'static str,
    pub text: String,
    pub suggestions: Vec<SuggestionProps>,
}

/// A suggested value, with the button that takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionProps {
    /// The `name` of the control that takes the value: this one, or another that it depends on.
    pub control: &'static str,
    pub value: String,
    /// The caption of the button.
    pub words: String,
}

/// Called when a suggestion is taken.
pub type OnUse = Arc<dyn Fn(&SuggestionProps) + Send + Sync>;

/// Whether a control that may stay empty is asked for after all; follows signals.
pub type Asked = Arc<dyn Fn() -> bool + Send + Sync>;

/// Whether a control has to be filled in.
#[derive(Clone)]
pub enum Need {
    /// It has to be.
    Always,
    /// It may stay empty, which this word says.
    Optional(&'static str),
    /// It may stay empty, which this word says, but while something else on the form asks for it.
    AtTimes(&'static str, Asked),
    /// Not shown: a tick box, or a control whose label is at another.
    Unsaid,
}

/// A label and a hint that follow signals.
#[derive(Clone)]
pub struct LiveWords {
    /// The label.
    pub label: Text,
    /// The hint; may be empty.
    pub hint: Text,
}

/// A control's surroundings.
#[derive(Clone)]
pub struct Frame {
    /// The id of the control's element.
    pub id: String,
    /// The control's `name`.
    pub name: Text,
    /// The label.
    pub label: String,
    /// The name of the row that contains the control. Empty: none.
    pub row: Text,
    /// Whether it has to be filled in.
    pub need: Need,
    /// The width in the grid, as a class. Empty: a whole row.
    pub width: &'static str,
    /// The hint. May be empty.
    pub hint: String,
    /// Those that change, in the place of those above.
    pub live_words: Option<LiveWords>,
    /// The current messages.
    pub findings: ArcMemo<Vec<FieldMessageProps>>,
    /// A suggestion was taken.
    pub on_use: OnUse,
}

impl Frame {
    /// The ids of what describes the control, for `aria-describedby`.
    fn described_by(&self) -> impl Fn() -> Option<String> + 'static + use<> {
        let (id, findings) = (self.id.clone(), self.findings.clone());
        let has_hint = self.live_words.is_some() || !self.hint.is_empty();
        let hint = has_hint.then(|| hint_id(&id));
        move || {
            let count = findings.with(Vec::len);
            let ids: Vec<String> = hint
                .iter()
                .cloned()
                .chain((0..count).map(|at| finding_id(&id, at)))
                .collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    }

    /// `true` for `aria-invalid` while the control has an error.
    fn is_wrong(&self) -> impl Fn() -> Option<String> + 'static + use<> {
        let findings = self.findings.clone();
        move || {
            let wrong = findings.with(|all| all.iter().any(|it| it.severity == Severity::Error));
            wrong.then(|| "true".to_owned())
        }
    }

    /// The whole field: label above the control, hint and findings below it. Room for one line of
    /// them is kept, so that a finding does not move what the pointer is about to press.
    pub fn around(&self, control: HtmlElement) -> HtmlElement {
        html::div()
            .class(["field ", self.width].concat())
            .child(self.caption(html::label().class("label").attr("for", &self.id)))
            .child(control)
            .child(self.notes())
    }

    /// `element` with the words of the label in it.
    pub fn caption(&self, element: HtmlElement) -> HtmlElement {
        let optional = |word: &str| html::span().class("optional").child(format!(" ({word})"));
        let optional = match self.need.clone() {
            Need::Always | Need::Unsaid => None,
            Need::Optional(word) => Some(optional(word)),
            Need::AtTimes(word, asked) => Some(optional(word).attr("hidden", move || asked())),
        };
        let element = match &self.live_words {
            Some(LiveWords { label, .. }) => {
                let label = label.clone();
                element.child(move || label())
            }
            None => element.child(&self.label),
        };
        element.child(optional)
    }

    /// The ARIA attributes of the control's state.
    pub fn describe(&self, control: HtmlElement) -> HtmlElement {
        let control = match self.need.clone() {
            Need::Always => control.attr("aria-required", "true"),
            Need::AtTimes(_, asked) => {
                control.attr("aria-required", move || asked().then(|| "true".to_owned()))
            }
            Need::Optional(_) | Need::Unsaid => control,
        };
        control
            .attr("aria-invalid", self.is_wrong())
            .attr("aria-describedby", self.described_by())
    }

    /// Hint and findings.
    pub fn notes(&self) -> HtmlElement {
        let line_of = || html::p().class("hint").attr("id", hint_id(&self.id));
        let hint = match &self.live_words {
            Some(LiveWords { hint, .. }) => {
                let hint = hint.clone();
                Some(line_of().child(move || hint()))
            }
            None => (!self.hint.is_empty()).then(|| line_of().child(&self.hint)),
        };
        let frame = (self.id.clone(), self.row.clone(), self.on_use.clone());
        let findings = self.findings.clone();
        let said = dynamic(move || {
            let (id, row, on_use) = &frame;
            let lines = findings.get().into_iter().enumerate();
            let lines = lines.map(|(at, finding)| line(id, row, at, finding, on_use));
            fragment(lines)
        });
        html::div().class("notes").child(said).child(hint)
    }
}

/// A sentence, and behind it a button for each suggestion. The buttons go with the sentence, so the control
/// takes the focus.
fn line(id: &str, row: &Text, at: usize, finding: FieldMessageProps, on_use: &OnUse) -> View {
    let sentence = html::p()
        .class("finding")
        .attr("id", finding_id(id, at))
        .attr("data-severity", finding.severity.name())
        .attr("data-rule", finding.rule)
        .child(&finding.text);
    let buttons = finding.suggestions.into_iter().map(|suggestion| {
        let (id, on_use) = (id.to_owned(), on_use.clone());
        let (seen, row) = (suggestion.words.clone(), row.clone());
        html::button()
            .class("quiet use")
            .attr("type", "button")
            .attr("aria-label", move || heard(&seen, &row()))
            .child(&suggestion.words)
            .on(ev::click, move |event| {
                on_use(&suggestion);
                focus::by_id(&Tree::around(&event), &id);
            })
    });
    fragment(std::iter::once(sentence).chain(buttons))
}

/// The accessible name of a button in a row: its caption, then the name of the row. `None`: it is in no row, and its
/// caption is its name.
pub fn heard(seen: &str, row: &str) -> Option<String> {
    (!row.is_empty()).then(|| format!("{seen}, {row}"))
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

fn finding_id(id: &str, at: usize) -> String {
    format!("{id}-finding-{at}")
}
