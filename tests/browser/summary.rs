//! The list of all that is wrong, above the form.

use crate::form::{INSTANCES, signed_in_form};
use crate::stage::Stage;
use leptos::task::tick;
use onboard::form_model::Draft;
use wasm_bindgen_test::wasm_bindgen_test;

/// A form of three providers: the domain of the second and the JSON and the margin of the third are wrong.
async fn wrong_form() -> (Stage, Draft) {
    let (stage, draft) = signed_in_form();
    for (field, text) in [
        (&draft.fields.company_name, "Adventure Works Lda"),
        (&draft.fields.country, "PT"),
        (&draft.fields.address_line1, "Rua Augusta 1"),
        (&draft.fields.city, "Lisboa"),
        (&draft.fields.state, "Lisboa"),
        (&draft.fields.zip, "1100-048"),
        (&draft.fields.first_name, "Ana"),
        (&draft.fields.last_name, "Silva"),
        (&draft.fields.email, "ana@adventure-works.example"),
        (&draft.fields.phone, "+351 921 231 231"),
    ] {
        field.set(text.into());
    }
    for (at, (domain, margin)) in [("contoso", "1"), ("con-toso", "1"), ("", "ten")]
        .into_iter()
        .enumerate()
    {
        if at > 0 {
            stage.press("Add provider", 0).await;
        }
        let entry = draft.providers.snapshot().pop().unwrap();
        entry.fields.instance.set(INSTANCES[at].into());
        entry.microsoft.domain.set(domain.into());
        entry.fields.data.set("{".into());
        entry.fields.margin_rule.set("markup".into());
        entry.fields.margin_value.set(margin.into());
    }
    settle().await;
    (stage, draft)
}

async fn settle() {
    for _ in 0..5 {
        tick().await;
    }
}

async fn submit(stage: &Stage) {
    stage.press("Create customer", 0).await;
    settle().await;
}

/// The positions of the list's items.
fn places(stage: &Stage) -> Vec<String> {
    let links = stage.all("#error-summary a").into_iter();
    let text = links.filter_map(|it| it.text_content());
    text.filter_map(|it| it.split_once(": ").map(|(place, _)| place.to_owned()))
        .collect()
}

#[wasm_bindgen_test]
async fn items_follow_their_rows() {
    let (stage, draft) = wrong_form().await;
    submit(&stage).await;
    assert_eq!(places(&stage), ["Provider 2", "Provider 3", "Provider 3"]);
    let summary = stage.one("#error-summary");
    assert_eq!(summary.get_attribute("role").as_deref(), Some("alert"));
    assert_eq!(summary.get_attribute("aria-live"), None);

    stage.press("Remove provider 2", 0).await;
    settle().await;
    assert_eq!(places(&stage), ["Provider 2", "Provider 2"]);
    assert!(summary.is_connected(), "the same element");
    assert_eq!(summary.get_attribute("aria-live").as_deref(), Some("off"));

    // Each link leads to a control that is there.
    for link in stage.all("#error-summary a") {
        let id = link.get_attribute("href").unwrap();
        assert_eq!(stage.all(&id).len(), 1, "{id}");
    }
    let json = "providerCustomers.1.providerCustomerData";
    stage.type_into(json, "{}").await;
    stage.leave(json).await;
    settle().await;
    assert_eq!(places(&stage), ["Provider 2"]);
    draft.providers.snapshot()[1]
        .fields
        .margin_value
        .set("5".into());
    stage.press("Add association", 0).await;
    settle().await;
    assert_eq!(stage.all("#error-summary").len(), 0);
}

#[wasm_bindgen_test]
async fn another_submit_makes_another_summary() {
    let (stage, _) = wrong_form().await;
    submit(&stage).await;
    let before = stage.one("#error-summary");
    submit(&stage).await;
    assert!(!before.is_connected());
    assert_eq!(places(&stage), ["Provider 2", "Provider 3", "Provider 3"]);
}

#[wasm_bindgen_test]
async fn fifty_are_listed_until_all_are_asked_for() {
    let (stage, draft) = signed_in_form();
    let entries = (0..500).map(|_| draft.new_provider()).collect();
    draft.providers.replace(entries);
    settle().await;
    submit(&stage).await;
    assert_eq!(stage.all("#error-summary a").len(), 50);
    let said = stage.one("#error-summary > p");
    // Ten of the customer; of each entry its instance.
    assert_eq!(said.text_content().as_deref(), Some("Problems: 510"));
    stage.press("Show all 510", 0).await;
    settle().await;
    assert_eq!(stage.all("#error-summary a").len(), 510);
    assert_eq!(stage.all("#error-summary > button").len(), 0);
}

#[wasm_bindgen_test]
async fn what_has_to_be_filled_in_says_so() {
    let (stage, draft) = signed_in_form();
    let required = |name: &str| stage.control(name).get_attribute("aria-required");
    assert_eq!(required("city").as_deref(), Some("true"));
    assert_eq!(required("addressLine2"), None);
    for (country, expected) in [("PT", None), ("US", Some("true")), ("DE", None)] {
        draft.fields.country.set(country.into());
        tick().await;
        assert_eq!(required("taxId").as_deref(), expected, "{country}");
    }
    let entry = draft.providers.snapshot().remove(0);
    entry.fields.instance.set(INSTANCES[0].into());
    settle().await;
    let signatory = "providerCustomers.0.providerCustomerData.FirstName";
    for (accepted, same, expected) in [
        (false, false, None),
        (true, true, None),
        (true, false, Some("true")),
        (false, false, None),
    ] {
        entry.microsoft.accepted_mca.tick(accepted);
        entry.microsoft.keep_primary_information.tick(same);
        tick().await;
        assert_eq!(required(signatory).as_deref(), expected);
    }
}
