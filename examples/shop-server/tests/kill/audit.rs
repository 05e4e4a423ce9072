//! Compares each order in the database with the sandbox's ledger.

use std::collections::BTreeSet;

use payment_sandbox::Operation;
use payment_session::{SessionResponse, response::SessionStatus};
use serde_json::Value;
use sqlx::{PgPool, SqlitePool, query_scalar};

use crate::street::Street;

impl Street {
    pub async fn audit(self, database: &str) {
        let (mut sessions, mut refunds, mut for_people) = (0, 0, 0);
        let mut references = BTreeSet::new();
        for order in orders(database).await {
            let (mut paid, mut refunded, mut unclear) = (0, 0, 0);
            for payment in order["payments"].as_array().unwrap() {
                let reference = payment["reference"].as_str().unwrap();
                references.insert(reference.to_owned());
                let found = self.find(reference).await;
                let is_paid = found.is_some_and(|session| session.status == SessionStatus::PAID);
                assert_eq!(payment["state"] == "paid", is_paid, "{order:#}");
                paid += usize::from(is_paid);
                let executed = self.executed(Operation::Refund, reference).len();
                refunded += executed;
                let refund = &payment["refund"];
                match refund["state"].as_str() {
                    Some("done") => assert_eq!(executed, 1, "{order:#}"),
                    None if refund.is_null() => assert_eq!(executed, 0, "{order:#}"),
                    // The shop says that a person must look, which is true whatever has happened.
                    None => unclear += 1,
                    Some(state) => panic!("{state}: {order:#}"),
                }
            }
            let lines = order["lines"].as_array().unwrap();
            assert_eq!((&lines[0]["quantity"], lines.len()), (&Value::from(2), 1), "{order:#}");
            let kept = paid - refunded;
            assert!(kept == 1 || kept == 1 + unclear && unclear > 0, "{paid} - {refunded}: {order:#}");
            sessions += paid;
            refunds += refunded;
            for_people += unclear;
        }
        let entries = self.ledger.entries();
        let created: Vec<_> = entries.iter().filter(|entry| entry.operation == Operation::Create).collect();
        let distinct: BTreeSet<_> = created.iter().map(|entry| &entry.reference).collect();
        assert_eq!(created.len(), distinct.len(), "a reference has two sessions");
        assert!(distinct.into_iter().all(|reference| references.contains(reference)), "a session is in no order");
        println!("{} sessions, {sessions} paid, {refunds} refunded, {for_people} for people", created.len());
    }

    /// Returns a session. The gateway has faults for the audit, too.
    async fn find(&self, reference: &str) -> Option<SessionResponse> {
        for _ in 0..50 {
            if let Ok(found) = self.client.find(&reference.parse().unwrap()).await {
                return found;
            }
        }
        panic!("{reference} cannot be looked up");
    }

    /// Returns the refunds or other operations on a payment.
    fn executed(&self, operation: Operation, reference: &str) -> Vec<String> {
        let entries = self.ledger.entries().into_iter();
        entries
            .filter(|entry| entry.operation == operation && entry.reference == reference)
            .map(|entry| entry.request_id)
            .collect()
    }
}

async fn orders(database: &str) -> Vec<Value> {
    const SELECT: &str = "SELECT contents FROM shop_orders";
    let rows: Vec<String> = if database.starts_with("postgres") {
        query_scalar(SELECT).fetch_all(&PgPool::connect(database).await.unwrap()).await.unwrap()
    } else {
        query_scalar(SELECT).fetch_all(&SqlitePool::connect(database).await.unwrap()).await.unwrap()
    };
    rows.iter().map(|contents| serde_json::from_str(contents).unwrap()).collect()
}
