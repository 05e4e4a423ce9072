//! Constructors of objects that keep their own rules, whatever their arguments are.

use crate::{
    request::{
        AmountValue, Currency, MerchantId, Percentage, RefundMethod, RefundPreference, Remarks, SplitRouting,
        SplitType, TransferDestination,
    },
    schema::Waivers,
    values::{Checked, OtherFields},
};

impl RefundPreference {
    /// Creates a preference for a refund through the channel that was paid with, or else by bank transfer.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
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
    /// # use payment_core as payment_session;
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

impl SplitRouting {
    /// Creates a share that is a fixed amount.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
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
    /// # use payment_core as payment_session;
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
