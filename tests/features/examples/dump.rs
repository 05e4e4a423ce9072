//! Writes the schema and bodies with their verdicts into a folder, for validators in other languages:
//! `cargo run -p test-features --example dump -- FOLDER COUNT`.

use std::{env, error::Error, fs, path::Path};

use payment_session::schema;
use serde_json::{Value, json};
use test_features::json_schema::{Body, Verdict};
use test_support::bodies;

/// Characters that some engine of regular expressions treats in its own way, at least at the end of a string.
const ODD: [char; 7] = ['\n', '\r', '\0', '\u{85}', '\u{a0}', '\u{2028}', 'é'];

/// The number of valid bodies whose strings get an odd character.
const VALID: usize = 40;

/// Returns a body for each string in `body`, which has one more character there.
fn with_odd_strings(body: &Value) -> Vec<String> {
    let count = strings(&mut body.clone()).len();
    let changed = |(at, odd): (usize, char)| {
        let mut body = body.clone();
        strings(&mut body)[at].push(odd);
        body.to_string()
    };
    (0..count).flat_map(|at| ODD.map(|odd| (at, odd))).map(changed).collect()
}

fn strings(value: &mut Value) -> Vec<&mut String> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter_mut().flat_map(strings).collect(),
        Value::Object(fields) => fields.values_mut().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let folder = arguments.next().ok_or("which folder?")?;
    let count = arguments.next().ok_or("how many bodies?")?.parse()?;

    let line = |body: String| {
        let verdict = Body::read(&body)?.verdict;
        Some(json!({ "verdict": format!("{verdict:?}"), "body": body }).to_string())
    };
    // The tests have other seeds.
    let generated: Vec<_> = bodies::generate(3, count).collect();
    let read = generated.iter().filter_map(|text| Body::read(text));
    let valid = read.filter(|body| body.verdict == Verdict::Valid).take(VALID);
    let odd: Vec<_> = valid.flat_map(|body| with_odd_strings(&body.value)).collect();
    let lines: Vec<_> = generated.into_iter().chain(odd).filter_map(line).collect();
    fs::write(Path::new(&folder).join("bodies.ndjson"), lines.join("\n"))?;
    fs::write(Path::new(&folder).join("schema.json"), schema::json_schema().to_string())?;
    Ok(())
}
