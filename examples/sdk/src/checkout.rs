//! Payments on the hosted page, with the presets of this SDK.

use alloc::vec::Vec;

use gateway::{PaymentSession, Violations, payment_presets};

use crate::house;

payment_presets! {
    #[doc(hidden)]
    #[macro_export]
    macro __warung_checkout = payment_session;
    #[doc(hidden)]
    #[macro_export]
    macro __try_warung_checkout = try_payment_session;
    {
        mode: REDIRECT,
        redirect_url: {
            success_return_url: "warung://paid",
            failure_return_url: "warung://failed",
            expiration_return_url: "warung://expired",
        },
        default statement_descriptor: "Warung",
        metadata: { "sdk": "warung/1.0", .. },
    }
}

// By these names, `$crate` finds the macros in this crate as well.
#[doc(hidden)]
pub use __try_warung_checkout as __try_checkout;
#[doc(hidden)]
pub use __warung_checkout as __checkout;

/// A payment on the hosted page. Only [`warung_checkout!`](crate::warung_checkout) and
/// [`try_warung_checkout!`](crate::try_warung_checkout) create one, so it has the presets of this SDK.
#[derive(Clone, Debug, PartialEq)]
pub struct Checkout(PaymentSession);

impl Checkout {
    /// Not public API: the macros call it.
    #[doc(hidden)]
    pub const fn __new(session: PaymentSession) -> Self {
        Self(session)
    }

    /// Returns the JSON of the request.
    ///
    /// # Errors
    ///
    /// Returns the broken rules of the SDK.
    pub fn body(&self) -> Result<Vec<u8>, Violations> {
        house::body(&self.0)
    }
}

/// Creates a [`Checkout`], or declares a template that converts into one.
///
/// It sets `mode` and `redirect_url`, which you cannot write, and `statement_descriptor`, unless you write it. Its `metadata`
/// has an entry `sdk`, to which you can add yours. Attributes `#![allow(rule, …)]` come first.
///
/// # Examples
///
/// ```
/// use warung::{Checkout, OrderNumber, warung_checkout};
///
/// let order = OrderNumber { stall: 7, order: 12 };
/// let checkout = warung_checkout! {
///     client_reference_id: order.into(),
///     amount: { value: 25000, currency: IDR },
///     customer: { email: "ibu@warung.id" },
///     metadata: { "table": 4 },
/// };
/// let body = String::from_utf8(checkout.body().unwrap()).unwrap();
/// assert!(body.contains(r#""metadata":{"sdk":"warung/1.0","table":4}"#));
///
/// warung_checkout! {
///     /// A meal, paid on the hosted page.
///     pub struct Meal {
///         client_reference_id: _,
///         amount: { value: _ as total, currency: IDR },
///         customer: { email: _ },
///     }
/// }
/// let meal = Meal {
///     client_reference_id: order.into(),
///     total: 25_000.try_into().unwrap(),
///     email: "ibu@warung.id".parse().unwrap(),
/// };
/// assert!(Checkout::from(meal).body().is_ok());
/// ```
#[macro_export]
macro_rules! warung_checkout {
    ($(#[$($attribute:tt)*])* $visibility:vis struct $name:ident { $($entries:tt)* }) => {
        $crate::__checkout! { $(#[$($attribute)*])* $visibility struct $name { $($entries)* } }

        impl ::core::convert::From<$name> for $crate::Checkout {
            fn from(template: $name) -> Self {
                Self::__new(::core::convert::Into::into(template))
            }
        }
    };
    ($($entries:tt)*) => { $crate::Checkout::__new($crate::__checkout! { $($entries)* }) };
}

/// Creates a [`Checkout`] from plain values. It returns a `Result` with every value that does not convert.
///
/// # Examples
///
/// ```
/// use warung::{OrderNumber, try_warung_checkout};
///
/// let (order, total, email) = (OrderNumber { stall: 7, order: 12 }, 25_000_u32, "ibu@warung.id".to_owned());
/// let checkout = try_warung_checkout! {
///     client_reference_id: order,
///     amount: { value: total, currency: IDR },
///     customer: { email },
/// };
/// assert!(checkout.unwrap().body().is_ok());
/// ```
#[macro_export]
macro_rules! try_warung_checkout {
    // Its fields have checked types: the error says so.
    ($(#[$($attribute:tt)*])* $visibility:vis struct $($template:tt)*) => {
        $crate::__try_checkout! { $visibility struct $($template)* }
    };
    ($($entries:tt)*) => {
        ::core::result::Result::map($crate::__try_checkout! { $($entries)* }, $crate::Checkout::__new)
    };
}
