//! How long the rules take.

use crate::form::empty_form;
use leptos::prelude::*;
use onboard::form_model::Field;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

/// The entries of a very long form.
const ENTRIES: usize = 500;
/// Often enough that the clock's tenth of a millisecond does not matter.
const TIMES: u32 = 400;
/// The fastest counts: other programs on the machine can only slow a round down.
const ROUNDS: usize = 5;
/// For one field, in milliseconds.
const MAX: f64 = 0.1;

#[wasm_bindgen_test]
fn a_field_is_judged_in_no_time_beside_500_entries() {
    let (_stage, draft) = empty_form();
    let entries = (0..ENTRIES).map(|_| draft.new_provider()).collect();
    draft.providers.replace(entries);
    let last = draft.providers.snapshot().pop().unwrap();
    draft.fields.country.set("NL".to_owned());
    let cases: [(&Field, [&str; 2]); 6] = [
        (&draft.fields.company_name, ["Adventure Works", "Lda"]),
        (&draft.fields.zip, ["1234 AB", "1234AB"]),
        (&draft.fields.email, ["a@contoso.example", "a@contoso"]),
        (&draft.fields.phone, ["+31 20 123 4567", "twelve"]),
        (&last.microsoft.domain, ["contoso", "contoso.example"]),
        (&last.fields.margin_value, ["10.60", "ten"]),
    ];
    let clock = web_sys::window().unwrap().performance().unwrap();
    for (field, texts) in cases {
        for text in texts {
            field.set(text.to_owned());
            field.reveal();
            let mut each = f64::INFINITY;
            for _ in 0..ROUNDS {
                let judged = field.clone();
                // As on the page: by something that follows the field.
                let judging = ArcMemo::new(move |_| {
                    for _ in 0..TIMES {
                        std::hint::black_box(judged.issues(&|| None));
                    }
                });
                let begun = clock.now();
                judging.get_untracked();
                each = each.min((clock.now() - begun) / f64::from(TIMES));
            }
            let key = field.property().key();
            console_log!("{key} \"{text}\": {each:.4} ms");
            assert!(each < MAX, "{key} \"{text}\": {each} ms");
        }
    }
}
