//! A browser, as far as the gateway sees one: cookies, and where a request comes from.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::body::Bytes;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;

/// A browser at one address.
#[derive(Clone)]
pub struct Browser {
    pub address: SocketAddr,
    pub cookies: BTreeMap<String, String>,
}

/// An answer that came.
pub struct Got {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Got {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }
}

/// The header lines of a page's own request.
pub const OWN: [(&str, &str); 2] = [
    ("x-requested-with", "XMLHttpRequest"),
    ("sec-fetch-site", "same-origin"),
];

impl Browser {
    pub fn new(address: SocketAddr) -> Self {
        Self {
            address,
            cookies: BTreeMap::new(),
        }
    }

    /// Follows a link or asks from the page.
    pub async fn get(&mut self, path: &str) -> Got {
        self.send(Method::GET, path, &[], "").await
    }

    /// Sends from the page.
    pub async fn post(&mut self, path: &str, body: &str) -> Got {
        self.post_with(path, body, &[]).await
    }

    pub async fn post_with(&mut self, path: &str, body: &str, more: &[(&str, &str)]) -> Got {
        let mut lines = OWN.to_vec();
        lines.push(("content-type", "application/json"));
        lines.extend(more);
        self.send(Method::POST, path, &lines, body).await
    }

    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        lines: &[(&str, &str)],
        body: &str,
    ) -> Got {
        self.try_send(method, path, lines, body)
            .await
            .expect("a whole answer")
    }

    /// None where no whole answer came.
    pub async fn try_send(
        &mut self,
        method: Method,
        path: &str,
        lines: &[(&str, &str)],
        body: &str,
    ) -> Option<Got> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address));
        for (name, value) in lines {
            request = request.header(*name, *value);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<_> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request = request.header("cookie", cookies.join("; "));
        }
        let request = request
            .body(Full::new(Bytes::from(body.to_owned())))
            .unwrap();
        let client = Client::builder(TokioExecutor::new())
            .pool_max_idle_per_host(0)
            .build_http();
        let (parts, body) = client.request(request).await.ok()?.into_parts();
        let body = body.collect().await.ok()?.to_bytes();
        for line in parts.headers.get_all("set-cookie") {
            let line = line.to_str().unwrap();
            let (name, rest) = line.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Some(Got {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&body).into_owned(),
        })
    }

    pub fn session_cookie(&self) -> Option<&String> {
        self.cookies
            .iter()
            .find_map(|(name, value)| (!name.contains("-login-")).then_some(value))
    }
}
