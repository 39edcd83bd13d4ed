//! The record of a build, by which the next one knows whether it is needed.

use std::{fs, io, path::Path};

use anyhow::{Context, Result};

use super::sources::files_below;

/// Whether `dist` was built from these sources and is still whole.
pub fn is_current(record: &Path, fingerprint: &str, dist: &Path) -> bool {
    let expected = fs::read_to_string(record);
    let actual = describe(fingerprint, dist);
    matches!((expected, actual), (Ok(expected), Ok(actual)) if expected == actual)
}

/// Writes the record of a finished build.
pub fn write(record: &Path, fingerprint: &str, dist: &Path) -> Result<()> {
    fs::write(record, describe(fingerprint, dist)?)
        .with_context(|| format!("{} cannot be written", record.display()))
}

/// Forgets the last build: from here on `dist` is being changed.
pub fn forget(record: &Path) -> Result<()> {
    match fs::remove_file(record) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", record.display()))
        }
        _ => Ok(()),
    }
}

/// The fingerprint, then each file with its size.
fn describe(fingerprint: &str, dist: &Path) -> Result<String> {
    let mut text = format!("{fingerprint}\n");
    for file in files_below(dist)? {
        let size = fs::metadata(&file)?.len();
        text.push_str(&format!("{} {size}\n", file.strip_prefix(dist)?.display()));
    }
    Ok(text)
}
