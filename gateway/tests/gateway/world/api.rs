//! The API and its token address, which answer what a test asks for.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use serde_json::json;

use crate::fake::{self, Answer, Came};

/// What the API is like.
#[derive(Default)]
pub struct Api {
    pub came: Vec<Came>,
    pub answers: VecDeque<Answer>,
    pub token_calls: Vec<Came>,
    pub token_answers: VecDeque<Answer>,
    pub token_down: bool,
    pub life: u64,
    /// Answers instead of `answers`.
    pub script: Option<Script>,
}

/// Decides what is answered.
pub type Script = Box<dyn Fn(&Came) -> Answer + Send>;

impl Api {
    /// Starts one.
    pub async fn start() -> (Arc<Mutex<Self>>, SocketAddr) {
        let api = Arc::new(Mutex::new(Self {
            life: 3599,
            ..Self::default()
        }));
        let shared = api.clone();
        let address = fake::start(move |came| shared.lock().unwrap().answer(came)).await;
        (api, address)
    }

    /// How many requests came, and how many for tokens.
    pub fn counts(&self) -> (usize, usize) {
        (self.came.len(), self.token_calls.len())
    }

    fn answer(&mut self, came: Came) -> Answer {
        if came.path() == "/token" {
            self.token_calls.push(came);
            if self.token_down {
                return Answer::Status(503, Vec::new(), "down".to_owned());
            }
            let number = self.token_calls.len();
            let good = Answer::json(
                200,
                json!({ "access_token": format!("api-token-{number}"), "expires_in": self.life }),
            );
            return self.token_answers.pop_front().unwrap_or(good);
        }
        if let Some(script) = &self.script {
            return script(&came);
        }
        self.came.push(came);
        self.answers.pop_front().unwrap_or(Answer::json(
            201,
            "\"7a0c3e9e-0f4b-4f0e-9d55-2f6d3a1b9c10\"",
        ))
    }
}
