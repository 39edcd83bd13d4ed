//! The routes of the app.

use crate::percent;

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`
    Home,
    /// `/sign-in`, with the page that follows it.
    SignIn(Option<Box<Route>>),
    /// `/customers/new`
    NewCustomer,
    /// `/customers/{id}`
    Customer(String),
}

impl Route {
    /// The path below the app's base, with its query.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::SignIn(None) => "/sign-in".to_owned(),
            Self::SignIn(Some(next)) => format!("/sign-in?next={}", percent::encode(&next.path())),
            Self::NewCustomer => "/customers/new".to_owned(),
            Self::Customer(id) => format!("/customers/{}", percent::encode(id)),
        }
    }

    /// Parses a path below the app's base. `None`: there is no such page.
    pub fn parse(path: Option<&str>) -> Option<Self> {
        match path?.trim_end_matches('/') {
            "" => Some(Self::Home),
            "/sign-in" => Some(Self::SignIn(None)),
            path => Self::parse_next(path),
        }
    }

    /// Parses the page that follows the sign-in. Only the app's own pages are accepted, because the query is
    /// outside input.
    pub fn parse_next(path: &str) -> Option<Self> {
        match path.strip_prefix("/customers/")? {
            "new" => Some(Self::NewCustomer),
            id if !id.is_empty() && !id.contains(['/', '?', '#', '\\']) => {
                percent::decode(id).map(Self::Customer)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let customer = |id: &str| Route::Customer(id.to_owned());
        for (route, path) in [
            (Route::Home, "/"),
            (Route::SignIn(None), "/sign-in"),
            (Route::NewCustomer, "/customers/new"),
            (customer("cb3c-15"), "/customers/cb3c-15"),
            (customer("a/b c"), "/customers/a%2Fb%20c"),
            (
                Route::SignIn(Some(Box::new(Route::NewCustomer))),
                "/sign-in?next=%2Fcustomers%2Fnew",
            ),
        ] {
            assert_eq!(route.path(), path);
        }
    }

    #[test]
    fn pages_of_paths() {
        for (path, expected) in [
            ("/", Some(Route::Home)),
            ("", Some(Route::Home)),
            ("/sign-in", Some(Route::SignIn(None))),
            ("/sign-in/", Some(Route::SignIn(None))),
            ("/customers/new", Some(Route::NewCustomer)),
            ("/customers/a%2Fb", Some(Route::Customer("a/b".into()))),
            ("/customers", None),
            ("/nowhere", None),
        ] {
            assert_eq!(Route::parse(Some(path)), expected, "{path}");
        }
        assert_eq!(Route::parse(None), None, "above the base");
    }

    #[test]
    fn only_pages_of_the_app_come_next() {
        for (path, expected) in [
            ("/customers/new", Some(Route::NewCustomer)),
            (
                "/customers/cb3c-15",
                Some(Route::Customer("cb3c-15".into())),
            ),
            ("/customers/a%2Fb", Some(Route::Customer("a/b".into()))),
            ("/customers/", None),
            ("/customers/a/b", None),
            ("/customers/%zz", None),
            ("/", None),
            ("/sign-in", None),
            ("//evil.example/customers/new", None),
            ("https://evil.example", None),
            ("/\\evil.example", None),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            assert_eq!(Route::parse_next(path), expected, "{path}");
        }
    }
}
