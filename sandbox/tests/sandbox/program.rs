//! The program itself: what it prints, how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use crate::world::Folder;

fn sandbox(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onboard-sandbox"));
    command
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A running program, and what it printed at start.
struct Running {
    child: Child,
    printed: Vec<String>,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut child = sandbox(arguments).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut printed = Vec::new();
        for line in lines.map_while(Result::ok) {
            let is_last = line.contains("Ctrl+C");
            printed.push(line);
            if is_last {
                break;
            }
        }
        Self { child, printed }
    }

    fn value(&self, name: &str) -> &str {
        let line = self.printed.iter().find_map(|line| line.strip_prefix(name));
        line.unwrap_or_else(|| panic!("{name} in {:?}", self.printed))
            .trim()
    }

    /// The status of a request with this token.
    fn status(&self, token: &str) -> String {
        let address = self
            .value("Open")
            .strip_prefix("http://")
            .unwrap()
            .split('/')
            .next()
            .unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        let tenant = self.value("Tenant");
        write!(
            stream,
            "GET /v1/Customers HTTP/1.1\r\nHost: {address}\r\nX-Tenant: {tenant}\r\nAuthorization: Bearer {token}\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split(' ').nth(1).unwrap_or_default().to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn it_says_what_it_is_and_where() {
    let running = Running::start(&["--port", "0", "--base", "/onboard"]);
    assert_eq!(
        running.printed[0],
        "This is a sandbox: nothing is sent to Microsoft or CloudCockpit."
    );
    assert!(running.value("Open").starts_with("http://127.0.0.1:"));
    assert!(running.value("Open").ends_with("/onboard/"));
    assert_eq!(running.value("Tenant"), "portal.contoso.example");
    assert_eq!(running.status(running.value("Token")), "200");
}

#[test]
fn with_a_broker_it_says_who_can_sign_in_and_prints_no_token() {
    let running = Running::start(&["--port", "0", "--broker"]);
    let open = running.value("Open");
    let people = "as Ana Silva (CSP admin of Contoso) or Rui Costa (reseller of Contoso)";
    assert_eq!(running.value("Sign in"), people);
    let printed = running.printed.join("\n");
    assert!(
        printed.contains("The sign-in goes through the token broker"),
        "{printed}"
    );
    for path in ["login", "session/token"] {
        assert!(printed.contains(&format!("{open}{path}")), "{printed}");
    }
    assert!(!printed.contains("eyJ"), "{printed}");
}

#[test]
fn tokens_outlive_a_restart_with_a_database() {
    let folder = Folder::new();
    let file = folder.path().join("sandbox.sqlite");
    let arguments = ["--port", "0", "--data", file.to_str().unwrap()];
    let token = Running::start(&arguments).value("Token").to_owned();
    assert_eq!(Running::start(&arguments).status(&token), "200");
    assert_eq!(Running::start(&["--port", "0"]).status(&token), "401");
}

#[test]
fn what_stops_it_from_starting_is_said_in_one_sentence() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let folder = Folder::new();
    folder.write(
        "note.txt",
        "not a database, and long enough to be read as one: "
            .repeat(9)
            .as_str(),
    );
    let note = folder.path().join("note.txt");
    let (note, empty) = (text(&note), text(folder.path()));
    let cases = [
        (vec!["--port", &port], 1, "is taken"),
        (vec!["--port", "many"], 2, "--port"),
        (vec!["--speed", "9"], 2, "--help"),
        (vec!["--base", "onboard"], 2, "--base"),
        (vec!["--port", "0", "--dist", empty], 1, "cargo xtask build"),
        (
            vec!["--port", "0", "--dist", "no/such/place"],
            1,
            "cargo xtask build",
        ),
        (
            vec!["--port", "0", "--data", "no/such/place/a.sqlite"],
            1,
            "--data",
        ),
        (vec!["--port", "0", "--data", note], 1, "--data"),
    ];
    for (arguments, code, words) in cases {
        let Output {
            status,
            stdout,
            stderr,
        } = sandbox(&arguments).output().unwrap();
        let sentence = String::from_utf8(stderr).unwrap();
        assert_eq!(status.code(), Some(code), "{arguments:?}: {sentence}");
        assert!(stdout.is_empty(), "{arguments:?}");
        assert_eq!(sentence.lines().count(), 1, "{arguments:?}: {sentence}");
        assert!(
            sentence.contains(words) && !sentence.contains("panicked"),
            "{arguments:?}: {sentence}"
        );
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[cfg(unix)]
#[test]
fn it_ends_when_asked_to() {
    for signal in ["-TERM", "-INT"] {
        let mut running = Running::start(&["--port", "0"]);
        let id = running.child.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &id])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(running.child.wait().unwrap().code(), Some(0), "{signal}");
    }
}
