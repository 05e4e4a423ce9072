//! The gateways: every combination of the behaviour that the documentation leaves open, with faults.

use std::time::Duration;

use payment_sandbox::{Fault, Ledger, LookUp, OldToken, RepeatedId, Sandbox, TakenReference};

/// The behaviour of a gateway where the documentation is open.
#[derive(Clone, Copy, Debug)]
pub struct Personality {
    pub repeated_id: RepeatedId,
    pub taken_reference: TakenReference,
    pub look_up: LookUp,
    pub old_token: OldToken,
}

impl Personality {
    /// Returns all combinations.
    pub fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for repeated_id in [RepeatedId::Replayed, RepeatedId::Rejected, RepeatedId::Ignored] {
            for taken_reference in [TakenReference::Conflict, TakenReference::BadRequest] {
                for look_up in [LookUp::Instant, LookUp::Lags(Duration::from_millis(50)), LookUp::IgnoresFilter] {
                    for old_token in [OldToken::Lives, OldToken::Dies] {
                        all.push(Self { repeated_id, taken_reference, look_up, old_token });
                    }
                }
            }
        }
        all
    }

    /// Starts a gateway with the pair of faults of a number, at every tenth exchange, look-ups and requests for tokens
    /// included.
    pub fn start(self, seed: u64, pair: usize, ledger: &Ledger) -> Sandbox {
        let faults = [
            Fault::Refused(Duration::from_millis(5)),
            Fault::CutBefore,
            Fault::CutAfter,
            Fault::HalfBody,
            Fault::Late(Duration::from_millis(20)),
            // Longer than the client waits.
            Fault::Late(Duration::from_millis(900)),
            Fault::Duplicate,
            Fault::Unauthorized,
            Fault::TooManyRequests,
            Fault::Garbage,
        ];
        let pairs =
            faults.iter().enumerate().flat_map(|(at, fault)| faults[..at].iter().map(move |other| [fault, other]));
        let pairs: Vec<_> = pairs.collect();
        let builder = Sandbox::builder()
            .seed(seed)
            .repeated_id(self.repeated_id)
            .taken_reference(self.taken_reference)
            .look_up(self.look_up)
            .old_token(self.old_token)
            .ledger(ledger);
        let pair = pairs[pair % pairs.len()];
        pair.into_iter().fold(builder, |builder, fault| builder.fault(fault.with_percentage(5))).start().unwrap()
    }
}
