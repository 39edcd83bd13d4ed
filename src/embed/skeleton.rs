//! The element before its program runs: the controls of the form, in each language. The build writes them into
//! `embed.js`.

use super::settings::DEFAULT_HEADING_LEVEL;
use crate::browser::tree::Tree;
use crate::config::Config;
use crate::customer_form::{FormContext, FormHost, form_skeleton, skeleton_configs};
use crate::i18n::Words;
use leptos::prelude::Owner;
use leptos_erased::{Markup, markup};
use std::sync::Arc;

/// The form in a language, with each control of a reseller.
pub fn forms(words: &'static Words) -> Vec<Markup> {
    let form = |config| {
        let config = Config {
            heading_level: DEFAULT_HEADING_LEVEL,
            ..config
        };
        let tag = words.language.tag().to_owned();
        let context = FormContext::new(config, words, tag, Tree::default(), None);
        markup(form_skeleton(&context, &Arc::new(FormHost::none())))
    };
    Owner::new().with(|| skeleton_configs().into_iter().flat_map(form).collect())
}
