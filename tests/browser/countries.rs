//! Countries by what people type.

use crate::form::empty_form;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_is_typed_and_left_selects() {
    let (stage, _) = empty_form();
    for (typed, code) in [
        ("PT", "PT"),
        ("pt", "PT"),
        ("UK", "GB"),
        ("united kingdom", "GB"),
        ("Deutschland", "DE"),
        ("germany", "DE"),
        ("Alemanha", "DE"),
        ("Österreich", "AT"),
        ("osterreich", "AT"),
        ("Suisse", "CH"),
        ("Svizzera", "CH"),
        ("日本", "JP"),
        ("Côte d'Ivoire", "CI"),
        ("cote d’ivoire", "CI"),
        ("Ελλάδα", "GR"),
        ("Brasil", "BR"),
        ("españa", "ES"),
        ("USA", "US"),
        (" Portugal ", "PT"),
        ("Liechtenst", "LI"),
        ("United", ""),
        ("Atlantis", ""),
    ] {
        stage.type_into("country", typed).await;
        stage.leave("country").await;
        let control = stage.control("country");
        assert_eq!(
            control.get_attribute("data-value").as_deref(),
            Some(code),
            "{typed}"
        );
        if code.is_empty() {
            assert_eq!(control.value(), typed, "nothing typed is ever cleared");
            assert_eq!(stage.findings("country"), ["country"], "{typed}");
        } else {
            assert_eq!(stage.findings("country"), [""; 0], "{typed}");
        }
    }
}

#[wasm_bindgen_test]
async fn all_countries_stand_in_the_list() {
    let (stage, _) = empty_form();
    stage.one(".open-list").click();
    tick().await;
    assert_eq!(stage.all("[role=option]").len(), 249);
    stage.type_into("country", "zzz").await;
    assert_eq!(stage.all("[role=option]").len(), 0);
    assert_eq!(
        stage
            .control("country")
            .get_attribute("aria-expanded")
            .as_deref(),
        Some("true")
    );
}
