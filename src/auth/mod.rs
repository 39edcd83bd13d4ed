//! Session and token. The token is opaque outside of this module: no other module can read or print it.

mod broker;
mod claims;
mod credentials;
mod gateway;
mod lifetime;
mod renewal_due;
mod storage;
mod token;

pub use broker::{BrokerError, BrokerRequest, end_session, fetch_session};
pub use claims::{Claims, TokenError, UnixSeconds};
pub use credentials::{Connections, Session, SignInError, TokenLifetime};
pub use renewal_due::{RenewalDue, renewal_due};
pub use storage::{forget, restore, store};
pub use token::HeaderWriter;
