//! Session renewal in a dialog: an expired session keeps the page and the form.
//!
//! - [`state`]: the state
//! - [`renew`]: asking for a token; [`new_session`]: fetching it, and taking a new session
//! - [`watch`]: the view, and when renewal starts by itself
//! - [`notice`], [`dialog`]: its parts

pub mod dialog;
pub mod new_session;
mod notice;
pub mod renew;
pub mod state;
pub mod watch;
