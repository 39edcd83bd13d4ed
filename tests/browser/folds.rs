//! Controls that are folded away: alone, and within each other.

use crate::stage::Stage;
use leptos::prelude::*;
use leptos::task::tick;
use leptos_erased::{HtmlElement, View, html};
use onboard::components::Foldable;
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test;

/// A fold with a button of this caption. It is in use while the signal says so.
fn fold(caption: &str, used: &ArcRwSignal<bool>, body: Vec<HtmlElement>) -> HtmlElement {
    let used = used.clone();
    let foldable = Foldable {
        is_used: Arc::new(move || used.get()),
        opened: ArcRwSignal::default(),
        body,
    };
    foldable.by_button(html::button().attr("type", "button").child(caption))
}

fn input(name: &str) -> HtmlElement {
    html::input().attr("name", name)
}

/// What the keyboard passes over, in the order of the page: controls by their names, buttons by their captions.
fn passed_over(stage: &Stage) -> Vec<String> {
    let passed = stage.all("[tabindex='-1']").into_iter();
    let name = passed.map(|it| it.get_attribute("name").or_else(|| it.text_content()));
    name.map(Option::unwrap_or_default).collect()
}

#[wasm_bindgen_test]
async fn a_fold_is_built_before_it_is_mounted() {
    let used = ArcRwSignal::new(false);
    let following = used.clone();
    let stage = Stage::show(move || View::from(fold("More", &following, vec![input("a")])));
    let expanded = || stage.one("button").get_attribute("aria-expanded");
    let press = async || stage.press("More", 0).await;
    let use_it = async |is_used| {
        used.set(is_used);
        tick().await;
    };
    let expect = |is_folded: bool, step: &str| {
        assert_eq!(
            stage.all(".folded-away").len(),
            usize::from(is_folded),
            "{step}"
        );
        let passed: &[&str] = if is_folded { &["a"] } else { &[] };
        assert_eq!(passed_over(&stage), passed, "{step}");
        assert_eq!(expanded(), Some((!is_folded).to_string()), "{step}");
    };
    expect(true, "at first");
    press().await;
    expect(false, "opened");
    press().await;
    expect(true, "folded again");
    use_it(true).await;
    expect(false, "something came into it");
    press().await;
    press().await;
    expect(false, "what is in use stays open");
    use_it(false).await;
    expect(true, "nothing is in it any more");
}

#[wasm_bindgen_test]
async fn folds_within_each_other() {
    let used = [(); 3].map(|()| ArcRwSignal::new(false));
    let [first, second, third] = used.clone();
    let stage = Stage::show(move || {
        let inmost = fold("Inmost", &third, vec![input("c")]);
        let inner = fold("Inner", &second, vec![input("b"), inmost]);
        let outer = fold("Outer", &first, vec![input("a"), inner, input("d")]);
        View::from(outer)
    });
    for (step, passed) in [
        ("", &["a", "Inner", "b", "Inmost", "c", "d"][..]),
        ("Outer", &["b", "Inmost", "c"]),
        ("Inner", &["c"]),
        ("Inmost", &[]),
        ("Inner", &["b", "Inmost", "c"]),
        ("Outer", &["a", "Inner", "b", "Inmost", "c", "d"]),
        ("Inner", &["a", "Inner", "b", "Inmost", "c", "d"]),
        ("Outer", &[]),
        ("Inmost", &["c"]),
    ] {
        if !step.is_empty() {
            stage.press(step, 0).await;
        }
        assert_eq!(passed_over(&stage), passed, "{step}");
    }
}

#[wasm_bindgen_test]
async fn what_is_in_use_from_the_beginning_is_open() {
    let used = [true, false].map(ArcRwSignal::new);
    let [first, second] = used.clone();
    let stage = Stage::show(move || {
        let inner = fold("Inner", &second, vec![input("b")]);
        View::from(fold("Outer", &first, vec![input("a"), inner]))
    });
    assert_eq!(passed_over(&stage), ["b"]);
    used[1].set(true);
    tick().await;
    assert_eq!(passed_over(&stage), [""; 0]);
    used[0].set(false);
    tick().await;
    assert_eq!(passed_over(&stage), ["a", "Inner", "b"]);
}
