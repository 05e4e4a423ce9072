use std::{sync::Arc, time::Duration};

use payment_client::journal::{Begin, BeginResult, End, EndKind, Hold, Journal as _, Write, WriteResult};

use super::*;
use crate::order::Line;

fn order() -> Order {
    let line = Line { product: "Cup".into(), quantity: 0, price: 1 };
    let (id, email) = ("o".to_owned(), "rina@example.com".to_owned());
    Order { id, created_at: now(), email, name: None, lines: vec![line], paid_by: None, payments: vec![] }
}

fn call(id: &str) -> Row {
    Row {
        id: id.parse().unwrap(),
        scope: "https://gateway.example merchant".into(),
        account: None,
        key: "create o-1".into(),
        request: "SINGLE IDR 1".into(),
        call: "create".into(),
        reference: Some("o-1".into()),
        session: None,
        content: "{}".into(),
        body: None,
    }
}

/// Two processes change an order at the same time, and no change is lost.
#[tokio::test(flavor = "multi_thread")]
async fn all_changes_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.db");
    let stores = [Arc::new(Store::open(&file).await.unwrap()), Arc::new(Store::open(&file).await.unwrap())];
    let call = call("0000000000000001");
    assert!(stores[0].insert(&order(), &call, 1).await.unwrap());
    // The form is sent twice.
    assert!(!stores[1].insert(&order(), &call, 1).await.unwrap());
    let changes: Vec<_> = (0..40)
        .map(|number| {
            let store = Arc::clone(&stores[number % 2]);
            tokio::spawn(async move {
                let change = store.change("o", 1, None, |order| {
                    order.lines[0].quantity += 1;
                    None
                });
                change.await.unwrap().unwrap();
            })
        })
        .collect();
    for change in changes {
        change.await.unwrap();
    }
    assert_eq!(stores[0].order("o").await.unwrap().unwrap().lines[0].quantity, 40);
    change_all_or_nothing(&stores[0]).await;
}

/// An order whose call cannot be written is not changed, and its earlier call is not acknowledged.
async fn change_all_or_nothing(store: &Store) {
    let first = call("0000000000000001");
    let journal = &store.journal;
    let hold = Hold { owner: "process-a".into(), time: Duration::ZERO };
    let BeginResult::Held(claimed) = journal.begin(&first, &hold, Begin::Planned).await.unwrap() else {
        panic!("it was planned")
    };
    let end = Write::Ended(End::new(EndKind::Done));
    assert_eq!(journal.write(&claimed.lease, &end).await.unwrap(), WriteResult::Written);
    // Its id is that of the first call.
    let taken = |order: &mut Order| {
        order.lines[0].quantity += 1;
        Some(first.clone())
    };
    assert!(store.change("o", 1, Some((&first.id, EndKind::Done)), taken).await.is_err());
    assert_eq!(store.order("o").await.unwrap().unwrap().lines[0].quantity, 40);
    let state: String = query_scalar("SELECT state FROM payment_journal").fetch_one(journal.pool()).await.unwrap();
    assert_eq!(state, "ended");

    let next = |_: &mut Order| Some(call("0000000000000002"));
    store.change("o", 1, Some((&first.id, EndKind::Done)), next).await.unwrap().unwrap();
    let states: Vec<String> =
        query_scalar("SELECT state FROM payment_journal ORDER BY number").fetch_all(journal.pool()).await.unwrap();
    assert_eq!(states, ["acknowledged", "planned"]);
}
