//! `GET callback`: the provider leads back. A session begins, or a page says why none does.

use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::Response;

use super::attempt::{Attempt, Returned, Sealed, nonce, verifier};
use super::claims::{Claims, text};
use super::login::address;
use super::provider::Trouble as ProviderTrouble;
use crate::answers::lead_to;
use crate::audit::{Event, Line};
use crate::call::Call;
use crate::gateway::Gateway;
use crate::grants::{self, Granted};
use crate::next;
use crate::pages::Trouble;
use crate::session::Record;

/// Ends a sign-in.
pub async fn callback(gateway: &Gateway, call: &Call) -> Response {
    let state = call.parameter("state").unwrap_or_default();
    let returned = Attempt::returned(
        &gateway.sealer,
        &gateway.cookies,
        &call.headers,
        &state,
        gateway.clock.now(),
    );
    let base = gateway.config.base();
    let next = |sealed: &Sealed| {
        let checked = next::checked(&sealed.next, &gateway.config.public_url);
        checked.unwrap_or_else(|| base.to_owned())
    };
    let (id, sealed, secret) = match returned {
        Returned::Foreign => {
            return Trouble::Foreign.page(&call.headers, &address(gateway, base), None);
        }
        // The person went back in the history, or signed in in another tab meanwhile. No session comes of it; whether
        // there is one, the page finds out.
        Returned::Stale(sealed) => return lead_to(&next(&sealed)),
        Returned::Good { id, sealed, secret } => (id, sealed, secret),
    };
    let next = next(&sealed);
    let mut response = match finish(gateway, call, &sealed, &secret).await {
        Ok(session) => {
            let mut response = lead_to(&next);
            append(&mut response, &gateway.cookies.begin_session(&session));
            response
        }
        Err(trouble) => {
            let others = matches!(trouble, Trouble::NoConnection(..) | Trouble::LeftOut(_));
            let back = gateway.config.public_url.as_str();
            let sign_out = gateway.provider.sign_out_address(back).filter(|_| others);
            trouble.page(&call.headers, &address(gateway, &next), sign_out.as_deref())
        }
    };
    append(&mut response, &gateway.cookies.end_attempt(&id));
    response
}

fn append(response: &mut Response, cookie: &str) {
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(SET_COOKIE, cookie);
    }
}

/// The id of a new session.
async fn finish(
    gateway: &Gateway,
    call: &Call,
    sealed: &Sealed,
    secret: &str,
) -> Result<String, Trouble> {
    if let Some(error) = call.parameter("error") {
        let code: String = error
            .chars()
            .filter(|it| it.is_ascii_alphanumeric() || *it == '_')
            .take(60)
            .collect();
        tracing::warn!(code, "the identity provider refused a sign-in");
        return Err(Trouble::Refused(code));
    }
    let away = |trouble: ProviderTrouble| {
        tracing::error!(%trouble, "a sign-in did not come about");
        Trouble::ProviderAway
    };
    let known = gateway.provider.known().await.map_err(away)?;
    // Another provider's answer must not be redeemed at this one (RFC 9207).
    let named = call.parameter("iss");
    let is_ours = match &named {
        Some(issuer) => {
            *issuer == known.metadata.issuer || known.metadata.issuer.contains("{tenantid}")
        }
        None => {
            !known
                .metadata
                .authorization_response_iss_parameter_supported
        }
    };
    let code = call
        .parameter("code")
        .filter(|_| is_ours)
        .ok_or(Trouble::Foreign)?;
    // A code counts once: it is not spent while no session could be kept.
    gateway
        .sessions
        .ping()
        .await
        .map_err(|_| Trouble::StoreAway)?;
    let mut wanted: Vec<&str> = gateway
        .config
        .grants
        .iter()
        .map(|grant| grant.claim.as_str())
        .collect();
    wanted.push("name");
    let redirect = gateway.config.address("callback");
    let claims = gateway
        .provider
        .redeem(&code, &verifier(secret), &nonce(secret), &redirect, &wanted)
        .await;
    let claims = claims.map_err(away)?;
    let record = admitted(gateway, &claims)?;
    if let Some(earlier) = &sealed.earlier {
        gateway
            .sessions
            .end(earlier)
            .await
            .map_err(|_| Trouble::StoreAway)?;
    }
    let id = gateway
        .sessions
        .begin(&gateway.sealer, &record)
        .await
        .map_err(|_| Trouble::StoreAway)?;
    gateway.audit.write(&Line {
        subject: Some(&record.subject),
        person: Some(&record.person),
        connection: Some(&record.connection),
        ..Line::new(gateway.clock.now(), Event::SignIn)
    });
    metrics::counter!("onboard_sign_ins_total", "outcome" => "signed-in").increment(1);
    Ok(id)
}

/// The record of a person whom a grant lets in.
fn admitted(gateway: &Gateway, claims: &Claims) -> Result<Record, Trouble> {
    let subject = text(claims, "sub").unwrap_or_default();
    let person = grants::person(claims);
    let refused = |why: &str| {
        gateway.audit.write(&Line {
            subject: Some(subject),
            person: Some(&person),
            outcome: Some(why),
            ..Line::new(gateway.clock.now(), Event::SignInRefused)
        });
        metrics::counter!("onboard_sign_ins_total", "outcome" => "refused").increment(1);
    };
    match grants::granted(&gateway.config, claims) {
        Granted::Connections(connections) => Ok(Record {
            subject: subject.to_owned(),
            person: person.clone(),
            provider_session: text(claims, "sid").map(str::to_owned),
            connection: connections.first().cloned().unwrap_or_default(),
            connections,
            began: gateway.clock.now(),
        }),
        Granted::Nothing(wanted) => {
            refused("no grant");
            Err(Trouble::NoConnection(person, wanted))
        }
        Granted::LeftOut(claim) => {
            refused("claim left out");
            Err(Trouble::LeftOut(claim))
        }
    }
}
