//! What a control holds besides its place in the form.

use crate::form_model::check::Check;

/// The state of a control. A form with hundreds of entries has thousands of them.
#[derive(Default)]
pub(super) struct State {
    text: Box<str>,
    /// Whether problems are shown: once the control was left with content, or a submit was tried.
    pub(super) revealed: bool,
    /// Whether the person wrote the same otherwise; forgotten with the next key.
    pub(super) is_rewritten: bool,
    /// Whether the control was left with this text, or it came back: it is not written otherwise any more.
    pub(super) is_settled: bool,
    is_taken_over: bool,
    pub(super) rare: Option<Box<Rare>>,
}

/// The state that few controls have.
#[derive(Default)]
pub(super) struct Rare {
    /// The messages of the server about this text. The next key removes them.
    pub(super) refusals: Vec<String>,
    /// What we say of this text, after what became of it, with the rule's identifier; gone with the next key.
    pub(super) objection: Option<(&'static str, String)>,
    /// What the API says of this text; gone with the next key.
    pub(super) check: Option<Check>,
    /// The text that was taken over last from another control, where the control has another text now.
    taken_over: Option<Box<str>>,
    /// Whether the control shows more than it gives away: a part of a date.
    pub(super) is_unfinished: bool,
    /// Whether the text is sent as it is, in whatever spelling; forgotten with the next key.
    pub(super) is_verbatim: bool,
}

impl State {
    /// The text as typed.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether the text was taken over from another control, which shows its issues.
    pub(super) fn is_taken_over(&self) -> bool {
        self.is_taken_over
    }

    /// The text that was taken over last from another control.
    pub(super) fn taken_over(&self) -> Option<&str> {
        match self.is_taken_over {
            true => Some(&self.text),
            false => self.rare.as_ref()?.taken_over.as_deref(),
        }
    }

    /// Sets the text that was taken over last from another control.
    pub(super) fn set_taken_over(&mut self, text: Option<&str>) {
        self.is_taken_over = text == Some(&*self.text);
        let other = text.filter(|_| !self.is_taken_over);
        if other.is_some() {
            self.rare().taken_over = other.map(Into::into);
        } else if let Some(rare) = &mut self.rare {
            rare.taken_over = None;
        }
    }

    /// The text that was taken over and that a person has removed.
    pub(super) fn removed(&self) -> Option<&str> {
        self.taken_over()
            .filter(|it| self.text.is_empty() && !it.is_empty())
    }

    pub(super) fn refusals(&self) -> &[String] {
        self.rare.as_ref().map_or(&[], |rare| &rare.refusals)
    }

    pub(super) fn is_unfinished(&self) -> bool {
        self.rare.as_ref().is_some_and(|rare| rare.is_unfinished)
    }

    pub(super) fn is_verbatim(&self) -> bool {
        self.rare.as_ref().is_some_and(|rare| rare.is_verbatim)
    }

    pub(super) fn rare(&mut self) -> &mut Rare {
        self.rare.get_or_insert_default()
    }

    /// Takes another text. What was said of the old one is gone.
    pub(super) fn set(&mut self, text: String) {
        self.respell(text);
        if let Some(rare) = &mut self.rare {
            rare.refusals.clear();
            rare.is_unfinished = false;
            rare.is_verbatim = false;
            rare.objection = None;
            rare.check = None;
        }
        self.is_rewritten = false;
        self.is_settled = false;
    }

    /// Takes the same text in other characters. What was said of it stays.
    pub(super) fn respell(&mut self, text: String) {
        let before = std::mem::replace(&mut self.text, text.into());
        let taken_over = match self.is_taken_over {
            true => Some(before),
            false => self.rare.as_mut().and_then(|it| it.taken_over.take()),
        };
        self.set_taken_over(taken_over.as_deref());
    }

    /// Takes a text from another control.
    pub(super) fn take_over(&mut self, text: &str) {
        self.set(text.to_owned());
        self.set_taken_over(Some(text));
    }
}
