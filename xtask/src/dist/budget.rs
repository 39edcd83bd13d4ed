//! What a first visit costs on the wire, and how much it may cost.

use std::{fmt, fs, path::Path};

use anyhow::{Context, Result, bail};

use super::{compress::beside, page};
use crate::digits::grouped;

/// The most bytes that a first visit may transfer.
const BUDGET: u64 = 150_000;

/// The page and every file it loads, with the bytes of each as transferred, brotli-compressed.
#[derive(Debug)]
pub struct FirstVisit {
    files: Vec<(String, u64)>,
}

impl FirstVisit {
    /// What the files are told apart by.
    pub const KINDS: [&str; 7] = [
        "page", "style", "script", "program", "words", "picture", "other",
    ];

    /// Measures the first visit to the app in a folder.
    pub fn of(folder: &Path) -> Result<Self> {
        let page_file = folder.join(page::FILE);
        let html = fs::read_to_string(&page_file)
            .with_context(|| format!("{} cannot be read", page_file.display()))?;
        let mut files = vec![page::FILE.to_owned()];
        files.extend(page::loaded_files(&html));
        let mut files = sizes(folder, files)?;
        // One language is loaded: the one with the most words counts.
        let words = sizes(folder, page::word_files(&html))?;
        files.extend(words.into_iter().max_by_key(|(_, size)| *size));
        Ok(Self { files })
    }

    /// Fails if the first visit is too large.
    pub fn check(&self) -> Result<()> {
        let total = self.total();
        if total > BUDGET {
            bail!(
                "the first visit is {} bytes over its budget of {} bytes: make the largest part smaller",
                grouped(total - BUDGET),
                grouped(BUDGET)
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
        writeln!(f, "First visit, bytes on the wire (brotli)")?;
        for (kind, sum, names) in kinds {
            writeln!(f, "  {kind:<8} {:>9}  {}", grouped(sum), names.join(" "))?;
        }
        writeln!(
            f,
            "  {:<8} {:>9}  of {}",
            "in all",
            grouped(self.total()),
            grouped(BUDGET)
        )
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
            files: files.map(|(file, size)| (file.to_owned(), size)).into(),
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
  in all     129,400  of 150,000
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
        let cases = [(120_000, true), (140_600, true), (140_601, false)];
        for (program, is_within) in cases {
            assert_eq!(visit(program).check().is_ok(), is_within, "{program}");
        }
    }
}
