//! E-mail addresses.

use super::letters::is_letter;
use super::{Rule, Text};

/// An e-mail address: one `@` with text before it, and a dot inside the part after it. No further checks, because
/// only a delivered message proves an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(Text);

impl Email {
    /// Parses an address. Blank is an error.
    pub fn parse(typed: &str, max: usize) -> Result<Self, Rule> {
        Self::parse_optional(typed, max)?.ok_or(Rule::Required)
    }

    /// Parses an address. Blank is `None`.
    pub fn parse_optional(typed: &str, max: usize) -> Result<Option<Self>, Rule> {
        match Text::parse_optional(typed, max)? {
            None => Ok(None),
            Some(text) if is_address(text.as_str()) => Ok(Some(Self(text))),
            Some(_) => Err(Rule::NotAnEmail),
        }
    }

    /// Extracts the address of a text pasted from an e-mail: `mailto:ana@contoso.example`, `Ana
    /// <ana@contoso.example>`, `ana@contoso.example;`, the end of a sentence. `None` unless there is exactly one.
    pub(super) fn extract(typed: &str) -> Option<&str> {
        let is_end = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.');
        let typed = typed.trim_start().trim_end_matches(is_end);
        let inside = match (typed.find('<'), typed.strip_suffix('>')) {
            (Some(at), Some(typed)) => typed.get(at + 1..)?,
            _ => typed,
        };
        let address = match inside.split_once(':') {
            Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto") => address,
            _ => inside,
        };
        let address = address.trim();
        is_address(address).then_some(address)
    }

    /// Corrects `typed`, which is not an address: removes its spaces and repeated `@`, and takes a comma for a dot.
    pub(super) fn correct(typed: &str) -> Option<String> {
        let mut compact = String::with_capacity(typed.len());
        for c in typed.chars().filter(|c| !c.is_whitespace()) {
            match c {
                '@' if compact.ends_with('@') => {}
                ',' => compact.push('.'),
                c => compact.push(c),
            }
        }
        is_address(&compact).then_some(compact)
    }

    /// Returns the warning about an address that is probably not deliverable (RFC 5321, 4.1.2 and 4.5.3.1; RFC
    /// 1123, 2.1 for the domain), and a corrected address if there is one.
    pub(super) fn warning(address: &str) -> Option<(Rule, Option<String>)> {
        let (local, domain) = address.trim().rsplit_once('@')?;
        if !is_usual_local(local) {
            let plain: String = local.chars().map(plain_quote).collect();
            let plain = plain.trim_matches('.');
            let is_better = plain != local && is_usual_local(plain);
            let better = is_better.then(|| format!("{plain}@{domain}"));
            return Some((Rule::OddEmailName, better));
        }
        (!is_usual_domain(domain)).then_some((Rule::OddEmailDomain, None))
    }

    /// Whether the address is one of Microsoft's own.
    pub(super) fn is_at_microsoft(address: &str) -> bool {
        let domain = address.trim().rsplit('@').next();
        domain.is_some_and(|domain| domain.eq_ignore_ascii_case("microsoft.com"))
    }

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

/// Up to 64 letters of any script, digits and signs of RFC 5322's atoms, with single dots inside.
fn is_usual_local(local: &str) -> bool {
    let is_usual = |c: char| match c {
        '\'' => true,
        '.' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric() || "!#$%&*+-/=?^_`{|}~".contains(c),
        c => plain_quote(c) == c,
    };
    local.len() <= 64
        && local.split('.').all(|atom| !atom.is_empty())
        && local.chars().all(is_usual)
}

/// Replaces a curly quotation mark by a straight one.
fn plain_quote(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{b4}' | '\u{2032}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        c => c,
    }
}

/// Labels of up to 63 letters of any script, digits and inner hyphens. The last one has at least two characters and
/// is not a number.
fn is_usual_domain(domain: &str) -> bool {
    let is_usual = |label: &str| {
        label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| match c {
                '-' => true,
                c if c.is_ascii() => c.is_ascii_alphanumeric(),
                c => is_letter(c),
            })
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.len() <= 253
        && domain.split('.').all(is_usual)
        && last.chars().nth(1).is_some()
        && !last.bytes().all(|b| b.is_ascii_digit())
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
            let expected = if good { None } else { Some(Rule::NotAnEmail) };
            assert_eq!(Email::parse(typed, 255).err(), expected, "{typed}");
        }
        assert_eq!(Email::parse(" ", 255).err(), Some(Rule::Required));
        assert_eq!(Email::parse_optional("", 255), Ok(None));
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
            ("ana@contoso.example.", Some("ana@contoso.example")),
            ("ana@contoso.example ;", Some("ana@contoso.example")),
            (
                "Ana Silva <ana@contoso.example>; ",
                Some("ana@contoso.example"),
            ),
            ("ana@contoso.", None),
            ("ana@contoso.example, rui@contoso.example", None),
            ("<ana@contoso.example>, <rui@contoso.example>", None),
            ("Ana <ana>", None),
            ("<", None),
            ("é>", None),
            ("", None),
        ] {
            assert_eq!(Email::extract(typed), expected, "{typed}");
        }
    }

    #[test]
    fn addresses_that_mail_will_probably_not_reach() {
        let (name, domain) = ("email-name", "email-domain");
        let long = format!("{}@contoso.example", "a".repeat(65));
        let long_label = format!("ana@{}.example", "a".repeat(64));
        for (typed, rule, better) in [
            ("ana@contoso.example", "", ""),
            ("ana.o'neil+crm@mail.contoso.example", "", ""),
            ("ána@contóso.example", "", ""),
            ("ana@xn--contso-q0a.example", "", ""),
            ("ana@contoso.рф", "", ""),
            ("用户@例子.中国", "", ""),
            ("a!#$%&*+-/=?^_`{|}~z@contoso.example", "", ""),
            ("ana@3m.example", "", ""),
            ("ana@example.u", domain, ""),
            ("ana@example.1", domain, ""),
            ("ana@example.123", domain, ""),
            ("ana@192.0.2.7", domain, ""),
            ("ana@-example.com", domain, ""),
            ("ana@example-.com", domain, ""),
            ("ana@mail.-example.com", domain, ""),
            ("ana@exam_ple.com", domain, ""),
            ("ana@example.com!", domain, ""),
            ("ana@example.com/x", domain, ""),
            ("ana@exam“ple.com", domain, ""),
            (long_label.as_str(), domain, ""),
            ("o’neil@example.com", name, "o'neil@example.com"),
            ("o‘neil@example.com", name, "o'neil@example.com"),
            ("o´neil@example.com", name, "o'neil@example.com"),
            (".ana@example.com", name, "ana@example.com"),
            ("ana.@example.com", name, "ana@example.com"),
            ("ana..silva@example.com", name, ""),
            ("“ana”@example.com", name, ""),
            ("ana(work)@example.com", name, ""),
            ("ana\\@example.com", name, ""),
            ("ana:silva@example.com", name, ""),
            (long.as_str(), name, ""),
        ] {
            assert!(Email::parse(typed, 255).is_ok(), "{typed} is no error");
            let doubt = Email::warning(typed);
            let found = doubt.as_ref().map_or("", |(rule, _)| rule.id());
            assert_eq!(found, rule, "{typed}");
            let offered = doubt.and_then(|(_, better)| better).unwrap_or_default();
            assert_eq!(offered, better, "{typed}");
            if !offered.is_empty() {
                assert_eq!(Email::warning(&offered), None);
            }
        }
    }

    #[test]
    fn spaces_inside_an_address() {
        for (typed, expected) in [
            ("ana @contoso.example", Some("ana@contoso.example")),
            ("ana@ contoso.example", Some("ana@contoso.example")),
            ("ana@contoso. example", Some("ana@contoso.example")),
            (
                "ana silva@contoso.example",
                Some("anasilva@contoso.example"),
            ),
            ("ana", None),
            ("ana@contoso.example, rui@contoso.example", None),
            ("", None),
        ] {
            assert_eq!(Email::correct(typed).as_deref(), expected, "{typed}");
        }
    }
}
