//! The customer, and the way in which the customer is refunded.

use super::{
    AccountName, AccountNumber, ChannelCode, CountryCode, Email, GivenName, NationalNumber, RefundMethod, Surname,
};
use crate::values::{Checked, object_struct::object};

object! {
    /// A customer.
    #[page(CustomerObject)]
    pub struct Customer {
        /// `givenName`, optional, 1–255 characters.
        /// Rule `text`.
        optional given_name: GivenName = "givenName",
        /// `surname`, optional, 0–255 characters; older pages spell it `sureName`.
        /// Rule `text`.
        optional surname: Surname = "surname",
        /// `email`, required, 1–255 characters: the gateway knows the customer by it.
        /// Rule `email`.
        required email: Email = "email",
        /// `phoneNumber`, optional.
        /// Rule `phone`.
        optional phone_number: PhoneNumber = "phoneNumber",
        /// `refundPreference`, optional, how the customer is refunded.
        /// Rule `transfer-destination`.
        optional refund_preference: Checked<RefundPreference> = "refundPreference",
    }

    /// A telephone number.
    #[page(CustomerObject)]
    pub struct PhoneNumber {
        /// `countryCode`, required, an optional `+` and one to three digits.
        /// Rule `phone`.
        required country_code: CountryCode = "countryCode",
        /// `number`, required, 1–15 digits without country code and leading zero. The documentation says that it begins
        /// with 8, but one of its responses shows a leading zero.
        /// Rule `phone`.
        required number: NationalNumber = "number",
    }

    /// The way in which a customer is refunded.
    #[page(CustomerObject)]
    pub struct RefundPreference where allowed {
        /// `method`, required: `TRANSFER_ONLY` makes `transferDestination` necessary.
        /// Rules `enum`, `transfer-destination`.
        required method: RefundMethod = "method",
        /// `transferDestination`, optional, the account to transfer to.
        /// Rule `transfer-destination`.
        optional transfer_destination: TransferDestination = "transferDestination",
    }

    /// An account to transfer a refund to.
    #[page(CustomerObject)]
    pub struct TransferDestination {
        /// `channelCode`, required, 1–20 characters: a payout channel.
        /// Rule `text`.
        required channel_code: ChannelCode = "channelCode",
        /// `channelInformation`, required: the account there.
        /// Rule `missing-field`.
        required channel_information: ChannelInformation = "channelInformation",
    }

    /// An account at a payout channel.
    #[page(CustomerObject)]
    pub struct ChannelInformation {
        /// `accountNumber`, required, 1–30 characters. Prints redacted.
        /// Rule `text`.
        required account_number: AccountNumber = "accountNumber",
        /// `accountName`, required, 1–50 characters.
        /// Rule `text`.
        required account_name: AccountName = "accountName",
    }
}
