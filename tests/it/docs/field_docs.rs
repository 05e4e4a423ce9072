//! The documentation of each field agrees with the tables: lengths, ranges and presence. Editors show it.
//! `xtask` writes the rules and the pages.

use payment_session::{
    rules::RuleId,
    schema::{Field, Kind, Number, Text},
};

use crate::support::schema::objects;

/// Returns whether the documentation begins with the name on the wire, and says whether the field is required.
fn states_name_and_presence(field: &Field) -> bool {
    let after_name = field.docs.trim_start().strip_prefix(&format!("`{}`", field.wire));
    after_name.is_some_and(|after| after.starts_with(", required") == field.required)
}

/// Returns the documentation of a field on one line.
fn docs(field: &Field) -> String {
    field.docs.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the phrases that can state the length of a string. The documentation of its fields contains one of them.
fn length(text: &Text) -> Vec<String> {
    match (text.rule, text.min, text.max) {
        (RuleId::Instant, ..) => vec!["`YYYY-MM-DDTHH:MM:SSZ`".into()],
        (RuleId::Phone, _, usize::MAX) => vec!["an optional `+` and one to three digits".into()],
        (_, min, usize::MAX) => vec![format!("{min} character or more")],
        (_, min, max) => ["characters", "digits"].map(|unit| format!("{min}–{max} {unit}")).into(),
    }
}

/// Returns the phrase that states the range of a number.
fn range(number: &Number) -> String {
    let passes = |value: &str| number.read(value).is_ok();
    let most = (1..1000).find(|value: &u32| !passes(&value.to_string())).map(|value| value - 1);
    match (passes("1.5"), most) {
        (false, None) => "a whole number".into(),
        (false, Some(most)) => format!("{}–{most}", u8::from(!passes("0"))),
        (true, most) => {
            let least = if passes("0") { "0 or more" } else { "greater than 0" };
            let most = most.map(|most| format!(", at most {most}")).unwrap_or_default();
            format!("1–18 digits, {least}{most}")
        }
    }
}

fn states_length(field: &Field, text: &Text) -> bool {
    let docs = docs(field);
    // Each bank has its own length. `banks.rs` writes these lengths.
    docs.contains("`BCA` 6, `BNI` 4, ") || length(text).iter().any(|phrase| docs.contains(phrase))
}

fn states_range(field: &Field, number: &Number) -> bool {
    let (docs, range) = (docs(field), range(number));
    docs.contains(&range) && docs.contains("at most") == range.contains("at most")
}

#[test]
fn docs_state_lengths_and_ranges() {
    for object in objects() {
        for field in object.fields {
            let is_stated = match field.kind {
                Kind::Text(text) => states_length(field, text),
                Kind::Number(number) => states_range(field, number),
                _ => continue,
            };
            let (object, docs) = (object.name, docs(field));
            assert!(is_stated, "{object}.{}: the length or range is another one than in: {docs}", field.rust);
        }
    }
}

#[test]
fn docs_state_the_name_and_whether_a_field_is_required() {
    for object in objects() {
        for field in object.fields {
            assert!(states_name_and_presence(field), "{}.{}: {}", object.name, field.rust, field.docs);
        }
    }
}
