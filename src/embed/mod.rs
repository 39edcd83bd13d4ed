//! The form as a custom element in a host page: `<onboard-customer>`.
//!
//! - [`host`]: the interface to the host page
//! - [`settings`]: the attributes of the element and the operator's configuration
//! - [`session_error`]: the reasons for a missing token, in words
//! - [`token`]: requests tokens from the host
//! - [`token_notice`]: the notice and the dialog about a missing token
//! - [`preserved_state`]: the state that the next form takes over
//! - [`element_host`]: the events and parts of the form that differ in an element
//! - [`skeleton`]: the controls before the program runs
//! - [`element`]: mounts and unmounts the form

mod element;
mod element_host;
mod host;
mod preserved_state;
mod session_error;
mod settings;
mod skeleton;
mod token;
mod token_notice;

pub use element::{Form, MountPoint, Unmount};
pub use host::Host;
pub use preserved_state::PreservedState;
pub use settings::Settings;
pub use skeleton::forms;
