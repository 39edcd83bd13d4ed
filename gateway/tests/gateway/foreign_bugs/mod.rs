//! What went wrong elsewhere: each an advisory or a report about another gateway or library.

mod duende;
mod libraries;
mod limiters;
mod oauth2_proxy;
mod oauth2_proxy_advisories;
mod outages;

const TENANT: (&str, &str) = ("x-tenant", "portal.contoso.example");
