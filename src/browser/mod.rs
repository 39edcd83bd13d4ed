//! Interfaces of the browser: requests, clock, storage, focus, languages, clipboard, page, connection.

pub mod address;
pub mod chunk;
pub mod clipboard;
pub mod clock;
pub mod connection;
pub mod controls;
pub mod dialog;
pub mod focus;
pub mod http;
pub mod intl;
pub mod keys;
pub mod page;
pub mod press;
pub mod random;
pub mod storage;
pub mod transport_error;
pub mod tree;
pub mod validity;
pub mod vault;
