//! The claims that an ID token and a logout token must have.

use serde_json::{Map, Value};

use crate::clock::Seconds;

/// How far the provider's clock and ours may be apart: five minutes, and what an answer takes.
pub const LEEWAY: Seconds = 330;

/// How old a logout token without an end may be.
const LOGOUT_AGE: Seconds = 600;

const LOGOUT_EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Claims.
pub type Claims = Map<String, Value>;

/// The expected claims of a token.
pub struct Expected<'a> {
    /// The issuer, as the provider names itself; `{tenantid}` in it is the token's own `tid`.
    pub issuer: &'a str,
    /// Our name.
    pub client_id: &'a str,
    /// The one directory whose people may sign in.
    pub tenant_id: Option<&'a str>,
    /// Now.
    pub now: Seconds,
}

/// A claim as text.
#[must_use]
pub fn text<'a>(claims: &'a Claims, name: &str) -> Option<&'a str> {
    claims
        .get(name)
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty())
}

fn seconds(claims: &Claims, name: &str) -> Option<Seconds> {
    let value = claims.get(name)?;
    value
        .as_i64()
        .or_else(|| value.as_f64().map(|number| number as i64))
}

impl Expected<'_> {
    /// Checks an ID token.
    ///
    /// # Errors
    /// The name of the first claim that is not as expected.
    pub fn id_token(&self, claims: &Claims, nonce: &str) -> Result<(), &'static str> {
        self.common(claims)?;
        if text(claims, "nonce") != Some(nonce) {
            return Err("nonce");
        }
        if text(claims, "sub").is_none() {
            return Err("sub");
        }
        let several = claims
            .get("aud")
            .and_then(Value::as_array)
            .is_some_and(|it| it.len() > 1);
        match text(claims, "azp") {
            Some(party) if party != self.client_id => return Err("azp"),
            None if several => return Err("azp"),
            _ => {}
        }
        match seconds(claims, "exp") {
            Some(end) if end + LEEWAY > self.now => Ok(()),
            _ => Err("exp"),
        }
    }

    /// Checks a logout token; the subject, the session and the token's own id.
    ///
    /// # Errors
    /// The name of the first claim that is not as expected.
    pub fn logout_token<'a>(&self, claims: &'a Claims) -> Result<Logout<'a>, &'static str> {
        self.common(claims)?;
        let events = claims.get("events").and_then(Value::as_object);
        if !events.is_some_and(|events| events.get(LOGOUT_EVENT).is_some_and(Value::is_object)) {
            return Err("events");
        }
        // An ID token must not be taken for one.
        if claims.contains_key("nonce") {
            return Err("nonce");
        }
        let until = match (seconds(claims, "exp"), seconds(claims, "iat")) {
            (Some(end), _) => end,
            (None, Some(issued)) => issued + LOGOUT_AGE,
            (None, None) => return Err("exp"),
        };
        if until + LEEWAY <= self.now {
            return Err("exp");
        }
        let logout = Logout {
            subject: text(claims, "sub"),
            session: text(claims, "sid"),
            id: text(claims, "jti").ok_or("jti")?,
            life: until + LEEWAY - self.now,
        };
        match (logout.subject, logout.session) {
            (None, None) => Err("sid"),
            _ => Ok(logout),
        }
    }

    fn common(&self, claims: &Claims) -> Result<(), &'static str> {
        let directory = text(claims, "tid");
        if self.tenant_id.is_some() && directory != self.tenant_id {
            return Err("tid");
        }
        let issuer = self
            .issuer
            .replace("{tenantid}", directory.unwrap_or_default());
        if text(claims, "iss") != Some(issuer.as_str()) {
            return Err("iss");
        }
        let is_for_us = match claims.get("aud") {
            Some(Value::String(audience)) => audience == self.client_id,
            Some(Value::Array(all)) => all.iter().any(|it| it == self.client_id),
            _ => false,
        };
        if !is_for_us {
            return Err("aud");
        }
        let soon = self.now + LEEWAY;
        if seconds(claims, "iat").is_none_or(|issued| issued > soon) {
            return Err("iat");
        }
        if seconds(claims, "nbf").is_some_and(|from| from > soon) {
            return Err("nbf");
        }
        Ok(())
    }
}

/// The sessions that a logout token ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Logout<'a> {
    /// The person.
    pub subject: Option<&'a str>,
    /// The session at the provider.
    pub session: Option<&'a str>,
    /// The token's own id, which counts once.
    pub id: &'a str,
    /// How long the id has to be remembered, in seconds.
    pub life: Seconds,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NOW: Seconds = 1_900_000_000;

    fn expected(tenant_id: Option<&'static str>, issuer: &'static str) -> Expected<'static> {
        Expected {
            issuer,
            client_id: "onboard",
            tenant_id,
            now: NOW,
        }
    }

    fn with(base: &Value, changes: Value) -> Claims {
        let mut claims = base.as_object().cloned().unwrap_or_default();
        for (key, value) in changes.as_object().cloned().unwrap_or_default() {
            match value {
                Value::Null => claims.remove(&key),
                value => claims.insert(key, value),
            };
        }
        claims
    }

    #[test]
    fn id_tokens() {
        let good = json!({
            "iss": "https://op.example/", "aud": "onboard", "sub": "1", "nonce": "n", "iat": NOW, "exp": NOW + 60,
        });
        let cases = [
            (json!({}), Ok(())),
            (json!({ "aud": ["onboard"] }), Ok(())),
            (json!({ "aud": ["onboard", "x"], "azp": "onboard" }), Ok(())),
            (json!({ "aud": ["onboard", "x"] }), Err("azp")),
            (json!({ "aud": ["onboard", "x"], "azp": "x" }), Err("azp")),
            (json!({ "azp": "x" }), Err("azp")),
            (json!({ "aud": "other" }), Err("aud")),
            (json!({ "aud": ["other"] }), Err("aud")),
            (json!({ "aud": null }), Err("aud")),
            (json!({ "aud": { "onboard": true } }), Err("aud")),
            (json!({ "iss": "https://op.example" }), Err("iss")),
            (json!({ "iss": "https://other.example/" }), Err("iss")),
            (json!({ "iss": null }), Err("iss")),
            (json!({ "nonce": "m" }), Err("nonce")),
            (json!({ "nonce": null }), Err("nonce")),
            (json!({ "sub": null }), Err("sub")),
            (json!({ "sub": "" }), Err("sub")),
            (json!({ "exp": NOW - 300 }), Ok(())),
            (json!({ "exp": NOW - LEEWAY }), Err("exp")),
            (json!({ "exp": null }), Err("exp")),
            (json!({ "exp": "soon" }), Err("exp")),
            (json!({ "exp": (NOW + 60) as f64 }), Ok(())),
            (json!({ "iat": NOW + 300 }), Ok(())),
            (json!({ "iat": NOW + LEEWAY + 1 }), Err("iat")),
            (json!({ "iat": null }), Err("iat")),
            (json!({ "nbf": NOW + 300 }), Ok(())),
            (json!({ "nbf": NOW + LEEWAY + 1 }), Err("nbf")),
        ];
        let ours = expected(None, "https://op.example/");
        for (changes, result) in cases {
            let claims = with(&good, changes.clone());
            assert_eq!(ours.id_token(&claims, "n"), result, "{changes}");
        }
    }

    #[test]
    fn people_of_one_directory_only() {
        let template = "https://login.example/{tenantid}/v2.0";
        let good = json!({
            "iss": "https://login.example/d1/v2.0", "tid": "d1", "aud": "onboard", "sub": "1", "nonce": "n",
            "iat": NOW, "exp": NOW + 60,
        });
        let cases = [
            (Some("d1"), json!({}), Ok(())),
            (
                Some("d1"),
                json!({ "tid": "d2", "iss": "https://login.example/d2/v2.0" }),
                Err("tid"),
            ),
            (Some("d1"), json!({ "tid": null }), Err("tid")),
            (
                Some("d1"),
                json!({ "iss": "https://login.example/d2/v2.0" }),
                Err("iss"),
            ),
        ];
        for (tenant_id, changes, result) in cases {
            let claims = with(&good, changes.clone());
            assert_eq!(
                expected(tenant_id, template).id_token(&claims, "n"),
                result,
                "{changes}"
            );
        }
    }

    #[test]
    fn logout_tokens() {
        let good = json!({
            "iss": "https://op.example/", "aud": "onboard", "sid": "s", "jti": "j", "iat": NOW, "exp": NOW + 120,
            "events": { LOGOUT_EVENT: {} },
        });
        let cases = [
            (json!({}), None),
            (json!({ "sid": null, "sub": "1" }), None),
            (json!({ "sid": null }), Some("sid")),
            (json!({ "jti": null }), Some("jti")),
            (json!({ "events": null }), Some("events")),
            (json!({ "events": {} }), Some("events")),
            (json!({ "events": { LOGOUT_EVENT: true } }), Some("events")),
            (json!({ "nonce": "n" }), Some("nonce")),
            (json!({ "aud": "other" }), Some("aud")),
            (json!({ "iss": "https://other.example/" }), Some("iss")),
            (json!({ "exp": NOW - LEEWAY }), Some("exp")),
            (json!({ "exp": null }), None),
            (
                json!({ "exp": null, "iat": NOW - LOGOUT_AGE - LEEWAY }),
                Some("exp"),
            ),
            (json!({ "iat": null }), Some("iat")),
        ];
        let ours = expected(None, "https://op.example/");
        for (changes, flaw) in cases {
            let claims = with(&good, changes.clone());
            assert_eq!(ours.logout_token(&claims).err(), flaw, "{changes}");
        }
    }
}
