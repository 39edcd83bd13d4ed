//! The page around the element, as far as the form sees it: `embed/embed.js` stands between them.

use json_digits::Json;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What the element's script does for the form.
    #[wasm_bindgen(typescript_type = "unknown")]
    #[derive(Clone)]
    pub type Host;

    /// Asks the host for a token, and waits so many seconds for it. Fails with one of the words
    /// `missing`, `failed`, `silent`.
    #[wasm_bindgen(method, catch)]
    async fn token(this: &Host, reason: &str, seconds: u32) -> Result<JsValue, JsValue>;

    /// Dispatches the event `onboard:{name}` with this JSON as its detail.
    #[wasm_bindgen(method)]
    fn tell(this: &Host, name: &str, detail: &str);

    /// Nothing is being sent any more: what had to wait for that may be done.
    #[wasm_bindgen(method)]
    pub(super) fn settled(this: &Host);
}

/// Why a token is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenReason {
    /// There was none.
    Start,
    /// The one there was has ended.
    Expired,
    /// The API did not accept the one there was.
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

/// How a host can fail to hand over a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFailure {
    /// It has said nothing of tokens yet.
    Missing,
    /// Its function threw, or gave something else than text.
    Failed,
    /// Its function did not answer in time.
    Silent,
}

impl Host {
    /// A token, as text that may be none.
    ///
    /// # Errors
    /// Why there is none.
    pub(super) async fn pull(
        &self,
        reason: TokenReason,
        seconds: u32,
    ) -> Result<String, TokenFailure> {
        match self.token(reason.name(), seconds).await {
            Ok(token) => token.as_string().ok_or(TokenFailure::Failed),
            Err(word) => Err(match word.as_string().as_deref() {
                Some("missing") => TokenFailure::Missing,
                Some("silent") => TokenFailure::Silent,
                _ => TokenFailure::Failed,
            }),
        }
    }

    /// Tells the host what happened.
    pub(super) fn report(&self, name: &str, detail: &Json) {
        self.tell(name, &detail.written());
    }
}
