//! From the table to the settings. All that is wrong is said at once.

use std::collections::BTreeMap;
use std::fs;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;
use toml::{Table, Value};
use url::Url;

use super::{
    Config, ConnectionSettings, Grant, Limits, Mode, Oidc, Role, SecurityTxt, SessionSettings,
    StorePlace, TlsFiles,
};
use crate::secret::Secret;

/// Reads the settings. Relative files are those below `home`, the folder of the configuration.
///
/// # Errors
/// All that is wrong, a sentence each.
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
/// All that is wrong, a sentence each.
pub fn load(
    file: &Path,
    variables: impl IntoIterator<Item = (String, String)>,
) -> Result<Config, Vec<String>> {
    let text = fs::read_to_string(file)
        .map_err(|error| vec![format!("{} cannot be read: {error}.", file.display())])?;
    let table = super::source::table(&text, variables)?;
    settings(&table, file.parent().unwrap_or(Path::new("")))
}

struct Reader<'a> {
    home: &'a Path,
    wrong: Vec<String>,
}

/// A table with the path it stands at, for messages.
struct Place<'a> {
    table: Option<&'a Table>,
    path: String,
}

impl<'a> Place<'a> {
    fn below(table: &'a Table, key: &str) -> Self {
        Self {
            table: table.get(key).and_then(Value::as_table),
            path: key.to_owned(),
        }
    }

    fn rows(table: &'a Table, key: &str) -> Vec<Self> {
        let rows = table
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let place = |(position, row): (usize, &'a Value)| Self {
            table: row.as_table(),
            path: format!("{key}.{position}"),
        };
        rows.enumerate().map(place).collect()
    }

    fn get(&self, key: &str) -> Option<&'a Value> {
        self.table?.get(key)
    }

    fn key(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }
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
            self.wrong("There is no [[grants]]: nobody could use a connection.");
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

    fn wrong(&mut self, sentence: impl Into<String>) {
        self.wrong.push(sentence.into());
    }

    fn text(&mut self, place: &Place<'_>, key: &str) -> Option<String> {
        match place.get(key) {
            Some(Value::String(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Some(_) => {
                self.wrong(format!(
                    "`{}` takes text that is not empty.",
                    place.key(key)
                ));
                None
            }
            None => None,
        }
    }

    fn required(&mut self, place: &Place<'_>, key: &str) -> Option<String> {
        if place.get(key).is_none() {
            self.wrong(format!("`{}` is missing.", place.key(key)));
        }
        self.text(place, key)
    }

    fn parsed<T: std::str::FromStr>(
        &mut self,
        place: &Place<'_>,
        key: &str,
        what: &str,
    ) -> Option<T> {
        let text = self.required(place, key)?;
        let parsed = text.parse().ok();
        if parsed.is_none() {
            self.wrong(format!("`{}` takes {what}, not `{text}`.", place.key(key)));
        }
        parsed
    }

    fn number(&mut self, place: &Place<'_>, key: &str, otherwise: u32, range: (u32, u32)) -> u32 {
        let number = match place.get(key) {
            None => return otherwise,
            Some(value) => value
                .as_integer()
                .and_then(|number| u32::try_from(number).ok()),
        };
        match number {
            Some(number) if (range.0..=range.1).contains(&number) => number,
            _ => {
                let (from, to) = range;
                self.wrong(format!(
                    "`{}` takes a whole number from {from} to {to}.",
                    place.key(key)
                ));
                otherwise
            }
        }
    }

    fn texts(&mut self, place: &Place<'_>, key: &str) -> Vec<String> {
        let all = |values: &Vec<Value>| {
            values
                .iter()
                .map(|value| value.as_str().map(str::to_owned))
                .collect::<Option<Vec<_>>>()
        };
        match place.get(key) {
            None => Vec::new(),
            Some(value) => value.as_array().and_then(all).unwrap_or_else(|| {
                self.wrong(format!("`{}` takes a list of texts.", place.key(key)));
                Vec::new()
            }),
        }
    }

    fn choice<T: Copy>(
        &mut self,
        place: &Place<'_>,
        key: &str,
        choices: &[(&str, T)],
    ) -> Option<T> {
        let text = self.text(place, key)?;
        let chosen = choices
            .iter()
            .find_map(|(name, value)| (*name == text).then_some(*value));
        if chosen.is_none() {
            let names: Vec<_> = choices
                .iter()
                .map(|(name, _)| format!("\"{name}\""))
                .collect();
            self.wrong(format!(
                "`{}` takes {}, not \"{text}\".",
                place.key(key),
                names.join(" or ")
            ));
        }
        chosen
    }

    fn file(&self, value: &Value) -> Option<PathBuf> {
        value.as_str().map(|file| self.home.join(file))
    }

    fn secret(&mut self, place: &Place<'_>, key: &str) -> Option<Secret> {
        let by_file = format!("{key}_file");
        // The environment sets the secret itself, over a file that the configuration names.
        if place.get(key).is_some() {
            return self.text(place, key).map(Secret::new);
        }
        let file = place.get(&by_file).and_then(|file| self.file(file))?;
        match fs::read_to_string(&file) {
            Ok(text) if !text.trim().is_empty() => Some(Secret::new(text.trim().to_owned())),
            Ok(_) => {
                self.wrong(format!(
                    "`{}`: {} is empty.",
                    place.key(&by_file),
                    file.display()
                ));
                None
            }
            Err(error) => {
                let file = file.display();
                self.wrong(format!(
                    "`{}`: {file} cannot be read: {error}.",
                    place.key(&by_file)
                ));
                None
            }
        }
    }

    fn required_secret(&mut self, place: &Place<'_>, key: &str) -> Option<Secret> {
        let by_file = format!("{key}_file");
        if place.get(key).is_none() && place.get(&by_file).is_none() {
            self.wrong(format!("`{}` is missing.", place.key(&by_file)));
        }
        self.secret(place, key)
    }

    /// https, or http on this machine: anywhere else a token or a cookie could be read on the way.
    fn url(&mut self, place: &Place<'_>, key: &str) -> Option<Url> {
        let what = "an address that starts with https://";
        let url: Url = self.parsed(place, key, what)?;
        let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
        let is_plain =
            url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
        if is_safe && is_plain && url.password().is_none() {
            return Some(url);
        }
        self.wrong(format!(
            "`{}` takes {what}, without a query, a fragment or a name in it.",
            place.key(key)
        ));
        None
    }

    fn public_url(&mut self, root: &Place<'_>) -> Option<Url> {
        let url = self.url(root, "public_url")?;
        if url.path().ends_with('/') && !url.path().contains("//") && !url.path().contains('%') {
            return Some(url);
        }
        self.wrong("`public_url` ends with a slash and holds none twice.");
        None
    }

    fn networks(&mut self, root: &Place<'_>) -> Vec<IpNet> {
        let mut networks = Vec::new();
        for text in self.texts(root, "trusted_proxies") {
            let network = text
                .parse::<IpNet>()
                .or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
            match network {
                Ok(network) => networks.push(network),
                Err(_) => self.wrong(format!(
                    "`trusted_proxies` takes addresses and networks such as 10.0.0.0/8, not `{text}`."
                )),
            }
        }
        networks
    }

    fn tls(&mut self, place: &Place<'_>) -> Option<TlsFiles> {
        place.table?;
        let (certificate, key) = (
            self.required(place, "certificate_file"),
            self.required(place, "key_file"),
        );
        Some(TlsFiles {
            certificate: self.home.join(certificate?),
            key: self.home.join(key?),
        })
    }

    fn oidc(&mut self, place: &Place<'_>) -> Option<Oidc> {
        let issuer = self.url(place, "issuer");
        let client_id = self.required(place, "client_id");
        let client_secret = self.required_secret(place, "client_secret");
        let mut scopes = self.texts(place, "scopes");
        if scopes.is_empty() {
            scopes = ["openid", "profile", "email"].map(str::to_owned).to_vec();
        }
        if !scopes.iter().any(|scope| scope == "openid") {
            self.wrong("`oidc.scopes` has to hold \"openid\".");
        }
        let tenant_id = self.text(place, "tenant_id");
        Some(Oidc {
            issuer: issuer?,
            client_id: client_id?,
            client_secret: client_secret?,
            scopes,
            tenant_id,
        })
    }

    fn connection(&mut self, place: &Place<'_>) -> Option<ConnectionSettings> {
        let name = self.required(place, "name");
        let api_base = self.url(place, "api_base");
        let tenant = self.required(place, "tenant");
        if place.get("role").is_none() {
            self.wrong(format!(
                "`{}` is missing: \"csp\" or \"reseller\".",
                place.key("role")
            ));
        }
        let role = self.choice(
            place,
            "role",
            &[("csp", Role::Csp), ("reseller", Role::Reseller)],
        );
        let reseller_id = self.text(place, "reseller_id");
        let token_url = self.url(place, "token_url");
        let client_id = self.required(place, "client_id");
        let client_secret = self.required_secret(place, "client_secret");
        let scope = self.text(place, "scope");
        Some(ConnectionSettings {
            name: name?,
            api_base: api_base?,
            tenant: tenant?.to_lowercase(),
            role: role?,
            reseller_id,
            token_url: token_url?,
            client_id: client_id?,
            client_secret: client_secret?,
            scope,
        })
    }

    fn names(&mut self, connections: &[Option<ConnectionSettings>]) -> BTreeMap<String, usize> {
        let mut names = BTreeMap::new();
        if connections.is_empty() {
            self.wrong("There is no [[connections]]: the gateway would have no API to speak to.");
        }
        for (position, connection) in connections.iter().enumerate() {
            let Some(connection) = connection else {
                continue;
            };
            if names.insert(connection.name.clone(), position).is_some() {
                self.wrong(format!(
                    "Two connections are called \"{}\".",
                    connection.name
                ));
            }
        }
        names
    }

    fn grant(&mut self, place: &Place<'_>, names: &BTreeMap<String, usize>) -> Option<Grant> {
        let (claim, equals) = (
            self.required(place, "claim"),
            self.required(place, "equals"),
        );
        let mut connections = Vec::new();
        for name in self.texts(place, "connections") {
            match names.get(&name) {
                Some(position) => connections.push(*position),
                None => self.wrong(format!(
                    "`{}` names \"{name}\", which is no connection.",
                    place.key("connections")
                )),
            }
        }
        if place.get("connections").is_none() {
            self.wrong(format!("`{}` is missing.", place.key("connections")));
        }
        Some(Grant {
            claim: claim?,
            equals: equals?,
            connections,
        })
    }

    fn sessions(&mut self, place: &Place<'_>) -> Option<SessionSettings> {
        let store = self
            .text(place, "store")
            .unwrap_or_else(|| "sqlite:sessions.sqlite".to_owned());
        let store = match store.split_once(':') {
            None if store == "memory" => Some(StorePlace::Memory),
            Some(("sqlite", file)) if !file.is_empty() => {
                Some(StorePlace::Sqlite(self.home.join(file)))
            }
            Some(("redis" | "rediss", _)) => Some(StorePlace::Redis(Secret::new(store))),
            _ => {
                self.wrong("`sessions.store` takes \"memory\", \"sqlite:FILE\" or \"redis://HOST:PORT/DATABASE\".");
                None
            }
        };
        let idle = self.number(place, "idle_minutes", 60, (1, 24 * 60));
        let absolute = self.number(place, "absolute_hours", 12, (1, 24 * 7));
        let key = self.secret(place, "key");
        if matches!(store, Some(StorePlace::Redis(_))) && key.is_none() {
            self.wrong(
                "`sessions.key_file` is missing: gateways that share a Redis share the key of the records. \
                 Make one with `openssl rand -base64 32`.",
            );
        }
        Some(SessionSettings {
            store: store?,
            key,
            idle: Duration::from_secs(u64::from(idle) * 60),
            absolute: Duration::from_secs(u64::from(absolute) * 3600),
        })
    }

    fn limits(&mut self, place: &Place<'_>) -> Limits {
        let seconds = |seconds| Duration::from_secs(u64::from(seconds));
        let api = self.number(place, "api_seconds", 30, (1, 600));
        Limits {
            session_per_minute: self.number(
                place,
                "session_requests_per_minute",
                600,
                (1, 1_000_000),
            ),
            address_per_minute: self.number(
                place,
                "address_requests_per_minute",
                300,
                (1, 1_000_000),
            ),
            api: seconds(api),
            stop: seconds(self.number(place, "stop_seconds", api + 5, (0, 3600))),
        }
    }

    fn security_txt(&mut self, place: &Place<'_>) -> Option<SecurityTxt> {
        place.table?;
        let contact = self.texts(place, "contact");
        if contact.is_empty()
            || !contact
                .iter()
                .all(|it| it.starts_with("mailto:") || it.starts_with("https://"))
        {
            self.wrong(
                "`security_txt.contact` takes addresses that start with mailto: or https://.",
            );
        }
        let expires = self.required(place, "expires")?;
        if crate::security_txt::seconds(&expires).is_none() {
            self.wrong("`security_txt.expires` takes a time in UTC such as 2027-06-30T00:00:00Z.");
        }
        let (policy, preferred_languages) = (
            self.text(place, "policy"),
            self.text(place, "preferred_languages"),
        );
        Some(SecurityTxt {
            contact,
            expires,
            policy,
            preferred_languages,
        })
    }

    /// What only shows when all is read.
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

/// Whether an address is of this machine and no other.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
