//! The documentation of each field agrees with the tables: rules, lengths, ranges and presence. Editors show it.

use std::collections::BTreeSet;

use payment_session::{
    rules::{Blame, RULES, RuleId, Subject},
    schema::{Field, Kind, Number, Object, Text},
};

use crate::support::schema::{inside, objects};

fn follow(object: &'static Object, path: &[&str]) -> &'static Field {
    let (name, rest) = path.split_first().unwrap();
    let field = object.by_rust(name).unwrap();
    if rest.is_empty() { field } else { follow(inside(field.kind).unwrap(), rest) }
}

fn names(field: &Field, rule: RuleId) -> bool {
    field.docs.contains(&format!("`{rule}`"))
}

/// Checks that each field that a rule can blame names the rule. Returns these rules.
fn rules_in_docs(subject: Subject) -> BTreeSet<RuleId> {
    let mut rules = BTreeSet::new();
    for rule in RULES {
        for blame in rule.checks(subject).iter().flat_map(|check| check.cases).flat_map(|case| case.blame) {
            let (Blame::Key(facts) | Blame::Value(facts) | Blame::Last(facts)) = *blame else { continue };
            for fact in subject.facts_in(facts) {
                let field = follow(subject.object(), fact.path);
                assert!(names(field, rule.id), "{:?} does not name {}", fact.path, rule.id);
                rules.insert(rule.id);
            }
        }
    }
    rules
}

#[test]
fn docs_name_the_rules_between_fields() {
    let named: BTreeSet<_> = Subject::ALL.iter().flat_map(|subject| rules_in_docs(*subject)).collect();
    let combinations = RULES.iter().filter(|rule| rule.combination.is_some()).map(|rule| rule.id).collect();
    assert_eq!(named, combinations, "each rule between fields blames a field");
}

#[test]
fn docs_name_the_rule_of_the_type() {
    for object in objects() {
        for field in object.fields {
            let rule = match field.kind {
                Kind::Text(text) => text.rule,
                Kind::Word(words) => words.rule,
                Kind::Number(number) => number.rule,
                Kind::Free(free) => free.rule,
                _ => continue,
            };
            assert!(names(field, rule), "{}.{}: {rule}", object.name, field.rust);
        }
    }
}

/// The link is a line of its own, so that an editor shows it on one line.
#[test]
fn docs_link_to_the_documentation_page() {
    for object in objects() {
        for field in object.fields {
            let (name, url) = (field.page.name(), field.page.url());
            for line in [format!(" Page: [{name}]."), format!("[{name}]: {url}")] {
                assert!(
                    field.docs.lines().any(|found| found == line),
                    "{}.{}: {}",
                    object.name,
                    field.rust,
                    field.docs
                );
            }
        }
    }
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
        (false, most) => format!("{}–{}", u8::from(!passes("0")), most.expect("the range has a maximum")),
        (true, most) => {
            let least = if passes("0") { "0 or more" } else { "greater than 0" };
            let most = most.map(|most| format!(", at most {most}")).unwrap_or_default();
            format!("1–18 digits, {least}{most}")
        }
    }
}

#[test]
fn docs_state_lengths_and_ranges() {
    for object in objects() {
        for field in object.fields {
            let stated = match field.kind {
                // Each bank has its own length. `banks.rs` writes these lengths.
                Kind::Text(_) if object.name == "VirtualAccountOptions" && field.wire == "virtualAccountNumber" => {
                    vec!["`BCA` 6, `BNI` 4, ".into()]
                }
                Kind::Text(text) => length(text),
                Kind::Number(number) => vec![range(number)],
                _ => continue,
            };
            let docs = docs(field);
            let is_stated = stated.iter().any(|phrase| docs.contains(phrase));
            assert!(is_stated, "{}.{} must state one of {stated:?}: {docs}", object.name, field.rust);
        }
    }
}

#[test]
fn docs_state_whether_a_field_is_required() {
    for object in objects() {
        for field in object.fields {
            let says_so = field.docs.trim_start().starts_with(&format!("`{}`, required", field.wire));
            assert_eq!(says_so, field.required, "{}.{}: {}", object.name, field.rust, field.docs);
        }
    }
}
