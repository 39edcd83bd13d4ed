//! The sign-in form's state, the same for both views.

use leptos::prelude::*;

pub const SUMMARY_ID: &str = "error-summary";

/// A text control.
#[derive(Clone, Copy)]
pub struct Field {
    pub id: &'static str,
    pub kind: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    pub value: RwSignal<String>,
    pub issue: RwSignal<Option<&'static str>>,
}

impl Field {
    pub fn set(self, value: String) {
        self.value.set(value);
        self.issue.set(None);
    }

    pub fn described_by(self) -> String {
        let issue = self.issue.get().map(|_| format!(" {}-issue", self.id));
        format!("{}-hint{}", self.id, issue.unwrap_or_default())
    }
}

/// The form.
#[derive(Clone, Copy)]
pub struct SignIn {
    pub tenant: Field,
    pub token: Field,
    pub is_signed_in: RwSignal<bool>,
}

impl SignIn {
    pub fn new() -> Self {
        let field = |id, kind, label, hint| Field {
            id,
            kind,
            label,
            hint,
            value: RwSignal::default(),
            issue: RwSignal::new(None),
        };
        Self {
            tenant: field(
                "tenant",
                "text",
                "Tenant",
                "The id or the domain of your own tenant.",
            ),
            token: field(
                "token",
                "password",
                "Token",
                "It stays in this tab and goes with it.",
            ),
            is_signed_in: RwSignal::new(false),
        }
    }

    /// The fields that have an issue, with the issue.
    pub fn issues(self) -> Vec<(Field, &'static str)> {
        let fields = [self.tenant, self.token].into_iter();
        fields
            .filter_map(|field| Some((field, field.issue.get()?)))
            .collect()
    }

    pub fn submit(self) {
        let (tenant, token) = (
            self.tenant.value.get_untracked(),
            self.token.value.get_untracked(),
        );
        let tenant_issue = tenant.trim().is_empty().then_some("Enter the tenant");
        let token_issue = match token.split('.').count() {
            3 => None,
            _ if token.is_empty() => Some("Enter the token"),
            _ => Some("A token has three parts with a point between them"),
        };
        self.tenant.issue.set(tenant_issue);
        self.token.issue.set(token_issue);
        let is_signed_in = tenant_issue.is_none() && token_issue.is_none();
        self.is_signed_in.set(is_signed_in);
        if !is_signed_in {
            // The summary appears with the next run of the effects.
            request_animation_frame(|| crate::focus(SUMMARY_ID));
        }
    }
}
