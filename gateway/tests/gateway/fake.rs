//! A server that answers one request a connection, as a test wants it: also not at all.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A request that came.
#[derive(Clone, Debug)]
pub struct Came {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Came {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find_map(|(own, value)| own.eq_ignore_ascii_case(name).then_some(value.as_str()))
    }

    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap()
    }

    pub fn field(&self, name: &str) -> Option<String> {
        form_urlencoded::parse(self.body.as_bytes())
            .find_map(|(key, value)| (key == name).then(|| value.into_owned()))
    }
}

/// What is answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A status, lines of the head, a body.
    Status(u16, Vec<(&'static str, String)>, String),
    /// The same, later.
    Late(Duration, Box<Answer>),
    /// The connection is closed.
    Dropped,
    /// The connection is reset.
    Reset,
    /// Half of the announced length, then the connection is closed.
    Torn,
}

impl Answer {
    pub fn json(status: u16, body: impl ToString) -> Self {
        Self::Status(
            status,
            vec![("content-type", "application/json".to_owned())],
            body.to_string(),
        )
    }
}

/// Starts a server.
pub async fn start(handler: impl Fn(Came) -> Answer + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let handler = Arc::new(handler);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let handler = handler.clone();
            tokio::spawn(async move { one(stream, &*handler).await });
        }
    });
    address
}

/// An address without a listener.
pub async fn nowhere() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap()
}

async fn one(mut stream: TcpStream, handler: &(dyn Fn(Came) -> Answer + Send + Sync)) {
    let mut read = Vec::new();
    let head = loop {
        let mut buffer = [0; 4096];
        match stream.read(&mut buffer).await {
            Ok(count) if count > 0 => read.extend_from_slice(&buffer[..count]),
            _ => return,
        }
        if let Some(end) = read.windows(4).position(|it| it == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let text = String::from_utf8_lossy(&read[..head]).into_owned();
    let mut lines = text.lines();
    let mut first = lines.next().unwrap_or_default().split(' ');
    let (method, target) = (
        first.next().unwrap_or_default().to_owned(),
        first.next().unwrap_or_default().to_owned(),
    );
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
        .collect();
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .map_or(0, |(_, it)| it.parse().unwrap());
    while read.len() < head + length {
        let mut buffer = [0; 65536];
        match stream.read(&mut buffer).await {
            Ok(count) if count > 0 => read.extend_from_slice(&buffer[..count]),
            _ => return,
        }
    }
    let body = String::from_utf8_lossy(&read[head..]).into_owned();
    let mut answer = handler(Came {
        method,
        target,
        headers,
        body,
    });
    while let Answer::Late(time, then) = answer {
        tokio::time::sleep(time).await;
        answer = *then;
    }
    let text = match answer {
        Answer::Status(status, lines, body) => {
            let lines: String = lines
                .iter()
                .map(|(name, value)| format!("{name}: {value}\r\n"))
                .collect();
            format!(
                "HTTP/1.1 {status} x\r\n{lines}content-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            )
        }
        Answer::Torn => "HTTP/1.1 201 x\r\ncontent-length: 100\r\n\r\n\"7a0".to_owned(),
        Answer::Reset => {
            let _ = stream.set_zero_linger();
            return;
        }
        Answer::Dropped | Answer::Late(..) => return,
    };
    let _ = stream.write_all(text.as_bytes()).await;
    let _ = stream.shutdown().await;
}
