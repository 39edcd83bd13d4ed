//! A `.br` and a `.gz` beside each file, made once with all the effort there is, so that no host has to.

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use brotli::{CompressorWriter, enc::BrotliEncoderParams};
use flate2::{Compression, write::GzEncoder};

use super::sources::files_below;

/// The extensions of files to compress; pictures and fonts are compressed already.
const COMPRESSIBLE: [&str; 10] = [
    "html",
    "js",
    "mjs",
    "css",
    "wasm",
    "svg",
    "json",
    "webmanifest",
    "txt",
    "xml",
];

/// Compresses every file in a folder for which it is worth while.
pub fn compress(folder: &Path) -> Result<()> {
    for file in files_below(folder)? {
        let extension = file
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or_default();
        if COMPRESSIBLE.contains(&extension) {
            compress_file(&file)
                .with_context(|| format!("{} cannot be compressed", file.display()))?;
        }
    }
    Ok(())
}

/// Writes the compressed copies of one file.
pub fn compress_file(file: &Path) -> Result<()> {
    let contents = fs::read(file)?;

    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: contents.len(),
        ..Default::default()
    };
    let mut brotli = CompressorWriter::with_params(Vec::new(), 4096, &parameters);
    brotli.write_all(&contents)?;
    fs::write(beside(file, "br"), brotli.into_inner())?;

    let mut gzip = GzEncoder::new(
        BufWriter::new(File::create(beside(file, "gz"))?),
        Compression::best(),
    );
    gzip.write_all(&contents)?;
    gzip.finish()?.flush()?;
    Ok(())
}

/// The compressed copy of a file: `app.js` and `br` make `app.js.br`.
pub fn beside(file: &Path, coding: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(coding);
    PathBuf::from(name)
}
