//! The way to the sandbox, over TCP; one connection a request.

use onboard::api::{Method, Pending, Request, Response, Transport, TransportError};
use onboard::auth::HeaderWriter;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Sends requests to this address.
pub struct Wire(pub SocketAddr);

impl Transport for Wire {
    fn send(&self, request: Request) -> Pending<Result<Response, TransportError>> {
        let address = self.0;
        Box::pin(async move {
            let exchange = exchange(address, &request);
            match tokio::time::timeout(request.timeout, exchange).await {
                Ok(Ok(answer)) => Ok(answer),
                Ok(Err(_)) => Err(TransportError::NotReached),
                Err(_) => Err(TransportError::TimedOut),
            }
        })
    }
}

struct Lines(String);

impl HeaderWriter for Lines {
    fn write_header(&mut self, name: &'static str, value: &str) {
        self.0.push_str(&format!("{name}: {value}\r\n"));
    }
}

async fn exchange(address: SocketAddr, request: &Request) -> io::Result<Response> {
    let method = match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    let body = request.body.as_deref().unwrap_or_default();
    let path = &request.address;
    let mut lines = Lines(format!("{method} {path} HTTP/1.1\r\nHost: {address}\r\n"));
    request.write_headers(&mut lines);
    let head = lines.0;
    let mut stream = TcpStream::connect(address).await?;
    let sent = format!("{head}Content-Length: {}\r\n\r\n{body}", body.len());
    stream.write_all(sent.as_bytes()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    answer(&String::from_utf8_lossy(&bytes)).ok_or_else(|| ErrorKind::UnexpectedEof.into())
}

fn answer(text: &str) -> Option<Response> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        let found = lines.find(|(it, _)| it.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.to_owned())
    };
    Some(Response {
        status: head.split(' ').nth(1)?.parse().ok()?,
        retry_after: header("retry-after"),
        outcome: header("x-onboard-outcome"),
        correlation_id: header("x-correlation-id"),
        date: header("date"),
        body: body.to_owned(),
    })
}
