//! Prints the invocation of `payment_session!` for the JSON of a request.
//!
//! ```console
//! $ cargo run --example convert -- request.json
//! $ cargo run --example convert < request.json
//! $ cargo run --example convert -- --unchecked request.json    # escape hatches in place of errors
//! ```
//!
//! Secrets are not printed: the invocation has a variable in their place. The exit status is 1 if the request is
//! rejected, and 2 if it cannot be read.

use std::{
    env, fs,
    io::{self, Read, Write},
    process::ExitCode,
};

use payment_session::{PaymentSession, ReadOptions, Violations, rules::Waiver};

const USAGE: &str = "usage: convert [--unchecked] [FILE]";

fn main() -> ExitCode {
    let (options, names): (Vec<_>, Vec<_>) = env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let is_strict = options.is_empty();
    if !(is_strict || options == ["--unchecked"]) || names.len() > 1 {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    }
    let body = match names.first() {
        Some(name) => fs::read(name),
        None => {
            let mut body = Vec::new();
            io::stdin().read_to_end(&mut body).map(|_| body)
        }
    };
    let body = match body {
        Ok(body) => body,
        Err(error) => {
            eprintln!("convert: {error}");
            return ExitCode::from(2);
        }
    };
    match if is_strict { PaymentSession::from_json(&body) } else { read_unchecked(&body) } {
        Ok(session) => match writeln!(io::stdout(), "{}", session.to_invocation()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(2),
        },
        Err(violations) => {
            for violation in &violations {
                eprintln!("{violation:#}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Reads a request with the escape hatches that it needs. Only the rules that it breaks are waived.
fn read_unchecked(body: &[u8]) -> Result<PaymentSession, Violations> {
    let options = ReadOptions::new().other_fields(true).unchecked_values(true);
    let waivers = match PaymentSession::from_json_with(body, &options) {
        Ok(session) => return Ok(session),
        Err(violations) => violations,
    };
    let waivers = waivers.iter().filter_map(|violation| Waiver::named(violation.id()));
    PaymentSession::from_json_with(body, &waivers.fold(options, ReadOptions::allow))
}
