//! Lists, a page at a time, in the format of all lists of the API.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::problem::{Problem, Refusal, Violation};

/// The values of a query.
pub struct Query(HashMap<String, String>);

impl Query {
    /// Reads the query string.
    #[must_use]
    pub fn read(query: Option<&str>) -> Self {
        Self(
            form_urlencoded::parse(query.unwrap_or_default().as_bytes())
                .into_owned()
                .collect(),
        )
    }

    /// The value of this name, trimmed; none if it is blank.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(|text| text.trim())
            .filter(|text| !text.is_empty())
    }

    /// The value of this name as `true` or `false`; `otherwise` without a value.
    ///
    /// # Errors
    /// The value is neither `true` nor `false`.
    pub fn flag(&self, name: &str, property: &str, otherwise: bool) -> Result<bool, Refusal> {
        match self.text(name).map(str::to_ascii_lowercase).as_deref() {
            None => Ok(otherwise),
            Some("true") => Ok(true),
            Some("false") => Ok(false),
            Some(_) => Err(Refusal::violation(property, "Must be true or false.")),
        }
    }
}

/// The requested page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paging {
    number: usize,
    size: usize,
}

impl Paging {
    /// The page of the query; 25 items to a page by default.
    ///
    /// # Errors
    /// A number is malformed or outside its bounds.
    pub fn read(query: &Query) -> Result<Self, Problem> {
        let mut violations = Vec::new();
        let mut number = |name: &str, property: &str, otherwise: usize, most: usize| {
            let Some(text) = query.text(name) else {
                return otherwise;
            };
            match text.parse() {
                Ok(number) if (1..=most).contains(&number) => number,
                _ => {
                    let message = format!("Must be a whole number from 1 to {most}.");
                    violations.push(Violation::new(property, message));
                    otherwise
                }
            }
        };
        let paging = Self {
            number: number("pageNumber", "PageNumber", 1, i32::MAX as usize),
            size: number("pageSize", "PageSize", 25, 2000),
        };
        if violations.is_empty() {
            Ok(paging)
        } else {
            Err(Problem::validation(violations))
        }
    }

    fn skip(self) -> usize {
        (self.number - 1).saturating_mul(self.size)
    }

    /// The page with these items, out of `total`.
    #[must_use]
    pub fn page(self, items: Vec<Value>, total: usize) -> Value {
        let pages = total.div_ceil(self.size);
        json!({
            "items": items,
            "paginationParameters": { "pageNumber": self.number, "pageSize": self.size },
            "totalPages": pages,
            "totalCount": total,
            "hasPreviousPage": self.number > 1,
            "hasNextPage": self.number < pages,
            "continuationToken": null,
        })
    }

    /// The page of a complete list.
    #[must_use]
    pub fn page_of<Item>(self, all: &[Item], value: impl Fn(&Item) -> Value) -> Value {
        let items = self.cut(all).iter().map(value).collect();
        self.page(items, all.len())
    }

    /// The items of a complete list that are on the page.
    #[must_use]
    pub fn cut<Item>(self, all: &[Item]) -> &[Item] {
        let start = self.skip().min(all.len());
        let end = start.saturating_add(self.size).min(all.len());
        &all[start..end]
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn pages_are_cut_where_the_query_says() {
        let all: Vec<Value> = (1..=5).map(Value::from).collect();
        let cases = [
            ("", json!([1, 2, 3, 4, 5]), 1, false, false),
            ("pageSize=2", json!([1, 2]), 3, false, true),
            ("pageSize=2&pageNumber=3", json!([5]), 3, true, false),
            ("pageSize=2&pageNumber=4", json!([]), 3, true, false),
            (
                "pageSize=2000&pageNumber=2147483647",
                json!([]),
                1,
                true,
                false,
            ),
        ];
        for (query, items, pages, before, after) in cases {
            let page = Paging::read(&Query::read(Some(query)))
                .unwrap()
                .page_of(&all, Value::clone);
            assert_eq!(page["items"], items, "{query}");
            assert_eq!(page["totalCount"], 5, "{query}");
            assert_eq!(page["totalPages"], pages, "{query}");
            assert_eq!(page["hasPreviousPage"], before, "{query}");
            assert_eq!(page["hasNextPage"], after, "{query}");
        }
    }

    #[test]
    fn numbers_outside_their_bounds_are_refused() {
        for query in [
            "pageSize=0",
            "pageSize=2001",
            "pageSize=many",
            "pageNumber=0",
            "pageNumber=-1",
        ] {
            assert!(Paging::read(&Query::read(Some(query))).is_err(), "{query}");
        }
    }
}
