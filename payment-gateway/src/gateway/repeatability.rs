//! The ways in which calls may be repeated, and the next step after a call has failed.

use crate::response::Outcome;

/// How a call may be repeated if its outcome is uncertain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repeatability {
    /// The call changes nothing, so it may be repeated at once: every look-up, and the request for a token.
    Safe,
    /// The call may be repeated if a look-up shows that it has not happened: creating and cancelling a session.
    AfterLookUp,
    /// The call may not be repeated, because it may happen twice: confirmations, captures, refunds, simulations, and every call
    /// that this crate does not know. The gateway documents request ids only for new payments.
    Never,
}

/// The next step after a call has failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Advice {
    /// Nothing has happened: send the same call again, with a new token after a 401 and later after a 429.
    SendAgain,
    /// Find out what has happened. If a look-up that succeeded shows that nothing has, send the same call again.
    LookUp,
    /// Find out what has happened, and do not send the call again.
    LookUpOnly,
    /// Nothing has happened, and the gateway will reject the same call again: correct the request.
    Correct,
}

impl Repeatability {
    /// Returns the next step after a call of this kind has failed.
    ///
    /// `outcome` is that of all attempts at the call ([`Outcome::after`]).
    ///
    /// | outcome | `Safe` | `AfterLookUp` | `Never` |
    /// |---|---|---|---|
    /// | not sent, not processed | send again | send again | send again |
    /// | rejected | correct | correct | correct |
    /// | uncertain | send again | look up | look up only |
    ///
    /// Nothing here advises a new reference or request id. Use new ones only after a look-up came back empty.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{gateway::{Advice, Repeatability}, response::Outcome};
    ///
    /// // A capture that was repeated after a time-out could capture twice.
    /// assert_eq!(Repeatability::Never.advice(Outcome::Uncertain), Advice::LookUpOnly);
    /// assert_eq!(Repeatability::Never.advice(Outcome::NotProcessed), Advice::SendAgain);
    /// assert_eq!(Repeatability::AfterLookUp.advice(Outcome::Uncertain), Advice::LookUp);
    /// ```
    pub const fn advice(self, outcome: Outcome) -> Advice {
        match (outcome, self) {
            (Outcome::NotSent | Outcome::NotProcessed, _) | (Outcome::Uncertain, Self::Safe) => Advice::SendAgain,
            (Outcome::Rejected, _) => Advice::Correct,
            (Outcome::Uncertain, Self::AfterLookUp) => Advice::LookUp,
            (Outcome::Uncertain, Self::Never) => Advice::LookUpOnly,
        }
    }
}
