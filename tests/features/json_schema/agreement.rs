//! The JSON Schema and the checks at run time reach the same verdict on generated bodies.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::LazyLock,
    thread,
};

use payment_expand::{Invocation, Macro};
use payment_session::{
    Refund, Violation,
    rules::{RULES, Rule, Waivers},
    schema::{self},
};
use serde_json::{Value, json};
use test_features::json_schema::{Body, NOT_EXPRESSIBLE, Verdict};
use test_support::{Random, bodies, book};

use crate::validator::Validator;

/// The number of bodies for each of two threads. A release build, as in `.ci/extra`, compares more bodies than a debug build.
const COUNT: usize = if cfg!(debug_assertions) { 1_500 } else { 50_000 };

/// The rules that a schema cannot express.
const INEXPRESSIBLE: [&str; 5] = ["json", "duplicate-field", "syntax", "deciding-value", "card-literal"];

/// Returns the ids of the rules about sessions that a schema can express.
fn expressible_rules() -> impl Iterator<Item = &'static str> {
    let is_of_session = |rule: &&Rule| rule.id.waiver().is_none_or(|waiver| waiver.is_useful_in(schema::SESSION));
    let ids = RULES.iter().filter(is_of_session).map(|rule| rule.id.as_str());
    ids.filter(|id| !INEXPRESSIBLE.contains(id))
}

fn validator() -> Validator {
    Validator::new(&schema::json_schema())
}

/// One or two bodies for the id of each rule that a schema can express. They break only this rule.
pub static BREAKING_ONE_RULE: LazyLock<BTreeMap<&str, Vec<Value>>> = LazyLock::new(|| {
    let mut missing: BTreeSet<_> = expressible_rules().collect();
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    // With this seed, there is a body for each rule among the first.
    for text in bodies::with_one_change(7, 100_000) {
        let Some(body) = Body::read(&text) else { continue };
        let mut rules = body.rules.iter();
        if let (Verdict::Invalid, Some(rule), None) = (body.verdict, rules.next(), rules.next()) {
            let bodies = found.entry(*rule).or_default();
            if bodies.len() < 2 {
                bodies.push(body.value);
            }
            missing.remove(rule);
        }
        if missing.is_empty() {
            return found;
        }
    }
    panic!("no body breaks only one of these rules, so they are not tested: {missing:?}")
});

/// Compares both verdicts on generated bodies.
fn compare(validator: &Validator, seed: u64) {
    for text in bodies::generate(seed, COUNT) {
        let Some(body) = Body::read(&text) else { continue };
        let agrees = match body.verdict {
            Verdict::Valid => validator.is_valid(&body.value),
            Verdict::Invalid => !validator.is_valid(&body.value),
            Verdict::Unsaid => true,
        };
        assert!(
            agrees,
            "{:?} by the rules {:?}, {:?} by the schema: {text}",
            body.verdict,
            body.rules,
            validator.errors(&body.value)
        );
    }
}

#[test]
fn one_verdict_on_the_book_of_mistakes() {
    let validator = validator();
    let mut verdicts = BTreeSet::new();
    for (at, invoked) in book::invocations(Path::new("../..")) {
        let invocation = Invocation::parse(invoked.invoked, &invoked.tokens);
        let json = (invoked.invoked == Macro::Session).then(|| book::json_of(&invocation, &invocation.check()));
        let Some(body) = json.flatten().and_then(|json| Body::read(&json)) else { continue };
        let is_valid = validator.is_valid(&body.value);
        verdicts.insert(is_valid);
        let expected = match body.verdict {
            Verdict::Valid => true,
            Verdict::Invalid => false,
            Verdict::Unsaid => continue,
        };
        assert_eq!(is_valid, expected, "{at}: {:?}, {:?}", body.rules, validator.errors(&body.value));
    }
    assert_eq!(verdicts, BTreeSet::from([false, true]));
}

#[test]
fn one_verdict_on_generated_bodies() {
    let validator = &validator();
    thread::scope(|scope| {
        // With these seeds, there is a body for each rule among the first.
        for seed in [2, 4] {
            scope.spawn(move || compare(validator, seed));
        }
    });
}

#[test]
fn a_body_that_breaks_only_one_rule_is_invalid() {
    let validator = validator();
    for (rule, bodies) in &*BREAKING_ONE_RULE {
        for body in bodies {
            assert!(!validator.is_valid(body), "{rule}: {body}");
        }
    }
}

/// The documented refund, with other values of its fields and without some of them.
fn refunds() -> Vec<Value> {
    let documented = include_str!("../../data/refunds/create-refund.json");
    let documented: Value = serde_json::from_str(documented).unwrap();
    let amount = |value: Value| json!({ "value": value, "currency": "IDR" });
    let values: [(&str, Vec<Value>); 8] = [
        ("paymentSessionId", vec![json!("s"), json!(null), json!("")]),
        ("chargeId", vec![json!("c"), json!(null), json!(1)]),
        ("isFullAmount", vec![json!(true), json!(false), json!(null), json!("true")]),
        (
            "amount",
            [json!("1"), json!("0.01"), json!("0"), json!("1.005"), json!("01"), json!(""), json!("1e3"), json!(1)]
                .map(amount)
                .into_iter()
                .chain([json!(null), json!("1"), json!({ "value": "1" }), amount(json!("9".repeat(18)))])
                .collect(),
        ),
        ("reason", vec![json!("OTHERS"), json!("other"), json!(null)]),
        ("method", vec![json!("AUTO"), json!("TRANSFER_ONLY"), json!(null), json!("CASH")]),
        ("description", vec![json!("é".repeat(50)), json!("é".repeat(51)), json!(null)]),
        (
            "transferDestination",
            vec![documented["transferDestination"].clone(), json!(null), json!({ "channelCode": "BCA" }), json!([])],
        ),
    ];
    let mut random = Random::new(5);
    let mut refund = || {
        let mut refund = documented.clone();
        for (name, values) in &values {
            match random.below(values.len() + 4) {
                at if at < values.len() => refund[*name] = values[at].clone(),
                at if at == values.len() => drop(refund.as_object_mut().unwrap().remove(*name)),
                _ => {}
            }
        }
        refund
    };
    (0..6_000).map(|_| refund()).collect()
}

#[test]
fn one_verdict_on_refunds() {
    let validator = Validator::new(&schema::json_schema_of(schema::REFUND, Waivers::NONE));
    let mut rules = BTreeSet::new();
    let mut valid = 0;
    for body in refunds() {
        let violations = Refund::from_serialize(&body).err();
        let found = violations.iter().flatten().map(Violation::id);
        rules.extend(found.map(str::to_owned));
        valid += usize::from(violations.is_none());
        assert_eq!(validator.is_valid(&body), violations.is_none(), "{violations:?}: {body}");
    }
    assert!(valid > 20, "{valid}");
    let expected = [
        "amount.value",
        "enum",
        "missing-field",
        "refund-amount",
        "refund-target",
        "text",
        "transfer-destination",
        "type",
    ];
    assert!(expected.iter().all(|rule| rules.contains(*rule)), "{rules:?}");
}

#[test]
fn the_rules_that_both_verdicts_may_break_are_listed() {
    let listed: Vec<_> = schema::NOT_EXPRESSIBLE.iter().map(|(rule, _)| rule.as_str()).collect();
    let here: Vec<_> = ["json", "duplicate-field"].into_iter().chain(NOT_EXPRESSIBLE.map(|(rule, _)| rule)).collect();
    assert_eq!(here, listed);
}
