//! A sign-in under way. Its cookie holds one secret; nonce and PKCE verifier are made from it, and where to go
//! afterwards travels sealed in `state`. So each of many tabs has an attempt of its own in eighty bytes, and a
//! callback whose cookie is gone still knows where the person wanted to go.

use axum::http::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};

use crate::clock::Seconds;
use crate::seal::{Purpose, Sealer, Unsealable, hashed};
use crate::session::cookie::{ATTEMPT_SECONDS, Cookies};

/// The longest path that is come back to.
const LONGEST_NEXT: usize = 512;

/// A new attempt.
pub struct Attempt {
    /// The name of its cookie ends so.
    pub id: String,
    /// The value of its cookie.
    pub secret: String,
    /// The parameter that the provider returns.
    pub state: String,
}

/// The content of `state`.
#[derive(Serialize, Deserialize)]
pub struct Sealed {
    /// The path to go to.
    pub next: String,
    /// The session that the browser had before: it ends.
    pub earlier: Option<String>,
    secret: String,
    began: Seconds,
}

/// The result of reading a `state`.
pub enum Returned {
    /// Not ours.
    Foreign,
    /// Ours; but its cookie is gone, or it took too long.
    Stale(Sealed),
    /// Ours, with the secret.
    Good {
        /// The attempt's id.
        id: String,
        /// Its content.
        sealed: Sealed,
        /// The secret.
        secret: String,
    },
}

impl Attempt {
    /// Begins one.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn begin(
        sealer: &Sealer,
        next: &str,
        earlier: Option<String>,
        now: Seconds,
    ) -> Result<Self, Unsealable> {
        let id = format!("{now:010}{}", BASE64.encode(sealer.random::<6>()?));
        let secret = sealer.token()?;
        let next = if next.len() > LONGEST_NEXT { "" } else { next };
        let sealed = Sealed {
            next: next.to_owned(),
            earlier,
            secret: hashed(&secret),
            began: now,
        };
        let plain = serde_json::to_vec(&sealed).map_err(|_| Unsealable)?;
        let sealed = sealer.seal(Purpose::Attempt, id.as_bytes(), &plain)?;
        let state = format!("{id}.{}", BASE64.encode(sealed));
        Ok(Self { id, secret, state })
    }

    /// Reads a `state` that came back.
    #[must_use]
    pub fn returned(
        sealer: &Sealer,
        cookies: &Cookies,
        headers: &HeaderMap,
        state: &str,
        now: Seconds,
    ) -> Returned {
        let opened = state.split_once('.').and_then(|(id, sealed)| {
            let sealed = BASE64.decode(sealed).ok()?;
            let plain = sealer.open(Purpose::Attempt, id.as_bytes(), &sealed)?;
            let sealed: Sealed = serde_json::from_slice(&plain).ok()?;
            Some((id, sealed))
        });
        let Some((id, sealed)) = opened else {
            return Returned::Foreign;
        };
        let secret = cookies
            .attempt(headers, id)
            .filter(|secret| hashed(secret) == sealed.secret);
        match secret {
            Some(secret) if now - sealed.began < ATTEMPT_SECONDS => Returned::Good {
                id: id.to_owned(),
                secret: secret.to_owned(),
                sealed,
            },
            _ => Returned::Stale(sealed),
        }
    }
}

/// The nonce of an attempt.
#[must_use]
pub fn nonce(secret: &str) -> String {
    hashed(&format!("nonce {secret}"))
}

/// The PKCE verifier of an attempt.
#[must_use]
pub fn verifier(secret: &str) -> String {
    hashed(&format!("verifier {secret}"))
}

/// The PKCE challenge.
#[must_use]
pub fn challenge(secret: &str) -> String {
    hashed(&verifier(secret))
}
