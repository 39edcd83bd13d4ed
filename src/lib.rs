//! Onboard: the customer-creation form for Microsoft cloud resellers.
//!
//! The modules, from the top down. A module uses only those below it.
//!
//! - [`embed`]: the form as a custom element in another company's page
//! - [`pages`]: the pages of the app: sign-in, drafts, session renewal, the created customer
//! - [`customer_form`]: the view of the form
//! - [`form_model`]: the form's fields and rows, validation, serialization, server errors
//! - [`components`]: controls that know nothing of customers
//! - [`i18n`]: the texts, one file per language
//! - [`assists`]: the optional read endpoints of the API: when a request is sent, and how its response is read
//! - [`submission`]: the state machine that sends a customer, retries and looks up unknown outcomes
//! - [`api`]: requests to the API and their responses
//! - [`auth`]: session, token, token broker
//! - [`config`]: the settings of `config.json`
//! - [`browser`]: the browser's own interfaces
//! - [`signal`]: a signal for forms with thousands of fields
//! - [`route`]: the addresses of the app's pages
//! - [`percent`]: percent-encoding of addresses
//! - [`truncate`]: truncates texts from outside
//!
//! The crate `customer` holds the properties, values and validation rules; `json_digits` the JSON value.

pub mod api;
pub mod assists;
pub mod auth;
pub mod browser;
pub mod components;
pub mod config;
pub mod customer_form;
pub mod embed;
pub mod form_model;
pub mod i18n;
pub mod pages;
pub mod percent;
pub mod route;
pub mod signal;
pub mod submission;
pub mod truncate;
