//! The places in other objects where the field of a key's name belongs, and the arms in which it belongs there.

use alloc::{collections::BTreeMap, string::ToString, vec::Vec};
use core::cell::RefCell;

use super::{Explainer, KeyHelp};
use crate::engine::{
    inspect::{
        check::{Selected, Selection},
        key_meaning::{FieldPath, Found, find, homes_of},
        mistake::UnknownKey,
        shown_values::may_be_written,
        tree::{Arm, ChoiceId},
        typed::TypedObject,
    },
    rules::{Shape, Subject, is_excluded, shape_of},
    schema::Field,
};

/// The most choices of which some arms may have the object of a key.
const MOST_CHOICES: usize = 8;

/// The most arms of a choice that are compared.
const MOST_ARMS: usize = 64;

/// A place where the field of a key's name belongs: the way to it, what is there, and the only arms in which it belongs there.
pub struct KeyPlace<'k> {
    pub way: FieldPath,
    pub found: Found<'k>,
    pub arms: Vec<Arm>,
}

/// A request and the facts about it.
pub type SubjectShape = (&'static Subject, Shape);

/// The facts about a request in arms, of all arms that have been asked about: many keys ask about the same ones.
#[derive(Default)]
pub struct Shapes(RefCell<BTreeMap<Vec<Arm>, Option<SubjectShape>>>);

impl Shapes {
    /// Returns the facts about a request in these arms.
    pub fn shape_in(&self, root: &TypedObject<'_>, arms: &[Arm]) -> Option<SubjectShape> {
        let find = || {
            let selection = Selection::of(arms);
            root.object.about.map(|subject| (subject, shape_of(subject, &Selected::new(root, &selection))))
        };
        *self.0.borrow_mut().entry(arms.to_vec()).or_insert_with(find)
    }
}

/// Returns whether a rule excludes the field at the end of a way from the root, next to these facts.
fn is_excluded_by(shape: Option<SubjectShape>, way: &[&'static Field]) -> bool {
    let Some((subject, shape)) = shape else { return false };
    let path: Vec<_> = way.iter().map(|field| field.rust).collect();
    is_excluded(subject, shape, &path)
}

impl<'k> KeyHelp<'k> {
    /// Returns the places elsewhere of the fields that the key may mean, without those that a rule excludes.
    pub fn homes(&self) -> Vec<KeyPlace<'_>> {
        let UnknownKey { object, entry, .. } = *self.unknown;
        let ways = homes_of(self.explainer.context.object, object, &entry.key, &self.explainer.at.path);
        let place = |way: FieldPath| {
            let (found, arms) = if let Some(choice) = self.excluding_choice(&way) {
                self.find_in_arms_of(choice, &way)?
            } else if self.is_excluded(&way) {
                self.find_in_some_arms(&way)?
            } else {
                match self.find(&way, &self.arms) {
                    found @ (Found::Unreachable | Found::InArms) => {
                        self.find_in_some_arms(&way).unwrap_or((found, Vec::new()))
                    }
                    found => {
                        let arms = self.arms_around_only_the_key(&found);
                        (found, arms)
                    }
                }
            };
            Some(KeyPlace { way, found, arms })
        };
        let mut places: Vec<_> = ways.into_iter().filter_map(place).collect();
        // A literal may show which of the fields is meant.
        let may_be_it =
            |place: &KeyPlace<'_>| place.way.last().is_some_and(|field| may_be_written(field.kind, &entry.value.value));
        if places.iter().any(may_be_it) {
            places.retain(may_be_it);
        }
        places
    }

    /// Returns the arms around the entry, if the object that should have it lies outside of them, so that it needs a choice of
    /// its own.
    fn arms_around_only_the_key(&self, found: &Found<'_>) -> Vec<Arm> {
        let (Found::Absent { home, .. } | Found::Alone { home, .. }) = found else { return Vec::new() };
        let pointer = home.pointer.to_string();
        let is_around_key =
            self.here.strip_prefix(&pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let choices = self.explainer.context.choices;
        let arms = self.arms.iter().copied().filter(|arm| !is_around_key && !choices[*arm].has(home.place));
        arms.collect()
    }

    /// Returns the choices that are looked at.
    fn choices(&self) -> impl Iterator<Item = ChoiceId> + use<> {
        self.explainer.context.choices.ids().take(MOST_CHOICES)
    }

    /// Returns the arms of a choice that a request with the key may have.
    fn arms_of(&self, choice: ChoiceId) -> Vec<Arm> {
        let is_possible = |arm: &Arm| !self.arms.iter().any(|it| it.excludes(*arm));
        self.explainer.context.choices.possible_arms(choice).filter(is_possible).collect()
    }

    /// Returns whether a rule excludes the field at the end of a way in an arm.
    fn is_excluded_in(&self, arm: Arm, way: &[&'static Field]) -> bool {
        let Explainer { root, shapes, .. } = self.explainer;
        is_excluded_by(shapes.shape_in(root, &[&*self.arms, &[arm]].concat()), way)
    }

    /// Returns the choice of which some arms exclude the field at the end of a way.
    fn excluding_choice(&self, way: &[&'static Field]) -> Option<ChoiceId> {
        self.choices().find(|choice| {
            let mut arms = self.arms_of(*choice).into_iter().take(MOST_ARMS).map(|arm| self.is_excluded_in(arm, way));
            arms.next().is_some_and(|first| arms.any(|other| other != first))
        })
    }

    /// Returns where a field may be added in some arms of a choice, and these.
    fn find_in_some_arms(&self, way: &[&'static Field]) -> Option<(Found<'_>, Vec<Arm>)> {
        self.choices().find_map(|choice| self.find_in_arms_of(choice, way))
    }

    /// Returns where a field may be added in some arms of this choice, and these: where they differ, those that have its
    /// object.
    fn find_in_arms_of(&self, choice: ChoiceId, way: &[&'static Field]) -> Option<(Found<'_>, Vec<Arm>)> {
        let possible = self.arms_of(choice);
        let in_arm = |arm: Arm| match self.find(way, &[&*self.arms, &[arm]].concat()) {
            Found::Absent { to, is_enough, home } if !self.is_excluded_in(arm, way) => {
                Some((arm, home.pointer.length(), Found::Absent { to, is_enough, home }))
            }
            _ => None,
        };
        let mut found: Vec<_> = possible.iter().copied().filter_map(in_arm).collect();
        let nearest = found.iter().map(|(_, depth, _)| *depth).max()?;
        found.retain(|(_, depth, _)| *depth == nearest);
        let mut arms: Vec<_> = found.iter().map(|(arm, ..)| *arm).collect();
        if arms == possible {
            arms.clear();
        }
        let homes = found.into_iter().map(|(_, _, found)| found);
        let found = homes.reduce(|one, other| if one.is_same(&other) { one } else { Found::Unreachable })?;
        Some((found, arms))
    }

    pub fn find(&self, way: &[&'static Field], arms: &[Arm]) -> Found<'k> {
        find(self.explainer.root, way, &self.here, arms, self.explainer.context.choices)
    }

    /// Returns whether a rule excludes the field at the end of a way from the root.
    pub fn is_excluded(&self, way: &[&'static Field]) -> bool {
        is_excluded_by(self.shape, way)
    }
}
