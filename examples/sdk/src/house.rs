//! The rules that the SDK adds to those of the gateway.

use alloc::{string::String, vec::Vec};
use core::fmt;

use gateway::{Currency, PaymentRequest, PaymentSession, SessionDraft, Violations};

/// The greatest amount of a payment at a stall, in rupiah.
const MOST: u64 = 5_000_000;

/// A broken rule of the SDK.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The JSON pointer of the wrong value.
    pub pointer: &'static str,
    /// The reason why the value is wrong.
    pub reason: &'static str,
}

/// The reasons why a request is rejected: broken rules of the SDK and of the gateway.
#[derive(Clone, Debug)]
pub struct Rejection {
    house: Vec<Breach>,
    gateway: Option<Violations>,
}

impl Rejection {
    /// Returns each place with its reason, those of the SDK first.
    pub fn places(&self) -> impl Iterator<Item = (String, &str)> {
        let house = self.house.iter().map(|breach| (breach.pointer.into(), breach.reason));
        let gateway = self.gateway.iter().flat_map(|violations| violations.iter());
        house.chain(gateway.map(|violation| (violation.pointer(), violation.message())))
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (pointer, reason)) in self.places().enumerate() {
            let (separator, place) =
                (if at == 0 { "" } else { "; " }, if pointer.is_empty() { "request" } else { &pointer });
            write!(f, "{separator}{place}: {reason}")?;
        }
        Ok(())
    }
}

impl core::error::Error for Rejection {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        self.gateway.as_ref().map(|violations| violations as _)
    }
}

/// Returns the broken rules of the SDK.
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
        "must begin with `WRG-`, the prefix of our payments",
    );
    if let Some(amount) = &draft.amount {
        let value = amount.value.get();
        demand(amount.currency == Currency::IDR, "/amount/currency", "must be `IDR`, the only currency of stalls");
        demand(value.scale() == 0, "/amount/value", "must be a whole number of rupiah");
        demand(value.digits() / 10_u64.pow(value.scale().into()) <= MOST, "/amount/value", "must be at most 5,000,000");
    }
    breaches
}

/// Checks a draft against the rules of the SDK and of the gateway, and returns every mistake at once.
///
/// # Errors
///
/// Returns the broken rules of both.
pub fn check(draft: SessionDraft) -> Result<PaymentSession, Rejection> {
    let house = breaches(&draft);
    match draft.check() {
        Ok(session) if house.is_empty() => Ok(session),
        Ok(_) => Err(Rejection { house, gateway: None }),
        Err(violations) => Err(Rejection { house, gateway: Some(violations) }),
    }
}

/// Returns the body of a request. It can be a session or a template, of the SDK or of its users.
///
/// # Errors
///
/// Returns the broken rules of the SDK. Every request follows those of the gateway.
pub fn body(request: &impl PaymentRequest) -> Result<Vec<u8>, Rejection> {
    let house = breaches(&request.to_session());
    if house.is_empty() { Ok(request.to_json()) } else { Err(Rejection { house, gateway: None }) }
}
