//! The client of the API.

use super::TransportError;
use super::creation::{Creation, LookUp, is_customer};
use super::transport::{Method, Pending, Request, Response, Transport};
use crate::auth::Session;
use customer::{Guid, HostName};
use json_digits::Json;
use std::sync::Arc;
use std::time::Duration;
use web_sys::AbortSignal;

/// A client of the API for one session.
#[derive(Clone)]
pub struct Client {
    api_base: String,
    timeout: Duration,
    session: Session,
    transport: Arc<dyn Transport>,
}

impl Client {
    /// Creates a client of the API at `api_base` (an origin, a path, or empty: the page's own origin). `timeout`
    /// applies to each request.
    pub fn new(
        api_base: &str,
        timeout: Duration,
        session: Session,
        transport: Arc<dyn Transport>,
    ) -> Self {
        Self {
            api_base: api_base.trim_end_matches('/').to_owned(),
            timeout,
            session,
            transport,
        }
    }

    /// The tenant of the session.
    pub fn tenant(&self) -> &HostName {
        self.session.tenant()
    }

    /// `POST /v1/Customers`: one attempt to create a customer.
    pub async fn create_customer(&self, body: String, correlation: Guid) -> Creation {
        let request = self.creation(body, correlation);
        match Creation::from_response(self.transport.send(request).await) {
            // Another tab has selected another connection at the gateway, whose response names it.
            Creation::Refused(report) if report.status == 409 && self.session.is_at_gateway() => {
                Creation::SessionEnded(report)
            }
            creation => creation,
        }
    }

    /// The request of [`Self::create_customer`].
    pub fn creation(&self, body: String, correlation: Guid) -> Request {
        Request {
            body: Some(body),
            correlation: Some(correlation.to_string()),
            ..self.request(Method::Post, "/v1/Customers")
        }
    }

    /// `GET /v1/Customers/{id}`: checks whether the customer exists.
    pub async fn look_up(&self, id: Guid) -> LookUp {
        LookUp::from_response(self.get(&id.to_string()).await, id)
    }

    /// `GET /v1/Customers/{id}`: returns the body of the customer, with the creation status at each provider.
    /// `None` if the response is not that customer.
    pub async fn read_customer(&self, id: &str) -> Option<String> {
        let id = Guid::parse(id).ok()?;
        let response = self.get(&id.to_string()).await.ok()?;
        let is_its = || Json::read(&response.body).is_ok_and(|body| is_customer(&body, id));
        let is_said = response.status == 200 && is_its();
        is_said.then_some(response.body)
    }

    /// `GET` of an optional read endpoint: `path` with its query.
    ///
    /// # Errors
    /// There is no complete response.
    pub fn read(
        &self,
        path: &str,
        abort: AbortSignal,
    ) -> Pending<Result<Response, TransportError>> {
        let request = Request {
            abort: Some(abort),
            ..self.request(Method::Get, path)
        };
        self.transport.send(request)
    }

    async fn get(&self, id: &str) -> Result<Response, TransportError> {
        let request = self.request(Method::Get, &format!("/v1/Customers/{id}"));
        self.transport.send(request).await
    }

    fn request(&self, method: Method, path: &str) -> Request {
        Request {
            method,
            address: format!("{}{path}", self.api_base),
            body: None,
            timeout: self.timeout,
            abort: None,
            correlation: None,
            session: self.session.clone(),
        }
    }
}
