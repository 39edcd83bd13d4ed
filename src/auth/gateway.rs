//! A session at the gateway, which identifies the person by a cookie, holds the token and forwards requests.

use super::broker::BrokerError;
use super::claims::{NAME_MAX, seconds};
use super::lifetime::TokenValidity;
use super::{Claims, Connections, Session};
use crate::browser::clock::Clock;
use crate::truncate::truncate;
use customer::{HostName, Role};
use json_digits::Json;

/// The maximum number of connections.
const CONNECTIONS_MAX: usize = 100;

impl Session {
    /// Parses the gateway's response: `{ "person", "role", "tenant", "connection", "connections", "expiresIn" }`.
    ///
    /// # Errors
    /// It names no tenant, or the session has expired.
    pub fn from_gateway(answer: &str, clock: Clock) -> Result<Self, BrokerError> {
        let answer = Json::read(answer).unwrap_or_default();
        let lifetime = answer.get("expiresIn").and_then(seconds);
        let tenant = HostName::parse(answer.text("tenant").unwrap_or_default());
        let (Some(lifetime), Ok(tenant)) = (lifetime.filter(|it| *it > 0), tenant) else {
            return Err(BrokerError::NoToken);
        };
        let claims = Claims {
            person: answer.text("person").map(|it| truncate(it, NAME_MAX)),
            role: answer.text("role").and_then(Role::from_name),
            ..Claims::default()
        };
        let validity = TokenValidity::from_seconds(lifetime, clock);
        let connections = connections(&answer);
        Ok(Self::with_gateway(
            tenant,
            claims,
            validity,
            clock.own,
            connections,
        ))
    }
}

/// The names are not truncated: they are sent back to select a connection.
fn connections(answer: &Json) -> Connections {
    let all = answer.get("connections").map_or(&[][..], Json::items);
    let all = all.iter().filter_map(Json::as_str).map(str::to_owned);
    let mut all: Vec<_> = all.take(CONNECTIONS_MAX).collect();
    let current = answer.text("connection").unwrap_or_default().to_owned();
    // The list always contains the selected connection.
    if all.len() == CONNECTIONS_MAX && !all.contains(&current) {
        all.truncate(CONNECTIONS_MAX - 1);
        all.push(current.clone());
    }
    Connections { current, all }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::HeaderWriter;

    const ANSWER: &str = r#"{"person":"Ana Silva","role":"csp","tenant":"portal.contoso.example",
        "connection":"Contoso CSP","connections":["Contoso CSP","Fabrikam"],"expiresIn":3600}"#;

    struct Lines(Vec<String>);

    impl HeaderWriter for Lines {
        fn write_header(&mut self, name: &'static str, value: &str) {
            self.0.push(format!("{name}: {value}"));
        }
    }

    #[test]
    fn who_is_signed_in_at_the_gateway() {
        let Ok(session) = Session::from_gateway(ANSWER, Clock::own(1000)) else {
            panic!("a session");
        };
        assert_eq!(session.person(), Some("Ana Silva"));
        assert_eq!(session.role(), Some(Role::Csp));
        assert_eq!(session.seconds_left(1000), 3600);
        assert_eq!(session.connections().current, "Contoso CSP");
        assert_eq!(session.connections().all, ["Contoso CSP", "Fabrikam"]);
        let mut lines = Lines(Vec::new());
        session.write_headers(&mut lines);
        let expected = [
            "X-Tenant: portal.contoso.example",
            "X-Requested-With: XMLHttpRequest",
        ];
        assert_eq!(lines.0, expected, "no token");
        let other = ANSWER.replace(
            r#""connection":"Contoso CSP""#,
            r#""connection":"Fabrikam""#,
        );
        let other = Session::from_gateway(&other, Clock::own(1000));
        assert!(other.is_ok_and(|other| !other.has_same_identity(&session)));
    }

    #[test]
    fn a_long_name_and_many_connections() {
        for (length, kept) in [(0, 0), (100, 100), (101, 101), (1_000_000, 101)] {
            let name = "é".repeat(length);
            let answer = ANSWER.replace("Ana Silva", &name);
            let session = Session::from_gateway(&answer, Clock::own(0));
            let person = session.ok().and_then(|it| it.person().map(str::to_owned));
            let count = person.map(|it| it.chars().count());
            assert_eq!(count, Some(kept), "with the sign for more, {length}");
        }
        for (count, current, kept) in [
            (1, 0, 1),
            (2, 1, 2),
            (100, 99, 100),
            (101, 0, 100),
            (101, 100, 100),
            (50_000, 49_999, 100),
        ] {
            // Long names are sent back unchanged.
            let name = |at| format!("{} {at}", "n".repeat(200));
            let names: Vec<_> = (0..count).map(|at| Json::from(&*name(at))).collect();
            let answer = Json::object([
                ("connection", (&*name(current)).into()),
                ("connections", Json::List(names)),
            ]);
            let connections = connections(&answer);
            assert_eq!(connections.all.len(), kept, "{count}");
            assert!(connections.all.contains(&name(current)), "{count}");
            assert_eq!(connections.current, name(current));
            assert_eq!(connections.all[0], name(0), "{count}");
        }
    }

    #[test]
    fn an_answer_that_is_no_session() {
        for answer in [
            "",
            "<!doctype html>",
            "{}",
            r#"{"tenant":"portal.contoso.example"}"#,
            r#"{"tenant":"portal.contoso.example","expiresIn":0}"#,
            r#"{"tenant":"contoso","expiresIn":60}"#,
            r#"{"expiresIn":60}"#,
        ] {
            let problem = Session::from_gateway(answer, Clock::own(0)).err();
            assert_eq!(problem, Some(BrokerError::NoToken), "{answer}");
        }
    }
}
