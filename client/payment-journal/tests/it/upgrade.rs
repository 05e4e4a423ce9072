//! Calls that earlier versions have left, under another spelling of their scope.

use std::time::Duration;

use payment_client::{
    Client, Recovered,
    journal::{Begun, End, EndKind, Entry, Hold, Journal as _, Kept, Seen, Write},
    testing::{Reply, Script},
};
use payment_session::gateway::{Credentials, MerchantId, MerchantSecret, TestEnvironment};

use crate::database::{Database, begin, entry, hold, on_both};

const URL: &str = "http://localhost:8765";

/// Inserts an entry of the first release: a refund that was sent to this URL.
async fn insert<D: Database>(journal: &D::Journal, url: &str, id: &str, reference: &str) {
    let time = "'2026-11-23T12:00:00.000Z'";
    let content = format!(
        r#"{{"version":1,"operation":{{"call":"refund","reference":"{reference}","session":"1","charge":null,"amount":null}},"path":"/v1/refunds","is_withheld":false,"uncertain":1}}"#
    );
    let insert = format!(
        "INSERT INTO payment_journal (id, scope, call, reference, state, written_at, sent_at, generation, held_until, \
         version, unique_key, request, is_clean, content) \
         VALUES ('{id}', '{url} merchant', 'refund', '{reference}', 'sent', {time}, {time}, 1, {time}, 1, \
         'refund {reference}', '- 1 -', FALSE, '{content}')"
    );
    D::execute(journal, &insert).await;
}

/// Returns the ids of the refunds that a pass of `recover` has found and acknowledged.
async fn recover(client: &Client) -> Vec<String> {
    let (mut recovered, mut ids) = (client.recover(), Vec::new());
    while let Some(item) = recovered.next().await {
        let Recovered { intent, result, .. } = item.unwrap();
        client.acknowledge(intent.id(), &result).await.unwrap();
        let refund = result.unwrap().refund().unwrap();
        assert_eq!(refund.client_reference_id.as_deref(), intent.reference());
        ids.push(intent.id().to_string());
    }
    ids.sort();
    ids
}

on_both!(an_open_refund_of_another_spelling_is_carried_on, super::an_open_refund_of_another_spelling_is_carried_on);

async fn an_open_refund_of_another_spelling_is_carried_on<D: Database>(database: D) {
    database.create_first_release().await;
    let journal = database.open().await;
    insert::<D>(&journal, "HTTP://LocalHost:08765", "0000000000000001", "R-1").await;
    // A second one with the reference, under another spelling: the first release took it for another call.
    insert::<D>(&journal, "http://localhost:08765", "0000000000000002", "R-1").await;
    drop(journal);

    let gateway = Script::new(|request, _| match request.line() {
        "POST /v1/access-token" => Reply::token(),
        "GET /v1/refunds?page=1&perPage=100" => Reply::status(
            200,
            r#"{"code":"00","message":"Success","data":[
            {"id":"r1","clientReferenceId":"R-1","paymentSessionId":"1","status":"SUCCESS"},
            {"id":"r2","clientReferenceId":"R-2","paymentSessionId":"1","status":"SUCCESS"}],
            "pagination":{"page":1,"perPage":100,"totalPages":1}}"#,
        ),
        // One that another entry of the reference has found.
        "GET /v1/refunds/r1" => {
            Reply::data(r#"{"id":"r1","clientReferenceId":"R-1","paymentSessionId":"1","status":"SUCCESS"}"#)
        }
        other => panic!("{other}"),
    });
    let server = TestEnvironment::custom(URL.parse().unwrap()).unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let journal = database.open().await;
    let client = Client::builder(server, credentials).transport(gateway).journal(journal.clone()).build().unwrap();
    let first = recover(&client).await;
    assert!(["0000000000000001", "0000000000000002"].map(|id| vec![id.to_owned()]).contains(&first), "{first:?}");
    // The key is free, so the other one follows, and also one that a process of the first release writes now.
    insert::<D>(&journal, "http://LOCALHOST:8765", "0000000000000003", "R-2").await;
    let others = recover(&client).await;
    assert_eq!((others.len(), &*others[1]), (2, "0000000000000003"));
    assert_ne!(others[0], first[0]);
    let scopes = D::texts(&journal, "SELECT DISTINCT scope FROM payment_journal").await;
    assert_eq!(scopes, [format!("{URL} merchant")]);
}

on_both!(calls_that_change_a_session_get_one_key, super::calls_that_change_a_session_get_one_key);

/// The first release had a key for each kind of call. A capture and a cancellation that it has left are in the way of each
/// other now, and of a later call.
async fn calls_that_change_a_session_get_one_key<D: Database>(database: D) {
    database.create_first_release().await;
    let time = "'2026-11-23T12:00:00.000Z'";
    database
        .execute_before(&format!(
            "INSERT INTO payment_journal (id, scope, call, session, state, written_at, sent_at, generation, held_until, \
             version, unique_key, request, is_clean, content) VALUES \
             ('0000000000000001', 's', 'capture', '1', 'sent', {time}, {time}, 1, {time}, 1, 'capture 1', 'a', FALSE, ''), \
             ('0000000000000002', 's', 'cancel', '1', 'sent', {time}, {time}, 1, {time}, 1, 'cancel 1', 'b', FALSE, '')"
        ))
        .await;
    let mut journal = database.open().await;
    let later = Entry { scope: "s".into(), key: "session 1".into(), request: "c".into(), ..entry("0000000000000003") };
    let long = Hold { time: Duration::from_hours(1), ..hold() };
    let mut left: Vec<_> = journal.claim("s", &long, 9.try_into().unwrap()).await.unwrap();
    for _ in 0..2 {
        let Begun::Found(found) = journal.begin(&later, &hold(), None).await.unwrap() else {
            panic!("nothing is in the way")
        };
        assert_eq!(found.entry.key, "session 1");
        let place = left.iter().position(|claimed| claimed.as_ref().unwrap().lease.id == found.entry.id).unwrap();
        let lease = left.swap_remove(place).unwrap().lease;
        let end = Write::Ended { end: End { ids: vec!["x".into()], ..End::new(EndKind::Done) }, acknowledges: false };
        assert_eq!(journal.write(&lease, &end).await.unwrap(), Kept::Yes);
        journal.acknowledge(&found.entry.id, Seen::Decided).await.unwrap();
        // The key is free, so the other one gets it when the next process starts.
        journal = database.open().await;
    }
    let others = begin(&journal, &later).await.others;
    let calls: Vec<_> = others.iter().map(|other| &*other.call).collect();
    assert!(calls.len() == 2 && calls.contains(&"capture") && calls.contains(&"cancel"), "{calls:?}");
}
