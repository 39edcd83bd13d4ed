//! A translating browser puts two elements with a text of its own in the place of each text. What changes goes on
//! changing there.

use crate::form::empty_form;
use crate::stage::Stage;
use customer::{Guid, HostName};
use leptos::prelude::*;
use leptos::task::tick;
use leptos_erased::{View, dynamic, fragment, html};
use onboard::api::ErrorReport;
use onboard::components::Announcer;
use onboard::config::Config;
use onboard::customer_form::{FORM_CHUNK, new_customer_form};
use onboard::i18n::{Language, fill};
use onboard::pages::{AppContext, Chunks, PageChunk, ToolsChunk, host_of};
use onboard::submission::{Attempt, Intent, Submission};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, Node};

onboard::chunk!(second, PAGE_CHUNK: PageChunk = PageChunk::FUNCTIONS);
onboard::chunk!(extras, TOOLS_CHUNK: ToolsChunk = ToolsChunk::FUNCTIONS);

const CHUNKS: Chunks = Chunks {
    page: &PAGE_CHUNK,
    tools: &TOOLS_CHUNK,
};

/// Translates all texts into the same language.
fn translate(stage: &Stage) {
    for element in stage.all("*") {
        let children = element.child_nodes();
        let children: Vec<_> = (0..children.length())
            .filter_map(|at| children.get(at))
            .collect();
        for child in children {
            let text = child.text_content().unwrap_or_default();
            if child.node_type() == Node::TEXT_NODE && !text.trim().is_empty() {
                let outer = document().create_element("font").unwrap();
                let inner = document().create_element("font").unwrap();
                inner.set_text_content(Some(&text));
                outer.append_child(&inner).unwrap();
                element.replace_child(&outer, &child).unwrap();
            }
        }
    }
}

fn text_of(element: &HtmlElement) -> String {
    element.text_content().unwrap_or_default()
}

#[wasm_bindgen_test]
async fn live_texts() {
    let word = ArcRwSignal::new("one".to_owned());
    let [alone, between, behind, piece] = [(); 4].map(|()| word.clone());
    let stage = Stage::show(move || {
        let pieces = [
            html::p().child(move || alone.get()),
            html::p().child("[").child(move || between.get()).child("]"),
            html::p()
                .child(html::b().child("Say "))
                .child(move || behind.get()),
            html::p()
                .child("(")
                .child(dynamic(move || html::i().child(piece.get())))
                .child(")"),
        ];
        View::from(html::div().child(fragment(pieces)))
    });
    let said = || stage.all("p").iter().map(text_of).collect::<Vec<_>>();
    for next in ["one", "two", "", "three", "three"] {
        word.set(next.to_owned());
        tick().await;
        let expected = [
            next.to_owned(),
            format!("[{next}]"),
            format!("Say {next}"),
            format!("({next})"),
        ];
        assert_eq!(said(), expected);
        translate(&stage);
        assert_eq!(said(), expected, "translated");
    }
}

#[wasm_bindgen_test]
async fn the_announcer() {
    let announcer = Announcer::default();
    let region = announcer.region();
    let stage = Stage::show(move || View::from(region));
    for sentence in [
        "Provider 2 added",
        "Provider 2 removed",
        "Provider 2 removed",
    ] {
        let before = text_of(&stage.one("[role=status]"));
        announcer.say(sentence);
        tick().await;
        let said = text_of(&stage.one("[role=status]"));
        assert_eq!(said.trim_end(), sentence);
        assert_ne!(said, before, "the same is said again");
        translate(&stage);
    }
}

#[wasm_bindgen_test]
async fn captions_of_the_form() {
    let (stage, draft) = empty_form();
    let label = |name: &str| {
        let id = stage.control(name).id();
        text_of(&stage.one(&format!("label[for='{id}']")))
    };
    for (country, zip, state) in [
        ("", "Postal code", "State or region"),
        ("US", "ZIP code", "State"),
        ("IE", "Eircode", "County"),
        ("IN", "PIN code", "State"),
    ] {
        draft.fields.country.set(country.to_owned());
        tick().await;
        assert_eq!(
            (&*label("zip"), &*label("state")),
            (zip, state),
            "{country}"
        );
        translate(&stage);
    }
    stage.press("Add provider", 0).await;
    translate(&stage);
    let name = "providerCustomers.1.providerCustomerData.Domain";
    stage.type_into(name, "contoso").await;
    assert_eq!(stage.control(name).value(), "contoso");
}

#[wasm_bindgen_test]
async fn the_seconds_of_a_wait() {
    FORM_CHUNK.load().await;
    let words = Language::English.read(Language::English.file());
    let words = words.ok().unwrap();
    let app = AppContext::new(Config::default(), words, "en".to_owned(), CHUNKS);
    let (status, draft) = (app.form.status.clone(), app.form.draft.get_untracked());
    let stage = Stage::show(move || new_customer_form(&app.form, &host_of(&app), draft));
    let intent = Intent::new(
        Guid::random(),
        HostName::parse("portal.contoso.example").ok().unwrap(),
        Attempt {
            body: "{}".to_owned(),
            form: String::new(),
        },
        Guid::random(),
        false,
    );
    let wait = |seconds| {
        status.submission.set(Submission::Waiting {
            intent: Box::new(intent.clone()),
            report: ErrorReport::default(),
            seconds,
        });
    };
    wait(9);
    // The panel is made once for the whole wait.
    status.turn.update(|turn| *turn += 1);
    tick().await;
    let left = |seconds: u32| fill(words.waiting_left(), &[("seconds", &seconds.to_string())]);
    for seconds in [9, 8, 7, 0] {
        wait(seconds);
        tick().await;
        let panel = text_of(&stage.one("#failure"));
        assert!(panel.contains(&left(seconds)), "{panel}");
        translate(&stage);
    }
    status.reset();
    tick().await;
    assert_eq!(stage.all("#failure").len(), 0);
}
