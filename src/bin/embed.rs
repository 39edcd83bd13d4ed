//! The program of the element `<onboard-customer>`, called by `embed/embed.js`.

use leptos_erased::start_executor;
use onboard::browser::controls;
use onboard::customer_form::FORM_CHUNK;
use onboard::embed::{Form, Host, MountPoint, PreservedState, Settings, Unmount};
use onboard::i18n::Language;
use onboard::i18n::preferred_language;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

fn main() {}

/// Returns the tag of the language file for this locale; the operator's locale is the fallback.
#[wasm_bindgen]
pub fn words_of(config: Option<String>, locale: Option<String>) -> String {
    let settings = Settings {
        config,
        locale,
        ..Settings::default()
    };
    let (language, _) = find_language(&settings);
    language.tag().to_owned()
}

fn find_language(settings: &Settings) -> (Language, String) {
    let config = settings.config().unwrap_or_default();
    preferred_language::find(config.locale.as_deref())
}

/// Waits until a form can be filled before it is mounted. `false`: a part of the program could not be loaded.
#[wasm_bindgen]
pub async fn can_load() -> bool {
    // No form has done it yet.
    start_executor();
    FORM_CHUNK.settle().await.is_some()
}

/// Begins to take over the controls in a place, once no input method is composing there.
#[wasm_bindgen]
pub async fn adopt(place: HtmlElement) {
    controls::adopt(&place).await;
}

/// The state of a form that was unmounted.
#[wasm_bindgen]
pub struct PreservedHandle(PreservedState);

/// A mounted form.
#[wasm_bindgen]
pub struct MountedElement(Form);

#[wasm_bindgen]
impl MountedElement {
    /// Mounts a form with the state of an earlier one, over the controls that stand in its place. A body fills it before,
    /// if [`can_load`] says so. `None`: the language file does not fit this version.
    #[expect(
        clippy::too_many_arguments,
        reason = "what a script hands over comes one by one"
    )]
    pub fn open(
        shadow: ShadowRoot,
        within: HtmlElement,
        host: Host,
        words: &str,
        config: Option<String>,
        tenant: Option<String>,
        api_base: Option<String>,
        locale: Option<String>,
        heading_level: Option<String>,
        preserved: Option<PreservedHandle>,
        body: Option<String>,
    ) -> Option<MountedElement> {
        let settings = Settings {
            config,
            tenant,
            api_base,
            locale,
            heading_level,
        };
        let (language, locale) = find_language(&settings);
        let words = language.read(words).ok()?;
        let preserved = preserved.map(|preserved| preserved.0).unwrap_or_default();
        let place = MountPoint {
            shadow,
            within,
            host,
        };
        let form = Form::open(place, words, locale, &settings, preserved, body.as_deref());
        Some(Self(form))
    }

    pub fn is_busy(&self) -> bool {
        self.0.is_busy()
    }

    pub fn load(&self, body: &str) {
        self.0.load(body);
    }

    pub fn token_changed(&self) {
        self.0.token_changed();
    }

    pub fn leave(self, is_followed: bool) -> PreservedHandle {
        let unmount = match is_followed {
            true => Unmount::Replaced,
            false => Unmount::Removed,
        };
        PreservedHandle(self.0.unmount(unmount))
    }
}
