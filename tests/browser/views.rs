//! Views of `leptos-erased`: what they show, what changes, what stays, what ends with them.

use crate::stage::Stage;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::tick;
use leptos_erased::{
    HtmlElement, IntoView, Markup, View, dynamic, fragment, html, keyed, markup, mount_to,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

fn letters(stage: &Stage) -> String {
    stage
        .all("li")
        .iter()
        .filter_map(|it| it.text_content())
        .collect()
}

/// Letters in capitals follow nothing.
fn letter_list(letters: ArcRwSignal<&'static str>) -> View {
    keyed(
        move || letters.get().chars().collect(),
        |letter| u64::from(*letter),
        |letter| {
            let (letter, own) = (*letter, html::li().attr("tabindex", "0"));
            match letter.is_uppercase() {
                true => own.child(letter.to_string()),
                false => own.child(move || letter.to_string()),
            }
        },
    )
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

/// A view with a part of each kind.
fn of_all_kinds(count: ArcRwSignal<usize>, letters: ArcRwSignal<&'static str>) -> View {
    let (shown, many) = (count.clone(), count);
    fragment([
        View::from(html::p().child(move || shown.get().to_string())),
        dynamic(move || {
            let items = (0..many.get()).map(|at| html::b().child(at.to_string()));
            fragment(items)
        }),
        html::div()
            .class("field")
            .child("text ")
            .child(html::input().id("a").attr("name", || Some("a".to_owned())))
            .child(html::input().id("b").attr("name", "b"))
            .child(html::ul().child(letter_list(letters)))
            .into(),
    ])
}

#[wasm_bindgen_test]
async fn written_html_is_hydrated_and_follows_its_signals() {
    let (count, letters_of) = (ArcRwSignal::new(2), ArcRwSignal::new("ab"));
    let html: String = markup(of_all_kinds(count.clone(), letters_of.clone()))
        .iter()
        .map(Markup::to_string)
        .collect();
    let mut before = Vec::new();
    let stage = Stage::hydrate(
        &html,
        |place| {
            let all = place.query_selector_all("*").unwrap();
            before.extend((0..all.length()).map(|at| all.get(at).unwrap()));
            let control: HtmlInputElement = place
                .query_selector("#b")
                .unwrap()
                .unwrap()
                .unchecked_into();
            control.set_value("typed");
            control.focus().unwrap();
        },
        || of_all_kinds(count.clone(), letters_of.clone()),
    );
    assert_eq!(stage.html(), html, "nothing was added, removed or moved");
    for (at, element) in stage.all("*").iter().enumerate() {
        let element: &web_sys::Node = element;
        assert!(before[at] == *element, "element {at}");
    }
    assert_eq!(stage.control("b").value(), "typed");
    assert_eq!(document().active_element(), Some(stage.control("b").into()));
    count.set(3);
    letters_of.set("xb");
    tick().await;
    let fresh = Stage::show(|| of_all_kinds(count.clone(), letters_of.clone()));
    assert_eq!(stage.html(), fresh.html());
    assert_eq!(document().active_element(), Some(stage.control("b").into()));
}

#[wasm_bindgen_test]
fn hydration_corrects_html_that_differs_from_the_view() {
    let view = || {
        html::div()
            .class("field")
            .child(html::p().class("new").child("new"))
            .child(html::input().id("kept"))
            .child(dynamic(|| Some(html::b().child("b"))))
    };
    let expected = "<div class=\"field\"><p class=\"new\">new</p><input id=\"kept\"><b>b</b></div>";
    for (html, is_kept) in [
        (expected, true),
        ("", false),
        ("<div class=\"field\"></div>", false),
        ("<div class=\"other\"><input id=\"kept\"></div>", false),
        (
            "<div class=\"field\">old<p>old</p><input id=\"other\"><input id=\"kept\"><i></i>old</div><hr>",
            true,
        ),
        (
            "<div class=\"field\"><b>b</b><input id=\"kept\"></div>",
            true,
        ),
        (
            "<div class=\"field\"><select id=\"kept\"></select></div>",
            false,
        ),
    ] {
        let mut before = None;
        let stage = Stage::hydrate(
            html,
            |place| before = place.query_selector("input#kept").unwrap(),
            view,
        );
        assert_eq!(stage.html(), expected, "{html}");
        let now = stage.one("#kept");
        let is_same = before.is_some_and(|it| it == *now.unchecked_ref::<web_sys::Element>());
        assert_eq!(is_same, is_kept, "{html}");
    }
}

#[wasm_bindgen_test]
async fn a_live_piece_follows_and_keeps_its_place() {
    let count = ArcRwSignal::new(0);
    let shown = count.clone();
    let stage = Stage::show(move || {
        let many = dynamic(move || {
            let items = (0..shown.get()).map(|at| html::b().child(at.to_string()));
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
async fn a_removed_element_handles_no_events() {
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

/// An element, with its text or attribute while the signal is true and after it has become false.
type Case<T> = (HtmlElement, T, T);

/// Shows the elements and compares what `read` finds in each, before and after the signal becomes false.
async fn check<T: PartialEq + std::fmt::Debug>(
    is_on: &ArcRwSignal<bool>,
    cases: Vec<Case<T>>,
    read: impl Fn(&web_sys::Element) -> T,
) {
    let mut elements = Vec::new();
    let mut expected = Vec::new();
    for (element, on, off) in cases {
        elements.push(html::div().class("case").child(element));
        expected.push((on, off));
    }
    let stage = Stage::show(move || fragment(elements));
    let found = || {
        let cases = stage.all(".case").into_iter();
        let elements: Vec<_> = cases.filter_map(|it| it.first_element_child()).collect();
        assert_eq!(elements.len(), expected.len());
        elements
    };
    for (at, element) in found().iter().enumerate() {
        assert_eq!(read(element), expected[at].0, "case {at}");
    }
    let spans = stage.all("span");
    is_on.set(false);
    tick().await;
    for (at, element) in found().iter().enumerate() {
        assert_eq!(read(element), expected[at].1, "case {at}, changed");
    }
    // A translated text stays where it is only if its element does.
    assert!(spans.iter().all(|it| it.is_connected()));
}

#[wasm_bindgen_test]
async fn attributes() {
    let is_on = ArcRwSignal::new(true);
    let on = || {
        let is_on = is_on.clone();
        move || is_on.get()
    };
    let [text, owned, flag, option] = [(); 4].map(|()| on());
    let i = html::i;
    let cases = vec![
        (i().attr("title", "a"), Some("a"), Some("a")),
        (i().attr("title", "a".to_owned()), Some("a"), Some("a")),
        (i().attr("title", "a".to_owned()), Some("a"), Some("a")),
        (i().attr("title", Some("a")), Some("a"), Some("a")),
        (i().attr("title", None::<&str>), None, None),
        (i().attr("title", true), Some(""), Some("")),
        (i().attr("title", false), None, None),
        (
            i().attr("title", move || if text() { "a" } else { "b" }),
            Some("a"),
            Some("b"),
        ),
        (
            i().attr("title", move || owned().to_string()),
            Some("true"),
            Some("false"),
        ),
        (i().attr("title", flag), Some(""), None),
        (
            i().attr("title", move || option().then_some("a")),
            Some("a"),
            None,
        ),
    ];
    let cases = cases
        .into_iter()
        .map(|(element, on, off)| (element, on.map(str::to_owned), off.map(str::to_owned)))
        .collect();
    check(&is_on, cases, |element| element.get_attribute("title")).await;
}

#[wasm_bindgen_test]
async fn children() {
    let is_on = ArcRwSignal::new(true);
    let on = || {
        let is_on = is_on.clone();
        move || is_on.get()
    };
    let word = || {
        let on = on();
        move || if on() { "on" } else { "off" }
    };
    let (option, list) = (on(), on());
    let (p, b) = (html::p, html::b);
    let cases = vec![
        (p().child("a"), "a", "a"),
        (p().child(()), "", ""),
        (p().child(None::<&str>), "", ""),
        (p().child(Some(b())), "<b></b>", "<b></b>"),
        (p().child(("a", b(), "c")), "a<b></b>c", "a<b></b>c"),
        (p().child(vec!["a", "b"]), "ab", "ab"),
        (p().child(["a", "b"]), "ab", "ab"),
        (p().children([b(), b()]), "<b></b><b></b>", "<b></b><b></b>"),
        (p().child(fragment(["a", "b"])).child("c"), "abc", "abc"),
        (p().child("<b>"), "&lt;b&gt;", "&lt;b&gt;"),
        // A text alone is its element's; among others it has one of its own.
        (p().child(word()), "on", "off"),
        (
            p().child("[").child(word()).child("]"),
            "[<span>on</span>]",
            "[<span>off</span>]",
        ),
        (
            p().child(("[", word())),
            "[<span>on</span>",
            "[<span>off</span>",
        ),
        (
            p().child(move || option().then(|| html::b().child("x")))
                .child("y"),
            "<b>x</b>y",
            "y",
        ),
        (
            p().child("[")
                .child(move || if list() { vec!["a", "b"] } else { vec!["c"] })
                .child("]"),
            "[ab]",
            "[c]",
        ),
    ];
    let cases = cases
        .into_iter()
        .map(|(element, on, off)| (element, on.to_owned(), off.to_owned()))
        .collect();
    check(&is_on, cases, |element| element.inner_html()).await;
}

#[wasm_bindgen_test]
async fn a_replaced_view_is_cleaned_up() {
    let (round, pulse) = (ArcRwSignal::new(0), ArcRwSignal::new(0));
    let (cleaned, runs) = (ArcRwSignal::new(vec![]), ArcRwSignal::new(vec![]));
    let (shown, pulsing) = (round.clone(), pulse.clone());
    let (cleaning, running) = (cleaned.clone(), runs.clone());
    let stage = Stage::show(move || {
        dynamic(move || {
            let round = shown.get();
            let (cleaning, running) = (cleaning.clone(), running.clone());
            let pulsing = pulsing.clone();
            on_cleanup(move || cleaning.update(|it| it.push(round)));
            let run = move || {
                pulsing.track();
                running.update(|it| it.push(round));
            };
            html::b().child(round.to_string()).effect(run)
        })
    });
    let first = stage.one("b");
    round.set(1);
    tick().await;
    assert!(!first.is_connected());
    assert_eq!(stage.one("b").text_content().as_deref(), Some("1"));
    assert_eq!(cleaned.get_untracked(), [0]);
    assert_eq!(runs.get_untracked(), [0, 1]);
    pulse.set(1);
    tick().await;
    assert_eq!(runs.get_untracked(), [0, 1, 1], "the old effect has ended");
    drop(stage);
    tick().await;
    assert_eq!(cleaned.get_untracked(), [0, 1]);
    pulse.set(2);
    tick().await;
    assert_eq!(runs.get_untracked(), [0, 1, 1], "both have ended");
}

/// What a view made, and how often its button was clicked.
#[derive(Clone, Default)]
struct Probe {
    count: ArcRwSignal<Option<RwSignal<i32>>>,
    clicks: ArcRwSignal<i32>,
}

impl Probe {
    fn button(&self) -> HtmlElement {
        let (count, clicks) = (RwSignal::new(0), self.clicks.clone());
        self.count.set(Some(count));
        html::button()
            .on(ev::click, move |_| {
                clicks.update(|it| *it += 1);
                count.try_set(clicks.get_untracked());
            })
            .child(move || count.get().to_string())
    }
}

#[wasm_bindgen_test]
async fn what_a_view_made_ends_with_its_handle() {
    type Case = (&'static str, fn(Probe) -> View);
    let cases: [Case; 3] = [
        ("the view itself", |probe| probe.button().into_view()),
        ("a dynamic view", |probe| dynamic(move || probe.button())),
        ("a row", |probe| {
            keyed(|| vec![0], |key| *key, move |_| probe.button())
        }),
    ];
    for (case, view) in cases {
        let place = document().create_element("div").unwrap();
        let probe = Probe::default();
        let shown = probe.clone();
        let handle = mount_to(&place, move || view(shown));
        let button = place.query_selector("button").unwrap().unwrap();
        let button: web_sys::HtmlElement = button.unchecked_into();
        let count = probe.count.get_untracked().unwrap();
        button.click();
        tick().await;
        assert_eq!(place.inner_html(), "<button>1</button>", "{case}");
        drop(handle);
        assert_eq!(place.child_nodes().length(), 0, "{case}");
        button.click();
        assert_eq!(probe.clicks.get_untracked(), 1, "{case}");
        tick().await;
        assert!(count.is_disposed(), "{case}");
    }
}

#[wasm_bindgen_test]
async fn a_view_of_plain_leptos_takes_the_context_and_ends_with_what_is_around_it() {
    let (is_shown, count) = (ArcRwSignal::new(true), ArcRwSignal::new(1));
    let (runs, ends) = (ArcRwSignal::new(0), ArcRwSignal::new(0));
    let (shown, counted) = (is_shown.clone(), count.clone());
    let (ran, ended) = (runs.clone(), ends.clone());
    let stage = Stage::show(move || {
        provide_context("from above");
        dynamic(move || {
            let (counted, ran, ended) = (counted.clone(), ran.clone(), ended.clone());
            shown.get().then(|| {
                html::div().class("around").plain(move || {
                    let (counted, ran, ended) = (counted.clone(), ran.clone(), ended.clone());
                    let context = expect_context::<&str>();
                    on_cleanup(move || ended.update(|it| *it += 1));
                    let text = move || {
                        ran.update_untracked(|it| *it += 1);
                        format!("{context} {}", counted.get())
                    };
                    leptos::html::p().child(text)
                })
            })
        })
    });
    assert_eq!(
        stage.one(".around p").text_content().unwrap(),
        "from above 1"
    );
    count.set(2);
    tick().await;
    assert_eq!(
        stage.one(".around p").text_content().unwrap(),
        "from above 2"
    );
    is_shown.set(false);
    tick().await;
    assert_eq!(stage.all(".around, p").len(), 0);
    assert_eq!(ends.get_untracked(), 1);
    let before = runs.get_untracked();
    count.set(3);
    tick().await;
    assert_eq!(runs.get_untracked(), before, "nothing runs any more");
}

#[wasm_bindgen_test]
async fn a_view_of_plain_leptos_lasts_as_long_as_its_row() {
    let (wanted, ends) = (ArcRwSignal::new(vec![1, 2]), ArcRwSignal::new(Vec::new()));
    let (shown, ended) = (wanted.clone(), ends.clone());
    let stage = Stage::show(move || {
        let row = move |row: &u64| {
            let (row, ended) = (*row, ended.clone());
            html::li().plain(move || {
                let ended = ended.clone();
                on_cleanup(move || ended.update(|it| it.push(row)));
                leptos::html::p().child(row.to_string())
            })
        };
        View::from(html::ul().child(keyed(move || shown.get(), |row| *row, row)))
    });
    for (next, gone) in [
        (vec![1, 2], vec![]),
        (vec![2, 3], vec![1]),
        (vec![], vec![1, 2, 3]),
    ] {
        let expected: Vec<_> = next.iter().map(u64::to_string).collect();
        wanted.set(next);
        tick().await;
        let texts: Vec<_> = stage
            .all("li p")
            .iter()
            .filter_map(|it| it.text_content())
            .collect();
        assert_eq!(texts, expected);
        assert_eq!(ends.get_untracked(), gone);
    }
}
