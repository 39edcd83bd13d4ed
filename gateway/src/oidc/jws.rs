//! Signed tokens (RFC 7515). Only the algorithms below are accepted: neither `none` nor one with a shared secret.
//! `jsonwebtoken` would bring a second cryptographic library beside the one of rustls.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256,
    RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512, RSA_PSS_2048_8192_SHA256,
    RSA_PSS_2048_8192_SHA384, RSA_PSS_2048_8192_SHA512, RsaParameters, RsaPublicKeyComponents,
    UnparsedPublicKey, VerificationAlgorithm,
};
use serde_json::{Map, Value};

/// Why a token does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// No signed token at all.
    Unreadable,
    /// An algorithm that is not on the list.
    Algorithm,
    /// No key of the provider fits: it may have new ones.
    UnknownKey,
    /// A key fits, and the signature is not its own.
    Signature,
}

/// A key of the provider.
#[derive(Clone, Debug)]
pub struct Key {
    id: Option<String>,
    algorithm: Option<String>,
    material: Material,
}

#[derive(Clone, Debug)]
enum Material {
    Rsa { n: Vec<u8>, e: Vec<u8> },
    P256(Vec<u8>),
    P384(Vec<u8>),
    Ed25519(Vec<u8>),
}

/// The keys of a JWK set that can check signatures; others are left out.
#[must_use]
pub fn keys(set: &Value) -> Vec<Key> {
    let keys = set.get("keys").and_then(Value::as_array);
    keys.into_iter().flatten().filter_map(key).collect()
}

fn key(jwk: &Value) -> Option<Key> {
    let text = |name: &str| jwk.get(name).and_then(Value::as_str);
    let bytes = |name: &str| BASE64.decode(text(name)?.trim_end_matches('=')).ok();
    if text("use").is_some_and(|it| it != "sig") {
        return None;
    }
    let point = |length: usize| {
        let (x, y) = (bytes("x")?, bytes("y")?);
        (x.len() == length && y.len() == length).then(|| [vec![4], x, y].concat())
    };
    let material = match (text("kty")?, text("crv")) {
        ("RSA", _) => {
            let number = |name| {
                Some(
                    bytes(name)?
                        .into_iter()
                        .skip_while(|byte| *byte == 0)
                        .collect(),
                )
            };
            Material::Rsa {
                n: number("n")?,
                e: number("e")?,
            }
        }
        ("EC", Some("P-256")) => Material::P256(point(32)?),
        ("EC", Some("P-384")) => Material::P384(point(48)?),
        ("OKP", Some("Ed25519")) => Material::Ed25519(bytes("x")?),
        _ => return None,
    };
    Some(Key {
        id: text("kid").map(str::to_owned),
        algorithm: text("alg").map(str::to_owned),
        material,
    })
}

enum Check {
    Rsa(&'static RsaParameters),
    Point(&'static dyn VerificationAlgorithm),
}

fn check(algorithm: &str) -> Option<Check> {
    Some(match algorithm {
        "RS256" => Check::Rsa(&RSA_PKCS1_2048_8192_SHA256),
        "RS384" => Check::Rsa(&RSA_PKCS1_2048_8192_SHA384),
        "RS512" => Check::Rsa(&RSA_PKCS1_2048_8192_SHA512),
        "PS256" => Check::Rsa(&RSA_PSS_2048_8192_SHA256),
        "PS384" => Check::Rsa(&RSA_PSS_2048_8192_SHA384),
        "PS512" => Check::Rsa(&RSA_PSS_2048_8192_SHA512),
        "ES256" => Check::Point(&ECDSA_P256_SHA256_FIXED),
        "ES384" => Check::Point(&ECDSA_P384_SHA384_FIXED),
        "EdDSA" | "Ed25519" => Check::Point(&ED25519),
        _ => return None,
    })
}

impl Key {
    fn fits(&self, algorithm: &str, id: Option<&str>) -> bool {
        let is_of_kind = match &self.material {
            Material::Rsa { .. } => algorithm.starts_with("RS") || algorithm.starts_with("PS"),
            Material::P256(_) => algorithm == "ES256",
            Material::P384(_) => algorithm == "ES384",
            Material::Ed25519(_) => algorithm.starts_with("Ed"),
        };
        is_of_kind
            && self.algorithm.as_deref().is_none_or(|own| own == algorithm)
            && (id.is_none() || self.id.is_none() || self.id.as_deref() == id)
    }

    fn verifies(&self, check: &Check, signed: &[u8], signature: &[u8]) -> bool {
        match (check, &self.material) {
            (Check::Rsa(parameters), Material::Rsa { n, e }) => RsaPublicKeyComponents { n, e }
                .verify(parameters, signed, signature)
                .is_ok(),
            (
                Check::Point(algorithm),
                Material::P256(point) | Material::P384(point) | Material::Ed25519(point),
            ) => UnparsedPublicKey::new(*algorithm, point)
                .verify(signed, signature)
                .is_ok(),
            _ => false,
        }
    }
}

/// A token whose signature is one of these keys'.
#[derive(Clone, Debug)]
pub struct Verified {
    /// Its header.
    pub header: Map<String, Value>,
    /// Its claims.
    pub claims: Map<String, Value>,
}

/// Checks the signature.
///
/// # Errors
/// The token does not count.
pub fn verify(token: &str, keys: &[Key]) -> Result<Verified, Flaw> {
    let (signed, signature) = token.rsplit_once('.').ok_or(Flaw::Unreadable)?;
    let (header, claims) = signed.split_once('.').ok_or(Flaw::Unreadable)?;
    let header = object(header).ok_or(Flaw::Unreadable)?;
    let claims = object(claims).ok_or(Flaw::Unreadable)?;
    let signature = BASE64.decode(signature).map_err(|_| Flaw::Unreadable)?;
    // Extensions that change what a signature means; there are none that we know.
    if header.contains_key("crit") {
        return Err(Flaw::Algorithm);
    }
    let algorithm = header
        .get("alg")
        .and_then(Value::as_str)
        .ok_or(Flaw::Algorithm)?;
    let check = check(algorithm).ok_or(Flaw::Algorithm)?;
    let id = header.get("kid").and_then(Value::as_str);
    let mut fitting = keys.iter().filter(|key| key.fits(algorithm, id)).peekable();
    if fitting.peek().is_none() {
        return Err(Flaw::UnknownKey);
    }
    if fitting.any(|key| key.verifies(&check, signed.as_bytes(), &signature)) {
        Ok(Verified { header, claims })
    } else {
        Err(Flaw::Signature)
    }
}

fn object(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&BASE64.decode(part).ok()?).ok()
}
