//! Every rule, as data: the one table that the macro, the run time and the documentation share.
//!
//! What stays from version to version: the ids, what they demand, and the fields here. Rules, cases and fields may come.
//! `demand`, `reason`, messages and helps are prose, to be shown and not to be compared; a fact's bit is of one
//! version.
#![cfg_attr(feature = "runtime", doc = "\n[`required_fields`] answers from the table what a request needs.")]

mod combinations;
#[cfg(feature = "runtime")]
mod conditions;
mod facts;
#[cfg(feature = "runtime")]
mod needs;
mod shape;
mod table;

use alloc::string::String;
#[cfg(feature = "runtime")]
use alloc::vec::Vec;

use crate::{
    request::{RefundPreference, SessionDraft, SplitRouting},
    schema::key_style::{Style, fill},
};

pub use crate::schema::{RuleId, Waiver, Waivers};
#[doc(hidden)]
pub use facts::{AccountNumber, account_number, has_rules, is_looked_into};
pub(crate) use facts::{facts_about, number_length, wrong_length};
pub use shape::{Fact, FactSet, Scope, Shape, Test};

#[cfg(feature = "runtime")]
pub use needs::{FieldNeed, Impossible, Need, field_needs, required_fields};
pub use table::RULES;

/// A rule of the gateway's documentation.
#[non_exhaustive]
pub struct Rule {
    /// Its name, as errors give it.
    pub id: RuleId,
    /// What it demands, in a few words; `{a.b}` is replaced by a field's name in [`Rule::demand`].
    pub(crate) demand: &'static str,
    /// Why it exists.
    pub reason: &'static str,
    /// The documentation page that the rule comes from.
    pub source: &'static str,
    /// For rules between fields: the object that it is about, and when it is broken.
    pub combination: Option<Combination>,
}

/// A rule between fields, about one of three objects. Each of its checks is reported once for each such object.
#[non_exhaustive]
pub enum Combination {
    /// About the request as a whole.
    Session(&'static [Check<SessionDraft>]),
    /// About a refund preference.
    Refund(&'static [Check<RefundPreference>]),
    /// About a share of the payment.
    Split(&'static [Check<SplitRouting>]),
}

/// Part of a rule. It is silent while a fact that it asks for is unknown.
#[non_exhaustive]
pub struct Check<S: 'static> {
    /// The ways to break it. Only the first that applies is reported.
    pub cases: &'static [Case<S>],
}

/// A way to break a rule.
#[non_exhaustive]
pub struct Case<S: 'static> {
    /// The facts that hold.
    pub requires: FactSet<S>,
    /// The facts that do not hold.
    pub excludes: FactSet<S>,
    /// The places to blame; the first that is present is blamed.
    pub blame: &'static [Blame<S>],
    /// What is wrong. `{a.b}` is replaced by a field's name, `{=WORD}` by an enum value, `{missing}` by those of several
    /// fields that are absent, `{digits}` by the length that a bank uses, `{chosen}` by the method.
    pub message: &'static str,
    /// What to write instead. `{add}` is replaced by "add", or by "write" where `null` is, `{samples}` by the fields
    /// that are absent, `{addition}` by an enum value that is absent.
    pub help: &'static str,
}

/// A place to blame for a broken rule: the place of a fact.
#[derive(Clone, Copy)]
pub enum Blame<S> {
    /// A key, which should not be there.
    Key(FactSet<S>),
    /// A value, which is wrong or makes another field necessary.
    Value(FactSet<S>),
    /// The last of several keys in the source.
    Last(FactSet<S>),
    /// The object that the rule is about.
    Whole,
}

impl Rule {
    /// Returns what the rule demands, in a few words, with wire names.
    pub fn demand(&self) -> String {
        self.demand_in(Style::Wire)
    }

    /// Returns the same, with names in this style.
    #[doc(hidden)]
    pub fn demand_in(&self, style: Style) -> String {
        fill(self.demand, style, &[])
    }

    /// Returns the checks of a rule about `S`, and none of other rules.
    pub fn checks<S: Scope>(&self) -> &'static [Check<S>] {
        self.combination.as_ref().map_or(&[], S::checks)
    }
}

impl<S> Check<S> {
    /// Returns the case that applies, unless a fact that the check asks for is unknown.
    pub fn broken(&self, shape: Shape<S>) -> Option<&'static Case<S>> {
        let asks_unknown = |case: &Case<S>| (case.requires | case.excludes).intersects(shape.unknown);
        if self.cases.iter().any(asks_unknown) {
            return None;
        }
        self.cases.iter().find(|case| shape.can_be(case.requires, case.excludes))
    }
}

/// Returns the combination rules about `S` that an object of this shape breaks, and the case of each.
#[cfg(feature = "runtime")]
pub fn broken<S: Scope>(shape: Shape<S>) -> Vec<Broken<S>> {
    let checks = RULES.iter().flat_map(|rule| rule.checks::<S>().iter().map(move |check| (rule, check)));
    checks.filter_map(|(rule, check)| Some((rule, check.broken(shape)?))).collect()
}

/// A broken rule, and the case that applies.
#[cfg(feature = "runtime")]
type Broken<S> = (&'static Rule, &'static Case<S>);

// `RuleId::rule` finds a rule by its place in the table.
const _: () = {
    let mut at = 0;
    while at < RULES.len() {
        assert!(RULES[at].id as usize == at, "the rules are listed in the order of their ids");
        at += 1;
    }
    assert!(RULES.len() == RuleId::ALL.len());
};

impl RuleId {
    /// Returns the rule with this id.
    pub fn rule(self) -> &'static Rule {
        &RULES[self as usize]
    }
}

#[cfg(feature = "runtime")]
impl crate::values::Invalid {
    /// Returns the rule that the value breaks.
    pub fn rule(&self) -> &'static Rule {
        self.rule.rule()
    }
}

/// Returns the rule whose id is spelt `id`, or `None` if there is no such rule.
pub fn get(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
