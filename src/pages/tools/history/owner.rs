//! Whose created customers these are.

/// The owner of created customers, for the vault. No tenant has this colon in its name, so it is not that of drafts.
pub fn owner_of(person: &str) -> String {
    ["created:", person].concat()
}
