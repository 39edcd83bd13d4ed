//! Controls that know nothing of customers.

mod announcer;
mod check_field;
mod combobox;
mod control_element;
mod copyable;
mod error_summary;
mod fold;
mod frame;
mod select_field;
mod text_area;
mod text_field;

pub use announcer::Announcer;
pub use check_field::{CheckField, CheckGroup};
pub use combobox::{Choice, ChoiceKind, Combobox, ComboboxWords, Matches, Search};
pub use control_element::ControlElement;
pub use copyable::{CopyWords, copyable};
pub use error_summary::{SUMMARY_ID, SummaryItem, error_summary, item_id, summary, summary_list};
pub use fold::Foldable;
pub use frame::{Asked, FieldMessage, Frame, LiveWords, Need, Suggestion, Text, heard, text};
pub use select_field::SelectField;
pub use text_area::TextArea;
pub use text_field::{Suggestions, TextField, TextKind};

use std::sync::Arc;

/// What a control does with what was typed.
pub type OnText = Arc<dyn Fn(String) + Send + Sync>;

/// What a control does with what happened.
pub type OnEvent = Arc<dyn Fn() + Send + Sync>;
