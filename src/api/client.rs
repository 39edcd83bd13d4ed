//! Sends requests.

use super::{Failure, Report, Silence};
use crate::domain::Guid;
use crate::json::Json;
use crate::session::Session;
use gloo_net::http::{Method, RequestBuilder, Response};
use web_sys::AbortSignal;

/// A client of the API for one session.
#[derive(Clone)]
pub struct Client {
    api_base: String,
    timeout_seconds: u32,
    session: Session,
}

impl Client {
    /// A client of the API at `api_base` (an origin, a path, or empty: this page's own origin),
    /// which waits `timeout_seconds` for an answer.
    pub fn new(api_base: &str, timeout_seconds: u32, session: Session) -> Self {
        Self {
            api_base: api_base.trim_end_matches('/').to_owned(),
            timeout_seconds,
            session,
        }
    }

    /// `POST /v1/Customers`: creates the customer of this body, and gives the id that the API
    /// answers.
    ///
    /// # Errors
    /// Every other answer, and none at all.
    pub async fn create_customer(
        &self,
        body: String,
        correlation: Guid,
    ) -> Result<String, Failure> {
        let request = self
            .request(Method::POST, "/v1/Customers")
            .header("X-Correlation-Id", &correlation.to_string())
            .header("Content-Type", "application/json")
            .body(body)
            .map_err(|_| Failure::NoAnswer(Silence::NotReached))?;
        let answer = text_of(request.send().await.map_err(silence)?).await?;
        Ok(customer_id(&answer))
    }

    /// `GET /v1/Customers/{id}`: the customer as the API keeps it, with how far the creation is at each
    /// provider.
    ///
    /// # Errors
    /// Every answer that is not a success, and none at all.
    pub async fn customer(&self, id: &str) -> Result<String, Failure> {
        let id = String::from(js_sys::encode_uri_component(id));
        let request = self.request(Method::GET, &format!("/v1/Customers/{id}"));
        text_of(request.send().await.map_err(silence)?).await
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let signal = AbortSignal::timeout_with_u32(self.timeout_seconds.saturating_mul(1000));
        let request = RequestBuilder::new(&format!("{}{path}", self.api_base))
            .method(method)
            .abort_signal(Some(&signal))
            .header("Accept", "application/json")
            .header("X-Tenant", self.session.tenant().as_str());
        self.session.authorize(request)
    }
}

/// The text of a success; every other answer as its failure.
async fn text_of(response: Response) -> Result<String, Failure> {
    let body = response.text().await;
    match response.status() {
        401 => Err(Failure::SessionEnded),
        403 => Err(Failure::NotAllowed),
        200..=299 => body.map_err(silence),
        status => Err(Failure::Answered(Report::read(
            status,
            &body.unwrap_or_default(),
        ))),
    }
}

/// The specification answers a JSON string and says no more: it is the id.
fn customer_id(answer: &str) -> String {
    match Json::read(answer) {
        Ok(Json::Text(id)) => id,
        _ => answer.trim().to_owned(),
    }
}

fn silence(error: gloo_net::Error) -> Failure {
    match error {
        gloo_net::Error::JsError(js) if js.name == "TimeoutError" => {
            Failure::NoAnswer(Silence::TimedOut)
        }
        _ => Failure::NoAnswer(Silence::NotReached),
    }
}
