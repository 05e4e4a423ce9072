//! The expiry date of a card.

use super::{ExpiryMonth, ExpiryYear, PlainCard};
use crate::{
    engine::{base::date_time::DateTime, values::Invalid},
    request::{ExpMonth, ExpYear},
};

macro_rules! integers {
    ($text:ident through $number:ident: $($integer:ident)*) => {$(
        impl TryFrom<$integer> for $text {
            type Error = Invalid;

            fn try_from(number: $integer) -> Result<Self, Invalid> {
                match $number::try_from(number) {
                    Ok(number) => Ok(number.into()),
                    Err(invalid) => Err(Invalid { name: stringify!($text), ..invalid }),
                }
            }
        }
    )*};
}

integers!(ExpiryMonth through ExpMonth: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
integers!(ExpiryYear through ExpYear: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

impl PlainCard {
    /// Returns whether the card has expired at a time in seconds since 1970-01-01T00:00:00Z.
    ///
    /// A card is valid until the end of its month in UTC. Its year is one of 2000–2099.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::encrypt::PlainCard;
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let (month, year) = (1.try_into()?, 39.try_into()?); // January 2039
    /// let number = "4440000112200001".parse()?;
    /// let card = PlainCard::new(number, month, year, "123".parse()?, "Rina".parse()?)?;
    /// let february = 2_180_131_200; // 2039-02-01T00:00:00Z
    /// assert!(!card.expired_at_unix_seconds(february - 1));
    /// assert!(card.expired_at_unix_seconds(february));
    /// # Ok(())
    /// # }
    /// ```
    pub fn expired_at_unix_seconds(&self, seconds: i64) -> bool {
        let DateTime { year, month, .. } = DateTime::from_unix_seconds(seconds);
        let number = |digits: &str| digits.parse().unwrap_or(0_i64);
        (year, month) > (2000 + number(self.expiry_year().expose()), number(self.expiry_month().expose()))
    }

    /// Returns whether the card has expired at a time such as `SystemTime::now()`.
    ///
    /// A card is valid until the end of its month in UTC. [`PlainCard::new`] does not check this.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::encrypt::PlainCard;
    /// use std::time::SystemTime;
    ///
    /// /// Returns the text to show in the form, or `None` if the card is valid.
    /// fn mistake(card: &PlainCard) -> Option<&'static str> {
    ///     card.expired_at(SystemTime::now()).then_some("this card has expired")
    /// }
    /// ```
    #[cfg(feature = "std")]
    pub fn expired_at(&self, now: std::time::SystemTime) -> bool {
        match now.duration_since(std::time::UNIX_EPOCH) {
            Ok(since) => self.expired_at_unix_seconds(i64::try_from(since.as_secs()).unwrap_or(i64::MAX)),
            // No card expired before 1970.
            Err(_) => false,
        }
    }
}
