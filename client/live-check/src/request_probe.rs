//! Probes of a control request and a variant that differs from it in one field.

use payment_session::{ApiError, SessionResponse, gateway::RequestId, response::Outcome};

use crate::{
    change::Change,
    control::{Context, Control},
    judgement::Judgement,
    run::Run,
    send_error::{SendError, described, names_one_of},
};

/// A control request that must pass, and a variant that differs in one field.
#[derive(Debug)]
pub struct RequestProbe {
    /// The control request.
    pub control: Control,
    /// The difference.
    pub change: Change,
    /// The expected response to the variant.
    pub reading: Reading,
    /// Names by which an error means the variant, in addition to the name of the changed field.
    pub names: &'static [&'static str],
    /// The e-wallet that the merchant needs.
    pub ewallet: Option<&'static str>,
    /// The check of the session that an accepted variant has created.
    pub check: Option<fn(&SessionResponse) -> Judgement>,
}

/// The expected response to a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The gateway creates a session.
    Accepted,
    /// The gateway rejects the request.
    Rejected,
}

impl RequestProbe {
    /// Creates a probe whose variant is expected to be accepted.
    pub const fn accepted(control: Control, change: Change) -> Self {
        Self { control, change, reading: Reading::Accepted, names: &[], ewallet: None, check: None }
    }

    /// Creates a probe whose variant is expected to be rejected.
    pub const fn rejected(control: Control, change: Change) -> Self {
        Self { reading: Reading::Rejected, ..Self::accepted(control, change) }
    }

    /// Sets names by which an error means the variant.
    #[must_use]
    pub const fn named(self, names: &'static [&'static str]) -> Self {
        Self { names, ..self }
    }

    /// Sets the e-wallet that the merchant needs.
    #[must_use]
    pub const fn for_ewallet(self, ewallet: &'static str) -> Self {
        Self { ewallet: Some(ewallet), ..self }
    }

    /// Sets the check of the session.
    #[must_use]
    pub const fn checked(self, check: fn(&SessionResponse) -> Judgement) -> Self {
        Self { check: Some(check), ..self }
    }

    /// Returns whether an error names the variant: by its code, or by a field or a message.
    pub fn is_named_by(&self, error: &ApiError) -> bool {
        names_one_of(error, self.names.iter().copied().chain([self.change.field()]))
    }

    /// Judges the response to the variant of a control request that passed.
    pub fn judge(&self, result: &Result<SessionResponse, SendError>) -> Judgement {
        let error = match (result, self.reading, self.check) {
            (Ok(_), Reading::Rejected, _) => return Judgement::refuted("the variant was accepted"),
            (Ok(_), Reading::Accepted, None) => return Judgement::confirmed("the variant was accepted"),
            (Ok(session), Reading::Accepted, Some(check)) => return check(session),
            (Err(SendError::Api(error)), ..) if error.outcome() == Outcome::Rejected => error,
            (Err(error), ..) => return Judgement::inconclusive(error.to_string()),
        };
        match self.reading {
            _ if !self.is_named_by(error) => Judgement::inconclusive(format!(
                "the variant was rejected, but the error does not name it: {}",
                described(error)
            )),
            Reading::Accepted => Judgement::refuted(format!("the variant was rejected: {}", described(error))),
            Reading::Rejected => Judgement::confirmed(format!("the variant was rejected: {}", described(error))),
        }
    }

    fn lacks_ewallet(&self, context: &Context) -> bool {
        self.ewallet.is_some_and(|ewallet| !context.limits.ewallets.iter().any(|offered| offered == ewallet))
    }
}

/// Asks a probe.
///
/// # Errors
///
/// Returns an error if the merchant lacks the method, or if the variant was not sent.
pub fn ask(run: &mut Run<'_>, probe: &RequestProbe) -> Result<Judgement, SendError> {
    if let Err(reason) = run.control(probe.control) {
        return Ok(Judgement::inconclusive(format!("the control request did not pass: {reason}")));
    }
    let context = run.context();
    if probe.lacks_ewallet(&context) {
        return Err(SendError::NotOffered(probe.ewallet.unwrap_or_default()));
    }
    let variant = probe.change.apply(&probe.control.request(&context)?, &context);
    Ok(probe.judge(&run.create(&variant, &RequestId::random())))
}
