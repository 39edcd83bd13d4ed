//! The request that the form would send: method, address, headers and body, and commands that send it.

mod beside;
mod commands;
mod live;
mod outgoing;
mod pretty;
mod quoting;
mod saving;

pub use beside::{Beside, show_beside};
pub use live::follow;
pub use saving::{file_address, save};

use super::json::file_name::file_name;
use super::words::ToolWords;
use crate::api::DescribedValue;
use crate::browser::clipboard;
use crate::i18n::fill;
use crate::pages::context::AppContext;
use commands::{CMD_MAX, CopiedRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;
use outgoing::{CORRELATION, Outgoing};
use pretty::pretty;

/// What is shown in the place of the token.
const HIDDEN_TOKEN: &str = "Bearer ••••••••";

/// The content of the tool.
pub fn view(app: &AppContext, words: &'static ToolWords) -> AnyView {
    let outgoing = follow(app);
    let is_there = Memo::new(move |_| outgoing.with(Option::is_some));
    view! {
        <Show
            when=move || is_there.get()
            fallback=move || view! { <p>{words.request_signed_out()}</p> }
        >
            <Request outgoing words />
        </Show>
    }
    .into_any()
}

#[component]
fn Request(outgoing: ReadSignal<Option<Outgoing>>, words: &'static ToolWords) -> impl IntoView {
    let of = move |part: fn(&Outgoing) -> bool| {
        Memo::new(move |_| outgoing.with(|it| it.as_ref().is_some_and(part)))
    };
    let is_incomplete = of(|it| !it.is_complete);
    let gets_new_id = of(|it| it.gets_new_id);
    let is_at_gateway = of(|it| it.is_at_gateway);
    let address =
        Memo::new(move |_| outgoing.with(|it| it.as_ref().map(|it| it.request.address.clone())));
    let body =
        Memo::new(move |_| outgoing.with(|it| it.as_ref().map(|it| it.request.body.clone())));
    let note = move |is_said: Memo<bool>, text: &'static str| {
        move || is_said.get().then(|| view! { <p>{text}</p> })
    };
    let token = move || match is_at_gateway.get() {
        true => words.request_gateway(),
        false => words.request_token(),
    };
    view! {
        <div role="status" class="request-notes">
            {note(is_incomplete, words.request_incomplete())}
            {note(gets_new_id, words.request_new_id())}
        </div>
        <p class="code" translate="no">
            // A block: `view!` sets the markup of an element with nothing but literals by `innerHTML`, which Trusted Types refuse.
            <strong>{"POST "}</strong>
            {move || address.get()}
        </p>
        <Copying outgoing words />
        <p class="hint">{words.request_personal()}</p>
        <p class="hint" prop:textContent=token></p>
        <h3>{words.request_headers()}</h3>
        <Headers outgoing words />
        <h3 id="request-body">{words.request_body()}</h3>
        // It scrolls, so it can be reached with the keyboard.
        <pre class="code" tabindex="0" role="region" aria-labelledby="request-body" translate="no">
            {move || body.get().map(|it| pretty(&it))}
        </pre>
    }
}

#[component]
fn Headers(outgoing: ReadSignal<Option<Outgoing>>, words: &'static ToolWords) -> impl IntoView {
    let shown = Memo::new(move |_| {
        outgoing.with(|it| {
            let outgoing = it.as_ref()?;
            let headers = outgoing.request.headers.iter();
            let headers = headers.map(|(name, value)| {
                let value = match value {
                    DescribedValue::BearerToken => HIDDEN_TOKEN.to_owned(),
                    DescribedValue::Text(_)
                        if *name == CORRELATION && !outgoing.has_correlation =>
                    {
                        format!("({})", words.request_new_correlation())
                    }
                    DescribedValue::Text(text) => text.clone(),
                };
                (*name, value)
            });
            Some(headers.collect::<Vec<_>>())
        })
    });
    let rows = move || {
        let headers = shown.get().unwrap_or_default().into_iter();
        let rows = headers.map(|(name, value)| {
            view! {
                <div>
                    <dt translate="no">{name}</dt>
                    <dd class="code" prop:textContent=value></dd>
                </div>
            }
        });
        rows.collect_view()
    };
    view! { <dl class="ids">{rows}</dl> }
}

/// A text to copy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    Json,
    Bash,
    PowerShell,
    Cmd,
}

impl Copied {
    const ALL: [Self; 4] = [Self::Json, Self::Bash, Self::PowerShell, Self::Cmd];

    fn caption(self, words: &'static ToolWords) -> &'static str {
        match self {
            Self::Json => words.request_copy_json(),
            Self::Bash => words.request_copy_bash(),
            Self::PowerShell => words.request_copy_powershell(),
            Self::Cmd => words.request_copy_cmd(),
        }
    }

    fn text(self, request: &CopiedRequest) -> String {
        match self {
            Self::Json => pretty(&request.body),
            Self::Bash => request.for_bash(),
            Self::PowerShell => request.for_powershell(),
            Self::Cmd => request.for_cmd(),
        }
    }

    fn said(self, words: &'static ToolWords, text: &str) -> String {
        let count = text.chars().count();
        match self {
            Self::Cmd if count > CMD_MAX => fill(
                words.request_cmd_long(),
                &[("max", &CMD_MAX.to_string()), ("count", &count.to_string())],
            ),
            _ => fill(words.request_copied(), &[("what", self.caption(words))]),
        }
    }
}

/// Buttons that copy the request in several ways, and a link that saves its body.
#[component]
fn Copying(outgoing: ReadSignal<Option<Outgoing>>, words: &'static ToolWords) -> impl IntoView {
    view! { <CopyAndSave outgoing words ways=&Copied::ALL /> }
}

/// The body: copied, or as a file.
#[component]
pub fn BodyOut(outgoing: ReadSignal<Option<Outgoing>>, words: &'static ToolWords) -> impl IntoView {
    view! { <CopyAndSave outgoing words ways=&[Copied::Json] /> }
}

#[component]
fn CopyAndSave(
    outgoing: ReadSignal<Option<Outgoing>>,
    words: &'static ToolWords,
    ways: &'static [Copied],
) -> impl IntoView {
    let refused = expect_context::<AppContext>().form.words.copy_refused();
    let said = RwSignal::new(String::new());
    let copy = move |what: Copied| {
        let request = outgoing.with_untracked(|it| it.as_ref().map(Outgoing::to_copy));
        let Some(text) = request.map(|it| what.text(&it)) else {
            return;
        };
        said.set(String::new());
        spawn_local(async move {
            let sentence = match clipboard::copy(&text).await {
                true => what.said(words, &text),
                false => refused.to_owned(),
            };
            said.try_set(sentence);
        });
    };
    let buttons = ways.iter().map(|what| {
        let what = *what;
        view! {
            <button type="button" class="quiet" on:click=move |_| copy(what)>
                {what.caption(words)}
            </button>
        }
    });
    view! {
        <p class="tool-actions">
            {buttons.collect_view()} <SaveLink outgoing words />
        </p>
        <p role="status" prop:textContent=said></p>
    }
}

/// A link that saves the body to the byte, as a file.
#[component]
fn SaveLink(outgoing: ReadSignal<Option<Outgoing>>, words: &'static ToolWords) -> impl IntoView {
    let body = Memo::new(move |_| {
        let of = |it: &Outgoing| it.request.body.clone();
        outgoing.with(|it| it.as_ref().map(of).unwrap_or_default())
    });
    view! {
        <a class="save" href=move || file_address(&body.get()) download=move || file_name(&body.get())>
            {words.request_save()}
        </a>
    }
}
