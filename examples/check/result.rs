//! The line of JSON that is printed for each body.

use payment_session::{Violation, Violations};
use serde_json::{Value, json};

use super::fix::replacement;

/// The place of a body: its file, which is `-` for standard input, and its first line.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub file: &'a str,
    pub line: usize,
}

/// Returns the result of a body, with the keys in the documented order. `body` is the text after its correction.
pub fn result(source: Source<'_>, text: &[u8], body: Option<&str>, rejected: Option<&Violations>) -> String {
    let Source { file, line } = source;
    let findings: Vec<_> = rejected.into_iter().flatten().map(finding).collect();
    let omitted = rejected.map_or(0, Violations::omitted);
    let parts = [
        format!(r#""ok":{}"#, rejected.is_none()),
        format!(r#""file":{}"#, json!(file)),
        format!(r#""line":{line}"#),
        format!(r#""reference":{}"#, json!(reference(text))),
        body.map(|body| format!(r#""body":{}"#, json!(body))).unwrap_or_default(),
        rejected.map(|_| format!(r#""violations":[{}]"#, findings.join(","))).unwrap_or_default(),
        if omitted == 0 { String::new() } else { format!(r#""omitted":{omitted}"#) },
    ];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{{{}}}", parts.join(","))
}

/// Returns the reference of a body, or `None` if it has none that can be read.
fn reference(text: &[u8]) -> Option<String> {
    let body: Value = serde_json::from_slice(text).ok()?;
    body["clientReferenceId"].as_str().map(str::to_owned)
}

/// Returns a violation as a JSON object: everything that it knows, how sure this project is of the rule, and its first
/// replacement.
fn finding(violation: &Violation) -> String {
    let written = serde_json::to_string(violation).expect("a violation is JSON");
    let known = written.strip_suffix('}').unwrap_or(&written);
    let replacement = replacement(violation).map(|replacement| format!(r#","replacement":{}"#, json!(replacement)));
    let origin = violation.rule().map(|rule| format!(r#","origin":"{}""#, rule.origin()));
    format!("{known}{}{}}}", origin.unwrap_or_default(), replacement.unwrap_or_default())
}
