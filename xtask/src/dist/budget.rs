//! The transferred bytes of a first visit, and their budget.

use std::{fmt, fs, path::Path};

use anyhow::{Context, Result, bail};

use super::{
    compress::beside,
    element, page,
    program::{APP, ELEMENT},
};
use crate::digits::grouped;

/// The most bytes that a first visit to the page may transfer.
const BUDGET: u64 = 200_000;

/// The most bytes that the first element on a host page may transfer.
const ELEMENT_BUDGET: u64 = 165_000;

/// The page and every file it loads, with the bytes of each as transferred, brotli-compressed.
#[derive(Debug)]
pub struct FirstVisit {
    what: &'static str,
    budget: u64,
    files: Vec<(String, u64)>,
    /// The files that are fetched once a person works in the form, and those of tools.
    later: Vec<(String, u64)>,
}

impl FirstVisit {
    /// The kinds of files.
    pub const KINDS: [&str; 7] = [
        "page", "style", "script", "program", "words", "picture", "other",
    ];

    /// Measures the first visit to the app in a folder.
    pub fn of(folder: &Path) -> Result<Self> {
        let page_file = folder.join(page::FILE);
        let html = fs::read_to_string(&page_file)
            .with_context(|| format!("{} cannot be read", page_file.display()))?;
        let mut files = vec![page::FILE.to_owned()];
        files.extend(page::loaded_files(&html)?);
        let mut files = sizes(folder, files)?;
        files.extend(longest(folder, page::word_files(&html)?)?);
        Ok(Self {
            what: "First visit",
            budget: BUDGET,
            files,
            later: sizes(folder, APP.chunk_files(folder)?)?,
        })
    }

    /// Measures what the first element on a page loads from a folder.
    pub fn of_element(folder: &Path) -> Result<Self> {
        let (files, words) = element::loaded_files(folder)?;
        let mut files = sizes(folder, files)?;
        files.extend(longest(folder, words)?);
        Ok(Self {
            what: "First element",
            budget: ELEMENT_BUDGET,
            files,
            later: sizes(folder, ELEMENT.chunk_files(folder)?)?,
        })
    }

    /// Fails if the first visit is too large.
    pub fn check(&self) -> Result<()> {
        let total = self.total();
        if total > self.budget {
            bail!(
                "the {} is {} bytes over its budget of {} bytes: make the largest part smaller",
                self.what.to_lowercase(),
                grouped(total - self.budget),
                grouped(self.budget)
            );
        }
        Ok(())
    }

    /// The bytes of all files.
    pub fn total(&self) -> u64 {
        self.files.iter().map(|(_, size)| size).sum()
    }

    /// The bytes of the files of a kind.
    pub fn bytes_of(&self, kind: &str) -> u64 {
        let of_kind = self.files.iter().filter(|(file, _)| kind_of(file) == kind);
        of_kind.map(|(_, size)| size).sum()
    }
}

/// One language is loaded: the one with the most words counts.
fn longest(folder: &Path, words: Vec<String>) -> Result<Option<(String, u64)>> {
    let words = sizes(folder, words)?;
    Ok(words.into_iter().max_by_key(|(_, size)| *size))
}

/// The files with the bytes of each.
fn sizes(folder: &Path, files: Vec<String>) -> Result<Vec<(String, u64)>> {
    let size = |file: String| {
        let size =
            transferred(&folder.join(&file)).with_context(|| format!("index.html names {file}"))?;
        Ok((file, size))
    };
    files.into_iter().map(size).collect()
}

fn transferred(file: &Path) -> Result<u64> {
    let compressed = beside(file, "br");
    let sent = if compressed.exists() {
        &compressed
    } else {
        file
    };
    let size = fs::metadata(sent)
        .with_context(|| format!("{} is not there", sent.display()))?
        .len();
    Ok(size)
}

impl fmt::Display for FirstVisit {
    /// A table: one line a kind, in the order of the page, then the sum.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kinds: Vec<(&str, u64, Vec<&str>)> = Vec::new();
        for (file, size) in &self.files {
            match kinds.iter_mut().find(|(kind, ..)| *kind == kind_of(file)) {
                Some((_, sum, names)) => {
                    *sum += size;
                    names.push(file);
                }
                None => kinds.push((kind_of(file), *size, vec![file])),
            }
        }
        writeln!(f, "{}, bytes on the wire (brotli)", self.what)?;
        for (kind, sum, names) in kinds {
            writeln!(f, "  {kind:<8} {:>9}  {}", grouped(sum), names.join(" "))?;
        }
        writeln!(
            f,
            "  {:<8} {:>9}  of {}",
            "in all",
            grouped(self.total()),
            grouped(self.budget)
        )?;
        for (file, size) in &self.later {
            writeln!(f, "  {:<8} {:>9}  {file}", "later", grouped(*size))?;
        }
        Ok(())
    }
}

fn kind_of(file: &str) -> &'static str {
    match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "page",
        "css" => "style",
        "js" | "mjs" => "script",
        "wasm" => "program",
        "txt" => "words",
        "svg" | "png" | "ico" | "webp" | "avif" | "jpg" => "picture",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(program: u64) -> FirstVisit {
        let files = [
            ("index.html", 900),
            ("a.css", 1_000),
            ("app.js", 7_000),
            ("boot.js", 500),
            ("app_bg.wasm", program),
        ];
        FirstVisit {
            what: "First visit",
            budget: BUDGET,
            files: files.map(|(file, size)| (file.to_owned(), size)).into(),
            later: vec![("app_second.wasm".to_owned(), 17_000)],
        }
    }

    #[test]
    fn the_table_sums_by_kind() {
        let expected = "\
First visit, bytes on the wire (brotli)
  page           900  index.html
  style        1,000  a.css
  script       7,500  app.js boot.js
  program    120,000  app_bg.wasm
  in all     129,400  of 200,000
  later       17,000  app_second.wasm
";
        assert_eq!(visit(120_000).to_string(), expected);
    }

    #[test]
    fn every_file_is_of_a_kind() {
        let visit = visit(120_000);
        assert_eq!(visit.bytes_of("script"), 7_500);
        let all: u64 = FirstVisit::KINDS.iter().map(|it| visit.bytes_of(it)).sum();
        assert_eq!(all, visit.total());
    }

    #[test]
    fn the_budget_is_met_to_the_byte() {
        let cases = [(120_000, true), (190_600, true), (190_601, false)];
        for (program, is_within) in cases {
            assert_eq!(visit(program).check().is_ok(), is_within, "{program}");
        }
    }
}
