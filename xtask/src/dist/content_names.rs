//! Names made of contents: `app.js` becomes `app-0123456789abcdef.js`.
//!
//! The final bytes are hashed, so that a name may be cached for ever.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::page;

/// Renames every file that the page loads, in the page and where scripts name it, and others that only scripts
/// name.
pub fn apply(folder: &Path, others: &[String]) -> Result<()> {
    let page_file = folder.join(page::FILE);
    let html = fs::read_to_string(&page_file)
        .with_context(|| format!("{} cannot be read", page_file.display()))?;
    let mut files = page::loaded_files(&html)?;
    files.extend(page::word_files(&html)?);
    files.extend(page::tool_files(&html)?);
    files.extend(others.iter().cloned());
    files.retain(|file| folder.join(file).is_file());
    // A script names the program it starts, so the program's name is settled first.
    files.sort_by_key(|file| !file.ends_with(".wasm"));

    let mut names = BTreeMap::new();
    for file in files {
        let name = rename(folder, &file, &names)?;
        names.insert(file, name);
    }
    fs::write(
        &page_file,
        page::with_names(&html, |file| names.get(file).cloned())?,
    )?;
    Ok(())
}

/// Names a file by its contents, in which programs have the names that they have got already.
pub fn rename(folder: &Path, file: &str, names: &BTreeMap<String, String>) -> Result<String> {
    let path = folder.join(file);
    let mut contents = fs::read(&path)?;
    if file.ends_with(".js") {
        contents = with_new_names(String::from_utf8(contents)?, names).into_bytes();
    }
    let name = content_name(file, &contents);
    fs::write(folder.join(&name), contents)?;
    fs::remove_file(&path)?;
    Ok(name)
}

fn with_new_names(script: String, names: &BTreeMap<String, String>) -> String {
    names
        .iter()
        .filter(|(old, _)| old.ends_with(".wasm"))
        .fold(script, |script, (old, new)| script.replace(old, new))
}

/// The hash comes after the stem; the `_bg` by which wasm-bindgen marks its program stays at the end.
fn content_name(file: &str, contents: &[u8]) -> String {
    let hash = format!("{:x}", Sha256::digest(contents));
    let hash = &hash[..16];
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, ""));
    match stem.strip_suffix("_bg") {
        Some(stem) => format!("{stem}-{hash}_bg.{extension}"),
        None => format!("{stem}-{hash}.{extension}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_comes_after_the_stem() {
        let cases = [
            ("app.js", "app-ba7816bf8f01cfea.js"),
            ("app_bg.wasm", "app-ba7816bf8f01cfea_bg.wasm"),
            ("icons/logo.min.svg", "icons/logo.min-ba7816bf8f01cfea.svg"),
        ];
        for (file, expected) in cases {
            assert_eq!(content_name(file, b"abc"), expected);
        }
    }

    #[test]
    fn scripts_name_the_program_as_it_is_called_now() {
        let names = BTreeMap::from([
            ("app_bg.wasm".to_owned(), "app-01_bg.wasm".to_owned()),
            ("base.css".to_owned(), "base-02.css".to_owned()),
        ]);
        let script = "new URL('app_bg.wasm', import.meta.url); // base.css".to_owned();
        assert_eq!(
            with_new_names(script, &names),
            "new URL('app-01_bg.wasm', import.meta.url); // base.css"
        );
    }
}
