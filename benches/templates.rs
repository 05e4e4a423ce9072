//! Measures the cost of templates at run time. They are compared with a copy of the finished bytes, with the same parts
//! written by hand, and with `serde_json` on structs written by hand. All write the same bytes.
//!
//! `cargo bench -p benches --bench templates` prints the lowest time of each.

// Each benchmark uses some of the forms.
#[allow(dead_code)]
mod forms;

use std::{error::Error, hint::black_box, process::ExitCode};

use forms::{by_hand, literal, template::PaymentUi};
use table::Table;

fn main() -> Result<ExitCode, Box<dyn Error>> {
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

    let (mut copied, mut escaped) = (Vec::new(), Vec::new());
    by_hand::copy(&template, &mut copied);
    by_hand::escape(&template, &mut escaped);
    assert_eq!(copied, finished);
    assert_eq!(escaped, finished);

    let mut table = Table::new();
    table.row(
        "template, fresh Vec / copying the bytes",
        Some(2.2),
        || drop(black_box(black_box(&template).to_json())),
        || drop(black_box(black_box(&finished).clone())),
    );
    let buffer = || Buffer::new(finished.len());
    let (mut ours, mut peer) = (buffer(), buffer());
    table.row(
        "template, reused Vec / its parts copied by hand",
        Some(1.25),
        || ours.append(|out| black_box(&template).write_json(out)),
        || peer.append(|out| by_hand::copy(black_box(&template), out)),
    );
    let (mut ours, mut peer) = (buffer(), buffer());
    table.row(
        "template, reused Vec / the same, escaped by hand",
        None,
        || ours.append(|out| black_box(&template).write_json(out)),
        || peer.append(|out| by_hand::escape(black_box(&template), out)),
    );
    table.row(
        "template, fresh Vec / structs and to_vec",
        Some(0.05),
        || drop(black_box(black_box(&template).to_json())),
        || drop(black_box(serde_json::to_vec(&literal::with_order(black_box(&order).clone())))),
    );
    Ok(table.end())
}

/// A reused buffer for several requests.
///
/// Each request begins at another place of a page, because the place of a copy decides its time: up to 80 % more where
/// the places of source and target are alike.
struct Buffer {
    out: Vec<u8>,
    /// The number of bytes of all requests.
    size: usize,
}

impl Buffer {
    fn new(request_size: usize) -> Self {
        let size = 16 * request_size;
        Self { out: Vec::with_capacity(size), size }
    }

    /// Appends a request.
    fn append(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        if self.out.len() == self.size {
            self.out.clear();
        }
        write(&mut self.out);
        black_box(&self.out);
    }
}
