//! Rows of a spreadsheet as a clipboard has them: cells separated by tabs, quoted where they hold a tab, a line break or
//! a quotation mark.

/// The rows and their cells. `None`: the text has no tab outside of quotation marks.
pub fn rows(text: &str) -> Option<Vec<Vec<String>>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut has_tab = false;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if cell.is_empty() => {
                // To the quotation mark that is not doubled; a text without one is taken as it is.
                let mut inside = String::new();
                let mut is_closed = false;
                while let Some(c) = letters.next() {
                    if c != '"' {
                        inside.push(c);
                    } else if letters.peek() == Some(&'"') {
                        letters.next();
                        inside.push('"');
                    } else {
                        is_closed = true;
                        break;
                    }
                }
                if !is_closed {
                    cell.push('"');
                }
                cell.push_str(&inside);
            }
            '\t' => {
                has_tab = true;
                row.push(std::mem::take(&mut cell));
            }
            '\r' => (),
            '\n' => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    row.push(cell);
    rows.push(row);
    rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    (has_tab && !rows.is_empty()).then_some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells() {
        for (text, expected) in [
            ("a\tb", Some(&[&["a", "b"][..]][..])),
            ("a\tb\r\nc\td\r\n", Some(&[&["a", "b"], &["c", "d"]])),
            ("\"a\tb\"\tc", Some(&[&["a\tb", "c"]])),
            (
                "\"a\nb\"\t\"say \"\"c\"\"\"",
                Some(&[&["a\nb", "say \"c\""]]),
            ),
            ("a\"b\"\tc", Some(&[&["a\"b\"", "c"]])),
            ("\"a\tb", None),
            ("a\t\n\n \t \nb\t", Some(&[&["a", ""], &["b", ""]])),
            ("\t", None),
            ("a\nb", None),
            ("", None),
        ] {
            let found = rows(text);
            let found: Option<Vec<Vec<&str>>> = found.as_ref().map(|rows| {
                let cells = |row: &Vec<String>| row.len();
                assert!(rows.iter().all(|row| cells(row) > 0));
                rows.iter()
                    .map(|row| row.iter().map(String::as_str).collect())
                    .collect()
            });
            let expected = expected.map(|rows| rows.iter().map(|row| row.to_vec()).collect());
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
