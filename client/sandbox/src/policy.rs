//! The requests that a sandbox accepts or rejects in addition to the rules.

use payment_session::{
    PaymentSession, Violations,
    rules::{RuleId, Waiver, Waivers},
};

use crate::rejection::Rejection;

/// The differences between a sandbox and the rules.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    accepted: Vec<(RuleId, String)>,
    rejections: Vec<ExtraRejection>,
}

/// A rejection of requests that break no rule.
#[derive(Clone, Debug)]
struct ExtraRejection {
    field: String,
    applies: fn(&PaymentSession) -> bool,
}

impl Policy {
    /// Accepts requests that break a rule at a place.
    pub fn accept(&mut self, rule: RuleId, pointer: String) {
        self.accepted.push((rule, pointer));
    }

    /// Rejects requests for which `applies` returns true, and names a field.
    pub fn reject(&mut self, field: String, applies: fn(&PaymentSession) -> bool) {
        self.rejections.push(ExtraRejection { field, applies });
    }

    /// Parses and checks a request body.
    pub fn parse(&self, body: &[u8]) -> Result<PaymentSession, Rejection> {
        let request = PaymentSession::from_json(body)
            .or_else(|violations| {
                if self.accepts(&violations) {
                    PaymentSession::from_json_with(body, everything())
                } else {
                    Err(violations)
                }
            })
            .map_err(|violations| Rejection::of(&violations))?;
        match self.rejections.iter().find(|rejection| (rejection.applies)(&request)) {
            Some(rejection) => Err(Rejection::invalid(&rejection.field, "is not accepted")),
            None => Ok(request),
        }
    }

    fn accepts(&self, violations: &Violations) -> bool {
        let is_accepted = |rule: RuleId, pointer: &str| {
            self.accepted.iter().any(|accepted| accepted.0 == rule && accepted.1 == pointer)
        };
        violations.omitted() == 0
            && violations
                .iter()
                .all(|violation| violation.rule().is_some_and(|rule| is_accepted(rule.id, &violation.pointer())))
    }
}

/// Returns the options that accept every request that can be read.
fn everything() -> Waivers {
    let options = Waivers::UNKNOWN_FIELDS.union(Waivers::UNCHECKED_VALUES);
    Waiver::ALL.iter().fold(options, |options, waiver| options.with(*waiver))
}
