//! Messages about the assists that were switched off.

use crate::config::Assist;
use crate::customer_form::FormScope;
use crate::i18n::Words;
use leptos::prelude::*;
use leptos_erased::{View, dynamic, fragment, html};

/// A sentence for each. The live region is on the page before them.
pub fn view(parts: &FormScope) -> View {
    let (off, words) = (parts.context.assists.off().clone(), parts.context.words);
    let sentences = dynamic(move || {
        let off = off.get();
        fragment(
            off.into_iter()
                .map(|it| html::p().child(sentence(words, it))),
        )
    });
    html::div()
        .class("assists-off")
        .attr("role", "status")
        .child(sentences)
        .into()
}

fn sentence(words: &Words, assist: Assist) -> &'static str {
    match assist {
        Assist::ProviderInstances => words.off_instances(),
        Assist::Resellers => words.off_resellers(),
        Assist::Domain => words.off_domain(),
        Assist::Address => words.off_address(),
        Assist::Duplicates => words.off_duplicates(),
    }
}
