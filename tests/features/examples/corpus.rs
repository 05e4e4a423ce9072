//! Writes requests with their verdicts, for people who check requests in other languages:
//! `cargo run -p test-features --example corpus -- FOLDER`.
//!
//! Each line is `{"body": …, "ok": …, "rules": […]}`. The documented requests of a session come first.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs,
    path::Path,
};

use payment_session::{PaymentSession, Refund, Violation, Violations};
use serde_json::json;
use test_support::bodies;

/// The number of generated bodies, of which most are left out.
const GENERATED: usize = 20_000;

/// The most bodies that break the same rules.
const EACH: usize = 2;

/// The most valid bodies.
const VALID: usize = 500;

/// The most bytes of a body.
const LENGTH: usize = 3_000;

/// Returns a line: the body, whether it keeps every rule, and the rules that it breaks.
fn line(body: &str, violations: Option<&Violations>) -> String {
    let rules = violations.map(rules).unwrap_or_default();
    json!({ "body": body, "ok": violations.is_none(), "rules": rules }).to_string()
}

fn rules(violations: &Violations) -> BTreeSet<&'static str> {
    violations.iter().filter_map(Violation::rule).map(|rule| rule.id.as_str()).collect()
}

/// Returns a line for each body, but at most some for the same rules.
fn lines(
    first: Vec<String>,
    bodies: impl Iterator<Item = String>,
    check: impl Fn(&[u8]) -> Option<Violations>,
) -> String {
    let mut counts: BTreeMap<BTreeSet<&str>, usize> = BTreeMap::new();
    let mut lines: Vec<String> = first.into_iter().map(|body| line(&body, check(body.as_bytes()).as_ref())).collect();
    for body in bodies.filter(|body| body.len() <= LENGTH) {
        let violations = check(body.as_bytes());
        let count = counts.entry(violations.as_ref().map(rules).unwrap_or_default()).or_default();
        *count += 1;
        if *count <= if violations.is_none() { VALID } else { EACH } {
            lines.push(line(&body, violations.as_ref()));
        }
    }
    lines.join("\n") + "\n"
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("which folder?")?;
    let requests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/requests");
    let mut paths: Vec<_> =
        fs::read_dir(requests)?.map(|entry| Ok(entry?.path())).collect::<Result<_, Box<dyn Error>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let documented = paths.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;

    let sessions = lines(documented, bodies::generate(23, GENERATED), |body| PaymentSession::from_json(body).err());
    fs::write(Path::new(&folder).join("session.corpus.jsonl"), sessions)?;
    let refunds = lines(Vec::new(), bodies::refunds(23, GENERATED), |body| Refund::from_json(body).err());
    fs::write(Path::new(&folder).join("refund.corpus.jsonl"), refunds)?;
    Ok(())
}
