//! A folder whose files are served: which of them a path means, and how it is answered.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION, VARY,
};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use crate::encodings::{Encoding, preferred};

/// A folder, by its whole path.
pub struct Folder(PathBuf);

impl Folder {
    /// The folder, which has to have this file in it.
    ///
    /// # Errors
    /// The folder or the file cannot be read.
    pub fn with(folder: &Path, file: &str) -> io::Result<Self> {
        let whole = folder.canonicalize()?;
        fs::read(whole.join(file))?;
        Ok(Self(whole))
    }

    /// The file or folder at a plain path. A link may lead anywhere; what it leads to must be inside
    /// as well.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<PathBuf> {
        let found = self.0.join(path).canonicalize().ok();
        found.filter(|found| found.starts_with(&self.0))
    }
}

/// The path of a request below the folder, decoded; none where it must not be answered with a file.
#[must_use]
pub fn plain(path: &str) -> Option<Cow<'_, str>> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let is_plain = |part: &str| !part.starts_with('.') && !part.contains(['\\', '\0', ':']);
    let parts_are_plain = path
        .split('/')
        .all(|part| part.is_empty() || is_plain(part));
    let is_prepared = path.ends_with(".br") || path.ends_with(".gz");
    (parts_are_plain && !path.starts_with('/') && !is_prepared).then_some(path)
}

/// The content in the best encoding for which there is a file.
///
/// # Errors
/// The file cannot be read.
pub fn encoded(file: &Path, accept: &str) -> io::Result<(Encoding, Vec<u8>)> {
    for encoding in preferred(accept) {
        let mut name = file.as_os_str().to_owned();
        name.push(encoding.suffix());
        match fs::read(&name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            content => return Ok((encoding, content?)),
        }
    }
    Ok((Encoding::Identity, fs::read(file)?))
}

/// The response with a file's content. Browsers cache files with a hash in their name, and revalidate the others.
#[must_use]
pub fn answer(file: &Path, encoding: Encoding, content: Vec<u8>, asked: &HeaderMap) -> Response {
    let mut fields: Vec<(HeaderName, String)> = vec![(VARY, "Accept-Encoding".to_owned())];
    if encoding != Encoding::Identity {
        fields.push((CONTENT_ENCODING, encoding.name().to_owned()));
    }
    if has_content_hash(file) {
        fields.push((
            CACHE_CONTROL,
            "public, max-age=31536000, immutable".to_owned(),
        ));
    } else {
        let tag = tag(&content);
        fields.push((CACHE_CONTROL, "no-cache".to_owned()));
        fields.push((ETAG, tag.clone()));
        if is_known(asked, &tag) {
            return (StatusCode::NOT_MODIFIED, fields_of(fields)).into_response();
        }
    }
    fields.push((CONTENT_TYPE, content_type(file).to_owned()));
    (fields_of(fields), Body::from(content)).into_response()
}

/// Leads to another address of the sandbox.
#[must_use]
pub fn moved_to(address: &str) -> Response {
    (StatusCode::FOUND, [(LOCATION, address.to_owned())]).into_response()
}

/// The response if there is no file.
#[must_use]
pub fn nothing_here() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing at this address.\n").into_response()
}

fn fields_of(fields: Vec<(HeaderName, String)>) -> HeaderMap {
    fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.try_into().ok()?)))
        .collect()
}

/// Trunk's names end in a dash and sixteen hexadecimal digits, a program's in `_bg` after them: such a file never changes.
fn has_content_hash(file: &Path) -> bool {
    let Some(stem) = file.file_stem().and_then(|stem| stem.to_str()) else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem
        .rsplit_once('-')
        .map(|(_, hash)| hash)
        .unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// Made of the content as it is sent, so that each encoding has its own.
fn tag(content: &[u8]) -> String {
    let digits: String = Sha256::digest(content)
        .iter()
        .take(12)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("\"{digits}\"")
}

fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let known = asked
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|known| known.to_str().ok());
    known
        .flat_map(|known| known.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

fn content_type(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "md" | "ts" | "jsx" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_content_hash_never_change() {
        let cases = [
            ("app-0123456789abcdef.js", true),
            ("app-0123456789abcdef_bg.wasm", true),
            ("base-fedcba9876543210.css", true),
            ("index.html", false),
            ("embed.js", false),
            ("app-0123456789abcde.js", false),
            ("app-0123456789abcdeg.js", false),
            ("0123456789abcdef.js", false),
        ];
        for (name, never) in cases {
            assert_eq!(has_content_hash(Path::new(name)), never, "{name}");
        }
    }

    #[test]
    fn paths_stay_below_the_folder() {
        let cases = [
            ("", Some("")),
            ("host/plain/", Some("host/plain/")),
            ("host/l%6Fgo.png", Some("host/logo.png")),
            ("host//plain", Some("host//plain")),
            ("../secret.txt", None),
            ("host/../../secret.txt", None),
            ("..%2fsecret.txt", None),
            ("%2e%2e/secret.txt", None),
            ("..\\secret.txt", None),
            ("c:/secret.txt", None),
            ("/etc/hostname", None),
            ("%2fetc/hostname", None),
            (".hidden", None),
            ("host/.hidden", None),
            ("index.html%00.txt", None),
            ("%ff.txt", None),
            ("app.js.br", None),
            ("app.js.gz", None),
        ];
        for (path, expected) in cases {
            assert_eq!(plain(path).as_deref(), expected, "{path}");
        }
    }
}
