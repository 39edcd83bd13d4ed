//! Onboard.
