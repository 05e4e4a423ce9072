//! The token bucket that limits the retries of all calls of a client.

use std::sync::atomic::{AtomicU32, Ordering};

/// The cost of a retry. A success pays one back.
const COST: u32 = 5;

/// The retries that are left. While the gateway is down, calls stop soon after their first attempt, instead of multiplying
/// the load.
#[derive(Debug)]
pub struct Quota {
    left: AtomicU32,
    capacity: u32,
}

/// A retry that was taken from a [`Quota`].
#[derive(Debug)]
#[must_use = "a retry is paid back if the call succeeds"]
pub struct Retry(());

impl Quota {
    pub const fn new(retries: u32) -> Self {
        let capacity = retries.saturating_mul(COST);
        Self { left: AtomicU32::new(capacity), capacity }
    }

    /// Takes a retry, or returns `None` if none is left.
    pub fn take(&self) -> Option<Retry> {
        self.update(|left| left.checked_sub(COST)).then_some(Retry(()))
    }

    /// Pays back for a call that succeeded: the whole cost of its last retry, or a part of one for a call without.
    pub fn succeeded(&self, retry: Option<Retry>) {
        let paid = retry.map_or(1, |Retry(())| COST);
        self.update(|left| (left < self.capacity).then(|| left.saturating_add(paid).min(self.capacity)));
    }

    fn update(&self, change: impl FnMut(u32) -> Option<u32>) -> bool {
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, change).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_end_and_return_with_successes() {
        let quota = Quota::new(2);
        let last = quota.take().and_then(|_| quota.take());
        assert!(last.is_some() && quota.take().is_none());

        quota.succeeded(last);
        assert!(quota.take().is_some() && quota.take().is_none());

        for _ in 0..COST {
            quota.succeeded(None);
        }
        assert!(quota.take().is_some() && quota.take().is_none());
    }

    #[test]
    fn successes_do_not_fill_it_above_its_capacity() {
        let quota = Quota::new(1);
        for _ in 0..100 {
            quota.succeeded(None);
        }
        assert!(quota.take().is_some() && quota.take().is_none());
    }
}
