//! Connections: accepted, answered, and closed when all is done.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use crate::dispatch::Dispatcher;
use crate::gateway::Gateway;
use crate::operations::Operations;
use crate::tls::Certificate;

/// How long the head of a request may take, and how long a kept connection may be quiet. `axum::serve` sets no timer, so
/// there hyper's own limit has no effect.
const HEAD: Duration = Duration::from_secs(30);
/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// So many connections at once; more wait to be accepted.
const CONNECTIONS: usize = 4096;

/// The service behind a listener.
#[derive(Clone)]
pub enum Service {
    /// The gateway.
    Gateway(Dispatcher),
    /// Health and figures.
    Operations(Operations),
}

impl Service {
    async fn answer(&self, request: hyper::Request<Incoming>, peer: IpAddr) -> Response {
        match self {
            Self::Gateway(dispatcher) => dispatcher.answer(request, peer).await,
            Self::Operations(operations) => {
                operations
                    .answer(request.method(), request.uri().path())
                    .await
            }
        }
    }
}

/// Answers connections until `stop` says so, and then until all requests under way are answered, for `patience` at most.
pub async fn serve(
    listener: TcpListener,
    service: Service,
    certificate: Option<Arc<Certificate>>,
    mut stop: watch::Receiver<bool>,
    patience: Duration,
) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let accepted = tokio::select! {
            accepted = async {
                let place = places.clone().acquire_owned().await;
                (place, listener.accept().await)
            } => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let (Ok(place), Ok((stream, peer))) = accepted else {
            // Out of file handles, perhaps: some come back.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let watcher = graceful.watcher();
        let (service, certificate) = (service.clone(), certificate.clone());
        tokio::spawn(async move {
            connection(stream, peer, service, certificate, watcher).await;
            drop(place);
        });
    }
    drop(listener);
    let _ = timeout(patience, graceful.shutdown()).await;
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    service: Service,
    certificate: Option<Arc<Certificate>>,
    watcher: hyper_util::server::graceful::Watcher,
) {
    let _ = stream.set_nodelay(true);
    match certificate {
        None => requests(stream, peer.ip(), service, watcher).await,
        Some(certificate) => {
            let handshake = TlsAcceptor::from(certificate.current()).accept(stream);
            if let Ok(Ok(stream)) = timeout(HANDSHAKE, handshake).await {
                requests(stream, peer.ip(), service, watcher).await;
            }
        }
    }
}

async fn requests(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: IpAddr,
    service: Service,
    watcher: hyper_util::server::graceful::Watcher,
) {
    let answer = service_fn(move |request| {
        let service = service.clone();
        async move { Ok::<_, Infallible>(service.answer(request, peer).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), answer);
    // An error here comes from the client.
    let _ = watcher.watch(connection).await;
}

/// Removes expired sessions and limits at intervals, until the gateway stops.
pub async fn sweep(gateway: Arc<Gateway>) {
    let mut minutes = tokio::time::interval(Duration::from_secs(60));
    let mut count: u32 = 0;
    while !gateway.is_stopping() {
        minutes.tick().await;
        gateway.limiter.sweep();
        if count.is_multiple_of(10) {
            let _ = gateway.sessions.sweep().await;
        }
        count = count.wrapping_add(1);
    }
}
