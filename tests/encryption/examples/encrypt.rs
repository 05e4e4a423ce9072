//! Encrypts the documentation's card for a key from standard input, for what opens it in other languages:
//! `cargo run -p test-encryption --example encrypt < KEY`.

use std::{error::Error, io};

use payment_session::encrypt::CardKey;
use test_encryption::payload;

fn main() -> Result<(), Box<dyn Error>> {
    let key: CardKey = io::read_to_string(io::stdin())?.trim().parse()?;
    println!("{}", payload()?.encrypt(&key)?.expose());
    Ok(())
}
