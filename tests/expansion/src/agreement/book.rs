//! Compares the invocations in the book of mistakes with `from_json` of the same requests.

use std::collections::BTreeSet;

use payment_core::{
    inspect::{
        tree::{Entry, Node, Value},
        typed::{Cause, Flaw, Json, Typed, TypedObject},
    },
    request::SESSION,
    rules::RULES,
    schema::{Kind, RuleId},
};
use payment_expand::{Invocation, Macro};

use crate::book::invocations::{self, invocations};

use super::{Findings, assert_alike, at_run_time};

/// Returns whether a value consists of literals only.
fn is_literal(node: &Node<'_>, invocation: &Invocation) -> bool {
    let is_literal_entry = |entry: &Entry<'_>| {
        !entry.is_optional
            && !entry.is_unchecked
            && entry.arms.is_empty()
            && !invocation.snippet(entry.place).is_bare
            && is_literal(&entry.value, invocation)
    };
    match &node.value {
        Value::Expression | Value::Constant(_) | Value::Block | Value::Broken => false,
        // Digits without quotes, such as `014`, may be an invalid JSON number.
        Value::Number(number) => serde_json::from_str::<serde_json::Number>(number).is_ok(),
        Value::List(nodes) => nodes.iter().all(|node| is_literal(node, invocation)),
        Value::Object(entries) => entries.iter().all(is_literal_entry),
        _ => true,
    }
}

/// Returns whether no value of an object is a variable. A lone name may also be an enum value.
fn has_only_literals(object: &TypedObject<'_>) -> bool {
    object.entries.iter().all(|entry| is_typed_literal(&entry.value.value))
}

fn is_typed_literal(value: &Typed<'_>) -> bool {
    match value {
        Typed::RunTime(_) | Typed::UncheckedText(_) => false,
        Typed::Invalid(Flaw { cause, .. }) => !matches!(cause, Cause::Misplaced | Cause::Unreadable),
        Typed::Object(object) | Typed::Checked(object) => has_only_literals(object),
        Typed::List(_, nodes) => nodes.iter().all(|node| is_typed_literal(&node.value)),
        Typed::Free(_, json) | Typed::Other(json) => is_literal_json(json),
        _ => true,
    }
}

fn is_literal_json(json: &Json<'_>) -> bool {
    match json {
        Json::RunTime | Json::Invalid(_) => false,
        Json::List(nodes) => nodes.iter().all(|node| is_literal_json(&node.value)),
        Json::Object(entries) => entries.iter().all(|entry| is_literal_json(&entry.value.value)),
        _ => true,
    }
}

/// Writes a tree as JSON.
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
                let (key, kind) = name_and_kind(kind, entry);
                out.push_str(&quoted(key));
                out.push(':');
                json(&entry.value, kind, out);
            }
            out.push('}');
        }
        _ => unreachable!("the tree consists of literals"),
    }
}

/// Returns the JSON name of an entry, and the kind of its value.
fn name_and_kind<'t>(kind: Option<Kind>, entry: &'t Entry<'_>) -> (&'t str, Option<Kind>) {
    let Some(Kind::Object(object) | Kind::Checked(object)) = kind else { return (&entry.key, None) };
    match (entry.is_identifier, object.by_rust(&entry.key), object.by_wire(&entry.key)) {
        (true, Some(field), _) => (field.wire, Some(field.kind)),
        // The macro rejects an identifier of the wrong style. `from_json` rejects the Rust name.
        (true, None, Some(field)) => (field.rust, None),
        (false, _, Some(field)) => (&entry.key, Some(field.kind)),
        _ => (&entry.key, None),
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// Removes the places, and the style of unknown keys.
fn without_style(findings: Findings) -> Findings {
    let plain = |rule, pointer: String| match rule {
        "unknown-field" => pointer.replace('_', "").to_lowercase(),
        _ => pointer,
    };
    findings.into_iter().map(|(rule, pointer, _)| (rule, plain(rule, pointer), None)).collect()
}

/// The rules that the compared invocations cannot break: those about tokens, those about the text of JSON, and those about
/// card data, which is a literal only where it is rejected.
const NOT_COMPARED: [RuleId; 5] =
    [RuleId::Syntax, RuleId::DecidingValue, RuleId::Json, RuleId::CardLiteral, RuleId::EncryptedCard];

#[test]
fn invocations_in_the_book() {
    let (mut is_one_good, mut broken) = (false, BTreeSet::new());
    for (at, invocations::Invocation { tokens, .. }) in invocations(Macro::Session) {
        let invocation = Invocation::parse(Macro::Session, &tokens);
        let checked = invocation.check();
        let findings = checked.findings();
        let is_grammar =
            findings.iter().any(|finding| matches!(finding.rule.id, RuleId::Syntax | RuleId::DecidingValue));
        if is_grammar
            || invocation.template().is_some()
            || !is_literal(invocation.root(), &invocation)
            || !checked.root().is_none_or(has_only_literals)
        {
            continue;
        }
        let mut body = String::new();
        json(invocation.root(), Some(Kind::Object(SESSION)), &mut body);
        let by_macro =
            findings.iter().map(|finding| (finding.rule.id.as_str(), finding.pointer.to_string(), None)).collect();
        let at_run_time = at_run_time(&body);
        is_one_good |= at_run_time.is_empty();
        broken.extend(at_run_time.iter().map(|(rule, ..)| *rule));
        assert_alike(without_style(by_macro), without_style(at_run_time), &format_args!("{at}\n{body}"));
    }
    assert!(is_one_good, "no valid invocation is compared");
    for rule in RULES.iter().map(|rule| rule.id).filter(|rule| !NOT_COMPARED.contains(rule)) {
        assert!(broken.contains(rule.as_str()), "no invocation with only literals breaks `{rule}`");
    }
}
