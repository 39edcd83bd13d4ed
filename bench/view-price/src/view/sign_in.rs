use crate::focus;
use crate::sign_in::{Field, SUMMARY_ID, SignIn};
use leptos::ev;
use leptos::prelude::*;

#[component]
pub fn Page() -> impl IntoView {
    let form_state = SignIn::new();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form_state.submit();
    };
    view! {
        <div class="narrow">
            <Summary form=form_state />
            <h1>"Sign in"</h1>
            <p class="lead">"With the tenant and a token of CloudCockpit."</p>
            <form class="card" novalidate on:submit=submit>
                <TextField field=form_state.tenant />
                <TextField field=form_state.token />
                <button class="primary" type="submit">
                    "Sign in"
                </button>
            </form>
            {move || {
                let is_signed_in = form_state.is_signed_in.get();
                is_signed_in.then(|| view! { <p role="status">"You are signed in"</p> })
            }}
        </div>
    }
}

#[component]
fn TextField(field: Field) -> impl IntoView {
    let Field {
        id,
        kind,
        label,
        hint,
        value,
        issue,
    } = field;
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <p id=format!("{id}-hint") class="hint">{hint}</p>
            {move || {
                let issue = issue.get();
                issue.map(|text| view! { <p id=format!("{id}-issue") class="issue">{text}</p> })
            }}
            <input
                id=id
                name=id
                type=kind
                required
                aria-invalid=move || issue.get().map(|_| "true")
                aria-describedby=move || field.described_by()
                prop:value=value
                on:input=move |event| field.set(event_target_value(&event))
            />
        </div>
    }
}

#[component]
fn Summary(form: SignIn) -> impl IntoView {
    let item = |(field, text): (Field, &'static str)| {
        let follow = move |event: ev::MouseEvent| {
            event.prevent_default();
            focus(field.id);
        };
        view! { <li><a href=format!("#{}", field.id) on:click=follow>{text}</a></li> }
    };
    move || {
        let issues = form.issues();
        (!issues.is_empty()).then(|| {
            view! {
                <section class="summary" id=SUMMARY_ID tabindex="-1" role="alert">
                    <h2>"There is a problem"</h2>
                    <ul>{issues.into_iter().map(item).collect_view()}</ul>
                </section>
            }
        })
    }
}
