//! Handlers that controls call.

use std::sync::Arc;

/// Handles a typed text.
pub type OnText = Arc<dyn Fn(String) + Send + Sync>;

/// Handles an event.
pub type OnEvent = Arc<dyn Fn() + Send + Sync>;
