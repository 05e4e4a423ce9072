//! The fields that a request still needs.

use payment_core::{
    PaymentSession, ReadOptions,
    rules::{Need, Waiver, required_fields},
    schema::Kind,
};
use serde_json::{Value, json};

use crate::report::{Form, NeededField, Report};

/// A request may be read so often, each time without the values that were rejected.
const MOST_READINGS: usize = 4;

/// Adds the fields that the request lacks, if enough of it can be read.
pub fn add(report: &mut Report, json: &str) {
    let Ok(given @ Value::Object(_)) = serde_json::from_str::<Value>(json) else { return };
    let Some(session) = read(&given) else { return };
    let draft = session.into_draft();
    match required_fields(&draft) {
        Ok(fields) => {
            let missing = fields.iter().filter(|field| !is_given(&given, &field.path, field.need)).map(|field| {
                let last = field.path.last().expect("a path is not empty");
                let path = if report.form == Form::Json { field.wire() } else { field.rust() };
                NeededField {
                    path,
                    need: words(field.need),
                    takes: values(last.kind, report.form),
                    rules: field.rules.iter().map(|rule| rule.id.as_str()).collect(),
                    url: last.page.url(),
                }
            });
            report.needed = Some(missing.collect());
        }
        Err(error) => report.impossible = Some(error.to_string()),
    }
}

/// Returns whether a request has a field, or another one of which only one is allowed.
fn is_given(request: &Value, path: &[&'static payment_core::schema::Field], need: Need) -> bool {
    let pointer = path.iter().fold(String::new(), |pointer, field| format!("{pointer}/{}", field.wire));
    let is_set = |pointer: &str| request.pointer(pointer).is_some_and(|value| !value.is_null());
    if is_set(&pointer) {
        return true;
    }
    let is_choice = need == Need::Choice || path.first().is_some_and(|first| first.wire == "customer");
    is_choice && (is_set("/customer") && path.len() == 1 || is_set("/customerId"))
}

/// Reads as much of a request as possible.
fn read(given: &Value) -> Option<PaymentSession> {
    let options = Waiver::ALL.iter().fold(ReadOptions::new(), |options, waiver| options.allow(*waiver));
    let options = options.other_fields(true).unchecked_values(true);
    let mut request = given.clone();
    for _ in 0..MOST_READINGS {
        if request.get("clientReferenceId").is_none_or(Value::is_null) {
            request["clientReferenceId"] = json!("missing");
        }
        let violations = match PaymentSession::from_json_with(request.to_string().as_bytes(), &options) {
            Ok(session) => return Some(session),
            Err(violations) => violations,
        };
        for violation in &violations {
            let pointer = violation.pointer();
            let (object, key) = pointer.rsplit_once('/')?;
            let key = key.replace("~1", "/").replace("~0", "~");
            match request.pointer_mut(object) {
                Some(Value::Object(fields)) => drop(fields.remove(&key)),
                Some(Value::Array(items)) => items.clear(),
                _ => {}
            }
        }
    }
    None
}

fn words(need: Need) -> &'static str {
    match need {
        Need::Choice => "one of these",
        Need::Within => "with its object",
        _ => "required",
    }
}

/// Describes the values that a field accepts.
fn values(kind: Kind, form: Form) -> String {
    let in_json = form == Form::Json;
    match kind {
        Kind::Text(text) => {
            text.example.map_or("a string".into(), |example| format!("a string, such as `\"{example}\"`"))
        }
        Kind::Number(number) => {
            number.example.map_or("a number".into(), |example| format!("a number, such as `{example}`"))
        }
        Kind::Word(words) => {
            let names = words.names();
            let name = |name: &&str| if in_json { format!("`\"{name}\"`") } else { format!("`{name}`") };
            match &*names {
                [some @ .., last] if names.len() <= 6 && !some.is_empty() => {
                    format!("{} or {}", some.iter().map(name).collect::<Vec<_>>().join(", "), name(last))
                }
                names => {
                    // The currency of the gateway's country comes before the first of the alphabet.
                    let usual = names.iter().find(|name| **name == "IDR").or(names.first());
                    format!("a value such as {}", usual.map(name).unwrap_or_default())
                }
            }
        }
        Kind::Bool => "`true` or `false`".into(),
        Kind::List(_) => "a list".into(),
        _ => "an object".into(),
    }
}
