//! A sandbox, and what is true in it.

use customer::Guid;
use onboard::auth::Session;
use onboard::browser::clock;
use onboard_sandbox::clock::Clock;
use onboard_sandbox::config::SignIn;
use onboard_sandbox::records::{Deleted, SearchField};
use onboard_sandbox::sample::{SampleData, TENANT};
use onboard_sandbox::searching::Search;
use onboard_sandbox::server::{Sandbox, Settings, serve};
use onboard_sandbox::tokens::{Claims, LIFE_SECONDS};
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;

/// The time, which is constant: `2027-01-15T08:00:00Z`.
pub const NOW: i64 = 1_800_000_000;
/// Two seconds later, as `Retry-After` writes it.
pub const SOON: &str = "Fri, 15 Jan 2027 08:00:02 GMT";

/// A sandbox that ends with the runtime it was opened in.
pub struct World {
    pub sandbox: Arc<Sandbox>,
    pub address: SocketAddr,
}

impl World {
    pub async fn open() -> Arc<Self> {
        let sandbox = Sandbox::open(Settings {
            data: None,
            dist: None,
            base: "/",
            examples: None,
            processing_milliseconds: 0,
            clock: Clock::new(|| NOW * 1000),
            sign_in: SignIn::Token,
            sample_data: SampleData::Small,
        })
        .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(serve(listener, sandbox.clone()));
        Arc::new(Self { sandbox, address })
    }

    /// Signs in with a fresh token.
    pub fn sign_in(&self) -> Session {
        self.sign_in_to(TENANT)
    }

    pub fn sign_in_to(&self, tenant: &str) -> Session {
        let token = self.sandbox.tokens.mint(&Claims {
            role: Some(json!("csp")),
            tenant: tenant.to_owned(),
            name: "Ana Silva".to_owned(),
            issued: NOW,
            expires: NOW + LIFE_SECONDS,
        });
        Session::sign_in(tenant, &token, clock::Clock::own(NOW))
            .unwrap_or_else(|_| panic!("a token that counts"))
    }

    /// The city of the customer that was created for this intent.
    pub fn city(&self, mark: &str) -> Option<String> {
        let found = self.marked(mark);
        let found = self.sandbox.store.numbered(found.get(..1)?).unwrap();
        Some(city_of(&found.first()?.body))
    }

    /// The number of customers created for this intent, by the mark in their bodies, with any id.
    pub fn count(&self, mark: &str) -> u64 {
        self.marked(mark).len() as u64
    }

    /// The numbers of these customers, newest first.
    fn marked(&self, mark: &str) -> Vec<i64> {
        let search = Search {
            field: SearchField::InternalIdentifier,
            value: mark,
        };
        let store = &self.sandbox.store;
        store.search(TENANT, &search, Deleted::Included).unwrap()
    }
}

/// The city in a body.
pub fn city_of(body: &str) -> String {
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    body["city"].as_str().unwrap().to_owned()
}

/// A body that breaks no rule. The mark tells what intent it belongs to.
pub fn body(id: Guid, mark: &str, city: &str) -> String {
    let instance = "cb3cd15b-1d6e-45be-b493-c71549cbfd87";
    let data = json!({ "Domain": format!("adventure{}", mark.replace('-', "")) }).to_string();
    json!({
        "id": id.to_string(), "companyName": "Adventure Works", "country": "PT", "addressLine1": "Rua Augusta 1",
        "city": city, "state": "Lisboa", "zip": "1000-001", "firstName": "Ana", "lastName": "Silva",
        "email": "ana@adventure-works.example", "phone": "210000000", "internalIdentifier": mark,
        "providerCustomers": { instance: {
            "providerInstanceId": instance, "providerCustomerData": data,
            "margin": { "marginRule": { "name": "markup" }, "value": 10.6 },
        } },
    })
    .to_string()
}
