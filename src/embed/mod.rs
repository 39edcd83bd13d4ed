//! The form as an element on somebody else's page: `<onboard-customer>`.
//!
//! - [`host`]: the page around the element, as far as the form sees it
//! - [`settings`]: what the host decides, over what the operator does
//! - [`token`]: the token, pulled from the host whenever one is needed
//! - [`shell`]: what the element does around the form
//! - [`notice`]: what is said while there is no token
//! - [`element`]: the form in its place, from coming to going

mod element;
mod host;
mod notice;
mod settings;
mod shell;
mod token;

pub use element::{Form, MountPoint, PreservedState};
pub use host::Host;
pub use settings::Settings;
