//! A control's text and what is to be said of it.

use crate::domain::{DecimalMark, Problem, Property, Severity};
use leptos::prelude::{ArcRwSignal, Update, With, WithUntracked};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// A control of the form: the text as typed, never trimmed or cleared while somebody types.
///
/// One signal a control, so that a key costs the same however many controls there are. A tick box
/// holds `true` or nothing, a group of them the ticked names with commas between.
#[derive(Clone)]
pub struct Field(Arc<Parts>);

struct Parts {
    key: u32,
    property: Property,
    mark: DecimalMark,
    state: ArcRwSignal<State>,
}

#[derive(Default)]
struct State {
    text: String,
    /// Whether problems are shown: once the control was left with content, or a submit was tried.
    revealed: bool,
    /// What the server said of this text; gone with the next key.
    refusals: Vec<String>,
}

/// Something to say at a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A rule of ours that the text does not keep.
    Problem(Problem),
    /// What the server said.
    Refused(String),
}

impl Remark {
    /// The rule's identifier in `data-rule`.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Problem(problem) => problem.rule(),
            Self::Refused(_) => "server",
        }
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Problem(problem) => problem.severity(),
            Self::Refused(_) => Severity::Error,
        }
    }
}

impl Field {
    /// An empty control for this property.
    pub fn new(property: Property, mark: DecimalMark) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        Self(Arc::new(Parts {
            key: NEXT.fetch_add(1, Ordering::Relaxed),
            property,
            mark,
            state: ArcRwSignal::default(),
        }))
    }

    /// The id of the control's element: the same wherever its row moves.
    pub fn element_id(&self) -> String {
        format!("control-{}", self.0.key)
    }

    /// The property it stands for.
    pub fn property(&self) -> Property {
        self.0.property
    }

    /// The text as typed.
    pub fn text(&self) -> String {
        self.0.state.with(|state| state.text.clone())
    }

    /// Whether nothing but white space stands there.
    pub fn is_blank(&self) -> bool {
        self.0.state.with(|state| state.text.trim().is_empty())
    }

    /// Whether the tick box is ticked.
    pub fn is_ticked(&self) -> bool {
        self.0.state.with(|state| state.text == "true")
    }

    /// Takes what was typed. What the server said of the old text is gone.
    pub fn set(&self, text: String) {
        self.0.state.update(|state| {
            state.text = text;
            state.refusals.clear();
        });
    }

    /// Ticks the box or not.
    pub fn tick(&self, ticked: bool) {
        self.set(if ticked { "true" } else { "" }.to_owned());
    }

    /// The control was left: if something is wrong with its content, that shows from now on.
    /// `elsewhere` is a rule between this text and others.
    pub fn leave(&self, elsewhere: impl FnOnce() -> Option<Problem>) {
        if !self.is_blank() && self.problem().or_else(elsewhere).is_some() {
            self.reveal();
        }
    }

    /// Shows problems from now on.
    pub fn reveal(&self) {
        if !self.0.state.with(|state| state.revealed) {
            self.0.state.update(|state| state.revealed = true);
        }
    }

    /// Keeps what the server said, until the text changes. The same sentence counts once.
    pub fn refuse(&self, message: String) {
        self.0.state.update(|state| {
            if !state.refusals.contains(&message) {
                state.refusals.push(message);
            }
        });
    }

    /// What is wrong with the text, shown or not.
    pub fn problem(&self) -> Option<Problem> {
        self.0
            .state
            .with(|state| self.0.property.check(&state.text, self.0.mark).err())
    }

    /// What is to be said at the control now. `elsewhere` is a rule between this text and others.
    pub fn remarks(&self, elsewhere: impl FnOnce() -> Option<Problem>) -> Vec<Remark> {
        self.0.state.with(|state| {
            let own = || self.0.property.check(&state.text, self.0.mark).err();
            let problem = state.revealed.then(|| own().or_else(elsewhere)).flatten();
            problem
                .map(Remark::Problem)
                .into_iter()
                .chain(state.refusals.iter().cloned().map(Remark::Refused))
                .collect()
        })
    }

    /// A control with the same text under a key of its own.
    pub fn copied(&self) -> Self {
        let copy = Self::new(self.0.property, self.0.mark);
        copy.set(self.0.state.with_untracked(|state| state.text.clone()));
        copy
    }
}
