//! The amounts of refunds: exact decimals, which are strings on the wire.

use alloc::string::ToString;

use crate::{
    engine::{
        base::Decimal,
        values::{Invalid, number_impls::integers},
    },
    request::{Amount, AmountValue, RefundAmount, RefundValue},
};

impl RefundValue {
    /// Returns the exact decimal number, or `None` if the string was created unchecked and is not a number.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{AmountValue, request::RefundValue};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let paid: AmountValue = "10000.50".parse()?;
    /// let value: RefundValue = paid.try_into()?;
    /// assert_eq!(value.to_decimal(), Some(paid.get()));
    /// # Ok(())
    /// # }
    /// ```
    pub fn to_decimal(&self) -> Option<Decimal> {
        Decimal::parse(self.as_ref()).ok()
    }

    /// Creates a value from a number, by its digits.
    // With `dyn`, the function is compiled once for all types.
    fn of_number(number: &dyn core::fmt::Display) -> Result<Self, Invalid> {
        number.to_string().try_into()
    }
}

integers!(RefundValue: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

/// Fails if the number is 0 or has more than two decimals.
impl TryFrom<Decimal> for RefundValue {
    type Error = Invalid;

    fn try_from(number: Decimal) -> Result<Self, Invalid> {
        Self::of_number(&number)
    }
}

/// Fails if the number has more than two decimals.
impl TryFrom<AmountValue> for RefundValue {
    type Error = Invalid;

    fn try_from(number: AmountValue) -> Result<Self, Invalid> {
        number.get().try_into()
    }
}

/// Fails if the amount has more than two decimals.
impl TryFrom<Amount> for RefundAmount {
    type Error = Invalid;

    fn try_from(amount: Amount) -> Result<Self, Invalid> {
        Ok(Self::new(amount.value.try_into()?, amount.currency))
    }
}
