//! Who is signed in. The token is opaque outside of this module: nobody else can read or print it.

mod claims;
mod credentials;
mod storage;
mod token;

pub use claims::{Claims, TokenProblem, UnixSeconds};
pub use credentials::{Session, SignInProblem};
pub use storage::{forget, restore, store};
pub use token::HeaderLines;
