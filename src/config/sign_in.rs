//! The setting `signIn`: the methods of signing in.

use super::schema::{ConfigError, Expected, Schema, member_text};
use crate::percent;
use json_digits::Json;

/// The method of signing in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// The person pastes tenant and token. The sandbox offers a sample session.
    Token(Option<SampleSession>),
    /// A token broker of the operator identifies the person and issues the tokens.
    Broker(Broker),
}

/// A tenant and a token of the sandbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleSession {
    pub tenant: String,
    pub token: String,
}

/// The addresses of a token broker: relative to the page's base, paths of its host, or `https://…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broker {
    /// Answers a `POST` with a token.
    pub url: String,
    /// The sign-in page. The query parameter `next` is the page to return to.
    pub sign_in_url: String,
    /// Ends the broker's session on a `POST`. `None`: signing out ends only the session of the page.
    pub sign_out_url: Option<String>,
    /// Whether the broker is the gateway: it issues no token, but forwards the requests and adds the token to them.
    /// `url` then answers a `GET` with the session.
    pub is_gateway: bool,
}

impl Default for SignIn {
    fn default() -> Self {
        Self::Token(None)
    }
}

const METHOD: Schema = Schema::Value(Expected::OneOf(&["token", "broker", "gateway"]));

const ADDRESS: Schema = Schema::Value(Expected::PageAddress);

/// The common schema of all methods. The keys of each method are validated once the method is known.
pub(super) const ANY_METHOD: Schema = Schema::Object(
    &["method", "sample", "url", "signInUrl", "signOutUrl"],
    &[METHOD, Schema::Any, Schema::Any, Schema::Any, Schema::Any],
    0,
);

const TOKEN: Schema = Schema::Object(
    &["method", "sample"],
    &[
        METHOD,
        Schema::Object(
            &["tenant", "token"],
            &[Schema::Value(Expected::Text), Schema::Value(Expected::Text)],
            2,
        ),
    ],
    0,
);

const BROKER: Schema = Schema::Object(
    &["method", "url", "signInUrl", "signOutUrl"],
    &[METHOD, ADDRESS, ADDRESS, ADDRESS],
    0,
);

const GATEWAY: Schema = Schema::Object(&["method"], &[METHOD], 0);

impl SignIn {
    /// Parses `signIn`, a value that matches [`ANY_METHOD`] or is `null`.
    pub(super) fn read(place: &Json) -> Result<Self, Box<ConfigError>> {
        if *place == Json::Null {
            return Ok(Self::default());
        }
        if place.text("method") == Some("broker") {
            BROKER.validate("signIn", place)?;
            return Ok(Self::Broker(Broker {
                url: member_text(place, "url").unwrap_or_else(|| "session/token".to_owned()),
                sign_in_url: member_text(place, "signInUrl").unwrap_or_else(|| "login".to_owned()),
                sign_out_url: member_text(place, "signOutUrl"),
                is_gateway: false,
            }));
        }
        if place.text("method") == Some("gateway") {
            GATEWAY.validate("signIn", place)?;
            return Ok(Self::Broker(Broker {
                url: "session".to_owned(),
                sign_in_url: "login".to_owned(),
                sign_out_url: Some("session/end".to_owned()),
                is_gateway: true,
            }));
        }
        TOKEN.validate("signIn", place)?;
        let sample = place.get("sample");
        Ok(Self::Token(sample.and_then(|sample| {
            Some(SampleSession {
                tenant: member_text(sample, "tenant")?,
                token: member_text(sample, "token")?,
            })
        })))
    }
}

impl Broker {
    /// Returns the sign-in address that leads back to `next`, a path of the page's host.
    pub fn sign_in_address(&self, next: &str) -> String {
        let mark = if self.sign_in_url.contains('?') {
            '&'
        } else {
            '?'
        };
        format!("{}{mark}next={}", self.sign_in_url, percent::encode(next))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    fn read(sign_in: &str) -> Result<SignIn, (String, Expected)> {
        let file = format!(r#"{{"signIn":{sign_in}}}"#);
        match Config::parse(&file) {
            Ok(config) => Ok(config.sign_in),
            Err(problem) => Err((problem.key, problem.expected)),
        }
    }

    #[test]
    fn methods() {
        let broker = |url: &str, sign_in_url: &str, sign_out_url: Option<&str>| {
            SignIn::Broker(Broker {
                url: url.to_owned(),
                sign_in_url: sign_in_url.to_owned(),
                sign_out_url: sign_out_url.map(str::to_owned),
                is_gateway: false,
            })
        };
        let sample = SampleSession {
            tenant: "t.example".to_owned(),
            token: "x".to_owned(),
        };
        for (sign_in, expected) in [
            ("null", SignIn::Token(None)),
            ("{}", SignIn::Token(None)),
            (r#"{"method":"token"}"#, SignIn::Token(None)),
            (
                r#"{"sample":{"tenant":"t.example","token":"x"}}"#,
                SignIn::Token(Some(sample)),
            ),
            (
                r#"{"method":"gateway"}"#,
                SignIn::Broker(Broker {
                    url: "session".to_owned(),
                    sign_in_url: "login".to_owned(),
                    sign_out_url: Some("session/end".to_owned()),
                    is_gateway: true,
                }),
            ),
            (
                r#"{"method":"broker"}"#,
                broker("session/token", "login", None),
            ),
            (
                r#"{"method":"broker","url":null,"signInUrl":"/sso?app=onboard","signOutUrl":"/sso/end"}"#,
                broker("session/token", "/sso?app=onboard", Some("/sso/end")),
            ),
            (
                r#"{"method":"broker","url":"https://sso.contoso.example/t","signInUrl":"sso?a=b:c"}"#,
                broker("https://sso.contoso.example/t", "sso?a=b:c", None),
            ),
        ] {
            assert_eq!(read(sign_in), Ok(expected), "{sign_in}");
        }
    }

    #[test]
    fn a_key_of_the_other_method_is_a_wrong_one() {
        for (sign_in, key) in [
            (r#"{"url":"session/token"}"#, "signIn.url"),
            (
                r#"{"method":"token","signInUrl":"login"}"#,
                "signIn.signInUrl",
            ),
            (r#"{"method":"gateway","url":"session"}"#, "signIn.url"),
            (
                r#"{"method":"broker","sample":{"tenant":"t.example","token":"x"}}"#,
                "signIn.sample",
            ),
            (
                r#"{"method":"broker","signinUrl":"login"}"#,
                "signIn.signinUrl",
            ),
        ] {
            let (found, expected) = read(sign_in).err().unzip();
            assert_eq!(found.as_deref(), Some(key), "{sign_in}");
            assert!(matches!(expected, Some(Expected::KnownKey(_))), "{sign_in}");
        }
    }

    #[test]
    fn an_address_leads_where_it_seems_to() {
        for address in [
            r#""""#,
            r#"" ""#,
            r#""//elsewhere.example/login""#,
            r#""/\\elsewhere.example""#,
            r#""\\\\elsewhere.example""#,
            r#""/\t/elsewhere.example""#,
            r#""http://sso.contoso.example/login""#,
            r#""https://""#,
            r#""https://person:secret@sso.contoso.example/login""#,
            r#""https://person@sso.contoso.example""#,
            r#""https://sso.contoso.example:0/login""#,
            r#""https:///login""#,
            r#""https://?next=/""#,
            r#""https:login""#,
            r#""javascript:alert(1)""#,
            r#""data:text/html,x""#,
            r#""?a=b""#,
            r##""login#here""##,
            r#""log in""#,
            r#""início""#,
            "7",
            "[]",
        ] {
            for key in ["url", "signInUrl", "signOutUrl"] {
                let wrong = (format!("signIn.{key}"), Expected::PageAddress);
                let sign_in = format!(r#"{{"method":"broker","{key}":{address}}}"#);
                assert_eq!(read(&sign_in), Err(wrong), "{sign_in}");
            }
        }
    }

    #[test]
    fn the_way_back_goes_along() {
        for (sign_in_url, next, expected) in [
            ("login", "/", "login?next=%2F"),
            (
                "/sso?app=onboard",
                "/onboard/customers/new",
                "/sso?app=onboard&next=%2Fonboard%2Fcustomers%2Fnew",
            ),
        ] {
            let broker = Broker {
                url: String::new(),
                sign_in_url: sign_in_url.to_owned(),
                sign_out_url: None,
                is_gateway: false,
            };
            assert_eq!(broker.sign_in_address(next), expected);
        }
    }
}
