//! The shares of a split payment.

use payment_session::{PaymentSession, request::SplitType};

use super::money::units_of;
use crate::rejection::Rejection;

/// Checks that the shares of a payment are at most its amount.
///
/// No page of the documentation says so, but nobody can pay out more than was paid.
pub fn check_total(request: &PaymentSession) -> Result<(), Rejection> {
    let (Some(amount), Some(shares)) = (&request.amount, &request.split_routing_configurations) else { return Ok(()) };
    let value = amount.value.get();
    let paid = units_of(value.digits(), value.scale());
    let same_currency = shares.iter().filter(|share| share.currency == amount.currency);
    let shared = same_currency
        .filter_map(|share| match share.r#type {
            SplitType::FIXED => {
                share.fixed_amount.as_ref().map(|fixed| units_of(fixed.get().digits(), fixed.get().scale()))
            }
            // Divided first, so that the product fits: a percentage is at most 100.
            SplitType::PERCENTAGE => share.percentage_amount.as_ref().map(|percentage| {
                let percentage = percentage.get();
                paid / 10_u128.pow(u32::from(percentage.scale())) * u128::from(percentage.digits()) / 100
            }),
            _ => None,
        })
        // Any number of shares can be written.
        .fold(0, u128::saturating_add);
    if shared > paid {
        return Err(Rejection::invalid("splitRoutingConfigurations", "the shares are more than the amount"));
    }
    Ok(())
}
