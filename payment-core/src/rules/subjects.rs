//! The objects that rules are about.

use core::ptr;

use super::{Combination, Fact, Scope, Waiver};
use crate::{
    request::{RefundPreference, SESSION, SessionDraft, SplitRouting},
    schema::{Kind, Object, Value},
};

impl Waiver {
    /// Returns the object that the rule is about.
    #[doc(hidden)]
    pub fn subject(self) -> &'static Object {
        let rule = self.rule();
        let is_about_word = |object: &Object| {
            object.fields.iter().any(|field| matches!(field.kind, Kind::Word(words) if words.rule == rule))
        };
        match rule.rule().combination {
            Some(Combination::Session(_)) => SESSION,
            Some(Combination::Refund(_)) => RefundPreference::KIND.object().unwrap_or(SESSION),
            Some(Combination::Split(_)) => SplitRouting::KIND.object().unwrap_or(SESSION),
            None => find_object(SESSION, &is_about_word).unwrap_or(SESSION),
        }
    }

    /// Returns whether an object of this kind can break the rule, or an object in it.
    #[doc(hidden)]
    pub fn is_useful_in(self, object: &'static Object) -> bool {
        let subject = self.subject();
        find_object(object, &|inner| ptr::eq(inner, subject)).is_some()
    }
}

/// Returns the facts that combination rules about `object` ask for. There are none if no rules are about it.
pub fn facts_about(object: &Object) -> &'static [Fact] {
    if object.describes::<SessionDraft>() {
        SessionDraft::FACTS
    } else if object.describes::<RefundPreference>() {
        RefundPreference::FACTS
    } else if object.describes::<SplitRouting>() {
        SplitRouting::FACTS
    } else {
        &[]
    }
}

/// Returns whether combination rules are about `object`, so that it can be allowed to break them.
#[doc(hidden)]
pub fn has_rules(object: &Object) -> bool {
    !facts_about(object).is_empty()
}

/// Returns the objects along a path through the request: for `payment_method.card.token` those of `payment_method` and
/// of `card`.
pub(super) fn objects_along(path: &[&str]) -> impl Iterator<Item = &'static Object> {
    path.iter().scan(SESSION, |object, name| {
        *object = object.by_rust(name)?.kind.object()?;
        Some(*object)
    })
}

/// Returns whether the rules about a request look at fields of `object`, so that the macro needs its braces.
#[doc(hidden)]
pub fn is_looked_into(object: &Object) -> bool {
    SessionDraft::FACTS.iter().any(|fact| {
        let length = fact.path.len() - usize::from(!fact.test.looks_inside());
        objects_along(&fact.path[..length]).any(|inner| ptr::eq(inner, object))
    })
}

/// Returns the first object that passes a test: `object` or one in it.
fn find_object(object: &'static Object, is_it: &dyn Fn(&Object) -> bool) -> Option<&'static Object> {
    if is_it(object) {
        return Some(object);
    }
    object.fields.iter().filter_map(|field| field.kind.object()).find_map(|inner| find_object(inner, is_it))
}
