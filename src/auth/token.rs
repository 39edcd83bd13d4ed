//! The access token.

use super::claims::{TokenError, decode_object};

/// Writes the headers of a request. Implementations see the token, so only transports implement it.
pub trait HeaderWriter {
    fn write_header(&mut self, name: &'static str, value: &str);
}

/// An access token. It has no `Debug` and no `Display`, and only this module reads its text: it is written into a
/// request's header and, if a person pasted it, into this tab's storage.
#[derive(Clone)]
pub(super) struct Token(String);

impl Token {
    /// Finds the token in a text that a person pasted or a host passed: alone, after `Bearer`, in a header, in an
    /// address, in JSON, or in the lines of an e-mail.
    ///
    /// # Errors
    /// The text contains no JWT, or several.
    pub(super) fn extract(text: &str) -> Result<Self, TokenError> {
        let whole = find_tokens(&join_lines(text));
        let mut found = Vec::new();
        for line in text.lines() {
            let line = line.trim_end();
            for token in find_tokens(line) {
                let may_continue = line.ends_with(&token) && !has_complete_signature(&token);
                let longer = whole
                    .iter()
                    .find(|it| may_continue && it.starts_with(&token));
                found.push(longer.unwrap_or(&token).clone());
            }
        }
        if found.is_empty() {
            found = whole;
        }
        match found.first() {
            Some(token) if found.iter().all(|it| it == token) => Ok(Self(token.clone())),
            Some(_) => {
                let named = named_token(text).filter(|it| found.contains(it));
                named.map(Self).ok_or(TokenError::Several)
            }
            None if text.trim().is_empty() => Err(TokenError::Missing),
            None => Err(TokenError::Malformed),
        }
    }

    /// Takes the token that a broker issued, a JWT or not. `None` if it cannot be written into a header as it is
    /// (RFC 6750, section 2.1).
    pub(super) fn from_broker(text: &str) -> Option<Self> {
        let is_valid = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        is_valid.then(|| Self(text.to_owned()))
    }

    /// An empty token, for sessions whose token is at the gateway.
    pub(super) fn empty() -> Self {
        Self(String::new())
    }

    /// Writes the `Authorization` header.
    pub(super) fn authorize(&self, headers: &mut dyn HeaderWriter) {
        headers.write_header("Authorization", &format!("Bearer {}", self.0));
    }

    /// The text, for the claims and for this tab's storage.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

/// Whether the byte can be part of a JWT in the compact form: base64url (RFC 4648, section 5) and dots.
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// Finds all JWTs that are not broken by other characters.
fn find_tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        if !is_token_byte(byte) {
            tokens.extend(text.get(start..at).and_then(find_token));
            start = at + 1;
        }
    }
    tokens
}

/// Finds the JWT at the end of a word: without white space `Bearer eyJ…` becomes `BearereyJ…`.
fn find_token(word: &str) -> Option<String> {
    /// The maximum number of letters before a token, such as `Bearer`.
    const GLUED_MAX: usize = 24;
    let word = word.strip_suffix('.').unwrap_or(word);
    let mut parts = word.split('.');
    let (head, payload, signature) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || signature.is_empty() {
        return None;
    }
    decode_object(payload)?;
    let mut starts = 0..head.len().min(GLUED_MAX);
    let start = starts.find(|at| head.get(*at..).and_then(decode_object).is_some())?;
    word.get(start..).map(str::to_owned)
}

/// Whether the token ends with a complete signature, by the lengths of signatures (RFC 7518, section 3.1, with keys
/// of 2048, 3072 and 4096 bits). The next line is then not a part of it.
fn has_complete_signature(token: &str) -> bool {
    let signature = token.rsplit('.').next().unwrap_or_default();
    matches!(signature.len(), 43 | 64 | 86 | 128 | 176 | 342 | 512 | 683)
}

/// Removes white space, the line marks of a quoted e-mail and invisible characters, so that a token broken into
/// lines becomes whole. Puts a space before empty lines and before lines that begin with a name and a colon: these
/// do not continue the line before.
fn join_lines(text: &str) -> String {
    let mut joined = String::new();
    for line in text.lines() {
        let line = line.trim_start_matches(['>', ' ', '\t']).trim();
        let name = line.bytes().take_while(|byte| is_token_byte(*byte)).count();
        let behind_name = line.get(name..).unwrap_or_default();
        if line.is_empty() || behind_name.trim_start().starts_with(':') {
            joined.push(' ');
        }
        for letter in line.chars() {
            let is_unseen = letter.is_control()
                || matches!(
                    letter,
                    '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
                );
            if !letter.is_whitespace() && !is_unseen {
                joined.push(letter);
            }
        }
    }
    joined
}

/// Finds the token after a key such as `access_token`.
fn named_token(text: &str) -> Option<String> {
    let rest = ["access_token", "accessToken"];
    let (_, rest) = rest.into_iter().find_map(|name| text.split_once(name))?;
    find_tokens(rest).into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::super::claims::tests::token;
    use super::*;

    #[test]
    fn what_is_pasted() {
        let good = token(r#"{"exp":1900000000,"name":"Ana Silva","role":"csp"}"#);
        let other = token(r#"{"exp":1900000001}"#);
        let lines = |width: usize, between: &str| {
            let letters: Vec<char> = good.chars().collect();
            let lines = letters
                .chunks(width)
                .map(|it| it.iter().collect::<String>());
            lines.collect::<Vec<_>>().join(between)
        };
        for pasted in [
            good.clone(),
            format!(" \t{good}\r\n"),
            format!("Bearer {good}"),
            format!("bearer  {good}\n"),
            format!("Bearer\n{good}"),
            format!("Authorization: Bearer {good}"),
            format!("authorization:bearer {good}\r\nX-Tenant: portal.contoso.example"),
            format!("-H 'Authorization: Bearer {good}' \\"),
            format!("\"{good}\""),
            format!("'{good}'"),
            format!("“{good}”"),
            format!("`{good}`"),
            format!("<{good}>"),
            format!("{good};"),
            format!("{good}."),
            format!("{good},\n"),
            format!("access_token={good}"),
            format!("https://app.example/#access_token={good}&token_type=Bearer&expires_in=3599"),
            format!("\"access_token\":\"{good}\","),
            format!(r#"{{"token_type":"Bearer","expires_in":3599,"access_token":"{good}"}}"#),
            format!("{{\n  \"access_token\": \"{good}\",\n  \"expires_in\": 3599\n}}"),
            format!(r#""{{\"access_token\":\"{good}\"}}""#),
            format!("access_token: {good}\nid_token: none"),
            format!("The token is {good} and ends at nine."),
            format!("Here it is:\n\n{good}\n\nRegards, Ana"),
            format!("{good}\n{good}"),
            format!(r#"{{"id_token":"{other}","access_token":"{good}"}}"#),
            format!(r#"{{"access_token":"{good}","refresh_token":"{other}"}}"#),
            // Broken into lines.
            lines(20, "\r\n"),
            lines(20, "\n  "),
            lines(20, "\n> "),
            lines(20, "\u{a0}"),
            lines(20, "\u{200b}"),
            lines(1, " "),
            format!("Bearer\n{}", lines(20, "\n")),
            format!("Authorization: Bearer {}", lines(20, "\n    ")),
            format!("  \"{}\" ", lines(20, "\r\n")),
            format!("{{\"access_token\": \"{}\"}}", lines(20, "\n")),
            format!("Hello,\n\n{}\n\nRegards\nAna", lines(30, "\n")),
            format!(
                "access_token : {}\ntoken_type   : Bearer",
                lines(20, "\n               ")
            ),
        ] {
            let found = Token::extract(&pasted).map(|it| it.reveal().to_owned());
            assert_eq!(found, Ok(good.clone()), "{pasted}");
        }
    }

    #[test]
    fn a_signature_in_the_next_line_is_not_cut_off() {
        let start = token(r#"{"exp":1900000000}"#).replace("c2ln", "");
        for (length, behind, is_glued) in [
            (43, "", false),
            (43, "\nRegards", false),
            (43, " Regards, Ana", false),
            (342, "\nRegards", false),
            (342, "", true),
            (43, "", true),
            (86, "\n\nRegards", true),
            (100, "", true),
        ] {
            let good = format!("{start}{}", "A".repeat(length));
            let pasted = match is_glued {
                // Broken after the second dot, so that the first line looks like a token.
                true => format!("{}\n{}", &good[..good.len() - 20], &good[good.len() - 20..]),
                false => good.clone(),
            };
            let found = Token::extract(&format!("Bearer {pasted}{behind}"));
            let found = found.map(|it| it.reveal().to_owned());
            assert_eq!(found, Ok(good), "{pasted}{behind}");
        }
    }

    #[test]
    fn what_is_no_token() {
        use TokenError::{Malformed, Missing, Several};
        let good = token(r#"{"exp":1900000000}"#);
        let other = token(r#"{"exp":1900000001}"#);
        let parts: Vec<&str> = good.split('.').collect();
        for (pasted, expected) in [
            (String::new(), Missing),
            (" \r\n\t".to_owned(), Missing),
            ("Bearer".to_owned(), Malformed),
            ("correct horse".to_owned(), Malformed),
            ("portal.contoso.example".to_owned(), Malformed),
            ("a.b.c".to_owned(), Malformed),
            ("\u{20ac}\u{20ac}\u{20ac}".to_owned(), Malformed),
            (parts[0].to_owned(), Malformed),
            (format!("{}.{}", parts[0], parts[1]), Malformed),
            (format!("{}.{}.", parts[0], parts[1]), Malformed),
            (format!(".{}.{}", parts[1], parts[2]), Malformed),
            (format!("{}..{}", parts[0], parts[2]), Malformed),
            (format!("{good}.{}", parts[2]), Malformed),
            (good.replacen("e30", "bm90", 1), Malformed),
            (format!("e30.{}.c2ln", &parts[1][..6]), Malformed),
            (r#"{"error":"invalid_client"}"#.to_owned(), Malformed),
            (format!("{good}\n{other}"), Several),
            (
                format!(r#"{{"token":"{good}","id_token":"{other}"}}"#),
                Several,
            ),
        ] {
            let problem = Token::extract(&pasted).err();
            assert_eq!(problem, Some(expected), "{pasted}");
        }
    }
}
