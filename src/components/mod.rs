//! Controls that know nothing of customers.

mod announcer;
mod check_field;
mod choice;
mod combobox;
mod combobox_state;
mod control_element;
mod copyable;
mod error_summary;
mod fold;
mod frame;
mod handlers;
mod match_rank;
mod select_field;
mod text_area;
mod text_field;

pub use announcer::Announcer;
pub use check_field::{CheckField, CheckGroup};
pub use choice::{Choice, ChoiceKind, Matches, Search};
pub use combobox::{Combobox, ComboboxWords};
pub use control_element::ControlElement;
pub use copyable::{CopyWords, copyable};
pub use error_summary::{
    SUMMARY_ID, SummaryItemProps, error_summary, item_id, summary, summary_list,
};
pub use fold::Foldable;
pub use frame::{
    Asked, FieldMessageProps, Frame, LiveWords, Need, SuggestionProps, Text, heard, text,
};
pub use handlers::{OnEvent, OnText};
pub use match_rank::{Fit, fit};
pub use select_field::SelectField;
pub use text_area::TextArea;
pub use text_field::{Suggestions, TextField, TextKind};
