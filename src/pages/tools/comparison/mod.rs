//! A comparison of the form with values that would come into it, field by field. A person chooses which they take.

use crate::pages::tools::words::ToolWords;
use leptos::prelude::*;

/// A value that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedField {
    /// Its place on the page and its label.
    pub label: String,
    /// The value in the form, in words.
    pub now: String,
    /// The value that it would have, in words.
    pub then: String,
    pub certainty: Certainty,
}

/// Whether a value was certainly read right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    Sure,
    Unsure,
}

/// The fields that a person has chosen, by their positions. All are chosen at first.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Chosen(Vec<bool>);

impl Chosen {
    fn all(count: usize) -> Self {
        Self(vec![true; count])
    }

    fn set(&mut self, at: usize, is_chosen: bool) {
        if let Some(it) = self.0.get_mut(at) {
            *it = is_chosen;
        }
    }

    fn set_all(&mut self, is_chosen: bool) {
        self.0.fill(is_chosen);
    }

    fn is(&self, at: usize) -> bool {
        self.0.get(at).copied().unwrap_or_default()
    }

    fn positions(&self) -> Vec<usize> {
        (0..self.0.len()).filter(|at| self.is(*at)).collect()
    }
}

/// A table with a checkbox for each field, *Take over* and *Cancel*. `on_take` gets the positions of the chosen fields.
#[component]
pub fn Comparison(
    words: &'static ToolWords,
    fields: Vec<ComparedField>,
    on_take: Callback<Vec<usize>>,
    on_cancel: Callback<()>,
) -> impl IntoView {
    let chosen = RwSignal::new(Chosen::all(fields.len()));
    let has_unsure = fields.iter().any(|it| it.certainty == Certainty::Unsure);
    let count = fields.len();
    let are_all = move || chosen.with(|it| it.positions().len() == count);
    let is_none = move || chosen.with(|it| it.positions().is_empty());
    let rows = fields.into_iter().enumerate();
    let rows = rows.map(|(at, field)| view! { <Row words at field chosen /> });
    let take = move |_| {
        let positions = chosen.with_untracked(Chosen::positions);
        if !positions.is_empty() {
            on_take.run(positions);
        }
    };
    view! {
        {has_unsure.then(|| view! { <p class="hint">{words.compare_unsure_hint()}</p> })}
        // The roles stay where `style/tools.css` stacks the cells of a row.
        <table class="comparison" role="table">
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">
                        <label class="comparison-choice">
                            <input
                                type="checkbox"
                                prop:checked=are_all
                                on:change=move |event| {
                                    let is_chosen = event_target_checked(&event);
                                    chosen.update(|it| it.set_all(is_chosen));
                                }
                            />
                            <span>{words.compare_field()}</span>
                            <span class="visually-hidden">{words.compare_all()}</span>
                        </label>
                    </th>
                    <th scope="col" role="columnheader">{words.compare_now()}</th>
                    <th scope="col" role="columnheader">{words.compare_then()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
        <p class="tool-actions">
            <button
                type="button"
                class="primary"
                aria-disabled=move || is_none().then_some("true")
                on:click=take
            >
                {words.compare_take()}
            </button>
            <button type="button" class="quiet" on:click=move |_| on_cancel.run(())>
                {words.compare_cancel()}
            </button>
        </p>
    }
}

#[component]
fn Row(
    words: &'static ToolWords,
    at: usize,
    field: ComparedField,
    chosen: RwSignal<Chosen>,
) -> impl IntoView {
    let is_unsure = field.certainty == Certainty::Unsure;
    let mark = is_unsure.then(|| view! { <span class="mark">{words.compare_unsure()}</span> });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <label class="comparison-choice">
                    <input
                        type="checkbox"
                        prop:checked=move || chosen.with(|it| it.is(at))
                        on:change=move |event| {
                            let is_chosen = event_target_checked(&event);
                            chosen.update(|it| it.set(at, is_chosen));
                        }
                    />
                    <span>{field.label}</span>
                    {mark}
                </label>
            </th>
            <td role="cell" translate="no" dir="auto">
                {field.now}
            </td>
            <td role="cell" translate="no" dir="auto">
                {field.then}
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_chosen() {
        type Change = fn(&mut Chosen);
        for (change, expected) in [
            ((|_| ()) as Change, &[0, 1, 2][..]),
            (|it| it.set(1, false), &[0, 2]),
            (|it| it.set(7, false), &[0, 1, 2]),
            (|it| it.set_all(false), &[]),
            (
                |it| {
                    it.set_all(false);
                    it.set(2, true);
                },
                &[2],
            ),
        ] {
            let mut chosen = Chosen::all(3);
            change(&mut chosen);
            assert_eq!(chosen.positions(), expected);
        }
    }
}
