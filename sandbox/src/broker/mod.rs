//! A token broker, as an operator would run one beside the page: it knows people by a cookie that no script can read,
//! and hands the page tokens for them. The page stores none, and people paste none.
//!
//! - [`sign_in`]: the page people sign in on
//! - [`session`]: the token of who is signed in, and the end of the session
//! - [`cookie`]: the cookie that identifies a browser

pub mod cookie;
pub mod session;
pub mod sign_in;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::Map;
use uuid::Uuid;

use crate::sample::Person;
use crate::server::Sandbox;
use crate::tokens::LIFE_SECONDS;
use crate::{guard, traffic};

/// The page's source of tokens, below the app's base.
pub const TOKEN: &str = "session/token";

/// The path that ends a session, below the app's base.
pub const END: &str = "session/end";

/// The path of the sign-in, below the app's base.
pub const SIGN_IN: &str = "login";

/// The addresses of the broker, for sandboxes that have one.
pub fn routes(sandbox: &Arc<Sandbox>) -> Router<Arc<Sandbox>> {
    let at = |path: &str| format!("{}{path}", sandbox.files.base());
    let session = Router::new()
        .route(&at(TOKEN), post(session::hand_out_token))
        .route(&at(END), post(session::end))
        .layer(from_fn_with_state(sandbox.clone(), traffic::befall));
    Router::new()
        .merge(session)
        .route(&at(SIGN_IN), get(sign_in::page).post(sign_in::sign_in))
        .route(&at("login.css"), get(sign_in::style))
        .layer(from_fn(guard::own_pages_only))
}

/// The sessions and the lifetime of tokens. All of it ends with the process.
#[derive(Default)]
pub struct Broker(Mutex<State>);

#[derive(Default)]
struct State {
    sessions: HashMap<String, &'static Person>,
    /// The lifetime that a test has set.
    life: Option<i64>,
}

/// The body of `POST /sandbox/broker`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Order {
    life: Option<i64>,
    end_sessions: bool,
}

impl Broker {
    /// Begins a session, and gives the id that only the browser's cookie is to know.
    #[must_use]
    pub fn begin(&self, person: &'static Person) -> String {
        let id = Uuid::new_v4().simple().to_string();
        self.state().sessions.insert(id.clone(), person);
        id
    }

    /// Whose session this is; none where there is no such session, or no longer.
    #[must_use]
    pub fn person(&self, id: &str) -> Option<&'static Person> {
        self.state().sessions.get(id).copied()
    }

    /// Ends this session, if there is one.
    pub fn end(&self, id: &str) {
        self.state().sessions.remove(id);
    }

    /// How long the tokens live that are handed out from now on, in seconds.
    #[must_use]
    pub fn life(&self) -> i64 {
        self.state().life.unwrap_or(LIFE_SECONDS)
    }

    /// Does what a test orders.
    ///
    /// # Errors
    /// The order is not understood; nothing of it is carried out.
    pub fn order(&self, json: &[u8]) -> Result<(), String> {
        // The word for a value of another kind is serde's own, and not one used here.
        let order: Order = serde_json::from_slice::<Map<_, _>>(json)
            .and_then(|order| serde_json::from_value(order.into()))
            .map_err(|error| error.to_string().replacen("invalid", "unexpected", 1))?;
        if order
            .life
            .is_some_and(|life| life.unsigned_abs() > u64::from(u32::MAX))
        {
            return Err("life must be a number of seconds below 2^32.".to_owned());
        }
        let mut state = self.state();
        state.life = order.life.or(state.life);
        if order.end_sessions {
            state.sessions.clear();
        }
        Ok(())
    }

    /// Tokens live as long as usual again. Sessions go on.
    pub fn forget_orders(&self) {
        self.state().life = None;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
