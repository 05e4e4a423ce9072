//! Constructors of objects that keep their own rules, whatever their arguments are.

use crate::{
    engine::{
        schema::{Correction, Waivers},
        values::{Checked, Invalid, OtherFields},
    },
    request::{
        AmountValue, ClientReferenceId, Currency, MerchantId, Percentage, PhoneNumber, Refund, RefundAmount,
        RefundMethod, RefundPreference, RefundReason, Remarks, SessionId, SplitRouting, SplitType, TransferDestination,
        telephone,
    },
};

impl RefundPreference {
    /// Creates a preference for a refund through the channel that was paid with, or else by bank transfer.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{request::RefundPreference};
    ///
    /// assert!(RefundPreference::auto().transfer_destination.is_none());
    /// ```
    pub const fn auto() -> Checked<Self> {
        Checked::new_unchecked(Self::new(RefundMethod::AUTO))
    }

    /// Creates a preference for a refund by bank transfer to this account.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::request::{ChannelInformation, RefundPreference, TransferDestination};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let account = ChannelInformation::new("17677665415".try_into()?, "Rina".try_into()?);
    /// let destination = TransferDestination::new("014".try_into()?, account);
    /// let refund = RefundPreference::transfer_only(destination);
    /// assert!(refund.transfer_destination.is_some());
    /// # Ok(())
    /// # }
    /// ```
    pub const fn transfer_only(destination: TransferDestination) -> Checked<Self> {
        Checked::new_unchecked(Self {
            method: RefundMethod::TRANSFER_ONLY,
            transfer_destination: Some(destination),
            other: OtherFields::new(),
            allowed: Waivers::NONE,
        })
    }
}

impl Refund {
    /// Creates a refund of everything that was captured of a session: a [`SessionId`], or a reference to a
    /// `SessionResponse`.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Refund, request::{RefundReason, SessionId}};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let session: SessionId = "44a14481".parse()?;
    /// let refund = Refund::full(session, "REFUND-1".parse()?, RefundReason::CANCELLATION);
    /// assert_eq!(refund.is_full_amount, Some(true));
    /// # Ok(())
    /// # }
    /// ```
    pub fn full(session: impl Into<SessionId>, reference: ClientReferenceId, reason: RefundReason) -> Checked<Self> {
        Checked::new_unchecked(Self {
            payment_session_id: Some(session.into()),
            is_full_amount: Some(true),
            ..Self::new(reference, reason)
        })
    }

    /// Creates a refund of a part of what was captured of a session. The amount is a [`RefundAmount`], or anything that
    /// converts into one, such as an [`Amount`](crate::Amount) or the `Money` of a response.
    ///
    /// # Errors
    ///
    /// Returns an error if a refund cannot have the amount. Nothing is rounded, so more than two decimals are an error.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Amount, Currency, Invalid, Refund, request::{RefundReason, SessionId}};
    ///
    /// fn refund(session: &SessionId, value: &str) -> Result<Vec<u8>, Invalid> {
    ///     let amount = Amount::new(value.parse()?, Currency::IDR);
    ///     let reference = "REFUND-2".parse()?;
    ///     Ok(Refund::part(session.clone(), reference, RefundReason::OTHERS, amount)?.to_json())
    /// }
    ///
    /// let session = "44a14481".parse()?;
    /// let json = String::from_utf8(refund(&session, "2500.50")?).unwrap();
    /// assert!(json.contains(r#""isFullAmount":false,"amount":{"value":"2500.50","currency":"IDR"}"#));
    /// assert!(refund(&session, "0.125").is_err());
    /// # Ok::<(), Invalid>(())
    /// ```
    pub fn part<A: TryInto<RefundAmount>>(
        session: impl Into<SessionId>,
        reference: ClientReferenceId,
        reason: RefundReason,
        amount: A,
    ) -> Result<Checked<Self>, A::Error> {
        Ok(Checked::new_unchecked(Self {
            payment_session_id: Some(session.into()),
            is_full_amount: Some(false),
            amount: Some(amount.try_into()?),
            ..Self::new(reference, reason)
        }))
    }
}

impl PhoneNumber {
    /// Creates an Indonesian number from the forms that people write: `0812-3456-7890`, `+62 812 3456 7890` and
    /// `6281234567890`.
    ///
    /// The country code is `+62`. A number with another country code needs [`PhoneNumber::new`], because nobody knows where
    /// its country code ends.
    ///
    /// # Errors
    ///
    /// Returns an error for a text that is no Indonesian number.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::request::PhoneNumber;
    ///
    /// let phone = PhoneNumber::indonesian("0812-3456-7890")?;
    /// assert_eq!((phone.country_code.as_ref(), phone.number.as_ref()), ("+62", "81234567890"));
    /// assert_eq!(PhoneNumber::indonesian("+62 812 3456 7890")?, phone);
    /// assert!(PhoneNumber::indonesian("+65 9123 4567").is_err());
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    pub fn indonesian(text: &str) -> Result<Self, Invalid> {
        const CODE: &str = "+62";
        let number = match telephone::national_number(text.trim(), Some(CODE)) {
            Some(Correction::Exact { text, .. }) => text.try_into()?,
            _ => text.try_into()?,
        };
        Ok(Self::new(CODE.try_into()?, number))
    }
}

impl SplitRouting {
    /// Creates a share that is a fixed amount.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Currency, SplitRouting};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let (shop, remarks) = ("shop-7".try_into()?, "commission".try_into()?);
    /// let share = SplitRouting::fixed(shop, 2_500.try_into()?, Currency::IDR, remarks);
    /// assert_eq!(share.fixed_amount, Some(2_500.try_into()?));
    /// # Ok(())
    /// # }
    /// ```
    pub const fn fixed(
        merchant_id: MerchantId,
        amount: AmountValue,
        currency: Currency,
        remarks: Remarks,
    ) -> Checked<Self> {
        let mut share = Self::new(merchant_id, SplitType::FIXED, currency, remarks);
        share.fixed_amount = Some(amount);
        Checked::new_unchecked(share)
    }

    /// Creates a share that is a percentage of the payment.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Currency, SplitRouting};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let (shop, remarks) = ("shop-7".try_into()?, "commission".try_into()?);
    /// let share = SplitRouting::percentage(shop, "2.5".parse()?, Currency::IDR, remarks);
    /// assert_eq!(share.percentage_amount, Some("2.5".parse()?));
    /// # Ok(())
    /// # }
    /// ```
    pub const fn percentage(
        merchant_id: MerchantId,
        percentage: Percentage,
        currency: Currency,
        remarks: Remarks,
    ) -> Checked<Self> {
        let mut share = Self::new(merchant_id, SplitType::PERCENTAGE, currency, remarks);
        share.percentage_amount = Some(percentage);
        Checked::new_unchecked(share)
    }
}
