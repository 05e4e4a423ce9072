//! The calls that run, so that a client can wait for them before it ends.

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

use crate::clock::Clock;

/// The calls that run. Both facts have one lock, so that no call begins between them.
#[derive(Debug, Default)]
pub struct ActiveCalls(watch::Sender<Calls>);

#[derive(Clone, Copy, Debug, Default)]
struct Calls {
    count: usize,
    is_draining: bool,
}

/// A call that runs, until this is dropped.
#[derive(Debug)]
pub struct ActiveCall(Arc<ActiveCalls>);

impl ActiveCalls {
    /// Begins a call. Returns `None` if there are no new calls.
    pub fn begin(self: &Arc<Self>) -> Option<ActiveCall> {
        let mut begins = false;
        self.0.send_if_modified(|calls| {
            begins = !calls.is_draining;
            calls.count += usize::from(begins);
            // Nobody waits for more calls.
            false
        });
        begins.then(|| ActiveCall(Arc::clone(self)))
    }

    pub fn is_draining(&self) -> bool {
        self.0.borrow().is_draining
    }

    /// Begins no new calls, and waits for those that run, at most this time. Returns the number of those that still run.
    pub async fn drain(&self, clock: &Clock, time: Duration) -> usize {
        self.0.send_modify(|calls| calls.is_draining = true);
        let mut calls = self.0.subscribe();
        tokio::select! {
            biased;
            _ = calls.wait_for(|calls| calls.count == 0) => 0,
            () = clock.sleep(time) => self.0.borrow().count,
        }
    }
}

impl Drop for ActiveCall {
    fn drop(&mut self) {
        self.0.0.send_if_modified(|calls| {
            calls.count -= 1;
            calls.count == 0
        });
    }
}
