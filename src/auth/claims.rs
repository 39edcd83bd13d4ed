//! The claims of a token. They are read and not verified: the server verifies them.

use crate::truncate::truncate;
use customer::Role;
use json_digits::Json;

/// Seconds since 1970-01-01 UTC, as in a JWT (RFC 7519, "NumericDate").
pub type UnixSeconds = i64;

/// The reason why a token cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenError {
    /// The text is empty.
    Missing,
    /// The text contains no JWT: three parts, the first two base64url JSON.
    Malformed,
    /// The text contains several tokens, and none of them is named as the access token.
    Several,
    /// There is no `exp`, so the expiry is unknown.
    NoExpiry,
    /// The token expired at this time, and not only by this computer's clock.
    Expired(UnixSeconds),
    /// None of the roles can create customers.
    OtherRoles(Vec<String>),
}

/// The claims that the app reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// `exp`.
    pub expires: Option<UnixSeconds>,
    /// `iat`.
    pub issued: Option<UnixSeconds>,
    /// The person's name.
    pub person: Option<String>,
    /// The role. Without one the server decides, and the form offers everything.
    pub role: Option<Role>,
}

/// The maximum number of characters of a displayed name.
pub(super) const NAME_MAX: usize = 100;

/// The maximum number of displayed roles.
const ROLES_MAX: usize = 10;

impl Claims {
    /// Parses the claims of a token in the JWS compact form (RFC 7515, section 3.1).
    ///
    /// # Errors
    /// The token cannot be used, for any reason but its expiry.
    pub fn read(token: &str) -> Result<Self, TokenError> {
        // The token is written into a header as it is (RFC 6750, section 2.1).
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(TokenError::Malformed);
        }
        let mut parts = token.split('.');
        let (Some(_), Some(payload), Some(_), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(TokenError::Malformed);
        };
        let Some(claims) = decode_object(payload) else {
            return Err(TokenError::Malformed);
        };
        let person = ["name", "preferred_username", "email", "sub"]
            .into_iter()
            .filter_map(|claim| claims.text(claim).map(str::trim))
            .find(|name| !name.is_empty())
            .map(|name| truncate(name, NAME_MAX));
        Ok(Self {
            expires: claims.get("exp").and_then(moment),
            issued: claims.get("iat").and_then(moment),
            person,
            role: role(claims.get("role"), claims.get("roles"))?,
        })
    }
}

/// Decodes the JSON object in a part of a token.
pub(super) fn decode_object(part: &str) -> Option<Json> {
    let json = String::from_utf8(base64url(part)?).ok()?;
    Json::read(&json)
        .ok()
        .filter(|it| matches!(it, Json::Object(_)))
}

/// Numbers from here on are milliseconds or microseconds. As seconds this is the year 33658, as milliseconds 2001.
/// The last second of the year 9999, which some services write for "never", is smaller.
const MILLISECONDS: i64 = 1_000_000_000_000;

/// Reads a time: a NumericDate (RFC 7519, section 2) in any notation and unit.
fn moment(value: &Json) -> Option<UnixSeconds> {
    let mut moment = seconds(value)?;
    while moment >= MILLISECONDS {
        moment /= 1000;
    }
    Some(moment)
}

/// Reads whole seconds: a JSON number in any notation, or a number in a string. Drops the fraction and saturates.
/// Hand-written because parsing a float costs as many bytes as this whole module.
pub(super) fn seconds(value: &Json) -> Option<UnixSeconds> {
    let (Json::Number(text) | Json::Text(text)) = value else {
        return None;
    };
    let text = text.trim();
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i64 = exponent.parse().ok()?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = [whole, fraction].concat();
    if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let point = i64::try_from(whole.len()).ok()?.saturating_add(exponent);
    let mut seconds = 0_i64;
    let mut digits = digits.bytes();
    for _ in 0..point {
        let digit = digits.next();
        if seconds == 0 && digit.is_none() {
            break;
        }
        let digit = i64::from(digit.unwrap_or(b'0') - b'0');
        seconds = seconds.saturating_mul(10).saturating_add(digit);
        if seconds == i64::MAX {
            break;
        }
    }
    Some(if is_negative { -seconds } else { seconds })
}

/// Returns the role of a token. `csp` takes precedence over `reseller`, because it has more permissions.
fn role(role: Option<&Json>, roles: Option<&Json>) -> Result<Option<Role>, TokenError> {
    let names: Vec<&str> = [role, roles]
        .into_iter()
        .flatten()
        .flat_map(names)
        .collect();
    let known: Vec<Role> = names
        .iter()
        .filter_map(|name| Role::from_name(name))
        .collect();
    if known.contains(&Role::Csp) {
        Ok(Some(Role::Csp))
    } else if let Some(role) = known.first() {
        Ok(Some(*role))
    } else if names.is_empty() {
        Ok(None)
    } else {
        let names = names.into_iter().take(ROLES_MAX);
        Err(TokenError::OtherRoles(
            names.map(|name| truncate(name, NAME_MAX)).collect(),
        ))
    }
}

/// The names in a string or a list of strings.
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

/// Decodes base64url with or without padding (RFC 4648, section 5). Hand-written to save the bytes of a crate on
/// the first visit.
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

    /// Makes a token with this payload. Header and signature are never read.
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
            Err(TokenError::OtherRoles(
                names.iter().map(|it| (*it).to_owned()).collect(),
            ))
        };
        let good = |person: Option<&str>, role| {
            Ok(Claims {
                expires: Some(1_900_000_000),
                issued: None,
                person: person.map(str::to_owned),
                role,
            })
        };
        let long = "é".repeat(10_000);
        let (named, of_role) = (
            format!(r#"{{"exp":1900000000,"name":"{long}"}}"#),
            format!(r#"{{"role":"{long}"}}"#),
        );
        let short = format!("{}…", "é".repeat(NAME_MAX));
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
            (
                r#"{"exp":1900000000,"iat":1.89999640e9,"role":"csp"}"#,
                Ok(Claims {
                    expires: Some(1_900_000_000),
                    issued: Some(1_899_996_400),
                    person: None,
                    role: Some(Role::Csp),
                }),
            ),
            (r#"{"sub":" "}"#, Ok(Claims::default())),
            (named.as_str(), good(Some(&short), None)),
            (of_role.as_str(), other(&[&short])),
            (
                r#"{"exp":1900000000,"name":"Bad \ud83d"}"#,
                good(Some("Bad \u{fffd}"), None),
            ),
            ("[]", Err(TokenError::Malformed)),
            ("not JSON", Err(TokenError::Malformed)),
        ] {
            assert_eq!(Claims::read(&token(payload)), expected, "{payload}");
        }
    }

    #[test]
    fn when_it_ends() {
        for (exp, expected) in [
            ("1900000000", Some(1_900_000_000)),
            ("1900000000.75", Some(1_900_000_000)),
            ("1.9e9", Some(1_900_000_000)),
            ("1.795e9", Some(1_795_000_000)),
            ("1.9E+9", Some(1_900_000_000)),
            ("1900000000000e-3", Some(1_900_000_000)),
            ("0.19e10", Some(1_900_000_000)),
            ("19000000000000000000000e-13", Some(1_900_000_000)),
            ("\"1900000000\"", Some(1_900_000_000)),
            ("\" 1.9e9 \"", Some(1_900_000_000)),
            ("\"1900000000000\"", Some(1_900_000_000)),
            ("1900000000000", Some(1_900_000_000)),
            ("1.9e12", Some(1_900_000_000)),
            ("1900000000123.5", Some(1_900_000_000)),
            ("1900000000000000", Some(1_900_000_000)),
            ("1900000000000000000", Some(1_900_000_000)),
            ("253402300799", Some(253_402_300_799)),
            ("253402300799999", Some(253_402_300_799)),
            ("0", Some(0)),
            ("-1", Some(-1)),
            ("1e-400", Some(0)),
            ("0e2000000000", Some(0)),
            ("1e400", Some(9_223_372_036)),
            ("99999999999999999999999", Some(9_223_372_036)),
            ("1e99999999999", Some(9_223_372_036)),
            ("1e99999999999999999999", None),
            ("\"soon\"", None),
            ("\"\"", None),
            ("\".\"", None),
            ("\"e9\"", None),
            ("\"0x71\"", None),
            ("\"2030-03-17T17:46:40Z\"", None),
            ("null", None),
            ("true", None),
            ("[1900000000]", None),
        ] {
            let claims = Claims::read(&token(&format!(r#"{{"exp":{exp},"iat":{exp}}}"#)));
            let read = claims.map(|it| (it.expires, it.issued));
            assert_eq!(read, Ok((expected, expected)), "{exp}");
        }
    }

    #[test]
    fn not_a_token() {
        for text in [
            "",
            "eyJ",
            "a.b",
            "a.b.c.d",
            "e30.*.c2ln",
            "e30..c2ln",
            "e30.e30.sígn",
            "h€.e30.c2ln",
        ] {
            assert_eq!(Claims::read(text), Err(TokenError::Malformed), "{text}");
        }
    }
}
