//! What may still become of a request, by the rules.

use alloc::vec::Vec;

use crate::rules::{FieldNeed, Need};
use crate::{
    rules::{self, Broken, Case, Rule, facts::session::SCOPE},
    schema::{
        Field, Kind, Object,
        facts::{Fact, Shape, Test},
    },
};

/// The facts of a request that is not finished.
#[derive(Clone, Copy)]
pub(super) struct Open {
    /// What holds.
    pub(super) is: u64,
    /// What cannot come to hold.
    pub(super) absent: u64,
}

impl Open {
    pub(super) fn broken(self) -> Vec<Broken> {
        rules::broken(&SCOPE, Shape::known(self.is))
    }

    /// What might be added so that the case is no longer so.
    fn additions(self, case: &Case) -> Vec<u64> {
        let mut additions = Vec::new();
        for (at, fact) in SCOPE.facts.iter().enumerate() {
            let bit = 1 << at;
            let added = bit | there(fact.path);
            if case.off & bit != 0 && added & self.absent == 0 {
                additions.push(added);
            }
        }
        additions
    }

    /// Of what is broken, what nothing can mend; else what cannot be mended without breaking something for good.
    pub(super) fn against(self, broken: &[Broken]) -> Vec<&'static Rule> {
        let (mut lost, mut dear, before) = (Vec::new(), Vec::new(), self.broken());
        for each in broken {
            let additions = self.additions(each.1);
            if additions.is_empty() {
                lost.push(*each);
            }
            let mut is_dear = true;
            for added in additions {
                is_dear &= self.breaks(added, &before);
            }
            if is_dear {
                dear.push(*each);
            }
        }
        match (lost.is_empty(), dear.is_empty()) {
            (false, _) => told(&lost),
            (true, false) => told(&dear),
            (true, true) => told(broken),
        }
    }

    /// Whether adding this breaks something that nothing can mend, and that was not broken before.
    fn breaks(self, added: u64, before: &[Broken]) -> bool {
        let after = Self { is: self.is | added, ..self };
        for (_, case) in after.broken() {
            if !has(before, case) && after.additions(case).is_empty() {
                return true;
            }
        }
        false
    }

    /// Whether some valid request has all this, and nothing that is absent.
    pub(super) fn can_be(self) -> bool {
        let [(_, case), ..] = *self.broken() else { return true };
        for added in self.additions(case) {
            if (Self { is: self.is | added, ..self }).can_be() {
                return true;
            }
        }
        false
    }

    /// Lists the members of an object, which has a path and a need unless it is the request.
    pub(super) fn look(
        self,
        object: &'static Object,
        path: &mut Vec<&'static Field>,
        need: Option<Need>,
        fields: &mut Vec<FieldNeed>,
    ) {
        for field in object.fields {
            path.push(field);
            if let Some(need) = self.member(field, path, need, fields)
                && let Kind::Object(inner) = field.kind
            {
                self.look(inner, path, Some(need), fields);
            }
            path.pop();
        }
    }

    /// Lists a member, unless it decides the shape. What it is, if something can lie in it.
    fn member(
        self,
        field: &'static Field,
        path: &[&'static Field],
        object: Option<Need>,
        fields: &mut Vec<FieldNeed>,
    ) -> Option<Need> {
        let mut names = Vec::new();
        for field in path {
            names.push(field.rust);
        }
        match *names {
            ["payment_type" | "mode" | "auto_confirm"] | ["payment_method", "type"] => None,
            // it is there, or nothing in it can be
            ["payment_method"] if self.is & bits(&|fact| fact.path == ["payment_method", "type"]) == 0 => None,
            ["payment_method"] => Some(Need::Optional),
            _ => {
                let (need, rules) = self.need(field, &names, object);
                fields.push(FieldNeed { path: path.to_vec(), need, rules });
                if need == Need::Refused { None } else { Some(need) }
            }
        }
    }

    /// Of a member in an object of which the need is known.
    fn need(self, field: &'static Field, path: &[&str], object: Option<Need>) -> (Need, Vec<&'static Rule>) {
        if field.required {
            let need = if matches!(object, None | Some(Need::Required)) { Need::Required } else { Need::Within };
            return (need, alloc::vec![field.missing().rule()]);
        }
        let inside = bits(&|fact| fact.path.starts_with(path) || is_one_of_all(fact, path));
        let with = Self { is: self.is | there(path), absent: self.absent & !there(path) };
        let without = Self { is: self.is & !inside, absent: self.absent | inside };
        // where it is absent, and may still come
        let known = Self { is: without.is, ..self }.broken();
        let mut reasons = Vec::new();
        for each in with.broken() {
            if !has(&known, each.1) {
                reasons.push(each);
            }
        }
        if !with.can_be() {
            // what stands against it may be there without it, too
            let broken = if reasons.is_empty() { with.broken() } else { reasons };
            return (Need::Refused, with.against(&broken));
        }
        let mut mended = Vec::new();
        for each in known {
            if each.1.off & inside & !self.absent != 0 {
                mended.push(each);
            }
        }
        if !without.can_be() {
            return (Need::Required, told(&mended));
        }
        let need = if mended.is_empty() { Need::Conditional } else { Need::Choice };
        reasons.extend(mended);
        let rules = told(&reasons);
        if rules.is_empty() { (Need::Optional, rules) } else { (need, rules) }
    }
}

/// Whether a fact asks for several members at once, of which this is one.
fn is_one_of_all(fact: &Fact, path: &[&str]) -> bool {
    match (fact.test, path) {
        (Test::Has(members), [object @ .., member]) => fact.path == object && members.contains(member),
        _ => false,
    }
}

fn has(broken: &[Broken], case: &'static Case) -> bool {
    for (_, other) in broken {
        if core::ptr::eq(*other, case) {
            return true;
        }
    }
    false
}

/// The bits of the facts of which this is so.
pub(super) fn bits(of: &dyn Fn(&Fact) -> bool) -> u64 {
    let mut bits = 0;
    for (at, fact) in SCOPE.facts.iter().enumerate() {
        if of(fact) {
            bits |= 1 << at;
        }
    }
    bits
}

/// What holds when the member at this path is there: its objects are, too.
fn there(path: &[&str]) -> u64 {
    bits(&|fact| path.starts_with(fact.path) && matches!(fact.test, Test::Present | Test::Chosen))
}

/// The rules that are broken, each once.
fn told(broken: &[Broken]) -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = Vec::new();
    for (rule, _) in broken {
        if rules.last().is_none_or(|last| last.id != rule.id) {
            rules.push(rule);
        }
    }
    rules
}
