//! Encrypted texts in this browser: see `vault.js`.

use js_sys::Promise;
use json_digits::Json;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen(module = "/src/browser/vault.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = keep)]
    fn js_keep(owner: &str, id: &str, text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = keepAtOnce)]
    fn js_keep_at_once(owner: &str, id: &str, text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = list)]
    fn js_list(owner: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = remove)]
    fn js_remove(id: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = bringBack)]
    fn js_bring_back(id: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(catch, js_name = elsewhere)]
    fn js_elsewhere() -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = takeChange)]
    fn js_take_change() -> bool;
    #[wasm_bindgen(js_name = wipe)]
    fn js_wipe(owner: &str);
    #[wasm_bindgen(catch, js_name = claim)]
    fn js_claim(id: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_name = release)]
    fn js_release(id: &str);
    #[wasm_bindgen(js_name = newer)]
    fn js_newer() -> Promise;
}

/// The reason why the browser does not store a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The storage is missing, refused, full, or does not open.
    Refused,
    /// A newer version of this page has the storage.
    Newer,
}

/// The stored texts of an owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VaultContents {
    /// The readable entries, newest first.
    pub kept: Vec<VaultEntry>,
    /// Whether an entry was unreadable, because the browser has lost its key.
    pub has_unreadable: bool,
}

/// A stored text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VaultEntry {
    pub id: String,
    /// The time of storing, in seconds since 1970-01-01 UTC.
    pub at: i64,
    pub text: String,
}

/// When a text has to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepMoment {
    /// The page stays open: a delay is harmless.
    Soon,
    /// The page may end: at once, as far as the browser allows that.
    PageEnds,
}

/// Keeps a text under an id: for seven days, or until it is removed if the id begins with `template-`. It is handed to the
/// browser at once.
///
/// # Errors
/// The browser does not store it.
pub fn save(
    owner: &str,
    id: &str,
    text: &str,
    moment: KeepMoment,
) -> impl Future<Output = Result<(), StoreError>> + use<> {
    let saving = match moment {
        KeepMoment::Soon => js_keep(owner, id, text),
        KeepMoment::PageEnds => js_keep_at_once(owner, id, text),
    };
    async { resolve(saving).await.map(drop) }
}

/// Returns the texts of an owner. Unreadable ones are reported once and removed.
///
/// # Errors
/// The browser stores nothing.
pub async fn list(owner: &str) -> Result<VaultContents, StoreError> {
    let list = resolve(js_list(owner)).await?;
    let list = list.as_string().and_then(|list| Json::read(&list).ok());
    let list = list.unwrap_or_default();
    let number = |value: Option<&Json>| match value {
        Some(Json::Number(number)) => number.parse().unwrap_or_default(),
        _ => 0,
    };
    let mut all = VaultContents {
        kept: Vec::new(),
        has_unreadable: number(list.get("lost")) > 0,
    };
    for item in list.get("drafts").map(Json::items).unwrap_or_default() {
        all.kept.push(VaultEntry {
            id: item.text("id").unwrap_or_default().to_owned(),
            at: number(item.get("at")),
            text: item.text("text").unwrap_or_default().to_owned(),
        });
    }
    Ok(all)
}

/// Waits until a newer version of this page has the storage. This version stores nothing from then on.
pub async fn wait_for_newer_version() {
    _ = JsFuture::from(js_newer()).await;
}

/// Whether another tab has changed the drafts since this was asked last.
pub fn take_change() -> bool {
    js_take_change()
}

/// The ids of what other tabs have open. Empty where the browser has no locks.
pub async fn elsewhere() -> Vec<String> {
    let ids = resolve(js_elsewhere()).await.ok();
    let ids = ids.and_then(|ids| ids.as_string()).unwrap_or_default();
    ids.split_whitespace().map(str::to_owned).collect()
}

/// Forgets what is kept under an id. This page can bring it back.
pub async fn remove(id: &str) {
    _ = resolve(js_remove(id)).await;
}

/// Keeps again what this page has removed.
pub async fn bring_back(id: &str) {
    _ = resolve(js_bring_back(id)).await;
}

/// Forgets all that this owner has kept, but for what other tabs have open.
pub fn remove_all(owner: &str) {
    js_wipe(owner);
}

/// Locks an id for this tab. Returns `false` if another tab has the lock.
///
/// # Errors
/// The browser has no locks.
pub async fn claim(id: &str) -> Result<bool, StoreError> {
    resolve(js_claim(id)).await.map(|it| it.is_truthy())
}

/// Unlocks an id for other tabs.
pub fn release(id: &str) {
    js_release(id);
}

async fn resolve(promise: Result<Promise, JsValue>) -> Result<JsValue, StoreError> {
    let promise = promise.map_err(|_| StoreError::Refused)?;
    JsFuture::from(promise).await.map_err(|why| {
        if why.as_string().as_deref() == Some("newer") {
            StoreError::Newer
        } else {
            StoreError::Refused
        }
    })
}
