//! What an incoming customer would change in the form, and the change itself.

use super::super::words::ToolWords;
use super::merging::{Difference, Place, differences, merge};
use super::reading::Incoming;
use crate::api::wire::LoadedCustomer;
use crate::browser::controls;
use crate::customer_form::{label_in, sent_in_words};
use crate::form_model::{Draft, Section};
use crate::pages::context::AppContext;
use crate::pages::drafts::{keeping, steps};
use customer::Property;
use leptos::prelude::*;

/// An incoming customer, compared with the form.
pub struct Proposal {
    pub incoming: Incoming,
    /// The tenant of the command and that of the session, if they differ.
    pub other_tenant: Option<(String, String)>,
    /// The customer of the form.
    now: LoadedCustomer,
    /// The customer of the form with all that comes in.
    then: LoadedCustomer,
    differences: Vec<Difference>,
}

impl Proposal {
    /// Compares with the form as it is now.
    pub fn of(app: &AppContext, incoming: Incoming) -> Self {
        controls::read_all(&app.form.tree);
        let draft = app.form.draft.get_untracked();
        let picks_resellers = app.form.picks_resellers();
        let customer_of = |draft: &Draft| {
            let sent = draft.would_send(picks_resellers);
            LoadedCustomer::read(sent.body()).unwrap_or_default()
        };
        let now = customer_of(&draft);
        let filled = draft.copied();
        filled.load(incoming.customer.clone());
        let mut then = customer_of(&filled);
        // It holds for the rows as they are in the form.
        if incoming.customer.providers.is_none() {
            then.providers = None;
        }
        if incoming.customer.associations.is_none() {
            then.associations = None;
        }
        let own = app.form.session.get_untracked();
        let own = own.map(|it| it.tenant().as_str().to_owned());
        let other_tenant = incoming.tenant.clone().zip(own);
        Self {
            differences: differences(&now, &then),
            other_tenant: other_tenant.filter(|(it, own)| !it.eq_ignore_ascii_case(own)),
            incoming,
            now,
            then,
        }
    }

    /// Label, value now, and value then of each difference.
    pub fn in_words(&self, app: &AppContext, words: &'static ToolWords) -> Vec<[String; 3]> {
        let differences = self.differences.iter();
        differences.map(|it| row(app, words, it)).collect()
    }

    /// Takes over the differences at these positions: one step of undo.
    pub fn apply(&self, app: &AppContext, taken: &[usize]) {
        steps::step(app);
        let draft = app.form.draft.get_untracked();
        draft.load(merge(&self.now, &self.then, taken));
        draft.follow_company_and_country();
        app.drafts.touch();
        keeping::keep(app);
    }
}

fn row(app: &AppContext, words: &'static ToolWords, difference: &Difference) -> [String; 3] {
    let (form, Difference { place, now, then }) = (&app.form, difference);
    let country = form.draft.with_untracked(|draft| draft.country_code());
    let label_of = |section, property| label_in(form.words, section, property, country);
    let plain = |label: String| {
        [
            label,
            shown(form.words.empty(), now),
            shown(form.words.empty(), then),
        ]
    };
    let (section, property) = match place {
        Place::Id => return plain(words.json_id().to_owned()),
        Place::ProviderCustomerId(at) => {
            let place = Section::Provider(*at).text(form.words);
            return plain(format!("{place}, {}", words.json_provider_id()));
        }
        Place::Control(section, property) => (*section, *property),
        Place::Removed(section) => {
            let property = match section {
                Section::Association(_) => Property::AssociationName,
                Section::OfferMargin(..) => Property::OfferType,
                _ => Property::ProviderInstanceId,
            };
            let held = held(app, property, now);
            return [
                label_of(*section, property),
                held,
                words.json_removed().to_owned(),
            ];
        }
    };
    [
        label_of(section, property),
        held(app, property, now),
        held(app, property, then),
    ]
}

fn shown(empty: &str, text: &str) -> String {
    if text.is_empty() { empty } else { text }.to_owned()
}

fn held(app: &AppContext, property: Property, text: &str) -> String {
    let mark = app.form.draft.with_untracked(Draft::mark);
    untrack(|| sent_in_words(&app.form, mark, property, text))
}
