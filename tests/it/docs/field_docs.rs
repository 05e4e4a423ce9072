//! What an editor shows of a field names every rule that can blame it.

use std::{collections::BTreeSet, ptr};

use payment_session::{
    rules::{Blame, RULES, RuleId},
    schema::{Field, Kind, Object},
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

#[test]
fn the_rules_between_fields() {
    let (all, mut missing, mut asked) = (objects(), BTreeSet::new(), 0);
    for rule in RULES {
        let Some(combination) = &rule.combination else { continue };
        let scope = combination.scope;
        let object = all.iter().find(|object| object.scope.is_some_and(|other| ptr::eq(other, scope))).unwrap();
        for blame in combination.checks.iter().flat_map(|check| check.cases).flat_map(|case| case.blame) {
            let (Blame::Key(facts) | Blame::Value(facts) | Blame::Last(facts)) = *blame else { continue };
            for (_, fact) in scope.facts.iter().enumerate().filter(|(bit, _)| facts & (1 << bit) != 0) {
                let field = follow(object, fact.path);
                asked += 1;
                if !names(field, rule.id) {
                    missing.insert((fact.path, rule.id));
                }
            }
        }
    }
    assert!(asked > 40, "{asked}");
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
