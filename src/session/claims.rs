//! What a token says of itself. Read and never verified: that is the server's.

use crate::domain::Role;
use crate::json::Json;

/// Seconds since 1970-01-01 UTC, as in a JWT (RFC 7519, "NumericDate").
pub type UnixSeconds = i64;

/// Why a token cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenProblem {
    /// Nothing was given.
    Missing,
    /// Not a JWT: three parts, the second base64url JSON.
    Malformed,
    /// No `exp`: nobody could say when it ends.
    NoExpiry,
    /// It has ended, at this time.
    Expired(UnixSeconds),
    /// Only roles that cannot create customers.
    OtherRoles(Vec<String>),
}

/// The claims that this product reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claims {
    /// When the token ends.
    pub expires: UnixSeconds,
    /// The person, where the token names one.
    pub person: Option<String>,
    /// The role, where the token names one: without, the server decides and everything is offered.
    pub role: Option<Role>,
}

impl Claims {
    /// Reads the claims of a token in the JWS compact form (RFC 7515, section 3.1).
    ///
    /// # Errors
    /// Everything that makes the token useless here, apart from its age.
    pub fn read(token: &str) -> Result<Self, TokenProblem> {
        Self::read_or_ending(token, None)
    }

    /// The same of a token that ends at `end` where it names no end of its own.
    ///
    /// # Errors
    /// The same.
    pub(super) fn read_or_ending(
        token: &str,
        end: Option<UnixSeconds>,
    ) -> Result<Self, TokenProblem> {
        if token.is_empty() {
            return Err(TokenProblem::Missing);
        }
        // It goes into a header as it is (RFC 6750, section 2.1).
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(TokenProblem::Malformed);
        }
        let mut parts = token.split('.');
        let (Some(_), Some(payload), Some(_), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(TokenProblem::Malformed);
        };
        let json = base64url(payload).and_then(|bytes| String::from_utf8(bytes).ok());
        let claims = json.and_then(|json| Json::read(&json).ok());
        let Some(claims @ Json::Object(_)) = claims else {
            return Err(TokenProblem::Malformed);
        };
        let person = ["name", "preferred_username", "email", "sub"]
            .into_iter()
            .filter_map(|claim| claims.text(claim).map(str::trim))
            .find(|name| !name.is_empty())
            .map(str::to_owned);
        Ok(Self {
            expires: claims
                .get("exp")
                .and_then(seconds)
                .or(end)
                .ok_or(TokenProblem::NoExpiry)?,
            person,
            role: role(claims.get("role"), claims.get("roles"))?,
        })
    }
}

/// Whole seconds: a NumericDate may have a fraction, which says nothing here.
pub(super) fn seconds(value: &Json) -> Option<UnixSeconds> {
    let Json::Number(number) = value else {
        return None;
    };
    number.split('.').next()?.parse().ok()
}

/// The role of a token: `csp` before `reseller`, for it may do more.
fn role(role: Option<&Json>, roles: Option<&Json>) -> Result<Option<Role>, TokenProblem> {
    let names: Vec<&str> = [role, roles]
        .into_iter()
        .flatten()
        .flat_map(names)
        .collect();
    let known: Vec<Role> = names.iter().filter_map(|name| Role::named(name)).collect();
    if known.contains(&Role::Csp) {
        Ok(Some(Role::Csp))
    } else if let Some(role) = known.first() {
        Ok(Some(*role))
    } else if names.is_empty() {
        Ok(None)
    } else {
        Err(TokenProblem::OtherRoles(
            names.into_iter().map(str::to_owned).collect(),
        ))
    }
}

/// The names in a text or a list of texts.
fn names(value: &Json) -> Vec<&str> {
    match value {
        Json::Text(name) => vec![name.trim()],
        Json::List(items) => items
            .iter()
            .filter_map(Json::as_str)
            .map(str::trim)
            .collect(),
        _ => Vec::new(),
    }
}

/// Decodes base64url with or without padding (RFC 4648, section 5). Fifteen lines instead of a
/// crate: every byte here is loaded by everybody.
fn base64url(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(text.len()), 0_u32, 0_u32);
    for letter in text.trim_end_matches('=').bytes() {
        let six = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'-' | b'+' => 62,
            b'_' | b'/' => 63,
            _ => return None,
        };
        held = (held << 6 | u32::from(six)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A token with this payload; the head and the signature are never looked at.
    pub fn token(payload: &str) -> String {
        const LETTERS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let mut text = String::new();
        for chunk in payload.as_bytes().chunks(3) {
            let held = chunk
                .iter()
                .fold(0_u32, |held, byte| held << 8 | u32::from(*byte))
                << (8 * (3 - chunk.len()));
            for place in 0..=chunk.len() {
                text.push(LETTERS[(held >> (18 - 6 * place) & 63) as usize] as char);
            }
        }
        format!("e30.{text}.c2ln")
    }

    #[test]
    fn claims() {
        let other = |names: &[&str]| {
            Err(TokenProblem::OtherRoles(
                names.iter().map(|it| (*it).to_owned()).collect(),
            ))
        };
        let good = |person: Option<&str>, role| {
            Ok(Claims {
                expires: 1_900_000_000,
                person: person.map(str::to_owned),
                role,
            })
        };
        for (payload, expected) in [
            (r#"{"exp":1900000000}"#, good(None, None)),
            (
                r#"{"exp":1900000000.75,"role":"csp"}"#,
                good(None, Some(Role::Csp)),
            ),
            (
                r#"{"exp":1900000000,"role":"Reseller"}"#,
                good(None, Some(Role::Reseller)),
            ),
            (
                r#"{"exp":1900000000,"roles":["reader","CSP"]}"#,
                good(None, Some(Role::Csp)),
            ),
            (
                r#"{"exp":1900000000,"roles":["reseller","csp"]}"#,
                good(None, Some(Role::Csp)),
            ),
            (r#"{"exp":1900000000,"roles":[]}"#, good(None, None)),
            (r#"{"exp":1900000000,"role":"reader"}"#, other(&["reader"])),
            (
                r#"{"exp":1900000000,"role":"reader","roles":["x"]}"#,
                other(&["reader", "x"]),
            ),
            (
                r#"{"exp":1900000000,"name":"Ána","sub":"7"}"#,
                good(Some("Ána"), None),
            ),
            (
                r#"{"exp":1900000000,"name":" ","email":"a@b.example"}"#,
                good(Some("a@b.example"), None),
            ),
            (
                r#"{"exp":1900000000,"preferred_username":"ana"}"#,
                good(Some("ana"), None),
            ),
            (r#"{"exp":1900000000,"sub":"7"}"#, good(Some("7"), None)),
            (r#"{"role":"csp"}"#, Err(TokenProblem::NoExpiry)),
            (r#"{"exp":"soon"}"#, Err(TokenProblem::NoExpiry)),
            ("[]", Err(TokenProblem::Malformed)),
            ("not JSON", Err(TokenProblem::Malformed)),
        ] {
            assert_eq!(Claims::read(&token(payload)), expected, "{payload}");
        }
    }

    #[test]
    fn not_a_token() {
        for (text, expected) in [
            ("", TokenProblem::Missing),
            ("eyJ", TokenProblem::Malformed),
            ("a.b", TokenProblem::Malformed),
            ("a.b.c.d", TokenProblem::Malformed),
            ("e30.*.c2ln", TokenProblem::Malformed),
            ("e30..c2ln", TokenProblem::Malformed),
            ("e30.e30.sígn", TokenProblem::Malformed),
            ("h€.e30.c2ln", TokenProblem::Malformed),
        ] {
            assert_eq!(Claims::read(text), Err(expected), "{text}");
        }
    }
}
