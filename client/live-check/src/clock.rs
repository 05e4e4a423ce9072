//! The time, and waiting for it.

use std::{
    sync::{Mutex, PoisonError},
    thread,
    time::Duration,
};

use jiff::Timestamp;
use payment_sandbox::Sandbox;

/// A clock.
pub trait Clock: Sync {
    /// Returns the time.
    fn now(&self) -> Timestamp;

    /// Waits.
    fn sleep(&self, duration: Duration);
}

/// The clock of this machine.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep(&self, duration: Duration) {
        thread::sleep(duration);
    }
}

/// The clock of a sandbox on this machine, which is set forward instead of waiting.
#[derive(Debug)]
pub struct SandboxClock<'a> {
    sandbox: &'a Sandbox,
    advanced: Mutex<Duration>,
}

impl<'a> SandboxClock<'a> {
    /// Creates the clock of a sandbox that has not been set forward.
    pub const fn new(sandbox: &'a Sandbox) -> Self {
        Self { sandbox, advanced: Mutex::new(Duration::ZERO) }
    }
}

impl Clock for SandboxClock<'_> {
    fn now(&self) -> Timestamp {
        Timestamp::now() + *self.advanced.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sleep(&self, duration: Duration) {
        self.sandbox.advance(duration);
        *self.advanced.lock().unwrap_or_else(PoisonError::into_inner) += duration;
    }
}
