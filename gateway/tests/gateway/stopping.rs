//! A stop ends no POST under way.

use std::time::Duration;

use crate::fake::Answer;
use crate::world::world;

const TENANT: (&str, &str) = ("x-tenant", "portal.contoso.example");

#[tokio::test]
async fn requests_under_way_are_answered_and_new_ones_are_not_accepted() {
    let world = world("").await;
    let browser = world.signed_in().await;
    let late = Answer::Late(
        Duration::from_millis(500),
        Box::new(Answer::json(201, "\"x\"")),
    );
    world.api().answers.extend(std::iter::repeat_n(late, 20));
    let under_way: Vec<_> = (0..20)
        .map(|_| {
            let mut browser = browser.clone();
            tokio::spawn(async move {
                browser
                    .post_with("/v1/Customers", "{}", &[TENANT])
                    .await
                    .status
                    .as_u16()
            })
        })
        .collect();
    while world.api().came.len() < 20 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    world.gateway.stop();
    world.stop.send(true).unwrap();
    let address = world.address;
    world.serving.await.unwrap();
    for request in under_way {
        assert_eq!(request.await.unwrap(), 201);
    }
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}
