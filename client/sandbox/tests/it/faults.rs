//! Faults, as a client observes them.

use std::{
    collections::BTreeMap,
    io::{self, BufReader, Read, Write},
    net::TcpStream,
    thread,
    time::Duration,
};

use payment_sandbox::{Fault, FaultRule, Ledger, Operation, Sandbox, Settings};
use serde_json::{Value, json};

use crate::shop::{Shop, qr, read_response, request_id};

/// A time that no test waits for.
const LONG: Duration = Duration::from_secs(60 * 60);

/// Starts a shop whose second creation has a fault.
fn shop(fault: Fault) -> (Shop, Ledger) {
    let ledger = Ledger::new();
    let rule = fault.at(2).on(Operation::Create);
    (Shop::with(Settings { ledger: Some(ledger.clone()), faults: vec![rule], ..Settings::default() }), ledger)
}

/// Creates three sessions and returns the status of each response, or `None` if there is none. Then returns the number of
/// executed creations.
fn three(fault: Fault) -> ([Option<u16>; 3], usize) {
    let (shop, ledger) = shop(fault);
    let statuses = ["a", "b", "c"]
        .map(|reference| shop.try_post(&request_id(), "/v2/payments", &qr(reference)).ok().map(|reply| reply.status));
    (statuses, ledger.executions().len())
}

#[test]
fn a_request_is_cut_before_it_is_executed() {
    assert_eq!(three(Fault::CutBefore), ([Some(200), None, Some(200)], 2));
}

#[test]
fn a_request_is_cut_after_it_is_executed() {
    assert_eq!(three(Fault::CutAfter), ([Some(200), None, Some(200)], 3));
}

#[test]
fn half_a_body_arrives() {
    assert_eq!(three(Fault::HalfBody), ([Some(200), None, Some(200)], 3));

    let (shop, _) = shop(Fault::HalfBody);
    shop.create(&qr("a"));
    let mut stream = BufReader::new(shop.send_raw("POST", "/v2/payments", &qr("b").to_string()));
    let (status, length, body) = read_response(&mut stream);
    assert_eq!((status.as_str(), body.len()), ("HTTP/1.1 200 OK", length / 2));
    assert!(serde_json::from_slice::<Value>(&body).is_err());
}

#[test]
fn the_gateway_rejects_without_executing() {
    assert_eq!(three(Fault::Unauthorized), ([Some(200), Some(401), Some(200)], 2));
    assert_eq!(three(Fault::TooManyRequests), ([Some(200), Some(429), Some(200)], 2));
}

#[test]
fn garbage_arrives() {
    let (shop, ledger) = shop(Fault::Garbage);
    shop.create(&qr("a"));
    let mut stream = BufReader::new(shop.send_raw("POST", "/v2/payments", &qr("b").to_string()));
    let (status, length, body) = read_response(&mut stream);
    assert_eq!((status.as_str(), body.len()), ("HTTP/1.1 200 OK", length));
    assert!(serde_json::from_slice::<Value>(&body).is_err() && std::str::from_utf8(&body).is_err());
    assert_eq!(ledger.executions().len(), 2);
}

#[test]
fn a_late_response_belongs_to_an_executed_request() {
    let (shop, ledger) = shop(Fault::Late(LONG));
    shop.create(&qr("a"));
    let mut stream = shop.send_raw("POST", "/v2/payments", &qr("b").to_string());
    let is_executed = (0..10_000).any(|_| {
        thread::sleep(Duration::from_millis(1));
        ledger.executions().len() == 2
    });
    assert!(is_executed);
    stream.set_nonblocking(true).unwrap();
    assert_eq!(stream.read(&mut [0]).unwrap_err().kind(), io::ErrorKind::WouldBlock);
    assert_eq!(three(Fault::Late(Duration::from_millis(1))), ([Some(200); 3], 3));
}

#[test]
fn connections_are_refused_before_the_first_exchange() {
    let sandbox = Sandbox::with(Settings { faults: vec![Fault::Refused(LONG).at(1)], ..Settings::default() }).unwrap();
    assert_eq!(TcpStream::connect(sandbox.address()).unwrap_err().kind(), io::ErrorKind::ConnectionRefused);
}

#[test]
fn connections_are_refused_after_an_exchange() {
    let (shop, ledger) = shop(Fault::Refused(LONG));
    // A connection is open when it brings a response. Before, it may wait to be accepted.
    let mut other = shop.send_raw("GET", "/", "");
    other.read_exact(&mut [0; 4]).unwrap();
    assert_eq!(shop.create(&qr("a")).status, 200);
    assert_eq!(TcpStream::connect(shop.address()).unwrap_err().kind(), io::ErrorKind::ConnectionRefused);
    assert!(shop.try_post(&request_id(), "/v2/payments", &qr("b")).is_err());
    assert_eq!(ledger.executions().len(), 1);
    // An open connection continues.
    write!(other, "GET / HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n\r\n").unwrap();
    let mut responses = String::new();
    other.read_to_string(&mut responses).unwrap();
    assert_eq!(responses.matches("HTTP/1.1 ").count(), 1, "{responses}");
}

#[test]
fn connections_are_accepted_again() {
    let (shop, _) = shop(Fault::Refused(Duration::from_millis(20)));
    assert_eq!(shop.create(&qr("a")).status, 200);
    let created = (0..1000).find_map(|_| {
        thread::sleep(Duration::from_millis(2));
        shop.try_post(&request_id(), "/v2/payments", &qr("b")).ok()
    });
    assert_eq!(created.unwrap().status, 200);
}

#[test]
fn the_first_rule_that_applies_wins() {
    let settings = Settings {
        faults: vec![
            Fault::TooManyRequests.at(2).on(Operation::Create),
            Fault::Unauthorized.with_percentage(100).on(Operation::Create),
        ],
        ..Settings::default()
    };
    let shop = Shop::with(settings);
    assert_eq!(shop.get("/v2/payments").status, 200);
    let statuses = ["a", "b", "c"].map(|reference| shop.create(&qr(reference)).status);
    assert_eq!(statuses, [401, 429, 401]);
}

/// Creates 40 sessions with three attempts each. Returns the statuses of the attempts by their references.
fn attempts(seed: u64, threads: usize) -> BTreeMap<String, Vec<u16>> {
    let rule = Fault::TooManyRequests.with_percentage(30).on(Operation::Create);
    let shop = Shop::with(Settings { seed, faults: vec![rule], ..Settings::default() });
    assert_eq!(shop.sandbox.seed(), seed);
    let attempt = |reference: String| {
        let statuses = (0..3).map(|_| shop.create(&qr(&reference)).status).collect();
        (reference, statuses)
    };
    let references: Vec<_> = (0..40).map(|number| format!("order-{number}")).collect();
    thread::scope(|scope| {
        let parts = references.chunks(references.len().div_ceil(threads));
        let running: Vec<_> =
            parts.map(|part| scope.spawn(|| part.iter().cloned().map(attempt).collect::<Vec<_>>())).collect();
        running.into_iter().flat_map(|part| part.join().unwrap()).collect()
    })
}

#[test]
fn a_seed_replays_its_faults() {
    let once = attempts(7, 1);
    assert_eq!(attempts(7, 1), once);
    assert_eq!(attempts(7, 8), once, "requests that are interleaved have the same faults");
    assert_ne!(attempts(8, 1), once);
    let faults = once.values().flatten().filter(|status| **status == 429).count();
    assert!((15..60).contains(&faults), "{faults} of 120 are far from 30 %");
}

#[test]
fn rules_are_parsed() {
    for (text, rule) in [
        ("refused:200ms@1", Fault::Refused(Duration::from_millis(200)).at(1)),
        ("cut-before@2/refund", Fault::CutBefore.at(2).on(Operation::Refund)),
        ("cut-after=0.5%", Fault::CutAfter.with_percentage(0.5)),
        ("half-body=100%/create", Fault::HalfBody.with_percentage(100).on(Operation::Create)),
        ("unauthorized@2/!simulate", Fault::Unauthorized.at(2).sparing(Operation::Simulate)),
        ("late:2s@3", Fault::Late(Duration::from_secs(2)).at(3)),
        ("unauthorized@1", Fault::Unauthorized.at(1)),
        ("too-many-requests@1", Fault::TooManyRequests.at(1)),
        ("garbage@1", Fault::Garbage.at(1)),
    ] {
        let parsed: FaultRule = text.parse().unwrap();
        assert_eq!(parsed, rule);
        assert_eq!(parsed.to_string().parse(), Ok(rule));
    }
    for (text, message) in [
        ("cut@1", "`cut` is not a fault"),
        ("late@1", "`late` is not a fault"),
        ("garbage:1s@1", "`garbage:1s` is not a fault"),
        ("garbage", "does not say when"),
        ("garbage@0", "does not say when"),
        ("garbage=101%", "does not say when"),
        ("garbage@1/pay", "`pay` is not an operation"),
    ] {
        let error = text.parse::<FaultRule>().unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn the_readme_lists_the_faults() {
    for fault in Fault::EXAMPLES {
        let row = format!("| `{fault}` |");
        assert_eq!(include_str!("../../README.md").matches(&row).count(), 1, "{row}");
    }
}

#[test]
fn a_fault_of_no_percentage_never_happens_and_one_of_100_always() {
    for (percentage, status) in [(0, 200), (100, 429)] {
        let rule = Fault::TooManyRequests.with_percentage(percentage).on(Operation::Create);
        let shop = Shop::with(Settings { faults: vec![rule], ..Settings::default() });
        for reference in ["a", "b", "c", "d", "e"] {
            assert_eq!(shop.create(&qr(reference)).status, status, "{percentage} %");
        }
    }
}

#[test]
fn a_spared_operation_has_no_fault_and_does_not_count() {
    let rule = Fault::Unauthorized.at(3).sparing(Operation::Simulate);
    let shop = Shop::with(Settings { faults: vec![rule], ..Settings::default() });
    // The first exchange is that of the token.
    let id = shop.create(&qr("1")).id().to_owned();
    let simulation = json!({ "paymentSessionId": id, "chargeStatus": "EXPIRED" });
    assert_eq!(shop.post("/v2/payments/simulations", &simulation).status, 200);
    assert_eq!(shop.create(&qr("2")).status, 401);
}
