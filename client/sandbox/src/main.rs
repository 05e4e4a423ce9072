//! Runs a sandbox of the gateway until it is stopped.
//!
//! ```console
//! $ cargo run -p payment-sandbox                # then, in another terminal: cargo run -p pay
//! $ cargo run -p payment-sandbox -- --help
//! ```

use std::{error::Error, fs::File, io, ops::RangeInclusive, process::ExitCode, str::FromStr, time::Duration};

use lexopt::{
    Parser,
    prelude::{Long, Short, ValueExt},
};
use payment_sandbox::{CallbackTarget, Fault, Ledger, Operation, Sandbox, Settings};

type Outcome = Result<(), Box<dyn Error>>;

/// An option with the names of its values, its explanation, and what sets its field.
type Row = (&'static str, &'static str, fn(&mut Settings, &mut Parser) -> Outcome);

const INTRODUCTION: &str = "\
A test double of the Pivot payment gateway. Everything is kept in memory.
Its page shows what your shop does; there you act as the customer.

Usage: payment-sandbox [OPTIONS]
";

const FAULTS: &str = "
A fault is FAULT@N or FAULT=P%: at the n-th exchange, or with a probability. With /OPERATION after it,
it is for one operation, with /!OPERATION for all but one.";

const OPTIONS: &[Row] = &[
    ("--port PORT", "the port on this machine; 8765 by default", |it, values| set(&mut it.port, values)),
    ("--address IP", "the address to listen on; 127.0.0.1 by default, 0.0.0.0 in a container", |it, values| {
        set(&mut it.address, values)
    }),
    ("--public-url URL", "the URL in hosted pages, such as http://sandbox:8080", |it, values| {
        value(values).map(|url| it.public_url = Some(url))
    }),
    ("--merchant ID SECRET", "the merchant's credentials; `merchant` and `secret` by default", |it, values| {
        set(&mut it.merchant_id, values)?;
        set(&mut it.merchant_secret, values)
    }),
    ("--callback URL KEY", "the URL that receives callbacks, and their API key", |it, values| {
        let url: String = value(values)?;
        value(values).map(|key: String| it.callback = Some(CallbackTarget::new(url, key)))
    }),
    ("--known-customer ID", "an id that `customerId` may have; repeat it for several", |it, values| {
        it.known_customers.get_or_insert_default().insert(value(values)?);
        Ok(())
    }),
    ("--known-token TOKEN", "a stored card that every customer can pay with; repeat it for several", |it, values| {
        it.known_tokens.insert(value(values)?);
        Ok(())
    }),
    ("--static-numbers 0-99", "the numbers that each bank has for static virtual accounts", |it, values| {
        it.static_numbers = numbers(&value::<String>(values)?)?;
        Ok(())
    }),
    (
        "--decline REFERENCE CODE",
        "lets the payment with a reference fail, for example with INSUFFICIENT_FUND",
        |it, values| {
            it.declined.insert(value(values)?, value(values)?);
            Ok(())
        },
    ),
    ("--refund-step SECONDS", "the time between two states of a refund; 0 by default", |it, values| {
        value(values).map(|seconds| it.refund_step = Duration::from_secs(seconds))
    }),
    ("--page", "serve the page on an address that other machines can reach, with a token", |it, _| {
        it.page = true;
        Ok(())
    }),
    ("--ledger FILE", "append the executed operations to a file, as lines of JSON", |it, values| {
        let file = File::options().append(true).create(true).open(values.value()?)?;
        it.ledger = Some(Ledger::with_writer(file));
        Ok(())
    }),
    ("--seed NUMBER", "the seed of the faults; a random one by default", |it, values| set(&mut it.seed, values)),
    ("--fault RULE", "a fault, as below; repeat it for several", |it, values| {
        value(values).map(|rule| it.faults.push(rule))
    }),
];

/// The options for behaviour that the documentation leaves open.
const BEHAVIOUR: &[Row] = &[
    ("--repeated-id", "replayed, rejected or ignored", |it, values| set(&mut it.repeated_id, values)),
    ("--taken-reference", "conflict, bad-request or accepted-for-refunds", |it, values| {
        set(&mut it.taken_reference, values)
    }),
    ("--look-up", "instant, lags:200ms or ignores-filter", |it, values| set(&mut it.look_up, values)),
    ("--old-token", "lives or dies", |it, values| set(&mut it.old_token, values)),
    ("--callback-order", "in-order or swapped:500ms", |it, values| set(&mut it.callback_order, values)),
    ("--callback-on-expiry", "sends PAYMENT.EXPIRED, which no page of the documentation lists", |it, _| {
        it.callback_on_expiry = true;
        Ok(())
    }),
    ("--callback-copies", "the number of times that each callback is sent; 1 by default", |it, values| {
        set(&mut it.callback_copies, values)
    }),
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let is_in_use = |error: &io::Error| error.kind() == io::ErrorKind::AddrInUse;
            let help =
                if error.downcast_ref().is_some_and(is_in_use) { "; choose another port with --port" } else { "" };
            eprintln!("payment-sandbox: {error}{help}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Outcome {
    let Some(settings) = parse()? else {
        print_help();
        return Ok(());
    };
    let sandbox = Sandbox::with(settings)?;
    println!("the sandbox listens on {}, with the seed {}", sandbox.base_url(), sandbox.seed());
    match sandbox.page_url() {
        Some(url) => println!("see your payments on {url}"),
        None => println!("other machines can reach this address, so the page needs the option --page"),
    }
    sandbox.wait();
    Ok(())
}

/// Parses the arguments. Returns `None` if they ask for help.
fn parse() -> Result<Option<Settings>, Box<dyn Error>> {
    let mut settings = Settings { port: 8765, ..Settings::default() };
    let mut arguments = Parser::from_env();
    while let Some(argument) = arguments.next()? {
        let row = match argument {
            Short('h') | Long("help") => return Ok(None),
            Long(name) => {
                OPTIONS.iter().chain(BEHAVIOUR).find(|(usage, ..)| usage[2..].split(' ').next() == Some(name))
            }
            _ => None,
        };
        let Some((_, _, set)) = row else { return Err(argument.unexpected().into()) };
        set(&mut settings, &mut arguments)?;
    }
    settings.page |= settings.address.is_loopback();
    Ok(Some(settings))
}

fn print_help() {
    let print = |rows: &[Row]| rows.iter().for_each(|(usage, text, _)| println!("  {usage:<24}  {text}"));
    let operations: Vec<_> = Operation::ALL.iter().map(|operation| operation.as_str()).collect();
    println!("{INTRODUCTION}");
    print(OPTIONS);
    println!("{FAULTS}\nThe faults are {}.", Fault::EXAMPLES.map(|fault| fault.to_string()).join(", "));
    println!("The operations are {}.", operations.join(", "));
    println!("\nBehaviour that the documentation leaves open; the first is the default:\n");
    print(BEHAVIOUR);
}

/// Sets a field to the next value.
fn set<T: FromStr<Err: Error + 'static>>(field: &mut T, values: &mut Parser) -> Outcome {
    *field = value(values)?;
    Ok(())
}

/// Parses the next value, with the error of its type.
fn value<T: FromStr<Err: Error + 'static>>(values: &mut Parser) -> Result<T, Box<dyn Error>> {
    Ok(values.value()?.string()?.parse()?)
}

/// Parses a range such as `0-99`.
fn numbers(text: &str) -> Result<RangeInclusive<u64>, String> {
    let range = text.split_once('-').and_then(|(first, last)| Some(first.parse().ok()?..=last.parse().ok()?));
    let range = range.filter(|range| !range.is_empty());
    range.ok_or_else(|| format!("`{text}` is not a range of numbers; use 0-99"))
}
