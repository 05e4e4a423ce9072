//! The rules of the shop.

pub(crate) mod facts;
pub(crate) mod rule_rows;

use self::{
    facts::{line as l, order as o, subjects},
    rule_rows::rule_rows,
};
use crate::engine::rules::{
    Advice::{Add, Meet, Remove, Write},
    Blame::{Key, Value, Whole},
    Rule, RuleId,
    Setting::{Bool, Present, Word},
    check, rules,
};

/// All rules.
pub static RULES: &[Rule] = rule_rows!(rules);

impl RuleId {
    /// Returns the rule with this id.
    pub fn rule(self) -> &'static Rule {
        &RULES[self.number()]
    }
}
