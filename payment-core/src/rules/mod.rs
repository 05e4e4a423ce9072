//! Every rule, as data: the one table that the macro, the run time and the documentation share.
//!
//! What stays from version to version: the ids, what they demand, and the fields here. Rules, cases and fields may come.
//! `sense`, `reason`, messages and helps are prose, to be shown and not to be compared; a fact's bit is of one
//! version.
#![cfg_attr(feature = "runtime", doc = "\n[`required_fields`] answers from the table what a request needs.")]

mod combinations;
pub(crate) mod facts;
#[cfg(feature = "runtime")]
mod needs;
mod table;

use crate::schema::facts::{Scope, Shape};

pub use crate::schema::RuleId;

#[cfg(feature = "runtime")]
pub use needs::{FieldNeed, Impossible, Need, field_needs, required_fields};
pub use table::RULES;

/// A rule of the gateway's documentation.
#[non_exhaustive]
pub struct Rule {
    /// Its name, as errors give it.
    pub id: RuleId,
    /// What it demands, in a few words; `{a.b}` stands for a member's name. See [`Rule::help`].
    pub sense: &'static str,
    /// Why it exists.
    pub reason: &'static str,
    /// The documentation page behind it.
    pub source: &'static str,
    /// For rules between fields: about which object, and when it is broken.
    pub combination: Option<Combination>,
}

/// A rule between fields.
#[non_exhaustive]
pub struct Combination {
    /// What it may ask.
    pub scope: &'static Scope,
    /// Each reported once for each object; silent while it asks for something unknown.
    pub checks: &'static [Check],
}

/// Part of a rule that speaks of one thing.
#[non_exhaustive]
pub struct Check {
    /// It is broken when one of these is so; the first is reported.
    pub cases: &'static [Case],
}

/// A way to break a rule.
#[non_exhaustive]
pub struct Case {
    /// The facts that hold.
    pub on: u64,
    /// The facts that do not.
    pub off: u64,
    /// Where the blame goes: the first that is there.
    pub blame: &'static [Blame],
    /// What is wrong; `{a.b}` stands for a member's name, `{=WORD}` for a word, `{missing}` for what is not there
    /// of several members, `{digits}` for what a bank takes, `{chosen}` for the method.
    pub message: &'static str,
    /// What to write instead; `{add}` stands for "add", or for "write" where `null` is, `{samples}` for the members that
    /// are not there, `{addition}` for a word that is not.
    pub help: &'static str,
}

impl Rule {
    /// What it demands, in a few words, with wire names.
    pub fn help(&self) -> alloc::string::String {
        crate::schema::key_style::fill(self.sense, crate::schema::key_style::Style::Wire, &[])
    }

    /// What is checked of an object; nothing if it is not what the rule is about.
    pub(crate) fn checks(&self, scope: &'static Scope) -> &'static [Check] {
        match &self.combination {
            Some(combination) if core::ptr::eq(combination.scope, scope) => combination.checks,
            _ => &[],
        }
    }
}

/// Where the blame for a broken rule goes; the place of a fact.
#[derive(Clone, Copy)]
pub enum Blame {
    /// A key, which should not be there.
    Key(u64),
    /// A value, which is wrong or makes something necessary.
    Value(u64),
    /// The last of several keys in the source.
    Last(u64),
    /// The object that the rule is about.
    Whole,
}

impl Check {
    /// The case that is so, unless something that it asks is unknown.
    pub fn broken(&self, shape: Shape) -> Option<&'static Case>
    where
        Self: 'static,
    {
        let (mut asked, mut broken) = (0, None);
        for case in self.cases {
            asked |= case.on | case.off;
            if broken.is_none() && shape.can_be(case.on, case.off) {
                broken = Some(case);
            }
        }
        if asked & shape.unknown == 0 { broken } else { None }
    }
}

/// What breaks a rule about one subject, side by side: the facts that hold and those that do not.
#[cfg(feature = "runtime")]
struct Conditions {
    all: [(u64, u64); 64],
    count: usize,
}

#[cfg(feature = "runtime")]
impl Conditions {
    const fn of(subject: crate::schema::facts::Subject) -> Self {
        let mut conditions = Self { all: [(0, 0); 64], count: 0 };
        let mut rules = RULES;
        while let [rule, rest @ ..] = rules {
            rules = rest;
            let Some(combination) = &rule.combination else { continue };
            if combination.scope.subject as u8 != subject as u8 {
                continue;
            }
            let mut checks = combination.checks;
            while let [check, rest @ ..] = checks {
                checks = rest;
                let mut cases = check.cases;
                while let [case, rest @ ..] = cases {
                    cases = rest;
                    conditions.all[conditions.count] = (case.on, case.off);
                    conditions.count += 1;
                }
            }
        }
        conditions
    }
}

/// Whether no rule of `scope` is broken where these facts hold, and no others: what is so for nearly all.
#[cfg(feature = "runtime")]
#[doc(hidden)]
pub fn keeps_all(scope: &'static Scope, is: u64) -> bool {
    use crate::schema::facts::Subject;

    static SESSION: Conditions = Conditions::of(Subject::Session);
    static REFUND: Conditions = Conditions::of(Subject::Refund);
    static SPLIT: Conditions = Conditions::of(Subject::Split);
    let conditions = match scope.subject {
        Subject::Session => &SESSION,
        Subject::Refund => &REFUND,
        Subject::Split => &SPLIT,
    };
    let broken = |(on, off): &(u64, u64)| on & !is == 0 && off & is == 0;
    !conditions.all[..conditions.count].iter().any(broken)
}

/// The combination rules that `shape`, in `scope`, breaks, with the case of each.
#[cfg(feature = "runtime")]
pub fn broken(scope: &'static Scope, shape: Shape) -> alloc::vec::Vec<Broken> {
    let mut broken = alloc::vec::Vec::new();
    for rule in RULES {
        for check in rule.checks(scope) {
            if let Some(case) = check.broken(shape) {
                broken.push((rule, case));
            }
        }
    }
    broken
}

/// A rule, and the case of it that is so.
#[cfg(feature = "runtime")]
type Broken = (&'static Rule, &'static Case);

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

/// Returns the rule whose id is spelt `id`, or `None` if there is no such rule.
pub fn get(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
