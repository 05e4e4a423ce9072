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
pub enum FollowUp {
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
    /// use payment_session::{gateway::{FollowUp, Repeatability}, response::Outcome};
    ///
    /// // A capture that was repeated after a time-out could capture twice.
    /// assert_eq!(Repeatability::Never.follow_up(Outcome::Uncertain), FollowUp::LookUpOnly);
    /// assert_eq!(Repeatability::Never.follow_up(Outcome::NotProcessed), FollowUp::SendAgain);
    /// assert_eq!(Repeatability::AfterLookUp.follow_up(Outcome::Uncertain), FollowUp::LookUp);
    /// ```
    pub const fn follow_up(self, outcome: Outcome) -> FollowUp {
        match (outcome, self) {
            (Outcome::NotSent | Outcome::NotProcessed, _) | (Outcome::Uncertain, Self::Safe) => FollowUp::SendAgain,
            (Outcome::Rejected, _) => FollowUp::Correct,
            (Outcome::Uncertain, Self::AfterLookUp) => FollowUp::LookUp,
            (Outcome::Uncertain, Self::Never) => FollowUp::LookUpOnly,
        }
    }
}
