//! The API and its token address, as quick as they can be.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Bytes;
use http_body_util::Full;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// A running one.
pub struct Api {
    pub address: SocketAddr,
    calls: Arc<AtomicUsize>,
}

impl Api {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let calls = Arc::new(AtomicUsize::new(0));
        let counted = calls.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = stream.set_nodelay(true);
                let counted = counted.clone();
                let answer = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
                    let body = if request.uri().path() == "/token" {
                        counted.fetch_add(1, Ordering::Relaxed);
                        r#"{"access_token":"a-token-of-the-api","expires_in":3599}"#
                    } else {
                        r#"{"items":[]}"#
                    };
                    let response = hyper::Response::builder()
                        .header("content-type", "application/json")
                        .body(Full::new(Bytes::from_static(body.as_bytes())));
                    async move { Ok::<_, Infallible>(response.expect("an answer")) }
                });
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), answer));
            }
        });
        Self { address, calls }
    }

    pub fn token_calls(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }

    pub fn forget(&self) {
        self.calls.store(0, Ordering::Relaxed);
    }
}
