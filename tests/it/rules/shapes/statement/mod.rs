//! An independent statement of the rules between fields, as closures over JSON.

pub mod facts;
pub mod rules;
pub mod space;

use std::marker::PhantomData;

use payment_session::{
    SessionDraft, SplitRouting,
    request::{self, RefundPreference},
    rules::{HeldFacts, Shape, Waiver, Waivers, broken_rules},
};
use serde_json::Value;

use self::{facts::Meanings, rules::Row, space::Dimension};

/// The independent statement of the rules about an object, and the space of these objects.
pub struct Statement<S> {
    pub rows: &'static [Row],
    pub dimensions: Vec<Dimension>,
    meanings: Meanings,
    subject: PhantomData<fn() -> S>,
}

impl<S: HeldFacts> Statement<S> {
    fn new(rows: &'static [Row], dimensions: Vec<Dimension>) -> Self {
        Self { rows, dimensions, meanings: Meanings::of(S::SUBJECT, S::SUBJECT.all_facts()), subject: PhantomData }
    }

    /// Returns all objects of the space.
    pub fn all(&self) -> impl Iterator<Item = Value> {
        space::all(self.dimensions.iter().collect())
    }

    pub fn shape(&self, json: &Value) -> Shape {
        self.meanings.shape(json)
    }

    /// Returns the conditions that an object breaks, except those of the allowed rules.
    pub fn broken(&self, json: &Value, allowed: Waivers) -> impl Iterator<Item = &'static Row> {
        let is_allowed =
            move |id| !allowed.is_empty() && Waiver::named(id).is_some_and(|waiver| allowed.contains(waiver));
        self.rows.iter().filter(move |row| row.breaks(json) == Some(true) && !is_allowed(row.id))
    }

    /// Returns the rules of these conditions.
    pub fn broken_rules(&self, json: &Value, allowed: Waivers) -> impl Iterator<Item = &'static str> {
        self.broken(json, allowed).map(|row| row.id)
    }

    /// Returns whether the table finds the same broken rules for a shape, in the same order.
    ///
    /// `keeps_all` must also agree. It returns only whether a rule is broken, and does not support unknown facts.
    pub fn agrees(&self, json: &Value, shape: Shape) -> bool {
        let mut expected = self.broken_rules(json, Waivers::NONE).peekable();
        let keeps_all = !shape.unknown.is_empty() || S::keeps_all(shape.holds) == expected.peek().is_none();
        keeps_all && broken_rules(S::SUBJECT, shape).into_iter().map(|(rule, _)| rule.id.as_str()).eq(expected)
    }
}

pub fn session() -> Statement<SessionDraft> {
    Statement::new(rules::SESSION, space::session())
}

pub fn preference() -> Statement<RefundPreference> {
    Statement::new(rules::PREFERENCE, space::preference())
}

pub fn refund() -> Statement<request::Refund> {
    Statement::new(rules::REFUND, space::refund())
}

pub fn split() -> Statement<SplitRouting> {
    Statement::new(rules::SPLIT, space::split())
}
