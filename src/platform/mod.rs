//! The browser, apart from the network: clock, storage, focus, languages, clipboard, page.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod focus;
pub mod intl;
pub mod page;
pub mod press;
pub mod storage;
