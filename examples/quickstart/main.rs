//! The sixteen documented flows, five of them written with `payment_session!`.
//!
//! Fifteen requests are printed in the documentation. The open static virtual account is derived from the closed one.
//! The documentation misspells keys in the requests 4, 5 and 7, which are corrected here.
//!
//! Start with `payment_ui.rs`, which contains every part once. `flows.rs` has four more requests. The others are read
//! from the documented JSON.
//!
//! ```console
//! $ cargo run --example quickstart          # the JSON of the first flow
//! $ cargo run --example quickstart -- 12    # the JSON of flow 12
//! $ cargo run --example quickstart -- all   # the JSON of each flow on one line
//! ```

mod flows;
mod order;
mod payment_ui;

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use payment_session::PaymentSession;

use crate::order::Order;

/// The documented requests, in the order of their numbers.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/requests");

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
    let mut files: Vec<_> = fs::read_dir(FOLDER)?.map(|file| Ok(file?.path())).collect::<io::Result<_>>()?;
    files.sort();
    let arguments: Vec<_> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["all"] => (1..=files.len()).try_for_each(|flow| print_line(&request(&files, flow)?)),
        [flow] => print_pretty(&files, flow.parse()?),
        [] => {
            print_pretty(&files, 1)?;
            eprintln!(
                "`cargo run --example quickstart -- 12` prints flow 12 of {}, and `-- all` prints each on one line.",
                files.len()
            );
            Ok(())
        }
        _ => Err("give the number of one flow, `all`, or nothing".into()),
    }
}

/// Returns the request of a flow.
fn request(files: &[PathBuf], flow: usize) -> Result<PaymentSession, Box<dyn Error>> {
    let order = Order::sample()?;
    Ok(match flow {
        1 => payment_ui::any_method(order),
        2 => flows::card(order),
        7 => flows::saved_card(order),
        12 => flows::static_account(order),
        16 => flows::static_qr(order),
        _ => PaymentSession::from_json(&fs::read(file(files, flow)?)?)?,
    })
}

fn file(files: &[PathBuf], flow: usize) -> Result<&PathBuf, String> {
    let file = flow.checked_sub(1).and_then(|at| files.get(at));
    file.ok_or_else(|| format!("no flow `{flow}`: they are numbered 1 to {}", files.len()))
}

/// Prints a request as the documentation does, with an indent.
fn print_pretty(files: &[PathBuf], flow: usize) -> Result<(), Box<dyn Error>> {
    eprintln!("{}", file(files, flow)?.file_stem().unwrap_or_default().display());
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&request(files, flow)?)?)?;
    Ok(())
}

/// Prints a request as it is sent.
fn print_line(request: &PaymentSession) -> Result<(), Box<dyn Error>> {
    let mut line = request.to_json();
    line.push(b'\n');
    io::stdout().write_all(&line)?;
    Ok(())
}
