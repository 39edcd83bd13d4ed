//! Host names: a tenant is identified by the domain of its portal.

use super::{Rule, clean_code};

/// A host name in lower case, such as `portal.contoso.example`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostName(String);

impl HostName {
    /// Parses a host name. A pasted address is reduced to its host.
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        let typed = clean_code(typed);
        let host = host_of(typed.trim());
        if host.is_empty() {
            Err(Rule::Required)
        } else if is_host_name(host) {
            Ok(Self(host.to_ascii_lowercase()))
        } else {
            Err(Rule::NotAHostName)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The host of a web address, as it is written there. The scheme, `https` or `http`, may be missing.
pub(super) fn host_of(address: &str) -> &str {
    let after_scheme = match address.split_once("://") {
        Some((scheme, rest))
            if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") =>
        {
            rest
        }
        _ => address,
    };
    let host = after_scheme.split(['/', '?', '#']).next();
    host.unwrap_or_default().trim_end_matches('.')
}

/// RFC 1123: labels of 1 to 63 letters, digits and inner hyphens, 253 characters in all. Names in other scripts are
/// left to the server.
pub(super) fn is_host_name(host: &str) -> bool {
    host.len() <= 253
        && host.contains('.')
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c == '-' || c.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_names() {
        let long_label = format!("{}.example", "a".repeat(64));
        for (typed, expected) in [
            ("portal.contoso.example", Ok("portal.contoso.example")),
            (" Portal.Contoso.Example ", Ok("portal.contoso.example")),
            (
                "https://portal.contoso.example/login?x=1",
                Ok("portal.contoso.example"),
            ),
            ("portal.contoso.example.", Ok("portal.contoso.example")),
            (
                "HTTPS://portal.contoso.example",
                Ok("portal.contoso.example"),
            ),
            (
                "portal.contoso.example?next=https://portal.fabrikam.example",
                Ok("portal.contoso.example"),
            ),
            ("ftp://portal.contoso.example", Err(Rule::NotAHostName)),
            (
                "\u{feff}portal.con\u{200b}toso.example",
                Ok("portal.contoso.example"),
            ),
            (
                "my\u{2011}portal．contoso.example",
                Ok("my-portal.contoso.example"),
            ),
            ("my-portal.contoso.example", Ok("my-portal.contoso.example")),
            ("", Err(Rule::Required)),
            ("https://", Err(Rule::Required)),
            ("contoso", Err(Rule::NotAHostName)),
            ("portal contoso.example", Err(Rule::NotAHostName)),
            ("portal_contoso.example", Err(Rule::NotAHostName)),
            // The name is written into a header: in ASCII, as browsers write it.
            ("portal.contóso.example", Err(Rule::NotAHostName)),
            (
                "portal.xn--contso-q0a.example",
                Ok("portal.xn--contso-q0a.example"),
            ),
            ("-portal.contoso.example", Err(Rule::NotAHostName)),
            ("portal..example", Err(Rule::NotAHostName)),
            ("ana@contoso.example", Err(Rule::NotAHostName)),
            ("portal.contoso.example:8080", Err(Rule::NotAHostName)),
            (long_label.as_str(), Err(Rule::NotAHostName)),
        ] {
            let parsed = HostName::parse(typed);
            assert_eq!(
                parsed.as_ref().map(HostName::as_str),
                expected.as_ref().copied(),
                "{typed}"
            );
        }
    }
}
