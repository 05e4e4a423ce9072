// The links of the documentation.
#[cfg(doc)]
use crate::*;

/// Creates a [`PaymentSession`] from plain values, which it converts and checks at run time.
///
/// The grammar is that of [`payment_session!`], and the rules between fields are checked at compile time as there. The
/// difference is the run-time values: each may be anything that converts into its field, and the result is a
/// `Result<PaymentSession, Violations>`.
///
/// Its [fields](payment_session#the-request) are those of [`payment_session!`].
///
/// # Examples
///
/// ```
/// use payment_session::{PaymentSession, Violations, try_payment_session, values::non_empty};
///
/// struct Row {
///     order: String,
///     total: i64,
///     email: String,
///     name: Option<String>,
///     surname: String, // "" if the customer has no surname
///     lines: Vec<(String, u32)>,
/// }
///
/// fn session(row: Row) -> Result<PaymentSession, Violations> {
///     try_payment_session! {
///         client_reference_id: row.order,
///         amount: { value: row.total, currency: IDR },
///         payment_method: { type: QR },
///         mode: API,
///         customer: {
///             email: row.email,
///             given_name?: row.name,
///             surname?: non_empty(row.surname),
///         },
///         order_information: {
///             product_details: [
///                 for (name, count) in row.lines {
///                     type: PHYSICAL,
///                     name,
///                     quantity: count,
///                     price: { value: 15_000, currency: IDR },
///                 }
///             ],
///         },
///     }
/// }
///
/// let violations = session(Row {
///     order: "INV/1".into(),
///     total: 30_000,
///     email: "customer@example.com".into(),
///     name: None,
///     surname: "".into(),
///     lines: vec![("Tea".into(), 2), ("Cup".into(), 0)],
/// })
/// .unwrap_err();
/// let pointers: Vec<_> = violations.iter().map(|violation| violation.pointer()).collect();
/// assert_eq!(pointers[0], "/clientReferenceId");
/// assert_eq!(pointers[1], "/orderInformation/productDetails/1/quantity");
/// ```
///
/// # Values
///
/// | field | converts from |
/// |---|---|
/// | a string or enum value | `String`, `&str`, `&String` |
/// | `client_reference_id` and `customer_id` | also every integer; a negative one breaks the rule of the field |
/// | a number | every integer, and strings such as `"10.50"`, whose point is a decimal point; `"50.000"` is rejected, because it can mean 50000 |
/// | `metadata` and `installment` | maps from strings to strings, numbers and booleans, and `serde_json::Value` and `Map`; JSON of another type than an object breaks `metadata` |
/// | every field | its own type, a reference to it, and every type `T` with `Field: TryFrom<T>` whose error is [`Invalid`], [`Violations`] or [`Infallible`](core::convert::Infallible) |
/// | an object | also the `Result<_, Violations>` of [`try_payment_part!`], without `?` |
/// | `key?: value` | an `Option` of any of these |
/// | `..iterator` | items that are any of these |
///
/// A value whose type is open, as in `"…".parse()?` or `None`, has the field's type. [`non_empty`](crate::values::non_empty)
/// turns the empty strings of databases and forms into `None`.
///
/// # Errors
///
/// Returns every value that did not convert, in the order of the source: each with its JSON pointer, which has the
/// indices of lists, its rule and its help. The violations of a part join under the part's pointer. No value is quoted,
/// so no secret appears.
///
/// A `?` in a value returns from your own function, as everywhere, and the violations before it are lost. Write the plain
/// value instead.
#[macro_export]
macro_rules! try_payment_session {
    ($($call:tt)*) => { $crate::try_payment_session_call! { $crate $($call)* } };
}
