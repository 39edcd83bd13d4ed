//! Texts that a control takes over from another one.

use super::Field;
use super::state::State;
use customer::RuleContext;

impl Field {
    /// Takes back which text a person had removed from an empty control: then nothing is proposed again.
    pub(in crate::form_model) fn restore_removed(&self, removed: Option<&str>) {
        let is_other = |state: &State| state.text().is_empty() && state.removed() != removed;
        let state = self.state();
        if state.with_untracked(is_other) {
            state.update_untracked(|state| state.set_taken_over(removed));
        }
    }

    /// The text that was taken over from another control and that a person has removed.
    pub(in crate::form_model) fn removed(&self) -> Option<String> {
        self.state()
            .with_untracked(|state| state.removed().map(str::to_owned))
    }

    /// Takes over the text of `other` unless this one was edited: while it is empty or still has the text
    /// taken over last.
    pub fn follow(&self, other: &Self) {
        let is_free = self.state().with_untracked(|state| {
            state.text().trim().is_empty() || state.is_taken_over() || state.text() == other.text()
        });
        if is_free {
            self.take_over(other);
        }
    }

    /// Takes over the text of `other`, unless it is not in order: what is wrong is said once, where it
    /// was typed.
    pub fn take_over(&self, other: &Self) {
        let text = other.text();
        let is_new = self
            .state()
            .with_untracked(|state| !state.is_taken_over() || state.text() != text);
        if is_new && self.property.check(&text, self.context().mark()).is_ok() {
            self.state().update(|state| state.take_over(&text));
            self.changed();
        }
    }

    /// Takes a text that follows from another control, unless a person has written here: the control has always been
    /// empty, or still holds what it took last. Returns whether that is so.
    pub fn propose(&self, text: &str) -> bool {
        let (is_free, is_new) = self.state().with_untracked(|state| {
            let is_free = state.is_taken_over()
                || (state.text().is_empty() && state.taken_over().is_none())
                || state.text() == text;
            (is_free, !state.is_taken_over() || state.text() != text)
        });
        if is_free && is_new {
            self.state().update(|state| state.take_over(text));
            self.changed();
        }
        is_free
    }

    /// A text that was kept or loaded: where it is this one, it is followed on.
    pub(in crate::form_model) fn recognise(&self, text: &str) {
        let is_it = |state: &State| state.text() == text && !text.is_empty();
        if self
            .state()
            .with_untracked(|it| is_it(it) && !it.is_taken_over())
        {
            self.state()
                .update(|state| state.set_taken_over(Some(text)));
        }
    }

    /// Whether the text came from another control and was not edited.
    pub fn is_proposal(&self) -> bool {
        self.state()
            .with(|state| state.is_taken_over() && !state.text().is_empty())
    }

    /// Whether a person has written here, or the server has refused the text.
    pub fn is_used(&self) -> bool {
        self.state().with(|state| {
            let is_written = !state.text().is_empty() && !state.is_taken_over();
            is_written || !state.refusals().is_empty()
        })
    }

    /// Makes the text this control's own: it no longer follows another control.
    pub fn stop_following(&self) {
        let state = self.state();
        if state.with_untracked(|it| it.taken_over().is_some()) {
            state.update(|state| state.set_taken_over(None));
        }
    }
}
