//! `POST backchannel-logout`: the provider signs a person out.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::provider::Trouble;
use crate::answers;
use crate::audit::{Event, Line};
use crate::call::Call;
use crate::gateway::Gateway;

/// Ends the sessions that a logout token names.
pub async fn by_provider(gateway: &Gateway, call: &Call) -> Response {
    let refused = |why: &str| {
        tracing::warn!(why, "a logout token does not count");
        let body = serde_json::json!({ "error": "invalid_request", "error_description": why });
        answers::json(StatusCode::BAD_REQUEST, &body)
    };
    let Some(token) = call.field("logout_token") else {
        return refused("there is no logout_token");
    };
    let (known, claims) = match gateway.provider.logout_token(&token).await {
        Ok(verified) => verified,
        Err(Trouble::Away(_)) => return answers::store_away(),
        Err(Trouble::Token(why) | Trouble::Refused(why)) => return refused(&why),
    };
    let logout = match gateway.provider.expected(&known).logout_token(&claims) {
        Ok(logout) => logout,
        Err(claim) => return refused(&format!("the claim `{claim}` is not as expected")),
    };
    let ended = async {
        let name = gateway.sealer.name("logout", &[logout.id]);
        if gateway.sessions.is_claimed(&name).await? {
            return Ok(None);
        }
        let ended = gateway
            .sessions
            .end_labelled(&gateway.sealer, logout.subject, logout.session)
            .await?;
        // Last: where the store is away in between, the provider sends the same token again.
        gateway.sessions.claim(&name, logout.life).await?;
        Ok(Some(ended))
    };
    match ended.await {
        Ok(None) => refused("it was used before"),
        Ok(Some(ended)) => {
            if ended > 0 {
                gateway.audit.write(&Line {
                    subject: logout.subject,
                    ..Line::new(gateway.clock.now(), Event::ProviderSignOut)
                });
            }
            StatusCode::OK.into_response()
        }
        Err(crate::session::store::Away) => answers::store_away(),
    }
}
