use std::sync::Arc;

use super::*;
use crate::order::Line;

#[path = "../../../../payment-journal/tests/it/server.rs"]
mod server;

/// Two processes change an order at the same time, and no change is lost.
async fn keep_all_changes(url: &str) {
    let line = Line { product: "Cup".into(), quantity: 0, price: 1 };
    let (id, email) = ("o".to_owned(), "rina@example.com".to_owned());
    let order = Order { id, created_at: now(), email, name: None, lines: vec![line], paid_by: None, payments: vec![] };
    let stores = [Arc::new(Store::open(url).await.unwrap()), Arc::new(Store::open(url).await.unwrap())];
    let insert = "INSERT INTO shop_orders VALUES ($1, 0, NULL, false, $2)";
    let contents = serde_json::to_string(&order).unwrap();
    on!(&*stores[0], |journal, _| {
        query(insert).bind("o").bind(contents).execute(journal.pool()).await.unwrap();
    });
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
}

#[tokio::test(flavor = "multi_thread")]
async fn all_changes_are_kept_in_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    keep_all_changes(&format!("sqlite:{}", folder.path().join("shop.db").display())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_changes_are_kept_in_postgres() {
    if let Some(server) = server::Server::start().await {
        keep_all_changes(&format!("postgres://shop@127.0.0.1:{}/postgres", server.options.get_port())).await;
    }
}
