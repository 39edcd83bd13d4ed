//! The prefix of the customer's domain at Microsoft.

use super::Rule;
use super::company_name::words_without_legal_form;
use super::host_name::{host_of, is_host_name};
use super::word_list::contains_word;

/// Joining words, in lower case, without accents.
const JOINING: &str =
    "a and da das de del der des di do dos du e el et for in la le of para the und van y";

/// The part before `.onmicrosoft.com`: 1 to 27 letters A to Z and digits. Cannot be changed after creation (Partner
/// Center: "Create a customer").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DomainPrefix(String);

impl DomainPrefix {
    /// What follows it in the domain.
    pub const SUFFIX: &str = ".onmicrosoft.com";

    /// The maximum number of characters.
    pub const MAX: usize = 27;

    /// Parses a prefix. Ignores a pasted `.onmicrosoft.com`. Blank is an error.
    pub fn parse(typed: &str) -> Result<Self, Rule> {
        let prefix = Self::without_suffix(typed);
        let length = prefix.len();
        if prefix.is_empty() {
            Err(Rule::Required)
        } else if !prefix.bytes().all(|b| b.is_ascii_alphanumeric()) {
            Err(Rule::NotADomainPrefix)
        } else if length > Self::MAX {
            let excess = length - Self::MAX;
            Err(Rule::DomainPrefixTooLong { excess })
        } else {
            Ok(Self(prefix.to_owned()))
        }
    }

    /// Trims `typed` and removes a pasted `.onmicrosoft.com`, in any case, with what surrounds it in a web or e-mail
    /// address: `https://contoso.onmicrosoft.com/`, `admin@contoso.onmicrosoft.com`.
    pub fn without_suffix(typed: &str) -> &str {
        let typed = typed.trim();
        let host = host_of(typed);
        let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
        host.len()
            .checked_sub(Self::SUFFIX.len())
            .and_then(|at| host.split_at_checked(at))
            .filter(|(_, end)| end.eq_ignore_ascii_case(Self::SUFFIX))
            .map_or(typed, |(prefix, _)| prefix)
    }

    /// Proposes a prefix for a company: the letters and digits of its name, without legal form, as many whole words
    /// as fit, without joining words at the end. The caller folds accents; letters of other scripts are dropped.
    /// `None` if nothing is left.
    pub fn propose(folded_company_name: &str) -> Option<Self> {
        let mut prefix = String::new();
        let mut end = 0;
        for word in words_without_legal_form(folded_company_name) {
            let mut letters = String::new();
            for c in word.chars().filter(char::is_ascii_alphanumeric) {
                letters.push(c.to_ascii_lowercase());
            }
            if prefix.len() + letters.len() > Self::MAX {
                // The first word alone is too long.
                if end == 0 {
                    prefix.push_str(&letters);
                    prefix.truncate(Self::MAX);
                    end = prefix.len();
                }
                break;
            }
            prefix.push_str(&letters);
            if !contains_word(JOINING, &letters) {
                end = prefix.len();
            }
        }
        prefix.truncate(end);
        (!prefix.is_empty()).then_some(Self(prefix))
    }

    /// Corrects `typed`, which is not a prefix: takes the name out of the address of a website, removes hyphens, spaces
    /// and other signs, or truncates it. `None` if letters would be lost.
    pub(super) fn correct(typed: &str) -> Option<Self> {
        let typed = Self::without_suffix(typed);
        let typed = name_of_website(typed).unwrap_or(typed);
        let mut prefix = String::new();
        for c in typed.chars() {
            if c.is_ascii_alphanumeric() && prefix.len() < Self::MAX {
                prefix.push(c);
            }
        }
        (typed.is_ascii() && !prefix.is_empty()).then_some(Self(prefix))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `contoso` of `https://www.contoso.example/en`. `None` if the text is not the address of a website.
fn name_of_website(text: &str) -> Option<&str> {
    let host = host_of(text);
    let (_, ending) = host.rsplit_once('.')?;
    if !is_host_name(host) || !ending.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    host.split('.')
        .find(|label| !label.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes() {
        for (typed, expected) in [
            ("contoso", Ok("contoso")),
            ("TestDomain", Ok("TestDomain")),
            ("a", Ok("a")),
            (
                "123456789012345678901234567",
                Ok("123456789012345678901234567"),
            ),
            ("contoso.onmicrosoft.com", Ok("contoso")),
            (" Contoso.OnMicrosoft.COM ", Ok("Contoso")),
            ("https://contoso.onmicrosoft.com/", Ok("contoso")),
            ("HTTP://Contoso.onmicrosoft.com/admin?x=1", Ok("Contoso")),
            ("@contoso.onmicrosoft.com", Ok("contoso")),
            ("admin@contoso.onmicrosoft.com", Ok("contoso")),
            ("contoso.onmicrosoft.com.", Ok("contoso")),
            (
                "contoso.onmicrosoft.com?next=https://fabrikam.example",
                Ok("contoso"),
            ),
            ("https://contoso.example/", Err(Rule::NotADomainPrefix)),
            (
                "1234567890123456789012345678",
                Err(Rule::DomainPrefixTooLong { excess: 1 }),
            ),
            ("contoso-pt", Err(Rule::NotADomainPrefix)),
            ("contoso.pt", Err(Rule::NotADomainPrefix)),
            ("contóso", Err(Rule::NotADomainPrefix)),
            ("é.onmicrosoft.com", Err(Rule::NotADomainPrefix)),
            (".onmicrosoft.com", Err(Rule::Required)),
            ("", Err(Rule::Required)),
        ] {
            let parsed = DomainPrefix::parse(typed);
            assert_eq!(
                parsed.as_ref().map(DomainPrefix::as_str),
                expected.as_ref().copied(),
                "{typed}"
            );
        }
    }

    #[test]
    fn proposals() {
        for (company_name, expected) in [
            ("Contoso", Some("contoso")),
            ("Adventure Works, Lda.", Some("adventureworks")),
            ("Contoso (Portugal) Unipessoal Lda", Some("contosoportugal")),
            ("Fabrikam GmbH & Co. KG", Some("fabrikam")),
            ("3M", Some("3m")),
            (
                "Associacao dos Revendedores de Tecnologia",
                Some("associacaodosrevendedores"),
            ),
            (
                "Contoso Consulting e Servicos de Informatica Ltda",
                Some("contosoconsultingeservicos"),
            ),
            (
                "Contoso Consulting e Servicos Digitais",
                Some("contosoconsultingeservicos"),
            ),
            (
                "Adventure Works Iberia Portugal",
                Some("adventureworksiberia"),
            ),
            (
                "Adventure Works of Northern Europe",
                Some("adventureworksofnorthern"),
            ),
            (
                "Donaudampfschifffahrtsgesellschaft Wien",
                Some("donaudampfschifffahrtsgesel"),
            ),
            (
                "123456789012345678901234567 8",
                Some("123456789012345678901234567"),
            ),
            ("Contoso de", Some("contoso")),
            ("A e B", Some("aeb")),
            ("Silva & Cia. Ltda.", Some("silva")),
            ("Contoso, S.A. de C.V.", Some("contoso")),
            ("De", None),
            ("Contoso 株式会社", Some("contoso")),
            ("株式会社", None),
            ("Lda", None),
            ("& &", None),
            ("", None),
        ] {
            let proposed = DomainPrefix::propose(company_name);
            assert_eq!(
                proposed.as_ref().map(DomainPrefix::as_str),
                expected,
                "{company_name}"
            );
            if let Some(proposed) = proposed {
                assert_eq!(DomainPrefix::parse(proposed.as_str()), Ok(proposed));
            }
        }
    }
}
