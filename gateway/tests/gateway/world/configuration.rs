//! The configuration and the app of a gateway under test.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub const RESELLER: &str = "0d2a6a3c-1111-4222-8333-444455556666";

/// What differs from one configuration to the next.
pub struct Places<'a> {
    pub listen: &'a str,
    pub public: &'a str,
    pub issuer: &'a str,
    pub api: SocketAddr,
    pub mode: &'a str,
    pub store: &'a str,
    pub more: &'a str,
    pub limit: u32,
}

/// Writes an app into the folder.
pub fn app(folder: &Path) -> PathBuf {
    let dist = folder.join("dist");
    std::fs::create_dir(&dist).unwrap();
    for (name, text) in [
        ("index.html", "<html><base href=\"/\"><p>app"),
        ("embed.html", "<html><base href=\"/\"><p>frame"),
        ("app-0123456789abcdef.js", "let a = 1;"),
        ("app-0123456789abcdef.js.br", "brotli"),
    ] {
        std::fs::write(dist.join(name), text).unwrap();
    }
    dist
}

/// The text of a configuration.
pub fn configuration(places: &Places<'_>) -> String {
    let Places {
        listen,
        public,
        issuer,
        api,
        mode,
        store,
        more,
        limit,
    } = places;
    let connection = |name: &str, tenant: &str, role: &str, more: &str| {
        format!(
            "[[connections]]\nname = \"{name}\"\napi_base = \"http://{api}\"\ntenant = \"{tenant}\"\n\
             role = \"{role}\"\ntoken_url = \"http://{api}/token\"\nclient_id = \"client of {name}\"\n\
             client_secret = \"api secret\"\nscope = \"api://x/.default\"\n{more}\n"
        )
    };
    let limited = if *mode == "proxy" {
        format!("reseller_id = \"{RESELLER}\"")
    } else {
        String::new()
    };
    format!(
        "listen = \"{listen}\"\npublic_url = \"{public}\"\nmode = \"{mode}\"\n{more}\n\
         [oidc]\nissuer = \"{issuer}\"\nclient_id = \"onboard\"\nclient_secret = \"oidc secret\"\n{}{}{}\
         [[grants]]\nclaim = \"roles\"\nequals = \"Onboard.Csp\"\nconnections = [\"Contoso CSP\"]\n\
         [[grants]]\nclaim = \"roles\"\nequals = \"Onboard.Both\"\nconnections = [\"Contoso CSP\", \"Fabrikam\"]\n\
         [[grants]]\nclaim = \"realm_access.roles\"\nequals = \"limited\"\nconnections = [\"Limited\"]\n\
         [sessions]\nstore = \"{store}\"\n\
         key = \"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"\n[app]\ndefaultCountry = \"PT\"\n\
         [app.embed]\nallowedOrigins = [\"https://dashboard.contoso.example\"]\n\
         [audit]\nfile = \"audit.jsonl\"\n[limits]\napi_seconds = 2\nstop_seconds = 5\n\
         session_requests_per_minute = {limit}\naddress_requests_per_minute = {limit}\n",
        connection("Contoso CSP", "portal.contoso.example", "csp", ""),
        connection("Fabrikam", "portal.fabrikam.example", "reseller", ""),
        connection("Limited", "portal.contoso.example", "csp", &limited),
    )
}
