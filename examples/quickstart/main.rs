//! The sixteen documented flows, each a small function or constant written with `payment_session!`.
//!
//! Fifteen requests are printed in the documentation. The open static virtual account is derived from the closed one.
//! The documentation misspells keys in the requests 4, 5 and 7, which are corrected here.
//!
//! Some requests are written like Rust, and most of these take values from an [`Order`]. The others are JSON that was copied
//! from the documentation. Start with `payment_ui.rs`, which contains every part once.
//!
//! ```console
//! $ cargo run --example quickstart          # the JSON of the first flow
//! $ cargo run --example quickstart -- 12    # the JSON of flow 12
//! $ cargo run --example quickstart -- all   # the JSON of each flow on one line
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
    let last = FLOWS.len();
    match Choice::from_command_line()? {
        Choice::All => FLOWS.iter().try_for_each(|(_, request)| print_line(*request)),
        Choice::One(flow) => print_pretty(flow),
        Choice::None => {
            print_pretty(1)?;
            eprintln!(
                "`cargo run --example quickstart -- 12` prints flow 12 of {last}, and `-- all` prints each on one line."
            );
            Ok(())
        }
    }
}

/// The requests that the command line asks for.
enum Choice {
    /// Nothing is chosen.
    None,
    /// The flow with this number.
    One(usize),
    All,
}

impl Choice {
    fn from_command_line() -> Result<Self, String> {
        let arguments: Vec<_> = env::args_os().skip(1).collect();
        match arguments.as_slice() {
            [] => Ok(Self::None),
            [all] if all == "all" => Ok(Self::All),
            [number] => number
                .to_str()
                .and_then(|number| number.parse().ok())
                .filter(|number| (1..=FLOWS.len()).contains(number))
                .map(Self::One)
                .ok_or_else(|| format!("no flow `{}`: they are numbered 1 to {}", number.display(), FLOWS.len())),
            _ => Err("give the number of one flow, `all`, or nothing".to_owned()),
        }
    }
}

/// Prints a request as the documentation does, with an indent.
fn print_pretty(flow: usize) -> Result<(), Box<dyn Error>> {
    let (title, request) = FLOWS[flow - 1];
    eprintln!("{flow}. {title}");
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&request(Order::sample()?))?)?;
    Ok(())
}

/// Prints a request as it is sent.
fn print_line(request: Request) -> Result<(), Box<dyn Error>> {
    let mut line = request(Order::sample()?).to_json();
    line.push(b'\n');
    io::stdout().write_all(&line)?;
    Ok(())
}
