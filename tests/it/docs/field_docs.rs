//! What an editor shows of a field names every rule that can blame it.

use std::collections::BTreeSet;

use payment_session::{
    RefundPreference, SessionDraft, SplitRouting,
    rules::{Blame, RULES, RuleId, Scope},
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
