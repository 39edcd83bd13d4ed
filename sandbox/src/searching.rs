//! The search of a list: a column, and the text it contains.

use crate::paging::Query;
use crate::problem::{Problem, Refusal, Violation};

const LONGEST_VALUE: usize = 255;

/// A search. Everything contains an empty value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search<'a, Field> {
    /// The column.
    pub field: Field,
    /// The text it contains, in any case.
    pub value: &'a str,
}

impl<'a, Field: Copy> Search<'a, Field> {
    /// Reads `searchField` and `searchValue`. `fields` are the columns with their names; the first is searched where the
    /// query names none.
    ///
    /// # Errors
    /// 400 where the field is not known, or the value is missing or too long.
    pub fn read<const COUNT: usize>(
        query: &'a Query,
        fields: &[(&str, Field); COUNT],
    ) -> Result<Self, Refusal> {
        let value = query.text("searchValue").unwrap_or_default();
        let mut violations = Vec::new();
        let mut field = fields[0].1;
        if let Some(name) = query.text("searchField") {
            match fields.iter().find(|(known, _)| *known == name) {
                Some((_, found)) => field = *found,
                None => {
                    let names = fields.each_ref().map(|(known, _)| *known).join(", ");
                    let message = format!("Search field must be one of {names}.");
                    violations.push(Violation::new("SearchField", message));
                }
            }
            if value.is_empty() {
                let message = "Search value is needed where a search field is given.";
                violations.push(Violation::new("SearchValue", message));
            }
        }
        if value.encode_utf16().count() > LONGEST_VALUE {
            let message = format!("Search value may have up to {LONGEST_VALUE} characters.");
            violations.push(Violation::new("SearchValue", message));
        }
        if violations.is_empty() {
            Ok(Self { field, value })
        } else {
            Err(Problem::validation(violations).into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_read() {
        let longest = format!("searchValue={}", "a".repeat(255));
        let too_long = format!("searchValue={}", "%F0%9F%98%80".repeat(128));
        let cases = [
            ("", Some((1, ""))),
            ("searchValue=+x+y+", Some((1, "x y"))),
            ("searchField=One&searchValue=x", Some((1, "x"))),
            ("searchField=Two&searchValue=%26", Some((2, "&"))),
            (&longest, Some((1, &longest["searchValue=".len()..]))),
            (&too_long, None),
            ("searchField=Two", None),
            ("searchField=Two&searchValue=+", None),
            ("searchField=two&searchValue=x", None),
            ("searchField=Three&searchValue=x", None),
        ];
        for (text, expected) in cases {
            let query = Query::read(Some(text));
            let read = Search::read(&query, &[("One", 1), ("Two", 2)]).ok();
            assert_eq!(
                read.map(|search| (search.field, search.value)),
                expected,
                "{text}"
            );
        }
    }
}
