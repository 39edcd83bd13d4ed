//! Countries by what people type.

use crate::form::empty_form;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_is_typed_and_left_selects() {
    let (stage, _) = empty_form();
    for (typed, code, said) in [
        ("PT", "PT", ""),
        ("pt", "PT", ""),
        ("UK", "GB", "written"),
        ("united kingdom", "GB", ""),
        ("Deutschland", "DE", "written"),
        ("germany", "DE", ""),
        ("Alemanha", "DE", "written"),
        ("Österreich", "AT", "written"),
        ("osterreich", "AT", "written"),
        ("Suisse", "CH", "written"),
        ("Svizzera", "CH", "written"),
        ("日本", "JP", "written"),
        ("Côte d'Ivoire", "CI", ""),
        ("cote d’ivoire", "CI", ""),
        ("Ελλάδα", "GR", "written"),
        ("Brasil", "BR", "written"),
        ("españa", "ES", "written"),
        ("USA", "US", "written"),
        (" Portugal ", "PT", ""),
        ("Liechtenst", "LI", "written"),
        ("PRT", "PT", "written"),
        ("Portugal (PT)", "PT", "written"),
        ("EUA", "US", "written"),
        ("Holanda", "NL", "written"),
        ("Inglaterra", "GB", "written"),
        ("U.K.", "GB", "written"),
        ("Saint Lucia", "LC", "written"),
        ("The Netherlands", "NL", "written"),
        ("Trinidad and Tobago", "TT", "written"),
        ("Cingapura", "SG", "written"),
        ("Por\u{200b}tugal", "PT", "written"),
        ("United", "", "country"),
        ("Atlantis", "", "country"),
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
        }
        let said = [said].into_iter().filter(|it| !it.is_empty());
        assert_eq!(
            stage.findings("country"),
            said.collect::<Vec<_>>(),
            "{typed}"
        );
    }
}

#[wasm_bindgen_test]
async fn all_countries_stand_in_the_list() {
    let (stage, _) = empty_form();
    stage.one(".open-list").click();
    tick().await;
    assert_eq!(stage.all("[role=option]").len(), 250);
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
