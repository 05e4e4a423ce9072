//! What requests cost at run time, beside `serde_json` on structs that one writes by hand: the same bytes out, the
//! same bytes in. Texts are checked values already when the clock starts.
//!
//! `cargo bench --bench runtime` prints the lowest time of each, taken in turn, so that a busy moment hits both.

#[path = "forms/call.rs"]
mod call;
#[path = "forms/literal.rs"]
#[allow(non_camel_case_types, clippy::upper_case_acronyms)]
mod literal;

use std::{
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};

use payment_session::PaymentSession;

const BODY: &str = include_str!("../tests/flows/01-payment-ui.json");

fn main() -> Result<(), Box<dyn Error>> {
    // as `cargo test --benches` runs it: whether it works, not how fast
    let rounds = if std::env::args().any(|argument| argument == "--bench") { 400 } else { 1 };

    let ours = call::Order {
        reference: "1751612565".parse()?,
        total: 10_000_u64.try_into()?,
        given_name: "Reforza Jordan".parse()?,
        email: "reforza@pivot-payment.com".parse()?,
        expiry_at: "2025-12-30T23:59:00Z".parse()?,
        invoice: "INV001".to_owned(),
    };
    let peers = literal::Order {
        reference: "1751612565".to_owned().into(),
        total: 10_000,
        given_name: "Reforza Jordan".to_owned().into(),
        email: "reforza@pivot-payment.com".to_owned().into(),
        expiry_at: "2025-12-30T23:59:00Z".to_owned().into(),
        invoice: "INV001".to_owned().into(),
    };
    let compact = serde_json::to_vec(&literal::literals())?;
    assert_eq!(call::pasted().to_json(), compact);
    assert_eq!(call::literals().to_json(), compact);
    assert_eq!(call::with_order(ours.clone()).to_json(), compact);
    assert_eq!(serde_json::to_vec(&literal::with_order(peers.clone()))?, compact);
    assert_eq!(PaymentSession::from_json(BODY.as_bytes()).map_err(|e| e.to_string())?.to_json(), compact);
    assert_eq!(serde_json::to_vec(&serde_json::from_str::<literal::Session>(BODY)?)?, compact);
    // four breaches of different kinds
    let refused = BODY
        .replace("\"REDIRECT\"", "\"API\"")
        .replace("\"IDR\"", "\"idr\"")
        .replace("\"email\"", "\"mail\"")
        .replace("30T23", "31T24");
    assert!(PaymentSession::from_json(refused.as_bytes()).is_err());

    println!("{:<40}{:>12}{:>12}{:>8}  limit", "work", "ours", "serde_json", "ratio");
    let mut missed = false;
    let mut row = |work: &str, limit: Option<f64>, ours: &mut dyn FnMut(), peer: &mut dyn FnMut()| {
        let [ours, peer] = lowest([ours, peer], rounds);
        let ratio = ours.as_secs_f64() / peer.as_secs_f64();
        missed |= limit.is_some_and(|limit| ratio > limit);
        let limit = limit.map_or(String::new(), |limit| limit.to_string());
        println!("{work:<40}{:>9} ns{:>9} ns{ratio:>8.2}  {limit}", ours.as_nanos(), peer.as_nanos());
    };
    row("literals, build + to_json", Some(0.5), &mut || drop(black_box(call::literals().to_json())), &mut || {
        drop(black_box(serde_json::to_vec(&literal::literals())))
    });
    row(
        "with run-time values, build + to_json",
        Some(0.5),
        &mut || drop(black_box(call::with_order(black_box(&ours).clone()).to_json())),
        &mut || drop(black_box(serde_json::to_vec(&literal::with_order(black_box(&peers).clone())))),
    );
    let from_peer = |body: &[u8]| drop(black_box(serde_json::from_slice::<literal::Session>(black_box(body))));
    for (style, body) in [("documented", BODY.as_bytes()), ("compact", &*compact)] {
        row(
            &format!("from_json, {style} body"),
            Some(1.15),
            &mut || drop(black_box(PaymentSession::from_json(black_box(body)))),
            &mut || from_peer(body),
        );
        row(
            &format!("Deserialize, {style} body"),
            Some(1.15),
            &mut || drop(black_box(serde_json::from_slice::<PaymentSession>(black_box(body)))),
            &mut || from_peer(body),
        );
    }
    row(
        "from_json, refused (peer takes BODY)",
        None,
        &mut || drop(black_box(PaymentSession::from_json(black_box(refused.as_bytes())))),
        &mut || from_peer(BODY.as_bytes()),
    );
    if missed {
        println!("a limit is missed; run again before you believe it");
    }
    Ok(())
}

/// The lowest time of each, over alternating batches.
fn lowest(mut work: [&mut dyn FnMut(); 2], rounds: u32) -> [Duration; 2] {
    const BATCH: u32 = 500;
    let mut lowest = [Duration::MAX; 2];
    for _ in 0..rounds {
        for (work, lowest) in work.iter_mut().zip(&mut lowest) {
            let start = Instant::now();
            for _ in 0..BATCH {
                work();
            }
            *lowest = (*lowest).min(start.elapsed() / BATCH);
        }
    }
    lowest
}
