//! Undo and redo over the whole form: what it was after each thing a person did.

use crate::auth::UnixSeconds;
use crate::browser::keys::HistoryCommand;
use crate::submission::Intent;
use leptos::prelude::*;

/// Steps that can be undone, at most.
const STEPS_MAX: usize = 100;

/// Bytes of all steps, at most: where much changes at once there are fewer.
const BYTES_MAX: usize = 1_000_000;

/// The data of a discarded draft besides its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emptied {
    pub name: String,
    /// The time when it was saved, if it was restored.
    pub restored: Option<UnixSeconds>,
    /// The submission whose outcome was unknown.
    pub unsettled: Option<Intent>,
}

/// The steps of undo and redo.
#[derive(Default)]
pub struct History {
    /// The current text.
    now: ArcRwSignal<String>,
    /// The steps to earlier forms, the latest last.
    past: ArcRwSignal<Vec<UndoStep>>,
    /// The undone steps, the latest last.
    future: ArcRwSignal<Vec<UndoStep>>,
}

/// The difference between two texts: the replacement of one part. A form with hundreds of entries is long,
/// and a change of it short.
struct UndoStep {
    /// The bytes before that part.
    head: usize,
    /// The bytes behind it.
    tail: usize,
    part: String,
    /// The data of the draft, if this step discarded it.
    emptied: Option<Emptied>,
}

impl UndoStep {
    fn between(from: &str, to: &str, emptied: Option<Emptied>) -> Self {
        let same = |(one, other): &(u8, u8)| one == other;
        let mut head = from.bytes().zip(to.bytes()).take_while(same).count();
        while !to.is_char_boundary(head) {
            head -= 1;
        }
        let most = from.len().min(to.len()) - head;
        let ends = from.bytes().rev().zip(to.bytes().rev());
        let mut tail = ends.take(most).take_while(same).count();
        while !to.is_char_boundary(to.len() - tail) {
            tail -= 1;
        }
        Self {
            head,
            tail,
            part: to.get(head..to.len() - tail).unwrap_or_default().to_owned(),
            emptied,
        }
    }

    /// The text at its end, from the one that it begins with.
    fn taken(&self, from: &str) -> String {
        let mut to = from.get(..self.head).unwrap_or_default().to_owned();
        to.push_str(&self.part);
        let end = from.len().saturating_sub(self.tail);
        to.push_str(from.get(end..).unwrap_or_default());
        to
    }
}

impl History {
    /// Begins with another form.
    pub fn begin(&self, form: String) {
        self.now.set(form);
        self.past.set(Vec::new());
        self.future.set(Vec::new());
    }

    /// Adds a step, if the form has changed.
    pub fn step(&self, form: String) {
        self.step_with(form, None);
    }

    /// The whole form was emptied: a step as well, with what went with it.
    pub fn empty(&self, form: String, emptied: Emptied) {
        self.step_with(form, Some(emptied));
    }

    fn step_with(&self, form: String, emptied: Option<Emptied>) {
        let step = self.now.with_untracked(|before| {
            (*before != form).then(|| UndoStep::between(&form, before, emptied))
        });
        if let Some(step) = step {
            self.now.set(form);
            self.past.update(|past| {
                past.push(step);
                let mut bytes: usize = past.iter().map(|step| step.part.len()).sum();
                while past.len() > STEPS_MAX || (bytes > BYTES_MAX && past.len() > 1) {
                    bytes -= past.remove(0).part.len();
                }
            });
            if !self.future.with_untracked(Vec::is_empty) {
                self.future.set(Vec::new());
            }
        }
    }

    /// Adds a change that the form made itself to the last step, or to the last one that was undone.
    pub fn amend(&self, form: String) {
        let now = self.now.get_untracked();
        if now == form {
            return;
        }
        for steps in [&self.past, &self.future] {
            if steps.with_untracked(Vec::is_empty) {
                continue;
            }
            steps.update(|steps| {
                if let Some(last) = steps.pop() {
                    let there = last.taken(&now);
                    if there != form {
                        steps.push(UndoStep::between(&form, &there, last.emptied));
                    }
                }
            });
        }
        self.now.set(form);
    }

    /// Reads the current text.
    pub fn with_now<T>(&self, look: impl FnOnce(&str) -> T) -> T {
        self.now.with_untracked(|now| look(now))
    }

    /// Whether there is a step to undo, or one to do again.
    pub fn can(&self, command: HistoryCommand) -> bool {
        let steps = match command {
            HistoryCommand::Undo => &self.past,
            HistoryCommand::Redo => &self.future,
        };
        !steps.with(Vec::is_empty)
    }

    /// Whether the last step emptied the whole form.
    pub fn is_emptied(&self) -> bool {
        self.past
            .with(|past| past.last().is_some_and(|step| step.emptied.is_some()))
    }

    /// Takes one step back or forth. Returns the form's text after it, and the draft's other data if the step emptied it.
    pub fn go(&self, command: HistoryCommand) -> Option<(String, Option<Emptied>)> {
        let (from, to) = match command {
            HistoryCommand::Undo => (&self.past, &self.future),
            HistoryCommand::Redo => (&self.future, &self.past),
        };
        let mut next = None;
        from.update(|steps| next = steps.pop());
        let before = self.now.get_untracked();
        let step = next?;
        let (next, emptied) = (step.taken(&before), step.emptied);
        to.update(|steps| steps.push(UndoStep::between(&next, &before, emptied.clone())));
        self.now.set(next.clone());
        Some((next, emptied))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use HistoryCommand::{Redo, Undo};

    /// The history after these forms, from an empty one.
    fn after(forms: &[&str]) -> History {
        let history = History::default();
        history.begin(String::new());
        for form in forms {
            history.step((*form).to_owned());
        }
        history
    }

    fn all(history: &History, command: HistoryCommand) -> Vec<String> {
        std::iter::from_fn(|| history.go(command))
            .map(|(form, _)| form)
            .collect()
    }

    #[test]
    fn back_and_forth() {
        for (forms, back, forth) in [
            (
                &["a", "b", "c"][..],
                &["b", "a", ""][..],
                &["a", "b", "c"][..],
            ),
            (&["a", "a", "b"], &["a", ""], &["a", "b"]),
            (&["", ""], &[], &[]),
            // What is the same at both ends counts once, and letters are not taken apart.
            (
                &["[1,2]", "[1,2,2]", "[2]", "[ã]", "[á]", "[áá]"],
                &["[á]", "[ã]", "[2]", "[1,2,2]", "[1,2]", ""],
                &["[1,2]", "[1,2,2]", "[2]", "[ã]", "[á]", "[áá]"],
            ),
        ] {
            let history = after(forms);
            assert_eq!(all(&history, Undo), back, "{forms:?}");
            assert_eq!(all(&history, Redo), forth, "{forms:?}");
            assert_eq!(all(&history, Undo), back, "{forms:?} once more");
        }
    }

    #[test]
    fn something_new_ends_what_could_be_done_again() {
        let history = after(&["a", "b"]);
        assert_eq!(history.go(Undo).map(|(form, _)| form).as_deref(), Some("a"));
        history.step("c".to_owned());
        assert!(history.go(Redo).is_none());
        assert_eq!(all(&history, Undo), ["a", ""]);
    }

    #[test]
    fn what_follows_by_itself_belongs_to_the_last_step() {
        for (forms, amended, back) in [
            (&["a", "b"][..], "bc", &["a", ""][..]),
            (&["a"], "a", &[""]),
            (&["a", "b"], "a", &["a", ""][1..]),
            (&[], "default", &[]),
        ] {
            let history = after(forms);
            history.amend(amended.to_owned());
            assert_eq!(history.now.get_untracked(), amended);
            assert_eq!(all(&history, Undo), back, "{forms:?} and {amended}");
        }
    }

    #[test]
    fn what_follows_by_itself_after_undo_keeps_what_can_be_done_again() {
        let history = after(&["a", "b", "c"]);
        assert_eq!(history.go(Undo).map(|(form, _)| form).as_deref(), Some("b"));
        history.amend("bb".to_owned());
        assert_eq!(all(&history, Redo), ["c"]);
        assert_eq!(all(&history, Undo), ["bb", "a", ""]);
    }

    #[test]
    fn emptying_the_form_is_a_step_that_keeps_what_went_with_it() {
        let history = after(&["a"]);
        assert!(!history.is_emptied());
        let named = |name: &str| Emptied {
            name: name.to_owned(),
            ..Emptied::default()
        };
        history.empty("-".to_owned(), named("Mine"));
        // What follows by itself in the empty form.
        history.amend("--".to_owned());
        assert!(history.is_emptied());
        for _ in 0..2 {
            assert_eq!(
                history.go(Undo),
                Some(("a".to_owned(), Some(named("Mine"))))
            );
            assert!(!history.is_emptied());
            assert_eq!(
                history.go(Redo),
                Some(("--".to_owned(), Some(named("Mine"))))
            );
        }
        history.step("b".to_owned());
        assert!(!history.is_emptied());
        assert_eq!(all(&history, Undo), ["--", "a", ""]);
    }

    #[test]
    fn memory_is_bounded() {
        for (length, steps) in [(3, STEPS_MAX), (BYTES_MAX / 10, 10), (BYTES_MAX, 1)] {
            let history = after(&[]);
            for letter in ('a'..='z').cycle().take(150) {
                history.step(String::from(letter).repeat(length));
            }
            assert_eq!(all(&history, Undo).len(), steps, "of {length} bytes");
        }
    }
}
