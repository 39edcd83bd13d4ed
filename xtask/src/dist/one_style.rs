//! One style for the page: what authors keep apart is one request, and smaller together.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::{markup::Markup, page};

/// Joins the styles that the page in a folder loads, in their order, in the place of the first.
pub fn apply(folder: &Path) -> Result<()> {
    let mut joined: Option<(String, String)> = None;
    page::rewrite(folder, |html| {
        let mut left = html.to_owned();
        let mut taken_out = Vec::new();
        for tag in &Markup::read(html).tags {
            let is_style = tag
                .attribute("rel")
                .is_some_and(|it| it.value == "stylesheet");
            let Some(href) = tag.attribute("href").filter(|_| is_style) else {
                continue;
            };
            let file = href.value.trim_start_matches("./");
            let path = folder.join(file);
            let style = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            match &mut joined {
                None => joined = Some((file.to_owned(), style)),
                Some((_, all)) => {
                    all.push_str(&style);
                    fs::remove_file(&path)?;
                    taken_out.push(tag.span.clone());
                }
            }
        }
        for span in taken_out.into_iter().rev() {
            left.replace_range(span, "");
        }
        Ok(left)
    })?;
    match joined {
        Some((file, style)) => Ok(fs::write(folder.join(file), style)?),
        None => Ok(()),
    }
}
