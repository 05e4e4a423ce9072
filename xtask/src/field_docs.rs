//! The documentation of each field, as far as the tables know it: the name, whether it is required, the length or range,
//! the rules and the page.
//!
//! They are literal text in the source, because rust-analyzer shows no other documentation.

use std::{collections::BTreeSet, fs, mem};

use payment_core::{
    request::REQUESTS,
    rules::{RULES, RuleId},
    schema::{Field, Kind, Object, Secrecy},
};

use crate::{File, checkout};

/// Returns the object of a kind, also of a list's items.
fn object(kind: Kind) -> Option<&'static Object> {
    match kind {
        Kind::List(item) => object(*item),
        _ => kind.as_object(),
    }
}

fn objects(outer: &'static Object) -> Vec<&'static Object> {
    let inner = outer.fields.iter().filter_map(|field| object(field.kind));
    [outer].into_iter().chain(inner.flat_map(objects)).collect()
}

/// Returns the rules that the documentation of a field names.
fn rules(field: &Field) -> Vec<RuleId> {
    let rule_of_type = match field.kind {
        Kind::Text(text) => Some(text.rule),
        Kind::EnumValue(words) => Some(words.rule),
        Kind::Number(number) => Some(number.rule),
        Kind::Free(free) => Some(free.rule),
        _ => None,
    };
    let is_card = matches!(field.kind, Kind::Text(text) if text.secrecy == Secrecy::Card);
    let between = RULES.iter().filter(|rule| rule.is_about(field)).map(|rule| rule.id);
    let rules: Vec<_> = rule_of_type.into_iter().chain(is_card.then_some(RuleId::CardLiteral)).chain(between).collect();
    let has_required = |object: &Object| object.fields.iter().any(|field| field.required);
    match field.kind.as_object() {
        _ if !rules.is_empty() => rules,
        Some(object) if has_required(object) => vec![RuleId::MissingField],
        _ => vec![RuleId::Type],
    }
}

/// Returns the length of a string or the range of a number, if it is stated in the same way everywhere.
fn limits(field: &Field, unit: &str) -> Option<String> {
    match field.kind {
        Kind::Text(text) if text.max < usize::MAX => Some(format!("{}–{} {unit}", text.min, text.max)),
        Kind::Number(number) => match (number.range.whole, number.range.most) {
            (true, Some(most)) => Some(format!("{}–{most}", u8::from(number.range.positive))),
            (false, most) => {
                let least = if number.range.positive { "greater than 0" } else { "0 or more" };
                let most = most.map(|most| format!(", at most {most}")).unwrap_or_default();
                Some(format!("1–18 digits, {least}{most}"))
            }
            (true, None) => None,
        },
        _ => None,
    }
}

/// Returns the first line of a field's documentation, such as "`email`, required, 1–255 characters: …".
///
/// What the tables do not know stays: the end of the line, a field that is required only together with others, and limits that
/// are stated in another way.
fn first_line(field: &Field, line: &str) -> String {
    let (_, rest) = line.split_once('`').and_then(|(_, rest)| rest.split_once('`')).expect("a line begins with a name");
    let stated = [", required", ", optional"].iter().find_map(|presence| rest.strip_prefix(presence));
    let presence = match (field.required, stated) {
        (true, _) => ", required",
        (false, Some(_)) => ", optional",
        (false, None) => "",
    };
    let name = format!("        /// `{}`{presence}", field.wire);
    let rest = stated.unwrap_or(rest);
    let Some(stated) = rest.strip_prefix(", ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) else {
        return name + rest;
    };
    let unit = if stated.split([':', ',']).next().is_some_and(|limit| limit.contains(" digits")) {
        "digits"
    } else {
        "characters"
    };
    let Some(limits) = limits(field, unit) else { return name + rest };
    let end = match field.kind {
        Kind::Number(_) => stated.find(':'),
        // Words may follow: "1–100 characters of letters".
        _ => stated.find(unit).map(|at| at + unit.len()),
    };
    format!("{name}, {limits}{}", &stated[end.unwrap_or(stated.len())..])
}

/// Returns the lines about the rules and the page of a field.
fn lines(field: &Field) -> Vec<String> {
    let mut lines = Vec::new();
    let rules = rules(field);
    let mut line = format!("        /// Rule{}", if rules.len() == 1 { "" } else { "s" });
    for (at, rule) in rules.iter().enumerate() {
        let name = format!(" `{rule}`{}", if at + 1 == rules.len() { "." } else { "," });
        if line.len() + name.len() > 120 {
            lines.push(mem::replace(&mut line, "        ///".into()));
        }
        line.push_str(&name);
    }
    lines.push(line);
    lines.push(format!("        /// Page: [{}].", field.page.name()));
    lines
}

/// Returns whether a line is the first of those that are generated.
fn is_generated(line: &str) -> bool {
    ["/// Rule `", "/// Rules `", "/// Page: ["].iter().any(|start| line.trim().starts_with(start))
}

/// Returns the text of a file with the lines that the tables want.
fn with_lines(text: &str, objects: &[&'static Object]) -> String {
    let mut object = None;
    let mut wanted: Vec<String> = Vec::new();
    for line in text.lines() {
        let code = line.trim();
        if let Some(name) = code.strip_prefix("pub struct ").and_then(|code| code.split([' ', '{']).next()) {
            object = objects.iter().find(|object| object.name == name);
        }
        let name =
            code.strip_prefix("required ").or(code.strip_prefix("optional ")).and_then(|code| code.split(':').next());
        let field = name.and_then(|name| object?.by_rust(name.trim_start_matches("r#")));
        if let Some(field) = field {
            // An attribute with the page may be between the documentation and the field.
            let is_doc = |line: &String| line.trim().starts_with("///");
            let end = wanted.iter().rposition(is_doc).expect("a field has documentation") + 1;
            let first = wanted[..end].iter().rposition(|line| !is_doc(line)).map_or(0, |at| at + 1);
            let is_inside = |line: &String| is_doc(line) || line.trim().starts_with("#[doc");
            let top = wanted[..end].iter().rposition(|line| !is_inside(line)).map_or(0, |at| at + 1);
            wanted[top] = first_line(field, &wanted[top]);
            let start = wanted[first..end].iter().position(|line| is_generated(line)).map_or(end, |at| first + at);
            wanted.splice(start..end, lines(field));
        }
        wanted.push(line.to_owned());
    }
    wanted.join("\n") + "\n"
}

/// Returns the tables of requests, with the lines that they want.
pub fn files() -> Vec<File> {
    let objects: Vec<_> = REQUESTS.iter().flat_map(|request| objects(request)).collect();
    let mut left: BTreeSet<_> = objects.iter().map(|object| object.name).collect();
    let mut files = Vec::new();
    for entry in fs::read_dir(checkout("payment-core/src/request")).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let Ok(text) = fs::read_to_string(&path) else { continue }; // a folder
        left.retain(|name| !text.contains(&format!("pub struct {name} ")));
        files.push(File { path, text: with_lines(&text, &objects) });
    }
    assert!(left.is_empty(), "no file has {left:?}");
    files
}
