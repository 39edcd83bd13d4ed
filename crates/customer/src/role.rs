//! The roles of the API.

/// The roles that may create customers (the specification: "Available to the roles: csp, reseller").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Works for the provider: creates customers directly or for a reseller.
    Csp,
    /// Creates its own customers: neither sees nor sends a reseller.
    Reseller,
}

impl Role {
    /// Finds the role of this name, in any case. `None` for other roles.
    pub fn from_name(name: &str) -> Option<Self> {
        if name.eq_ignore_ascii_case("csp") {
            Some(Self::Csp)
        } else if name.eq_ignore_ascii_case("reseller") {
            Some(Self::Reseller)
        } else {
            None
        }
    }
}
