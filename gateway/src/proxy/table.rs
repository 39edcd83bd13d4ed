//! The requests that may go to the API: a fixed list of methods, paths and parameters. The address is built from
//! what was recognised; nothing of the one that came is copied.

use axum::http::{Method, Uri};
use form_urlencoded::{Serializer, parse};
use url::Url;

/// Something of the API.
#[derive(Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The method.
    pub method: Method,
    /// The path; `{id}` is one part.
    pub path: &'static str,
    /// The parameters that are passed on.
    pub parameters: &'static [&'static str],
}

/// All of them.
pub static ENDPOINTS: [Endpoint; 8] = [
    Endpoint {
        method: Method::POST,
        path: "v1/Customers",
        parameters: &[],
    },
    Endpoint {
        method: Method::GET,
        path: "v1/Customers",
        parameters: &[
            "searchField",
            "searchValue",
            "pageNumber",
            "pageSize",
            "includeDeleted",
        ],
    },
    Endpoint {
        method: Method::GET,
        path: "v1/Customers/{id}",
        parameters: &[],
    },
    Endpoint {
        method: Method::GET,
        path: "v1/Customers/validations/domain",
        parameters: &["tenantId", "domain"],
    },
    Endpoint {
        method: Method::GET,
        path: "v1/Customers/validations/address",
        parameters: &[
            "tenantId",
            "addressLine1",
            "addressLine2",
            "city",
            "state",
            "zipCode",
            "country",
        ],
    },
    Endpoint {
        method: Method::GET,
        path: "v1/Providers/Instances",
        parameters: &["pageNumber", "pageSize"],
    },
    Endpoint {
        method: Method::GET,
        path: "v1/Resellers",
        parameters: &["searchField", "searchValue", "pageNumber", "pageSize"],
    },
    Endpoint {
        method: Method::GET,
        path: "v1/Resellers/{id}",
        parameters: &[],
    },
];

impl Endpoint {
    /// The address at the API.
    #[must_use]
    pub fn address(&self, base: &Url, id: Option<&str>, query: Option<&str>) -> Option<Uri> {
        let path = self.path.replace("{id}", id.unwrap_or_default());
        let mut address = format!("{}/{path}", base.as_str().trim_end_matches('/'));
        let mut passed = Serializer::new(String::new());
        for (name, value) in parse(query.unwrap_or_default().as_bytes()) {
            if self.parameters.contains(&name.as_ref()) {
                passed.append_pair(&name, &value);
            }
        }
        let passed = passed.finish();
        if !passed.is_empty() {
            address = format!("{address}?{passed}");
        }
        address.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn addresses_are_built_from_the_table() {
        let cases = [
            (
                0,
                "https://api.example",
                None,
                Some("x=1"),
                "https://api.example/v1/Customers",
            ),
            (
                1,
                "https://api.example/",
                None,
                None,
                "https://api.example/v1/Customers",
            ),
            (
                1,
                "https://api.example/api",
                None,
                Some("pageSize=5&admin=1&searchValue=a%26b+c%23"),
                "https://api.example/api/v1/Customers?pageSize=5&searchValue=a%26b+c%23",
            ),
            (
                2,
                "https://api.example",
                Some("ab-1"),
                Some("x"),
                "https://api.example/v1/Customers/ab-1",
            ),
        ];
        for (endpoint, base, id, query, expected) in cases {
            let address = ENDPOINTS[endpoint].address(&Url::parse(base).unwrap(), id, query);
            assert_eq!(address.unwrap().to_string(), expected);
        }
    }
}
