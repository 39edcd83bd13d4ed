//! The addresses at `session`.

use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use serde_json::json;
use std::time::Instant;

use super::Session;
use super::store::Away;
use crate::answers::{self, Outcome};
use crate::audit::{Event, Line};
use crate::call::Call;
use crate::gateway::{Connection, Gateway};

/// `GET session`: who is signed in. Asking keeps no session alive.
#[must_use]
pub fn show(session: &Session, connection: &Connection) -> Response {
    let record = &session.record;
    let body = json!({
        "person": record.person,
        "role": connection.settings.role.name(),
        "tenant": connection.settings.tenant,
        "connection": connection.settings.name,
        "connections": record.connections,
        "expiresIn": session.left,
    });
    answers::json(StatusCode::OK, &body)
}

#[derive(Deserialize)]
struct Wanted {
    connection: String,
}

/// `POST session/connection`: another of the person's connections.
pub async fn change(gateway: &Gateway, call: &Call, session: &Session) -> Response {
    let Ok(wanted) = serde_json::from_slice::<Wanted>(&call.body) else {
        return answers::problem(
            StatusCode::BAD_REQUEST,
            "Gateway",
            "The body is not { \"connection\": \"…\" }.",
        );
    };
    let mut record = session.record.clone();
    let may = record.connections.contains(&wanted.connection);
    record.connection = wanted.connection;
    let Some(connection) = gateway.connection(&record).filter(|_| may) else {
        let sentence = "This connection is none of yours.";
        return answers::problem(StatusCode::FORBIDDEN, "Gateway", sentence);
    };
    match gateway
        .sessions
        .change(&gateway.sealer, &session.key, &record)
        .await
    {
        Ok(true) => {
            gateway.audit.write(&Line {
                subject: Some(&record.subject),
                person: Some(&record.person),
                connection: Some(&record.connection),
                tenant: Some(&connection.settings.tenant),
                ..Line::new(gateway.clock.now(), Event::ConnectionChanged)
            });
            show(
                &Session {
                    record,
                    ..session.clone()
                },
                connection,
            )
        }
        Ok(false) => answers::not_signed_in(),
        Err(Away) => answers::store_away(),
    }
}

/// `POST session/end`: signs out, also who was not signed in.
pub async fn end(gateway: &Gateway, call: &Call) -> Response {
    if let Some(id) = gateway.cookies.session(&call.headers) {
        let ended = async {
            let session = gateway.sessions.find(&gateway.sealer, id).await?;
            if let Some(session) = &session {
                gateway.sessions.end(&session.key).await?;
                gateway.audit.write(&Line {
                    subject: Some(&session.record.subject),
                    person: Some(&session.record.person),
                    ..Line::new(gateway.clock.now(), Event::SignOut)
                });
            }
            Ok(())
        };
        // The cookie stays: the session goes on, and the page says so.
        if let Err(Away) = ended.await {
            return answers::store_away();
        }
    }
    let back = gateway.config.address("sign-in");
    let next = gateway.provider.sign_out_address(&back).unwrap_or(back);
    let mut response = answers::json(StatusCode::OK, &json!({ "next": next }));
    if let Ok(cookie) = HeaderValue::from_str(&gateway.cookies.end_session()) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
    response
}

/// `POST session/token`: the token broker's contract.
pub async fn hand_out(gateway: &Gateway, session: &Session, connection: &Connection) -> Response {
    let token = match connection.tokens.token().await {
        Ok(token) => token,
        Err(none) => {
            let sentence =
                "The gateway has no token for the API at the moment. Try again in a moment.";
            let outcome = Outcome::NotSent(none.retry_after);
            return answers::unfinished(StatusCode::SERVICE_UNAVAILABLE, outcome, sentence);
        }
    };
    let record = &session.record;
    gateway.audit.write(&Line {
        subject: Some(&record.subject),
        person: Some(&record.person),
        connection: Some(&record.connection),
        tenant: Some(&connection.settings.tenant),
        ..Line::new(gateway.clock.now(), Event::TokenHandedOut)
    });
    let left = token
        .ends
        .saturating_duration_since(Instant::now())
        .as_secs();
    let body = json!({
        "access_token": token.secret.reveal(), "expires_in": left, "tenant": connection.settings.tenant,
    });
    answers::json(StatusCode::OK, &body)
}
