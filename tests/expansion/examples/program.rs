//! Prints a program with the invocations of the documented requests and of generated ones. It compares their JSON with
//! that of the requests: `cargo run -p test-expansion --example program -- COUNT`.

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write},
    path::Path,
};

use payment_core::PaymentSession;
use test_support::{
    bodies,
    source_code::{secrets, with_plain_strings},
};

fn main() -> Result<(), Box<dyn Error>> {
    let count: usize = env::args().nth(1).ok_or("how many requests?")?.parse()?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/requests");
    let documented =
        fs::read_dir(folder)?.map(|file| fs::read_to_string(file?.path())).collect::<Result<Vec<_>, _>>()?;
    let bodies = documented.into_iter().chain(bodies::generate(47, usize::MAX));
    let sessions = bodies.filter_map(|body| PaymentSession::from_json(body.as_bytes()).ok());
    let mut out = io::stdout().lock();
    for (number, session) in sessions.take(count).enumerate() {
        let json = String::from_utf8(session.to_json())?;
        writeln!(out, "#[test]\nfn request_{number}() -> Result<(), payment_session::Invalid> {{")?;
        for secret in secrets() {
            if let Some(value) = secret.value(&json) {
                // The text is JSON, whose escapes a string of Rust does not have.
                let value: String = serde_json::from_str(&format!("\"{value}\""))?;
                let name = secret.name;
                writeln!(out, "    let {name}: payment_session::request::{} = {value:?}.parse()?;", secret.type_name)?;
            }
        }
        writeln!(out, "    let session = payment_session::{};", session.to_invocation())?;
        // Metadata keeps its escapes, which source code does not have.
        writeln!(out, "    let json = {:?};", with_plain_strings(&json))?;
        writeln!(out, "    assert_eq!(String::from_utf8_lossy(&session.to_json()), json);\n    Ok(())\n}}")?;
    }
    Ok(())
}
