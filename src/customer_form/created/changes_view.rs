//! The values that the customer may lack, in the words of the page.

use super::changes::{Change, Changes, Origin};
use crate::components::copyable;
use crate::customer_form::context::FormContext;
use crate::customer_form::elements::copy_words;
use crate::customer_form::value_words::{label_in, sent_in_words};
use crate::form_model::{Draft, FormChange};
use crate::i18n::Words;
use leptos::prelude::*;
use leptos_erased::{ErasedView, erased, html};

/// The changes of an attempt in words.
pub fn changes_in_words(
    context: &FormContext,
    draft: &Draft,
    (origin, changes): (Origin, Vec<FormChange>),
) -> Changes {
    let list = changes.iter().map(|it| in_page_words(context, draft, it));
    Changes {
        origin,
        list: list.collect(),
    }
}

fn in_page_words(context: &FormContext, draft: &Draft, change: &FormChange) -> Change {
    let property = change.property;
    let held = |text: &String| sent_in_words(context, draft.mark(), property, text);
    let sent: Vec<_> = change.sent.iter().map(held).collect();
    Change {
        label: label_in(
            context.words,
            change.section,
            property,
            draft.country_code(),
        ),
        sent: sent.join(" / "),
        now: held(&change.now),
    }
}

/// That the customer may lack something, and what. The list is not empty.
#[component]
pub fn ChangesView(context: FormContext, changes: Changes) -> impl IntoView {
    let words = context.words;
    let text = changes.as_text();
    let rows = changes.list.into_iter().map(|change| {
        let sent = (!change.sent.is_empty()).then(|| view! { <span>{change.sent} " → "</span> });
        view! {
            <div>
                <dt>{change.label}</dt>
                <dd translate="no">{sent} <strong>{change.now}</strong></dd>
            </div>
        }
    });
    let copy = ErasedView::new(move || {
        let step = html::span().child(words.change_there());
        let announcer = &context.announcer;
        copyable(step, &text, words.changes(), copy_words(words), announcer)
    });
    view! {
        <section class="summary neutral changes">
            <p>{sentence(words, changes.origin)}</p>
            <dl class="ids">{rows.collect_view()}</dl>
            <p use:erased=copy></p>
        </section>
    }
}

fn sentence(words: &Words, origin: Origin) -> &'static str {
    match origin {
        Origin::Last => words.created_edited(),
        Origin::Earlier => words.created_earlier(),
        Origin::OneOf => words.created_one_of(),
        Origin::Unknown => words.created_unknown(),
    }
}
