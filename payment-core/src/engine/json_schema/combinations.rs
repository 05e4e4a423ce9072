//! Rules between fields, as `if` and `then`.
//!
//! A fact becomes a schema by its path and its test. `Test::state` cannot do this: it asks about one value, and a schema
//! describes all values for which a fact holds. A case holds when a rule is broken, so it is inverted: if all of its
//! facts but one hold, that one must not hold.

use alloc::{format, vec::Vec};

use serde_json::{Value, json};

use super::{add_pattern, leaves_out};
use crate::engine::{
    rules::{Blame, Case, FactSet, Rule, Subject, Test, VaNumberFields, Waivers, va_number_fields},
    schema::{Kind, Object},
};

/// Returns the rules about such an object, without those that are left out.
pub fn rules_about(object: &'static Object, waivers: Waivers) -> Vec<Value> {
    let Some(subject) = object.about else { return Vec::new() };
    let rules = subject.rules.iter().filter(|rule| !leaves_out(waivers, rule.id));
    let groups = rules.flat_map(|rule| rule.groups(subject).iter().map(move |group| (rule, group)));
    let cases = groups.flat_map(|(rule, group)| group.cases.iter().map(move |case| (rule, case)));
    cases.map(|(rule, case)| conditional(subject, rule, case)).collect()
}

fn conditional(subject: &'static Subject, rule: &Rule, case: &Case) -> Value {
    let object = subject.object();
    let target = facts_to_negate(subject, case);
    let premises = [(case.requires - target, true), (case.excludes - target, false)];
    let mut premises: Vec<_> = premises
        .into_iter()
        .flat_map(|(facts, holds)| {
            subject.facts_in(facts).map(move |fact| condition(object, fact.path, &[fact.test], holds))
        })
        .collect();
    let tests: Vec<_> = subject.facts_in(target).map(|fact| fact.test).collect();
    let path = subject.facts_in(target).next().map_or(&[][..], |fact| fact.path);
    let mut schema = json!({ "$comment": format!("rule `{}`: {}", rule.id, rule.demand) });
    let conclusion = condition(object, path, &tests, case.excludes.intersects(target));
    match premises.len() {
        0 => schema["allOf"] = json!([conclusion]),
        1 => (schema["if"], schema["then"]) = (premises.remove(0), conclusion),
        _ => (schema["if"], schema["then"]) = (json!({ "allOf": premises }), conclusion),
    }
    schema
}

/// Returns the facts to negate, so that a validator's error is about them: those that are blamed for being present, else
/// those that are absent. The enum values of one place go together.
fn facts_to_negate(subject: &'static Subject, case: &Case) -> FactSet {
    let blamed = case.blame.iter().find_map(|blame| match blame {
        Blame::Key(facts) => Some(*facts),
        _ => None,
    });
    blamed.unwrap_or_else(|| match subject.singles_in(case.excludes).last() {
        Some((_, last)) => subject.facts_for_which(|fact| fact.path == last.path) & case.excludes,
        None => subject.singles_in(case.requires).last().map(|(single, _)| single).unwrap_or_default(),
    })
}

/// Returns the schema that one of `tests` holds at the end of `path`, or none.
fn condition(object: &'static Object, path: &[&str], tests: &[Test], holds: bool) -> Value {
    let [name, rest @ ..] = path else { unreachable!("a fact is about a field") };
    let field = object.by_rust(name).expect("a path of the table");
    let end = match (rest, field.kind) {
        ([], kind) => value(kind, tests, holds),
        (_, Kind::Object(inner)) => condition(inner, rest, tests, holds),
        _ => unreachable!("a path leads through objects"),
    };
    if holds {
        json!({ "type": "object", "properties": { field.wire: end }, "required": [field.wire] })
    } else {
        // `properties` says nothing about fields that are absent.
        json!({ "properties": { field.wire: end } })
    }
}

fn value(kind: Kind, tests: &[Test], holds: bool) -> Value {
    let values: Vec<_> =
        tests.iter().filter_map(|test| if let Test::Is(value) = test { Some(value) } else { None }).collect();
    let schema = match (tests, kind) {
        ([Test::Present | Test::EnumValue], _) => return if holds { present() } else { json!({ "type": "null" }) },
        ([Test::False], _) => json!({ "const": false }),
        ([Test::True], _) => json!({ "const": true }),
        ([Test::Not(value)], _) => {
            let default = json!({ "enum": [value, null] });
            return if holds { json!({ "not": default }) } else { default };
        }
        ([Test::Is(value)], _) => json!({ "const": value }),
        ([Test::Has(names)], Kind::Object(object)) => {
            let wires = || names.iter().filter_map(|name| object.by_rust(name)).map(|field| field.wire);
            let properties: serde_json::Map<_, _> = wires().map(|wire| (wire.into(), present())).collect();
            json!({ "type": "object", "properties": properties, "required": wires().collect::<Vec<_>>() })
        }
        ([Test::WrongDigits { .. }], Kind::Object(object)) => {
            let fits = number_fits_channel(va_number_fields(object).expect("the object of the fields"));
            return if holds { json!({ "not": fits }) } else { fits };
        }
        _ if values.len() == tests.len() => json!({ "enum": values }),
        _ => unreachable!("no rule asks that"),
    };
    if holds { schema } else { json!({ "not": schema }) }
}

fn present() -> Value {
    json!({ "not": { "type": "null" } })
}

/// Returns the schema that a string has the digits that the value next to it requires.
fn number_fits_channel(fields: VaNumberFields) -> Value {
    let Kind::EnumValue(list) = fields.channel.kind else { unreachable!("an enum value decides") };
    let known = || list.names().into_iter();
    let text = |value| {
        let pattern = match fields.digits.range(value) {
            (min, max) if min == max => format!("^[0-9]{{{max}}}$"),
            (min, max) => format!("^[0-9]{{{min},{max}}}$"),
        };
        let mut text = json!({});
        add_pattern(&mut text, &pattern);
        json!({ "properties": { fields.text.wire: text } })
    };
    let channel = |schema| json!({ "properties": { fields.channel.wire: schema }, "required": [fields.channel.wire] });
    let mut fits: Vec<_> =
        known().map(|name| json!({ "if": channel(json!({ "const": name })), "then": text(name) })).collect();
    let others = channel(json!({ "type": "string", "not": { "enum": known().collect::<Vec<_>>() } }));
    fits.push(json!({ "if": others, "then": text("") }));
    json!({ "allOf": fits })
}
