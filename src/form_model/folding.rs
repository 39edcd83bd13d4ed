//! Entries that are not in use fold into a line each, where there are many.

use super::draft::Draft;
use super::field::Field;
use super::provider_draft::{Fold, ProviderDraft};
use super::rows::Row;
use super::validate::Section;
use customer::Severity;
use leptos::prelude::*;

/// With more entries than these, unused entries fold.
const OPEN_MAX: usize = 8;

/// As many entries are opened for what a submit finds in them, at most: hundreds would take seconds. The
/// lines of the others say how much is wrong.
const FOUND_MAX: usize = 20;

impl Draft {
    /// Whether there are so many entries that they fold.
    pub fn folds(&self) -> bool {
        self.folds.get()
    }

    /// This entry is being used. It and the one used before it stay open.
    pub fn use_entry(&self, entry: &ProviderDraft) {
        let key = entry.place().key();
        self.in_use.update_untracked(|[last, before]| {
            if *last != key {
                *before = *last;
                *last = key;
            }
        });
    }

    /// Folds what is not in use, or opens all where there are few. To be called whenever entries were added or
    /// removed. Subscribes the caller to the list.
    pub fn fold_unused(&self) {
        let entries = self.providers.all();
        let in_use = self.in_use.get_untracked();
        let folds = entries.len() > OPEN_MAX;
        for entry in entries {
            match entry.fold.get_untracked() {
                _ if !folds => self.set_fold(&entry, Fold::Open),
                Fold::Open if !in_use.contains(&entry.place().key()) => {
                    self.set_fold(&entry, Fold::Folded);
                }
                _ => (),
            }
        }
        if self.folds.get_untracked() != folds {
            self.folds.set(folds);
        }
    }

    /// Opens or folds an entry. Notifies subscribers only if its controls come or go.
    pub fn set_fold(&self, entry: &ProviderDraft, fold: Fold) {
        let was_folded = entry.is_folded();
        entry.fold.update_untracked(|it| *it = fold);
        if was_folded != entry.is_folded() {
            self.foldings.update(|times| *times += 1);
        }
    }

    /// Subscribes the caller to the folding and opening of entries.
    pub fn follow_foldings(&self) {
        self.foldings.get();
    }

    /// Counts the changes of texts in entries that may be folded.
    pub fn restored(&self) -> usize {
        self.restored.get()
    }

    fn open(&self, entry: &ProviderDraft) -> bool {
        let was_folded = entry.is_folded();
        self.set_fold(entry, Fold::Opened);
        was_folded
    }

    /// Opens the entry that contains the element with this id. Returns whether it was folded.
    pub fn open_at(&self, element_id: &str) -> bool {
        let entries = self.providers.snapshot();
        let meant = entries.iter().find(|entry| entry.has(element_id));
        meant.is_some_and(|entry| self.open(entry))
    }

    /// The field whose control's element has this id.
    pub fn field_at(&self, element_id: &str) -> Option<Field> {
        let mut found = None;
        self.each_field(&mut |field| {
            if field.is_at(element_id) {
                found = Some(field.clone());
            }
        });
        found
    }

    /// Opens the entries in which a submit has found something.
    pub fn open_found(&self, found: &[Section]) {
        let entries = self.providers.snapshot();
        let mut opened = 0;
        for section in found {
            if let Section::Provider(at) | Section::OfferMargin(at, _) = section
                && opened < FOUND_MAX
                && entries.get(*at).is_some_and(|entry| self.open(entry))
            {
                opened += 1;
            }
        }
    }
}

impl ProviderDraft {
    /// Whether it is folded. Does not subscribe.
    pub fn is_folded(&self) -> bool {
        self.fold.get_untracked() == Fold::Folded
    }

    /// Whether the element with this id is the entry or one of its controls.
    fn has(&self, element_id: &str) -> bool {
        let mut has = self.heading_id() == element_id || self.switch_id() == element_id;
        self.each_field(&mut |field| has |= field.is_at(element_id));
        has
    }

    /// The controls of all views.
    pub(super) fn each_field(&self, look: &mut dyn FnMut(&Field)) {
        for field in self.microsoft.on_page() {
            look(field);
        }
        for field in self.fields.on_page() {
            look(field);
        }
        for row in self.offer_margins.snapshot() {
            for field in row.fields.on_page() {
                look(field);
            }
        }
    }

    /// Its controls were removed from the page: drops their subscriptions.
    pub fn release(&self) {
        self.each_field(&mut Field::release);
        self.place().position().release();
        self.data_view.release();
        self.offer_margins.release();
    }

    /// The number of errors and warnings at its controls, also while it is folded.
    pub fn problems(&self, draft: &Draft) -> usize {
        let mut count = 0;
        self.each_shown(draft, &mut |_, field, elsewhere| {
            let issues = field.issues(elsewhere);
            count += issues
                .iter()
                .filter(|it| it.rule.severity() != Severity::Hint)
                .count();
            count += field.server_messages().len() + usize::from(field.objection().is_some());
        });
        count
    }
}
