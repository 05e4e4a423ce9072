//! Measures the cost of templates at run time. They are compared with a copy of the finished bytes, with the same parts
//! written by hand, and with `serde_json` on structs written by hand. All write the same bytes.
//!
//! `cargo bench -p benches --bench templates` prints the lowest time of each.

// Each benchmark uses some of the forms.
#[allow(dead_code)]
mod forms;

use std::{error::Error, hint::black_box};

use forms::{literal, template::PaymentUi};
use table::Table;

fn main() -> Result<(), Box<dyn Error>> {
    let template = PaymentUi::documented()?;
    let order = literal::Order {
        reference: "1751612565".to_owned().into(),
        total: 10_000,
        given_name: "Reforza Jordan".to_owned().into(),
        email: "reforza@pivot-payment.com".to_owned().into(),
        expiry_at: "2025-12-30T23:59:00Z".to_owned().into(),
        invoice: "INV001".to_owned().into(),
    };
    let finished = template.to_json();
    assert_eq!(finished, serde_json::to_vec(&literal::with_order(order.clone()))?);

    // the fixed parts and the values, written by hand
    let text = String::from_utf8(finished.clone())?;
    let (before, rest) = text.split_once("1751612565").ok_or("a reference")?;
    let (middle, rest) = rest.split_once("Reforza Jordan").ok_or("a name")?;
    let (between, after) = rest.split_once("reforza@pivot-payment.com").ok_or("an address")?;
    let by_hand = |out: &mut Vec<u8>, template: &PaymentUi| {
        for part in [
            before,
            template.client_reference_id.as_ref(),
            middle,
            template.given_name.as_ref(),
            between,
            template.email.as_ref(),
            after,
        ] {
            out.extend_from_slice(part.as_bytes());
        }
    };
    let mut hand = Vec::new();
    by_hand(&mut hand, &template);
    assert_eq!(hand, finished);

    let mut table = Table::new();
    table.row(
        "template, fresh Vec / copying the bytes",
        Some(2.2),
        || drop(black_box(black_box(&template).to_json())),
        || drop(black_box(black_box(&finished).clone())),
    );
    let (mut ours, mut peer) = (Vec::with_capacity(finished.len()), Vec::with_capacity(finished.len()));
    table.row(
        "template, reused Vec / the parts by hand",
        Some(1.25),
        || {
            ours.clear();
            black_box(&template).write_json(&mut ours);
            black_box(&ours);
        },
        || {
            peer.clear();
            by_hand(&mut peer, black_box(&template));
            black_box(&peer);
        },
    );
    table.row(
        "template, fresh Vec / structs and to_vec",
        Some(0.05),
        || drop(black_box(black_box(&template).to_json())),
        || drop(black_box(serde_json::to_vec(&literal::with_order(black_box(&order).clone())))),
    );
    table.end();
    Ok(())
}
