//! What one control gives another: the contact is the signatory, the company's name becomes a domain.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::ProviderDraft;
use crate::domain::DomainPrefix;

impl Draft {
    /// Lets the signatory of every entry follow the company's contact ([`ProviderDraft::follow_contact`]).
    pub fn follow_contact(&self) {
        for entry in self.providers.snapshot() {
            entry.follow_contact(self);
        }
    }

    /// A domain for an entry that has none yet, from the company's name; `folded` takes the accents from
    /// letters. `None` where the entry has one, or nothing can be made of the name.
    pub fn proposed_domain(
        &self,
        entry: &ProviderDraft,
        folded: fn(&str) -> String,
    ) -> Option<DomainPrefix> {
        if entry.microsoft.domain.is_blank() {
            DomainPrefix::proposed(&folded(&self.company_name.text()))
        } else {
            None
        }
    }

    /// What the signatory's controls follow, in the order of [`ProviderDraft::signatory`].
    fn contact(&self) -> [&Field; 4] {
        [&self.first_name, &self.last_name, &self.email, &self.phone]
    }
}

impl ProviderDraft {
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

    /// Fills the signatory's controls with the contact's texts, whatever stands there: for the moment
    /// in which a person ticks that both are the same.
    pub fn copy_contact(&self, draft: &Draft) {
        for (own, contact) in self.signatory().into_iter().zip(draft.contact()) {
            own.take_over(contact);
        }
    }

    fn signatory(&self) -> [&Field; 4] {
        let fields = &self.microsoft;
        [
            &fields.first_name,
            &fields.last_name,
            &fields.email,
            &fields.phone,
        ]
    }
}
