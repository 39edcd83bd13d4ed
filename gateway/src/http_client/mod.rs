//! Outgoing requests: to the identity provider, the token addresses and the API. Redirects are never followed: an
//! answer that redirects is an answer.
//!
//! - [`Outgoing::ask`]: over kept connections, for what may be asked twice
//! - [`credentials`]: header values that hold a secret
//! - [`once`]: over a connection of its own, for what must not

pub mod credentials;
pub mod once;

use std::fmt;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Body;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

/// How long a connection may take to come about.
pub const CONNECT: Duration = Duration::from_secs(5);

/// The longest answer that is read.
const LONGEST: usize = 16 * 1024 * 1024;

/// An answer that came whole.
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

/// The error of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The request surely did not leave.
    NotSent,
    /// It may have been carried out; no whole answer came.
    NoAnswer,
    /// The same, and the time was up.
    TooLate,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotSent => "cannot be reached",
            Self::NoAnswer => "does not answer",
            Self::TooLate => "takes too long to answer",
        })
    }
}

/// Sends requests.
pub struct Outgoing {
    kept: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    tls: Arc<ClientConfig>,
}

impl Outgoing {
    /// Trusts the authorities that browsers trust, and those of this file.
    ///
    /// # Errors
    /// The file cannot be read or holds no certificate.
    pub fn new(ca_file: Option<&Path>) -> Result<Self, String> {
        let mut roots = RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        if let Some(file) = ca_file {
            let wrong = |why: String| format!("`ca_file`: {}: {why}.", file.display());
            let text = fs::read(file).map_err(|error| wrong(error.to_string()))?;
            let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&text).collect();
            let certificates = certificates.map_err(|error| wrong(error.to_string()))?;
            if roots.add_parsable_certificates(certificates).0 == 0 {
                return Err(wrong("holds no certificate".to_owned()));
            }
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| format!("TLS cannot be set up: {error}."))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_connect_timeout(Some(CONNECT));
        tcp.set_nodelay(true);
        let connector = HttpsConnectorBuilder::new()
            .with_tls_config(tls.clone())
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        let kept = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(Duration::from_secs(30))
            .build(connector);
        Ok(Self {
            kept,
            tls: Arc::new(tls),
        })
    }

    /// Sends a request that may safely arrive twice.
    ///
    /// # Errors
    /// No whole answer within `time`.
    pub async fn ask(
        &self,
        request: Request<Full<Bytes>>,
        time: Duration,
    ) -> Result<Reply, Failure> {
        let work = async {
            let answer = self.kept.request(request).await.map_err(|error| {
                if error.is_connect() {
                    Failure::NotSent
                } else {
                    Failure::NoAnswer
                }
            })?;
            whole(answer).await
        };
        tokio::time::timeout(time, work)
            .await
            .unwrap_or(Err(Failure::TooLate))
    }
}

async fn whole<B>(answer: axum::http::Response<B>) -> Result<Reply, Failure>
where
    B: Body<Data = Bytes>,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let (parts, body) = answer.into_parts();
    let body = Limited::new(body, LONGEST)
        .collect()
        .await
        .map_err(|_| Failure::NoAnswer)?;
    Ok(Reply {
        status: parts.status,
        headers: parts.headers,
        body: body.to_bytes(),
    })
}
