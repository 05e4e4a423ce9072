//! Encrypts the documented card for a key from standard input. Programs in other languages decrypt the card:
//! `cargo run -p test-features --example encrypt < KEY`.

use std::{error::Error, io};

use payment_session::encrypt::CardKey;
use test_features::encryption::payload;

fn main() -> Result<(), Box<dyn Error>> {
    let key: CardKey = io::read_to_string(io::stdin())?.trim().parse()?;
    println!("{}", payload()?.encrypt(&key)?.expose());
    Ok(())
}
