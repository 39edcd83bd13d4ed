//! The result of a check by the API, while a value is typed.

use customer::Issue;

/// The state of a check by the API. The next change of the value removes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// The request is pending.
    Asking,
    /// The value is accepted.
    Passed,
    /// The request failed.
    NotChecked,
    /// The provider will probably refuse the value.
    Warning(Issue),
    /// The person has confirmed the value despite the warning.
    AsWritten,
}

impl Check {
    /// The issue of a warning.
    pub fn issue(&self) -> Option<&Issue> {
        match self {
            Self::Warning(issue) => Some(issue),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::rule_tests::filled;
    use super::*;
    use crate::form_model::{Draft, Field};
    use customer::{Guid, Rule, Severity};
    use json_digits::Json;

    fn taken() -> Option<Check> {
        Some(Check::Warning(Rule::DomainTaken.into()))
    }

    fn domain(draft: &Draft) -> Field {
        draft.providers.snapshot()[0].microsoft.domain.clone()
    }

    fn said(field: &Field) -> Vec<(&'static str, Severity)> {
        let issues = field.issues(&|| None);
        let check = field.check().filter(|it| it.issue().is_none());
        let said = issues.iter().map(|it| (it.rule.id(), it.rule.severity()));
        said.chain(check.map(|_| ("api-check", Severity::Hint)))
            .collect()
    }

    #[test]
    fn a_check_goes_with_the_next_key() {
        let draft = filled();
        let domain = domain(&draft);
        for (check, expected) in [
            (Some(Check::Asking), &[("api-check", Severity::Hint)][..]),
            (Some(Check::Passed), &[("api-check", Severity::Hint)]),
            (taken(), &[("domain-taken", Severity::Warning)]),
            (Some(Check::AsWritten), &[("api-check", Severity::Hint)]),
            (None, &[]),
        ] {
            domain.set("contoso".to_owned());
            domain.set_check(check.clone());
            assert_eq!(said(&domain), expected, "{check:?}");
            domain.set("contosox".to_owned());
            assert_eq!(said(&domain), [], "{check:?}");
        }
    }

    #[test]
    fn a_check_is_said_of_a_domain_that_was_filled_in() {
        let draft = filled();
        let domain = domain(&draft);
        domain.restore(String::new());
        draft.follow_company();
        domain.set_check(taken());
        assert_eq!(said(&domain), [("domain-taken", Severity::Warning)]);
    }

    #[test]
    fn our_own_rule_comes_before_it() {
        let draft = filled();
        let domain = domain(&draft);
        domain.set("contoso-1".to_owned());
        domain.reveal();
        domain.set_check(taken());
        assert_eq!(said(&domain), [("domain-prefix", Severity::Error)]);
    }

    #[test]
    fn what_is_said_of_the_address_goes_with_any_part_of_it() {
        let draft = filled();
        let fields = &draft.fields;
        let is_of_address = |field: &&Field| {
            let group = field.property().definition().group;
            group == customer::Group::Address || field.property() == customer::Property::Country
        };
        for field in fields.on_page() {
            fields
                .zip
                .set_check(Some(Check::Warning(Rule::AddressNotAccepted.into())));
            field.set(format!("{} ", field.kept_text()));
            let is_gone = fields.zip.check().is_none();
            assert_eq!(is_gone, is_of_address(&field), "{:?}", field.property());
        }
    }

    #[test]
    fn a_warning_is_asked_about_until_it_is_overruled() {
        let draft = filled();
        let zip = &draft.fields.zip;
        let rules = |draft: &Draft| -> Vec<Rule> {
            let warnings = draft.warnings(true);
            warnings.iter().map(|it| it.rule).collect()
        };
        let before = rules(&draft);
        zip.set_check(Some(Check::Warning(Rule::AddressNotAccepted.into())));
        let listed = draft.warnings(true);
        assert!(rules(&draft).contains(&Rule::AddressNotAccepted));
        assert_eq!(draft.still_found(&listed, true), listed);
        zip.set_check(Some(Check::AsWritten));
        assert_eq!(rules(&draft), before);
    }

    #[test]
    fn the_draft_remembers_other_companies() {
        let draft = filled();
        let Ok(other) = Guid::parse("0d2a6f0c-3f0e-4b43-8f6e-1a2b3c4d5e01") else {
            panic!("a GUID");
        };
        draft.others.set(vec![other]);
        let again = filled();
        again.restore(&Json::read(&draft.kept()).unwrap_or_default());
        assert_eq!(again.others.get_untracked(), [other]);
        again.restore(&Json::read(&filled().kept()).unwrap_or_default());
        assert_eq!(again.others.get_untracked(), []);
    }
}
