//! Reasons of refunds that nobody has checked.

use alloc::borrow::Cow;
use core::fmt;

use crate::{
    engine::schema::card_detection::looks_like_card_number,
    request::{OtherReason, RefundReason},
};

impl OtherReason {
    /// Returns the reason.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Creates a reason from the text of a value that stays unchecked.
    pub(crate) fn of_name(reason: &str) -> Self {
        Self(Cow::Owned(reason.into()))
    }
}

impl fmt::Debug for OtherReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if looks_like_card_number(&self.0) { f.write_str("redacted") } else { fmt::Debug::fmt(&self.0, f) }
    }
}

impl RefundReason {
    /// Creates a reason that is not checked, for one that the gateway accepts and this crate rejects.
    ///
    /// `Debug` redacts it if it looks like a card number.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::request::RefundReason;
    ///
    /// assert!("WRONG_ITEM".parse::<RefundReason>().is_err());
    /// let reason = RefundReason::new_unchecked("WRONG_ITEM".into());
    /// assert_eq!(reason.as_str(), "WRONG_ITEM");
    /// ```
    pub const fn new_unchecked(reason: Cow<'static, str>) -> Self {
        Self::Other(OtherReason(reason))
    }

    #[doc(hidden)]
    pub const fn unlisted(reason: &'static str) -> Self {
        Self::new_unchecked(Cow::Borrowed(reason))
    }
}
