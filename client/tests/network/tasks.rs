//! The tasks of a client: a payment outlives its future, and nothing outlives the client.

use std::time::Duration;

use payment_client::{
    Client, Policy,
    testing::{Reply, Script},
};
use tokio::{runtime::Handle, time};

use crate::{
    orders::{payment, session, session_id},
    script::builder,
};

const CREATE: &str = "POST /v2/payments";

fn client(script: &Script) -> Client {
    let policy = Policy::default().with_gateway_timeout(Duration::from_secs(1));
    builder("http://127.0.0.1:1", policy).transport(script.clone()).build().unwrap()
}

/// Waits until the condition holds, at most ten seconds.
async fn soon(condition: impl Fn() -> bool) {
    let holds = async {
        while !condition() {
            time::sleep(Duration::from_millis(10)).await;
        }
    };
    time::timeout(Duration::from_secs(10), holds).await.expect("it does not happen in ten seconds");
}

/// Polls a call until the script has received a create, and drops it.
async fn drop_after_create(call: impl Future, script: &Script) {
    tokio::select! {
        _ = call => panic!("the call has ended"),
        () = soon(|| script.lines() == [CREATE]) => {}
    }
}

#[tokio::test(start_paused = true)]
async fn a_payment_goes_on_when_its_future_is_dropped() {
    let script = Script::new(|request, earlier| match (request.line(), earlier) {
        ("POST /v1/access-token", _) => Reply::token(),
        (CREATE, 0) => Reply::lost().after(Duration::from_secs(1)),
        (CREATE, _) => Reply::data(&session("1", "INV-1", 10_000, "REQUIRE_ACTION")),
        _ => Reply::page(&[]),
    });
    let client = client(&script);
    drop_after_create(client.create(&payment("INV-1")), &script).await;
    // The look-up and the second attempt need no caller.
    soon(|| script.lines().iter().filter(|line| *line == CREATE).count() == 2).await;
}

#[tokio::test(start_paused = true)]
async fn all_tasks_end_with_the_last_client() {
    let script = Script::new(|request, _| match request.line() {
        "POST /v1/access-token" => Reply::token(),
        CREATE => Reply::silence(),
        _ => Reply::data(&session("1", "INV-1", 10_000, "PAID")),
    });
    let client = client(&script);
    let clone = client.clone();
    drop_after_create(client.create(&payment("INV-1")), &script).await;
    // The payment
    let alive = || Handle::current().metrics().num_alive_tasks();
    assert!(alive() >= 1);
    drop(client);
    // All tasks have their turns while the clone makes a call.
    clone.get_session(&session_id("1")).await.unwrap();
    assert!(alive() >= 1);
    drop(clone);
    soon(|| alive() == 0).await;
}
