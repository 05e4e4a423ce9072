//! The calls that change something, as data: the responses that belong to them, and how their effects are looked up.

mod cancel;
mod capture;
mod change;
mod confirm;
mod create;
mod effect;
mod look_up;
mod other;
mod refund;
mod stored_amount;

use serde::{Deserialize, Serialize};

pub use cancel::CancelSession;
pub use capture::{CaptureCharge, Captured};
pub use change::{Change, Check};
pub use confirm::ConfirmSession;
pub use create::CreateSession;
pub use effect::{Effect, Posted};
pub use look_up::{LookUp, Searches, look_up};
pub use other::OtherCall;
pub use refund::RefundPayment;

/// A call that changes something, as a journal stores it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "snake_case")]
pub enum Known {
    Create(CreateSession),
    Confirm(ConfirmSession),
    Cancel(CancelSession),
    Capture(CaptureCharge),
    Refund(RefundPayment),
    /// A call whose effect is not known.
    Other(OtherCall),
}

impl Known {
    /// Returns the call, which answers what differs between calls.
    pub fn change(&self) -> &dyn Change {
        match self {
            Self::Create(create) => create,
            Self::Confirm(confirm) => confirm,
            Self::Cancel(cancel) => cancel,
            Self::Capture(capture) => capture,
            Self::Refund(refund) => refund,
            Self::Other(other) => other,
        }
    }
}
