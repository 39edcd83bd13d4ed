//! The production server of Onboard: people sign in with their own accounts, and the API's secret stays here.
//!
//! - [`cli`], [`config`], [`check`], [`run`]: how it starts and stops
//! - [`server`], [`tls`]: connections; [`dispatch`]: from a request to its answer; [`routes`]: the one table of addresses
//! - [`own_page`], [`limits`], [`headers`]: what every request and every answer has to do with
//! - [`oidc`], [`grants`], [`next`]: signing in; [`session`]: who is signed in; [`pages`]: what people see who are not
//! - [`api_token`], [`proxy`]: the API behind it; [`audit`]: who did what
//! - [`assets`], [`app_config`], [`security_txt`]: the app's files
//! - [`operations`]: health and figures; [`policy_report`]: what browsers blocked
//! - [`gateway`]: what all requests share; [`call`], [`received`], [`answers`]: a request, its body and its answer
//! - [`http_client`], [`seal`], [`secret`], [`clock`]: tools
#![warn(missing_docs)]

pub mod answers;
pub mod api_token;
pub mod app_config;
pub mod assets;
pub mod audit;
pub mod call;
pub mod check;
pub mod cli;
pub mod clock;
pub mod config;
pub mod dispatch;
pub mod gateway;
pub mod grants;
pub mod headers;
pub mod http_client;
pub mod limits;
pub mod next;
pub mod oidc;
pub mod operations;
pub mod own_page;
pub mod pages;
pub mod policy_report;
pub mod proxy;
pub mod received;
pub mod routes;
pub mod run;
pub mod seal;
pub mod secret;
pub mod security_txt;
pub mod server;
pub mod session;
pub mod tls;
