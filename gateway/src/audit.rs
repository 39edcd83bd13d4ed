//! The audit log: JSON lines, only ever appended. Who, when, by which connection, with which ids, and what came of it;
//! no body, no token, nothing of the customer but its id. Each line names the hash of the line before it, so a line that
//! is changed or removed later shows.

mod line;
mod verify;

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;

use crate::seal::hashed;

pub use line::{Event, Line};
pub use verify::{Chain, verify};

/// Longer than any line that the gateway writes.
const LONGEST_LINE: u64 = 64 * 1024;

/// A line as it is written.
#[derive(Serialize)]
struct Linked<'a> {
    #[serde(flatten)]
    line: &'a Line<'a>,
    /// SHA-256 of the line before, without its end, in base64url; empty in the first line.
    previous: &'a str,
}

/// An open log.
struct Open {
    file: File,
    previous: String,
    /// Whether the file may end in a part of a line, for example after a full disk.
    is_torn: bool,
}

/// Writes lines.
pub struct Audit {
    path: Option<PathBuf>,
    open: Mutex<Option<Open>>,
}

impl Audit {
    /// Opens the file for appending; without one there is no audit log.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn open(path: Option<PathBuf>) -> Result<Self, String> {
        let open = path.as_deref().map(opened).transpose()?;
        Ok(Self {
            path,
            open: Mutex::new(open),
        })
    }

    /// The file of the log.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Opens the file again, so that a log rotation can move it away. The first line of a new file names the last line of
    /// the one before.
    ///
    /// # Errors
    /// It cannot be opened: the old one stays in use.
    pub fn reopen(&self) -> Result<(), String> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let mut new = opened(path)?;
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if new.previous.is_empty()
            && let Some(old) = open.take()
        {
            new.previous = old.previous;
        }
        *open = Some(new);
        Ok(())
    }

    /// Appends a line, whole.
    pub fn write(&self, line: &Line<'_>) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let (Some(open), Some(path)) = (open.as_mut(), &self.path) else {
            return;
        };
        let failed = |error: &dyn std::fmt::Display| {
            metrics::counter!("onboard_audit_failures_total").increment(1);
            tracing::error!(%error, "the audit log cannot be written");
        };
        if open.is_torn {
            match opened(path) {
                Ok(new) => *open = new,
                Err(error) => return failed(&error),
            }
        }
        let linked = Linked {
            line,
            previous: &open.previous,
        };
        let Ok(mut text) = serde_json::to_string(&linked) else {
            return;
        };
        let hash = hashed(&text);
        text.push('\n');
        match open.file.write_all(text.as_bytes()) {
            Ok(()) => open.previous = hash,
            Err(error) => {
                open.is_torn = true;
                failed(&error);
            }
        }
    }
}

fn opened(path: &Path) -> Result<Open, String> {
    let open = || -> io::Result<Open> {
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .mode(0o640)
            .open(path)?;
        let last = last_line(&mut file)?;
        // A line that a crash has cut off gets its end, so that the next one begins a line.
        if let Some((_, false)) = last {
            file.write_all(b"\n")?;
        }
        let previous = last.map(|(text, _)| hashed(&text)).unwrap_or_default();
        Ok(Open {
            file,
            previous,
            is_torn: false,
        })
    };
    open().map_err(|error| {
        format!(
            "The audit log {} cannot be opened: {error}.",
            path.display()
        )
    })
}

/// The last line, and whether it has its end.
fn last_line(file: &mut File) -> io::Result<Option<(String, bool)>> {
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(LONGEST_LINE)))?;
    let mut end = Vec::new();
    file.read_to_end(&mut end)?;
    let text = String::from_utf8_lossy(&end);
    let is_whole = text.ends_with('\n');
    let last = text.lines().next_back();
    Ok(last.map(|last| (last.to_owned(), is_whole)))
}

#[cfg(test)]
mod tests;
