//! Writes the schema and bodies with their verdicts into a folder, for validators in other languages:
//! `cargo run -p test-json-schema --example dump -- FOLDER COUNT`.

use std::{env, error::Error, fs, path::Path};

use payment_session::schema;
use serde_json::json;
use test_json_schema::Body;
use test_support::bodies;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or("which folder?")?;
    let count = arguments.next().ok_or("how many bodies?")?.parse()?;

    let line = |body: String| {
        let verdict = Body::read(&body)?.verdict;
        Some(json!({ "verdict": format!("{verdict:?}"), "body": body }).to_string())
    };
    // The tests have other seeds.
    let lines: Vec<_> = bodies::generate(3, count).filter_map(line).collect();
    fs::write(Path::new(&folder).join("bodies.ndjson"), lines.join("\n"))?;
    fs::write(Path::new(&folder).join("schema.json"), schema::json_schema().to_string())?;
    Ok(())
}
