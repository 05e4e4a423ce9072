//! The tasks of a client: a payment outlives its future, and nothing outlives the client.

use std::time::Duration;

use tokio::{runtime::Handle, time::sleep};

use crate::{
    orders::{id, payment, session},
    script::{Reply, Script, eventually},
};

fn slow() -> Script {
    Script::start(|request, _| match &*request.line {
        "POST /v1/access-token" => Reply::token("t"),
        _ => {
            std::thread::sleep(Duration::from_millis(100));
            Reply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION"))
        }
    })
}

#[tokio::test]
async fn a_payment_goes_on_when_its_future_is_dropped() {
    let gateway = Script::start(|request, earlier| match (&*request.line, earlier) {
        ("POST /v1/access-token", _) => Reply::token("t"),
        ("POST /v2/payments", 0) => {
            std::thread::sleep(Duration::from_millis(100));
            Reply::Raw(String::new())
        }
        ("POST /v2/payments", _) => Reply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
        _ => Reply::data("[]"),
    });
    let client = gateway.client();
    let (payment, id) = (payment("INV-1"), id(1));
    let call = client.create(&payment, &id);
    assert!(tokio::time::timeout(Duration::from_millis(50), call).await.is_err());
    // The look-up and the second attempt are made without it.
    eventually(|| gateway.lines().len() == 3).await;
}

#[tokio::test]
async fn all_tasks_end_with_the_last_client() {
    let gateway = slow();
    let client = gateway.client();
    let clone = client.clone();
    client.create(&payment("INV-1"), &id(1)).await.unwrap();
    // The task that renews the token.
    let alive = || Handle::current().metrics().num_alive_tasks();
    assert!(alive() > 0);
    {
        let (payment, id) = (payment("INV-2"), id(2));
        let call = client.create(&payment, &id);
        assert!(tokio::time::timeout(Duration::from_millis(20), call).await.is_err());
    }
    drop(client);
    sleep(Duration::from_millis(10)).await;
    assert!(alive() > 0);
    drop(clone);
    eventually(|| alive() == 0).await;
}
