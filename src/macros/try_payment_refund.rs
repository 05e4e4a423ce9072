// The links of the documentation.
#[cfg(doc)]
use crate::*;

/// Creates a [`Checked`]`<`[`Refund`]`>` from plain values, which it converts and checks at run time.
///
/// It is to [`payment_refund!`] what [`try_payment_session!`] is to [`payment_session!`]. The rules between fields are
/// checked at compile time.
///
/// Its [fields](payment_refund#the-request) are those of [`payment_refund!`].
///
/// # Examples
///
/// ```
/// use payment_session::{Checked, Refund, Violations, try_payment_refund};
///
/// struct Row {
///     id: u32,
///     session: String,
///     value: String,
///     note: Option<String>,
/// }
///
/// fn refund(row: Row) -> Result<Checked<Refund>, Violations> {
///     try_payment_refund! {
///         client_reference_id: format!("REFUND-{}", row.id),
///         payment_session_id: row.session,
///         amount: { value: row.value, currency: IDR },
///         reason: OTHERS,
///         description?: row.note,
///     }
/// }
///
/// let row = Row { id: 1, session: "44a14481".into(), value: "0.125".into(), note: None };
/// let violations = refund(row).unwrap_err();
/// assert_eq!(violations[0].pointer(), "/amount/value"); // more than two decimals
/// ```
///
/// # Errors
///
/// Returns every value that did not convert, in the order of the source.
#[macro_export]
macro_rules! try_payment_refund {
    ($($call:tt)*) => { $crate::try_payment_refund_call! { $crate $($call)* } };
}
