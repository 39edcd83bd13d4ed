//! The configuration of the gateway on this machine.

use std::{
    fs,
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::sandbox::SampleData;

/// The gateway's client at the identity provider, and the secrets of the sandbox's clients.
const SECRETS: [(&str, &str); 4] = [
    ("oidc.secret", "the secret of the gateway"),
    ("contoso.secret", "sandbox secret of contoso"),
    ("fabrikam.secret", "sandbox secret of fabrikam"),
    ("reseller.secret", "sandbox secret of the reseller"),
];

/// Writes the configuration and its secrets, readable by this user only.
pub fn write_configuration(folder: &Path, text: &str) -> Result<PathBuf> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let write = |name: &str, text: &str| -> Result<PathBuf> {
        let file = folder.join(name);
        let mut open = fs::OpenOptions::new();
        open.write(true).create(true).truncate(true).mode(0o600);
        let mut opened = open
            .open(&file)
            .with_context(|| format!("{} cannot be written", file.display()))?;
        opened.write_all(text.as_bytes())?;
        Ok(file)
    };
    for (name, secret) in SECRETS {
        write(name, secret)?;
    }
    write("gateway.toml", text)
}

/// The text of `gateway.toml` for these ports.
pub fn configuration(
    port: u16,
    api: u16,
    provider: u16,
    operations: u16,
    sample_data: SampleData,
) -> String {
    let assists = match sample_data {
        SampleData::Small => "status = true",
        SampleData::Large => {
            "providerInstances = true, resellers = true, domain = true, address = true, duplicates = true, status = true"
        }
    };
    let connection = |name: &str, tenant: &str, role: &str, client: &str, secret: &str| {
        format!(
            "[[connections]]\nname = \"{name}\"\napi_base = \"http://127.0.0.1:{api}\"\ntenant = \"{tenant}\"\n\
             role = \"{role}\"\ntoken_url = \"http://127.0.0.1:{api}/oauth2/v2.0/token\"\nclient_id = \"{client}\"\n\
             client_secret_file = \"{secret}\"\n\n"
        )
    };
    format!(
        "listen = \"127.0.0.1:{port}\"\npublic_url = \"http://127.0.0.1:{port}/\"\nmode = \"proxy\"\n\n\
         [oidc]\nissuer = \"http://127.0.0.1:{provider}\"\nclient_id = \"onboard\"\n\
         client_secret_file = \"oidc.secret\"\n\n{}{}{}\
         [[grants]]\nclaim = \"roles\"\nequals = \"Onboard.Csp\"\nconnections = [\"Contoso CSP\", \"Fabrikam CSP\"]\n\n\
         [[grants]]\nclaim = \"roles\"\nequals = \"Onboard.Reseller\"\nconnections = [\"Contoso reseller\"]\n\n\
         [sessions]\nstore = \"sqlite:sessions.sqlite\"\n\n[app]\nsandbox = true\ndefaultCountry = \"PT\"\nassists = {{ {assists} }}\n\
         {INSTANCES}\n[audit]\nfile = \"audit.jsonl\"\n\n[operations]\nlisten = \"127.0.0.1:{operations}\"\n",
        connection(
            "Contoso CSP",
            "portal.contoso.example",
            "csp",
            "contoso-csp",
            "contoso.secret"
        ),
        connection(
            "Fabrikam CSP",
            "portal.fabrikam.example",
            "csp",
            "fabrikam-csp",
            "fabrikam.secret"
        ),
        connection(
            "Contoso reseller",
            "portal.contoso.example",
            "reseller",
            "contoso-reseller",
            "reseller.secret"
        ),
    )
}

/// The provider instances of the sandbox.
const INSTANCES: &str = r#"
[[app.providerInstances]]
id = "cb3cd15b-1d6e-45be-b493-c71549cbfd87"
name = "Contoso CSP"
kind = "microsoft"
offerTypes = ["License", "AzurePlan"]

[[app.providerInstances]]
id = "5b9a4a3e-7c52-4e0b-9d2f-0c1a6f3e8d21"
name = "Fabrikam Cloud"
kind = "other"
offerTypes = ["License"]
"#;
