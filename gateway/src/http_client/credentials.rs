//! Header values that hold a secret.

use axum::http::HeaderValue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use form_urlencoded::byte_serialize;

/// HTTP Basic as OAuth has it: both parts are form-encoded first (RFC 6749, section 2.3.1).
#[must_use]
pub fn basic(client_id: &str, secret: &str) -> String {
    let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    format!(
        "Basic {}",
        STANDARD.encode(format!("{}:{}", encoded(client_id), encoded(secret)))
    )
}

/// A header value that is never printed.
///
/// # Errors
/// It holds what no header can.
pub fn sensitive(text: &str) -> Result<HeaderValue, String> {
    let mut value =
        HeaderValue::from_str(text).map_err(|_| "a secret holds control characters".to_owned())?;
    value.set_sensitive(true);
    Ok(value)
}
