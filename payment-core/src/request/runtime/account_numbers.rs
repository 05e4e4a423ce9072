//! Account numbers of a known length.

use alloc::{borrow::Cow, string::String};

use crate::{
    engine::values::{
        Invalid,
        digit_types::{check_digit_count, digit_types},
    },
    request::{ACCOUNT_NUMBER, VaChannel, VirtualAccountNumber},
};

digit_types! {
    of VirtualAccountNumber by ACCOUNT_NUMBER;

    /// An account number of exactly `N` digits, at most 100, for a run-time value next to a channel with numbers of that length.
    ///
    /// It is created from a string or a [`VirtualAccountNumber`], with `TryFrom` or `parse`. Rule `va-number-digits`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::request::Digits;
    ///
    /// let number: Digits<8> = "00000001".try_into()?; // a string, because leading zeros count
    /// assert_eq!(number.as_ref(), "00000001");
    /// assert!(Digits::<8>::try_from("1").is_err());
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    exact Digits;

    /// An account number of 1 to 100 digits, for a run-time value next to a channel without a documented length.
    ///
    /// It is created from a string or a [`VirtualAccountNumber`], with `TryFrom` or `parse`. Rule `va-number-digits`.
    any AccountDigits;
}

impl AccountDigits {
    /// Checks an account number against the length that the channel's bank uses.
    ///
    /// Use it where both are known at run time only.
    ///
    /// # Errors
    ///
    /// Returns the reason if the text is not all digits, or if their number is not
    /// [`VaChannel::number_digits`](crate::request::VaChannel::number_digits).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{VaChannel, request::{AccountDigits, VirtualAccountNumber}};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let channel: VaChannel = "PERMATA".parse()?;
    /// let digits = AccountDigits::for_channel(&channel, "00000001")?;
    /// let number: VirtualAccountNumber = digits.into();
    /// assert!(AccountDigits::for_channel(&channel, "1").is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn for_channel(channel: &VaChannel, text: impl Into<String>) -> Result<Self, Invalid> {
        let text = text.into();
        let (min, max) = ACCOUNT_NUMBER.range(channel.as_str());
        check_digit_count(&ACCOUNT_NUMBER, "AccountDigits", &text, min, max)?;
        Ok(Self(Cow::Owned(text)))
    }
}
