//! The building blocks of all pages: what changes, and what stays as it is.

use crate::stage::Stage;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::tick;
use leptos_erased::{KeyedRow, View, dynamic, fragment, html, keyed};
use wasm_bindgen_test::wasm_bindgen_test;

fn letters(stage: &Stage) -> String {
    stage
        .all("li")
        .iter()
        .filter_map(|it| it.text_content())
        .collect()
}

/// Letters in capitals follow nothing.
fn letter_list(letters: ArcRwSignal<&'static str>) -> View {
    keyed(move || {
        let row = |letter: char| KeyedRow {
            key: u64::from(letter),
            is_static: letter.is_uppercase(),
            element: Box::new(move || html::li().attr("tabindex", "0").child(&letter.to_string())),
        };
        letters.get().chars().map(row).collect()
    })
}

#[wasm_bindgen_test]
async fn lists_become_what_is_wanted() {
    let wanted = ArcRwSignal::new("abc");
    let shown = wanted.clone();
    let stage = Stage::show(move || View::from(html::ul().child(letter_list(shown))));
    for next in [
        "abc", "bc", "bxc", "", "q", "qrs", "srq", "sq", "abcdef", "fa", "fA", "BfA", "B",
    ] {
        wanted.set(next);
        tick().await;
        assert_eq!(letters(&stage), next);
    }
}

#[wasm_bindgen_test]
async fn rows_that_stay_are_not_touched() {
    let wanted = ArcRwSignal::new("abc");
    let shown = wanted.clone();
    let stage = Stage::show(move || View::from(html::ul().child(letter_list(shown))));
    let kept = stage.all("li").remove(1);
    kept.focus().unwrap();
    for next in ["bc", "xbc", "xby", "b"] {
        wanted.set(next);
        tick().await;
        assert!(kept.is_connected(), "{next}");
        assert_eq!(
            document().active_element().as_ref(),
            Some(kept.as_ref()),
            "{next}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_live_piece_follows_and_keeps_its_place() {
    let count = ArcRwSignal::new(0);
    let shown = count.clone();
    let stage = Stage::show(move || {
        let many = dynamic(move || {
            let items = (0..shown.get()).map(|at| html::b().child(&at.to_string()));
            fragment(items)
        });
        View::from(
            html::p()
                .child("[")
                .child(many)
                .child("]")
                .child(View::default()),
        )
    });
    for (next, expected) in [(0, "[]"), (3, "[012]"), (1, "[0]"), (0, "[]"), (2, "[01]")] {
        count.set(next);
        tick().await;
        assert_eq!(stage.one("p").text_content().as_deref(), Some(expected));
    }
}

#[wasm_bindgen_test]
async fn attributes_and_texts_follow() {
    let word = ArcRwSignal::new(Some("x".to_owned()));
    let (attribute, text) = (word.clone(), word.clone());
    let stage = Stage::show(move || {
        let element = html::i()
            .attr("title", move || attribute.get())
            .child(move || text.get().unwrap_or_default());
        View::from(element)
    });
    for next in [Some("x"), None, Some("y"), Some("")] {
        word.set(next.map(str::to_owned));
        tick().await;
        let element = stage.one("i");
        assert_eq!(element.get_attribute("title").as_deref(), next);
        assert_eq!(
            element.text_content().as_deref(),
            Some(next.unwrap_or_default())
        );
    }
}

#[wasm_bindgen_test]
async fn a_removed_view_is_not_notified() {
    let (shown, blurs) = (ArcRwSignal::new(true), ArcRwSignal::new(0));
    let (following, counting) = (shown.clone(), blurs.clone());
    let stage = Stage::show(move || {
        dynamic(move || {
            let counting = counting.clone();
            let input = html::input().on(ev::blur, move |_| counting.update(|count| *count += 1));
            following.get().then_some(input)
        })
    });
    let input = stage.one("input");
    input.focus().unwrap();
    shown.set(false);
    tick().await;
    assert!(!input.is_connected());
    let before = blurs.get_untracked();
    input
        .dispatch_event(&web_sys::Event::new("blur").unwrap())
        .unwrap();
    assert_eq!(
        blurs.get_untracked(),
        before,
        "its handler has gone with it"
    );
}
