//! Exchanges a code at the provider for the claims of a person.

use axum::body::Bytes;
use axum::http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use axum::http::{Request, StatusCode};
use form_urlencoded::Serializer;
use http_body_util::Full;
use serde_json::Value;

use super::claims::{Claims, text};
use super::provider::{Known, OWN_COOLDOWN, Provider, TIME, Trouble};
use crate::http_client::credentials::{basic, sensitive};

impl Provider {
    /// Exchanges a code for claims: those of the ID token, and of the user info where `wanted` ones are missing.
    ///
    /// # Errors
    /// The sign-in fails.
    pub async fn redeem(
        &self,
        code: &str,
        verifier: &str,
        nonce: &str,
        redirect: &str,
        wanted: &[&str],
    ) -> Result<Claims, Trouble> {
        let known = self.known().await?;
        let tokens = self.exchange(&known, code, verifier, redirect).await?;
        let id_token = tokens.get("id_token").and_then(Value::as_str);
        let id_token = id_token.ok_or_else(|| Trouble::Token("there is no ID token".to_owned()))?;
        let (known, verified) = self.verify(id_token, OWN_COOLDOWN).await?;
        let mut claims = verified.claims;
        self.expected(&known)
            .id_token(&claims, nonce)
            .map_err(|claim| {
                Trouble::Token(format!(
                    "the claim `{claim}` of the ID token is not as expected"
                ))
            })?;
        let is_missing = |name: &&&str| crate::grants::find(&claims, name).is_none();
        let access_token = tokens.get("access_token").and_then(Value::as_str);
        if let (Some(address), Some(token)) = (&known.metadata.userinfo_endpoint, access_token)
            && wanted.iter().find(is_missing).is_some()
        {
            match self.get(address, Some(token)).await {
                Ok(Value::Object(more)) if text(&more, "sub") == text(&claims, "sub") => {
                    for (name, value) in more {
                        claims.entry(name).or_insert(value);
                    }
                }
                Ok(_) => tracing::warn!("the user info is of another person"),
                Err(why) => tracing::warn!(why, "there is no user info"),
            }
        }
        Ok(claims)
    }

    /// Whether the provider knows our secret: it is asked to redeem a code that it never gave. A provider that looks at
    /// the code first says nothing of the secret.
    ///
    /// # Errors
    /// It refuses the secret, or does not answer.
    pub async fn check_secret(&self, redirect: &str) -> Result<(), String> {
        let known = self.known().await.map_err(|trouble| trouble.to_string())?;
        let code = "a-code-that-was-never-given";
        let verifier = crate::seal::hashed(code);
        let (status, answer) = self.send(&known, code, &verifier, redirect).await?;
        let error = error_code(answer.as_ref());
        let address = &known.metadata.token_endpoint;
        if status == StatusCode::UNAUTHORIZED || error == "invalid_client" {
            return Err(format!(
                "{address} refuses the client or its secret: {error}"
            ));
        }
        if status.is_client_error() {
            return Ok(());
        }
        Err(format!("{address} answers {}", status.as_u16()))
    }

    async fn exchange(
        &self,
        known: &Known,
        code: &str,
        verifier: &str,
        redirect: &str,
    ) -> Result<Value, Trouble> {
        let sent = self.send(known, code, verifier, redirect).await;
        let address = &known.metadata.token_endpoint;
        match sent.map_err(Trouble::Away)? {
            (StatusCode::OK, Some(answer)) => Ok(answer),
            (status, answer) if status.is_client_error() => Err(Trouble::Refused(format!(
                "{address} refuses the code: {}",
                error_code(answer.as_ref())
            ))),
            (status, _) => Err(Trouble::Away(format!(
                "{address} answers {}",
                status.as_u16()
            ))),
        }
    }

    async fn send(
        &self,
        known: &Known,
        code: &str,
        verifier: &str,
        redirect: &str,
    ) -> Result<(StatusCode, Option<Value>), String> {
        let methods = &known.metadata.token_endpoint_auth_methods_supported;
        let has = |name: &str| methods.iter().any(|method| method == name);
        let by_body = has("client_secret_post") && !has("client_secret_basic");
        let form = self.form(code, verifier, redirect, by_body);
        let address = &known.metadata.token_endpoint;
        let mut request = Request::post(address)
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        if !by_body {
            let basic = basic(
                &self.settings.client_id,
                self.settings.client_secret.reveal(),
            );
            request = request.header(AUTHORIZATION, sensitive(&basic)?);
        }
        let request = request
            .body(Full::new(Bytes::from(form)))
            .map_err(|_| format!("{address} is no address"))?;
        let reply = self.outgoing.ask(request, TIME).await;
        let reply = reply.map_err(|failure| format!("{address} {failure}"))?;
        Ok((reply.status, serde_json::from_slice(&reply.body).ok()))
    }

    fn form(&self, code: &str, verifier: &str, redirect: &str, by_body: bool) -> String {
        let mut form = Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", redirect)
            .append_pair("code_verifier", verifier);
        if by_body {
            form.append_pair("client_id", &self.settings.client_id)
                .append_pair("client_secret", self.settings.client_secret.reveal());
        }
        form.finish()
    }
}

/// The `error` of an answer, as far as it can be logged.
fn error_code(answer: Option<&Value>) -> String {
    let error = answer.and_then(|answer| answer.get("error"));
    let error = error.and_then(Value::as_str).unwrap_or("without a word");
    error.chars().take(60).collect()
}
