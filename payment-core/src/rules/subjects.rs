//! The object that a rule is about.

use super::{Combination, Waiver};
use crate::{
    request::{RefundPreference, SESSION, SplitRouting},
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
        find_object(object, &|inner| core::ptr::eq(inner, subject)).is_some()
    }
}

/// Returns the first object that passes a test: `object` or one in it.
fn find_object(object: &'static Object, is_it: &dyn Fn(&Object) -> bool) -> Option<&'static Object> {
    if is_it(object) {
        return Some(object);
    }
    object.fields.iter().filter_map(|field| field.kind.object()).find_map(|inner| find_object(inner, is_it))
}
