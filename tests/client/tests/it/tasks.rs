//! The tasks of a client: a payment outlives its future, and nothing outlives the client.

use tokio::runtime::Handle;

use crate::{
    orders::{id, payment, session, session_id},
    script::{Gate, Reply, Script, eventually},
};

/// Polls a call until the condition holds, and drops it.
async fn drop_when(call: impl Future, condition: impl Fn() -> bool) {
    tokio::select! {
        _ = call => panic!("the call has ended"),
        () = eventually(condition) => {}
    }
}

#[tokio::test]
async fn a_payment_goes_on_when_its_future_is_dropped() {
    let gate = Gate::default();
    let script = gate.clone();
    let gateway = Script::start(move |request, earlier| match (&*request.line, earlier) {
        ("POST /v1/access-token", _) => Reply::token("t"),
        ("POST /v2/payments", 0) => {
            script.pass();
            Reply::Raw(String::new())
        }
        ("POST /v2/payments", _) => Reply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
        _ => Reply::data("[]"),
    });
    let client = gateway.client();
    drop_when(client.create(&payment("INV-1"), &id(1)), || gateway.lines().len() == 1).await;
    gate.open();
    // The look-up and the second attempt need no caller.
    eventually(|| gateway.lines().iter().filter(|line| *line == "POST /v2/payments").count() == 2).await;
}

#[tokio::test]
async fn all_tasks_end_with_the_last_client() {
    let gate = Gate::default();
    let script = gate.clone();
    let gateway = Script::start(move |request, _| match &*request.line {
        "POST /v1/access-token" => Reply::token("t"),
        "POST /v2/payments" => {
            script.pass();
            Reply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION"))
        }
        _ => Reply::data(&session("1", "INV-1", 10_000, "PAID")),
    });
    let client = gateway.client();
    let clone = client.clone();
    drop_when(client.create(&payment("INV-1"), &id(1)), || gateway.lines().len() == 1).await;
    // The payment, and the task that renews the token.
    let alive = || Handle::current().metrics().num_alive_tasks();
    assert!(alive() >= 2);
    drop(client);
    // All tasks have their turns while the clone makes a call.
    clone.get_session(&session_id("1")).await.unwrap();
    assert!(alive() >= 2);
    drop(clone);
    eventually(|| alive() == 0).await;
    gate.open();
}
