//! Rules between members, as `if` and `then`. A fact becomes a schema by its path and its test, and a case, which
//! holds when a rule is broken, is turned round: if all of it but one fact is so, that one must not be.

use alloc::{format, vec::Vec};

use serde_json::{Value, json};

use crate::{
    rules::{Blame, Case, RULES, Rule, facts::number_length},
    schema::{
        Kind, Object,
        facts::{Fact, Test},
    },
};

/// The rules about such an object.
pub fn all(object: &'static Object) -> Vec<Value> {
    let Some(scope) = object.scope else { return Vec::new() };
    let about_it = |rule: &&Rule| rule.combination.as_ref().is_some_and(|rules| core::ptr::eq(rules.scope, scope));
    let cases = RULES.iter().filter(about_it).flat_map(|rule| {
        let checks = rule.combination.iter().flat_map(|combination| combination.checks);
        checks.flat_map(|check| check.cases).map(move |case| (rule, case))
    });
    cases.map(|(rule, case)| conditional(object, scope.facts, rule, case)).collect()
}

fn conditional(object: &'static Object, facts: &[Fact], rule: &Rule, case: &Case) -> Value {
    let target = target(facts, case);
    let premises = [(case.on & !target, true), (case.off & !target, false)];
    let mut premises: Vec<_> = premises
        .into_iter()
        .flat_map(|(bits, holds)| these(facts, bits).map(move |fact| condition(object, fact.path, &[fact.test], holds)))
        .collect();
    let tests: Vec<_> = these(facts, target).map(|fact| fact.test).collect();
    let path = these(facts, target).next().map_or(&[][..], |fact| fact.path);
    let mut schema = json!({ "$comment": format!("rule `{}`: {}", rule.id, rule.help()) });
    let conclusion = condition(object, path, &tests, case.off & target != 0);
    match premises.len() {
        0 => schema["allOf"] = json!([conclusion]),
        1 => (schema["if"], schema["then"]) = (premises.remove(0), conclusion),
        _ => (schema["if"], schema["then"]) = (json!({ "allOf": premises }), conclusion),
    }
    schema
}

/// The fact to turn round, so that a validator's error speaks of it: what is blamed for being there, else what is not
/// there. The words of one place go together.
fn target(facts: &[Fact], case: &Case) -> u64 {
    let last = |bits: u64| 1 << bits.ilog2();
    for blame in case.blame {
        if let Blame::Key(bit) = blame {
            return *bit;
        }
    }
    if case.off == 0 {
        return last(case.on);
    }
    let path = these(facts, last(case.off)).next().map(|fact| fact.path);
    let is_beside = |at: &usize| case.off >> at & 1 == 1 && Some(facts[*at].path) == path;
    (0..facts.len()).filter(is_beside).fold(0, |bits, at| bits | 1 << at)
}

/// The facts of these bits.
fn these(facts: &[Fact], bits: u64) -> impl Iterator<Item = &Fact> {
    facts.iter().enumerate().filter(move |(at, _)| bits >> at & 1 == 1).map(|(_, fact)| fact)
}

/// That one of `tests` holds at the end of `path`, or none.
fn condition(object: &'static Object, path: &[&str], tests: &[Test], holds: bool) -> Value {
    let [name, rest @ ..] = path else { unreachable!("a fact is about a member") };
    let field = object.by_rust(name).expect("a path of the table");
    let end = match (rest, field.kind) {
        ([], kind) => self::end(kind, tests, holds),
        (_, Kind::Object(inner) | Kind::Checked(inner)) => condition(inner, rest, tests, holds),
        _ => unreachable!("a path leads through objects"),
    };
    if holds {
        json!({ "type": "object", "properties": { field.wire: end }, "required": [field.wire] })
    } else {
        // `properties` says nothing about fields that are absent.
        json!({ "properties": { field.wire: end } })
    }
}

fn end(kind: Kind, tests: &[Test], holds: bool) -> Value {
    let words: Vec<_> =
        tests.iter().filter_map(|test| if let Test::Is(word) = test { Some(word) } else { None }).collect();
    let schema = match (tests, kind) {
        ([Test::Present | Test::Chosen], _) => return if holds { there() } else { json!({ "type": "null" }) },
        ([Test::False], _) => json!({ "const": false }),
        ([Test::Is(word)], _) => json!({ "const": word }),
        ([Test::Has(members)], Kind::Object(object)) => {
            let wires = || members.iter().filter_map(|member| object.by_rust(member)).map(|field| field.wire);
            let properties: serde_json::Map<_, _> = wires().map(|wire| (wire.into(), there())).collect();
            json!({ "type": "object", "properties": properties, "required": wires().collect::<Vec<_>>() })
        }
        ([Test::Misfit], Kind::Object(object)) => {
            return if holds { json!({ "not": fit(object) }) } else { fit(object) };
        }
        _ if words.len() == tests.len() => json!({ "enum": words }),
        _ => unreachable!("no rule asks that"),
    };
    if holds { schema } else { json!({ "not": schema }) }
}

fn there() -> Value {
    json!({ "not": { "type": "null" } })
}

/// That an account number fits its channel.
fn fit(options: &Object) -> Value {
    let Some(Kind::Word(channels)) = options.by_wire("channel").map(|field| field.kind) else {
        unreachable!("options of virtual accounts have a channel")
    };
    let known = || channels.names().into_iter();
    let number = |channel| {
        let pattern = match number_length(channel) {
            (min, max) if min == max => format!("^[0-9]{{{max}}}$"),
            (min, max) => format!("^[0-9]{{{min},{max}}}$"),
        };
        json!({ "properties": { "virtualAccountNumber": { "pattern": pattern } } })
    };
    let channel = |schema| json!({ "properties": { "channel": schema }, "required": ["channel"] });
    let mut fits: Vec<_> =
        known().map(|name| json!({ "if": channel(json!({ "const": name })), "then": number(name) })).collect();
    let others = channel(json!({ "type": "string", "not": { "enum": known().collect::<Vec<_>>() } }));
    fits.push(json!({ "if": others, "then": number("") }));
    json!({ "allOf": fits })
}
