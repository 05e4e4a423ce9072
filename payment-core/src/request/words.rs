//! The documented words of a request.

use crate::values::word_enum::words;
#[cfg(feature = "runtime")]
use {
    crate::{schema::RuleId, values::Invalid},
    alloc::borrow::Cow,
};

words! {
    /// Whether a session is paid once or again and again.
    pub enum PaymentType: Enum {
        /// Paid once. What an absent `paymentType` means.
        SINGLE,
        /// Paid any number of times through a fixed number or code; QR and virtual accounts only, in `API` mode.
        MULTIPLE,
    }

    /// Whose page the customer pays on.
    pub enum Mode: Enum {
        /// The gateway's hosted page. What an absent `mode` means. In an iframe, the page requires that the gateway
        /// lists your domain; payments with `DANA` cannot be made in one.
        REDIRECT,
        /// The merchant's own page.
        API,
    }

    /// How the customer pays.
    pub enum MethodType: Enum {
        /// A transfer to a virtual account.
        VIRTUAL_ACCOUNT,
        /// A QRIS code.
        QR,
        /// A credit or debit card.
        CARD,
        /// An e-wallet.
        EWALLET,
    }

    /// Whose rule ends a session.
    pub enum ExpirationMode: Enum {
        /// The processor's. What an absent `expirationMode` means.
        LOOSE,
        /// The merchant's.
        STRICT,
    }

    /// The kind of a product.
    pub enum ProductType: Enum {
        /// Goods that are shipped.
        PHYSICAL,
        /// Goods that are downloaded.
        DIGITAL,
        /// Work that is done.
        SERVICE,
    }

    /// How fast goods are shipped.
    pub enum ShippingMethod: Enum {
        /// At the usual pace.
        REGULAR,
        /// On the next day.
        NEXTDAY,
        /// On the same day.
        SAMEDAY,
        /// At once.
        INSTANT,
    }

    /// How a customer is refunded.
    pub enum RefundMethod: Enum {
        /// Through the channel that was paid with, else by bank transfer.
        AUTO,
        /// By bank transfer; needs a `transferDestination`.
        TRANSFER_ONLY,
    }

    /// When a card's authorised amount is captured.
    pub enum CaptureMethod: Enum {
        /// At once, by the gateway. The documentation's table and examples spell it so.
        automatic,
        /// The same as `automatic`, in the spelling of the documentation's comments.
        AUTOMATIC,
        /// Later, by the merchant's call. The documentation's table spells it so.
        manual,
        /// The same as `manual`, in the spelling of the documentation's comments and of the page Charge.
        MANUAL,
    }

    /// Whether a card payment goes through 3-D Secure.
    pub enum ThreeDsMethod: Enum {
        /// As the gateway decides. What an absent `threeDsMethod` means.
        AUTOMATIC,
        /// Without.
        NEVER,
        /// With a challenge.
        CHALLENGE,
        /// Authenticated already, by the merchant's own server; takes `threeDsInfo`.
        EXTERNAL,
    }

    /// How a split's share is stated.
    pub enum SplitType: Enum {
        /// As a sum: `fixedAmount`.
        FIXED,
        /// As a share: `percentageAmount`.
        PERCENTAGE,
    }

    /// The e-wallet that is paid with.
    pub enum EwalletChannel: EwalletChannel {
        /// The wallet `DANA`.
        DANA,
        /// The wallet `SHOPEEPAY`. In `API` mode the answer's URL is an app link.
        SHOPEEPAY,
        /// The wallet `OVO`.
        OVO,
    }

    /// The bank of a virtual account. The documented list is open: see [`VaChannel::other`].
    pub enum VaChannel: VaChannel, sample PERMATA {
        /// Bank Central Asia. Static numbers have 6 digits.
        BCA,
        /// Bank Negara Indonesia. Static numbers have 4 digits.
        BNI,
        /// Bank Rakyat Indonesia. Static numbers have 7 digits by the documentation's table, 6 in its example.
        BRI,
        /// Bank Syariah Indonesia. Static numbers have 8 digits.
        BSI,
        /// Bank Neo Commerce. Static numbers have 4 digits.
        BNC,
        /// CIMB Niaga. Static numbers have 8 digits.
        CIMB,
        /// Bank Danamon. The row with the digits of its static numbers could not be read, so 1 to 100 digits pass.
        DANAMON,
        /// Bank Mandiri. Static numbers have 7 digits.
        MANDIRI,
        /// Bank Permata. Static numbers have 8 digits.
        PERMATA,
        ..Other(OtherChannel)
    }
}

/// How many digits a static number has at each bank (page "Virtual Account > Limitation").
const NUMBER_DIGITS: [(&str, usize); 8] =
    [("BCA", 6), ("BNI", 4), ("BRI", 7), ("BSI", 8), ("BNC", 4), ("CIMB", 8), ("MANDIRI", 7), ("PERMATA", 8)];

/// The digits of a static number at this bank; none where any number up to 100 passes.
#[doc(hidden)]
pub fn number_digits(channel: &str) -> Option<usize> {
    NUMBER_DIGITS.iter().find(|(name, _)| *name == channel).map(|(_, digits)| *digits)
}

/// A bank that the documentation does not list.
#[doc(hidden)]
#[cfg_attr(feature = "runtime", derive(Clone, Debug, PartialEq, Eq, Hash))]
pub struct OtherChannel(alloc::borrow::Cow<'static, str>);

#[cfg(feature = "runtime")]
impl core::ops::Deref for OtherChannel {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

#[cfg(feature = "runtime")]
impl OtherChannel {
    /// Of a name that has been checked: it goes out as it is.
    pub(crate) fn checked(name: &str) -> Self {
        Self(Cow::Owned(name.into()))
    }
}

#[cfg(feature = "runtime")]
impl VaChannel {
    /// A bank that the documentation does not list: a capital letter, then up to 99 of A–Z, 0–9 and `_`.
    ///
    /// This is the way round the check for misspellings: `VaChannel::other("BCAS")` passes, though it is near
    /// `BCA`. Such a name passes in the macro and in a draft; read back from JSON it is refused.
    pub fn other(name: &str) -> Result<Self, Invalid> {
        if name.parse::<Self>().is_ok_and(|listed| !matches!(listed, Self::Other(_))) {
            return name.parse();
        }
        crate::schema::forms::channel(name).map_err(|reason| Invalid::new("VaChannel", RuleId::VaChannel, reason))?;
        Ok(Self::Other(OtherChannel::checked(name)))
    }

    /// Returns how many digits a static account number has at this bank, or `None` if that is not known.
    ///
    /// Without a known length, a number of 1 to 100 digits passes. See
    /// [`AccountDigits::for_channel`](crate::request::AccountDigits::for_channel).
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
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
