//! The place to blame for a broken combination rule.

use alloc::vec::Vec;

use super::{
    facts::entry_of,
    selections::{Members, Selection},
    tree::Place,
    typed::{TypedEntry, TypedObject},
};
use crate::rules::{Blame, Case, Fact, FactSet, Rule, Shape, Subject};

/// A way in which one selection of an object's choices breaks a rule.
pub struct Breach<'t> {
    pub rule: &'static Rule,
    pub case: &'static Case,
    /// The object that the rule is about.
    pub subject: Subject,
    /// The facts about the object.
    pub shape: Shape,
    /// The facts that break the rule because they hold.
    pub requires: Vec<&'static Fact>,
    /// The facts that break the rule because they do not hold.
    pub excludes: Vec<&'static Fact>,
    /// The entries of the object that the selection has.
    pub members: Members<'t>,
    /// The entry with `?` that breaks the rule if its value is `None`. It is to blame, if there is one.
    pub optional: Option<&'t TypedEntry<'t>>,
    /// The place to blame, regardless of choices.
    pub place: Place,
    /// The fact that leads to the place, or `None` if the whole object is to blame.
    pub fact: Option<&'static Fact>,
}

impl<'t> Breach<'t> {
    pub fn new(
        rule: &'static Rule,
        subject: Subject,
        case: &'static Case,
        shape: Shape,
        selection: &'t Selection,
        object: &'t TypedObject<'t>,
    ) -> Self {
        let members = Members::new(&object.entries, selection);
        // A field that is missing only if its `Option` is empty cannot be added: that would set it twice.
        let optional = first_optional(subject, case.excludes & shape.maybe, members);
        let blamed = optional
            .map(|(entry, fact)| (entry.place(), fact))
            .or_else(|| first_to_blame(subject, case.blame, members));
        Self {
            rule,
            case,
            subject,
            shape,
            requires: subject.facts_in(case.requires).collect(),
            excludes: subject.facts_in(case.excludes).collect(),
            members,
            optional: optional.map(|(entry, _)| entry),
            place: blamed.map_or(object.place, |(place, _)| place),
            fact: blamed.map(|(_, fact)| fact),
        }
    }
}

/// Returns the first place to blame that is present, with its fact, or `None` if the whole object is to blame.
fn first_to_blame<'t>(subject: Subject, blames: &[Blame], members: Members<'t>) -> Option<(Place, &'static Fact)> {
    blames.iter().find_map(|blame| {
        let (Blame::Key(facts) | Blame::Value(facts) | Blame::Last(facts)) = *blame else { return None };
        let place_of = |entry: &TypedEntry<'t>| match blame {
            Blame::Value(_) => entry.value.place(),
            _ => entry.place(),
        };
        let places = subject.facts_in(facts).filter_map(|fact| Some((place_of(entry_of(fact, members)?), fact)));
        places.max_by_key(|(place, _)| *place)
    })
}

/// Returns the first of these facts that is about an entry with `?`, and that entry.
fn first_optional(subject: Subject, facts: FactSet, members: Members<'_>) -> Option<(&TypedEntry<'_>, &'static Fact)> {
    let mut found = subject.facts_in(facts).filter_map(|fact| Some((entry_of(fact, members)?, fact)));
    found.find(|(entry, _)| entry.is_optional)
}
