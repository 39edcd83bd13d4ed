//! A request over a connection of its own: it is known at each step whether it left. A kept connection may be closed by
//! the other side at the moment of sending, and then the outcome is unknown; and clients that keep connections send
//! again by themselves.

use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Request, Uri};
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::{CONNECT, Failure, Outgoing, Reply, whole};

impl Outgoing {
    /// Sends a request that must not arrive twice. `uri` is the address; the request has the path alone.
    ///
    /// # Errors
    /// It surely did not leave, or no whole answer came within `time`.
    pub async fn once(
        &self,
        uri: &Uri,
        request: Request<Full<Bytes>>,
        time: Duration,
    ) -> Result<Reply, Failure> {
        let host = uri.host().ok_or(Failure::NotSent)?.trim_matches(['[', ']']);
        let is_tls = uri.scheme_str() == Some("https");
        let port = uri.port_u16().unwrap_or(if is_tls { 443 } else { 80 });
        let tcp = timeout(CONNECT, TcpStream::connect((host, port))).await;
        let Ok(Ok(tcp)) = tcp else {
            return Err(Failure::NotSent);
        };
        let _ = tcp.set_nodelay(true);
        if !is_tls {
            return send(tcp, request, time).await;
        }
        let name = ServerName::try_from(host.to_owned()).map_err(|_| Failure::NotSent)?;
        let tls = TlsConnector::from(self.tls.clone()).connect(name, tcp);
        match timeout(CONNECT, tls).await {
            Ok(Ok(tls)) => send(tls, request, time).await,
            _ => Err(Failure::NotSent),
        }
    }
}

async fn send(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    request: Request<Full<Bytes>>,
    time: Duration,
) -> Result<Reply, Failure> {
    let handshake = http1::handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = handshake.map_err(|_| Failure::NotSent)?;
    let driver = tokio::spawn(connection);
    let work = async {
        sender.ready().await.map_err(|_| Failure::NotSent)?;
        let answer = sender.send_request(request).await;
        whole(answer.map_err(|_| Failure::NoAnswer)?).await
    };
    let result = timeout(time, work).await.unwrap_or(Err(Failure::TooLate));
    driver.abort();
    result
}
