//! `--check`: asks everything that the gateway depends on, and says in a table what works.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use crate::audit::{self, Chain};
use crate::config::StorePlace;
use crate::gateway::Gateway;
use crate::security_txt;
use crate::tls::Certificate;

/// One thing that was tried.
struct Row {
    what: String,
    works: bool,
    detail: String,
}

/// The checks and their results.
pub struct Table(Vec<Row>);

impl Table {
    /// Whether all of it works.
    #[must_use]
    pub fn works(&self) -> bool {
        self.0.iter().all(|row| row.works)
    }

    fn add(&mut self, what: &str, result: Result<String, String>) {
        self.0.push(Row {
            what: what.to_owned(),
            works: result.is_ok(),
            detail: result.unwrap_or_else(|why| why),
        });
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
    let mut table = Table(Vec::new());
    table.add(
        "configuration",
        Ok(format!("served at {}", config.public_url)),
    );
    table.add(
        "app",
        Ok(format!("{} files", digits(gateway.assets.count()))),
    );
    if let Some(files) = &config.tls {
        let found = Certificate::open(files.clone());
        table.add(
            "certificate",
            found.map(|_| files.certificate.display().to_string()),
        );
    }
    let store = gateway.sessions.ping().await;
    let kind = match &config.sessions.store {
        StorePlace::Memory => "memory".to_owned(),
        StorePlace::Sqlite(file) => file.display().to_string(),
        // The address may hold a password.
        StorePlace::Redis(_) => "Redis".to_owned(),
    };
    table.add(
        "session store",
        match store {
            Ok(()) => Ok(format!("{kind} answers")),
            Err(_) => Err(format!("{kind} does not answer")),
        },
    );
    provider(gateway, &mut table).await;
    for connection in &gateway.connections {
        let token = connection.tokens.token().await;
        let result = token
            .map(|_| format!("{} gives a token", connection.settings.token_url))
            .map_err(|none| none.why);
        table.add(&format!("token of {}", connection.settings.name), result);
    }
    if let Some(path) = gateway.audit.path() {
        table.add("audit log", audit_log(path));
    }
    if let Some(settings) = &config.security_txt {
        let warning = security_txt::warning(settings, gateway.clock.now());
        table.add(
            "security.txt",
            warning.map_or_else(|| Ok(format!("until {}", settings.expires)), Err),
        );
    }
    table
}

async fn provider(gateway: &Gateway, table: &mut Table) {
    let callback = gateway.config.address("callback");
    let known = gateway.provider.known().await;
    let known = known.map(|known| {
        format!(
            "{} answers; register {callback} there",
            known.metadata.issuer
        )
    });
    let answers = known.is_ok();
    table.add("identity provider", known.map_err(|why| why.to_string()));
    if answers {
        let result = gateway.provider.check_secret(&callback).await;
        table.add(
            "secret there",
            result.map(|()| format!("not refused for {}", gateway.provider.client_id())),
        );
    }
}

fn audit_log(path: &Path) -> Result<String, String> {
    match audit::verify(path) {
        Ok(Chain::Whole(count)) => Ok(format!(
            "{} is unbroken; lines: {}",
            path.display(),
            digits(count)
        )),
        Ok(Chain::Broken(line)) => Err(format!(
            "line {line} of {} does not follow the one before",
            path.display()
        )),
        Err(error) => Err(format!("{} cannot be read: {error}", path.display())),
    }
}

/// `12,345`.
fn digits(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (position, digit) in digits.char_indices() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
