//! The gateway that all connections and the page share.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::reply::{self, Reply};
use crate::{delivery::Callbacks, fault::Plan, policy::Policy, rejection::Rejection, store::Accounts};

/// The accounts, and how the gateway responds.
pub struct Gateway {
    pub accounts: Arc<Mutex<Accounts>>,
    pub plan: Plan,
    pub policy: Policy,
    pub callbacks: Option<Callbacks>,
}

impl Gateway {
    /// Sends the callbacks of an executed call, and creates its response.
    pub fn finished(&self, result: Result<Reply, Rejection>) -> Reply {
        self.send_events();
        result.unwrap_or_else(|rejection| self.rejected(&rejection))
    }

    /// Sends the callbacks of the changes so far.
    pub fn send_events(&self) {
        let events = self.accounts().take_events();
        if let Some(callbacks) = &self.callbacks {
            callbacks.send(events);
        }
    }

    /// Creates the response to a request that is rejected.
    pub fn rejected(&self, rejection: &Rejection) -> Reply {
        let trace = self.accounts().new_id().replace('-', "");
        reply::json(rejection.error.status(), rejection.body(&trace))
    }

    /// Locks the accounts.
    pub fn accounts(&self) -> MutexGuard<'_, Accounts> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
