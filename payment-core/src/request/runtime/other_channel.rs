//! Banks at run time, also those that the documentation does not list.

use alloc::{borrow::Cow, boxed::Box};

use crate::{
    engine::{
        schema::{Parameters, RuleId},
        values::{Invalid, enum_impls::EnumType},
    },
    request::{OtherChannel, VaChannel, banks::check_channel, number_digits},
};

impl OtherChannel {
    /// Returns the name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Creates a channel from a name whose form has been checked.
    pub(crate) fn of_name(name: &str) -> Self {
        Self(Cow::Owned(name.into()))
    }
}

impl VaChannel {
    /// Creates the channel of a bank that the documentation does not list.
    ///
    /// The name is a capital letter followed by up to 99 of A–Z, 0–9 and `_`. It may look like a misspelling:
    /// `VaChannel::other("BCAS")` passes, although it is near `BCA`.
    ///
    /// JSON with a name that looks like a misspelling is read by
    /// [`PaymentSession::from_json_with`](crate::session::PaymentSession::from_json_with) with
    /// `Waiver::VaChannel`, and `from_json` rejects it.
    /// [`PaymentSession::waivers_to_read`](crate::session::PaymentSession::waivers_to_read) returns this waiver.
    ///
    /// # Errors
    ///
    /// Returns the reason if the name has another form.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::VaChannel;
    ///
    /// assert!("BCAS".parse::<VaChannel>().is_err());
    /// assert_eq!(VaChannel::other("BCAS")?.as_str(), "BCAS");
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    pub fn other(name: &str) -> Result<Self, Invalid> {
        if name.parse::<Self>().is_ok_and(|listed| !matches!(listed, Self::Other(_))) {
            return name.parse();
        }
        check_channel(name).map_err(|reason| Invalid::new("VaChannel", RuleId::VaChannel, reason))?;
        Ok(Self::Other(OtherChannel::of_name(name)))
    }

    /// Creates the channel of a bank that the documentation lists, for the text of a form.
    ///
    /// `TryFrom` and `FromStr` also accept the name of another bank, and [`other`](Self::other) accepts every name of the
    /// right form.
    ///
    /// # Errors
    ///
    /// Returns an error for any other name. It lists the banks, also as the parameter `allowed` of a violation.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::VaChannel;
    ///
    /// assert_eq!(VaChannel::listed("PERMATA")?, VaChannel::PERMATA);
    /// assert!(VaChannel::listed("MYBANK").is_err());
    /// assert_eq!(VaChannel::try_from("MYBANK")?.as_str(), "MYBANK");
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    pub fn listed(name: &str) -> Result<Self, Invalid> {
        let bank = Self::VALUES.iter().find(|bank| bank.as_str() == name);
        bank.cloned().ok_or_else(|| {
            let invalid = Invalid::misspelt(Self::LIST, name, Self::LIST.message_if_unlisted());
            let parameters = Parameters { allowed: Self::LIST.names(), ..Parameters::default() };
            Invalid { parameters: Some(Box::new(parameters)), ..invalid }
        })
    }

    /// Returns the number of digits of a static account number at this bank, or `None` if it is not known.
    ///
    /// Without a known length, a number of 1 to 100 digits passes. See
    /// [`AccountDigits::for_channel`](crate::request::AccountDigits::for_channel).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::VaChannel;
    ///
    /// assert_eq!(VaChannel::PERMATA.number_digits(), Some(8));
    /// assert_eq!(VaChannel::DANAMON.number_digits(), None);
    /// ```
    pub fn number_digits(&self) -> Option<usize> {
        number_digits(self.as_str())
    }

    #[doc(hidden)]
    pub const fn unlisted(name: &'static str) -> Self {
        Self::Other(OtherChannel(Cow::Borrowed(name)))
    }
}
