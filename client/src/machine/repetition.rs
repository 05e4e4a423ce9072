//! The repetition of the calls that change something.

/// The repetition of a call: what proves it, and what permits another attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Repetition {
    pub(super) proof: Proof,
    pub(super) resend: Resend,
}

/// What proves that a call was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Proof {
    /// An object with its reference.
    Reference,
    /// An object whose id was not there before.
    NewId,
    /// The same, or a session that waited for a confirmation and does not wait any more.
    NewIdOrMoved,
    /// The session is cancelled.
    Cancelled,
}

/// What permits another attempt after an uncertain one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Resend {
    Never,
    /// A look-up that shows nothing, and that began when everything was quiet.
    WhenQuiet,
    /// Any look-up that shows that the session can still be changed.
    WhileOpen,
}

impl Repetition {
    /// Returns whether a call is sent again, also after a crash.
    pub(crate) const fn is_sent_again(self) -> bool {
        matches!(self.resend, Resend::WhenQuiet)
    }

    /// The creation of a session.
    pub const CREATE: Self = Self { proof: Proof::Reference, resend: Resend::WhenQuiet };
    /// A refund.
    pub const REFUND: Self = Self { proof: Proof::Reference, resend: Resend::Never };
    /// The confirmation of a session.
    pub const CONFIRM: Self = Self { proof: Proof::NewIdOrMoved, resend: Resend::Never };
    /// The capture of an authorized amount.
    pub const CAPTURE: Self = Self { proof: Proof::NewId, resend: Resend::Never };
    /// The cancellation of a session.
    pub const CANCEL: Self = Self { proof: Proof::Cancelled, resend: Resend::WhileOpen };
}
