//! The built app: inside the binary, or from a folder. All of it is read at start.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;

use axum::body::{Body, Bytes};
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::config::Config;
use crate::headers::Sort;
use crate::seal::hashed;

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

const PAGE: &str = "index.html";
const FRAMED: &str = "embed.html";
const CONFIGURATION: &str = "config.json";
const BASE: &str = "<base href=\"/\">";

/// A file in the encodings that there are.
#[derive(Default)]
struct File {
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    tag: String,
}

/// The files by their path below the base.
pub struct Assets(HashMap<String, File>);

impl Assets {
    /// Reads them, and adds `config.json`.
    ///
    /// # Errors
    /// There is no app, or it cannot be read.
    pub fn open(dist: Option<&Path>, config: &Config, configuration: &str) -> Result<Self, String> {
        let mut raw = HashMap::new();
        match dist {
            Some(dist) => collect(dist, "", &mut raw).map_err(|error| {
                format!("The app in {} cannot be read: {error}.", dist.display())
            })?,
            None => {
                let embedded = FILES
                    .iter()
                    .map(|(name, content)| ((*name).to_owned(), Bytes::from_static(content)));
                raw.extend(embedded);
            }
        }
        if !raw.contains_key(PAGE) {
            return Err(match dist {
                Some(dist) => format!(
                    "There is no built app in {}: it holds no {PAGE}.",
                    dist.display()
                ),
                None => "This binary holds no app: name the folder of one with --dist.".to_owned(),
            });
        }
        let mut files: HashMap<String, File> = HashMap::new();
        for (name, content) in raw {
            let (name, encoding) = match name.rsplit_once('.') {
                Some((name, "br")) => (name.to_owned(), Some(true)),
                Some((name, "gz")) => (name.to_owned(), Some(false)),
                _ => (name, None),
            };
            let file = files.entry(name).or_default();
            match encoding {
                None => file.plain = content,
                Some(true) => file.brotli = Some(content),
                Some(false) => file.gzip = Some(content),
            }
        }
        if config.base() != "/" {
            for page in [PAGE, FRAMED] {
                if let Some(file) = files.get_mut(page) {
                    let ours = format!("<base href=\"{}\">", config.base());
                    let text = String::from_utf8_lossy(&file.plain).replace(BASE, &ours);
                    *file = File {
                        plain: Bytes::from(text),
                        ..File::default()
                    };
                }
            }
        }
        let file = File {
            plain: Bytes::from(configuration.to_owned()),
            ..File::default()
        };
        files.insert(CONFIGURATION.to_owned(), file);
        for file in files.values_mut() {
            file.tag = hashed(&String::from_utf8_lossy(&file.plain))
                .chars()
                .take(16)
                .collect();
        }
        Ok(Self(files))
    }

    /// How many files there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Answers a path below the base: a file, or the page, which finds its own way.
    #[must_use]
    pub fn answer(&self, method: &Method, path: &str, asked: &HeaderMap) -> (Sort, Response) {
        if method != Method::GET && method != Method::HEAD {
            return (
                Sort::Private,
                (StatusCode::METHOD_NOT_ALLOWED, [("allow", "GET, HEAD")]).into_response(),
            );
        }
        // No page of the app has such a path.
        let has_dots = path.split('/').any(|part| matches!(part, "." | ".."));
        let last = path.rsplit('/').next().unwrap_or_default();
        let name = if self.0.contains_key(path) || last.contains('.') || has_dots {
            path
        } else {
            PAGE
        };
        let Some(file) = self.0.get(name) else {
            return (
                Sort::Private,
                (StatusCode::NOT_FOUND, "There is nothing at this address.\n").into_response(),
            );
        };
        let sort = if name == FRAMED {
            Sort::Framed
        } else {
            Sort::File
        };
        (sort, file.answer(name, asked, method == Method::HEAD))
    }
}

impl File {
    fn answer(&self, name: &str, asked: &HeaderMap, is_head: bool) -> Response {
        let accepts = |coding| accepts(asked, coding);
        let (coding, content) = match (&self.brotli, &self.gzip) {
            (Some(brotli), _) if accepts("br") => ("br", brotli),
            (_, Some(gzip)) if accepts("gzip") => ("gzip", gzip),
            _ => ("", &self.plain),
        };
        // Each coding has a tag of its own, as a strong one must.
        let tag = format!("\"{}{coding}\"", self.tag);
        let mut headers = HeaderMap::new();
        let mut set = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        set(VARY, "Accept-Encoding");
        set(ETAG, &tag);
        set(
            CACHE_CONTROL,
            match name {
                CONFIGURATION => "no-store",
                _ if has_content_hash(name) => "public, max-age=31536000, immutable",
                _ => "no-cache",
            },
        );
        let known = asked
            .get_all(IF_NONE_MATCH)
            .iter()
            .filter_map(|known| known.to_str().ok());
        let mut known = known.flat_map(|known| known.split(',')).map(str::trim);
        if known.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        set(CONTENT_TYPE, content_type(name));
        if !coding.is_empty() {
            set(CONTENT_ENCODING, coding);
        }
        if is_head {
            set(
                axum::http::header::CONTENT_LENGTH,
                &content.len().to_string(),
            );
            return (headers, Body::empty()).into_response();
        }
        (headers, Body::from(content.clone())).into_response()
    }
}

fn collect(folder: &Path, below: &str, files: &mut HashMap<String, Bytes>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{below}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, Bytes::from(fs::read(entry.path())?));
        }
    }
    Ok(())
}

/// Whether a coding is accepted; one that is not named is not.
fn accepts(asked: &HeaderMap, coding: &str) -> bool {
    let lines = asked
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let is_named = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let is_refused = parts
            .filter_map(|part| part.strip_prefix("q="))
            .any(|weight| weight.parse() == Ok(0.0));
        is_named && !is_refused
    })
}

/// Names of the build end in a dash and sixteen hexadecimal digits, a program's in `_bg` after them.
fn has_content_hash(name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem
        .rsplit_once('-')
        .map(|(_, hash)| hash)
        .unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
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
        "txt" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codings() {
        let cases = [
            ("br", "gzip, deflate, br", true),
            ("br", "gzip;q=1.0, BR;q=0.5", true),
            ("br", "br;q=0", false),
            ("br", "br; q=0.0", false),
            ("br", "gzip", false),
            ("gzip", "", false),
            ("br", "*", false),
        ];
        for (coding, line, expected) in cases {
            let mut asked = HeaderMap::new();
            asked.insert(ACCEPT_ENCODING, HeaderValue::from_static(line));
            assert_eq!(accepts(&asked, coding), expected, "{coding} {line}");
        }
    }

    #[test]
    fn names_with_a_content_hash() {
        let cases = [
            ("app-0123456789abcdef.js", true),
            ("text/app-0123456789abcdef_bg.wasm", true),
            ("index.html", false),
            ("embed.js", false),
            ("app-0123456789abcde.js", false),
        ];
        for (name, expected) in cases {
            assert_eq!(has_content_hash(name), expected, "{name}");
        }
    }
}
