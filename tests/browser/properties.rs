//! Every property of the table has a control.

use crate::form::empty_form;
use crate::stage::Stage;
use customer::{
    AssociationProperties, CustomerProperties, MicrosoftProperties, OfferMarginProperties, Property,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// The name of the control: the path of the value in the request.
fn control_name(property: Property) -> String {
    let object = if CustomerProperties::PROPERTIES.contains(&property) {
        ""
    } else if MicrosoftProperties::PROPERTIES.contains(&property) {
        "providerCustomers.0.providerCustomerData."
    } else if OfferMarginProperties::PROPERTIES.contains(&property) {
        "providerCustomers.0.offerTypeMargins.0."
    } else if AssociationProperties::PROPERTIES.contains(&property) {
        "customerAssociations.0."
    } else {
        "providerCustomers.0."
    };
    format!("{object}{}", property.key())
}

/// The properties without a control.
fn missing(stage: &Stage, properties: &[Property]) -> Vec<Property> {
    let mut missing = properties.to_vec();
    missing.retain(|it| {
        let selector = format!("[name=\"{}\"]", control_name(*it));
        stage.all(&selector).is_empty()
    });
    missing
}

#[wasm_bindgen_test]
async fn every_property_has_a_control() {
    let (stage, _) = empty_form();
    stage.press("Add offer type margin", 0).await;
    stage.press("Add association", 0).await;
    assert_eq!(
        missing(&stage, Property::ALL),
        [Property::ProviderCustomerData]
    );
    stage.press("Show as JSON", 0).await;
    assert_eq!(missing(&stage, &[Property::ProviderCustomerData]), []);
}
