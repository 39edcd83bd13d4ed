//! `GET login`: leads to the provider.

use axum::http::HeaderValue;
use axum::http::header::SET_COOKIE;
use axum::response::Response;
use form_urlencoded::{Serializer, byte_serialize};

use super::attempt::{self, Attempt};
use crate::answers::lead_to;
use crate::call::Call;
use crate::gateway::Gateway;
use crate::next;
use crate::pages::Trouble;
use crate::seal::hashed;
use crate::session::cookie::ATTEMPTS;

/// The address that a sign-in begins at, which comes back to this path.
#[must_use]
pub fn address(gateway: &Gateway, next: &str) -> String {
    let next: String = byte_serialize(next.as_bytes()).collect();
    format!("{}login?next={next}", gateway.config.base())
}

/// Leads to the provider, with a cookie for this attempt.
pub async fn login(gateway: &Gateway, call: &Call) -> Response {
    let next = call
        .parameter("next")
        .and_then(|next| next::checked(&next, &gateway.config.public_url));
    let next = next.unwrap_or_else(|| gateway.config.base().to_owned());
    let again = address(gateway, &next);
    let known = match gateway.provider.known().await {
        Ok(known) => known,
        Err(trouble) => {
            tracing::error!(%trouble, "the identity provider cannot be used");
            return Trouble::ProviderAway.page(&call.headers, &again, None);
        }
    };
    // It ends when another begins: the cookie of a session is not sent with the way back from another site.
    let earlier = gateway.cookies.session(&call.headers).map(hashed);
    let Ok(attempt) = Attempt::begin(&gateway.sealer, &next, earlier, gateway.clock.now()) else {
        return Trouble::ProviderAway.page(&call.headers, &again, None);
    };
    let query = Serializer::new(String::new())
        .append_pair("response_type", "code")
        .append_pair("client_id", gateway.provider.client_id())
        .append_pair("redirect_uri", &gateway.config.address("callback"))
        .append_pair("scope", &gateway.provider.scopes())
        .append_pair("state", &attempt.state)
        .append_pair("nonce", &attempt::nonce(&attempt.secret))
        .append_pair("code_challenge", &attempt::challenge(&attempt.secret))
        .append_pair("code_challenge_method", "S256")
        .finish();
    let endpoint = &known.metadata.authorization_endpoint;
    let mark = if endpoint.contains('?') { '&' } else { '?' };
    let mut response = lead_to(&format!("{endpoint}{mark}{query}"));
    let mut cookies = vec![gateway.cookies.begin_attempt(&attempt.id, &attempt.secret)];
    let others = gateway.cookies.attempts(&call.headers);
    let too_many = (others.len() + 1).saturating_sub(ATTEMPTS);
    cookies.extend(
        others
            .iter()
            .take(too_many)
            .map(|id| gateway.cookies.end_attempt(id)),
    );
    for cookie in cookies {
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    response
}
