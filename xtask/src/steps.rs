//! Steps that run side by side. Every few seconds a line says how far each of them is.

use std::{
    io::Read,
    process::{Command, Stdio},
    sync::{
        Mutex, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow, bail};

use crate::process;

/// The pause between two lines.
const INTERVAL: Duration = Duration::from_secs(15);

type Work<'a> = Box<dyn FnOnce(&Progress) -> Result<()> + Send + 'a>;

/// A named piece of work.
pub struct Step<'a> {
    name: &'static str,
    work: Work<'a>,
}

impl<'a> Step<'a> {
    /// A step of this name, such as `app`.
    pub fn new(name: &'static str, work: impl FnOnce(&Progress) -> Result<()> + Send + 'a) -> Self {
        Self {
            name,
            work: Box::new(work),
        }
    }
}

/// How far a step is, such as `57 of 213`. `None` before the step says so and after it ends.
#[derive(Default)]
pub struct Progress(Mutex<Option<String>>);

impl Progress {
    /// Runs cargo and keeps its output. Prints the output if cargo fails.
    pub fn cargo(&self, command: &mut Command, failure: &str) -> Result<()> {
        let mut child = process::start(
            command
                .env("CARGO_TERM_PROGRESS_WHEN", "always")
                .env("CARGO_TERM_PROGRESS_WIDTH", "100")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped()),
        )?;
        let mut printed = String::new();
        if let Some(mut stderr) = child.stderr.take() {
            let (mut line, mut bytes) = (Vec::new(), [0; 4096]);
            while let Ok(length @ 1..) = stderr.read(&mut bytes) {
                for byte in &bytes[..length] {
                    // Cargo draws its progress over the line before.
                    if matches!(byte, b'\r' | b'\n') {
                        self.read_line(&String::from_utf8_lossy(&line), &mut printed);
                        line.clear();
                    } else {
                        line.push(*byte);
                    }
                }
            }
        }
        if child.wait()?.success() {
            return Ok(());
        }
        eprint!("{printed}");
        bail!("{failure}");
    }

    fn read_line(&self, line: &str, printed: &mut String) {
        match fraction(line) {
            Some(fraction) => self.set(Some(fraction)),
            None if line.trim().is_empty() => {}
            None => {
                printed.push_str(line);
                printed.push('\n');
            }
        }
    }

    fn set(&self, text: Option<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = text;
    }

    fn get(&self) -> Option<String> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// Runs all steps to their end. Fails with the first error if one of them fails.
pub fn side_by_side(steps: Vec<Step<'_>>) -> Result<()> {
    let start = Instant::now();
    let progress: Vec<_> = steps
        .iter()
        .map(|step| (step.name, Progress::default()))
        .collect();
    let (end, ended) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let progress = &progress;
        let reporter = scope.spawn(move || report(start, progress, &ended));
        let running: Vec<_> = steps
            .into_iter()
            .zip(progress)
            .map(|(step, (_, progress))| {
                scope.spawn(move || {
                    let result = (step.work)(progress);
                    progress.set(None);
                    result
                })
            })
            .collect();
        let results: Vec<_> = running
            .into_iter()
            .map(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|_| Err(anyhow!("a step panicked")))
            })
            .collect();
        drop(end);
        let _ = reporter.join();
        results.into_iter().collect()
    })
}

fn report(start: Instant, progress: &[(&str, Progress)], ended: &mpsc::Receiver<()>) {
    while let Err(RecvTimeoutError::Timeout) = ended.recv_timeout(INTERVAL) {
        let parts: Vec<String> = progress
            .iter()
            .filter_map(|(name, progress)| Some(format!("{name} {}", progress.get()?)))
            .collect();
        if !parts.is_empty() {
            println!("  {}  {}", clock(start.elapsed()), parts.join(" · "));
        }
    }
}

fn clock(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// `57 of 213` of cargo's `Building [==>   ] 57/213: leptos`.
fn fraction(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("Building [")?;
    let (done, all) = rest
        .split_once("] ")?
        .1
        .split_once(':')?
        .0
        .split_once('/')?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    (is_number(done) && is_number(all)).then(|| format!("{done} of {all}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_of_cargo() {
        let cases = [
            (
                "    Building [==>      ] 57/213: leptos, wasm-bindgen",
                Some("57 of 213"),
            ),
            ("\u{1b}[1m    Building\u{1b}[0m [=>] 1/2: a(bin)", None),
            (
                "    Building [=========================> ] 212/213: onboard(bin)",
                Some("212 of 213"),
            ),
            ("   Compiling leptos v0.8.23", None),
            ("error: it is not [Building", None),
            ("", None),
        ];
        for (line, expected) in cases {
            assert_eq!(fraction(line).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn elapsed_time() {
        for (seconds, expected) in [(5, "0:05"), (60, "1:00"), (754, "12:34")] {
            assert_eq!(clock(Duration::from_secs(seconds)), expected);
        }
    }

    #[test]
    fn every_step_runs_and_one_failure_is_enough() {
        let count = Mutex::new(0);
        let step = |name, fails: bool| {
            let count = &count;
            Step::new(name, move |_| {
                *count.lock().unwrap_or_else(PoisonError::into_inner) += 1;
                if fails {
                    bail!("{name} failed")
                }
                Ok(())
            })
        };
        let result = side_by_side(vec![step("a", false), step("b", true), step("c", false)]);
        assert_eq!(
            result.map_err(|error| error.to_string()),
            Err("b failed".to_owned())
        );
        assert_eq!(count.into_inner().ok(), Some(3));
    }
}
