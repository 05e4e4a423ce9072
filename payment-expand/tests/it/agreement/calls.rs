//! The calls in the tests of what compiles and what does not, as JSON: the same is said of both.

use std::{fs, path::Path};

use payment_core::{
    node::{Entry, Node, Value},
    request::SESSION,
    schema::{Kind, RuleId},
};
use payment_expand::{Invocation, Source, read};
use proc_macro2::TokenStream;

use crate::invocations::{find, in_workspace};

use super::{Told, assert_alike, at_run_time};

fn files(folder: &Path, found: &mut Vec<TokenStream>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            // some do not even lex
            if let Ok(tokens) = fs::read_to_string(&path).unwrap().parse() {
                find(tokens, found);
            }
        }
    }
}

/// Whether there is nothing in it that only the running program knows, or that is no value.
fn is_literal(node: &Node<'_>, source: &Source) -> bool {
    let is_written_out = |entry: &Entry<'_>| {
        !entry.is_optional
            && entry.arms.is_empty()
            && !source.at(entry.place).is_bare
            && is_literal(&entry.value, source)
    };
    match &node.value {
        Value::Expression | Value::Misplaced | Value::Block | Value::Broken => false,
        // `014` in a text's place
        Value::Number(number) => serde_json::from_str::<serde_json::Number>(number).is_ok(),
        Value::List(nodes) => nodes.iter().all(|node| is_literal(node, source)),
        Value::Object(entries) => entries.iter().all(is_written_out),
        _ => true,
    }
}

/// A tree that nobody has inspected, as JSON.
fn json(node: &Node<'_>, kind: Option<Kind>, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(&value.to_string()),
        Value::Number(number) => out.push_str(number),
        Value::Text(text) | Value::Name(text) => out.push_str(&quoted(text)),
        Value::List(nodes) => {
            let kind = if let Some(Kind::List(item)) = kind { Some(*item) } else { None };
            out.push('[');
            for (at, node) in nodes.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                json(node, kind, out);
            }
            out.push(']');
        }
        Value::Object(entries) => {
            out.push('{');
            for (at, entry) in entries.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                let (key, kind) = member(kind, entry);
                out.push_str(&quoted(key));
                out.push(':');
                json(&entry.value, kind, out);
            }
            out.push('}');
        }
        _ => unreachable!("literals alone"),
    }
}

/// The key on the wire, and what may stand there.
fn member<'t>(kind: Option<Kind>, entry: &'t Entry<'_>) -> (&'t str, Option<Kind>) {
    let Some(Kind::Object(object) | Kind::Checked(object)) = kind else { return (&entry.key, None) };
    match (entry.is_identifier, object.by_rust(&entry.key), object.by_wire(&entry.key)) {
        (true, Some(field), _) => (field.wire, Some(field.kind)),
        // an identifier of the wrong style; in JSON it is the Rust name that is unknown
        (true, None, Some(field)) => (field.rust, None),
        (false, _, Some(field)) => (&entry.key, Some(field.kind)),
        _ => (&entry.key, None),
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// Without places, and without the style of keys that are unknown.
fn plain(told: Told) -> Told {
    let plain = |rule, pointer: String| match rule {
        "unknown-field" => pointer.replace('_', "").to_lowercase(),
        _ => pointer,
    };
    told.into_iter().map(|(rule, pointer, _)| (rule, plain(rule, pointer), None)).collect()
}

#[test]
fn calls_in_the_tests_of_messages() {
    let mut found = Vec::new();
    files(&in_workspace("tests/ui"), &mut found);
    let (mut good, mut bad) = (0, 0);
    for call in &found {
        let tokens: Vec<_> = call.clone().into_iter().collect();
        let (node, source) = read(&tokens);
        let invocation = Invocation::parse(&tokens);
        let (after, findings) = (invocation.root(), invocation.findings());
        let is_grammar =
            findings.iter().any(|finding| matches!(finding.rule.id, RuleId::Syntax | RuleId::DecidingValue));
        if is_grammar || source.template.is_some() || !is_literal(&node, &source) || !is_literal(after, &source) {
            continue;
        }
        let mut body = String::new();
        json(&node, Some(Kind::Object(SESSION)), &mut body);
        let told = findings.iter().map(|finding| (finding.rule.id.as_str(), finding.pointer.clone(), None)).collect();
        let at_run_time = at_run_time(&body);
        *if at_run_time.is_empty() { &mut good } else { &mut bad } += 1;
        assert_alike(plain(told), plain(at_run_time), &format_args!("{call}\n{body}"));
    }
    println!("{good} good and {bad} bad of {} calls", found.len());
    assert!(good > 100 && bad > 200, "{good} good and {bad} bad of {} calls", found.len());
}
