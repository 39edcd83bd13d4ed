//! What stands around every control: its label, hint and findings.

use super::{Tag, View, group, live, tag};
use crate::domain::Severity;
use crate::platform::focus;
use crate::platform::tree::Tree;
use crate::signal::Derived;
use std::sync::Arc;

/// A text that follows the signals it is made of.
pub type Text = Arc<dyn Fn() -> String + Send + Sync>;

/// A text that never changes.
pub fn text(fixed: impl Into<String>) -> Text {
    let fixed = fixed.into();
    Arc::new(move || fixed.clone())
}

/// Something to say at a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// The rule's identifier.
    pub rule: &'static str,
    /// The sentence.
    pub text: String,
    /// What would be right, where it is known.
    pub suggestions: Vec<Suggestion>,
}

/// What would be right, one press away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The control whose text it is: this one, or another that it depends on.
    pub control: &'static str,
    /// The text for that control.
    pub value: String,
    /// The words of the button that puts it there.
    pub words: String,
}

/// What happens when a suggestion is taken.
pub type OnUse = Arc<dyn Fn(&Suggestion) + Send + Sync>;

/// Whether a control that may stay empty is asked for after all; follows signals.
pub type Asked = Arc<dyn Fn() -> bool + Send + Sync>;

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
    /// "optional" in the page's language, for a control that may stay empty; else empty.
    pub optional: &'static str,
    /// Whether something else on the form asks for it at the moment: then it is not called optional.
    pub asked: Option<Asked>,
    /// How wide the field is in the grid, as a class; empty: a whole row.
    pub width: &'static str,
    /// What helps to fill it in; may be empty.
    pub hint: String,
    /// Those that change, in the place of those above.
    pub live_words: Option<LiveWords>,
    /// What is to be said now.
    pub findings: Derived<Vec<Finding>>,
    /// A suggestion was taken.
    pub on_use: OnUse,
}

impl Frame {
    /// The ids of what describes the control, for `aria-describedby`.
    fn described_by(&self) -> impl Fn() -> Option<String> + Send + Sync + 'static + use<> {
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

    /// `true` for `aria-invalid` while an error stands at the control.
    fn is_wrong(&self) -> impl Fn() -> Option<String> + Send + Sync + 'static + use<> {
        let findings = self.findings.clone();
        move || {
            let wrong = findings.with(|all| all.iter().any(|it| it.severity == Severity::Error));
            wrong.then(|| "true".to_owned())
        }
    }

    /// The whole field: label above the control, hint and findings below it. Room for one line of
    /// them is kept, so that a finding does not move what the pointer is about to press.
    pub fn around(&self, control: Tag) -> Tag {
        tag("div")
            .class(&["field ", self.width].concat())
            .child(self.caption(tag("label").class("label").attr("for", &self.id)))
            .child(control)
            .child(self.notes())
    }

    /// `element` with the words of the label in it.
    pub fn caption(&self, element: Tag) -> Tag {
        let optional = (!self.optional.is_empty()).then(|| {
            let words = tag("span")
                .class("optional")
                .text(&format!(" ({})", self.optional));
            match self.asked.clone() {
                Some(asked) => words.flag("hidden", move || asked()),
                None => words,
            }
        });
        let element = match &self.live_words {
            Some(LiveWords { label, .. }) => {
                let label = label.clone();
                element.live_text(move || label())
            }
            None => element.text(&self.label),
        };
        element.child(optional)
    }

    /// What says to assistive technology how the control stands.
    pub fn describe(&self, control: Tag) -> Tag {
        control
            .live_attr("aria-invalid", self.is_wrong())
            .live_attr("aria-describedby", self.described_by())
    }

    /// Hint and findings.
    pub fn notes(&self) -> Tag {
        let line_of = || tag("p").class("hint").attr("id", &hint_id(&self.id));
        let hint = match &self.live_words {
            Some(LiveWords { hint, .. }) => {
                let hint = hint.clone();
                Some(line_of().live_text(move || hint()))
            }
            None => (!self.hint.is_empty()).then(|| line_of().text(&self.hint)),
        };
        let (id, findings, on_use) = (self.id.clone(), self.findings.clone(), self.on_use.clone());
        let said = live(move || {
            let lines = findings.get().into_iter().enumerate();
            let lines = lines.map(|(at, finding)| line(&id, at, finding, &on_use));
            group(lines)
        });
        tag("div").class("notes").child(said).child(hint)
    }
}

/// A sentence, and behind it a button for each suggestion. The buttons go with the sentence, so the control
/// takes the focus.
fn line(id: &str, at: usize, finding: Finding, on_use: &OnUse) -> View {
    let sentence = tag("p")
        .class("finding")
        .attr("id", &finding_id(id, at))
        .attr("data-severity", finding.severity.name())
        .attr("data-rule", finding.rule)
        .text(&finding.text);
    let buttons = finding.suggestions.into_iter().map(|suggestion| {
        let (id, on_use) = (id.to_owned(), on_use.clone());
        tag("button")
            .class("quiet use")
            .attr("type", "button")
            .text(&suggestion.words)
            .on("click", move |event| {
                on_use(&suggestion);
                focus::by_id(&Tree::around(&event), &id);
            })
    });
    group(std::iter::once(sentence).chain(buttons))
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

fn finding_id(id: &str, at: usize) -> String {
    format!("{id}-finding-{at}")
}
