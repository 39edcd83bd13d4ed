//! Reading and changing `index.html`.

use std::{cell::RefCell, fs, path::Path};

use anyhow::{Context, Result, anyhow, ensure};
use lol_html::{
    RewriteStrSettings, doc_comments, element,
    html_content::{ContentType, Element},
    rewrite_str,
};

/// The page in a folder of assets.
pub const FILE: &str = "index.html";

/// The host's own file beside the page. Its name never changes.
const CONFIGURATION: &str = "config.json";

/// Elements that make the browser load a file.
const LOADING: &str = "link[rel~=stylesheet], link[rel~=modulepreload], link[rel~=preload], link[rel~=icon], script[src], img[src]";

/// Links to files of which the program loads one: the words of each language.
const WORDS: &str = "link[rel~=alternate][hreflang]";

/// Links to the files of the tools, which are loaded when one is opened.
const TOOLS: &str = "link[rel~=alternate][data-tools]";

/// The files beside the page that it makes the browser load, in order, each once.
pub fn loaded_files(html: &str) -> Result<Vec<String>> {
    files(html, LOADING)
}

/// The files beside the page of which the program loads one: the words of each language.
pub fn word_files(html: &str) -> Result<Vec<String>> {
    files(html, WORDS)
}

/// The files beside the page that are loaded when a tool is opened: the words of each language, and the style.
pub fn tool_files(html: &str) -> Result<Vec<String>> {
    files(html, TOOLS)
}

fn files(html: &str, selector: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    visit(html, selector, |element| {
        let file = address(element).and_then(|(_, address)| Some(built_file(&address)?.to_owned()));
        if let Some(file) = file.filter(|file| !files.contains(file)) {
            files.push(file);
        }
    })?;
    Ok(files)
}

/// The page as trunk takes it in from `prefix` below the project: with the program's files named instead of its
/// sources, which are compiled already.
pub fn for_trunk(html: &str, prefix: &str) -> Result<String> {
    let html = visit(html, "link[data-trunk][rel=rust]", |element| {
        element.remove()
    })?;
    visit(&html, "[data-trunk]", |element| {
        if let Some((name, address)) = address(element) {
            // Fails only for a name that is no attribute's.
            let _ = element.set_attribute(name, &format!("{prefix}{address}"));
        }
    })
}

/// The page with other names for some of its files.
pub fn with_names(html: &str, new_name: impl Fn(&str) -> Option<String>) -> Result<String> {
    visit(html, &format!("{LOADING}, {WORDS}, {TOOLS}"), |element| {
        let Some((name, address)) = address(element) else {
            return;
        };
        if let Some(new) = built_file(&address).and_then(&new_name) {
            let _ = element.set_attribute(name, &new);
        }
    })
}

/// The page with its base at the given path.
pub fn with_base(html: &str, base: &str) -> Result<String> {
    let is_written = RefCell::new(false);
    let html = visit(html, "base", |element| {
        *is_written.borrow_mut() = element.set_attribute("href", base).is_ok();
    })?;
    ensure!(
        is_written.into_inner(),
        "index.html has no <base> to write the path into"
    );
    Ok(html)
}

/// The page with these templates at the end of its body.
pub fn with_templates(html: &str, templates: &str) -> Result<String> {
    let is_written = RefCell::new(false);
    let html = visit(html, "body", |body| {
        body.append(templates, ContentType::Html);
        *is_written.borrow_mut() = true;
    })?;
    ensure!(is_written.into_inner(), "index.html has no <body>");
    Ok(html)
}

/// The page without its comments.
pub fn without_comments(html: &str) -> Result<String> {
    rewrite_str(
        html,
        RewriteStrSettings::new().append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        })),
    )
    .map_err(|error| anyhow!("index.html cannot be read: {error}"))
}

/// Changes the page in a folder of assets.
pub fn rewrite(folder: &Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let file = folder.join(FILE);
    let html =
        fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    fs::write(&file, change(&html)?)
        .with_context(|| format!("{} cannot be written", file.display()))
}

fn visit(html: &str, selector: &str, mut act: impl FnMut(&mut Element<'_, '_>)) -> Result<String> {
    rewrite_str(
        html,
        RewriteStrSettings::new().append_element_content_handler(element!(selector, |element| {
            act(element);
            Ok(())
        })),
    )
    .map_err(|error| anyhow!("index.html cannot be read: {error}"))
}

/// The attribute by which an element names a file, with its value.
fn address(element: &Element<'_, '_>) -> Option<(&'static str, String)> {
    ["href", "src"]
        .into_iter()
        .find_map(|name| Some((name, element.get_attribute(name)?)))
}

/// The path of a built file beside the page, without `./`. None for other hosts, absolute paths and `data:`.
fn built_file(address: &str) -> Option<&str> {
    let file = address.strip_prefix("./").unwrap_or(address);
    let is_beside =
        !file.is_empty() && !file.starts_with(['/', '#']) && !file.contains([':', '?', '#']);
    (is_beside && file != CONFIGURATION).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html>
<html lang="en"><head>
<meta charset="utf-8">
<!-- <script src="commented.js"></script> -->
<link rel="stylesheet" href="./base.css">
<link rel="modulepreload" href='./app.js'>
<link crossorigin rel=preload href=./app_bg.wasm as=fetch />
<link rel="canonical" href="elsewhere.html">
<link rel="preload" href="config.json" as="fetch">
<link rel="alternate" hreflang="en" href="text/en.txt">
<link rel="alternate" data-tools="en" href="text/tools-en.txt">
<link rel="icon" href="data:image/svg+xml,<svg>">
<script>if (1 < 2) "<script src='inline.js'>"</script>
<SCRIPT TYPE="module" SRC="./boot.js"></SCRIPT>
<script src="https://other.example/a.js"></script>
</head><body><img src="./logo.svg" alt="1 > 0"><img src="./logo.svg"></body></html>"#;

    #[test]
    fn lists_what_the_browser_loads() -> Result<()> {
        assert_eq!(
            loaded_files(PAGE)?,
            ["base.css", "app.js", "app_bg.wasm", "boot.js", "logo.svg"]
        );
        assert_eq!(word_files(PAGE)?, ["text/en.txt"]);
        assert_eq!(tool_files(PAGE)?, ["text/tools-en.txt"]);
        Ok(())
    }

    #[test]
    fn renames_only_the_given_files() -> Result<()> {
        let renamed = with_names(PAGE, |file| {
            let stem = file.strip_suffix(".js").or(file.strip_suffix(".txt"))?;
            Some(file.replacen(stem, &format!("{stem}-01"), 1))
        })?;
        let mut files = loaded_files(&renamed)?;
        files.extend(word_files(&renamed)?);
        assert_eq!(
            files,
            [
                "base.css",
                "app-01.js",
                "app_bg.wasm",
                "boot-01.js",
                "logo.svg",
                "text/en-01.txt"
            ]
        );
        Ok(())
    }

    #[test]
    fn trunk_gets_the_assets_and_no_sources() -> Result<()> {
        let cases = [
            (
                r#"<link data-trunk rel="rust" href="Cargo.toml" /><link rel="x" href="a" />"#,
                r#"<link rel="x" href="a" />"#,
            ),
            (
                r#"<script data-trunk src="boot.js"></script>"#,
                r#"<script data-trunk src="../../boot.js"></script>"#,
            ),
            (
                r#"<link data-trunk rel="copy-dir" href="style" />"#,
                r#"<link data-trunk rel="copy-dir" href="../../style" />"#,
            ),
        ];
        for (html, expected) in cases {
            assert_eq!(for_trunk(html, "../../")?, expected);
        }
        Ok(())
    }

    #[test]
    fn writes_the_base_in_its_place() -> Result<()> {
        let cases = [
            (
                "<head><base href=\"/\"><title>x</title>",
                "<head><base href=\"/onboard/\"><title>x</title>",
            ),
            (
                "<head><!-- <base> --><base href=/ ></head>",
                "<head><!-- <base> --><base href=\"/onboard/\"></head>",
            ),
        ];
        for (html, expected) in cases {
            assert_eq!(with_base(html, "/onboard/")?, expected);
        }
        assert!(with_base("<head><title>x</title></head>", "/").is_err());
        Ok(())
    }

    #[test]
    fn templates_stand_at_the_end_of_the_body() -> Result<()> {
        let html = with_templates("<body><p>a</p></body>", "<template></template>")?;
        assert_eq!(html, "<body><p>a</p><template></template></body>");
        assert!(with_templates("<p>a</p>", "").is_err());
        Ok(())
    }

    #[test]
    fn comments_go_and_nothing_else() -> Result<()> {
        let cases = [
            ("<p>a</p><!-- why --><p>b</p>", "<p>a</p><p>b</p>"),
            ("<!-- a --><!-- b -->x", "x"),
            (
                "<script>a <!-- b --> c</script><!-- d -->",
                "<script>a <!-- b --> c</script>",
            ),
        ];
        for (html, expected) in cases {
            assert_eq!(without_comments(html)?, expected);
        }
        Ok(())
    }
}
