use super::show_value;
use crate::focus;
use crate::sign_in::{Field, SUMMARY_ID, SignIn};
use leptos::ev;
use leptos::prelude::*;
use leptos_erased::html::{a, button, div, form, h1, h2, input, label, li, p, section, ul};
use leptos_erased::{HtmlElement, View, dynamic, fragment};

pub fn page() -> HtmlElement {
    let form_state = SignIn::new();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form_state.submit();
    };
    div()
        .class("narrow")
        .child(summary(form_state))
        .child(h1().child("Sign in"))
        .child(
            p().class("lead")
                .child("With the tenant and a token of CloudCockpit."),
        )
        .child(
            form()
                .class("card")
                .attr("novalidate", true)
                .on(ev::submit, submit)
                .child(field(form_state.tenant))
                .child(field(form_state.token))
                .child(
                    button()
                        .class("primary")
                        .attr("type", "submit")
                        .child("Sign in"),
                ),
        )
        .child(dynamic(move || {
            let is_signed_in = form_state.is_signed_in.get();
            is_signed_in.then(|| p().attr("role", "status").child("You are signed in"))
        }))
}

fn field(field: Field) -> HtmlElement {
    let Field {
        id,
        kind,
        label: caption,
        hint,
        value,
        issue,
    } = field;
    let control = input()
        .id(id)
        .attr("name", id)
        .attr("type", kind)
        .attr("required", true)
        .attr("aria-invalid", move || issue.get().map(|_| "true"))
        .attr("aria-describedby", move || field.described_by())
        .element_effect(show_value(value))
        .on(ev::input, move |event| {
            field.set(event_target_value(&event))
        });
    div()
        .class("field")
        .child(label().attr("for", id).child(caption))
        .child(p().id(format!("{id}-hint")).class("hint").child(hint))
        .child(dynamic(move || {
            let issue = issue.get();
            issue.map(|text| p().id(format!("{id}-issue")).class("issue").child(text))
        }))
        .child(control)
}

fn summary(form: SignIn) -> View {
    let item = |(field, text): (Field, &'static str)| {
        let link = a().attr("href", format!("#{}", field.id)).child(text);
        li().child(link.on(ev::click, move |event| {
            event.prevent_default();
            focus(field.id);
        }))
    };
    dynamic(move || {
        let issues = form.issues();
        (!issues.is_empty()).then(|| {
            section()
                .class("summary")
                .id(SUMMARY_ID)
                .attr("tabindex", "-1")
                .attr("role", "alert")
                .child(h2().child("There is a problem"))
                .child(ul().child(fragment(issues.into_iter().map(item))))
        })
    })
}
