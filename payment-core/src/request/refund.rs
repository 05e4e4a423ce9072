//! A refund, and the objects that only it has.

use super::{
    ChargeId, ClientReferenceId, Currency, REFUND_REQUEST, RefundAccountName, RefundAccountNumber, RefundChannelCode,
    RefundDescription, RefundMethod, RefundReason, RefundStatement, RefundValue, SessionId, free_json::Metadata,
};
use crate::engine::values::object_struct::object;

object! {
    of REFUND_REQUEST;

    /// A refund of a payment that was captured.
    ///
    /// It is checked by [`check`](Self::check), or by `payment_refund!` at compile time. Both return a
    /// [`Checked`](crate::Checked) refund, which can be sent.
    #[page(RefundObject)]
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Refund, request::RefundReason};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let mut refund = Refund::new("REFUND-1".try_into()?, RefundReason::DUPLICATE);
    /// refund.payment_session_id = Some("44a14481".try_into()?);
    /// refund.is_full_amount = Some(true);
    /// let refund = refund.check()?;
    /// assert!(refund.to_json().starts_with(br#"{"clientReferenceId":"REFUND-1","paymentSessionId":"#));
    /// # Ok(())
    /// # }
    /// ```
    pub struct Refund in Checked where allowed {
        /// `clientReferenceId`, required, 1–100 characters of letters, digits, `-` and `_`: your id of the refund. Each
        /// refund needs its own. Two refunds of the same amount differ only in it.
        /// Rule `reference`.
        /// Page: [Refund Object].
        required client_reference_id: ClientReferenceId = "clientReferenceId",
        /// `paymentSessionId`, 1–255 characters: the gateway's id of the session to refund. A refund has either this or
        /// `chargeId`.
        /// Rules `text`, `refund-target`.
        /// Page: [Refund Object].
        optional payment_session_id: SessionId = "paymentSessionId",
        /// `chargeId`, 1–255 characters: the gateway's id of the charge to refund. A refund has either this or
        /// `paymentSessionId`.
        /// Rules `text`, `refund-target`.
        /// Page: [Refund Object].
        optional charge_id: ChargeId = "chargeId",
        /// `isFullAmount`, optional, `false` when absent: whether to refund everything that was captured. Without `true`,
        /// `amount` is required.
        /// Rule `refund-amount`.
        /// Page: [Refund Object].
        optional is_full_amount: bool = "isFullAmount",
        /// `amount`: the amount to refund. It is required unless `isFullAmount` is `true`. Only the gateway knows whether
        /// so much is left to refund.
        /// Rule `refund-amount`.
        /// Page: [Refund Object].
        optional amount: RefundAmount = "amount",
        /// `reason`, required: the reason of the refund.
        /// Rule `enum`.
        /// Page: [Refund Object].
        required reason: RefundReason = "reason",
        /// `description`, optional, 0–50 characters: your internal note.
        /// Rule `text`.
        /// Page: [Refund Object].
        optional description: RefundDescription = "description",
        /// `method`, optional, `AUTO` when absent: whether the refund goes back through the channel of the payment (`AUTO`),
        /// or to a bank account (`TRANSFER_ONLY`), which then is required.
        /// Rules `enum`, `transfer-destination`.
        /// Page: [Refund Object].
        optional method: RefundMethod = "method",
        /// `transferDestination`: the bank account of the refund. `TRANSFER_ONLY` requires it. With `AUTO`, it is the
        /// account for channels that cannot refund.
        /// Rule `transfer-destination`.
        /// Page: [Refund Object].
        optional transfer_destination: RefundTransferDestination = "transferDestination",
        /// `metadata`, optional: any JSON object. The gateway returns it unchanged.
        /// Rule `metadata`.
        /// Page: [Refund Object].
        optional metadata: Metadata = "metadata",
    }

    /// An amount to refund. On the wire, its value is a string.
    #[page(RefundObject)]
    pub struct RefundAmount as money {
        /// `value`, required, 1–18 characters: a decimal number greater than 0, with at most two decimals, in a string.
        /// Rule `amount.value`.
        /// Page: [Refund Object].
        required value: RefundValue = "value",
        /// `currency`, required: an ISO 4217 code, that of the payment.
        /// Rule `currency`.
        /// Page: [Refund Object].
        required currency: Currency = "currency",
    }

    /// The bank account that a refund is transferred to.
    #[page(RefundObject)]
    pub struct RefundTransferDestination {
        /// `channelCode`, required, 1–30 characters: the code of the bank as a payout channel, for example `BCA`.
        /// Rule `text`.
        /// Page: [Refund Object].
        required channel_code: RefundChannelCode = "channelCode",
        /// `channelInformation`, required: the account at that bank.
        /// Rule `missing-field`.
        /// Page: [Refund Object].
        required channel_information: RefundChannelInformation = "channelInformation",
        /// `description`, optional, 0–20 characters, letters, digits and spaces: the text on the customer's bank statement.
        /// Rule `text`.
        /// Page: [Refund Object].
        optional description: RefundStatement = "description",
    }

    /// An account at a bank that a refund is transferred to.
    #[page(RefundObject)]
    pub struct RefundChannelInformation {
        /// `accountNumber`, required, 1–60 characters: the number of the account. `Debug` redacts it.
        /// Rule `text`.
        /// Page: [Refund Object].
        required account_number: RefundAccountNumber = "accountNumber",
        /// `accountName`, required, 1–60 characters: the name of the account's owner.
        /// Rule `text`.
        /// Page: [Refund Object].
        required account_name: RefundAccountName = "accountName",
    }
}
