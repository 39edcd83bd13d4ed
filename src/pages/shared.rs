//! What the pages share: what the form works with, the session's renewal, the drafts.

use super::drafts::{self, Drafts};
use super::page_chunk::PageChunk;
use super::renewal::RenewalState;
use crate::auth::{self, BrokerError, BrokerRequest, Session, UnixSeconds};
use crate::browser::chunk::Chunk;
use crate::browser::clock;
use crate::browser::tree::Tree;
use crate::config::{Broker, Config, SignIn};
use crate::customer_form::{Created, FormContext};
use crate::i18n::Words;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::Arc;

/// What the pages share. It lives as long as the page, so that moving about loses nothing typed.
#[derive(Clone)]
pub struct Shared(Arc<SharedParts>);

/// What the pages share, part by part.
pub struct SharedParts {
    /// What the form works with.
    pub context: FormContext,
    /// What is loaded later.
    pub chunk: &'static Chunk<PageChunk>,
    /// This moment, looked at every few seconds.
    pub now: ArcRwSignal<UnixSeconds>,
    /// How far the renewal of the session is.
    pub renewal: RenewalState,
    /// Whether the person has signed out since the page opened.
    pub signed_out: ArcRwSignal<bool>,
    /// The id of the control that takes the focus when the form opens next; its heading otherwise.
    pub focus_next: ArcRwSignal<Option<String>>,
    /// The drafts of whoever is signed in.
    pub drafts: Drafts,
    /// The customer created last.
    pub created: ArcRwSignal<Option<Created>>,
}

impl Deref for Shared {
    type Target = SharedParts;

    fn deref(&self) -> &SharedParts {
        &self.0
    }
}

impl Deref for SharedParts {
    type Target = FormContext;

    fn deref(&self) -> &FormContext {
        &self.context
    }
}

impl Shared {
    /// Begins with the session of this tab; a broker's is none of the tab's.
    pub fn new(
        config: Config,
        words: &'static Words,
        locale: String,
        chunk: &'static Chunk<PageChunk>,
    ) -> Self {
        let session = match config.sign_in {
            SignIn::Token(_) => auth::restore(clock::now()),
            SignIn::Broker(_) => None,
        };
        Self(Arc::new(SharedParts {
            context: FormContext::new(config, words, locale, Tree::page(), session),
            chunk,
            now: ArcRwSignal::new(clock::now()),
            renewal: RenewalState::default(),
            signed_out: ArcRwSignal::new(false),
            focus_next: ArcRwSignal::default(),
            drafts: Drafts::default(),
            created: ArcRwSignal::new(Created::restore()),
        }))
    }

    /// Asks the token broker for a session; at the gateway, perhaps for another connection.
    ///
    /// # Errors
    /// Why it brought none.
    pub async fn ask_broker(
        &self,
        broker: &Broker,
        connection: Option<String>,
    ) -> Result<Session, BrokerError> {
        let Config {
            tenant,
            timeout_seconds,
            ..
        } = &*self.config;
        let asked = match connection {
            Some(name) => BrokerRequest::Connection(name),
            None if broker.is_gateway => BrokerRequest::Session,
            None => BrokerRequest::Token,
        };
        auth::fetch_session(&broker.url, asked, tenant.as_ref(), *timeout_seconds).await
    }

    /// Starts over with an empty form.
    pub fn clear_form(&self) {
        self.context.clear_form();
        drafts::fresh(self);
    }

    /// Ends the session and forgets everything: the token, the form, the customer created last.
    pub fn sign_out(&self) {
        auth::forget();
        self.session.set(None);
        self.signed_out.set(true);
        self.renewal.reset();
        self.created.set(None);
        self.clear_form();
        self.drafts.part();
    }
}
