//! The form as a custom element in a host page: `<onboard-customer>`.
//!
//! - [`host`]: the interface to the host page
//! - [`settings`]: the attributes of the element and the operator's configuration
//! - [`session_error`]: the reasons for a missing token, in words
//! - [`token`]: requests tokens from the host
//! - [`token_notice`]: the notice and the dialog about a missing token
//! - [`preserved_state`]: the state that the next form takes over
//! - [`element_host`]: the events and parts of the form that differ in an element
//! - [`element`]: mounts and unmounts the form

mod element;
mod host;
mod notice;
mod settings;
mod shell;
mod token;

pub use element::{Form, MountPoint, PreservedState};
pub use host::Host;
pub use settings::Settings;
