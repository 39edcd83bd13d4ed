//! Token broker: a service of the operator that identifies the person by a cookie, which scripts cannot read, and
//! issues tokens to the page. The page stores none of them.

use super::claims::seconds;
use super::lifetime::TokenValidity;
use super::token::Token;
use super::{Claims, Session, TokenError};
use crate::browser::clock::{self, Clock};
use crate::browser::http::HttpRequest;
use customer::{HostName, Rule};
use gloo_net::http::Method;
use json_digits::Json;
use std::time::Duration;
use web_sys::RequestCredentials;

/// The reason why a token broker returned no session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrokerError {
    /// 401: the person is not signed in.
    SignedOut,
    /// No response: refused, dropped, timed out, or blocked by the browser (CORS).
    NotReached,
    /// Another status that is not a success.
    Answered(u16),
    /// A success without a usable token: unreadable, expired, or without a tenant.
    NoToken,
    /// A token whose roles cannot create customers.
    OtherRoles(Vec<String>),
}

/// A request to a broker or to the gateway.
pub enum BrokerRequest {
    /// Requests a token.
    Token,
    /// Requests the session: the gateway keeps the token.
    Session,
    /// Selects another connection of the person at the gateway, and requests the session.
    Connection(String),
}

/// Requests a session from the broker at `url`, with its cookies. `tenant` applies if the response names none.
///
/// # Errors
/// The response contains no session, or did not arrive within `timeout_seconds`.
pub async fn fetch_session(
    url: &str,
    request: BrokerRequest,
    tenant: Option<&HostName>,
    timeout_seconds: u32,
) -> Result<Session, BrokerError> {
    let is_token = matches!(request, BrokerRequest::Token);
    let request = match request {
        BrokerRequest::Token => HttpRequest::new(Method::POST, url),
        BrokerRequest::Session => HttpRequest::new(Method::GET, url),
        BrokerRequest::Connection(name) => HttpRequest {
            body: Some(Json::object([("connection", name.as_str().into())]).to_text()),
            ..HttpRequest::new(Method::POST, "session/connection")
                .header("Content-Type", "application/json")
        },
    };
    let answer = send(request, timeout_seconds).await?;
    if is_token {
        Session::from_broker(&answer, tenant, clock::read())
    } else {
        Session::from_gateway(&answer, clock::read())
    }
}

/// Ends the session at the broker at `url`. 401 counts as success. Returns the sign-out address of the identity
/// provider, if a gateway names one.
///
/// # Errors
/// The session may continue: no response, or one that is not a success.
pub async fn end_session(url: &str, timeout_seconds: u32) -> Result<Option<String>, BrokerError> {
    match send(HttpRequest::new(Method::POST, url), timeout_seconds).await {
        Ok(answer) => {
            let answer = Json::read(&answer).unwrap_or_default();
            Ok(answer.text("next").map(str::to_owned))
        }
        Err(BrokerError::SignedOut) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// `X-Requested-With` marks a script's request: many servers then answer 401 instead of redirecting to the sign-in
/// page, and other sites cannot send it without a preflight.
async fn send(request: HttpRequest, timeout_seconds: u32) -> Result<String, BrokerError> {
    let request = HttpRequest {
        timeout: Some(Duration::from_secs(timeout_seconds.into())),
        credentials: RequestCredentials::Include,
        ..request
            .header("Accept", "application/json")
            .header("X-Requested-With", "XMLHttpRequest")
    };
    let response = request.send().await.map_err(|_| BrokerError::NotReached)?;
    match response.status {
        401 => Err(BrokerError::SignedOut),
        200..=299 => response.body.map_err(|_| BrokerError::NotReached),
        status => Err(BrokerError::Answered(status)),
    }
}

impl Session {
    /// Parses a broker's response, `{ "access_token", "expires_in", "tenant" }`, received at the time of `clock`.
    ///
    /// The token expires at its `exp` or after `expires_in` seconds, whichever is earlier. If `exp` has passed
    /// already, this computer's clock is wrong, because brokers issue no expired tokens: then only `expires_in`
    /// counts. The same applies to an unreadable token: it is meant for the API, and the page only misses person
    /// and role.
    ///
    /// # Errors
    /// The response contains no usable session.
    pub fn from_broker(
        answer: &str,
        tenant: Option<&HostName>,
        clock: Clock,
    ) -> Result<Self, BrokerError> {
        let answer = Json::read(answer).unwrap_or_default();
        let text = |key: &str| answer.text(key).unwrap_or_default();
        let lifetime = answer.get("expires_in").and_then(seconds);
        let lifetime = lifetime.filter(|it| *it > 0);
        let by_lifetime = lifetime.map(|seconds| TokenValidity::from_seconds(seconds, clock));
        let tenant = match HostName::parse(text("tenant")) {
            Err(Rule::Required) => tenant.cloned(),
            named => named.ok(),
        };
        let given = text("access_token");
        let token = Token::from_broker(given).or_else(|| Token::extract(given).ok());
        let (Some(token), Some(tenant)) = (token, tenant) else {
            return Err(BrokerError::NoToken);
        };
        let claims = match Claims::read(token.reveal()) {
            Err(TokenError::OtherRoles(roles)) => return Err(BrokerError::OtherRoles(roles)),
            read => read.unwrap_or_default(),
        };
        let by_claims = claims
            .expires
            .and_then(|expires| TokenValidity::from_claims(expires, &claims, clock).ok());
        let validity = match (by_claims, by_lifetime) {
            (Some(own), Some(told)) if own.is_uncertain || told.end < own.end => Some(told),
            (own, told) => own.or(told),
        };
        match validity {
            Some(validity) => Ok(Self::with_broker_token(
                tenant, token, claims, validity, clock.own,
            )),
            None => Err(BrokerError::NoToken),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::RenewalDue;
    use super::super::claims::tests::token;
    use super::*;
    use crate::auth::UnixSeconds;
    use crate::browser::clock::ServerTime;
    use customer::Role;

    const NOW: UnixSeconds = 1_900_000_000;

    fn read(answer: &str, tenant: Option<&str>) -> Result<Session, BrokerError> {
        let tenant = tenant.and_then(|it| HostName::parse(it).ok());
        Session::from_broker(answer, tenant.as_ref(), Clock::own(NOW))
    }

    #[test]
    fn when_a_token_ends() {
        let jwt = |exp: i64| token(&format!(r#"{{"exp":{exp}}}"#));
        let (in_an_hour, over) = (jwt(NOW + 3600), jwt(NOW));
        let endless = token("{}");
        let just_made = token(&format!(r#"{{"iat":{},"exp":{}}}"#, NOW - 7200, NOW - 3600));
        let in_milliseconds = token(&format!(r#"{{"exp":{}000}}"#, NOW + 3600));
        let as_text = token(&format!(r#"{{"exp":"{}"}}"#, NOW + 3600));
        for (token, expires_in, left) in [
            (in_an_hour.as_str(), "3600", Some(3600)),
            (&in_an_hour, "60", Some(60)),
            (&in_an_hour, "86400", Some(3600)),
            (&in_an_hour, "null", Some(3600)),
            (&in_an_hour, "0", Some(3600)),
            (&in_an_hour, "\"soon\"", Some(3600)),
            (&over, "3600", Some(3600)),
            // This computer's clock alone expires no token.
            (&over, "null", Some(i64::MAX - NOW)),
            (&over, "-1", Some(i64::MAX - NOW)),
            (&just_made, "null", Some(3600)),
            (&just_made, "60", Some(60)),
            (&in_an_hour, "\"60\"", Some(60)),
            (&in_an_hour, "6e1", Some(60)),
            (&in_milliseconds, "null", Some(3600)),
            (&as_text, "null", Some(3600)),
            (&endless, "3600", Some(3600)),
            (&endless, "59.9", Some(59)),
            (&endless, "null", None),
            ("opaque-token==", "3600", Some(3600)),
            (
                "opaque-token==",
                "9223372036854775807",
                Some(i64::MAX - NOW),
            ),
            ("opaque-token==", "null", None),
            ("opaque-token==", "0", None),
        ] {
            let answer = format!(
                r#"{{"access_token":"{token}","expires_in":{expires_in},"tenant":"t.example"}}"#
            );
            let session = read(&answer, None);
            let found = session.as_ref().map(|it| it.seconds_left(NOW));
            assert_eq!(found.ok(), left, "{answer}");
            assert!(left.is_some() || session.err() == Some(BrokerError::NoToken));
        }
    }

    #[test]
    fn a_token_that_is_over_by_the_broker_s_own_clock() {
        let over = token(&format!(r#"{{"exp":{}}}"#, NOW - 1));
        for (server, expires_in, left) in [
            (ServerTime::Exact(NOW), "null", None),
            (ServerTime::Exact(NOW), "3600", Some(3600)),
            (ServerTime::AtLeast(NOW), "0", None),
            (ServerTime::Exact(NOW - 61), "null", Some(60)),
            (ServerTime::AtLeast(NOW - 61), "null", Some(i64::MAX - NOW)),
        ] {
            let answer = format!(
                r#"{{"access_token":"{over}","expires_in":{expires_in},"tenant":"t.example"}}"#
            );
            let session = Session::from_broker(&answer, None, Clock { own: NOW, server });
            let found = session.ok().map(|it| it.seconds_left(NOW));
            assert_eq!(found, left, "{server:?} {expires_in}");
        }
    }

    #[test]
    fn whose_customers_are_created() {
        for (tenant, configured, expected) in [
            (
                r#""portal.contoso.example""#,
                None,
                Some("portal.contoso.example"),
            ),
            (
                r#""portal.contoso.example""#,
                Some("t.example"),
                Some("portal.contoso.example"),
            ),
            ("null", Some("t.example"), Some("t.example")),
            (r#""""#, Some("t.example"), Some("t.example")),
            ("null", None, None),
            (r#""contoso""#, Some("t.example"), None),
        ] {
            let answer = format!(r#"{{"access_token":"o","expires_in":60,"tenant":{tenant}}}"#);
            let session = read(&answer, configured).ok();
            let found = session.as_ref().map(|it| it.tenant().as_str());
            assert_eq!(found, expected, "{answer} {configured:?}");
        }
    }

    #[test]
    fn an_answer_without_a_token() {
        for answer in [
            "",
            "<!doctype html>",
            "[]",
            "{}",
            r#"{"access_token":null,"expires_in":60}"#,
            r#"{"access_token":"","expires_in":60}"#,
            r#"{"access_token":"two words","expires_in":60}"#,
            r#"{"access_token":"Bearer opaque","expires_in":60}"#,
            r#"{"access_token":"a\nb","expires_in":60}"#,
            r#"{"access_token":"€","expires_in":60}"#,
        ] {
            let problem = read(answer, Some("t.example")).err();
            assert_eq!(problem, Some(BrokerError::NoToken), "{answer}");
        }
    }

    #[test]
    fn a_brokers_session_names_person_and_role_and_is_never_stored() {
        let good = token(r#"{"name":"Ana Silva","role":"csp"}"#);
        let answer = format!(r#"{{"access_token":"{good}","expires_in":600}}"#);
        let Ok(session) = read(&answer, Some("t.example")) else {
            panic!("the token is good");
        };
        assert_eq!(session.person(), Some("Ana Silva"));
        assert_eq!(session.role(), Some(Role::Csp));
        assert!(session.to_stored().is_none());
        assert_eq!(session.renewal_due(NOW + 299), None);
        assert_eq!(session.renewal_due(NOW + 300), Some(RenewalDue::Ending));

        let other = token(r#"{"role":"reader"}"#);
        let answer = format!(r#"{{"access_token":"{other}","expires_in":600}}"#);
        let roles = BrokerError::OtherRoles(vec!["reader".to_owned()]);
        assert_eq!(read(&answer, Some("t.example")).err(), Some(roles));
    }
}
