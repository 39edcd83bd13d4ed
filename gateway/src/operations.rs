//! `/live`, `/ready` and `/metrics`, on a listener of their own: exact paths, and nothing else decides.

use std::sync::Arc;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::PrometheusHandle;
use serde_json::json;

use crate::answers;
use crate::gateway::Gateway;

/// Health and figures.
#[derive(Clone)]
pub struct Operations {
    gateway: Arc<Gateway>,
    figures: PrometheusHandle,
}

impl Operations {
    /// Of this gateway.
    #[must_use]
    pub fn new(gateway: Arc<Gateway>, figures: PrometheusHandle) -> Self {
        Self { gateway, figures }
    }

    /// Answers.
    pub async fn answer(&self, method: &Method, path: &str) -> Response {
        if !method.is_safe() {
            return StatusCode::METHOD_NOT_ALLOWED.into_response();
        }
        let mut response = match path {
            "/live" => (StatusCode::OK, "live\n").into_response(),
            "/ready" => self.ready().await,
            "/metrics" => {
                self.figures.run_upkeep();
                (
                    [(CONTENT_TYPE, "text/plain; version=0.0.4")],
                    self.figures.render(),
                )
                    .into_response()
            }
            _ => StatusCode::NOT_FOUND.into_response(),
        };
        response.headers_mut().insert(
            CACHE_CONTROL,
            axum::http::HeaderValue::from_static("no-store"),
        );
        response
    }

    /// Ready: the store answers, the provider has answered once, and no stop is under way. A token address that is
    /// down is said, and is no reason to send people elsewhere: the other gateways have the same.
    async fn ready(&self) -> Response {
        let gateway = &self.gateway;
        let store = gateway.sessions.ping().await.is_ok();
        let provider = gateway.provider.is_known();
        let stopping = gateway.is_stopping();
        let tokens: Vec<_> = gateway
            .connections
            .iter()
            .map(|it| json!({ "connection": it.settings.name, "token": it.tokens.standing() }))
            .collect();
        let is_ready = store && provider && !stopping;
        let status = if is_ready {
            StatusCode::OK
        } else {
            StatusCode::SERVICE_UNAVAILABLE
        };
        answers::json(
            status,
            &json!({ "ready": is_ready, "store": store, "provider": provider, "stopping": stopping, "tokens": tokens }),
        )
    }
}
