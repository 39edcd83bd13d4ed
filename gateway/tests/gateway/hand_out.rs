//! Hand-out mode.

use crate::world::world_with;

#[tokio::test]
async fn hand_out_mode_keeps_the_contract_of_the_token_broker() {
    let world = world_with("/", "hand-out", "").await;
    let mut browser = world.signed_in().await;
    let got = browser.post("/session/token", "").await;
    let answer = got.json();
    assert_eq!(answer["access_token"], "api-token-1");
    assert_eq!(answer["tenant"], "portal.contoso.example");
    let left = answer["expires_in"].as_u64().unwrap();
    assert!((3590..=3599).contains(&left), "{left}");
    world.api().token_down = true;
    assert_eq!(
        browser.post("/session/token", "").await.status,
        200,
        "the old one lives"
    );
    assert!(
        world
            .audit()
            .iter()
            .any(|line| line["event"] == "token-handed-out")
    );
}
