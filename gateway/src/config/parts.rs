//! Reads the tables of the configuration.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::time::Duration;

use ipnet::IpNet;
use url::Url;

use super::reader::{Place, Reader};
use super::{
    ConnectionSettings, Grant, Limits, Oidc, Role, SecurityTxt, SessionSettings, StorePlace,
    TlsFiles,
};
use crate::secret::Secret;

impl Reader<'_> {
    pub(super) fn public_url(&mut self, root: &Place<'_>) -> Option<Url> {
        let url = self.url(root, "public_url")?;
        // Headers contain the path as it is written here.
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if url.path().ends_with('/')
            && !url.path().contains("//")
            && url.path().bytes().all(is_plain)
        {
            return Some(url);
        }
        self.wrong(
            "`public_url` ends with a slash and holds none twice; its path has letters, digits and -._~ only.",
        );
        None
    }

    pub(super) fn networks(&mut self, root: &Place<'_>) -> Vec<IpNet> {
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

    pub(super) fn tls(&mut self, place: &Place<'_>) -> Option<TlsFiles> {
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

    pub(super) fn oidc(&mut self, place: &Place<'_>) -> Option<Oidc> {
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

    pub(super) fn connection(&mut self, place: &Place<'_>) -> Option<ConnectionSettings> {
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

    pub(super) fn names(
        &mut self,
        connections: &[Option<ConnectionSettings>],
    ) -> BTreeMap<String, usize> {
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

    pub(super) fn grant(
        &mut self,
        place: &Place<'_>,
        names: &BTreeMap<String, usize>,
    ) -> Option<Grant> {
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

    pub(super) fn sessions(&mut self, place: &Place<'_>) -> Option<SessionSettings> {
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

    pub(super) fn limits(&mut self, place: &Place<'_>) -> Limits {
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

    pub(super) fn security_txt(&mut self, place: &Place<'_>) -> Option<SecurityTxt> {
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
}
