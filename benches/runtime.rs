//! Measures the cost of requests at run time, compared with `serde_json` and hand-written structs.
//!
//! Both sides write and read the same bytes. Strings are checked before the clock starts, except in the row about plain
//! values. That row compares `try_payment_session!` with `try_into()?` in `payment_session!`.
//!
//! `cargo bench -p benches --bench runtime` prints the lowest time of each side. The sides take turns, so that a busy
//! moment affects both.

// Each benchmark uses some of the forms.
#[allow(dead_code)]
mod forms;

use std::{error::Error, hint::black_box, process::ExitCode};

use forms::{call, literal, presets, row};
use payment_session::PaymentSession;
use table::Table;

const BODY: &str = include_str!("../tests/data/requests/01-payment-ui.json");

fn main() -> Result<ExitCode, Box<dyn Error>> {
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
    let row = row::Row {
        reference: "1751612565".to_owned(),
        total: 10_000,
        given_name: Some("Reforza Jordan".to_owned()),
        surname: Some("Geotama".to_owned()),
        email: "reforza@pivot-payment.com".to_owned(),
        phone: "89699990001".to_owned(),
        account: "17677665415".to_owned(),
        product: "Dress Kasual Warna Putih".to_owned(),
        quantity: 1,
        price: 100_000,
        city: "Tangerang Regency".to_owned(),
        expiry_at: "2025-12-30T23:59:00Z".to_owned(),
    };
    let compact = serde_json::to_vec(&literal::literals())?;
    assert_eq!(call::pasted().to_json(), compact);
    assert_eq!(call::literals().to_json(), compact);
    assert_eq!(presets::one().to_json(), compact);
    assert_eq!(presets::two().to_json(), compact);
    assert_eq!(call::with_order(ours.clone()).to_json(), compact);
    assert_eq!(serde_json::to_vec(&literal::with_order(peers.clone()))?, compact);
    assert_eq!(row::converted(row.clone())?.to_json(), compact);
    assert_eq!(row::plain(row.clone())?.to_json(), compact);
    assert_eq!(PaymentSession::from_json(BODY.as_bytes()).map_err(|e| e.to_string())?.to_json(), compact);
    assert_eq!(serde_json::to_vec(&serde_json::from_str::<literal::Session>(BODY)?)?, compact);
    // This body breaks four rules of different kinds.
    let rejected = BODY
        .replace("\"REDIRECT\"", "\"API\"")
        .replace("\"IDR\"", "\"idr\"")
        .replace("\"email\"", "\"mail\"")
        .replace("30T23", "31T24");
    assert!(PaymentSession::from_json(rejected.as_bytes()).is_err());

    let mut table = Table::new();
    table.row(
        "literals, build + to_json",
        Some(0.5),
        || drop(black_box(call::literals().to_json())),
        || {
            drop(black_box(serde_json::to_vec(&literal::literals())));
        },
    );
    table.row(
        "with run-time values, build + to_json",
        Some(0.5),
        || drop(black_box(call::with_order(black_box(&ours).clone()).to_json())),
        || drop(black_box(serde_json::to_vec(&literal::with_order(black_box(&peers).clone())))),
    );
    table.row(
        "try_payment_session! / try_into()?, build",
        None,
        || drop(black_box(row::plain(black_box(&row).clone()))),
        || drop(black_box(row::converted(black_box(&row).clone()))),
    );
    let from_peer = |body: &[u8]| drop(black_box(serde_json::from_slice::<literal::Session>(black_box(body))));
    for (style, body) in [("documented", BODY.as_bytes()), ("compact", &*compact)] {
        table.row(
            &format!("from_json, {style} body"),
            Some(1.0),
            || drop(black_box(PaymentSession::from_json(black_box(body)))),
            || from_peer(body),
        );
        table.row(
            &format!("Deserialize, {style} body"),
            Some(1.2),
            || drop(black_box(serde_json::from_slice::<PaymentSession>(black_box(body)))),
            || from_peer(body),
        );
    }
    table.row(
        "from_json, rejected (peer takes BODY)",
        None,
        || drop(black_box(PaymentSession::from_json(black_box(rejected.as_bytes())))),
        || from_peer(BODY.as_bytes()),
    );
    compare_sizes(&mut table);
    Ok(table.end())
}

/// Compares the time of long bodies with that of eight bodies of an eighth of the size.
fn compare_sizes(table: &mut Table) {
    let unknown = |count: usize| (0..count).map(|at| format!(r#""key{at}":1"#)).collect::<Vec<_>>().join(",");
    let shapes: [(&str, &dyn Fn(usize) -> String); 4] = [
        ("unknown keys", &|count| format!("{{{}}}", unknown(count))),
        ("unknown, then repeated keys", &|count| {
            format!("{{{},{}}}", unknown(count), vec![r#""mode":1"#; count].join(","))
        }),
        ("repeated keys in metadata", &|count| format!(r#"{{"metadata":{{{}}}}}"#, vec![r#""k":1"#; count].join(","))),
        ("wrong items of a list", &|count| {
            format!(r#"{{"orderInformation":{{"productDetails":[{}]}}}}"#, vec![r#"{"typ":1}"#; count].join(","))
        }),
    ];
    for (shape, body) in shapes {
        let (long, short) = (body(8_000), body(1_000));
        let read = |body: &str| drop(black_box(PaymentSession::from_json(black_box(body.as_bytes()))));
        let eight = || (0..8).for_each(|_| read(&short));
        table.long_row(&format!("from_json, {shape}, 8,000 / 8 x 1,000"), Some(1.5), || read(&long), eight);
    }
}
