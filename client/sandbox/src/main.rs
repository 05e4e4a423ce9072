//! Runs a sandbox of the gateway until it is stopped.
//!
//! ```console
//! $ cargo run -p payment-sandbox                # then, in another terminal: cargo run -p pay
//! $ cargo run -p payment-sandbox -- --help
//! ```

use std::{
    error::Error,
    ffi::OsString,
    fs::File,
    io,
    net::{IpAddr, Ipv4Addr},
    ops::RangeInclusive,
    process::ExitCode,
    str::FromStr,
};

use lexopt::prelude::{Long, Short, ValueExt};
use payment_sandbox::{Builder, Ledger, Operation, Sandbox};
use payment_session::response::FailureCode;

const HELP: &str = "\
A test double of the Pivot payment gateway. Everything is kept in memory.
Its page shows what your shop does; there you act as the customer.

Usage: payment-sandbox [OPTIONS]

  --port PORT               the port on this machine; 8765 by default
  --address IP              the address to listen on; 127.0.0.1 by default, 0.0.0.0 in a container
  --public-url URL          the URL in hosted pages, such as http://sandbox:8080
  --merchant ID SECRET      the merchant's credentials; `merchant` and `secret` by default
  --callback URL KEY        the URL that receives callbacks, and their API key
  --known-customer ID       an id that `customerId` may have; repeat it for several
  --known-token TOKEN       a stored card that every customer can pay with; repeat it for several
  --static-numbers 0-99     the numbers that each bank has for static virtual accounts
  --decline REFERENCE CODE  lets the payment with a reference fail, for example with INSUFFICIENT_FUND
  --page                    serve the page on an address that other machines can reach, with a token
  --ledger FILE             append the executed operations to a file, as lines of JSON

Faults, at the n-th exchange or with a probability, for all operations, one, or all but one:
  --fault FAULT@N[/OPERATION]     or /!OPERATION
  --fault FAULT=P%[/OPERATION]    or /!OPERATION
  --seed NUMBER             the seed of the faults; a random one by default

  The faults are refused:200ms, cut-before, cut-after, half-body, late:50ms, duplicate,
  unauthorized, too-many-requests and garbage.

Behaviour that the documentation leaves open; the first is the default:
  --repeated-id             replayed, rejected or ignored
  --taken-reference         conflict, bad-request or accepted-for-refunds
  --look-up                 instant, lags:200ms or ignores-filter
  --old-token               lives or dies
  --callback-order          in-order or swapped:500ms
  --callback-on-expiry      sends PAYMENT.EXPIRED, which no page of the documentation lists
  --callback-copies         the number of times that each callback is sent; 1 by default
";

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

fn run() -> Result<(), Box<dyn Error>> {
    let Some(builder) = parse()? else {
        let operations: Vec<_> = Operation::ALL.iter().map(|operation| operation.as_str()).collect();
        println!("{HELP}\nThe operations are {}.", operations.join(", "));
        return Ok(());
    };
    let sandbox = builder.start()?;
    println!("the sandbox listens on {}, with the seed {}", sandbox.base_url(), sandbox.seed());
    match sandbox.page_url() {
        Some(url) => println!("see your payments on {url}"),
        None => println!("other machines can reach this address, so the page needs the option --page"),
    }
    sandbox.wait();
    Ok(())
}

/// Parses the arguments. Returns `None` if they ask for help.
fn parse() -> Result<Option<Builder>, Box<dyn Error>> {
    let mut builder = Sandbox::builder().port(8765);
    let mut customers: Vec<String> = Vec::new();
    let mut address = IpAddr::from(Ipv4Addr::LOCALHOST);
    let mut is_page_asked_for = false;
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        builder = match argument {
            Short('h') | Long("help") => return Ok(None),
            Long("port") => builder.port(arguments.value()?.parse()?),
            Long("address") => {
                address = arguments.value()?.parse()?;
                builder.address(address)
            }
            Long("page") => {
                is_page_asked_for = true;
                builder
            }
            Long("public-url") => builder.public_url(arguments.value()?.string()?),
            Long("merchant") => builder.merchant(arguments.value()?.string()?, arguments.value()?.string()?),
            Long("callback") => builder.callback(arguments.value()?.string()?, arguments.value()?.string()?),
            Long("known-customer") => {
                customers.push(arguments.value()?.string()?);
                builder.known_customers(customers.clone())
            }
            Long("known-token") => builder.known_tokens([arguments.value()?.string()?]),
            Long("static-numbers") => builder.static_numbers(numbers(&arguments.value()?.string()?)?),
            Long("decline") => {
                let reference = arguments.value()?.string()?;
                builder.decline(reference, value::<FailureCode>(arguments.value()?)?)
            }
            Long("ledger") => {
                let file = File::options().append(true).create(true).open(arguments.value()?)?;
                builder.ledger(&Ledger::with_writer(file))
            }
            Long("fault") => builder.fault(value(arguments.value()?)?),
            Long("seed") => builder.seed(arguments.value()?.parse()?),
            Long("repeated-id") => builder.repeated_id(value(arguments.value()?)?),
            Long("taken-reference") => builder.taken_reference(value(arguments.value()?)?),
            Long("look-up") => builder.look_up(value(arguments.value()?)?),
            Long("callback-order") => builder.callback_order(value(arguments.value()?)?),
            Long("callback-on-expiry") => builder.callback_on_expiry(true),
            Long("callback-copies") => builder.callback_copies(arguments.value()?.parse()?),
            Long("old-token") => builder.old_token(value(arguments.value()?)?),
            _ => return Err(argument.unexpected().into()),
        };
    }
    Ok(Some(builder.page(is_page_asked_for || address.is_loopback())))
}

/// Parses a range such as `0-99`.
fn numbers(text: &str) -> Result<RangeInclusive<u64>, String> {
    let range = text.split_once('-').and_then(|(first, last)| Some(first.parse().ok()?..=last.parse().ok()?));
    let range = range.filter(|range| !range.is_empty());
    range.ok_or_else(|| format!("`{text}` is not a range of numbers; use 0-99"))
}

/// Parses a value, with the error of its type.
fn value<T: FromStr<Err: Error + 'static>>(text: OsString) -> Result<T, Box<dyn Error>> {
    Ok(text.string()?.parse()?)
}
