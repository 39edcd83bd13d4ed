//! The form: its lists above all.

use crate::stage::Stage;
use leptos::prelude::*;
use onboard::api::wire::LoadedCustomer;
use onboard::auth::Session;
use onboard::browser::clock;
use onboard::config::Config;
use onboard::customer_form::new_customer_form;
use onboard::form_model::Draft;
use onboard::i18n::Language;
use onboard::pages::{AppContext, Chunks, PageChunk, ToolsChunk, host_of};
use wasm_bindgen_test::wasm_bindgen_test;

onboard::chunk!(second, PAGE_CHUNK: PageChunk = PageChunk::FUNCTIONS);
onboard::chunk!(extras, TOOLS_CHUNK: ToolsChunk = ToolsChunk::FUNCTIONS);

const CHUNKS: Chunks = Chunks {
    page: &PAGE_CHUNK,
    tools: &TOOLS_CHUNK,
};

pub const INSTANCES: [&str; 3] = [
    "cb3cd15b-1d6e-45be-b493-c71549cbfd87",
    "2f0a7a52-6a52-4f0e-9a40-0d6d8a1c5c11",
    "7c1e0b60-0f0d-4c3f-8a53-53b7b0a4e2d3",
];

/// Ana Silva's, until the year 2100.
const TOKEN: &str =
    "eyJhbGciOiJub25lIn0.eyJleHAiOjQxMDI0NDQ4MDAsIm5hbWUiOiJBbmEgU2lsdmEifQ.c2lnbmF0dXJl";

/// The form, with three configured instances of which the last is no Microsoft's.
pub fn empty_form() -> (Stage, Draft) {
    form_of(None)
}

/// The same for a person who is signed in, so that it can be sent.
pub fn signed_in_form() -> (Stage, Draft) {
    let session = Session::sign_in("portal.contoso.example", TOKEN, clock::read());
    form_of(Some(session.unwrap()))
}

fn form_of(session: Option<Session>) -> (Stage, Draft) {
    let instance = |at: usize, kind: &str| {
        format!(
            r#"{{"id":"{}","name":"Instance {at}","kind":"{kind}"}}"#,
            INSTANCES[at]
        )
    };
    let config = format!(
        r#"{{"locale":"en","providerInstances":[{},{},{}],
        "resellers":[{{"id":"{}","name":"Fabrikam"}}]}}"#,
        instance(0, "microsoft"),
        instance(1, "microsoft"),
        instance(2, "other"),
        INSTANCES[0],
    );
    let app = {
        let words = Language::English.read(Language::English.file());
        AppContext::new(
            Config::parse(&config).unwrap(),
            words.unwrap(),
            "en".to_owned(),
            CHUNKS,
        )
    };
    app.form.session.set(session);
    let draft = app.form.draft.get_untracked();
    let shown = draft.clone();
    let stage = Stage::show(move || new_customer_form(&app.form, &host_of(&app), shown));
    (stage, draft)
}

fn provider(at: usize, key: &str) -> String {
    format!("providerCustomers.{at}.{key}")
}

fn domain(at: usize) -> String {
    provider(at, "providerCustomerData.Domain")
}

#[wasm_bindgen_test]
async fn the_others_live_on_when_the_first_of_three_goes() {
    let (stage, draft) = empty_form();
    stage.press("Add provider", 0).await;
    stage.press("Add provider", 0).await;
    for at in 0..3 {
        stage.type_into(&domain(at), &format!("domain{at}")).await;
    }
    stage.press("Remove provider", 0).await;
    assert_eq!(stage.names("providerCustomers.2."), [""; 0]);
    for (at, before) in [(0, "domain1"), (1, "domain2")] {
        assert_eq!(stage.control(&domain(at)).value(), before);
        stage.type_into(&domain(at), &format!("{before}x")).await;
    }
    let typed: Vec<_> = draft
        .providers
        .snapshot()
        .iter()
        .map(|it| it.microsoft.domain.text())
        .collect();
    assert_eq!(typed, ["domain1x", "domain2x"]);
}

#[wasm_bindgen_test]
async fn a_duplicate_outlives_its_original() {
    let (stage, _) = empty_form();
    stage.type_into(&domain(0), "contoso").await;
    stage.press("Add offer type margin", 0).await;
    stage
        .type_into(&provider(0, "offerTypeMargins.0.value"), "3")
        .await;
    stage.press("Duplicate provider", 0).await;
    stage.press("Remove provider", 0).await;
    assert_eq!(stage.control(&domain(0)).value(), "contoso");
    stage
        .type_into(&provider(0, "offerTypeMargins.0.value"), "3.5")
        .await;
    stage.press("Add offer type margin", 0).await;
    stage.press("Remove offer type margin", 0).await;
    assert_eq!(
        stage
            .control(&provider(0, "offerTypeMargins.0.value"))
            .value(),
        ""
    );
}

#[wasm_bindgen_test]
async fn a_second_entry_of_an_instance_has_an_error() {
    let (stage, _) = empty_form();
    stage.press("Add provider", 0).await;
    let instance = |at| provider(at, "providerInstanceId");
    for at in 0..2 {
        stage.choose(&instance(at), INSTANCES[0]).await;
    }
    assert_eq!(stage.findings(&instance(0)), [""; 0]);
    assert_eq!(stage.findings(&instance(1)), ["repeated-instance"]);
    stage.press("Remove provider", 0).await;
    assert_eq!(
        stage.findings(&instance(0)),
        [""; 0],
        "the first of them now"
    );
}

#[wasm_bindgen_test]
async fn other_providers_are_typed_as_json() {
    let (stage, _) = empty_form();
    let json = provider(0, "providerCustomerData");
    stage
        .choose(&provider(0, "providerInstanceId"), INSTANCES[2])
        .await;
    assert_eq!(stage.names(&domain(0)), [""; 0]);
    for (typed, rules) in [
        ("{", &["json"][..]),
        ("{\"Account\":1}", &[]),
        ("{\"a\":}", &["json"]),
    ] {
        stage.type_into(&json, typed).await;
        assert_eq!(stage.findings(&json), rules, "{typed}");
    }
    stage
        .choose(&provider(0, "providerInstanceId"), INSTANCES[0])
        .await;
    stage.type_into(&domain(0), "contoso").await;
    stage.press("Show as JSON", 0).await;
    assert!(
        stage
            .control(&json)
            .value()
            .contains("\"Domain\": \"contoso\"")
    );
    stage.press("Show as fields", 0).await;
    assert_eq!(stage.control(&domain(0)).value(), "contoso");
}

#[wasm_bindgen_test]
async fn another_guid_takes_the_name_of_the_choice() {
    let (stage, draft) = empty_form();
    let name = provider(0, "providerInstanceId");
    assert_eq!(stage.control(&name).tag_name(), "SELECT");
    stage.choose(&name, "other").await;
    assert_eq!(stage.control(&name).tag_name(), "INPUT");
    // It is typed character by character into the same control.
    let control = stage.control(&name);
    for end in 1..=INSTANCES[1].len() {
        stage.type_into(&name, &INSTANCES[1][..end]).await;
        assert!(control.is_connected(), "after {end} characters");
    }
    let typed = draft.providers.snapshot()[0].fields.instance.text();
    assert_eq!(typed, INSTANCES[1]);
}

#[wasm_bindgen_test]
async fn an_association_takes_the_reseller_s_name() {
    let (stage, _) = empty_form();
    stage.press("Add association", 0).await;
    stage
        .choose("customerAssociations.0.resellerId", INSTANCES[0])
        .await;
    assert_eq!(
        stage.control("customerAssociations.0.name").value(),
        "Fabrikam"
    );
}

#[wasm_bindgen_test]
async fn problems_show_on_leaving_and_go_with_the_key_that_mends_them() {
    let (stage, _) = empty_form();
    stage.leave("email").await;
    for (typed, leaves, rules) in [
        ("ana", false, &[][..]),
        ("ana", true, &["email"]),
        ("ana@", false, &["email"]),
        ("ana@contoso.example", false, &[]),
    ] {
        stage.type_into("email", typed).await;
        if leaves {
            stage.leave("email").await;
        }
        assert_eq!(stage.findings("email"), rules, "{typed}");
    }
}

#[wasm_bindgen_test]
async fn a_loaded_body_is_in_the_controls() {
    let (stage, draft) = empty_form();
    let body = r#"{"companyName":"Contoso","country":"PT","providerCustomers":{"x":{
        "providerInstanceId":"2f0a7a52-6a52-4f0e-9a40-0d6d8a1c5c11",
        "providerCustomerData":"{\"Domain\":\"contoso\",\"AcceptedMCA\":true}",
        "margin":{"marginRule":{"name":"special"},"value":10.60},
        "offerTypeMargins":{"Value":{"License":{"MarginRule":{"Name":"margin"},"Value":1}}}}}}"#;
    draft.load(LoadedCustomer::read(body).unwrap());
    leptos::task::tick().await;
    leptos::task::tick().await;
    for (name, value) in [
        ("companyName", "Contoso"),
        ("country", "Portugal"),
        ("providerCustomers.0.providerInstanceId", INSTANCES[1]),
        ("providerCustomers.0.providerCustomerData.Domain", "contoso"),
        ("providerCustomers.0.margin.marginRule.name", "special"),
        ("providerCustomers.0.margin.value", "10.60"),
        (
            "providerCustomers.0.offerTypeMargins.0.offerType",
            "License",
        ),
        (
            "providerCustomers.0.offerTypeMargins.0.marginRule.name",
            "margin",
        ),
    ] {
        assert_eq!(stage.control(name).value(), value, "{name}");
    }
    assert!(
        stage
            .control("providerCustomers.0.providerCustomerData.AcceptedMCA")
            .checked()
    );
}

#[wasm_bindgen_test]
async fn what_is_pasted_is_composed_and_cleaned_when_it_is_left() {
    let (stage, draft) = empty_form();
    for (country, name, typed, left, said) in [
        ("PT", "firstName", "Joa\u{303}o", "João", &[][..]),
        ("MX", "state", "Quere\u{301}taro", "Querétaro", &[]),
        ("CA", "state", "Que\u{301}bec", "QC", &["written"]),
        ("PT", "city", "Lis\u{200b}boa", "Lisboa", &["written"]),
        (
            "PT",
            "companyName",
            "Contoso\u{2011}Norte",
            "Contoso-Norte",
            &["written"],
        ),
        ("PT", "companyName", "D’Arcy – Norte", "D’Arcy – Norte", &[]),
        (
            "PT",
            "companyName",
            "👩\u{200d}💻 Cloud",
            "👩\u{200d}💻 Cloud",
            &[],
        ),
        ("JP", "zip", "〒１５０－０００１", "150-0001", &["written"]),
        ("PT", "taxId", "509 000 070", "PT509000070", &["written"]),
        (
            "PT",
            "phone",
            "＋351 921 231 231",
            "+351 921 231 231",
            &["written"],
        ),
    ] {
        draft.fields.country.set(country.to_owned());
        stage.type_into(name, typed).await;
        stage.leave(name).await;
        assert_eq!(stage.control(name).value(), left);
        assert_eq!(stage.findings(name), said, "{typed}");
    }
    // Composed before they are counted.
    for (letters, rules) in [(255, &[][..]), (256, &["too-long"])] {
        stage.type_into("city", &"e\u{301}".repeat(letters)).await;
        stage.leave("city").await;
        assert_eq!(stage.control("city").value(), "é".repeat(letters));
        assert_eq!(stage.findings("city"), rules);
    }
}

#[wasm_bindgen_test]
async fn two_readings_of_a_number_are_two_presses_away() {
    let (stage, draft) = empty_form();
    let name = provider(0, "margin.value");
    for (at, expected) in ["1.234", "1234"].into_iter().enumerate() {
        stage.type_into(&name, "1,234").await;
        stage.leave(&name).await;
        assert_eq!(stage.findings(&name), ["number-ambiguous"]);
        stage.press(["Use 1.234", "Use 1234"][at], 0).await;
        assert_eq!(stage.control(&name).value(), expected);
        assert_eq!(stage.findings(&name), [""; 0]);
    }
    assert_eq!(
        draft.providers.snapshot()[0].fields.margin_value.text(),
        "1234"
    );
}

#[wasm_bindgen_test]
async fn a_postal_code_of_another_country_is_one_press_from_it() {
    let (stage, draft) = empty_form();
    draft.fields.country.set("GB".to_owned());
    stage.type_into("zip", "JE2 3AB").await;
    stage.leave("zip").await;
    assert_eq!(stage.findings("zip"), ["postal-code-country"]);
    stage.press("Use Jersey", 0).await;
    assert_eq!(draft.fields.country.text(), "JE");
    assert_eq!(stage.control("country").value(), "Jersey");
    assert_eq!(stage.findings("zip"), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_tax_number_is_optional_in_most_countries() {
    let (stage, draft) = empty_form();
    let label = || {
        let id = stage.control("taxId").id();
        // What is seen of it: the word is hidden where it does not hold.
        stage.one(&format!("label[for=\"{id}\"]")).inner_text()
    };
    for (country, expected) in [
        ("PT", "Tax ID (optional)"),
        ("US", "Tax ID"),
        ("DE", "Tax ID (optional)"),
    ] {
        draft.fields.country.set(country.to_owned());
        leptos::task::tick().await;
        assert_eq!(label(), expected, "{country}");
    }
}

#[wasm_bindgen_test]
async fn each_button_has_a_name_of_its_own_that_begins_with_what_is_seen() {
    let (stage, draft) = empty_form();
    stage.press("Add provider", 0).await;
    let instances = [INSTANCES[0], INSTANCES[1]];
    for (entry, instance) in draft.providers.snapshot().iter().zip(instances) {
        entry.fields.instance.set(instance.to_owned());
        entry.fields.margin_value.set("1,234".to_owned());
        entry.fields.margin_value.reveal();
        for _ in 0..2 {
            let row = entry.new_offer_margin();
            row.fields.margin_value.set("1,234".to_owned());
            row.fields.margin_value.reveal();
            entry.offer_margins.push(row);
        }
        draft.associations.push(draft.new_association());
    }
    // It becomes the domain of the first and is offered to the second.
    stage.type_into("companyName", "Contoso").await;
    stage.leave("companyName").await;
    for _ in 0..5 {
        leptos::task::tick().await;
    }
    let mut names = Vec::new();
    for button in stage.all("form button") {
        let seen = button.text_content().unwrap_or_default();
        let name = button.get_attribute("aria-label").unwrap_or(seen.clone());
        assert!(name.starts_with(&seen), "{name} begins with {seen}");
        names.push(name);
    }
    names.sort();
    let count = names.len();
    for expected in [
        "Show as JSON, Provider 2, Instance 1",
        "Add offer type margin, Provider 1, Instance 0",
        "Remove offer type margin 2, Provider 2, Instance 1",
        "Use contoso as the domain, Provider 2, Instance 1",
        "Use 1.234, Provider 1, Instance 0",
        "Use 1234, Offer type margin 2, Provider 2, Instance 1",
        "More: locale, agreement, partner ID, qualifications, Provider 1, Instance 0",
        "Remove association 2",
    ] {
        assert!(
            names.iter().any(|it| it == expected),
            "{expected} in {names:?}"
        );
    }
    names.dedup();
    assert_eq!(names.len(), count, "no two have one name");
}
