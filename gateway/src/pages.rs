//! The pages of the gateway itself: what a person sees whose sign-in did not come about. English and Portuguese.

use std::fmt::Write;

use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::digest;

use crate::headers;

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:4rem auto;padding:0 1rem;\
    color-scheme:light dark}a{font-weight:600}code{overflow-wrap:anywhere}";

/// The error that a page explains.
pub enum Trouble {
    /// No grant lets the person in: the claims and values that were looked for.
    NoConnection(String, Vec<(String, String)>),
    /// The provider left this claim out, for it has too many values.
    LeftOut(String),
    /// The provider refused, with this code.
    Refused(String),
    /// The address was not made by this gateway.
    Foreign,
    /// The provider does not answer, or not as it should.
    ProviderAway,
    /// The session store does not answer.
    StoreAway,
    /// Too many requests.
    TooMany,
}

/// A sentence in both languages.
type Said = (&'static str, &'static str);

impl Trouble {
    fn status(&self) -> StatusCode {
        match self {
            Self::NoConnection(..) | Self::LeftOut(_) | Self::Refused(_) => StatusCode::FORBIDDEN,
            Self::Foreign => StatusCode::BAD_REQUEST,
            Self::ProviderAway | Self::StoreAway => StatusCode::SERVICE_UNAVAILABLE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    fn words(&self) -> (Said, Said) {
        match self {
            Self::NoConnection(..) => (
                ("You have no access to Onboard", "Não tem acesso ao Onboard"),
                (
                    "You are signed in, and your account has none of the values that give access. Ask your \
                     administrator for one of these:",
                    "Tem a sessão iniciada, mas a sua conta não tem nenhum dos valores que dão acesso. Peça um destes \
                     ao administrador:",
                ),
            ),
            Self::LeftOut(_) => (
                (
                    "Your account is in too many groups",
                    "A sua conta está em demasiados grupos",
                ),
                (
                    "The identity provider left your groups out, because there are too many. Ask your administrator \
                     for an app role instead. The claim that was looked for:",
                    "O fornecedor de identidade omitiu os seus grupos, porque são demasiados. Peça uma função da \
                     aplicação ao administrador. A claim procurada:",
                ),
            ),
            Self::Refused(_) => (
                ("You are not signed in", "A sessão não foi iniciada"),
                (
                    "The identity provider did not sign you in. It says:",
                    "O fornecedor de identidade não iniciou a sessão. A resposta foi:",
                ),
            ),
            Self::Foreign => (
                (
                    "This sign-in cannot be finished",
                    "Este início de sessão não pode ser concluído",
                ),
                (
                    "The address does not belong to a sign-in that began here. Begin again from the form.",
                    "O endereço não pertence a um início de sessão feito aqui. Comece de novo a partir do formulário.",
                ),
            ),
            Self::ProviderAway => (
                (
                    "Signing in is not possible at the moment",
                    "De momento não é possível iniciar sessão",
                ),
                (
                    "The identity provider does not answer as it should. Try again in a moment.",
                    "O fornecedor de identidade não responde como devia. Tente de novo daqui a pouco.",
                ),
            ),
            Self::StoreAway => (
                (
                    "Signing in is not possible at the moment",
                    "De momento não é possível iniciar sessão",
                ),
                (
                    "Sessions cannot be kept at the moment. Try again in a moment.",
                    "De momento não é possível guardar sessões. Tente de novo daqui a pouco.",
                ),
            ),
            Self::TooMany => (
                ("Too many requests", "Demasiados pedidos"),
                ("Try again in a minute.", "Tente de novo daqui a um minuto."),
            ),
        }
    }

    /// The page, with a link to try again and one to sign out at the provider.
    #[must_use]
    pub fn page(&self, asked: &HeaderMap, again: &str, sign_out: Option<&str>) -> Response {
        let in_portuguese = prefers_portuguese(asked);
        let pick = |said: Said| if in_portuguese { said.1 } else { said.0 };
        let (title, sentence) = self.words();
        let (title, sentence) = (pick(title), pick(sentence));
        let language = if in_portuguese { "pt-PT" } else { "en" };
        let mut details = String::new();
        match self {
            Self::NoConnection(person, wanted) => {
                let signed_in = pick(("Signed in as", "Sessão iniciada como"));
                let _ = write!(details, "<p>{signed_in} {}</p><ul>", escaped(person));
                for (claim, value) in wanted {
                    let _ = write!(
                        details,
                        "<li><code>{} = {}</code></li>",
                        escaped(claim),
                        escaped(value)
                    );
                }
                details.push_str("</ul>");
            }
            Self::LeftOut(text) | Self::Refused(text) => {
                let _ = write!(details, "<p><code>{}</code></p>", escaped(text));
            }
            _ => {}
        }
        let link = |address: &str, said: Said| {
            format!("<p><a href=\"{}\">{}</a></p>", escaped(address), pick(said))
        };
        details.push_str(&link(again, ("Sign in again", "Iniciar sessão de novo")));
        if let Some(address) = sign_out {
            details.push_str(&link(
                address,
                (
                    "Sign in as another person",
                    "Iniciar sessão com outra conta",
                ),
            ));
        }
        let text = format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title} – Onboard</title>\
             <meta name=\"viewport\" content=\"width=device-width\"><style>{STYLE}</style></head>\
             <body><main><h1>{title}</h1><p>{sentence}</p>{details}</main></body></html>"
        );
        let headers = [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CONTENT_LANGUAGE, language),
        ];
        let mut response = (self.status(), headers, text).into_response();
        if response.status() == StatusCode::SERVICE_UNAVAILABLE {
            response
                .headers_mut()
                .insert("retry-after", HeaderValue::from_static("5"));
        }
        let hash = STANDARD.encode(digest::digest(&digest::SHA256, STYLE.as_bytes()));
        headers::own_page(response.headers_mut(), &format!("sha256-{hash}"));
        response
    }
}

/// The first language that is named and is one of ours.
fn prefers_portuguese(asked: &HeaderMap) -> bool {
    let line = asked
        .get(ACCEPT_LANGUAGE)
        .and_then(|line| line.to_str().ok())
        .unwrap_or_default();
    let languages = line
        .split(',')
        .map(|entry| entry.trim().to_ascii_lowercase());
    let ours = languages.filter_map(|tag| {
        if tag.starts_with("pt") {
            Some(true)
        } else {
            tag.starts_with("en").then_some(false)
        }
    });
    ours.into_iter().next().unwrap_or(false)
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}
