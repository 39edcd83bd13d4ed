//! `--check`: asks everything that the gateway depends on, and says in a table what works.

use std::fmt;
use std::sync::Arc;

use crate::gateway::Gateway;
use crate::security_txt;

/// One thing that was tried.
struct Row {
    what: String,
    works: bool,
    detail: String,
}

/// What was tried.
pub struct Table(Vec<Row>);

impl Table {
    /// Whether all of it works.
    #[must_use]
    pub fn works(&self) -> bool {
        self.0.iter().all(|row| row.works)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .0
            .iter()
            .map(|row| row.what.chars().count())
            .max()
            .unwrap_or_default();
        for row in &self.0 {
            let mark = if row.works { "works" } else { "FAILS" };
            writeln!(formatter, "{:width$}  {mark}  {}", row.what, row.detail)?;
        }
        Ok(())
    }
}

/// Tries everything.
pub async fn check(gateway: &Arc<Gateway>) -> Table {
    let config = &gateway.config;
    let mut rows = vec![
        Row {
            what: "configuration".to_owned(),
            works: true,
            detail: format!("served at {}", config.public_url),
        },
        Row {
            what: "app".to_owned(),
            works: true,
            detail: "found".to_owned(),
        },
    ];
    let mut row = |what: String, result: Result<String, String>| {
        let works = result.is_ok();
        rows.push(Row {
            what,
            works,
            detail: result.unwrap_or_else(|why| why),
        });
    };
    let store = gateway.sessions.ping().await;
    row(
        "session store".to_owned(),
        store
            .map(|()| "answers".to_owned())
            .map_err(|_| "does not answer".to_owned()),
    );
    let provider = gateway.provider.known().await;
    row(
        "identity provider".to_owned(),
        match provider {
            Ok(known) => Ok(format!(
                "{} answers; register {} there",
                known.metadata.issuer,
                config.address("callback")
            )),
            Err(trouble) => Err(format!("{trouble:?}")),
        },
    );
    for connection in &gateway.connections {
        let token = connection.tokens.token().await;
        let result = token
            .map(|_| format!("{} gives a token", connection.settings.token_url))
            .map_err(|none| none.why);
        row(format!("token of {}", connection.settings.name), result);
    }
    if let Some(settings) = &config.security_txt {
        let warning = security_txt::warning(settings, gateway.clock.now());
        row(
            "security.txt".to_owned(),
            warning.map_or_else(|| Ok(format!("until {}", settings.expires)), Err),
        );
    }
    Table(rows)
}
