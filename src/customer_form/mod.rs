//! The form for a new customer.

pub mod assists;
mod associations;
mod chunk;
pub mod config_error;
mod context;
mod controls;
mod country_field;
mod country_search;
mod created;
mod customer_sections;
mod domain_proposal;
mod edits;
mod elements;
mod failure_panel;
mod failure_text;
mod folding;
mod form;
pub mod form_keys;
mod heading;
mod host;
mod instance_field;
mod issue_list;
mod json_switch;
mod languages;
mod layout;
mod lazy;
mod margins;
mod microsoft_fields;
mod providers;
mod reseller_field;
mod reseller_search;
mod rows;
mod scope;
mod select_or_guid;
mod skeleton;
mod submit;
mod submitting;
mod summary;
mod value_words;

pub use chunk::FORM_CHUNK;
pub use context::{FormContext, country_by_name};
pub use created::{Created, Outcome, next_steps};
pub use elements::{HEADING_ID, as_first, button, copyable_id, sends};
pub use form::new_customer_form;
pub use host::{
    CreatedPlace, CreatedSlot, FormEvent, FormHost, FormSlots, HostTexts, Interaction,
    SessionCheck, Slot,
};
pub use layout::CREATE_ID;
pub use lazy::{chunk_loading, lazy};
pub use providers::ADD_ID as ADD_PROVIDER_ID;
pub use scope::{FormScope, load_rules};
pub use skeleton::{accepted, form_skeleton, skeleton_configs};
pub use value_words::{held_in_words, in_words, label_in, sent_in_words};
