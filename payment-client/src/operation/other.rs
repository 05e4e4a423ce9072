//! A call that this crate does not know.

use std::marker::PhantomData;

use payment_core::{
    gateway::Server,
    response::{GatewayResponse, SessionResponse},
};
use serde::{Deserialize, Serialize};

use super::{AnyOperation, Conflict, Operation, Shown};
use crate::{
    machine::{Evidence, Machine},
    policy::Trust,
    reader::{NotRead, Reader, Time},
};

/// A call whose effect is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherCall {
    pub path: String,
}

/// Sends a call whose effect is not known.
pub struct Unseen<A> {
    call: OtherCall,
    response: PhantomData<fn() -> A>,
}

impl<A> Unseen<A> {
    pub fn new(path: &str) -> Self {
        Self { call: OtherCall { path: path.to_owned() }, response: PhantomData }
    }
}

impl<A> Clone for Unseen<A> {
    fn clone(&self) -> Self {
        Self::new(&self.call.path)
    }
}

impl<A: GatewayResponse + Send + 'static> Operation for Unseen<A> {
    type Response = A;
    type Output = A;
    type Seen = SessionResponse;

    fn machine(_: Trust) -> Machine {
        Machine::send_once()
    }

    fn describe(&self) -> AnyOperation {
        AnyOperation::Other(self.call.clone())
    }

    fn of(stored: &AnyOperation) -> Option<Self> {
        match stored {
            AnyOperation::Other(OtherCall { path }) => Some(Self::new(path)),
            _ => None,
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.call == other.call
    }

    fn is_shared(&self) -> bool {
        false
    }

    fn accept(&self, response: A) -> Option<A> {
        Some(response)
    }

    fn found(&self, _: SessionResponse) -> Option<A> {
        None
    }

    async fn recall<S: Server + Send + Sync>(&self, _: &Reader<S>, _: Time, _: &Shown) -> Result<Option<A>, NotRead> {
        Ok(None)
    }

    fn conflict(&self, session: SessionResponse) -> Conflict {
        Conflict::State(Box::new(session))
    }

    fn shown(_: &A) -> Shown {
        Shown::default()
    }

    async fn look_up<S: Server + Send + Sync>(
        &self,
        _: &Reader<S>,
        _: Time,
    ) -> Result<Evidence<SessionResponse>, NotRead> {
        Ok(Evidence::Undecidable)
    }
}
