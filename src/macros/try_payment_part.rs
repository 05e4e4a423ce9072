// The links of the documentation.
#[cfg(doc)]
use crate::*;

/// Creates one object of a request from plain values, which it converts and checks at run time.
///
/// It is to [`payment_part!`] what [`try_payment_session!`] is to [`payment_session!`]. Pointers begin at the object;
/// written as a value of `try_payment_session!`, the result joins the request's violations under the object's pointer.
///
/// # Examples
///
/// ```
/// use payment_session::{
///     Customer, PaymentSession, Violations, try_payment_part, try_payment_session,
/// };
///
/// fn customer(email: &str, name: Option<&str>) -> Result<Customer, Violations> {
///     try_payment_part!(Customer { email, given_name?: name })
/// }
///
/// fn session(order: u32, email: &str) -> Result<PaymentSession, Violations> {
///     try_payment_session! {
///         client_reference_id: format!("INV-{order}"),
///         amount: { value: 10_000, currency: IDR },
///         redirect_url: {},
///         customer: customer(email, None), // no `?`: its violations join the others
///     }
/// }
///
/// assert_eq!(session(1, "customer").unwrap_err()[0].pointer(), "/customer/email");
/// ```
#[macro_export]
macro_rules! try_payment_part {
    ($($part:tt)*) => { $crate::try_payment_part_call! { $crate $($part)* } };
}
