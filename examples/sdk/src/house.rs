//! The rules that the SDK adds to those of the gateway.

use alloc::vec::Vec;

use gateway::{Currency, PaymentRequest, PaymentSession, SessionDraft, Violation, Violations};

/// The greatest amount of a payment at a stall, in rupiah.
const MOST: u64 = 5_000_000;

/// Returns the broken rules of the SDK, or `None` if there are none.
fn violations(draft: &SessionDraft) -> Option<Violations> {
    let mut violations = Vec::new();
    let mut demand = |holds: bool, id, pointer, message| {
        if !holds {
            violations.push(Violation::custom(id, pointer, message));
        }
    };
    demand(
        draft.client_reference_id.as_ref().starts_with("WRG-"),
        "warung-prefix",
        "/clientReferenceId",
        "`clientReferenceId` must begin with `WRG-`, the prefix of our payments",
    );
    if let Some(amount) = &draft.amount {
        let value = amount.value.get();
        let is_in_limit = value.digits() / 10_u64.pow(value.scale().into()) <= MOST;
        demand(
            amount.currency == Currency::IDR,
            "warung-currency",
            "/amount/currency",
            "`currency` must be `IDR`, the only currency of stalls",
        );
        demand(value.scale() == 0, "warung-amount", "/amount/value", "`value` must be a whole number of rupiah");
        demand(is_in_limit, "warung-amount", "/amount/value", "`value` must be at most 5,000,000");
    }
    Violations::new(violations)
}

/// Checks a draft against the rules of the SDK and of the gateway, and returns every mistake at once.
///
/// # Errors
///
/// Returns the broken rules of both, those of the SDK first.
pub fn check(draft: SessionDraft) -> Result<PaymentSession, Violations> {
    match (violations(&draft), draft.check()) {
        (None, result) => result,
        (Some(own), Ok(_)) => Err(own),
        (Some(mut own), Err(gateway)) => {
            own.extend(gateway);
            Err(own)
        }
    }
}

/// Returns the body of a request. It can be a session or a template, of the SDK or of its users.
///
/// # Errors
///
/// Returns the broken rules of the SDK. Every request follows those of the gateway.
pub fn body(request: &impl PaymentRequest) -> Result<Vec<u8>, Violations> {
    match violations(&request.to_session()) {
        None => Ok(request.to_json()),
        Some(violations) => Err(violations),
    }
}
