//! Prints what the rules demand of a request as JSON Schema, for editors, gateways and other languages:
//!
//! ```console
//! $ cargo run --example json_schema > payment-session.schema.json
//! ```

use std::io;

use payment_session::schema::json_schema;

fn main() -> Result<(), serde_json::Error> {
    serde_json::to_writer_pretty(io::stdout().lock(), &json_schema())?;
    println!();
    Ok(())
}
