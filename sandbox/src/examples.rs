//! `/examples/…`: pages of other people that show the form, under the policy of a strict one.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::Response;

use crate::encodings::Encoding;
use crate::folder::{self, Folder, moved_to, nothing_here};
use crate::server::Sandbox;

/// The page that leads to all others.
pub const ENTRANCE: &str = "/examples/host/";

const PREFIX: &str = "/examples/";
const ENTRANCE_FILE: &str = "host/index.html";

/// Nothing inline, no code made of text, nothing of another origin: the form has to work where a page says so.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'";

/// The example hosts in this folder.
///
/// # Errors
/// The folder holds no examples.
pub fn open(folder: &Path) -> Result<Folder, String> {
    Folder::with(folder, ENTRANCE_FILE).map_err(|_| {
        let folder = folder.display();
        format!("There are no example hosts in {folder}: name the folder that has {ENTRANCE_FILE} with --examples, or leave it out.")
    })
}

/// Answers `GET /examples/…`: a file, or the `index.html` of a folder.
pub async fn serve(State(sandbox): State<Arc<Sandbox>>, request: Request) -> Response {
    let Some(examples) = &sandbox.examples else {
        return nothing_here();
    };
    let path = request.uri().path();
    let Some(below) = path.strip_prefix(PREFIX).filter(|below| !below.is_empty()) else {
        return moved_to(ENTRANCE);
    };
    let Some(found) = folder::plain(below).and_then(|plain| examples.at(&plain)) else {
        return nothing_here();
    };
    let file = match (found.is_dir(), path.ends_with('/')) {
        (true, true) => found.join("index.html"),
        // Relative addresses in the page resolve only behind a slash.
        (true, false) => return moved_to(&format!("{path}/")),
        (false, true) => return nothing_here(),
        (false, false) => found,
    };
    let Ok(content) = fs::read(&file) else {
        return nothing_here();
    };
    let mut response = folder::answer(&file, Encoding::Identity, content, request.headers());
    let policy = HeaderValue::from_static(POLICY);
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, policy);
    response
}
