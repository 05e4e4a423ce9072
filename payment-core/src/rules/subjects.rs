//! The objects that rules are about.

use super::{Fact, FactSet, Waiver, facts::Subject};
use crate::{
    request::request_of,
    schema::{Kind, Object},
};

impl Subject {
    /// Returns the subject that an object is, or `None` if no rules between fields are about it.
    pub fn of(object: &Object) -> Option<Self> {
        Self::ALL.iter().copied().find(|subject| subject.object() == object)
    }

    pub fn object(self) -> &'static Object {
        self.kind().as_object().unwrap_or_else(|| unreachable!("a subject is an object"))
    }

    pub const fn all_facts(self) -> FactSet {
        FactSet::from_bits(u64::MAX >> (64 - self.facts().len()))
    }

    /// Returns the set of the facts for which `is_wanted` holds.
    pub fn facts_for_which(self, is_wanted: impl Fn(&Fact) -> bool) -> FactSet {
        let wanted = self.singles_in(self.all_facts()).filter(|(_, fact)| is_wanted(fact));
        wanted.fold(FactSet::EMPTY, |set, (single, _)| set | single)
    }

    /// Returns the facts of a set in the order of [`facts`](Self::facts).
    pub fn facts_in(self, set: FactSet) -> impl Iterator<Item = &'static Fact> {
        self.singles_in(set).map(|(_, fact)| fact)
    }

    /// Returns the facts of a set in the order of [`facts`](Self::facts), each with the set of only that fact.
    pub fn singles_in(self, set: FactSet) -> impl Iterator<Item = (FactSet, &'static Fact)> {
        let singles = self.facts().iter().enumerate().map(|(position, fact)| (FactSet::at(position), fact));
        singles.filter(move |(single, _)| set.contains(*single))
    }
}

impl Waiver {
    /// Returns the object of a request, or the request itself, that the rule is about. Returns `None` if it is about no
    /// object of this request.
    #[doc(hidden)]
    pub fn subject_in(self, request: &'static Object) -> Option<&'static Object> {
        let rule = self.rule();
        let is_about_word = |object: &Object| {
            object.fields.iter().any(|field| matches!(field.kind, Kind::Word(words) if words.rule == rule))
        };
        let is_about = |object: &Object| match Subject::of(object) {
            _ if !rule.rule().is_between_fields() => is_about_word(object),
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

/// Returns the facts that rules between fields about `object` ask for. There are none if no rules are about it.
pub fn facts_about(object: &Object) -> &'static [Fact] {
    Subject::of(object).map_or(&[], Subject::facts)
}

/// Returns whether rules between fields are about `object`, so that it can be allowed to break them.
#[doc(hidden)]
pub fn has_rules(object: &Object) -> bool {
    Subject::of(object).is_some()
}

/// Returns whether the rules about a request look at fields of `object`, so that the macro needs its braces.
#[doc(hidden)]
pub fn is_looked_into(object: &Object) -> bool {
    let request = request_of(object);
    facts_about(request).iter().any(|fact| {
        let length = fact.path.len() - usize::from(!fact.test.looks_inside());
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
