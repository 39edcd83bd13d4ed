//! The access token.

use crate::domain::cleaned_code;

/// The header of a request that is just being put onto the wire. Whoever makes one sees the token:
/// transports, and nobody else.
pub trait HeaderLines {
    /// Writes a header.
    fn line(&mut self, name: &'static str, value: &str);
}

/// An access token. It has no `Debug` and no `Display`, and only this module sees its text: it goes
/// into a request's header and, if a person pasted it, into this tab's storage, and nowhere else.
#[derive(Clone)]
pub(super) struct Token(String);

impl Token {
    /// The token inside what a person pasted: without `Bearer`, quotes, the line breaks of a mail, and what
    /// cannot be seen.
    pub(super) fn pasted(text: &str) -> Self {
        let compact: String = cleaned_code(text)
            .chars()
            .filter(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '\''))
            .collect();
        // With the white space gone, "Bearer eyJ…" reads "BearereyJ…".
        let bare = match compact.get(..6) {
            Some(scheme) if scheme.eq_ignore_ascii_case("bearer") => &compact[6..],
            _ => &compact,
        };
        Self(bare.to_owned())
    }

    /// The token that a broker handed out; none where it cannot stand in a header as it is (RFC 6750,
    /// section 2.1).
    pub(super) fn handed_out(text: &str) -> Option<Self> {
        let is_sound = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        is_sound.then(|| Self(text.to_owned()))
    }

    /// Puts the token into the request's header.
    pub(super) fn authorize(&self, onto: &mut dyn HeaderLines) {
        onto.line("Authorization", &format!("Bearer {}", self.0));
    }

    /// The text itself, for the claims and for this tab's storage.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_texts() {
        for pasted in [
            "eyJ0.eyJl.c2ln",
            "Bearer eyJ0.eyJl.c2ln",
            "bearer  eyJ0.eyJl.c2ln\n",
            "  \"eyJ0.\r\n  eyJl.\u{a0}c2ln\" ",
            "Bearer\neyJ0.\neyJl.\nc2ln",
            "\u{feff}Bearer eyJ0.\u{200b}eyJl.\u{ad}c2ln",
        ] {
            assert_eq!(Token::pasted(pasted).reveal(), "eyJ0.eyJl.c2ln", "{pasted}");
        }
        assert_eq!(
            Token::pasted("\u{20ac}\u{20ac}\u{20ac}").reveal(),
            "\u{20ac}\u{20ac}\u{20ac}"
        );
    }
}
