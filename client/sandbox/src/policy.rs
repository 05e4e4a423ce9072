//! The requests that a sandbox accepts or rejects in addition to the rules.

use payment_session::{
    PaymentSession, Violations,
    rules::{RuleId, Waiver, Waivers},
};

use crate::{rejection::Rejection, settings::ExtraRejection};

/// The differences between a sandbox and the rules.
#[derive(Default)]
pub struct Policy {
    pub accepted: Vec<(RuleId, String)>,
    pub rejected: Vec<ExtraRejection>,
}

impl Policy {
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
        match self.rejected.iter().find(|rejection| (rejection.applies)(&request)) {
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
