//! The issues that keep the form from being sent or accepted.

use crate::form_model::{Draft, LocatedIssue, Section, ServerError, is_part_of};

/// The issues that keep the form from being sent or accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum IssueList {
    /// Nothing.
    #[default]
    None,
    /// Errors of validation.
    Errors(Vec<LocatedIssue>),
    /// Warnings, which require confirmation once.
    Warnings(Vec<LocatedIssue>),
    /// Errors of the API, and the number of those left out.
    ServerErrors(Vec<ServerError>, usize),
}

impl IssueList {
    /// Whether there is nothing to list.
    pub fn is_nothing(&self) -> bool {
        self.issues().is_empty() && self.server_errors().0.is_empty()
    }

    /// The issues of validation.
    pub fn issues(&self) -> &[LocatedIssue] {
        match self {
            Self::Errors(issues) | Self::Warnings(issues) => issues,
            Self::None | Self::ServerErrors(..) => &[],
        }
    }

    /// The errors of the API, and the number of those left out.
    pub fn server_errors(&self) -> (&[ServerError], usize) {
        match self {
            Self::ServerErrors(server_errors, more) => (server_errors, *more),
            Self::None | Self::Errors(_) | Self::Warnings(_) => (&[], 0),
        }
    }

    /// The sections of the issues.
    pub fn sections(&self) -> Vec<Section> {
        let issues = self.issues().iter().map(|it| it.section);
        let server_errors = self.server_errors().0.iter().map(|it| it.section);
        issues.chain(server_errors).collect()
    }

    /// The issues of the control of this element, or of the control that contains it.
    pub fn at(&self, element_id: &str) -> Self {
        self.of_elements(|it| is_part_of(element_id, it))
    }

    /// All other issues.
    pub fn without(&self, element_id: &str) -> Self {
        self.of_elements(|it| !is_part_of(element_id, it))
    }

    fn of_elements(&self, wanted: impl Fn(&str) -> bool) -> Self {
        let mut block = self.clone();
        match &mut block {
            Self::None => (),
            Self::Errors(issues) | Self::Warnings(issues) => {
                issues.retain(|it| wanted(&it.element_id));
            }
            Self::ServerErrors(server_errors, _) => {
                server_errors.retain(|it| wanted(it.element_id.as_deref().unwrap_or_default()));
            }
        }
        block
    }

    /// The issues that the draft still has.
    pub fn still(&self, draft: &Draft, picks_resellers: bool) -> Self {
        let still = match self {
            Self::None => Self::None,
            Self::Errors(issues) => Self::Errors(draft.still_found(issues, picks_resellers)),
            Self::Warnings(issues) => Self::Warnings(draft.still_found(issues, picks_resellers)),
            Self::ServerErrors(server_errors, more) => {
                Self::ServerErrors(draft.still_refused(server_errors, picks_resellers), *more)
            }
        };
        if still.is_nothing() {
            Self::None
        } else {
            still
        }
    }
}
