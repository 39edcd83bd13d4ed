//! Starts the sandbox, and says where it is.

use std::env;
use std::io::{self, ErrorKind, Write};
use std::net::Ipv4Addr;
use std::process::ExitCode;

use onboard_sandbox::arguments::{Arguments, USAGE};
use onboard_sandbox::broker;
use onboard_sandbox::clock::Clock;
use onboard_sandbox::config::SignIn;
use onboard_sandbox::examples;
use onboard_sandbox::sample;
use onboard_sandbox::server::{Sandbox, Settings, serve};
use tokio::net::TcpListener;

fn main() -> ExitCode {
    let arguments = match Arguments::read(env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::from(2);
        }
    };
    if arguments.help {
        say(USAGE);
        return ExitCode::SUCCESS;
    }
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(arguments: &Arguments) -> Result<(), String> {
    let sandbox = Sandbox::open(Settings {
        data: arguments.data.as_deref(),
        dist: arguments.dist.as_deref(),
        examples: arguments.examples.as_deref(),
        base: &arguments.base,
        sign_in: arguments.sign_in,
        processing_milliseconds: arguments.processing_milliseconds,
        sample_data: arguments.sample_data,
        clock: Clock::system(),
    })?;
    let port = arguments.port;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => {
            format!("Port {port} is taken: choose another with --port, or --port 0 for any that is free.")
        }
        ErrorKind::PermissionDenied => format!("Port {port} needs more rights: choose one above 1023 with --port."),
        _ => format!("Port {port} cannot be opened ({error}): choose another with --port."),
    })?;
    let address = listener
        .local_addr()
        .map_err(|error| format!("The port has no address: {error}."))?;
    let stop =
        asked_to_stop().map_err(|error| format!("Ctrl+C cannot be listened to: {error}."))?;
    let open = format!("http://{address}{}", sandbox.files.base());
    let how = match sandbox.sign_in {
        SignIn::Token => with_a_token(&sandbox),
        SignIn::Broker => at_the_broker(&open),
    };
    let hosts = match sandbox.examples {
        Some(_) => format!("Examples  http://{address}{}\n", examples::ENTRANCE),
        None => String::new(),
    };
    say(&format!(
        "This is a sandbox: nothing is sent to Microsoft or CloudCockpit.\n\n\
         Open      {open}\n\
         {hosts}{how} Press Ctrl+C to stop.\n"
    ));
    tokio::select! {
        () = serve(listener, sandbox) => {}
        () = stop => {}
    }
    Ok(())
}

fn with_a_token(sandbox: &Sandbox) -> String {
    format!(
        "Tenant    {tenant}\n\
         Token     {token}\n\n\
         The token is of the role csp and good for 3599 seconds.",
        tenant = sample::TENANT,
        token = sandbox.sample_token(),
    )
}

fn at_the_broker(open: &str) -> String {
    let people = sample::PEOPLE.map(|person| format!("{} ({})", person.name, person.title));
    format!(
        "Sign in   as {people}\n\n\
         The sign-in goes through the token broker: people sign in at {open}{sign_in},\n\
         and the page gets its tokens from {open}{token}.",
        people = people.join(" or "),
        sign_in = broker::SIGN_IN,
        token = broker::TOKEN,
    )
}

/// A closed standard output is no reason to stop.
fn say(text: &str) {
    let mut out = io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Listens to the wish to stop from this call on, not only from the first wait: who has read the
/// address may ask at once.
#[cfg(unix)]
fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
