//! Reading and changing `index.html`: only its tags, never its text.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::markup::{Attribute, Markup, Tag};

/// The page in a folder of assets.
pub const FILE: &str = "index.html";

/// What the host lays beside the page, under a name that stays.
const OF_THE_HOST: &str = "config.json";

/// Relations by which a link makes the browser load a file.
const LOADING: [&str; 7] = [
    "stylesheet",
    "modulepreload",
    "preload",
    "icon",
    "apple-touch-icon",
    "mask-icon",
    "manifest",
];

/// The relation of a link to a file that the program loads if it needs it: the words of a language.
const ON_DEMAND: [&str; 1] = ["alternate"];

/// The files beside the page that it makes the browser load, in order, each once.
pub fn loaded_files(html: &str) -> Vec<String> {
    files(html, &LOADING)
}

/// The files beside the page of which the program loads one: the words of each language.
pub fn word_files(html: &str) -> Vec<String> {
    files(html, &ON_DEMAND)
}

fn files(html: &str, relations: &[&str]) -> Vec<String> {
    let mut files = Vec::new();
    for tag in &Markup::read(html).tags {
        if let Some(file) =
            address(tag, relations).and_then(|attribute| built_file(attribute.value))
            && !files.iter().any(|known| known == file)
        {
            files.push(file.to_owned());
        }
    }
    files
}

/// The files and folders that trunk is told to take in.
pub fn trunk_sources(html: &str) -> Vec<String> {
    Markup::read(html)
        .tags
        .iter()
        .filter(|tag| tag.attribute("data-trunk").is_some() && !is_rust(tag))
        .filter_map(|tag| tag.attribute("href").or(tag.attribute("src")))
        .map(|attribute| attribute.value.to_owned())
        .collect()
}

/// The page with other names for some of its files.
pub fn with_names(html: &str, new_name: impl Fn(&str) -> Option<String>) -> String {
    let mut changes = Vec::new();
    for tag in &Markup::read(html).tags {
        let Some(attribute) = address(tag, &LOADING).or_else(|| address(tag, &ON_DEMAND)) else {
            continue;
        };
        let Some(file) = built_file(attribute.value) else {
            continue;
        };
        if let Some(name) = new_name(file) {
            let end = attribute.span.end;
            changes.push((end - file.len()..end, name));
        }
    }
    let mut changed = html.to_owned();
    for (span, name) in changes.into_iter().rev() {
        changed.replace_range(span, &name);
    }
    changed
}

/// The page with its base at the given path: in the place of the one it has, else first in its head.
pub fn with_base(html: &str, base: &str) -> Result<String> {
    let written = format!("<base href=\"{base}\">");
    let tags = Markup::read(html).tags;
    let mut changed = html.to_owned();
    if let Some(tag) = tags.iter().find(|tag| tag.is("base")) {
        changed.replace_range(tag.span.clone(), &written);
    } else {
        let head = tags
            .iter()
            .find(|tag| tag.is("head"))
            .context("index.html has no <head> to write the base into")?;
        changed.insert_str(head.span.end, &written);
    }
    Ok(changed)
}

/// Changes the page in a folder of assets.
pub fn rewrite(folder: &Path, change: impl FnOnce(&str) -> Result<String>) -> Result<()> {
    let file = folder.join(FILE);
    let html =
        fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    fs::write(&file, change(&html)?)
        .with_context(|| format!("{} cannot be written", file.display()))
}

/// The page without its comments.
pub fn without_comments(html: &str) -> String {
    let mut kept = html.to_owned();
    for span in Markup::read(html).comments.into_iter().rev() {
        kept.replace_range(span, "");
    }
    kept
}

/// The attribute by which a tag names a file in one of these relations; scripts and pictures are loaded.
fn address<'a, 'b>(tag: &'b Tag<'a>, relations: &[&str]) -> Option<&'b Attribute<'a>> {
    if tag.is("script") || tag.is("img") {
        return (relations == LOADING)
            .then(|| tag.attribute("src"))
            .flatten();
    }
    let rel = tag
        .is("link")
        .then(|| tag.attribute("rel"))
        .flatten()?
        .value;
    rel.split_whitespace()
        .any(|word| relations.contains(&word))
        .then(|| tag.attribute("href"))
        .flatten()
}

/// Whether a tag stands for the program: its sources are more than the file it names.
fn is_rust(tag: &Tag<'_>) -> bool {
    tag.attribute("rel").is_some_and(|rel| rel.value == "rust")
}

/// The path of a built file beside the page, without `./`; nothing for other hosts, absolute paths and `data:`.
fn built_file(address: &str) -> Option<&str> {
    let file = address.strip_prefix("./").unwrap_or(address);
    let is_beside =
        !file.is_empty() && !file.starts_with(['/', '#']) && !file.contains([':', '?', '#']);
    (is_beside && file != OF_THE_HOST).then_some(file)
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
<link rel="icon" href="data:image/svg+xml,<svg>">
<script>if (1 < 2) "<script src='inline.js'>"</script>
<SCRIPT TYPE="module" SRC="./boot.js"></SCRIPT>
<script src="https://other.example/a.js"></script>
</head><body><img src="./logo.svg" alt="1 > 0"><img src="./logo.svg"></body></html>"#;

    #[test]
    fn lists_what_the_browser_loads() {
        assert_eq!(
            loaded_files(PAGE),
            ["base.css", "app.js", "app_bg.wasm", "boot.js", "logo.svg"]
        );
    }

    #[test]
    fn words_are_loaded_on_demand_and_named_all_the_same() {
        assert_eq!(word_files(PAGE), ["text/en.txt"]);
        let renamed = with_names(PAGE, |file| {
            (file == "text/en.txt").then(|| "text/en-01.txt".to_owned())
        });
        assert!(renamed.contains("href=\"text/en-01.txt\""), "{renamed}");
    }

    #[test]
    fn lists_what_trunk_takes_in() {
        let html = r#"<link data-trunk rel="rust" data-bin="app"><link data-trunk rel="css" href="style/base.css">
            <link rel="icon" href="not-trunk.svg"><script data-trunk src="boot.js"></script>"#;
        assert_eq!(trunk_sources(html), ["style/base.css", "boot.js"]);
    }

    #[test]
    fn renames_only_the_files_it_is_told_to() {
        let renamed = with_names(PAGE, |file| match file {
            "app.js" => Some("app-0123456789abcdef.js".to_owned()),
            "app_bg.wasm" => Some("app-fedcba9876543210_bg.wasm".to_owned()),
            _ => None,
        });
        assert!(
            renamed.contains("href='./app-0123456789abcdef.js'"),
            "{renamed}"
        );
        assert!(
            renamed.contains("href=./app-fedcba9876543210_bg.wasm as"),
            "{renamed}"
        );
        assert!(renamed.contains("href=\"./base.css\""), "{renamed}");
        assert_eq!(renamed.len(), PAGE.len() + 2 * "-0123456789abcdef".len());
    }

    #[test]
    fn writes_the_base_first_or_in_place() -> Result<()> {
        let cases = [
            (
                "<head lang=en><title>x</title>",
                "<head lang=en><base href=\"/onboard/\"><title>x</title>",
            ),
            (
                "<head><base href=\"/\"><title>x</title>",
                "<head><base href=\"/onboard/\"><title>x</title>",
            ),
            (
                "<head><base href=/><title>x</title>",
                "<head><base href=\"/onboard/\"><title>x</title>",
            ),
            (
                "<head><!-- <base> --></head>",
                "<head><base href=\"/onboard/\"><!-- <base> --></head>",
            ),
        ];
        for (html, expected) in cases {
            assert_eq!(with_base(html, "/onboard/")?, expected);
        }
        assert!(with_base("<title>x</title>", "/").is_err());
        Ok(())
    }

    #[test]
    fn comments_go_and_nothing_else() {
        let cases = [
            ("<p>a</p><!-- why --><p>b</p>", "<p>a</p><p>b</p>"),
            ("<!-- a --><!-- b -->x", "x"),
            (
                "<script>a <!-- b --> c</script><!-- d -->",
                "<script>a <!-- b --> c</script>",
            ),
        ];
        for (html, expected) in cases {
            assert_eq!(without_comments(html), expected);
        }
    }
}
