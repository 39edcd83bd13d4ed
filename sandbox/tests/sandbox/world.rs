//! A running sandbox with a clock of its own, a plain client, and a customer to send.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{env, fs};

use onboard_sandbox::clock::Clock;
use onboard_sandbox::config::SignIn;
use onboard_sandbox::sample::SampleData;
use onboard_sandbox::server::{Sandbox, Settings, serve};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use uuid::Uuid;

/// The instance of Microsoft.
pub const MICROSOFT: &str = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";
/// The instance of another provider.
pub const OTHER: &str = "5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21";
/// The tenant of the printed token.
pub const TENANT: &str = "portal.contoso.example";

/// A customer that breaks no rule.
pub fn customer() -> Value {
    json!({
        "companyName": "Adventure Works", "country": "PT", "addressLine1": "Rua Augusta 1", "city": "Lisboa",
        "state": "Lisboa", "zip": "1000-001", "firstName": "Ana", "lastName": "Silva",
        "email": "ana@adventure-works.example", "phone": "210000000",
        "providerCustomers": { MICROSOFT: entry(MICROSOFT, r#"{"Domain":"adventureworks"}"#) },
    })
}

/// A provider entry that breaks no rule.
pub fn entry(instance: &str, data: &str) -> Value {
    json!({
        "providerInstanceId": instance,
        "providerCustomerData": data,
        "margin": { "marginRule": { "name": "markup" }, "value": 10.6 },
    })
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    /// The names of the properties an error answer speaks of, in order.
    pub fn properties(&self) -> Vec<String> {
        let errors = self.json()["errors"].as_array().cloned().unwrap();
        let mut names: Vec<String> = errors
            .iter()
            .map(|error| error["propertyName"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    }
}

/// A sandbox that ends with the test.
pub struct World {
    pub address: SocketAddr,
    now: Arc<AtomicI64>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl World {
    /// One that holds nothing and serves no app.
    pub fn new() -> Self {
        Self::with(None, "/")
    }

    /// One that serves the app in `dist` below `base`.
    pub fn with(dist: Option<&Path>, base: &str) -> Self {
        Self::open(dist, None, base, SignIn::Token, SampleData::Small)
    }

    /// One that serves these example hosts.
    pub fn with_examples(examples: &Path) -> Self {
        Self::open(None, Some(examples), "/", SignIn::Token, SampleData::Small)
    }

    /// One with a token broker below `base`.
    pub fn with_broker(base: &str) -> Self {
        Self::open(None, None, base, SignIn::Broker, SampleData::Small)
    }

    /// One with the large sample.
    pub fn filled() -> Self {
        Self::open(None, None, "/", SignIn::Token, SampleData::Large)
    }

    fn open(
        dist: Option<&Path>,
        examples: Option<&Path>,
        base: &str,
        sign_in: SignIn,
        sample_data: SampleData,
    ) -> Self {
        let now = Arc::new(AtomicI64::new(1_800_000_000_000));
        let shown = now.clone();
        let sandbox = Sandbox::open(Settings {
            data: None,
            dist,
            base,
            examples,
            sign_in,
            processing_milliseconds: 3000,
            sample_data,
            clock: Clock::new(move || shown.load(Ordering::SeqCst)),
        })
        .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    () = serve(listener, sandbox) => {}
                    _ = stopped => {}
                }
            });
        });
        Self {
            address,
            now,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// Moves the clock on.
    pub fn pass(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    /// Sends a request as it is; an error where the connection ends without an answer.
    pub fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> io::Result<Answer> {
        let mut stream = self.sent(method, path, headers, body)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        parsed(&bytes).ok_or_else(|| ErrorKind::UnexpectedEof.into())
    }

    /// Sends a request and waits for no answer.
    fn sent(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> io::Result<TcpStream> {
        let host = self.address.to_string();
        let mut request = format!("{method} {path} HTTP/1.1\r\n");
        if !headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("host"))
        {
            request.push_str(&format!("Host: {host}\r\n"));
        }
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        stream.write_all(request.as_bytes())?;
        Ok(stream)
    }

    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send("GET", path, headers, "").unwrap()
    }

    /// A token as ordered.
    pub fn token(&self, order: &Value) -> String {
        let answer = self
            .send("POST", "/sandbox/token", &[], &order.to_string())
            .unwrap();
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()["access_token"].as_str().unwrap().to_owned()
    }

    /// A request to the API with a token as ordered, for the token's tenant.
    pub fn call_as(
        &self,
        order: &Value,
        method: &str,
        path: &str,
        body: &str,
    ) -> io::Result<Answer> {
        let bearer = format!("Bearer {}", self.token(order));
        let tenant = order["tenant"].as_str().unwrap_or(TENANT);
        self.send(method, path, &api_headers(&bearer, tenant), body)
    }

    /// A request to the API by an employee of the provider, who goes away once it has arrived.
    pub fn leave(&self, method: &str, path: &str, body: &str) {
        let bearer = format!("Bearer {}", self.token(&json!({})));
        let before = self.requests().len();
        let stream = self.sent(method, path, &api_headers(&bearer, TENANT), body);
        while self.requests().len() == before {
            thread::sleep(Duration::from_millis(5));
        }
        drop(stream.unwrap());
    }

    /// A request to the API by an employee of the provider.
    pub fn call(&self, method: &str, path: &str, body: &str) -> Answer {
        self.call_as(&json!({}), method, path, body).unwrap()
    }

    /// Creates a customer, and gives its id.
    pub fn create(&self, customer: &Value) -> String {
        let answer = self.call("POST", "/v1/Customers", &customer.to_string());
        assert_eq!(answer.status, 201, "{}", answer.text());
        answer.json().as_str().unwrap().to_owned()
    }

    /// Reads a customer.
    pub fn read(&self, id: &str) -> Value {
        self.call("GET", &format!("/v1/Customers/{id}"), "").json()
    }

    /// Orders faults.
    pub fn order(&self, steps: &Value) {
        let answer = self
            .send("POST", "/sandbox/faults", &[], &steps.to_string())
            .unwrap();
        assert_eq!(answer.status, 204, "{}", answer.text());
    }

    /// What the journal holds.
    pub fn requests(&self) -> Vec<Value> {
        self.get("/sandbox/requests", &[])
            .json()
            .as_array()
            .cloned()
            .unwrap()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// This text of each item of a page.
pub fn texts<'a>(page: &'a Value, member: &str) -> Vec<&'a str> {
    let items = page["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item[member].as_str().unwrap())
        .collect()
}

fn api_headers<'a>(bearer: &'a str, tenant: &'a str) -> [(&'a str, &'a str); 3] {
    [
        ("Authorization", bearer),
        ("X-Tenant", tenant),
        ("Content-Type", "application/json"),
    ]
}

fn parsed(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Some(Answer {
        status,
        headers,
        body: bytes[end + 4..].to_vec(),
    })
}

/// A directory that goes with the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        let folder = env::temp_dir().join(format!("onboard-sandbox-{}", Uuid::new_v4()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, content: &str) {
        let file = self.0.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
