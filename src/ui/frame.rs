//! What stands around every control: its label, hint and findings.

use super::{Tag, group, live, tag};
use crate::domain::Severity;
use leptos::prelude::*;
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
    /// What helps to fill it in; may be empty.
    pub hint: String,
    /// What is to be said now.
    pub findings: ArcMemo<Vec<Finding>>,
}

impl Frame {
    /// The ids of what describes the control, for `aria-describedby`.
    fn described_by(&self) -> impl Fn() -> Option<String> + Send + Sync + 'static + use<> {
        let (id, findings) = (self.id.clone(), self.findings.clone());
        let hint = (!self.hint.is_empty()).then(|| hint_id(&id));
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
            .class("field")
            .child(self.caption(tag("label").class("label").attr("for", &self.id)))
            .child(control)
            .child(self.notes())
    }

    /// `element` with the words of the label in it.
    pub fn caption(&self, element: Tag) -> Tag {
        let optional = (!self.optional.is_empty()).then(|| {
            tag("span")
                .class("optional")
                .text(&format!(" ({})", self.optional))
        });
        element.text(&self.label).child(optional)
    }

    /// What says to assistive technology how the control stands.
    pub fn describe(&self, control: Tag) -> Tag {
        control
            .live_attr("aria-invalid", self.is_wrong())
            .live_attr("aria-describedby", self.described_by())
    }

    /// Hint and findings.
    pub fn notes(&self) -> Tag {
        let hint = (!self.hint.is_empty()).then(|| {
            tag("p")
                .class("hint")
                .attr("id", &hint_id(&self.id))
                .text(&self.hint)
        });
        let (id, findings) = (self.id.clone(), self.findings.clone());
        let said = live(move || {
            let lines = findings.get().into_iter().enumerate();
            let lines = lines.map(|(at, finding)| line(&finding_id(&id, at), &finding));
            group(lines)
        });
        tag("div").class("notes").child(said).child(hint)
    }
}

fn line(id: &str, finding: &Finding) -> Tag {
    tag("p")
        .class("finding")
        .attr("id", id)
        .attr("data-severity", finding.severity.name())
        .attr("data-rule", finding.rule)
        .text(&finding.text)
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

fn finding_id(id: &str, at: usize) -> String {
    format!("{id}-finding-{at}")
}
