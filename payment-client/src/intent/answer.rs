//! The responses to calls that change something.

use std::any::{self, TypeId};

use payment_core::response::{Envelope, GatewayResponse, RefundResponse, SessionResponse};

use crate::operation::{AnyOperation, CaptureCharge, Captured, CreateSession, Operation, RefundPayment};

/// The response to any call, as a journal keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Any {
    /// The id of the session, capture or refund that shows the call.
    pub id: Option<String>,
    /// Its status when the call ended.
    pub status: Option<String>,
}

/// The result of a call, whose type depends on the call.
#[derive(Debug)]
pub enum Carried {
    Session(Box<SessionResponse>),
    Refund(Box<RefundResponse>),
    Capture(Captured),
}

/// The response to a call that changes something: [`SessionResponse`], [`Captured`], [`Any`], or that of a call that this
/// crate does not know.
pub trait Answer: Sized + Send + 'static {
    /// The response to a call that this crate does not know.
    #[doc(hidden)]
    type Posted: GatewayResponse + Send + 'static;

    #[doc(hidden)]
    fn is_of(operation: &AnyOperation) -> bool;

    #[doc(hidden)]
    fn of_posted(response: Self::Posted) -> Option<Self>;

    #[doc(hidden)]
    fn of_carried(carried: Carried) -> Option<Self>;
}

impl<A: GatewayResponse + Send + 'static> Answer for A {
    type Posted = A;

    fn is_of(operation: &AnyOperation) -> bool {
        match operation {
            AnyOperation::Create(_) | AnyOperation::Confirm(_) | AnyOperation::Cancel(_) => {
                TypeId::of::<A>() == TypeId::of::<SessionResponse>()
            }
            AnyOperation::Refund(_) => TypeId::of::<A>() == TypeId::of::<RefundResponse>(),
            AnyOperation::Capture(_) => false,
            AnyOperation::Other(_) => true,
        }
    }

    fn of_posted(response: A) -> Option<A> {
        Some(response)
    }

    fn of_carried(carried: Carried) -> Option<A> {
        match carried {
            Carried::Session(session) => (session as Box<dyn any::Any>).downcast().ok().map(|session| *session),
            Carried::Refund(refund) => (refund as Box<dyn any::Any>).downcast().ok().map(|refund| *refund),
            Carried::Capture(_) => None,
        }
    }
}

impl Answer for Captured {
    type Posted = Envelope;

    fn is_of(operation: &AnyOperation) -> bool {
        matches!(operation, AnyOperation::Capture(_))
    }

    fn of_posted(_: Envelope) -> Option<Self> {
        None
    }

    fn of_carried(carried: Carried) -> Option<Self> {
        match carried {
            Carried::Capture(captured) => Some(captured),
            Carried::Session(_) | Carried::Refund(_) => None,
        }
    }
}

impl Answer for Any {
    type Posted = Envelope;

    fn is_of(_: &AnyOperation) -> bool {
        true
    }

    fn of_posted(_: Envelope) -> Option<Self> {
        Some(Self::default())
    }

    fn of_carried(carried: Carried) -> Option<Self> {
        let shown = match carried {
            Carried::Session(session) => CreateSession::shown(&session),
            Carried::Refund(refund) => RefundPayment::shown(&refund),
            Carried::Capture(captured) => CaptureCharge::shown(&captured),
        };
        Some(Self { id: shown.id, status: shown.status })
    }
}
