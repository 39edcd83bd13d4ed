//! The caller of a request, and its tenant.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use serde_json::Value;

use crate::problem::Refusal;
use crate::server::Sandbox;

/// The role of a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Works for the provider.
    Csp,
    /// Works for a reseller.
    Reseller,
}

impl Role {
    /// The role that a token's claim gives: text or a list, in any case. The wider one counts where there are several.
    #[must_use]
    pub fn of(claim: Option<&Value>) -> Option<Self> {
        let named = |name: &str| match claim {
            Some(Value::String(role)) => role.eq_ignore_ascii_case(name),
            Some(Value::Array(roles)) => roles
                .iter()
                .filter_map(Value::as_str)
                .any(|role| role.eq_ignore_ascii_case(name)),
            _ => false,
        };
        if named("csp") {
            Some(Self::Csp)
        } else {
            named("reseller").then_some(Self::Reseller)
        }
    }
}

/// A caller whose token counts, at work for a tenant the token is for.
///
/// A handler that takes one is called for authorised requests only.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The caller's role.
    pub role: Role,
    /// The tenant's domain, in lower case.
    pub tenant: String,
}

impl FromRequestParts<Arc<Sandbox>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(
        parts: &mut Parts,
        sandbox: &Arc<Sandbox>,
    ) -> Result<Self, Refusal> {
        let token = bearer(&parts.headers).ok_or(Refusal::NotSignedIn)?;
        let claims = sandbox
            .tokens
            .verify(token, sandbox.clock.seconds())
            .ok_or(Refusal::NotSignedIn)?;
        let role = Role::of(claims.role.as_ref()).ok_or(Refusal::NotAllowed)?;
        let tenant = parts
            .headers
            .get("x-tenant")
            .and_then(|tenant| tenant.to_str().ok())
            .map(|tenant| tenant.trim().to_lowercase())
            .ok_or(Refusal::NotAllowed)?;
        if claims.tenant.to_lowercase() != tenant || !sandbox.store.knows_tenant(&tenant)? {
            return Err(Refusal::NotAllowed);
        }
        Ok(Self { role, tenant })
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then(|| token.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn roles() {
        let cases = [
            (Some(json!("csp")), Some(Role::Csp)),
            (Some(json!("CSP")), Some(Role::Csp)),
            (Some(json!("Reseller")), Some(Role::Reseller)),
            (Some(json!(["reader", "reseller"])), Some(Role::Reseller)),
            (Some(json!(["reseller", "Csp"])), Some(Role::Csp)),
            (Some(json!("customer")), None),
            (Some(json!([])), None),
            (Some(json!(7)), None),
            (Some(json!(null)), None),
            (None, None),
        ];
        for (claim, role) in cases {
            assert_eq!(Role::of(claim.as_ref()), role, "{claim:?}");
        }
    }
}
