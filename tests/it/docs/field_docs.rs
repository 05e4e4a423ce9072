//! The documentation of a field, which an editor shows, agrees with the tables: rules, lengths, presence and digits.

use std::collections::{BTreeMap, BTreeSet};

use payment_session::{
    SessionDraft, SplitRouting, VaChannel,
    request::{RefundPreference, VirtualAccountOptions},
    rules::{Blame, RULES, RuleId, Scope},
    schema::{Field, Kind, Object, Value},
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

/// Adds the fields that the rules about an object can blame but do not name, and counts all that they can blame.
fn unnamed<S: Scope>(missing: &mut BTreeSet<(&'static [&'static str], RuleId)>) -> usize {
    let (Kind::Object(object) | Kind::Checked(object)) = S::KIND else { unreachable!("only objects have facts") };
    let mut count = 0;
    for rule in RULES {
        for blame in rule.checks::<S>().iter().flat_map(|check| check.cases).flat_map(|case| case.blame) {
            let (Blame::Key(facts) | Blame::Value(facts) | Blame::Last(facts)) = *blame else { continue };
            for fact in facts.facts() {
                count += 1;
                if !names(follow(object, fact.path), rule.id) {
                    missing.insert((fact.path, rule.id));
                }
            }
        }
    }
    count
}

#[test]
fn the_rules_between_fields() {
    let mut missing = BTreeSet::new();
    let count = unnamed::<SessionDraft>(&mut missing)
        + unnamed::<RefundPreference>(&mut missing)
        + unnamed::<SplitRouting>(&mut missing);
    assert!(count > 40, "{count}");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_rule_of_the_fields_type() {
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

/// In a line of its own or at the end of one: there an editor shows it whole.
#[test]
fn the_documentation_page() {
    for object in objects() {
        for field in object.fields {
            let page =
                field.docs.lines().find_map(|line| line.split_once("Page: ").or_else(|| line.split_once("Pages: ")));
            assert!(page.is_some_and(|(_, name)| name.ends_with('.')), "{}.{}", object.name, field.rust);
        }
    }
}

#[test]
fn the_lengths_of_texts() {
    let mut stated = 0;
    for object in objects() {
        for field in object.fields {
            let Kind::Text(text) = field.kind else { continue };
            let length = format!("{}–{} ", text.min, text.max);
            let docs = field.docs.split_whitespace().collect::<Vec<_>>().join(" ");
            let name = format!("{}.{}", object.name, field.rust);
            let has_length = ["characters", "digits"].iter().any(|unit| docs.contains(&format!("{length}{unit}")));
            // Forms fix the length of some, banks that of account numbers.
            let is_fixed_elsewhere = text.max == usize::MAX || field.wire == "virtualAccountNumber";
            assert!(is_fixed_elsewhere || has_length, "{name} has {length}: {docs}");
            stated += usize::from(has_length);
        }
    }
    assert!(stated > 50, "{stated}");
}

#[test]
fn whether_a_field_is_required() {
    for object in objects() {
        for field in object.fields {
            let says_so = field.docs.trim_start().starts_with(&format!("`{}`, required", field.wire));
            assert_eq!(says_so, field.required, "{}.{}: {}", object.name, field.rust, field.docs);
        }
    }
}

#[test]
fn the_digits_of_each_bank() {
    let Kind::Object(options) = VirtualAccountOptions::KIND else { unreachable!("options are an object") };
    let field = options.by_wire("virtualAccountNumber").unwrap();
    let docs = field.docs.split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, list) = docs.split_once("bank requires (").unwrap();
    let (list, _) = list.split_once("; others 1–100)").unwrap();
    let mut stated = BTreeMap::new();
    for group in list.split("; ") {
        let (banks, digits) = group.rsplit_once(' ').unwrap();
        stated.extend(banks.split(", ").map(|bank| (bank, digits.parse::<usize>().unwrap())));
    }
    for bank in VaChannel::WORDS {
        assert_eq!(stated.remove(bank.as_str()), bank.number_digits(), "{bank}");
    }
    assert!(stated.is_empty(), "{stated:?}");
}

/// The documentation of enum values comes with a feature.
#[cfg(feature = "schema")]
#[test]
fn the_digits_in_the_documentation_of_each_bank() {
    let schema = payment_session::schema::json_schema();
    let docs = schema["$defs"]["VaChannel"]["description"].as_str().unwrap();
    for bank in VaChannel::WORDS {
        let line = docs.lines().find(|line| line.starts_with(&format!("`{bank}`: "))).unwrap();
        let stated = line.split_once("Static numbers have ").map(|(_, digits)| digits.split_once(' ').unwrap().0);
        assert_eq!(stated.map(|digits| digits.parse().unwrap()), bank.number_digits(), "{line}");
    }
}
