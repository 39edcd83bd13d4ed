//! Signing in with a tenant and a token.

use super::context::AppContext;
use super::page;
use crate::auth::{self, Session, SignInError, TokenError};
use crate::browser::address::HistoryChange;
use crate::browser::tree::Tree;
use crate::browser::{address, clock, controls, focus, intl, page as browser_page};
use crate::components::ControlElement;
use crate::components::{
    FieldMessageProps, Frame, Need, OnText, SUMMARY_ID, SummaryItemProps, TextField, TextKind,
    error_summary, text,
};
use crate::config::SampleSession;
use crate::customer_form::{button, sends};
use crate::i18n::{Words, fill};
use crate::pages::words::PageWords;
use crate::route::Route;
use customer::{Role, Rule, Severity};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::{HtmlElement, View, dynamic, html};
use std::sync::Arc;
use web_sys::MouseEvent;

const TENANT_ID: &str = "tenant";
const TOKEN_ID: &str = "token";

/// The page, with the session that the sandbox offers.
pub fn sign_in_page(app: &AppContext, sample: Option<&SampleSession>) -> View {
    page::open(app.form.words.sign_in());
    sign_in_view(app, sample, None).into()
}

/// The view of the page, with `accepted` below the button.
pub fn sign_in_view(
    app: &AppContext,
    sample: Option<&SampleSession>,
    accepted: Option<HtmlElement>,
) -> HtmlElement {
    let words = app.form.words;
    let next = address::parameter("next").and_then(|next| Route::parse_next(&next));
    let configured = app.form.config.tenant.as_ref();
    let tenant = ArcRwSignal::new(
        configured
            .map(|it| it.as_str().to_owned())
            .unwrap_or_default(),
    );
    let token = ArcRwSignal::new(String::new());
    let problem = ArcRwSignal::new(SignInError::default());

    let sign_in = {
        let (app, problem, token) = (app.clone(), problem.clone(), token.clone());
        move |tenant: &str, pasted: &str| match Session::sign_in(tenant, pasted, clock::read()) {
            Ok(session) => {
                auth::store(&session);
                app.form.session.set(Some(session));
                token.set(String::new());
                let next = next.clone().unwrap_or(Route::NewCustomer);
                page::go(&next, HistoryChange::Replace);
            }
            Err(found) => {
                browser_page::set_title(&format!("{} {}", words.error_prefix(), words.sign_in()));
                problem.set(found);
                focus::soon(&Tree::page(), SUMMARY_ID.to_owned());
            }
        }
    };
    let submit = {
        let (sign_in, tenant, token) = (sign_in.clone(), tenant.clone(), token.clone());
        sends(move || {
            controls::read_all(&Tree::page());
            sign_in(&tenant.get_untracked(), &token.get_untracked());
        })
    };
    let sample = sample.cloned().map(|sample| {
        let press = move |_| sign_in(&sample.tenant, &sample.token);
        html::div()
            .class("sample")
            .child(html::p().child(words.sample_hint()))
            .child(button(words.use_sample()).on(ev::click, press))
    });
    let tenant_finding = {
        let problem = problem.clone();
        move || {
            let found = problem.with(|it| it.tenant)?;
            Some((found.id(), tenant_text(words, found)))
        }
    };
    let token_finding = {
        let (problem, locale) = (problem.clone(), app.form.locale.clone());
        move || {
            let found = problem.with(|it| it.token.clone())?;
            Some(("token", token_text(words, &locale, &found)))
        }
    };
    let summary = {
        let (tenant, token) = (tenant_finding.clone(), token_finding.clone());
        let lead: OnText = Arc::new(|id| focus::by_id(&Tree::page(), &id));
        dynamic(move || {
            let item = |id: &str, (_, text): (_, String)| SummaryItemProps {
                element_id: Some(id.to_owned()),
                text,
                buttons: Vec::new(),
            };
            let items = tenant().map(|it| item(TENANT_ID, it));
            let items = items
                .into_iter()
                .chain(token().map(|it| item(TOKEN_ID, it)));
            let heading = html::h2().child(words.problem_heading());
            error_summary(heading, items.collect(), &lead)
        })
    };
    let forget_tenant = {
        let problem = problem.clone();
        move || problem.update(|it| it.tenant = None)
    };
    let forget_token = move || problem.update(|it| it.token = None);
    let tenant = field(
        frame(
            TENANT_ID,
            "tenant",
            words.tenant(),
            words.tenant_hint(),
            tenant_finding,
        ),
        TextKind::Code,
        "username",
        tenant,
        forget_tenant,
    );
    let token = field(
        frame(
            TOKEN_ID,
            "token",
            words.token(),
            words.token_hint(),
            token_finding,
        ),
        TextKind::Secret,
        "current-password",
        token,
        forget_token,
    );
    let pressed = {
        let submit = submit.clone();
        move |event: MouseEvent| submit(event.into())
    };
    let press = html::button()
        .class("primary")
        .attr("type", "submit")
        .on(ev::click, pressed)
        .child(words.sign_in());
    let form = html::form()
        .class("card")
        .attr("novalidate", "")
        .on(ev::submit, move |event| submit(event.into()))
        .child(tenant)
        .child(token)
        .child(press)
        .child(accepted);
    html::div()
        .class("narrow sign-in")
        .reads_controls()
        .child(summary)
        .child(page::heading(words.sign_in()))
        .child(html::p().class("lead").child(words.sign_in_lead()))
        .child(sample)
        .child(form)
}

/// Person and role, as far as the token names them.
pub fn named(words: &Words, session: &Session) -> String {
    let role = session.role().map(|role| match role {
        Role::Csp => words.role_csp(),
        Role::Reseller => words.role_reseller(),
    });
    let mut named = session.person().unwrap_or_default().to_owned();
    if let Some(role) = role {
        if !named.is_empty() {
            named.push_str(" · ");
        }
        named.push_str(role);
    }
    named
}

/// Person, role, and tenant.
pub fn described(words: &Words, session: &Session) -> String {
    let named = named(words, session);
    let tenant = session.tenant().as_str();
    match named.is_empty() {
        true => tenant.to_owned(),
        false => format!("{named} · {tenant}"),
    }
}

/// The surroundings of a control for the session.
pub fn frame(
    id: &'static str,
    name: &'static str,
    label: &str,
    hint: &str,
    finding: impl Fn() -> Option<(&'static str, String)> + Send + Sync + 'static,
) -> Frame {
    let findings = ArcMemo::new(move |_| {
        let finding = finding().map(|(rule, text)| FieldMessageProps {
            severity: Severity::Error,
            rule,
            text,
            suggestions: Vec::new(),
        });
        finding.into_iter().collect()
    });
    Frame {
        id: id.to_owned(),
        name: text(name),
        label: label.to_owned(),
        row: text(""),
        need: Need::Always,
        width: "",
        hint: hint.to_owned(),
        live_words: None,
        findings,
        on_use: Arc::new(|_| ()),
    }
}

/// A message goes with the key that begins to mend what it names.
pub fn field(
    frame: Frame,
    kind: TextKind,
    autocomplete: &'static str,
    value: ArcRwSignal<String>,
    forget: impl Fn() + Send + Sync + 'static,
) -> HtmlElement {
    let shown = value.clone();
    TextField {
        frame,
        kind,
        autocomplete,
        value: Arc::new(move || shown.get()),
        on_input: Arc::new(move |typed| {
            value.set(typed);
            forget();
        }),
        on_leave: Arc::new(|| ()),
        suffix: "",
        suggestions: None,
    }
    .view()
}

fn tenant_text(words: &Words, problem: Rule) -> String {
    match problem {
        Rule::Required => words.enter_tenant().to_owned(),
        _ => words.not_a_tenant().to_owned(),
    }
}

/// The message of a token error.
pub fn token_text(words: &Words, locale: &str, problem: &TokenError) -> String {
    match problem {
        TokenError::Missing => words.enter_token().to_owned(),
        TokenError::Malformed => words.not_a_token().to_owned(),
        TokenError::Several => words.several_tokens().to_owned(),
        TokenError::NoExpiry => words.token_without_end().to_owned(),
        TokenError::Expired(at) => fill(
            words.token_over(),
            &[("moment", &intl::format_time(locale, *at))],
        ),
        TokenError::OtherRoles(roles) => {
            fill(words.token_of_other_role(), &[("roles", &roles.join(", "))])
        }
    }
}
