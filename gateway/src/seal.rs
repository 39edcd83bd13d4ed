//! Encrypts what leaves the process (session records, sign-in attempts) and makes ids that cannot be
//! guessed. One key from the configuration; each use has a key of its own, derived from it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::{SecureRandom, SystemRandom};
use ring::{digest, hmac};
use zeroize::Zeroizing;

/// Bytes of a key.
pub const KEY_LENGTH: usize = 32;

/// The system's random numbers could not be read, or a key could not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unsealable;

/// Derives, seals and opens.
pub struct Sealer {
    sessions: LessSafeKey,
    attempts: LessSafeKey,
    names: hmac::Key,
    random: SystemRandom,
}

/// The purpose of a sealed text. A text sealed for one purpose cannot be opened for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A session record in the store.
    Session,
    /// A sign-in under way, in the `state` of its address.
    Attempt,
}

impl Sealer {
    /// With the key of the configuration.
    ///
    /// # Errors
    /// The key cannot be used.
    pub fn new(key: &[u8; KEY_LENGTH]) -> Result<Self, Unsealable> {
        let root = hmac::Key::new(hmac::HMAC_SHA256, key);
        let derived = |label: &str| {
            let tag = hmac::sign(&root, label.as_bytes());
            let key = UnboundKey::new(&AES_256_GCM, tag.as_ref()).map_err(|_| Unsealable)?;
            Ok(LessSafeKey::new(key))
        };
        let names = hmac::sign(&root, b"onboard names");
        Ok(Self {
            sessions: derived("onboard sessions")?,
            attempts: derived("onboard attempts")?,
            names: hmac::Key::new(hmac::HMAC_SHA256, names.as_ref()),
            random: SystemRandom::new(),
        })
    }

    /// Random bytes.
    ///
    /// # Errors
    /// The system gives none.
    pub fn random<const N: usize>(&self) -> Result<[u8; N], Unsealable> {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes).map_err(|_| Unsealable)?;
        Ok(bytes)
    }

    /// A random text of 256 bits.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn token(&self) -> Result<String, Unsealable> {
        Ok(BASE64.encode(self.random::<32>()?))
    }

    /// Encrypts `plain`, bound to `context`: it opens nowhere else.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub fn seal(
        &self,
        purpose: Purpose,
        context: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, Unsealable> {
        let nonce = self.random::<NONCE_LEN>()?;
        let mut sealed = plain.to_vec();
        self.key(purpose)
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(context),
                &mut sealed,
            )
            .map_err(|_| Unsealable)?;
        let mut whole = nonce.to_vec();
        whole.append(&mut sealed);
        Ok(whole)
    }

    /// Decrypts what [`Self::seal`] made for the same purpose and context.
    #[must_use]
    pub fn open(
        &self,
        purpose: Purpose,
        context: &[u8],
        sealed: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let mut plain = Zeroizing::new(sealed.to_vec());
        let length = self
            .key(purpose)
            .open_in_place(
                Nonce::assume_unique_for_key(*nonce),
                Aad::from(context),
                &mut plain,
            )
            .ok()?
            .len();
        plain.truncate(length);
        Some(plain)
    }

    /// The key of a record in the store. The value it is derived from cannot be read from it.
    #[must_use]
    pub fn name(&self, kind: &str, parts: &[&str]) -> String {
        let mut context = hmac::Context::with_key(&self.names);
        context.update(kind.as_bytes());
        for part in parts {
            context.update(&[0]);
            context.update(part.as_bytes());
        }
        BASE64.encode(context.sign().as_ref())
    }

    fn key(&self, purpose: Purpose) -> &LessSafeKey {
        match purpose {
            Purpose::Session => &self.sessions,
            Purpose::Attempt => &self.attempts,
        }
    }
}

/// SHA-256, as text.
#[must_use]
pub fn hashed(text: &str) -> String {
    BASE64.encode(digest::digest(&digest::SHA256, text.as_bytes()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn opens_with_the_same_key_purpose_and_context_only() {
        let (ours, other) = (
            Sealer::new(&[1; 32]).unwrap(),
            Sealer::new(&[2; 32]).unwrap(),
        );
        let sealed = ours.seal(Purpose::Session, b"a", b"text").unwrap();
        let mut changed = sealed.clone();
        changed[14] ^= 1;
        let cases = [
            (
                "as sealed",
                &ours,
                Purpose::Session,
                &b"a"[..],
                &sealed,
                true,
            ),
            (
                "another key",
                &other,
                Purpose::Session,
                b"a",
                &sealed,
                false,
            ),
            (
                "another purpose",
                &ours,
                Purpose::Attempt,
                b"a",
                &sealed,
                false,
            ),
            (
                "another context",
                &ours,
                Purpose::Session,
                b"b",
                &sealed,
                false,
            ),
            ("changed", &ours, Purpose::Session, b"a", &changed, false),
            (
                "too short",
                &ours,
                Purpose::Session,
                b"a",
                &vec![1, 2],
                false,
            ),
        ];
        for (case, sealer, purpose, context, sealed, opens) in cases {
            let opened = sealer.open(purpose, context, sealed);
            assert_eq!(
                opened.map(|plain| plain.to_vec()),
                opens.then(|| b"text".to_vec()),
                "{case}"
            );
        }
        assert!(!sealed.windows(4).any(|window| window == b"text"));
    }

    #[test]
    fn names_differ_by_kind_part_and_key() {
        let (ours, other) = (
            Sealer::new(&[1; 32]).unwrap(),
            Sealer::new(&[2; 32]).unwrap(),
        );
        let names = [
            ours.name("sid", &["a", "b"]),
            ours.name("sid", &["ab"]),
            ours.name("sub", &["a", "b"]),
            other.name("sid", &["a", "b"]),
        ];
        for (i, name) in names.iter().enumerate() {
            assert!(!names[i + 1..].contains(name));
        }
        assert_eq!(names[0], ours.name("sid", &["a", "b"]));
    }
}
