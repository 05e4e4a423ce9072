//! What the house demands beyond the gateway.

use alloc::vec::Vec;
use core::fmt;

use gateway::{Currency, PaymentRequest, PaymentSession, SessionDraft, Violations};

/// The most that a stall takes at once, in rupiah.
const MOST: u64 = 5_000_000;

/// Something that the house does not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The JSON pointer of what is to blame.
    pub pointer: &'static str,
    /// What is wrong with it.
    pub reason: &'static str,
}

/// Why a request is not sent: what breaks the house's rules, and what the gateway's.
#[derive(Clone, Debug)]
pub struct Refusal {
    house: Vec<Breach>,
    gateway: Option<Violations>,
}

impl Refusal {
    /// Each place with its reason, the house's first.
    pub fn places(&self) -> impl Iterator<Item = (&str, &str)> {
        let house = self.house.iter().map(|breach| (breach.pointer, breach.reason));
        let gateway = self.gateway.iter().flat_map(|violations| violations.iter());
        house.chain(gateway.map(|violation| (violation.pointer(), violation.message())))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (pointer, reason)) in self.places().enumerate() {
            let (separator, place) =
                (if at == 0 { "" } else { "; " }, if pointer.is_empty() { "request" } else { pointer });
            write!(f, "{separator}{place}: {reason}")?;
        }
        Ok(())
    }
}

impl core::error::Error for Refusal {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.gateway.as_ref().map(|violations| violations as _)
    }
}

/// What breaks the house's own rules.
fn breaches(draft: &SessionDraft) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut demand = |holds: bool, pointer, reason| {
        if !holds {
            breaches.push(Breach { pointer, reason });
        }
    };
    demand(
        draft.client_reference_id.as_ref().starts_with("WRG-"),
        "/clientReferenceId",
        "must begin with `WRG-`, which tells our payments from others",
    );
    if let Some(amount) = &draft.amount {
        let value = amount.value.get();
        demand(amount.currency == Currency::IDR, "/amount/currency", "must be `IDR`: a stall has no other till");
        demand(value.scale() == 0, "/amount/value", "must be whole: there are no coins for less");
        demand(
            value.digits() / 10_u64.pow(value.scale().into()) <= MOST,
            "/amount/value",
            "must be at most 5,000,000, what a stall takes at once",
        );
    }
    breaches
}

/// Checks a draft by the house's rules and the gateway's: all that is wrong, at once.
pub fn check(draft: SessionDraft) -> Result<PaymentSession, Refusal> {
    let house = breaches(&draft);
    match draft.check() {
        Ok(session) if house.is_empty() => Ok(session),
        Ok(_) => Err(Refusal { house, gateway: None }),
        Err(violations) => Err(Refusal { house, gateway: Some(violations) }),
    }
}

/// What is to be sent for a request: one of the SDK's, one of its users', or a template of either.
pub fn body(request: &impl PaymentRequest) -> Result<Vec<u8>, Refusal> {
    let house = breaches(&request.to_session());
    if house.is_empty() { Ok(request.to_json()) } else { Err(Refusal { house, gateway: None }) }
}
