//! Prints the rules of a request as JSON Schema, for editors, API gateways and other languages:
//!
//! ```console
//! $ cargo run --example json_schema > payment-session.schema.json
//! $ cargo run --example json_schema -- --allow multiple-method --other-fields
//! $ cargo run --example json_schema -- --refund > refund.schema.json
//! ```
//!
//! `--refund` prints the rules of a refund. `--allow RULE` leaves out a rule between fields and can be repeated. `--other-fields` allows fields that are not
//! documented.

use std::{env, error::Error, io};

use payment_session::{
    rules::{UnknownWaiver, Waiver, Waivers},
    schema::{Object, REFUND, SESSION, json_schema_of},
};

fn main() -> Result<(), Box<dyn Error>> {
    let (request, options) = options(env::args().skip(1))?;
    serde_json::to_writer_pretty(io::stdout().lock(), &json_schema_of(request, options))?;
    println!();
    Ok(())
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<(&'static Object, Waivers), String> {
    let (mut request, mut options) = (SESSION, Waivers::NONE);
    while let Some(argument) = arguments.next() {
        options = match argument.as_str() {
            "--allow" => options.with(waiver(&arguments.next().ok_or("`--allow` requires a rule")?)?),
            "--other-fields" => options.union(Waivers::UNKNOWN_FIELDS),
            "--refund" => {
                request = REFUND;
                options
            }
            _ => {
                return Err(format!(
                    "unknown argument `{argument}`; write `--refund`, `--allow RULE` or `--other-fields`"
                ));
            }
        };
    }
    Ok((request, options))
}

fn waiver(name: &str) -> Result<Waiver, String> {
    name.parse().map_err(|error: UnknownWaiver| error.to_string())
}
