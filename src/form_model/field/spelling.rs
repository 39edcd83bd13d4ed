//! How a text is written when its control is left.

use super::Field;
use super::state::State;
use customer::{Decimal, DecimalMark, Rule, Severity};

impl Field {
    /// The control was left: a text whose meaning is beyond doubt is written as it is sent, once, and if something is
    /// wrong with its content, that shows from now on. `elsewhere` is a rule between this text and others.
    pub fn leave(&self, elsewhere: &dyn Fn() -> Option<Rule>) {
        if self.is_rewritten_when_left() {
            self.normalise();
        }
        self.state()
            .update_untracked(|state| state.is_settled = true);
        let is_wrong = || {
            let own = self.issue().map(|it| it.rule);
            own.filter(|it| it.severity() != Severity::Hint).is_some() || elsewhere().is_some()
        };
        let is_unfinished = self.state().with(State::is_unfinished);
        if (is_unfinished || !self.is_blank()) && is_wrong() {
            self.reveal();
        }
    }

    /// Whether the text becomes another when the control is left.
    pub fn is_rewritten_when_left(&self) -> bool {
        !self.state().with_untracked(|state| state.is_settled) && self.normal().is_some()
    }

    /// The text as it is sent, if it is written otherwise and its meaning is beyond doubt.
    fn normal(&self) -> Option<String> {
        if !self.property.is_cleanable() || self.state().with_untracked(State::is_verbatim) {
            return None;
        }
        let (typed, context) = (self.text(), self.context());
        let composed = context.composed(&typed);
        let normal = context
            .rules()
            .and_then(|it| (it.normalised)(self.property, &composed, context));
        normal.or_else(|| (composed != typed).then_some(composed))
    }

    /// Writes a text whose meaning is beyond doubt as it is sent, and says so. Composed letters are the same text
    /// and not worth a word; neither is nothing in the place of what cannot be seen.
    pub fn normalise(&self) {
        if let Some(normal) = self.normal() {
            let is_same = normal.is_empty() || normal == self.context().composed(&self.text());
            if is_same {
                self.respell(normal);
            } else {
                self.rewrite(normal);
            }
        }
    }

    /// Takes the same text in other characters. Its messages stay.
    fn respell(&self, text: String) {
        self.state().update(|state| state.respell(text));
        self.changed();
    }

    /// Rewrites the number for a language with this decimal mark. The value does not change.
    pub(in crate::form_model) fn change_mark(&self, from: DecimalMark, to: DecimalMark) {
        if let Some(text) = Decimal::convert(&self.kept_text(), from, to) {
            self.respell(text);
        }
    }

    /// Replaces the text by another spelling, and reports it as rewritten.
    pub fn rewrite(&self, text: String) {
        self.state().update(|state| {
            state.set(text);
            state.is_rewritten = true;
        });
        self.changed();
    }

    /// Whether the text was normalized: it is not as the person typed it.
    pub fn is_rewritten(&self) -> bool {
        self.state().with(|state| state.is_rewritten)
    }
}
