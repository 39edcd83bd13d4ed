//! Tokens: made and checked here, with a secret of this process.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use hmac::{Hmac, Mac};
use serde_json::{Map, Value, json};
use sha2::Sha256;

/// The lifetime of a token if the request names none: CloudCockpit's.
pub const LIFE_SECONDS: i64 = 3599;

/// The key that signs: random bytes, as many as a block of the hash has.
pub type Secret = [u8; 64];

/// The claims of a token.
#[derive(Clone, Debug, PartialEq)]
pub struct Claims {
    /// A role, a list of roles, or nothing at all.
    pub role: Option<Value>,
    /// The tenant the token is for.
    pub tenant: String,
    /// The person's name.
    pub name: String,
    /// From when it counts, in seconds since 1970.
    pub issued: i64,
    /// Until when it counts, in seconds since 1970.
    pub expires: i64,
}

/// Makes and checks tokens.
pub struct Tokens {
    secret: Secret,
}

impl Tokens {
    /// With the secret that the store keeps.
    #[must_use]
    pub fn new(secret: Secret) -> Self {
        Self { secret }
    }

    /// The token for these claims.
    #[must_use]
    pub fn mint(&self, claims: &Claims) -> String {
        let header = json!({ "alg": "HS256", "typ": "JWT" });
        let mut body = json!({
            "iss": "onboard-sandbox",
            "sub": "sample-person",
            "name": claims.name,
            "tenant": claims.tenant,
            "iat": claims.issued,
            "exp": claims.expires,
        });
        if let Some(role) = &claims.role {
            body["role"] = role.clone();
        }
        let signed = format!(
            "{}.{}",
            BASE64.encode(header.to_string()),
            BASE64.encode(body.to_string())
        );
        let signature = BASE64.encode(self.signature(&signed).finalize().into_bytes());
        format!("{signed}.{signature}")
    }

    /// The claims of a token that is whole, signed here and not expired at `now`.
    ///
    /// There is one answer for every flaw, as the API gives one: it does not tell a caller what was wrong.
    #[must_use]
    pub fn verify(&self, token: &str, now: i64) -> Option<Claims> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, body) = signed.split_once('.')?;
        if decoded(header)?.get("alg")? != "HS256" {
            return None;
        }
        let signature = BASE64.decode(signature).ok()?;
        self.signature(signed).verify_slice(&signature).ok()?;
        let body = decoded(body)?;
        let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
        let claims = Claims {
            role: body.get("role").or_else(|| body.get("roles")).cloned(),
            tenant: text("tenant")?,
            name: text("name").unwrap_or_default(),
            issued: body.get("iat").and_then(Value::as_i64)?,
            expires: body.get("exp").and_then(Value::as_i64)?,
        };
        (now < claims.expires).then_some(claims)
    }

    fn signature(&self, signed: &str) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new((&self.secret).into());
        mac.update(signed.as_bytes());
        mac
    }
}

fn decoded(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&BASE64.decode(part).ok()?).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const NOW: i64 = 1_800_000_000;

    fn claims() -> Claims {
        Claims {
            role: Some(json!("csp")),
            tenant: "portal.contoso.example".into(),
            name: "Sample Person".into(),
            issued: NOW,
            expires: NOW + LIFE_SECONDS,
        }
    }

    fn with_header(token: &str, header: &Value) -> String {
        let (_, rest) = token.split_once('.').unwrap();
        format!("{}.{rest}", BASE64.encode(header.to_string()))
    }

    #[test]
    fn a_token_counts_until_the_second_it_expires() {
        let tokens = Tokens::new([7; 64]);
        let token = tokens.mint(&claims());
        let cases = [
            ("at once", 0, true),
            ("in its last second", LIFE_SECONDS - 1, true),
            ("as it expires", LIFE_SECONDS, false),
            ("long after", 10 * LIFE_SECONDS, false),
        ];
        for (case, later, counts) in cases {
            let expected = counts.then(claims);
            assert_eq!(tokens.verify(&token, NOW + later), expected, "{case}");
        }
    }

    #[test]
    fn a_token_that_was_not_made_here_does_not_count() {
        let tokens = Tokens::new([7; 64]);
        let token = tokens.mint(&claims());
        let (signed, _) = token.rsplit_once('.').unwrap();
        let cases = [
            ("nothing", String::new()),
            ("not a token", "eyJ".into()),
            ("no signature", format!("{signed}.")),
            ("two parts", signed.to_owned()),
            ("another secret", Tokens::new([8; 64]).mint(&claims())),
            ("changed", token.replacen("eyJ", "eyK", 1)),
            (
                "unsigned by its own word",
                with_header(&token, &json!({ "alg": "none" })),
            ),
            (
                "another algorithm",
                with_header(&token, &json!({ "alg": "RS256" })),
            ),
        ];
        for (case, token) in cases {
            assert_eq!(tokens.verify(&token, NOW), None, "{case}");
        }
    }
}
