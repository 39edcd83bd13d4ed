//! The `config.json` that the page reads: what the operator set, and what the gateway decides.

use serde_json::{Map, Value, json};

use crate::config::{Config, Mode};

/// How much longer the page waits than the gateway: the gateway knows better what came of a request.
const PAGE_WAITS_LONGER: u64 = 5;

/// The file.
#[must_use]
pub fn text(config: &Config) -> String {
    let mut file = Map::new();
    file.insert(
        "timeoutSeconds".to_owned(),
        json!((config.limits.api.as_secs() + PAGE_WAITS_LONGER).min(600)),
    );
    file.extend(config.app.clone());
    let (api_base, sign_in) = match config.mode {
        Mode::Proxy => (
            config.base().trim_end_matches('/').to_owned(),
            json!({ "method": "gateway" }),
        ),
        Mode::HandOut => {
            let api = config
                .connections
                .first()
                .map(|it| it.api_base.as_str().trim_end_matches('/').to_owned());
            let broker = json!({
                "method": "broker", "url": "session/token", "signInUrl": "login", "signOutUrl": "session/end",
            });
            (api.unwrap_or_default(), broker)
        }
    };
    file.insert("apiBase".to_owned(), json!(api_base));
    file.insert("signIn".to_owned(), sign_in);
    Value::Object(file).to_string()
}

/// The origins whose pages may frame `embed.html` and load the element.
#[must_use]
pub fn embedding_origins(config: &Config) -> Vec<String> {
    let origins = config
        .app
        .get("embed")
        .and_then(|embed| embed.get("allowedOrigins"))
        .and_then(Value::as_array);
    let is_origin = |text: &&str| {
        url::Url::parse(text).is_ok_and(|url| url.origin().ascii_serialization() == **text)
    };
    origins
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .filter(is_origin)
        .map(str::to_owned)
        .collect()
}
