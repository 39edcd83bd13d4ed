//! Signing in with OpenID Connect: authorization code with PKCE, state and nonce. The provider says who a person is,
//! once; no token of theirs is kept.
//!
//! - [`provider`]: its metadata and its keys; `redeem`: from a code to the claims of a person
//! - [`jws`]: signatures; [`claims`]: what a token has to say
//! - [`attempt`]: a sign-in under way
//! - [`login`], [`callback`], [`logout`]: the addresses

pub mod attempt;
pub mod callback;
pub mod claims;
pub mod jws;
pub mod login;
pub mod logout;
pub mod provider;
mod redeem;
