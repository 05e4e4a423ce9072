//! A call that this crate does not know.

use std::marker::PhantomData;

use payment_core::{
    gateway::Server,
    response::{GatewayResponse, SessionResponse},
};
use serde::{Deserialize, Serialize};

use super::{AnyOperation, Operation};
use crate::{
    machine::Evidence,
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

impl<A: GatewayResponse + Send + 'static> Operation for Unseen<A> {
    type Response = A;
    type Output = A;

    fn describe(&self) -> AnyOperation {
        AnyOperation::Other(self.call.clone())
    }

    fn accept(&self, response: A) -> Option<A> {
        Some(response)
    }

    fn found(&self, _: SessionResponse) -> Option<A> {
        None
    }

    async fn look_up<S: Server + Send + Sync>(
        &self,
        _: &Reader<S>,
        _: Time,
    ) -> Result<Evidence<SessionResponse>, NotRead> {
        Ok(Evidence::Undecidable)
    }
}
