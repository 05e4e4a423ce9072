//! Decides which fault an exchange has.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use sha2::{Digest, Sha256};

use super::{Fault, FaultRule, Occurrence};
use crate::operation::Operation;

/// The rules of a sandbox, and the exchanges so far.
pub struct Plan {
    seed: u64,
    rules: Vec<FaultRule>,
    counts: Mutex<Counts>,
    /// Faults of the next exchanges, which the page asks for.
    next: Mutex<Vec<FaultRule>>,
}

#[derive(Default)]
struct Counts {
    /// The number of exchanges that each rule is for.
    of_rules: Vec<u64>,
    /// The number of attempts of each operation for each payment, by a hash of both.
    of_payments: HashMap<u64, u64>,
}

impl Plan {
    pub fn new(seed: u64, rules: Vec<FaultRule>) -> Self {
        let counts = Counts { of_rules: vec![0; rules.len()], of_payments: HashMap::new() };
        Self { seed, rules, counts: Mutex::new(counts), next: Mutex::default() }
    }

    /// Returns how long the first connection is refused.
    pub fn refused_at_first(&self) -> Option<Duration> {
        self.rules.iter().find_map(|rule| match (rule.fault, rule.occurrence) {
            (Fault::Refused(lasts), Occurrence::Nth(1)) => Some(lasts),
            _ => None,
        })
    }

    /// Returns the fault of the next exchange: that of the first rule that applies. Every rule counts every exchange.
    ///
    /// `payment` returns the reference of the payment.
    pub fn draw(&self, operation: Operation, payment: impl FnOnce() -> String) -> Option<Fault> {
        self.drawn(operation, payment).or_else(|| self.take_next(operation))
    }

    /// Adds a fault of the next exchange that its rule is for.
    pub fn add_next(&self, rule: FaultRule) {
        self.next.lock().unwrap_or_else(PoisonError::into_inner).push(rule);
    }

    /// Returns the faults of the next exchanges.
    pub fn next(&self) -> Vec<FaultRule> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn take_next(&self, operation: Operation) -> Option<Fault> {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let at = next.iter().position(|rule| rule.operations.contains(operation))?;
        Some(next.remove(at).fault)
    }

    fn drawn(&self, operation: Operation, payment: impl FnOnce() -> String) -> Option<Fault> {
        if self.rules.is_empty() {
            return None;
        }
        // Its reference takes the lock of the store, so it comes before the lock of the counts.
        let is_random = self.rules.iter().any(|rule| matches!(rule.occurrence, Occurrence::Percentage(_)));
        let payment =
            is_random.then(|| hash(&[&self.seed.to_be_bytes(), operation.as_str().as_bytes(), payment().as_bytes()]));
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        let attempt = payment.map_or(0, |payment| increased(counts.of_payments.entry(payment).or_default()));
        let mut drawn = None;
        for (at, rule) in self.rules.iter().enumerate() {
            if !rule.operations.contains(operation) {
                continue;
            }
            let count = increased(&mut counts.of_rules[at]);
            let applies = match (rule.occurrence, rule.fault) {
                // The connection of the next exchange is refused after this exchange.
                (Occurrence::Nth(n), Fault::Refused(_)) => count + 1 == n,
                (Occurrence::Nth(n), _) => count == n,
                (Occurrence::Percentage(percentage), _) => {
                    let roll =
                        hash(&[&payment.unwrap_or_default().to_be_bytes(), &at.to_be_bytes(), &attempt.to_be_bytes()]);
                    fraction(roll) * 100.0 < percentage
                }
            };
            if applies {
                drawn = drawn.or(Some(rule.fault));
            }
        }
        drawn
    }
}

fn increased(count: &mut u64) -> u64 {
    *count += 1;
    *count
}

/// Hashes the parts, whose values do not depend on the version of Rust.
fn hash(parts: &[&[u8]]) -> u64 {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hasher.update(part);
    }
    let digest: [u8; 32] = hasher.finalize().into();
    u64::from_be_bytes(std::array::from_fn(|at| digest[at]))
}

/// Maps a hash to a number from 0 to 1, without 1.
fn fraction(hash: u64) -> f64 {
    let high = u32::try_from(hash >> 32).unwrap_or(u32::MAX);
    f64::from(high) / (f64::from(u32::MAX) + 1.0)
}
