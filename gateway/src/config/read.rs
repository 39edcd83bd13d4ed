//! From the table to the settings. Reports everything that is wrong at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use toml::Table;
use url::Url;

use super::reader::{Place, Reader};
use super::{Config, Mode};

/// Reads the settings. Relative files are those below `home`, the folder of the configuration.
///
/// # Errors
/// All errors, a sentence each.
pub fn settings(table: &Table, home: &Path) -> Result<Config, Vec<String>> {
    let mut reader = Reader {
        home,
        wrong: Vec::new(),
    };
    let config = reader.config(table);
    match config {
        Some(config) if reader.wrong.is_empty() => Ok(config),
        _ => Err(reader.wrong),
    }
}

/// Loads the file and the environment.
///
/// # Errors
/// All errors, a sentence each.
pub fn load(
    file: &Path,
    variables: impl IntoIterator<Item = (String, String)>,
) -> Result<Config, Vec<String>> {
    let text = fs::read_to_string(file)
        .map_err(|error| vec![format!("{} cannot be read: {error}.", file.display())])?;
    let table = super::source::table(&text, variables)?;
    settings(&table, file.parent().unwrap_or(Path::new("")))
}

impl Reader<'_> {
    fn config(&mut self, table: &Table) -> Option<Config> {
        let root = Place {
            table: Some(table),
            path: String::new(),
        };
        let listen = self.parsed(
            &root,
            "listen",
            "an address and a port, such as 127.0.0.1:8443",
        );
        let public_url = self.public_url(&root);
        let mode = self.choice(
            &root,
            "mode",
            &[("proxy", Mode::Proxy), ("hand-out", Mode::HandOut)],
        );
        let trusted_proxies = self.networks(&root);
        let tls = self.tls(&Place::below(table, "tls"));
        let oidc = self.oidc(&Place::below(table, "oidc"));
        let connections: Vec<_> = Place::rows(table, "connections")
            .iter()
            .map(|place| self.connection(place))
            .collect();
        let names: BTreeMap<String, usize> = self.names(&connections);
        let grants: Vec<_> = Place::rows(table, "grants")
            .iter()
            .map(|place| self.grant(place, &names))
            .collect();
        if grants.is_empty() {
            self.wrong("There is no [[grants]]: no person could use a connection.");
        }
        let sessions = self.sessions(&Place::below(table, "sessions"));
        let limits = self.limits(&Place::below(table, "limits"));
        let operations = Place::below(table, "operations");
        let operations = operations.get("listen").and_then(|_| {
            self.parsed(
                &operations,
                "listen",
                "an address and a port, such as 127.0.0.1:9090",
            )
        });
        let security_txt = self.security_txt(&Place::below(table, "security_txt"));
        let app = Place::below(table, "app")
            .table
            .cloned()
            .unwrap_or_default();
        let app = match serde_json::to_value(app) {
            Ok(serde_json::Value::Object(app)) => app,
            _ => serde_json::Map::new(),
        };
        let config = Config {
            listen: listen?,
            public_url: public_url?,
            mode: mode.unwrap_or(Mode::Proxy),
            trusted_proxies,
            tls,
            oidc: Arc::new(oidc?),
            connections: connections
                .into_iter()
                .map(|it| it.map(Arc::new))
                .collect::<Option<_>>()?,
            grants: grants.into_iter().collect::<Option<_>>()?,
            sessions: sessions?,
            app,
            audit: Place::below(table, "audit")
                .get("file")
                .and_then(|file| self.file(file)),
            operations,
            limits,
            security_txt,
            ca_file: root.get("ca_file").and_then(|file| self.file(file)),
        };
        self.agree(&config);
        Some(config)
    }

    /// Checks between several keys.
    fn agree(&mut self, config: &Config) {
        if config.mode == Mode::HandOut {
            let mut bases: Vec<&Url> = config.connections.iter().map(|it| &it.api_base).collect();
            bases.dedup();
            if bases.len() > 1 {
                self.wrong("With mode = \"hand-out\" all connections have one `api_base`: the page knows one.");
            }
            if config.connections.iter().any(|it| it.reseller_id.is_some()) {
                self.wrong("`reseller_id` needs mode = \"proxy\": the gateway sees no body that the page sends itself.");
            }
        }
    }
}
