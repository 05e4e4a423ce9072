//! Processes that end in the middle of a payment, and others that continue from the outbox.

use std::{
    future::poll_fn,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::Poll,
    time::Duration,
};

use payment_client::{Intent, Policy};
use payment_sandbox::{Fault, Ledger, LookUp, OldToken, Operation, RepeatedId, TakenReference};
use tokio::sync::Notify;
use tracing::{Event, Metadata, Subscriber, span};

use super::{
    audit::{Belief, Books, audit},
    personality::Personality,
    shop::go_on,
};
use crate::{
    orders::payment,
    script::{client, policy},
};

/// Returns the durations for a sandbox that shows everything after 30 milliseconds.
fn quick() -> Policy {
    policy().with_gateway_timeout(Duration::from_millis(60))
}

/// Returns the gateways whose first create fails in each way, with quick and slow look-ups.
fn gateways() -> impl Iterator<Item = (Fault, Personality)> {
    let faults = [Fault::CutBefore, Fault::CutAfter, Fault::HalfBody, Fault::Garbage, Fault::Unauthorized];
    faults.into_iter().flat_map(|fault| {
        [LookUp::Instant, LookUp::Lags(Duration::from_millis(30))].map(|look_up| {
            let (repeated_id, taken_reference) = (RepeatedId::Rejected, TakenReference::BadRequest);
            (fault, Personality { repeated_id, taken_reference, look_up, old_token: OldToken::Dies })
        })
    })
}

/// The end of the first process.
#[derive(Debug, PartialEq, Eq)]
enum First {
    Aborted,
    Finished,
}

/// Pays an order in a process that `abort` can end, and continues in another one. Returns how the first one ended.
async fn pay_in_two_processes(
    (fault, personality): (Fault, Personality),
    abort: impl AsyncFnOnce(&mut (dyn Future<Output = ()> + Unpin)) -> First,
) -> First {
    let ledger = Ledger::new();
    let fault = fault.at(1).on(Operation::Create);
    let sandbox = personality.builder(1, &ledger).fault(fault).start().unwrap();
    let (first, row) = {
        let client = client(sandbox.base_url(), quick());
        let intent = client.intend_create(&payment("ORDER-1"));
        let mut call = pin!(async {
            client.carry_out(&intent).await.unwrap();
        });
        (abort(&mut call).await, serde_json::to_string(&intent.clone().untyped()).unwrap())
    };
    let row: Intent = serde_json::from_str(&row).unwrap();
    let session = go_on(&client(sandbox.base_url(), quick()), row.in_doubt()).await.unwrap();
    let session = Some(session.id.to_string());
    let books = Books { create: Some(Belief::Happened), session, ..Books::new("ORDER-1".into()) };
    assert_eq!(audit(&[books], &ledger), [""; 0]);
    first
}

#[tokio::test]
async fn after_each_poll() {
    let mut count = 0;
    for gateway in gateways() {
        for polls in 0.. {
            count += 1;
            let first = pay_in_two_processes(gateway, async |call| {
                let mut left = polls;
                poll_fn(|cx| match left {
                    0 => Poll::Ready(First::Aborted),
                    _ => {
                        left -= 1;
                        std::pin::Pin::new(&mut *call).poll(cx).map(|()| First::Finished)
                    }
                })
                .await
            });
            if first.await == First::Finished {
                break;
            }
        }
    }
    println!("{count} processes");
}

#[tokio::test]
async fn after_each_event() {
    let mut count = 0;
    for gateway in gateways() {
        for limit in 1.. {
            count += 1;
            let reached = Arc::new(Notify::new());
            let events = Events { left: AtomicUsize::new(limit), reached: reached.clone() };
            // The runtime has one thread, so the client's tasks see it as well.
            let guard = tracing::subscriber::set_default(events);
            let first = pay_in_two_processes(gateway, async |call| {
                tokio::select! {
                    biased;
                    () = reached.notified() => First::Aborted,
                    () = call => First::Finished,
                }
            });
            let first = first.await;
            drop(guard);
            if first == First::Finished {
                break;
            }
        }
    }
    println!("{count} processes");
}

/// Counts the client's own events: attempts, look-ups and ends.
struct Events {
    left: AtomicUsize,
    reached: Arc<Notify>,
}

impl Subscriber for Events {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("payment_client")
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, _: &Event<'_>) {
        if self.left.fetch_sub(1, Ordering::Relaxed) == 1 {
            self.reached.notify_one();
        }
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}
