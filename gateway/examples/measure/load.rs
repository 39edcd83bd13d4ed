//! Requests, one after the other and many at once.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::Request;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Where to, and with which cookie.
pub type Target<'a> = (SocketAddr, Option<&'a str>);

async fn connect(address: SocketAddr) -> SendRequest<Full<Bytes>> {
    let stream = TcpStream::connect(address).await.expect("a connection");
    let _ = stream.set_nodelay(true);
    let (sender, connection) = handshake(TokioIo::new(stream)).await.expect("a connection");
    tokio::spawn(connection);
    sender
}

async fn ask(sender: &mut SendRequest<Full<Bytes>>, (address, cookie): Target<'_>) -> u16 {
    let mut request = Request::get("/v1/Resellers")
        .header("host", address.to_string())
        .header("x-tenant", "portal.contoso.example")
        .header("accept", "application/json");
    if let Some(cookie) = cookie {
        request = request.header("cookie", cookie);
    }
    let request = request.body(Full::default()).expect("a request");
    sender.ready().await.expect("a connection");
    let response = sender.send_request(request).await.expect("an answer");
    let status = response.status().as_u16();
    response
        .into_body()
        .collect()
        .await
        .expect("a whole answer");
    status
}

/// The seconds that each request takes, sorted.
pub async fn latencies(target: Target<'_>, count: usize) -> Vec<f64> {
    let mut sender = connect(target.0).await;
    let mut found = Vec::with_capacity(count);
    for _ in 0..count {
        let began = Instant::now();
        assert_eq!(ask(&mut sender, target).await, 200);
        found.push(began.elapsed().as_secs_f64());
    }
    found.sort_by(f64::total_cmp);
    found
}

pub fn quantile(sorted: &[f64], at: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * at) as usize]
}

/// How many requests are answered in a second, over so many connections.
pub async fn per_second(target: Target<'_>, connections: usize, time: Duration) -> f64 {
    let (address, cookie) = (target.0, target.1.map(str::to_owned));
    let began = Instant::now();
    let all: Vec<_> = (0..connections)
        .map(|_| {
            let cookie = cookie.clone();
            tokio::spawn(async move {
                let mut sender = connect(address).await;
                let mut count = 0;
                while began.elapsed() < time {
                    assert_eq!(ask(&mut sender, (address, cookie.as_deref())).await, 200);
                    count += 1;
                }
                count
            })
        })
        .collect();
    let mut count = 0;
    for one in all {
        count += one.await.expect("requests");
    }
    f64::from(count) / began.elapsed().as_secs_f64()
}

/// One request of each session.
pub async fn once_each(address: SocketAddr, cookies: &[String]) {
    let mut sender = connect(address).await;
    for cookie in cookies {
        assert_eq!(ask(&mut sender, (address, Some(cookie))).await, 200);
    }
}

/// So many requests at once; how many failed.
pub async fn at_once(target: Target<'_>, count: usize) -> usize {
    let (address, cookie) = (target.0, target.1.map(str::to_owned));
    let all: Vec<_> = (0..count)
        .map(|_| {
            let cookie = cookie.clone();
            tokio::spawn(async move {
                ask(&mut connect(address).await, (address, cookie.as_deref())).await
            })
        })
        .collect();
    let mut failed = 0;
    for one in all {
        failed += usize::from(!one.await.is_ok_and(|status| status == 200));
    }
    failed
}
