//! The built app: the files of `dist`, below the base path.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION,
    VARY,
};
use axum::http::{HeaderMap, HeaderName, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use crate::config;
use crate::encodings::{Encoding, preferred};
use crate::problem::json_answer;
use crate::server::Sandbox;

/// Where the app is, and where it is served.
pub struct AppFiles {
    dist: Option<PathBuf>,
    base: String,
}

impl AppFiles {
    /// The app in this directory, served below `base`, which starts and ends with a slash.
    ///
    /// # Errors
    /// Says what is missing where the directory holds no app.
    pub fn new(dist: Option<&Path>, base: &str) -> Result<Self, String> {
        let dist = match dist {
            None => None,
            Some(dist) => {
                let whole = dist
                    .canonicalize()
                    .and_then(|whole| fs::read(whole.join("index.html")).map(|_| whole));
                Some(whole.map_err(|_| {
                    let dist = dist.display();
                    format!("There is no built app in {dist}: build it with `cargo xtask build`, or leave out --dist.")
                })?)
            }
        };
        Ok(Self {
            dist,
            base: base.to_owned(),
        })
    }

    /// The path the app is served below.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What a path below the base stands for; none where it must not be answered with a file.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let dist = self.dist.as_ref()?;
        let path = percent_decode_str(path).decode_utf8().ok()?;
        let is_plain = |part: &str| !part.starts_with('.') && !part.contains(['\\', '\0', ':']);
        if !path
            .split('/')
            .all(|part| part.is_empty() || is_plain(part))
            || path.starts_with('/')
        {
            return None;
        }
        let last = path.rsplit('/').next().unwrap_or_default();
        if last.ends_with(".br") || last.ends_with(".gz") {
            return None;
        }
        // A link inside `dist` may lead anywhere; what it leads to must be inside as well.
        let file = dist.join(path.as_ref()).canonicalize().ok();
        let file = file.filter(|file| file.starts_with(dist) && file.is_file());
        // A path without an extension is a page of the app, which finds its own way.
        file.or_else(|| (!last.contains('.')).then(|| dist.join("index.html")))
    }
}

/// Answers everything that is neither API nor control.
pub async fn serve(State(sandbox): State<Arc<Sandbox>>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let files = &sandbox.files;
    let path = request.uri().path();
    let Some(path) = path.strip_prefix(&files.base) else {
        let leads_to_base = path == "/" || format!("{path}/") == files.base;
        return if leads_to_base {
            moved_to(&files.base)
        } else {
            nothing_here()
        };
    };
    if path == "config.json" {
        let configuration = config::configuration(sandbox.sign_in, || sandbox.sample_token());
        return (
            [(CACHE_CONTROL, "no-store")],
            json_answer(StatusCode::OK, &configuration),
        )
            .into_response();
    }
    if files.dist.is_none() {
        return no_app(path.is_empty());
    }
    match files.file(path) {
        // The files are small and in the page cache of the system: reading one takes less than handing it to a thread.
        Some(file) => {
            answer(&file, &files.base, request.headers()).unwrap_or_else(|_| nothing_here())
        }
        None => nothing_here(),
    }
}

fn answer(file: &Path, base: &str, headers: &HeaderMap) -> io::Result<Response> {
    let is_page = file.file_name().is_some_and(|name| name == "index.html");
    let (encoding, content) = if is_page && base != "/" {
        (
            Encoding::Identity,
            with_base(&fs::read_to_string(file)?, base).into_bytes(),
        )
    } else {
        let accept = headers
            .get(ACCEPT_ENCODING)
            .and_then(|accept| accept.to_str().ok());
        encoded(file, accept.unwrap_or_default())?
    };

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
        if is_known(headers, &tag) {
            return Ok((StatusCode::NOT_MODIFIED, fields_of(fields)).into_response());
        }
    }
    fields.push((CONTENT_TYPE, content_type(file).to_owned()));
    Ok((fields_of(fields), Body::from(content)).into_response())
}

fn fields_of(fields: Vec<(HeaderName, String)>) -> HeaderMap {
    fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.try_into().ok()?)))
        .collect()
}

/// The content in the best encoding that stands beside the file.
fn encoded(file: &Path, accept: &str) -> io::Result<(Encoding, Vec<u8>)> {
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

fn with_base(page: &str, base: &str) -> String {
    let ours = format!("<base href=\"{base}\">");
    [
        "<base href=\"/\">",
        "<base href=\"/\" />",
        "<base href=\"/\"/>",
    ]
    .iter()
    .fold(page.to_owned(), |page, theirs| page.replace(theirs, &ours))
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

fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers
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
        "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn moved_to(base: &str) -> Response {
    (StatusCode::FOUND, [(LOCATION, base.to_owned())]).into_response()
}

fn nothing_here() -> Response {
    (StatusCode::NOT_FOUND, "There is nothing at this address.\n").into_response()
}

fn no_app(is_root: bool) -> Response {
    if !is_root {
        return nothing_here();
    }
    let text = "The sandbox API is running, but it was given no built app to serve.\n\
        Build one with `cargo xtask build` and start the sandbox with --dist dist, or use `cargo xtask run`.\n";
    text.into_response()
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
    fn the_page_is_told_its_base() {
        let cases = [
            (
                "<head><base href=\"/\"><x>",
                "<head><base href=\"/onboard/\"><x>",
            ),
            ("<base href=\"/\" />", "<base href=\"/onboard/\">"),
            ("<base href=\"/\"/>", "<base href=\"/onboard/\">"),
            ("<p>none</p>", "<p>none</p>"),
        ];
        for (page, expected) in cases {
            assert_eq!(with_base(page, "/onboard/"), expected);
        }
    }
}
