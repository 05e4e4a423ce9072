//! A rule between fields as data: the ways to break it, the places to blame, and the ways to correct a request.

use super::{FactSet, Shape, Subject};
use crate::schema::Page;

/// A rule between fields of one object. Each of its checks is reported once for each object that it is about.
#[derive(Debug)]
pub struct Combination {
    /// The object that the rule is about.
    pub subject: Subject,
    /// The documentation page that the rule about this object comes from.
    pub page: Page,
    /// The ways to break the rule.
    pub checks: &'static [Check],
}

/// A part of a rule. It is broken if one of its cases applies whatever the unknown facts are.
#[derive(Clone, Debug)]
pub struct Check {
    /// The ways to break it. Only the first that applies is reported.
    pub cases: &'static [Case],
}

/// A way to break a rule.
#[derive(Clone, Debug)]
pub struct Case {
    /// The facts that hold.
    pub requires: FactSet,
    /// The facts that do not hold.
    pub excludes: FactSet,
    /// The places to blame; the first that is present is blamed.
    pub blame: &'static [Blame],
    /// The mistake. `{a.b}` is replaced by a field's name, `{=WORD}` by an enum value, `{missing}` by those of several
    /// fields that are absent, `{digits}` by the length that a bank uses, `{chosen}` by the method, `{default}` by ", the default" where nobody wrote it.
    pub message: &'static str,
    /// The ways to correct it.
    pub help: &'static [Remedy],
}

/// A way to correct a request that breaks a rule.
#[derive(Clone, Copy, Debug)]
pub enum Remedy {
    /// An instruction. `{add}` is replaced by "add", or by "write" where `null` is, `{samples}` by the fields that are
    /// absent, `{addition}` by an enum value that is absent.
    Advice(&'static str),
    /// An instruction that shows one of many values.
    Example(&'static str),
    /// The field of a fact is removed.
    Remove(FactSet),
    /// Fields get these values.
    Write(&'static [Setting]),
}

/// A value for the field of a fact.
#[derive(Clone, Copy, Debug)]
pub enum Setting {
    /// An enum value.
    Word(FactSet, &'static str),
    /// A boolean.
    Bool(FactSet, bool),
}

/// A place to blame for a broken rule: the place of a fact.
#[derive(Clone, Copy, Debug)]
pub enum Blame {
    /// A key that must be removed.
    Key(FactSet),
    /// A value that is wrong or requires another field.
    Value(FactSet),
    /// The last of several keys in the source.
    Last(FactSet),
    /// The object that the rule is about.
    Whole,
}

impl Check {
    /// Returns whether a fact that the check asks for is unknown, and no case applies whatever the fact is.
    pub fn is_undecided(&self, shape: Shape) -> bool {
        let asks_unknown = |case: &Case| (case.requires | case.excludes).intersects(shape.unknown);
        self.broken_case(shape).is_none() && self.cases.iter().any(asks_unknown)
    }

    /// Returns the first case that applies whatever the unknown facts are.
    pub fn broken_case(&self, shape: Shape) -> Option<&'static Case> {
        self.cases.iter().find(|case| shape.can_be(case.requires, case.excludes))
    }
}
