//! The pages have the limits of the client and the kinds of causes, and the journal in memory remembers so many calls.

use std::{path::Path, time::Duration};

use payment_session::PaymentSession;
use payment_session::gateway::{Credentials, MerchantId, MerchantSecret, TestEnvironment};
use test_support::generated;

use super::{Client, builder::REMEMBERED, recover};
use crate::{
    journal::MemoryJournal,
    lease::MARGIN,
    machine::MOST_UNCERTAIN,
    policy::{LONGEST_LIFE, Policy},
    testing::{Reply, Script},
};

#[test]
fn the_page_of_promises_has_the_limits() {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    const PLANNED: u32 = 10_000;
    let time = |duration: Duration| match duration.as_secs() {
        seconds if seconds >= HOUR => format!("{} hours", seconds / HOUR),
        seconds => format!("{seconds} seconds"),
    };
    let policy = Policy::default();
    let rows = [
        ("time after which the gateway carries out no attempt", time(policy.gateway_timeout), "`gateway_timeout`"),
        ("time for which a process holds a call without renewing it", time(policy.lease), "`lease`"),
        ("margin of a lease", time(policy.lease / MARGIN), "a sixth of `lease`"),
        ("longest time of a whole look-up", time(policy.read_deadline), "`read_deadline`"),
        (
            "longest time to the decision of an intent after a crash",
            time(policy.lease + policy.gateway_timeout + policy.read_deadline),
            "`lease`, `gateway_timeout` and `read_deadline`",
        ),
        ("time after which a call begins nothing new", time(policy.deadline), "`deadline`"),
        ("attempts of a create that may have been carried out", MOST_UNCERTAIN.to_string(), "fixed"),
        ("longest time between the first and the last of them", time(LONGEST_LIFE), "fixed"),
        ("retries that all calls share", policy.retries.to_string(), "`retries`"),
        ("calls that a pass of `recover` carries out at once", recover::MOST.to_string(), "fixed"),
        (
            "time of a pass over 10,000 planned creates",
            format!("{} creates in a row", PLANNED.div_ceil(recover::MOST)),
            "follows from it",
        ),
        ("calls that have ended, on a page of `recover`", recover::MOST_ENDED.to_string(), "fixed"),
        ("calls that have ended, in the memory of a client without a journal", REMEMBERED.to_string(), "fixed"),
        ("bytes of a response", policy.body_limit.to_string(), "`body_limit`"),
    ];
    assert_eq!(MARGIN, 6);
    let rows: String = rows.map(|(limit, value, setting)| format!("| {limit} | {value} | {setting} |\n")).concat();
    generated::compare_block(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/promises.md")),
        "the limits",
        &format!("| limit | by default | set by |\n|---|---|---|\n{rows}"),
    );
}

#[test]
fn the_page_about_production_has_each_kind_of_a_cause() {
    let page = include_str!("../../docs/production.md");
    let code = include_str!("../cause.rs").split_once("pub enum CauseKind {\n").unwrap().1;
    let lines = code.lines().take_while(|line| *line != "}").map(str::trim);
    let kinds: Vec<_> = lines.filter(|line| !line.starts_with("//")).map(|line| line.trim_end_matches(',')).collect();
    assert!(kinds.contains(&"Open"), "{kinds:?}");
    let is_absent = |kind: &&str| {
        !page.lines().any(|line| {
            line.split(" | ").next().is_some_and(|cell| cell.starts_with("| ") && cell.contains(&format!("`{kind}`")))
        })
    };
    assert_eq!(kinds.into_iter().filter(is_absent).collect::<Vec<_>>(), [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn a_bounded_journal_forgets_the_call_that_ended_first() {
    const CREATE: &str = "POST /v2/payments";
    let reference = |body: &[u8]| String::from_utf8_lossy(body).split('"').nth(3).unwrap_or_default().to_owned();
    let gateway = Script::new(move |request, _| match (request.line(), request.line().rsplit_once('/')) {
        ("POST /v1/access-token", _) => Reply::token(),
        (CREATE, _) => Reply::data(&session(&reference(request.body()))),
        (_, Some((_, id))) => Reply::data(&session(id)),
        (other, None) => panic!("{other}"),
    });
    let server = TestEnvironment::custom("http://127.0.0.1:1".parse().unwrap()).unwrap();
    let credentials = Credentials::new(MerchantId::new("merchant").unwrap(), MerchantSecret::new("secret").unwrap());
    let builder = Client::builder(server, credentials).transport(gateway.clone());
    let client = builder.journal(MemoryJournal::bounded(2)).build().unwrap();
    let sent = || gateway.lines().iter().filter(|line| *line == CREATE).count();
    for (reference, count) in [("A", 1), ("B", 2), ("C", 3), ("B", 3), ("C", 3), ("A", 4)] {
        client.create(&order(reference)).await.unwrap();
        assert_eq!(sent(), count, "{reference}");
    }
}

fn order(reference: &str) -> PaymentSession {
    let body = format!(
        r#"{{"clientReferenceId":"{reference}","amount":{{"value":1,"currency":"IDR"}},"redirectUrl":{{}},"customerId":"C"}}"#
    );
    PaymentSession::from_json(body.as_bytes()).unwrap()
}

/// Returns the session of an order, whose id is its reference.
fn session(reference: &str) -> String {
    format!(
        r#"{{"id":"{reference}","clientReferenceId":"{reference}","status":"REQUIRE_ACTION","paymentType":"SINGLE",
        "amount":{{"value":1,"currency":"IDR"}}}}"#
    )
}
