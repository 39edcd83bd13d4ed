//! The state that the pages share.

use super::drafts::state::Drafts;
use super::renewal::state::{OnFailure, RenewalPrompt, RenewalState};
use super::tools::state::{Place, Tools, Wanted};
use crate::auth::{self, BrokerError, BrokerRequest, Session, UnixSeconds};
use crate::browser::chunk::Chunk;
use crate::browser::clock;
use crate::browser::keys::HistoryCommand;
use crate::browser::tree::Tree;
use crate::config::{Broker, Config, ConfigError, SignIn};
use crate::customer_form::{Created, CreatedPlace, FormContext, Outcome};
use crate::i18n::Words;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View};
use std::ops::Deref;
use std::sync::Arc;
use web_sys::{Element, Event};

/// The state that the pages share. It lives as long as the app, so that navigation loses nothing. Clones share it: one
/// pointer.
#[derive(Clone)]
pub struct AppContext(Arc<AppContextParts>);

/// The fields of [`AppContext`].
pub struct AppContextParts {
    /// The context of the form: configuration, texts, session, draft, submission.
    pub form: FormContext,
    pub chunk: &'static Chunk<PageChunk>,
    pub tools_chunk: &'static Chunk<ToolsChunk>,
    /// The current time, updated every few seconds.
    pub now: ArcRwSignal<UnixSeconds>,
    pub renewal: RenewalState,
    /// Whether the person has signed out since the app started.
    pub signed_out: ArcRwSignal<bool>,
    /// The id of the control that takes the focus when the form opens next. `None`: its heading.
    pub focus_next: ArcRwSignal<Option<String>>,
    pub drafts: Drafts,
    pub tools: Tools,
    /// The customer created last. After a reload it is restored with the page of a customer.
    pub created: ArcRwSignal<Option<Created>>,
}

impl Deref for AppContext {
    type Target = AppContextParts;

    fn deref(&self) -> &AppContextParts {
        &self.0
    }
}

/// The chunks of the pages, which the page's program declares.
#[derive(Clone, Copy)]
pub struct Chunks {
    pub page: &'static Chunk<PageChunk>,
    pub tools: &'static Chunk<ToolsChunk>,
}

/// The functions of the pages' chunk, which is loaded when one of them is needed. `page_chunk.rs` has the table.
pub struct PageChunk {
    pub(super) connections: fn(&AppContext, &Session) -> HtmlElement,
    pub(super) renewal_dialog: fn(&AppContext, &RenewalPrompt) -> HtmlElement,
    pub(super) created_part:
        fn(&AppContext, CreatedPlace, &str, Option<&Created>, &ArcRwSignal<Outcome>) -> View,
    pub(super) created: fn(&AppContext, Created),
    pub(super) another: fn(&AppContext),
    pub(super) undo: fn(&AppContext, HistoryCommand, CommandSource),
    pub(super) restore_newest: fn(&AppContext),
    pub(super) fetch_token: fn(&AppContext, Option<String>, OnFailure),
    pub(super) drafts: fn(&AppContext) -> View,
    pub(super) open_draft: fn(&AppContext, String),
    pub(super) discard: fn(&AppContext),
    pub(super) emptied: fn(&AppContext) -> HtmlElement,
    pub(super) follow_tabs: fn(&AppContext),
    pub(super) leaving: fn(&AppContext) -> HtmlElement,
    pub(super) not_found: fn(&AppContext) -> HtmlElement,
    pub(super) config_error: fn(&AppContext, &ConfigError) -> HtmlElement,
    pub(super) broker_problem: fn(&AppContext, &BrokerError) -> HtmlElement,
    pub(super) pasted: fn(&AppContext, &Event),
}

/// The functions of the tools' chunk. `tools/chunk.rs` has the table.
pub struct ToolsChunk {
    /// Opens a tool, or acts on a key.
    pub(super) run: fn(&AppContext, Wanted),
    pub(super) place: fn(&AppContext, Place) -> View,
    /// Takes a text that was pasted into this control.
    pub(super) pasted: fn(&AppContext, String, Element),
    /// Takes the values of a link.
    pub(super) take_link: fn(&AppContext),
    /// *Create another* was pressed.
    pub(super) another: fn(&AppContext),
    /// A customer was created, and the next form is to begin.
    pub(super) go_on: fn(&AppContext, &Created),
    /// A customer was created at this time.
    pub(super) record: fn(&AppContext, &Created, UnixSeconds),
    /// Forgets what belongs to the person, on sign-out.
    pub(super) on_sign_out: fn(&AppContext),
}

/// How a person called a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandSource {
    Button,
    /// The keyboard, or the browser's menu.
    Keyboard,
}

impl AppContext {
    /// Restores the session of this tab, unless a token broker holds the session.
    pub fn new(config: Config, words: &'static Words, locale: String, chunks: Chunks) -> Self {
        let session = match config.sign_in {
            SignIn::Token(_) => auth::restore(clock::now()),
            SignIn::Broker(_) => None,
        };
        Self(Arc::new(AppContextParts {
            form: FormContext::new(config, words, locale, Tree::page(), session),
            chunk: chunks.page,
            tools_chunk: chunks.tools,
            now: ArcRwSignal::new(clock::now()),
            renewal: RenewalState::default(),
            signed_out: ArcRwSignal::new(false),
            focus_next: ArcRwSignal::default(),
            drafts: Drafts::default(),
            tools: Tools::default(),
            created: ArcRwSignal::default(),
        }))
    }

    /// Requests a session from the token broker; at the gateway, optionally for another connection.
    ///
    /// # Errors
    /// The reason why there is no session.
    pub async fn ask_broker(
        &self,
        broker: &Broker,
        connection: Option<String>,
    ) -> Result<Session, BrokerError> {
        let Config {
            tenant,
            timeout_seconds,
            ..
        } = &*self.form.config;
        let request = match connection {
            Some(name) => BrokerRequest::Connection(name),
            None if broker.is_gateway => BrokerRequest::Session,
            None => BrokerRequest::Token,
        };
        auth::fetch_session(&broker.url, request, tenant.as_ref(), *timeout_seconds).await
    }
}
