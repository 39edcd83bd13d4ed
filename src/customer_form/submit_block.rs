//! What keeps the form from being sent or accepted.

use crate::form_model::{Draft, LocatedIssue, Section, ServerError};

/// What keeps the form from being sent or accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SubmitBlock {
    /// Nothing.
    #[default]
    None,
    /// Rules of ours.
    Faults(Vec<LocatedIssue>),
    /// What will probably be refused; asked about once.
    Warnings(Vec<LocatedIssue>),
    /// The API's, and how many more there are.
    Refusals(Vec<ServerError>, usize),
}

impl SubmitBlock {
    /// Whether there is nothing to list.
    pub fn is_nothing(&self) -> bool {
        self.faults().is_empty() && self.refusals().0.is_empty()
    }

    /// What our rules say.
    pub fn faults(&self) -> &[LocatedIssue] {
        match self {
            Self::Faults(faults) | Self::Warnings(faults) => faults,
            Self::None | Self::Refusals(..) => &[],
        }
    }

    /// What the API says, and how many more there are.
    pub fn refusals(&self) -> (&[ServerError], usize) {
        match self {
            Self::Refusals(refusals, more) => (refusals, *more),
            Self::None | Self::Faults(_) | Self::Warnings(_) => (&[], 0),
        }
    }

    /// Where they are on the page.
    pub fn sections(&self) -> Vec<Section> {
        let faults = self.faults().iter().map(|it| it.section);
        let refusals = self.refusals().0.iter().map(|it| it.section);
        faults.chain(refusals).collect()
    }

    /// Those at the control of this element, or at the one whose part it is.
    pub fn at(&self, element_id: &str) -> Self {
        self.of_elements(|it| is_of(element_id, it))
    }

    /// All but those.
    pub fn without(&self, element_id: &str) -> Self {
        self.of_elements(|it| !is_of(element_id, it))
    }

    fn of_elements(&self, wanted: impl Fn(&str) -> bool) -> Self {
        let mut block = self.clone();
        match &mut block {
            Self::None => (),
            Self::Faults(faults) | Self::Warnings(faults) => {
                faults.retain(|it| wanted(&it.element_id));
            }
            Self::Refusals(refusals, _) => {
                refusals.retain(|it| wanted(it.element_id.as_deref().unwrap_or_default()));
            }
        }
        block
    }

    /// Those that still stand in the draft.
    pub fn still(&self, draft: &Draft, picks_resellers: bool) -> Self {
        let still = match self {
            Self::None => Self::None,
            Self::Faults(faults) => Self::Faults(draft.still_found(faults, picks_resellers)),
            Self::Warnings(faults) => Self::Warnings(draft.still_found(faults, picks_resellers)),
            Self::Refusals(refusals, more) => {
                Self::Refusals(draft.still_refused(refusals, picks_resellers), *more)
            }
        };
        if still.is_nothing() {
            Self::None
        } else {
            still
        }
    }
}

/// Whether an element is this control, or one of those in a group that stands for it.
fn is_of(element_id: &str, control_id: &str) -> bool {
    let rest = element_id.strip_prefix(control_id);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
