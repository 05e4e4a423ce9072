// The links of the documentation.
#[cfg(doc)]
use crate::*;

/// Creates one object of a request, which it checks at compile time.
///
/// The entries are written as in [`payment_session!`], after the name of the object. The name is looked up among the
/// objects of a request, so it need not be imported.
///
/// The fields of each object are listed with [`payment_session!`](payment_session#the-request) and
/// [`payment_refund!`](payment_refund#the-request).
///
/// # Examples
///
/// ```
/// use payment_session::{Product, payment_part, request::{ProductName, Quantity}};
///
/// fn product(name: ProductName, quantity: Quantity) -> Product {
///     payment_part!(Product {
///         type: PHYSICAL,
///         name,
///         quantity,
///         price: { value: 15_000, currency: IDR },
///     })
/// }
/// # assert!(product("Tea".try_into().unwrap(), 2.try_into().unwrap()).name.is_some());
/// ```
///
/// An object that has rules of its own is returned as [`Checked`]:
///
/// ```
/// use payment_session::{Checked, SplitRouting, payment_part};
///
/// const FEE: Checked<SplitRouting> = payment_part!(SplitRouting {
///     merchant_id: "platform",
///     type: PERCENTAGE,
///     percentage_amount: 2.5,
///     currency: IDR,
///     remarks: "fee",
/// });
/// ```
///
/// The rules between a part and the rest of its request are checked with the [draft](SessionDraft) that contains the part.
/// [`Metadata`](crate::values::Metadata) and [`Installment`](crate::values::Installment) are arbitrary JSON, so they are not
/// parts. A whole request is a [`payment_session!`].
#[macro_export]
macro_rules! payment_part {
    ($($part:tt)*) => { $crate::payment_part_call! { $crate $($part)* } };
}
