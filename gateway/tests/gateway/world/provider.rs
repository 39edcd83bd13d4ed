//! An identity provider that does what a test asks for.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD as BASE64};
use onboard_gateway::clock::{Clock, Seconds};
use onboard_gateway::seal::hashed;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

use crate::fake::{self, Answer, Came};

/// What the provider is like.
pub struct Provider {
    /// Its address, as it names itself.
    pub issuer: String,
    clock: Clock,
    pub key: EcdsaKeyPair,
    pub key_id: String,
    pub published: Value,
    pub ahead: Seconds,
    pub is_down: bool,
    /// A path that it redirects.
    pub leads_on: Option<String>,
    /// How much later it answers.
    pub delay: Duration,
    pub discoveries: usize,
    pub token_calls: usize,
    /// Every path that was asked for.
    pub paths: Vec<String>,
    pub userinfo: Option<Value>,
    pub codes: BTreeMap<String, (String, String, Value)>,
    pub names_itself: bool,
}

impl Provider {
    /// Starts one, whose time is this clock's.
    pub async fn start(clock: Clock) -> Arc<Mutex<Self>> {
        let provider = Arc::new(Mutex::new(Self::new(clock)));
        let shared = provider.clone();
        let address = fake::start(move |came| shared.lock().unwrap().answer(&came)).await;
        provider.lock().unwrap().issuer = format!("http://{address}");
        provider
    }

    fn new(clock: Clock) -> Self {
        let (key, published) = key("first");
        Self {
            issuer: String::new(),
            clock,
            key,
            key_id: "first".to_owned(),
            published,
            ahead: 0,
            is_down: false,
            leads_on: None,
            delay: Duration::ZERO,
            discoveries: 0,
            token_calls: 0,
            paths: Vec::new(),
            userinfo: None,
            codes: BTreeMap::new(),
            names_itself: false,
        }
    }

    /// New keys, under a new name or the old one.
    pub fn rotate(&mut self, id: &str) {
        let (key, published) = key(id);
        (self.key, self.published, self.key_id) = (key, published, id.to_owned());
    }

    pub fn sign(&self, claims: &Value) -> String {
        self.sign_as(&json!({ "alg": "ES256", "kid": self.key_id }), claims)
    }

    pub fn sign_as(&self, header: &Value, claims: &Value) -> String {
        let signed = format!(
            "{}.{}",
            BASE64.encode(header.to_string()),
            BASE64.encode(claims.to_string())
        );
        let signature = self
            .key
            .sign(&SystemRandom::new(), signed.as_bytes())
            .unwrap();
        format!("{signed}.{}", BASE64.encode(signature.as_ref()))
    }

    /// Signs a person in: where a browser that was led to `location` is led back, with a code for these claims.
    pub fn consent(&mut self, location: &str, claims: Value) -> String {
        let asked = url::Url::parse(location).unwrap();
        let parameter = |name: &str| {
            asked
                .query_pairs()
                .find_map(|(key, value)| (key == name).then(|| value.into_owned()))
                .unwrap()
        };
        assert_eq!(parameter("code_challenge_method"), "S256");
        assert_eq!(parameter("response_type"), "code");
        let code = format!("code-{}", parameter("nonce"));
        self.codes.insert(
            code.clone(),
            (parameter("nonce"), parameter("code_challenge"), claims),
        );
        let back = url::Url::parse(&parameter("redirect_uri")).unwrap();
        let iss: String = form_urlencoded::byte_serialize(self.issuer.as_bytes()).collect();
        format!(
            "{}?code={code}&state={}&iss={iss}",
            back.path(),
            parameter("state")
        )
    }

    fn answer(&mut self, came: &Came) -> Answer {
        let answer = self.answer_at_once(came);
        if self.delay.is_zero() {
            answer
        } else {
            Answer::Late(self.delay, Box::new(answer))
        }
    }

    fn answer_at_once(&mut self, came: &Came) -> Answer {
        self.paths.push(came.path().to_owned());
        let issuer = &self.issuer;
        if self.is_down {
            return Answer::Status(503, Vec::new(), "down".to_owned());
        }
        if self.leads_on.as_deref() == Some(came.path()) {
            let elsewhere = format!("{issuer}/elsewhere");
            return Answer::Status(302, vec![("location", elsewhere)], String::new());
        }
        match came.path() {
            "/.well-known/openid-configuration" => {
                self.discoveries += 1;
                Answer::json(
                    200,
                    json!({
                        "issuer": issuer,
                        "authorization_endpoint": format!("{issuer}/authorize"),
                        "token_endpoint": format!("{issuer}/token"),
                        "jwks_uri": format!("{issuer}/jwks"),
                        "userinfo_endpoint": format!("{issuer}/me"),
                        "end_session_endpoint": format!("{issuer}/end"),
                        "authorization_response_iss_parameter_supported": self.names_itself,
                    }),
                )
            }
            "/jwks" => Answer::json(200, json!({ "keys": [self.published] })),
            "/me" => match &self.userinfo {
                Some(claims) => Answer::json(200, claims),
                None => Answer::Status(404, Vec::new(), String::new()),
            },
            "/token" => {
                self.token_calls += 1;
                let basic = format!("Basic {}", STANDARD.encode("onboard:oidc+secret"));
                if came.header("authorization") != Some(&basic) {
                    return Answer::json(401, json!({ "error": "invalid_client" }));
                }
                let code = came.field("code").unwrap_or_default();
                let Some((nonce, challenge, more)) = self.codes.remove(&code) else {
                    return Answer::json(400, json!({ "error": "invalid_grant" }));
                };
                let proves = came
                    .field("code_verifier")
                    .is_some_and(|verifier| hashed(&verifier) == challenge);
                if !proves {
                    return Answer::json(400, json!({ "error": "invalid_grant" }));
                }
                let now = self.clock.now() + self.ahead;
                let mut claims = json!({
                    "iss": issuer, "aud": "onboard", "sub": "person-1", "name": "Ana Silva", "sid": "op-session-1",
                    "nonce": nonce, "iat": now, "exp": now + 300, "roles": ["Onboard.Csp"],
                });
                for (name, value) in more.as_object().cloned().unwrap_or_default() {
                    match value {
                        Value::Null => claims.as_object_mut().unwrap().remove(&name),
                        value => claims.as_object_mut().unwrap().insert(name, value),
                    };
                }
                Answer::json(
                    200,
                    json!({ "access_token": "op-token", "id_token": self.sign(&claims) }),
                )
            }
            _ => Answer::Status(404, Vec::new(), String::new()),
        }
    }
}

fn key(id: &str) -> (EcdsaKeyPair, Value) {
    let random = SystemRandom::new();
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    let key =
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random)
            .unwrap();
    let point = key.public_key().as_ref();
    let (x, y) = (BASE64.encode(&point[1..33]), BASE64.encode(&point[33..]));
    let published = json!({ "kty": "EC", "crv": "P-256", "kid": id, "use": "sig", "x": x, "y": y });
    (key, published)
}
