// The links of the documentation.
#[cfg(doc)]
use crate::*;

/// Creates a [`Checked`]`<`[`Refund`]`>` from a refund that it checks at compile time.
///
/// The grammar is that of [`payment_session!`], with choices, unchecked fields, waived rules and templates.
///
/// # Examples
///
/// ```
/// use payment_session::{Checked, ClientReferenceId, Refund, payment_refund, response::SessionId};
///
/// fn refund(session: SessionId, reference: ClientReferenceId) -> Checked<Refund> {
///     payment_refund! {
///         client_reference_id: reference,
///         payment_session_id: session,
///         amount: { value: "2500.50", currency: IDR },
///         reason: REQUESTED_BY_CUSTOMER,
///     }
/// }
///
/// let refund = refund("44a14481".parse().unwrap(), "REFUND-1".parse().unwrap());
/// assert!(String::from_utf8(refund.to_json()).unwrap().contains(r#""value":"2500.50""#));
/// ```
///
/// The value of an amount is a string on the wire, so it is a string here as well. A run-time value is a
/// [`RefundValue`](request::RefundValue), an exact decimal. Integers, [`Decimal`](values::Decimal) and [`AmountValue`]
/// convert into it. Nothing is rounded, so more than two decimals are an error:
///
/// ```
/// # use payment_session::{AmountValue, Checked, Invalid, Refund, payment_refund};
/// fn refund(paid: AmountValue) -> Result<Checked<Refund>, Invalid> {
///     Ok(payment_refund! {
///         amount: { value: paid.try_into()?, currency: IDR },
///         // …
/// #       client_reference_id: "REFUND-1",
/// #       payment_session_id: "44a14481",
/// #       reason: DUPLICATE,
///     })
/// }
/// # assert!(refund("10.5".parse().unwrap()).is_ok());
/// assert!(refund("10.1255".parse().unwrap()).is_err());
/// ```
///
/// Used as an item, the macro declares a template: a struct with a field for each placeholder `_`, which converts into a
/// `Checked<Refund>`.
///
/// ```
/// use payment_session::{Checked, Refund, payment_refund};
///
/// payment_refund! {
///     /// A refund of a whole payment.
///     pub struct FullRefund { client_reference_id: _, charge_id: _, is_full_amount: true, reason: DUPLICATE }
/// }
///
/// # fn main() -> Result<(), payment_session::Invalid> {
/// let template = FullRefund { client_reference_id: "REFUND-1".try_into()?, charge_id: "44a14481".try_into()? };
/// let refund: Checked<Refund> = template.into();
/// assert!(refund.to_json().starts_with(br#"{"clientReferenceId":"REFUND-1","chargeId":"44a14481""#));
/// # Ok(())
/// # }
/// ```
///
/// You can also paste JSON from the gateway's documentation. A refund of literals is a constant:
///
/// ```
/// use payment_session::{Checked, Refund, payment_refund};
///
/// const REFUND: Checked<Refund> = payment_refund! {
///     "clientReferenceId": "1755665477",
///     "paymentSessionId": "44a14481-fa75-49a5-b17f-d03d8c5d52a6",
///     "isFullAmount": true,
///     "amount": { "value": "10000", "currency": "IDR" },
///     "reason": "REQUESTED_BY_CUSTOMER",
///     "description": "Customer didn't receive the Product",
///     "method": "AUTO",
///     "transferDestination": {
///         "channelCode": "BCA",
///         "channelInformation": {
///             "accountNumber": "17677665415",
///             "accountName": "Reforza Jordan Geotama"
///         },
///         "description": "Refund Pivot"
///     },
///     "metadata": { "notes": "Customer called support" }
/// };
/// ```
///
/// # Rules
///
/// * A refund has exactly one of `payment_session_id` and `charge_id`.
/// * It has an `amount`, unless `is_full_amount` is `true`.
/// * The method `TRANSFER_ONLY` requires a `transfer_destination`.
///
/// `is_full_amount` and `method` decide rules, so they are literals. [`Refund::full`] and [`Refund::part`] create the usual
/// refunds without a macro, and [`try_payment_refund!`] converts plain values.
///
/// # Fields
///
#[doc = include_str!("fields/refund.md")]
#[macro_export]
macro_rules! payment_refund {
    ($($call:tt)*) => { $crate::payment_refund_call! { $crate $($call)* } };
}
