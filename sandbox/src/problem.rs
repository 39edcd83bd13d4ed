//! The API's error body, and the three ways a request is refused.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The property, as .NET services spell it: `ProviderCustomers[…].Margin.Value`.
    pub property: String,
    /// The error in plain English.
    pub message: String,
}

impl Violation {
    /// A rule broken at a property.
    pub fn new(property: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            property: property.into(),
            message: message.into(),
        }
    }
}

/// An answer in the API's error shape.
#[derive(Clone, Debug)]
pub struct Problem {
    status: StatusCode,
    kind: &'static str,
    description: String,
    violations: Vec<Violation>,
}

impl Problem {
    /// A request that breaks rules: all of them are named at once.
    #[must_use]
    pub fn validation(violations: Vec<Violation>) -> Self {
        let description = match violations.len() {
            1 => "The request breaks 1 rule.".to_owned(),
            count => format!("The request breaks {count} rules."),
        };
        Self {
            status: StatusCode::BAD_REQUEST,
            kind: "ValidationError",
            description,
            violations,
        }
    }

    /// There is nothing at this address for this tenant.
    pub fn not_found(description: impl Into<String>) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            kind: "NotFound",
            description: description.into(),
            violations: Vec::new(),
        }
    }

    /// The body is longer than any customer.
    #[must_use]
    pub fn too_long() -> Self {
        Self {
            status: StatusCode::PAYLOAD_TOO_LARGE,
            kind: "PayloadTooLarge",
            description: "The body is longer than 4 MiB.".to_owned(),
            violations: Vec::new(),
        }
    }

    /// The sandbox itself failed.
    #[must_use]
    pub fn broken() -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            kind: "ServerError",
            description: "The sandbox could not read or write its database.".to_owned(),
            violations: Vec::new(),
        }
    }

    /// The answer, with the id of the request it belongs to.
    #[must_use]
    pub fn answer(&self, correlation: &str) -> Response {
        let mut errors: Vec<(&str, Vec<&str>)> = Vec::new();
        for violation in &self.violations {
            match errors
                .iter_mut()
                .find(|(property, _)| *property == violation.property)
            {
                Some((_, messages)) => messages.push(&violation.message),
                None => errors.push((&violation.property, vec![&violation.message])),
            }
        }
        let errors: Vec<Value> = errors
            .into_iter()
            .map(
                |(property, messages)| json!({ "propertyName": property, "description": messages }),
            )
            .collect();
        let body = json!({
            "statusCode": self.status.as_u16(),
            "type": self.kind,
            "description": self.description,
            "correlationId": correlation,
            "errors": errors,
        });
        json_answer(self.status, &body)
    }
}

/// Carries the problem to [`crate::traffic`], which knows the correlation id and writes the body.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Why a request goes no further.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// 401, empty: no token, or one that does not count.
    NotSignedIn,
    /// 403, empty: the role or the tenant does not allow it.
    NotAllowed,
    /// Everything that has words.
    Problem(Problem),
}

impl Refusal {
    /// A request that breaks one rule.
    pub fn violation(property: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Problem(Problem::validation(vec![Violation::new(property, message)]))
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        eprintln!("The database answered: {error}");
        Self::Problem(Problem::broken())
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        match self {
            Self::NotSignedIn => {
                (StatusCode::UNAUTHORIZED, [(WWW_AUTHENTICATE, "Bearer")]).into_response()
            }
            Self::NotAllowed => StatusCode::FORBIDDEN.into_response(),
            Self::Problem(problem) => problem.into_response(),
        }
    }
}

/// An answer whose body is JSON.
#[must_use]
pub fn json_answer(status: StatusCode, body: &Value) -> Response {
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/json; charset=utf-8"),
    );
    response
}
