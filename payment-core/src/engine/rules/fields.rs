//! The fields and objects that rules are about, for the documentation that is generated from the tables, and for the macros.

use alloc::vec::Vec;

use super::{Blame, Combination, Rule, Test, Waiver};
use crate::engine::schema::{Field, Kind, Object};

impl Rule {
    /// Returns whether the rule is about a field: it is blamed, absent or has another value where the rule is broken, or it
    /// is the object that has the fields.
    #[doc(hidden)]
    pub fn is_about(&self, field: &Field) -> bool {
        self.combinations.iter().any(|combination| {
            Some(combination.subject.object()) == field.kind.object() || combination.fields().contains(&field)
        })
    }
}

impl Rule {
    /// Returns whether the rule demands that a field is present, at least next to other fields.
    #[doc(hidden)]
    pub fn may_require(&self, field: &Field) -> bool {
        self.combinations.iter().any(|combination| {
            let subject = combination.subject;
            let cases = combination.groups.iter().flat_map(|group| group.cases);
            cases.flat_map(|case| subject.facts_in(case.excludes)).any(|fact| {
                let mut along = subject.object().along(fact.path);
                match fact.test {
                    Test::Present | Test::EnumValue => along.any(|on_the_way| on_the_way == field),
                    Test::Has(names) => {
                        let inner = along.last().and_then(|outer| outer.kind.object());
                        inner.is_some_and(|inner| names.iter().any(|name| inner.by_rust(name) == Some(field)))
                    }
                    _ => false,
                }
            })
        })
    }
}

/// Returns whether the value at a path of an object that rules are about must be literal in the macros, or its braces.
#[doc(hidden)]
pub fn must_be_literal(object: &Object, path: &[&str]) -> bool {
    object.facts().iter().any(|fact| fact.needs_literal(path))
}

/// Returns whether a rule asks for the presence of the field at this path of an object that rules are about.
#[doc(hidden)]
pub fn is_presence_checked(object: &Object, path: &[&str]) -> bool {
    let mut facts = object.facts().iter();
    facts.any(|fact| fact.path == path && matches!(fact.test, Test::Present | Test::EnumValue))
}

impl Combination {
    fn fields(&self) -> Vec<&'static Field> {
        let object = self.subject.object();
        let mut fields = Vec::new();
        for case in self.groups.iter().flat_map(|group| group.cases) {
            for fact in self.subject.facts_in(case.excludes) {
                let mut along: Vec<_> = object.along(fact.path).collect();
                match (fact.test, along.last().and_then(|last| last.kind.object())) {
                    (Test::Has(names), Some(inner)) => {
                        fields.extend(names.iter().filter_map(|name| inner.by_rust(name)));
                    }
                    _ => fields.append(&mut along),
                }
            }
            for blame in case.blame {
                if let Blame::Key(facts) | Blame::Value(facts) | Blame::Last(facts) = *blame {
                    fields.extend(self.subject.facts_in(facts).filter_map(|fact| object.along(fact.path).last()));
                }
            }
        }
        fields
    }
}

impl Waiver {
    /// Returns the object of a request, or the request itself, that the rule is about. Returns `None` if it is about no
    /// object of this request.
    #[doc(hidden)]
    pub fn subject_in(self, request: &'static Object) -> Option<&'static Object> {
        let rule = self.rule();
        let is_about_enum_value = |object: &Object| {
            object.fields.iter().any(|field| matches!(field.kind, Kind::EnumValue(list) if list.rule == rule))
        };
        let is_about = |object: &Object| match object.about {
            _ if !rule.rule().is_between_fields() => is_about_enum_value(object),
            Some(subject) => rule.rule().about(subject).is_some(),
            None => false,
        };
        find_object(request, &is_about)
    }

    /// Returns whether an object of this kind can break the rule, or an object in it.
    #[doc(hidden)]
    pub fn is_useful_in(self, object: &'static Object) -> bool {
        self.subject_in(object).is_some()
    }
}

/// Returns whether the rules about a request look at fields of `object`, so that the macro needs its braces.
#[doc(hidden)]
pub fn needs_braces(object: &Object) -> bool {
    let request = object.request.object();
    request.facts().iter().any(|fact| {
        let length = fact.path.len() - usize::from(!fact.test.asks_fields());
        request.along(&fact.path[..length]).any(|field| field.kind.object() == Some(object))
    })
}

/// Returns the first object that passes a test: `object` or one in it.
fn find_object(object: &'static Object, is_it: &dyn Fn(&Object) -> bool) -> Option<&'static Object> {
    if is_it(object) {
        return Some(object);
    }
    object.fields.iter().filter_map(|field| field.kind.object()).find_map(|inner| find_object(inner, is_it))
}
