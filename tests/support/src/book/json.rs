//! Invocations that consist of literals, as JSON.

use payment_core::{
    inspect::{
        mistake::MistakeKind,
        tree::{Entry, Node, Value},
        typed::{Cause, InvalidValue, TypedNode, TypedObject, TypedValue},
    },
    schema::{Kind, RuleId},
};
use payment_expand::{CheckedInvocation, Invocation};

/// Returns the JSON of a request, or `None` if the invocation has more than literals, or breaks the grammar.
pub fn json_of(invocation: &Invocation, checked: &CheckedInvocation<'_>) -> Option<String> {
    let is_grammar = |rule| matches!(rule, RuleId::Syntax | RuleId::DecidingValue);
    // Only in source code may a point separate thousands.
    let is_ambiguous = invocation.mistakes().iter().any(|it| matches!(it.kind, MistakeKind::AmbiguousNumber { .. }));
    let is_literal = !is_ambiguous
        && !checked.explanations().iter().any(|explanation| is_grammar(explanation.rule.id))
        && invocation.template().is_none()
        && is_literal(invocation.root(), invocation)
        && checked.root().is_none_or(has_only_literals);
    let mut body = String::new();
    let object = checked.root().map(|root| Kind::Object(root.object));
    is_literal.then(|| json(invocation.root(), object, &mut body))?;
    Some(body)
}

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
        Value::Expression(_) | Value::Constant(_) | Value::Unreadable => false,
        // Digits without quotes, such as `014`, may be an invalid JSON number.
        Value::Number(number) => serde_json::from_str::<serde_json::Number>(number).is_ok(),
        Value::List(nodes) => nodes.iter().all(|node| is_literal(node, invocation)),
        Value::Object(entries) => entries.iter().all(is_literal_entry),
        _ => true,
    }
}

/// Returns whether no value of an object is a variable. A lone name may also be an enum value.
fn has_only_literals(object: &TypedObject<'_>) -> bool {
    object.entries.iter().all(|entry| is_typed_literal(&entry.value))
}

fn is_typed_literal(node: &TypedNode<'_>) -> bool {
    match &node.value {
        TypedValue::RunTime(_) | TypedValue::UncheckedText(_) => false,
        TypedValue::Invalid(InvalidValue { cause, .. }) => !matches!(cause, Cause::Misplaced | Cause::Unreadable),
        TypedValue::Object(object) => has_only_literals(object),
        TypedValue::List(_, nodes) => nodes.iter().all(is_typed_literal),
        TypedValue::Free(_) | TypedValue::Other => is_literal_json(node.written),
        _ => true,
    }
}

fn is_literal_json(node: &Node<'_>) -> bool {
    match &node.value {
        Value::Unreadable | Value::Doubtful => false,
        Value::List(nodes) => nodes.iter().all(is_literal_json),
        Value::Object(entries) => entries.iter().all(|entry| is_literal_json(&entry.value)),
        value => !value.is_run_time(),
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
    let Some(object) = kind.and_then(Kind::as_object) else { return (&entry.key, None) };
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
