//! What one control gives others: the contact is the signatory, the company's name becomes a domain, the country has
//! a culture and a language.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::{DataView, ProviderDraft};
use customer::DomainPrefix;

impl Draft {
    /// Lets the signatory of every entry follow the company's contact ([`ProviderDraft::follow_contact`]).
    pub fn follow_contact(&self) {
        for entry in self.providers.snapshot() {
            entry.follow_contact(self);
        }
    }

    /// A domain from the company's name; none where nothing can be made of it.
    pub fn proposed_domain(&self) -> Option<DomainPrefix> {
        let company = self.fields.company_name.kept_text();
        let folded = self.context.look_up(|it| Some((it.folded)(&company)));
        DomainPrefix::propose(&folded.unwrap_or(company))
    }

    /// Fills in the domain that the company's name gives, in the first entry where a person has not written one: no two
    /// tenants have one domain.
    pub fn follow_company(&self) {
        let proposed = self.proposed_domain();
        let proposed = proposed.as_ref().map_or("", DomainPrefix::as_str);
        let entries = self.providers.snapshot();
        let mut is_used = entries.iter().any(|entry| {
            let domain = &entry.microsoft.domain;
            !domain.is_proposal() && domain.kept_text() == proposed
        });
        for entry in entries {
            if !is_used && entry.shown_view() == DataView::Controls {
                is_used = entry.microsoft.domain.propose(proposed) && !proposed.is_empty();
            }
        }
    }

    /// Fills in culture and language of the customer's country, unless a person has written others.
    pub fn follow_country(&self) {
        if let Some(tags) = self.by_country() {
            for entry in self.providers.snapshot() {
                entry.propose_tags(&tags);
            }
        }
    }

    /// Fills in what follows from the company and its country.
    pub fn follow_company_and_country(&self) {
        self.follow_country();
        self.follow_company();
    }

    /// Continues the autofill of a restored or loaded form: texts that equal the proposed ones follow on.
    pub(super) fn recognise(&self) {
        let domain = self.proposed_domain();
        let by_country = self.by_country();
        for entry in self.providers.snapshot() {
            if let Some(domain) = &domain {
                entry.microsoft.domain.recognise(domain.as_str());
            }
            if let Some([culture, language]) = &by_country {
                entry.microsoft.default_culture.recognise(culture);
                entry.microsoft.language.recognise(language);
            }
            for (own, contact) in entry.signatory().into_iter().zip(self.contact()) {
                own.recognise(&contact.kept_text());
            }
        }
    }

    /// Culture and language of the customer's country, once it is known.
    fn by_country(&self) -> Option<[String; 2]> {
        let country = self.context.known_country()?.as_str();
        let language = self.context.look_up(|it| (it.language)(country))?;
        Some([format!("{language}-{country}"), language])
    }

    /// What the signatory's controls follow, in the order of [`ProviderDraft::signatory`].
    fn contact(&self) -> [&Field; 4] {
        [
            &self.fields.first_name,
            &self.fields.last_name,
            &self.fields.email,
            &self.fields.phone,
        ]
    }
}

impl ProviderDraft {
    /// Fills in these tags of culture and language, unless a person has written others.
    fn propose_tags(&self, [culture, language]: &[String; 2]) {
        self.microsoft.default_culture.propose(culture);
        self.microsoft.language.propose(language);
    }

    /// Fills in values that derive from the customer: the contact as the signatory, culture and language of the country.
    pub fn follow_customer(&self, draft: &Draft) {
        self.follow_contact(draft);
        if let Some(tags) = draft.by_country() {
            self.propose_tags(&tags);
        }
    }

    /// The signatory is the contact from now on, or is no longer: a person has ticked that both are the same, or not.
    pub fn follow_or_copy_contact(&self, draft: &Draft, is_same: bool) {
        match is_same {
            true => self.copy_contact(draft),
            false => self.follow_contact(draft),
        }
    }

    /// Where the signatory is the company's contact, fills the signatory's controls with the contact's
    /// texts. One that was edited by hand stays as it is. To be called when the contact or the tick
    /// has changed.
    pub fn follow_contact(&self, draft: &Draft) {
        let is_same = self.microsoft.keep_primary_information.is_ticked();
        for (own, contact) in self.signatory().into_iter().zip(draft.contact()) {
            if is_same {
                own.follow(contact);
            } else {
                own.stop_following();
            }
        }
    }

    /// Overwrites the signatory's controls with the contact's texts, when the person ticks that both are
    /// the same.
    pub fn copy_contact(&self, draft: &Draft) {
        for (own, contact) in self.signatory().into_iter().zip(draft.contact()) {
            own.take_over(contact);
        }
    }

    /// The controls whose text follows from the company and its country, until a person writes in them.
    pub(super) fn proposed(&self) -> [&Field; 3] {
        let fields = &self.microsoft;
        [&fields.domain, &fields.default_culture, &fields.language]
    }

    /// The signatory's controls, in the order of the contact's.
    pub fn signatory(&self) -> [&Field; 4] {
        let fields = &self.microsoft;
        [
            &fields.first_name,
            &fields.last_name,
            &fields.email,
            &fields.phone,
        ]
    }
}
