//! Conversions of `rust_decimal` numbers.

use rust_decimal::Decimal;

use crate::{
    engine::values::Invalid,
    request::{AmountValue, Percentage, PriceValue, Quantity},
};

macro_rules! numbers {
    ($($name:ident)*) => {$(
        /// Converts a number with all its digits, including trailing zeros. A number with more than 18 digits is rejected,
        /// never rounded. A negative number is rejected, too, but a negative zero counts as 0.
        ///
        /// ```
        #[doc = concat!("use payment_session::request::", stringify!($name), ";")]
        /// use rust_decimal::Decimal;
        ///
        #[doc = concat!("assert_eq!(", stringify!($name), "::try_from(Decimal::new(1050, 2))?.to_string(), \"10.50\");")]
        ///
        /// let third = Decimal::TEN / Decimal::from(3);
        #[doc = concat!("assert!(", stringify!($name), "::try_from(third).is_err());")]
        #[doc = concat!("assert_eq!(", stringify!($name), "::try_from(third.round_dp(2))?.to_string(), \"3.33\");")]
        /// # Ok::<(), payment_session::Invalid>(())
        /// ```
        impl TryFrom<Decimal> for $name {
            type Error = Invalid;

            fn try_from(number: Decimal) -> Result<Self, Invalid> {
                let number = if number.is_zero() { number.abs() } else { number };
                Self::of_number(&number)
            }
        }

        /// Converts a number exactly, with its trailing zeros.
        impl From<$name> for Decimal {
            fn from(number: $name) -> Self {
                number.get().into()
            }
        }
    )*};
}

numbers!(AmountValue PriceValue Quantity Percentage);

/// Converts a number exactly, with its trailing zeros.
impl From<crate::engine::base::Decimal> for Decimal {
    fn from(number: crate::engine::base::Decimal) -> Self {
        Self::from_i128_with_scale(number.digits().into(), number.scale().into())
    }
}
