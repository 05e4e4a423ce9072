//! The objects that rules are about.

use super::Waiver;
use crate::engine::schema::{Kind, Object};

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
