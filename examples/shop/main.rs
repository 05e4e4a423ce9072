//! A marketplace that builds its requests from database rows: customers, carts of any length, and shares for merchants.
//!
//! * `rows.rs` has the rows, as a database returns them: plain strings and integers.
//! * `customers.rs` turns a row with empty columns into a `Customer`.
//! * `forms.rs` takes the strings of a form, and reports every field that is wrong.
//! * `texts.rs` has the texts of mistakes in Indonesian.
//! * `carts.rs` builds the list of products with `for`, `if`, `match` and `..iterator`.
//! * `requests.rs` has one function for five ways to pay and two kinds of customer, and splits the payment among the
//!   merchants of a cart.
//!
//! Rust checks each value of a row where it enters a request, and `?` returns the first that breaks a rule.
//!
//! ```sh
//! cargo run --example shop            # the JSON of each order
//! cargo run --example shop -- ORD-2   # of one order
//! cargo run --example shop -- forms   # of each form, or its mistakes
//! ```

mod carts;
mod customers;
mod forms;
mod requests;
mod rows;
mod texts;

use std::{
    env,
    error::Error,
    io::{self, Write},
};

fn main() -> Result<(), Box<dyn Error>> {
    let only = env::args().nth(1);
    let mut out = io::stdout().lock();
    if only.as_deref() == Some("forms") {
        for form in forms::forms() {
            match forms::request(&form) {
                Ok(session) => serde_json::to_writer(&mut out, &session)?,
                Err(violations) => serde_json::to_writer(&mut out, &texts::of(&violations))?,
            }
            writeln!(out)?;
        }
        for (number, total, bank, customer) in [(10, "250000", "BCA", "C-17"), (11, "-1", "MYBANK", "C-18")] {
            match forms::deposit(number, total, bank, customer) {
                Ok(deposit) => serde_json::to_writer(&mut out, &deposit)?,
                Err(violations) => serde_json::to_writer(&mut out, &violations)?,
            }
            writeln!(out)?;
        }
        return Ok(());
    }
    for order in rows::orders() {
        if only.as_deref().is_none_or(|number| number == order.number) {
            let mut body = requests::request(&order)?.to_json();
            body.push(b'\n');
            out.write_all(&body)?;
        }
    }
    Ok(())
}
