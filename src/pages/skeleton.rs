//! The page before its program runs: the controls of the sign-in and of the form, in each language. The build writes
//! them into `index.html` as templates, of which `boot.js` shows one. The program adopts its elements.

use super::app_form::host_of;
use super::context::{AppContext, Chunks};
use super::page::PRODUCT;
use super::sign_in::sign_in_view;
use crate::config::{Config, SampleSession};
use crate::customer_form::{accepted, button, form_skeleton, skeleton_configs};
use crate::i18n::Words;
use crate::pages::words::PageWords;
use leptos::prelude::Owner;
use leptos_erased::{HtmlElement, Markup, View, fragment, html, markup};

/// The templates of a language, as HTML.
pub fn templates(words: &'static Words, chunks: Chunks) -> String {
    let tag = words.language.tag();
    let app = |config| AppContext::new(config, words, tag.to_owned(), chunks);
    let [plain, with_resellers, with_search] = skeleton_configs();
    let mut html = String::new();
    Owner::new().with(|| {
        for (name, view) in [
            ("sign-in", sign_in(&app(Config::default()))),
            ("form", form(&app(plain))),
            ("form-resellers", form(&app(with_resellers))),
            ("form-search", form(&app(with_search))),
        ] {
            let template = Markup::Element {
                name: "template",
                attributes: vec![("id", format!("{name}-{tag}"))],
                children: markup(view),
            };
            html.push_str(&template.to_string());
            html.push('\n');
        }
    });
    html
}

fn sign_in(app: &AppContext) -> View {
    // `boot.js` removes its button if the configuration has no sample session.
    let sample = SampleSession {
        tenant: String::new(),
        token: String::new(),
    };
    let waiting = accepted(app.form.words.one_moment());
    page(Vec::new(), sign_in_view(app, Some(&sample), Some(waiting)))
}

fn form(app: &AppContext) -> View {
    let words = app.form.words;
    // `boot.js` writes the tenant of the session.
    let tenant = html::span().class("tenant").attr("translate", "no");
    let name = html::span()
        .class("visually-hidden")
        .child(format!("{} ", words.tenant()));
    let who = html::p()
        .class("who")
        .child(html::span().child(name).child(tenant));
    let sign_out = button(words.sign_out()).class("quiet");
    page(vec![who, sign_out], form_skeleton(&app.form, &host_of(app)))
}

fn page(session: Vec<HtmlElement>, body: HtmlElement) -> View {
    let header = html::header()
        .class("page-header")
        .child(html::p().class("product").child(PRODUCT))
        .children(session);
    fragment([header, html::main().attr("id", "main").child(body)])
}
