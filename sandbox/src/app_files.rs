//! The built app: the files of `dist`, below the base path.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::config;
use crate::embedding::{self, allowed_origins};
use crate::encodings::Encoding;
use crate::folder::{self, Folder, encoded, moved_to, nothing_here};
use crate::problem::json_answer;
use crate::server::Sandbox;

/// The page that others frame.
const FRAMED: &str = "embed.html";

/// The folder of the app, and the path below which it is served.
pub struct AppFiles {
    dist: Option<Folder>,
    base: String,
}

impl AppFiles {
    /// The app in this directory, served below `base`, which starts and ends with a slash.
    ///
    /// # Errors
    /// The directory holds no app; the message names the missing file.
    pub fn new(dist: Option<&Path>, base: &str) -> Result<Self, String> {
        let dist = match dist {
            None => None,
            Some(dist) => Some(Folder::with(dist, "index.html").map_err(|_| {
                let dist = dist.display();
                format!("There is no built app in {dist}: build it with `cargo xtask build`, or leave out --dist.")
            })?),
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

    /// The file of a path below the base; none if the response must not be a file.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let dist = self.dist.as_ref()?;
        let path = folder::plain(path)?;
        let file = dist.at(&path).filter(|file| file.is_file());
        // A path without an extension is a page of the app, which finds its own way.
        let last = path.rsplit('/').next().unwrap_or_default();
        file.or_else(|| dist.at("index.html").filter(|_| !last.contains('.')))
    }
}

/// Answers everything that is neither API nor control nor an example.
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
    let mut response = below_base(&sandbox, path, request.headers());
    embedding::let_load(response.headers_mut());
    response
}

fn below_base(sandbox: &Sandbox, path: &str, asked: &HeaderMap) -> Response {
    let files = &sandbox.files;
    if path == "config.json" {
        let origins = allowed_origins(asked);
        let configuration =
            config::configuration(sandbox.sign_in, sandbox.sample_data, &origins, || {
                sandbox.sample_token()
            });
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
        Some(file) => answer(&file, &files.base, asked).unwrap_or_else(|_| nothing_here()),
        None => nothing_here(),
    }
}

fn answer(file: &Path, base: &str, asked: &HeaderMap) -> io::Result<Response> {
    let is = |page| file.file_name().is_some_and(|name| name == page);
    let (encoding, content) = if is("index.html") && base != "/" {
        (
            Encoding::Identity,
            with_base(&fs::read_to_string(file)?, base).into_bytes(),
        )
    } else {
        let accept = asked
            .get(ACCEPT_ENCODING)
            .and_then(|accept| accept.to_str().ok());
        encoded(file, accept.unwrap_or_default())?
    };
    let mut response = folder::answer(file, encoding, content, asked);
    if is(FRAMED) {
        embedding::let_frame(&allowed_origins(asked), response.headers_mut());
    }
    Ok(response)
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
    fn the_page_has_its_base() {
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
