//! Checks that the lines of an audit log follow each other.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;

use crate::seal::hashed;

/// The result of the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// So many lines, each of which names the one before. The first may name one of an earlier file.
    Whole(usize),
    /// This line, counted from 1, does not name the one before: a line was changed, added or removed there.
    Broken(usize),
}

#[derive(Deserialize)]
struct Link {
    previous: String,
}

/// Reads a log from its beginning.
///
/// # Errors
/// It cannot be read.
pub fn verify(path: &Path) -> std::io::Result<Chain> {
    let mut before: Option<String> = None;
    let mut count = 0;
    let mut lines = BufReader::new(File::open(path)?);
    let mut bytes = Vec::new();
    while lines.read_until(b'\n', &mut bytes)? > 0 {
        count += 1;
        let text = String::from_utf8_lossy(&bytes);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let link = serde_json::from_str::<Link>(text).ok();
        let follows = match (&before, &link) {
            (Some(before), Some(link)) => hashed(before) == link.previous,
            (None, Some(_)) => true,
            // A line that a crash has cut off: the next one names it.
            (_, None) => serde_json::from_str::<serde_json::Value>(text).is_err(),
        };
        if !follows {
            return Ok(Chain::Broken(count));
        }
        before = Some(text.to_owned());
        bytes.clear();
    }
    Ok(Chain::Whole(count))
}
