//! The calls that run, so that a client can wait for them before it ends.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::sync::watch;

use crate::clock::Clock;

/// The number of calls that run.
#[derive(Debug, Default)]
pub struct Running {
    count: watch::Sender<usize>,
    is_draining: AtomicBool,
}

/// A call that runs, until this is dropped.
#[derive(Debug)]
pub struct RunningCall(Arc<Running>);

impl Running {
    /// Begins a call. Returns `None` if there are no new calls.
    pub fn begin(self: &Arc<Self>) -> Option<RunningCall> {
        // Nobody waits for more calls.
        self.count.send_if_modified(|count| {
            *count += 1;
            false
        });
        let call = RunningCall(Arc::clone(self));
        // After the count, so that `drain` waits for each call that it does not reject.
        (!self.is_draining()).then_some(call)
    }

    pub fn is_draining(&self) -> bool {
        self.is_draining.load(Ordering::SeqCst)
    }

    /// Begins no new calls, and waits for those that run, at most this time. Returns the number of those that still run.
    pub async fn drain(&self, clock: &Clock, time: Duration) -> usize {
        self.is_draining.store(true, Ordering::SeqCst);
        let mut count = self.count.subscribe();
        tokio::select! {
            biased;
            _ = count.wait_for(|count| *count == 0) => 0,
            () = clock.sleep(time) => *self.count.borrow(),
        }
    }
}

impl Drop for RunningCall {
    fn drop(&mut self) {
        self.0.count.send_if_modified(|count| {
            *count -= 1;
            *count == 0
        });
    }
}
