//! The interface to the host page, implemented by `embed/embed.js`.

use json_digits::Json;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The functions that the element's script provides to the form.
    #[wasm_bindgen(typescript_type = "unknown")]
    #[derive(Clone)]
    pub type Host;

    /// Requests a token from the host and waits up to `seconds`. Rejects with one of the words `missing`, `failed`,
    /// `silent`.
    #[wasm_bindgen(method, catch)]
    async fn token(this: &Host, reason: &str, seconds: u32) -> Result<JsValue, JsValue>;

    /// Dispatches the event `onboard:{name}` with this JSON as its detail.
    #[wasm_bindgen(method)]
    fn tell(this: &Host, name: &str, detail: &str);

    /// Called when no submission is running any more: the script then applies changes that had to wait.
    #[wasm_bindgen(method)]
    pub(super) fn settled(this: &Host);
}

/// The reason for a token request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenReason {
    /// There is no token.
    Start,
    /// The token has expired.
    Expired,
    /// The API did not accept the token.
    Refused,
}

impl TokenReason {
    fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Expired => "expired",
            Self::Refused => "refused",
        }
    }
}

/// The reason why the host returned no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostError {
    /// The property `token` is not set.
    Missing,
    /// The function threw, or returned something else than text.
    Failed,
    /// The function did not answer in time.
    TimedOut,
}

impl Host {
    /// Requests a token. The text may not contain one.
    ///
    /// # Errors
    /// The host returned no text.
    pub(super) async fn request_token(
        &self,
        reason: TokenReason,
        seconds: u32,
    ) -> Result<String, HostError> {
        match self.token(reason.name(), seconds).await {
            Ok(token) => token.as_string().ok_or(HostError::Failed),
            Err(word) => Err(match word.as_string().as_deref() {
                Some("missing") => HostError::Missing,
                Some("silent") => HostError::TimedOut,
                _ => HostError::Failed,
            }),
        }
    }

    /// Dispatches `onboard:failed`. The status is that of the API, or 0 without a response.
    pub(super) fn report_failure(
        &self,
        status: u16,
        correlation: Option<String>,
        description: Option<String>,
        errors: Vec<Json>,
    ) {
        let detail = Json::object([
            ("status", Json::Number(status.to_string())),
            ("correlationId", correlation.into()),
            ("description", description.into()),
            ("errors", Json::List(errors)),
        ]);
        self.report("failed", &detail);
    }

    /// Dispatches an event to the host.
    pub(super) fn report(&self, name: &str, detail: &Json) {
        self.tell(name, &detail.to_text());
    }
}
