//! The table of all addresses. The gateway answers from it, and the tests walk through it.

use axum::http::Method;

use crate::config::Mode;
use crate::policy_report;
use crate::proxy::table::{ENDPOINTS, Endpoint};

/// The action of a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Begins a sign-in.
    Login,
    /// Ends one.
    Callback,
    /// Returns the person and the connections of the session.
    Session,
    /// Takes another connection.
    ChangeConnection,
    /// Signs out.
    EndSession,
    /// Hands a token out.
    HandOut,
    /// Signs out at the provider's wish.
    ProviderSignOut,
    /// Counts what a browser blocked.
    PolicyReport,
    /// Passes on to the API.
    Api(&'static Endpoint),
}

/// An address with what it asks of a request.
#[derive(Clone, Debug)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path below the base; `{id}` is one part.
    pub path: &'static str,
    /// Whether it has to come from a page of ours; with the header, if the method is not safe.
    pub own_page: bool,
    /// Whether a session is required.
    pub session: bool,
    /// Its action.
    pub action: Action,
}

/// All addresses of this mode, other than the app's files.
#[must_use]
pub fn routes(mode: Mode) -> Vec<Route> {
    let route = |method, path, own_page, session, action| Route {
        method,
        path,
        own_page,
        session,
        action,
    };
    let mut routes = vec![
        route(Method::GET, "login", false, false, Action::Login),
        route(Method::GET, "callback", false, false, Action::Callback),
        route(Method::GET, "session", true, true, Action::Session),
        route(
            Method::POST,
            "session/connection",
            true,
            true,
            Action::ChangeConnection,
        ),
        route(Method::POST, "session/end", true, false, Action::EndSession),
        route(
            Method::POST,
            "backchannel-logout",
            false,
            false,
            Action::ProviderSignOut,
        ),
        route(
            Method::POST,
            policy_report::PATH,
            false,
            false,
            Action::PolicyReport,
        ),
    ];
    match mode {
        Mode::HandOut => routes.push(route(
            Method::POST,
            "session/token",
            true,
            true,
            Action::HandOut,
        )),
        Mode::Proxy => routes.extend(
            ENDPOINTS
                .iter()
                .map(|it| route(it.method.clone(), it.path, true, true, Action::Api(it))),
        ),
    }
    routes
}

/// The route of a path.
#[derive(Debug)]
pub enum Found<'a> {
    /// This, with the value of `{id}`.
    Route(&'a Route, Option<String>),
    /// Something, by these methods.
    OtherMethod(Vec<&'a Method>),
    /// Nothing, and the app is not asked either.
    Nothing,
    /// A file of the app, perhaps.
    App,
}

/// Looks a path below the base up.
#[must_use]
pub fn find<'a>(routes: &'a [Route], method: &Method, path: &str) -> Found<'a> {
    let matching: Vec<(&Route, Option<String>)> = routes
        .iter()
        .filter_map(|route| Some((route, matched(route.path, path)?)))
        .collect();
    // A fixed path comes before one with a variable part.
    let best = matching
        .iter()
        .map(|(route, _)| route.path.matches('{').count())
        .min();
    let mut matching: Vec<_> = matching
        .into_iter()
        .filter(|(route, _)| Some(route.path.matches('{').count()) == best)
        .collect();
    if let Some(position) = matching
        .iter()
        .position(|(route, _)| route.method == *method)
    {
        let (route, id) = matching.swap_remove(position);
        return Found::Route(route, id);
    }
    if !matching.is_empty() {
        return Found::OtherMethod(matching.iter().map(|(route, _)| &route.method).collect());
    }
    let first = path.split('/').next().unwrap_or_default();
    match first.to_ascii_lowercase().as_str() {
        "v1" | "session" | "login" | "callback" | "backchannel-logout" | policy_report::PATH => {
            Found::Nothing
        }
        _ => Found::App,
    }
}

/// Whether a path fits a template; with the value of `{id}`, which has to be plain: no part of an
/// address may be smuggled in by percent-encoding.
fn matched(template: &str, path: &str) -> Option<Option<String>> {
    let mut id = None;
    let mut parts = path.split('/');
    for wanted in template.split('/') {
        let part = parts.next()?;
        if wanted == "{id}" {
            let is_plain = part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            if part.is_empty() || part.len() > 64 || !is_plain {
                return None;
            }
            id = Some(part.to_owned());
        } else if wanted != part {
            return None;
        }
    }
    parts.next().is_none().then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_only_look_like_an_endpoint_lead_nowhere() {
        let routes = routes(Mode::Proxy);
        let cases = [
            ("v1/Customers", Some(None)),
            (
                "v1/Customers/7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10",
                Some(Some("7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10")),
            ),
            ("v1/Resellers", Some(None)),
            ("v1/Customers/validations/domain", Some(None)),
            ("v1/customers", None),
            ("v1/Customers/", None),
            ("v1//Customers", None),
            ("v1/Customers/..", None),
            ("v1/Customers/../Resellers", None),
            ("v1/Customers/%2e%2e", None),
            ("v1/Customers/a%2Fb", None),
            ("v1/Customers/a;b", None),
            ("v1/Customers/a/b", None),
            ("v1/Customers/validations", Some(Some("validations"))),
            ("v1/Customers%3Fx", None),
            ("v1/Users", None),
            ("v1", None),
            ("V1/Customers", None),
        ];
        for (path, expected) in cases {
            let found = match find(&routes, &Method::GET, path) {
                Found::Route(_, id) => Some(id),
                Found::Nothing => None,
                other => panic!("{path}: {other:?}"),
            };
            assert_eq!(found.as_ref().map(|id| id.as_deref()), expected, "{path}");
        }
    }
}
