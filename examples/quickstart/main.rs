//! The sixteen documented flows, each a small function or constant written with `payment_session!`.
//!
//! Fifteen requests are printed in the documentation. The open static virtual account is derived from the closed one.
//! The documentation misspells keys in the requests 4, 5 and 7, which are corrected here.
//!
//! Some requests are written like Rust, and most of these take values from an [`Order`]. The others are JSON that was copied
//! from the documentation. Start with `payment_ui.rs`, which contains every part once.
//!
//! ```sh
//! cargo run --example quickstart          # the JSON of every flow
//! cargo run --example quickstart -- 12    # of one flow only
//! ```

mod cards;
mod ewallets;
mod order;
mod payment_ui;
mod qr;
mod saved_cards;
mod virtual_accounts;

use std::env;
use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use payment_session::PaymentSession;

use crate::order::Order;

type Request = fn(Order) -> PaymentSession;

const FLOWS: [(&str, Request); 16] = [
    ("payment UI", payment_ui::any_method),
    ("card, redirect", cards::redirect),
    ("card, API with encryption", |_| cards::API),
    ("save a card, redirect", saved_cards::save_by_redirect),
    ("use a saved card, redirect", |_| saved_cards::SHOW_SAVED),
    ("save a card, API", |_| saved_cards::SAVE_BY_API),
    ("use a saved card, API", saved_cards::use_by_api),
    ("e-wallet, redirect", ewallets::redirect),
    ("e-wallet, API", |_| ewallets::API),
    ("virtual account, redirect", virtual_accounts::redirect),
    ("virtual account, API", |_| virtual_accounts::API),
    ("static virtual account, closed", virtual_accounts::closed),
    ("static virtual account, open", |_| virtual_accounts::OPEN),
    ("QR, redirect", qr::redirect),
    ("QR, API", |_| qr::API),
    ("static QR", qr::fixed),
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("quickstart: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    if let Some(flow) = chosen()? {
        let (_, request) = FLOWS[flow - 1];
        return print(request);
    }
    for (number, (title, request)) in (1..).zip(FLOWS) {
        eprintln!("{number}. {title}");
        print(request)?;
    }
    Ok(())
}

/// Returns the flow that the command line names, or `None` for all flows.
fn chosen() -> Result<Option<usize>, String> {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    match arguments.as_slice() {
        [] => Ok(None),
        [number] => number
            .to_str()
            .and_then(|number| number.parse().ok())
            .filter(|number| (1..=FLOWS.len()).contains(number))
            .map(Some)
            .ok_or_else(|| {
                let (number, last) = (number.display(), FLOWS.len());
                format!("no flow `{number}`: they are numbered 1 to {last}")
            }),
        _ => Err("give the number of one flow, or nothing to see them all".to_owned()),
    }
}

fn print(request: Request) -> Result<(), Box<dyn Error>> {
    let session = request(Order::sample()?);
    let mut line = session.to_json();
    line.push(b'\n');
    io::stdout().write_all(&line)?;
    Ok(())
}
