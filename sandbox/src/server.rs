//! The sandbox as a whole: what it holds, its routes, its connections.

use std::error::Error;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, delete, get, post};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tower_service::Service;

use crate::app_files::{self, AppFiles};
use crate::broker::{self, Broker};
use crate::clock::Clock;
use crate::config::SignIn;
use crate::contract::Contract;
use crate::faults::Faults;
use crate::folder::Folder;
use crate::large_sample;
use crate::problem::Problem;
use crate::requests::Journal;
use crate::resellers::{self, Resellers};
use crate::sample::{self, SampleData};
use crate::store::Store;
use crate::tokens::{Claims, LIFE_SECONDS, Tokens};
use crate::traffic::Dropped;
use crate::{assists, client_credentials, control, customers, embedding, examples, guard, traffic};

/// Everything the handlers share.
pub struct Sandbox {
    /// The database.
    pub store: Store,
    /// Makes and checks tokens.
    pub tokens: Tokens,
    /// The schemas of the API.
    pub contract: Contract,
    /// The resellers of every tenant.
    pub resellers: Resellers,
    /// The amount of sample data.
    pub sample_data: SampleData,
    /// Faults that were ordered.
    pub faults: Faults,
    /// The recorded requests.
    pub journal: Journal,
    /// How people sign in.
    pub sign_in: SignIn,
    /// The sessions of the token broker.
    pub broker: Broker,
    /// The built app.
    pub files: AppFiles,
    /// Pages of other people that show the form.
    pub examples: Option<Folder>,
    /// The time.
    pub clock: Clock,
    /// How long a provider takes.
    pub processing_milliseconds: i64,
}

/// The settings of a sandbox.
pub struct Settings<'a> {
    /// The database; in memory without one.
    pub data: Option<&'a Path>,
    /// The built app.
    pub dist: Option<&'a Path>,
    /// Pages of other people that show the form.
    pub examples: Option<&'a Path>,
    /// The path below which the app is served: starts and ends with a slash.
    pub base: &'a str,
    /// How people sign in.
    pub sign_in: SignIn,
    /// How long a provider takes.
    pub processing_milliseconds: i64,
    /// The amount of sample data.
    pub sample_data: SampleData,
    /// The time.
    pub clock: Clock,
}

impl Sandbox {
    /// Opens the database and finds the app.
    ///
    /// # Errors
    /// One sentence that says what to do.
    pub fn open(settings: Settings<'_>) -> Result<Arc<Self>, String> {
        let files = AppFiles::new(settings.dist, settings.base)?;
        let examples = settings.examples.map(examples::open).transpose()?;
        let mut fresh = [0; 64];
        getrandom::fill(&mut fresh)
            .map_err(|error| format!("The system gives no random numbers: {error}."))?;
        let opened = Store::open(settings.data).and_then(|store| {
            if settings.sample_data == SampleData::Large {
                store.fill(large_sample::customers())?;
            }
            Ok((store.secret(fresh)?, store))
        });
        let (secret, store) = opened.map_err(|error| {
            let data = settings.data.unwrap_or(Path::new("in memory")).display();
            format!("The database {data} cannot be opened ({error}): choose another file with --data, or leave it out.")
        })?;
        Ok(Arc::new(Self {
            store,
            tokens: Tokens::new(secret),
            contract: Contract::read()?,
            resellers: Resellers::of(settings.sample_data),
            sample_data: settings.sample_data,
            faults: Faults::default(),
            journal: Journal::default(),
            sign_in: settings.sign_in,
            broker: Broker::default(),
            files,
            examples,
            clock: settings.clock,
            processing_milliseconds: settings.processing_milliseconds,
        }))
    }

    /// A fresh token for the example tenant.
    #[must_use]
    pub fn sample_token(&self) -> String {
        let issued = self.clock.seconds();
        self.tokens.mint(&Claims {
            role: Some(json!("csp")),
            tenant: sample::TENANT.to_owned(),
            name: "Sample Person".to_owned(),
            issued,
            expires: issued + LIFE_SECONDS,
        })
    }
}

/// All routes. The API is at the root, the app at its base.
pub fn routes(sandbox: Arc<Sandbox>) -> Router {
    let api = Router::new()
        .route(
            "/v1/Customers",
            get(customers::list).post(customers::create),
        )
        .route("/v1/Customers/{id}", get(customers::read))
        .route("/v1/Customers/validations/domain", get(assists::domain))
        .route("/v1/Customers/validations/address", get(assists::address))
        .route("/v1/Providers/Instances", get(assists::provider_instances))
        .route("/v1/Resellers", get(resellers::list))
        .route("/v1/Resellers/{id}", get(resellers::read))
        .route("/v1/{*rest}", any(unknown_endpoint))
        .layer(from_fn_with_state(sandbox.clone(), traffic::around))
        .layer(from_fn(embedding::around));
    let control = Router::new()
        .route("/sandbox/token", post(control::mint_token))
        .route(
            "/sandbox/faults",
            get(control::faults_left)
                .post(control::order_faults)
                .delete(control::clear_faults),
        )
        .route(
            "/sandbox/requests",
            get(control::requests).delete(control::clear_requests),
        )
        .route("/sandbox/customers/{id}", delete(control::delete_customer))
        .route(
            "/sandbox/broker",
            post(control::order_broker).delete(control::forget_broker_orders),
        )
        .route("/sandbox/{*rest}", any(unknown_control));
    let broker = match sandbox.sign_in {
        SignIn::Token => Router::new(),
        SignIn::Broker => broker::routes(&sandbox),
    };
    Router::new()
        .merge(api)
        .merge(control)
        .merge(broker)
        .route(client_credentials::PATH, post(client_credentials::token))
        .route("/examples", get(examples::serve))
        .route("/examples/", get(examples::serve))
        .route("/examples/{*path}", get(examples::serve))
        .fallback(app_files::serve)
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn(guard::around))
        .with_state(sandbox)
}

async fn unknown_endpoint() -> Problem {
    Problem::not_found("The sandbox has no such endpoint.")
}

async fn unknown_control() -> Response {
    (
        StatusCode::NOT_FOUND,
        "Known are /sandbox/token, /sandbox/broker, /sandbox/customers, /sandbox/faults and /sandbox/requests.\n",
    )
        .into_response()
}

/// Answers connections until the process ends.
pub async fn serve(listener: TcpListener, sandbox: Arc<Sandbox>) {
    let routes = routes(sandbox);
    loop {
        // A connection that breaks while it is being accepted is no reason to stop.
        if let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, routes.clone()));
        }
    }
}

/// One connection, one request: browsers silently repeat a request whose connection was used before and closed without
/// an answer, which would turn a dropped request into two. A connection that is never used again has no such past.
async fn answer(stream: TcpStream, routes: Router) {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut routes = routes.clone();
        async move {
            let response = match routes.call(request).await {
                Ok(response) => response,
                Err(never) => match never {},
            };
            match response.extensions().get::<Dropped>() {
                Some(Dropped) => Err(ClosedOnPurpose),
                None => Ok(response),
            }
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service);
    // An error here comes from the client, or from a fault that cuts the connection: nothing to report.
    let _ = connection.await;
}

/// Makes hyper close the connection without a byte of an answer.
#[derive(Debug)]
struct ClosedOnPurpose;

impl fmt::Display for ClosedOnPurpose {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("closed on purpose")
    }
}

impl Error for ClosedOnPurpose {}
