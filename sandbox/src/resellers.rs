//! The resellers of every tenant, and how they are found.

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::access::{Caller, Role};
use crate::large_sample;
use crate::paging::{Paging, Query};
use crate::problem::{Problem, Refusal, json_answer};
use crate::sample::{self, Reseller, SampleData};
use crate::searching::Search;
use crate::server::Sandbox;

/// The column of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResellerField {
    /// The company's name.
    CompanyName,
    /// The provider's own identifier.
    InternalIdentifier,
    /// The number in Microsoft's partner network.
    MpnId,
}

/// The columns of a search, as a query names them. The first is the default.
const FIELDS: [(&str, ResellerField); 3] = [
    ("Company.Name", ResellerField::CompanyName),
    ("InternalIdentifier", ResellerField::InternalIdentifier),
    ("MpnId", ResellerField::MpnId),
];

/// All resellers, sorted by name.
pub struct Resellers(Vec<Row>);

/// A reseller with the texts of a search in lower case, so that a search does not convert 5,000 of them.
struct Row {
    name: String,
    internal_identifier: String,
    reseller: Reseller,
}

impl Resellers {
    /// The resellers of the sample data.
    #[must_use]
    pub fn of(sample_data: SampleData) -> Self {
        let mut rows: Vec<Row> = sample::RESELLERS.into_iter().map(Row::new).collect();
        if sample_data == SampleData::Large {
            rows.extend(large_sample::resellers().map(Row::new));
        }
        rows.sort_by(|one, other| one.name.cmp(&other.name));
        Self(rows)
    }

    /// The resellers that contain the value in the field, in any case, sorted by name.
    fn found<'a>(&'a self, search: &Search<'_, ResellerField>) -> Vec<&'a Reseller> {
        let value = search.value.to_lowercase();
        self.0
            .iter()
            .filter(|row| row.text(search.field).contains(&value))
            .map(|row| &row.reseller)
            .collect()
    }

    /// The reseller with this id, in any case.
    fn with_id(&self, id: &str) -> Option<&Reseller> {
        self.0
            .iter()
            .map(|row| &row.reseller)
            .find(|reseller| reseller.id.eq_ignore_ascii_case(id))
    }
}

impl Row {
    fn new(reseller: Reseller) -> Self {
        let internal_identifier = reseller.internal_identifier.as_deref().unwrap_or_default();
        Self {
            name: reseller.name.to_lowercase(),
            internal_identifier: internal_identifier.to_lowercase(),
            reseller,
        }
    }

    fn text(&self, field: ResellerField) -> &str {
        match field {
            ResellerField::CompanyName => &self.name,
            ResellerField::InternalIdentifier => &self.internal_identifier,
            ResellerField::MpnId => self.reseller.mpn_id.as_deref().unwrap_or_default(),
        }
    }
}

/// `GET /v1/Resellers`
///
/// # Errors
/// 403 for a reseller; 400 where the query is not understood.
pub async fn list(
    caller: Caller,
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    if caller.role != Role::Csp {
        return Err(Refusal::NotAllowed);
    }
    let query = Query::read(query.as_deref());
    let paging = Paging::read(&query)?;
    let found = sandbox.resellers.found(&Search::read(&query, &FIELDS)?);
    Ok(json_answer(
        StatusCode::OK,
        &paging.page_of(&found, |reseller| reseller.item()),
    ))
}

/// `GET /v1/Resellers/{id}`
///
/// # Errors
/// 404 where there is no such reseller.
pub async fn read(
    _: Caller,
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let reseller = sandbox
        .resellers
        .with_id(&id)
        .ok_or_else(|| Problem::not_found("The tenant has no reseller with this id."))?;
    Ok(json_answer(StatusCode::OK, &reseller.item()))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn found(resellers: &Resellers, field: ResellerField, value: &str) -> Vec<String> {
        let found = resellers.found(&Search { field, value });
        found
            .iter()
            .map(|reseller| reseller.name.to_string())
            .collect()
    }

    #[test]
    fn resellers_are_found_by_part_of_a_text() {
        let resellers = Resellers::of(SampleData::Small);
        let all: &[&str] = &["Fabrikam", "Northwind Traders", "Tailspin Toys"];
        let cases: [(ResellerField, &str, &[&str]); 7] = [
            (ResellerField::CompanyName, "", all),
            (ResellerField::CompanyName, "IND t", &["Northwind Traders"]),
            (ResellerField::CompanyName, "i", all),
            (ResellerField::CompanyName, "%", &[]),
            (ResellerField::MpnId, "00003", &["Tailspin Toys"]),
            (
                ResellerField::InternalIdentifier,
                "r-b",
                &["Northwind Traders"],
            ),
            (ResellerField::InternalIdentifier, "Fabrikam", &[]),
        ];
        for (field, value, names) in cases {
            assert_eq!(found(&resellers, field, value), names, "{field:?} {value}");
        }
    }

    /// The three letters are the beginning of the place: the company before it is one of only 28.
    #[test]
    fn three_letters_narrow_thousands_down() {
        let resellers = Resellers::of(SampleData::Large);
        assert_eq!(resellers.0.len(), large_sample::RESELLER_COUNT);
        let mut counts: HashMap<String, usize> = HashMap::new();
        for row in &resellers.0 {
            let letters: String = row.reseller.city.to_lowercase().chars().take(3).collect();
            counts.entry(letters).or_insert_with_key(|letters| {
                found(&resellers, ResellerField::CompanyName, letters).len()
            });
        }
        let mut counts: Vec<usize> = counts.into_values().collect();
        counts.sort_unstable();
        let median = counts[counts.len() / 2];
        assert!(
            counts.len() > 150 && median <= 25,
            "{} beginnings, median {median}",
            counts.len()
        );
    }
}
