//! Updates the listed issues while the form is corrected.

use super::draft::Draft;
use super::field::Field;
use super::field_location::ASSOCIATIONS_ID;
use super::server_errors::ServerError;
use super::validate::{LocatedIssue, PROVIDERS_ID, Section, position};
use customer::{Issue, Rule, Severity};

impl Draft {
    /// The listed issues that still exist, in the same order, each in the current section of its row. An error stays
    /// while its control has an error, and becomes that error; a warning stays while it is the same. New issues are not
    /// added.
    pub fn still_found(&self, listed: &[LocatedIssue], picks_resellers: bool) -> Vec<LocatedIssue> {
        let ids = sorted(listed.iter().map(|it| it.element_id.as_str()));
        let mut now = Vec::new();
        if self.providers.snapshot().is_empty() {
            now.push(LocatedIssue::no_provider());
        }
        self.each_shown(picks_resellers, &mut |section, field, elsewhere| {
            if ids.binary_search(&field.element_id().as_str()).is_ok() {
                for issue in said_of(field, elsewhere) {
                    now.push(LocatedIssue::of(field, section, issue));
                }
            }
        });
        now.sort_by(|one, other| one.element_id.cmp(&other.element_id));
        let still = |fault: &LocatedIssue| {
            let first = now.partition_point(|it| it.element_id < fault.element_id);
            now.iter()
                .skip(first)
                .take_while(|it| it.element_id == fault.element_id)
                .find(|it| is_continued(fault, it))
                .cloned()
        };
        listed.iter().filter_map(still).collect()
    }

    /// The listed errors of the API that still apply: until the text of the control changes, or the entry or row is
    /// removed.
    pub fn still_refused(&self, listed: &[ServerError], picks_resellers: bool) -> Vec<ServerError> {
        let ids = sorted(listed.iter().filter_map(|it| it.element_id.as_deref()));
        let is_listed = |id: &str| ids.binary_search(&id).is_ok();
        let mut now: Vec<(String, Section, Option<Field>)> = Vec::new();
        for entry in self.providers.snapshot() {
            let id = entry.heading_id();
            if is_listed(&id) {
                now.push((id, Section::Provider(position(&entry)), None));
            }
        }
        self.each_shown(picks_resellers, &mut |section, field, _| {
            let id = field.element_id();
            if is_listed(&id) {
                now.push((id, section, Some(field.clone())));
            }
        });
        let still = |refusal: &ServerError| match refusal.element_id.as_deref() {
            None | Some(PROVIDERS_ID | ASSOCIATIONS_ID) => Some(refusal.clone()),
            Some(id) => {
                let (_, section, field) = now.iter().find(|(it, ..)| it == id)?;
                let is_mended = refusal.property.is_some()
                    && field
                        .as_ref()
                        .is_some_and(|field| !field.is_refused(&refusal.message));
                (!is_mended).then(|| ServerError {
                    section: *section,
                    ..refusal.clone()
                })
            }
        };
        listed.iter().filter_map(still).collect()
    }
}

fn sorted<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = ids.collect();
    ids.sort_unstable();
    ids
}

/// The issues of a control: of its own text, then of the rule between it and others unless the text has an error.
fn said_of(field: &Field, elsewhere: &dyn Fn() -> Option<Rule>) -> Vec<Issue> {
    let own = field.issue();
    let is_wrong = own
        .as_ref()
        .is_some_and(|it| it.rule.severity() == Severity::Error);
    let between = if is_wrong { None } else { elsewhere() };
    own.into_iter().chain(between.map(Issue::from)).collect()
}

fn is_continued(listed: &LocatedIssue, now: &LocatedIssue) -> bool {
    match listed.rule.severity() {
        Severity::Error => now.rule.severity() == Severity::Error,
        Severity::Warning | Severity::Hint => listed.is_same(now),
    }
}

#[cfg(test)]
mod tests;
