//! E-mail addresses.

use super::{Problem, Text};

/// An e-mail address: one `@` with something before it, and a dot inside the part after it. No
/// more is checked: only a letter that arrives proves an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(Text);

impl Email {
    /// An address that has to be there.
    pub fn required(typed: &str, max: usize) -> Result<Self, Problem> {
        Self::optional(typed, max)?.ok_or(Problem::Required)
    }

    /// An address that may be left out.
    pub fn optional(typed: &str, max: usize) -> Result<Option<Self>, Problem> {
        match Text::optional(typed, max)? {
            None => Ok(None),
            Some(text) if is_address(text.as_str()) => Ok(Some(Self(text))),
            Some(_) => Err(Problem::NotAnEmail),
        }
    }

    /// The address inside what was pasted from a mail: `mailto:ana@contoso.example`,
    /// `Ana <ana@contoso.example>`, `ana@contoso.example;`. `None` where there is no one address.
    pub(super) fn pasted(typed: &str) -> Option<&str> {
        let typed = typed.trim();
        let inside = match (typed.find('<'), typed.strip_suffix('>')) {
            (Some(at), Some(typed)) => typed.get(at + 1..)?,
            _ => typed.trim_end_matches([',', ';']),
        };
        let address = match inside.split_once(':') {
            Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto") => address,
            _ => inside,
        };
        let address = address.trim();
        is_address(address).then_some(address)
    }

    /// Whether the address is at Microsoft itself.
    pub(super) fn is_at_microsoft(address: &str) -> bool {
        let domain = address.trim().rsplit('@').next();
        domain.is_some_and(|domain| domain.eq_ignore_ascii_case("microsoft.com"))
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    !local.is_empty()
        && !domain.contains('@')
        && domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty())
        && !text
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (typed, good) in [
            ("ana@contoso.example", true),
            (" ana@contoso.example ", true),
            ("ana.o'neil+crm@mail.contoso.example", true),
            ("ána@contóso.example", true),
            ("ana", false),
            ("ana@contoso", false),
            ("@contoso.example", false),
            ("ana@", false),
            ("ana@.example", false),
            ("ana@contoso.", false),
            ("ana@contoso..example", false),
            ("ana@@contoso.example", false),
            ("ana@contoso.example@fabrikam.example", false),
            ("ana silva@contoso.example", false),
            ("Ana <ana@contoso.example>", false),
            ("ana@contoso.example, rui@contoso.example", false),
        ] {
            let expected = if good {
                None
            } else {
                Some(Problem::NotAnEmail)
            };
            assert_eq!(Email::required(typed, 255).err(), expected, "{typed}");
        }
        assert_eq!(Email::required(" ", 255).err(), Some(Problem::Required));
        assert_eq!(Email::optional("", 255), Ok(None));
    }

    #[test]
    fn pasted_addresses() {
        for (typed, expected) in [
            ("ana@contoso.example", Some("ana@contoso.example")),
            ("mailto:ana@contoso.example", Some("ana@contoso.example")),
            (" MAILTO: ana@contoso.example ", Some("ana@contoso.example")),
            (
                "Ana Silva <ana@contoso.example>",
                Some("ana@contoso.example"),
            ),
            ("<mailto:ana@contoso.example>", Some("ana@contoso.example")),
            ("ana@contoso.example;", Some("ana@contoso.example")),
            ("ana@contoso.example, rui@contoso.example", None),
            ("<ana@contoso.example>, <rui@contoso.example>", None),
            ("Ana <ana>", None),
            ("<", None),
            ("é>", None),
            ("", None),
        ] {
            assert_eq!(Email::pasted(typed), expected, "{typed}");
        }
    }
}
