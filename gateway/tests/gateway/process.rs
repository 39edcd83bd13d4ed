//! Programs that a test starts, and that end with it.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tokio::net::TcpStream;

/// A running program.
pub struct Program(Child);

impl Program {
    /// Starts it.
    pub fn start(command: &mut Command) -> Self {
        Self::start_with(command, Stdio::null())
    }

    /// The same, with its log.
    pub fn start_with(command: &mut Command, log: Stdio) -> Self {
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn();
        Self(child.unwrap())
    }

    /// Ends it at once, as `kill -9` does.
    pub fn kill(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }

    /// Sends it a signal by name.
    pub fn signal(&self, name: &str) {
        let id = self.0.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status();
        assert!(sent.unwrap().success());
    }

    /// Waits until it has ended by itself.
    pub async fn ended(&mut self) {
        let began = Instant::now();
        while self.0.try_wait().unwrap().is_none() {
            assert!(began.elapsed() < Duration::from_secs(20), "it goes on");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

/// An address without a listener at this moment.
pub fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap()
}

/// Waits until a program listens there.
pub async fn listens(address: SocketAddr) {
    let began = Instant::now();
    while TcpStream::connect(address).await.is_err() {
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "nothing listens at {address}"
        );
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Debian's redis-server: `ONBOARD_REDIS`, which `cargo xtask test` sets, or the one of this machine. Without one a test
/// says so and ends.
pub fn redis_server() -> Option<PathBuf> {
    let named = std::env::var_os("ONBOARD_REDIS").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found = std::env::split_paths(&path).map(|folder| folder.join("redis-server"));
    let program = named.or_else(|| found.find(|file| file.exists()));
    if program.is_none() {
        println!("redis-server is not on this machine: `cargo xtask test --only unit` installs it");
    }
    program
}

/// A Redis that writes to the disk before it answers, so that `kill -9` loses nothing. With `everysec` it may answer first.
pub struct Redis {
    program: PathBuf,
    folder: PathBuf,
    address: SocketAddr,
    options: Vec<String>,
    running: Option<Program>,
}

impl Redis {
    /// Starts one in this folder, with TLS if the case asks for it.
    pub async fn start(program: &Path, folder: &Path, tls: bool) -> Self {
        let address = free_address();
        let port = address.port().to_string();
        let file = |name| crate::tls::certificates(name).display().to_string();
        let mut options: Vec<String> = [
            "--bind",
            "127.0.0.1 127.0.0.2",
            "--appendonly",
            "yes",
            "--appendfsync",
            "always",
            "--save",
            "",
        ]
        .map(str::to_owned)
        .to_vec();
        options.extend(["--dir".to_owned(), folder.display().to_string()]);
        if tls {
            options.extend(["--port".to_owned(), "0".to_owned()]);
            options.extend(["--tls-port".to_owned(), port]);
            options.extend(["--tls-cert-file".to_owned(), file("first.crt")]);
            options.extend(["--tls-key-file".to_owned(), file("first.key")]);
            options.extend(["--tls-auth-clients".to_owned(), "no".to_owned()]);
        } else {
            options.extend(["--port".to_owned(), port]);
        }
        let mut redis = Self {
            program: program.to_owned(),
            folder: folder.to_owned(),
            address,
            options,
            running: None,
        };
        redis.start_again().await;
        redis
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Starts it again with the same files.
    pub async fn start_again(&mut self) {
        let mut command = Command::new(&self.program);
        command.args(&self.options).current_dir(&self.folder);
        self.running = Some(Program::start(&mut command));
        listens(self.address).await;
    }

    /// Ends it at once.
    pub fn kill(&mut self) {
        self.running = None;
    }

    /// Holds it still, or lets it go on.
    pub fn hold(&self, is_held: bool) {
        if let Some(running) = &self.running {
            running.signal(if is_held { "STOP" } else { "CONT" });
        }
    }
}
