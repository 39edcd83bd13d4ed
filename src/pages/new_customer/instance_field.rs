//! The provider instance of an entry.

use super::FormParts;
use super::controls::{Prefix, frame_with_rule, leaving};
use super::select_or_guid::SelectOrGuid;
use crate::domain::Problem;
use crate::form::ProviderDraft;
use crate::ui::Tag;
use std::sync::Arc;

/// The control.
pub fn view(parts: &FormParts, prefix: &Prefix, entry: &ProviderDraft) -> Tag {
    let words = parts.desk.words;
    let repeated = {
        let (draft, entry) = (parts.draft.clone(), entry.clone());
        move || {
            draft
                .repeats_instance(&entry)
                .then_some(Problem::RepeatedInstance)
        }
    };
    let instances = parts.desk.config.provider_instances.iter();
    let on_change = leaving(parts, &entry.instance, Arc::new(repeated.clone()), None);
    SelectOrGuid {
        frame: frame_with_rule(parts, prefix, &entry.instance, repeated),
        options: instances.map(|it| (it.id, it.name.clone())).collect(),
        nothing: words.choose(),
        guid_label: words.guid_of_instance(),
        on_change,
    }
    .view(parts, prefix, &entry.instance)
}
